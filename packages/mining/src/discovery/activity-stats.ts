// How often activities happen and how long it takes until the next event; how long whole cases take.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { describeInPlace, type Description } from './describe.ts';
import { compareNames } from './dfg.ts';

/** How often an activity happens, in how many cases, and how long cases stay with it. */
export interface ActivityStats {
  /** Index into `log.activities`. */
  readonly activity: number;
  readonly events: number;
  readonly cases: number;
  /** Time to the next event of the case; undefined where the activity is always the last. */
  readonly seconds: Description | undefined;
}

/** Activities that have events, most events first, then by name. */
export function activityStats(log: EventLog): ActivityStats[] {
  const { activity, time, caseOffsets, activities } = log;
  const cases = caseCount(log);
  const total = activities.length;
  const events = new Uint32Array(total);
  const caseCounts = new Uint32Array(total);
  const followed = new Uint32Array(total);
  const lastCase = new Uint32Array(total);
  for (let c = 0; c < cases; c++) {
    const end = caseOffsets[c + 1]! - 1;
    for (let e = caseOffsets[c]!; e <= end; e++) {
      const a = activity[e]!;
      events[a]!++;
      if (e < end) followed[a]!++;
      if (lastCase[a] !== c + 1) {
        lastCase[a] = c + 1;
        caseCounts[a]!++;
      }
    }
  }
  const next = new Uint32Array(total + 1);
  for (let a = 0; a < total; a++) next[a + 1] = next[a]! + followed[a]!;
  const durations = new Float64Array(next[total]!);
  for (let c = 0; c < cases; c++) {
    const end = caseOffsets[c + 1]! - 1;
    for (let e = caseOffsets[c]!; e < end; e++) durations[next[activity[e]!]!++] = time[e + 1]! - time[e]!;
  }
  const result: ActivityStats[] = [];
  for (let a = 0; a < total; a++) {
    if (events[a] === 0) continue;
    const to = next[a]!;
    const from = to - followed[a]!;
    result.push({
      activity: a,
      events: events[a]!,
      cases: caseCounts[a]!,
      seconds: to > from ? describeInPlace(durations, from, to, 1000) : undefined,
    });
  }
  return result.toSorted(
    (a, b) => b.events - a.events || compareNames(activities[a.activity]!, activities[b.activity]!),
  );
}

/** Seconds from the first to the last event of each case; index = case. */
export function caseDurations(log: EventLog): Float64Array {
  const cases = caseCount(log);
  const result = new Float64Array(cases);
  for (let c = 0; c < cases; c++) {
    result[c] = (log.time[log.caseOffsets[c + 1]! - 1]! - log.time[log.caseOffsets[c]!]!) / 1000;
  }
  return result;
}
