// How long cases stay in every activity of a log, with those that are still there: all activities in one pass.
// Definitions: docs/metrics.md ("Time").
import type { EventLog } from '../log/event-log.ts';
import { portionOf } from '../parallel/watch.ts';
import { sharesOf, sharesRoom } from './kaplan-meier.ts';
import { tableOfSorted, tableRoom, type LifeTable } from './life-table.ts';
import { FINDING, foundTimes, type LogTimes } from './log-times.ts';
import { sortRoom, sortTimes } from './sort-times.ts';
import type { Stays } from './stays.ts';
import { figuresOf, type TimeFigures } from './survival.ts';
import { refuseFewPoints } from './thin-curve.ts';
import { OPEN, type TimeOptions } from './time-options.ts';

/** What times in stage take beside `TimeOptions`. */
export interface StayOptions extends TimeOptions {
  /** The most points of a curve, from 20; 200 unless told. */
  readonly points?: number;
}

/** How long cases stay with an activity. */
export interface StayFigures {
  /** Index into `log.activities`. */
  readonly activity: number;
  /** Distinct cases with a visit. */
  readonly cases: number;
  /** Visits; those that last on are censored at `asOfMs`. */
  readonly visits: TimeFigures;
}

/**
 * Time in stage of every activity that has visits and closes no case, in the order of `log.activities`.
 * A million cases take well under a second (`npm run bench -- time`).
 * @param times where they have been found already: `timesOf` of the same log and options
 * @throws {RangeError} for options that contradict each other, and a log with times that are none or out of order
 */
export function stayFigures(log: EventLog, options: StayOptions = {}, times?: LogTimes): StayFigures[] {
  const { points = 200 } = options;
  refuseFewPoints(points);
  const stays = foundTimes(log, options, times).stays(options.watch);
  const watch = portionOf(options.watch, FINDING, 1);
  const { cases, overFrom, openFrom, seconds, total } = byActivity(log, stays);
  const sizes = Array.from({ length: total }, (_, a) => ({
    over: openFrom[a]! - overFrom[a]!,
    open: overFrom[a + 1]! - openFrom[a]!,
  }));
  const most = sizes.reduce((so, { over, open }) => Math.max(so, over, open), 0);
  const sorting = sortRoom(most);
  const room = tableRoom(most);
  const shares = sharesRoom(most);
  const result: StayFigures[] = [];
  for (let a = 0; a < total; a++) {
    watch?.step(a, total);
    if (cases[a] === 0) continue;
    sortTimes(seconds, overFrom[a]!, openFrom[a]!, sorting);
    sortTimes(seconds, openFrom[a]!, overFrom[a + 1]!, sorting);
    const table: LifeTable = tableOfSorted(
      seconds.subarray(overFrom[a], openFrom[a]),
      seconds.subarray(openFrom[a], overFrom[a + 1]),
      room,
    );
    result.push({ activity: a, cases: cases[a]!, visits: figuresOf(table, sharesOf(table, shares), points) });
  }
  return result;
}

interface ByActivity {
  readonly total: number;
  /** Per activity, distinct cases with a visit. */
  readonly cases: Uint32Array;
  /** Seconds by activity: of `a`, those of visits that are over from `overFrom[a]`, the others from `openFrom[a]`. */
  readonly seconds: Float64Array<ArrayBuffer>;
  readonly overFrom: Uint32Array;
  readonly openFrom: Uint32Array;
}

function byActivity(log: EventLog, { count, event, caseIndex, ms, how }: Stays): ByActivity {
  const { activity } = log;
  const total = log.activities.length;
  const cases = new Uint32Array(total);
  const seenIn = new Int32Array(total).fill(-1);
  // Two places per activity: over, open.
  const from = new Uint32Array(2 * total + 1);
  for (let i = 0; i < count; i++) {
    const a = activity[event[i]!]!;
    if (seenIn[a] !== caseIndex[i]) {
      seenIn[a] = caseIndex[i]!;
      cases[a]!++;
    }
    from[2 * a + (how[i] === OPEN ? 2 : 1)]!++;
  }
  for (let p = 0; p < 2 * total; p++) from[p + 1]! += from[p]!;
  const next = from.slice();
  const seconds = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const place = 2 * activity[event[i]!]! + (how[i] === OPEN ? 1 : 0);
    seconds[next[place]!++] = ms[i]! / 1000;
  }
  const overFrom = Uint32Array.from({ length: total + 1 }, (_, a) => from[2 * a]!);
  const openFrom = Uint32Array.from({ length: total }, (_, a) => from[2 * a + 1]!);
  return { total, cases, seconds, overFrom, openFrom };
}
