// Finding: where cases wait. Time at an activity runs until the next event of the case; what an open case has waited
// since its last event is not known and not counted.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { caseDurations } from '../discovery/activity-stats.ts';
import { quantileOf } from '../discovery/describe.ts';

export interface SlowInsight {
  readonly kind: 'slow';
  readonly activity: string;
  readonly cases: number;
  readonly medianDays: number;
  readonly share: number;
}

const FEWEST_CASES = 30;
/** Less of all waiting is not worth a sentence; all of it says nothing (there is only one place to wait). */
const SMALLEST_SHARE = 0.15;
const LARGEST_SHARE = 0.99;
/** The median wait must be so much of the median case: else a few stuck cases make the share, not the usual one. */
const SMALLEST_PART = 0.1;
const DAY_MS = 86_400_000;

/** Activities that hold a good part of all waiting, the largest part first. */
export function findSlowSteps(log: EventLog): SlowInsight[] {
  const total = log.activities.length;
  const waited = new Float64Array(total);
  let all = 0;
  for (let c = 0; c < caseCount(log); c++) {
    const last = log.caseOffsets[c + 1]! - 1;
    for (let e = log.caseOffsets[c]!; e < last; e++) {
      const wait = log.time[e + 1]! - log.time[e]!;
      waited[log.activity[e]!]! += wait;
      all += wait;
    }
  }
  if (all === 0) return [];
  const usual = SMALLEST_PART * quantileOf(caseDurations(log), 0.5) * 1000;
  const insights: SlowInsight[] = [];
  for (let a = 0; a < total; a++) {
    const share = waited[a]! / all;
    if (share < SMALLEST_SHARE || share > LARGEST_SHARE) continue;
    const perCase = waitsPerCase(log, a);
    if (perCase.length < FEWEST_CASES) continue;
    const median = quantileOf(perCase, 0.5);
    if (median < usual) continue;
    insights.push({
      kind: 'slow',
      activity: log.activities[a]!,
      cases: perCase.length,
      medianDays: median / DAY_MS,
      share,
    });
  }
  return insights.toSorted((a, b) => b.share - a.share);
}

/** For each case that left the activity at least once, the time of all its visits together. */
function waitsPerCase(log: EventLog, activity: number): number[] {
  const waits: number[] = [];
  for (let c = 0; c < caseCount(log); c++) {
    const last = log.caseOffsets[c + 1]! - 1;
    let sum = -1;
    for (let e = log.caseOffsets[c]!; e < last; e++) {
      if (log.activity[e] === activity) sum = Math.max(sum, 0) + log.time[e + 1]! - log.time[e]!;
    }
    if (sum >= 0) waits.push(sum);
  }
  return waits;
}
