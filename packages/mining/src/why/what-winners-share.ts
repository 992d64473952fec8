// What winners share: at every landmark, the features that go with winning afterwards. "Goes with", never "causes".
// Guaranteed: where nothing has an effect, at most one analysis in twenty finds anything; of what is found, at most a
// twentieth is chance on average.
import { saysEnough, tellsFrom, wilson, type Interval } from '../insight/intervals.ts';
import type { EventLog } from '../log/event-log.ts';
import { portionOf } from '../parallel/watch.ts';
import { riskRatio, type Ratio } from '../statistics/risk-ratio.ts';
import { LOST, WON } from './case-ends.ts';
import type { CohortCounts, Landmark } from './cohort.ts';
import { distinctFindings, type SameCasesAs, type Standing } from './distinct-findings.ts';
import { NONE, type Feature } from './feature.ts';
import {
  featureAt,
  gather,
  foundCohorts,
  prepare,
  type LogCohorts,
  wonOrLost,
  type WhyOptions,
} from './gather.ts';
import type { SuspectedLeak } from './leaks.ts';
import { growTree, type OutcomeTree } from './outcome-tree.ts';

/** Decided cases, and those of them that were won, with the 95 % interval of the share (Wilson). */
export interface WonOf extends Interval {
  readonly n: number;
  readonly won: number;
  readonly share: number;
  /** Open cases beside them that are old enough; not in the test. */
  readonly open: number;
}

/** A difference at a landmark, before what accounts for it was asked. */
export interface OutcomeDifference {
  readonly landmark: Landmark;
  readonly feature: Feature;
  readonly with: WonOf;
  readonly without: WonOf;
  /**
   * How many times as often cases with the feature are won: risk ratio with its 95 % interval, which leaves 1 out, and is
   * not widened for the other questions asked.
   */
  readonly ratio: Ratio;
  /** Fisher's exact test; Mann and Whitney's where the feature is a number. */
  readonly p: number;
  /** Adjusted for all questions asked at all landmarks (Benjamini and Hochberg). */
  readonly q: number;
}

/** A difference that a finding accounts for. */
export interface OutcomeEcho extends OutcomeDifference {
  readonly sameCasesAs: SameCasesAs;
}

/** Something that goes with winning, with what it accounts for. */
export interface WinnersFinding extends OutcomeDifference {
  /** The larger of the test's p and the one among cases that are alike in all stronger findings; q is of this one. */
  readonly p: number;
  /** Other differences that this one accounts for: the same at other landmarks, and what comes along with it. */
  readonly echoes: readonly OutcomeEcho[];
}

/** What goes with winning, where it was asked, what was left out, and a picture of it. */
export interface WinnersReport {
  /** Strongest evidence first. */
  readonly findings: readonly WinnersFinding[];
  /** Attributes that look as if they were known only afterwards: shown apart, never findings. */
  readonly suspectedLeaks: readonly SuspectedLeak[];
  /** Where it was asked, with the cases beside. "Not enough data" where `isEnough` is false: nothing is said there. */
  readonly landmarks: readonly (CohortCounts & { readonly isEnough: boolean })[];
  /** How many questions were asked. */
  readonly asked: number;
  /** At the landmark of the strongest finding; one leaf where nothing holds. Null where nothing could be asked. */
  readonly tree: OutcomeTree | null;
}

/**
 * Compares won with lost cases at every landmark, by what was known there: stages visited, how often and in which order,
 * times, people and hand-overs so far, attributes. Cases still open, or too young to be decided, stand beside.
 *
 * @param found where they have been found already: `cohortsOf` of the same log and options
 * @throws {RangeError} where an option cannot be: an activity that is two kinds of end, negative days, a rate outside 0..1
 */
export function whatWinnersShare(log: EventLog, options: WhyOptions, found?: LogCohorts): WinnersReport {
  const prepared = foundCohorts(log, options, found);
  const { cohorts, asked, counts } = gather(
    prepared,
    wonOrLost,
    ({ n1, hits1, n0, hits0 }) => saysEnough(hits1, n1) && saysEnough(hits0, n0),
    portionOf(options.watch, 0.1, 0.9),
  );
  options.watch?.step(0.9, 1);
  const distinct = distinctFindings(cohorts, asked, prepared.rate, ({ tested: { sides } }) =>
    tellsFrom(riskRatio(sides.hits1, sides.n1, sides.hits0, sides.n0), 1),
  );
  const differenceOf = ({ at, tested, p, q }: Standing): OutcomeDifference => {
    const { n1, hits1, n0, hits0, open1, open0 } = tested.sides;
    return {
      landmark: cohorts[at]!.cohort.counts.landmark,
      feature: tested.column.feature,
      with: wonOf(hits1, n1, open1),
      without: wonOf(hits0, n0, open0),
      ratio: riskRatio(hits1, n1, hits0, n0),
      p,
      q,
    };
  };
  const findings = distinct.map((finding): WinnersFinding => ({
    ...differenceOf(finding),
    echoes: finding.echoes.map((echo) => ({ ...differenceOf(echo), sameCasesAs: echo.sameCasesAs })),
  }));
  const treeAt = distinct[0]?.at ?? largest(cohorts.map(({ cohort }) => cohort.rows.length));
  return {
    findings,
    suspectedLeaks: prepared.attributes.suspected,
    landmarks: counts.map((count) => ({ ...count, isEnough: saysEnough(count.won, count.won + count.lost) })),
    asked,
    tree:
      treeAt < 0
        ? null
        : growTree(
            cohorts[treeAt]!,
            distinct.flatMap(({ at, tested, echoes }) =>
              [{ at, tested }, ...echoes].filter((candidate) => candidate.at === treeAt),
            ),
          ),
  };
}

export function wonOf(won: number, n: number, open: number): WonOf {
  return n === 0
    ? { n, won, share: 0, low: 0, high: 1, open }
    : { n, won, share: won / n, ...wilson(won, n), open };
}

function largest(sizes: readonly number[]): number {
  let best = -1;
  for (const [i, size] of sizes.entries()) if (best < 0 || size > sizes[best]!) best = i;
  return best;
}

/** Case indexes behind a difference, ascending. */
export interface CasesBehindDifference {
  readonly withWon: Uint32Array;
  readonly withLost: Uint32Array;
  readonly withoutWon: Uint32Array;
  readonly withoutLost: Uint32Array;
}

/** The cases behind a finding, or behind one of its echoes. @param options those that it was found with */
export function casesBehindDifference(
  log: EventLog,
  options: WhyOptions,
  { landmark, feature }: Pick<OutcomeDifference, 'landmark' | 'feature'>,
): CasesBehindDifference {
  const prepared = prepare(log, { ...options, landmarks: [landmark] });
  const { cohort, column } = featureAt(prepared, landmark, feature);
  const pick = (isWith: boolean, end: number): Uint32Array =>
    cohort.rows.filter((_, i) => {
      const level = column?.values[i] ?? NONE;
      return level !== NONE && level >= column!.cut === isWith && cohort.outcome[i] === end;
    });
  return {
    withWon: pick(true, WON),
    withLost: pick(true, LOST),
    withoutWon: pick(false, WON),
    withoutLost: pick(false, LOST),
  };
}
