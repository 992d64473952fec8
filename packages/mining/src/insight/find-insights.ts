// The sentences a person should read first about a log: where cases go back, wait, skip, how many ways they take and
// where they end. Only what the data carries: every share has a 95 % interval narrower than 20 points.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { caseDurations } from '../discovery/activity-stats.ts';
import { quantileOf } from '../discovery/describe.ts';
import { variantsOf } from '../discovery/variants.ts';
import { saysEnough } from './intervals.ts';
import { outcomesOf, toneOfName, type Outcomes } from './outcomes.ts';
import { precedenceOf } from './precedence.ts';
import { findReturns, type ReturnInsight } from './returns.ts';
import { findSkips, type SkipInsight } from './skips.ts';
import { findSlowSteps, type SlowInsight } from './slow-steps.ts';

export interface WaysInsight {
  readonly kind: 'ways';
  readonly ways: number;
  readonly of: number;
  readonly share: number;
  /** All cases. */
  readonly cases: number;
  readonly medianDays: number;
}

export interface EndInsight {
  readonly kind: 'end';
  readonly activity: string;
  readonly cases: number;
  readonly of: number;
  readonly share: number;
}

/** Something that stands out in a log, with the figures behind it: going back, waiting, skipping, ways, ends. */
export type Insight = ReturnInsight | SlowInsight | SkipInsight | WaysInsight | EndInsight;

/**
 * What stands out in `log`, the best three first: one each of the kinds that ask for a change (going back, skipping,
 * waiting), then how varied and how the cases end, then further ones. At most eight; none for a log with too few cases.
 */
export function findInsights(log: EventLog): Insight[] {
  if (caseCount(log) === 0) return [];
  const precedence = precedenceOf(log);
  const outcomes = outcomesOf(log, precedence.casesOf);
  // A return that costs time says more than a frequent one that does not.
  const returns = findReturns(log, precedence, outcomes).toSorted(
    (a, b) => b.cases * (b.extraDays ?? 0) - a.cases * (a.extraDays ?? 0),
  );
  const skips = findSkips(log, precedence, outcomes);
  const slow = findSlowSteps(log);
  const leading = [returns[0], skips[0], slow[0], ...findWays(log), ...findEnds(log, outcomes)];
  const further = [returns[1], slow[1], skips[1]];
  return [...leading, ...further].filter((insight) => insight !== undefined);
}

/** The fewest variants that make up half of the cases; ten at most, whatever their share then is. */
function findWays(log: EventLog): WaysInsight[] {
  const variants = variantsOf(log);
  const cases = caseCount(log);
  let ways = 0;
  let covered = 0;
  while (ways < Math.min(10, variants.length) && covered < cases / 2) covered += variants[ways++]!.cases;
  if (variants.length < 2 || !saysEnough(covered, cases)) return [];
  return [
    {
      kind: 'ways',
      ways,
      of: variants.length,
      share: covered / cases,
      cases,
      medianDays: quantileOf(caseDurations(log), 0.5) / 86_400,
    },
  ];
}

/** The commonest bad end by name; else the commonest place where cases stop although others go on; else the commonest end. */
function findEnds(log: EventLog, outcomes: Outcomes): EndInsight[] {
  const of = caseCount(log);
  const counts = new Uint32Array(log.activities.length);
  for (let c = 0; c < of; c++) counts[log.activity[log.caseOffsets[c + 1]! - 1]!]!++;
  const ends = [...counts.keys()]
    .filter((a) => counts[a]! > 0)
    .toSorted((a, b) => counts[b]! - counts[a]! || a - b);
  const chosen =
    ends.find((a) => toneOfName(log.activities[a]!) === 'bad') ??
    ends.find((a) => outcomes.closing[a] === 0 && counts[a]! >= 0.05 * of) ??
    ends[0];
  if (chosen === undefined) return [];
  const cases = counts[chosen]!;
  // That nearly all end alike is no news.
  if (cases > 0.95 * of || !saysEnough(cases, of)) return [];
  return [{ kind: 'end', activity: log.activities[chosen]!, cases, of, share: cases / of }];
}
