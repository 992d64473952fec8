// Finding: skipping a step goes with another rate of success. Compared are cases that reached the same later activity
// (the landmark), with and without the step before it; what happens afterwards is the outcome. Without a landmark the
// comparison would find that cases which got further had more steps (immortal-time bias). "Goes with", never "causes".
import { caseCount, type EventLog } from '../log/event-log.ts';
import { discoverDfg } from '../discovery/dfg.ts';
import { carefulZ, newcombe, saysEnough } from './intervals.ts';
import type { Outcomes } from './outcomes.ts';
import type { Precedence } from './precedence.ts';

export interface SkipInsight {
  readonly kind: 'skip';
  readonly activity: string;
  readonly outcome: string;
  /** Decided cases that skipped it. */
  readonly cases: number;
  readonly skipRate: number;
  readonly otherRate: number;
}

/** The step comes first in so many of the cases with both it and the landmark. */
const USUALLY = 0.9;
/** Of the cases at the landmark, so many must have taken the step: else it is not a step one skips. */
const USUAL_SHARE = 0.5;

interface Comparison {
  readonly activity: number;
  readonly landmark: number;
  readonly outcome: number;
  readonly skipped: number;
  readonly skippedGood: number;
  readonly taken: number;
  readonly takenGood: number;
}

/** Skipped steps with a clear difference (95 %, Bonferroni over all comparisons made), the largest first. */
export function findSkips(log: EventLog, precedence: Precedence, outcomes: Outcomes): SkipInsight[] {
  const outcome = outcomes.good[0];
  if (outcome === undefined) return [];
  const comparisons = landmarks(log, precedence, outcomes)
    .map(({ activity, landmark }) => compare(log, activity, landmark, outcome, outcomes))
    .filter(
      ({ skipped, skippedGood, taken, takenGood }) =>
        taken >= USUAL_SHARE * (taken + skipped) &&
        saysEnough(skippedGood, skipped) &&
        saysEnough(takenGood, taken),
    );
  const z = carefulZ(comparisons.length);
  return comparisons
    .filter(({ skipped, skippedGood, taken, takenGood }) => {
      const { low, high } = newcombe(skippedGood, skipped, takenGood, taken, z);
      return low > 0 || high < 0;
    })
    .map((found): SkipInsight => ({
      kind: 'skip',
      activity: log.activities[found.activity]!,
      outcome: log.activities[found.outcome]!,
      cases: found.skipped,
      skipRate: found.skippedGood / found.skipped,
      otherRate: found.takenGood / found.taken,
    }))
    .toSorted((a, b) => Math.abs(b.skipRate - b.otherRate) - Math.abs(a.skipRate - a.otherRate));
}

/** For each activity the one that most cases go on to, if that is a later working step and not itself an outcome. */
function landmarks(
  log: EventLog,
  precedence: Precedence,
  outcomes: Outcomes,
): { activity: number; landmark: number }[] {
  const best = new Map<number, { landmark: number; cases: number }>();
  for (const { from, to, cases } of discoverDfg(log).arcs) {
    if (
      from === to ||
      outcomes.good.includes(to) ||
      outcomes.closing[to] === 1 ||
      outcomes.good.includes(from)
    )
      continue;
    if (!(precedence.shareBefore(from, to) >= USUALLY)) continue;
    if (cases > (best.get(from)?.cases ?? 0)) best.set(from, { landmark: to, cases });
  }
  return [...best].map(([activity, { landmark }]) => ({ activity, landmark }));
}

/** Counts decided cases at their first time at the landmark: with or without the step before, success at or after it. */
function compare(
  log: EventLog,
  activity: number,
  landmark: number,
  outcome: number,
  outcomes: Outcomes,
): Comparison {
  let skipped = 0;
  let skippedGood = 0;
  let taken = 0;
  let takenGood = 0;
  for (let c = 0; c < caseCount(log); c++) {
    if (outcomes.decided[c] === 0) continue;
    const trace = log.activity.subarray(log.caseOffsets[c], log.caseOffsets[c + 1]);
    const at = trace.indexOf(landmark);
    if (at === -1) continue;
    const before = trace.indexOf(activity);
    const won = trace.indexOf(outcome);
    // Already won at the landmark: nothing is left to compare.
    if (won !== -1 && won < at) continue;
    if (before !== -1 && before < at) {
      taken++;
      if (won > at) takenGood++;
    } else {
      skipped++;
      if (won > at) skippedGood++;
    }
  }
  return { activity, landmark, outcome, skipped, skippedGood, taken, takenGood };
}
