// At every distinct time, how many were still at risk and how many ended: what every estimator of this folder begins with.
// Those that end and those that are lost from sight at one moment count as at risk until then.
import { sortRoom, sortTimes } from './sort-times.ts';

export interface LifeTable {
  /** All, and those that ended. */
  readonly n: number;
  readonly over: number;
  /** The longest time anything was followed, ended or not; 0 where there is nothing. */
  readonly followed: number;
  /** Number of distinct times at which something ended; the columns are at least as long, ascending. */
  readonly steps: number;
  readonly times: Float64Array;
  readonly atRisk: Uint32Array;
  readonly ended: Uint32Array;
}

/** Columns to write life tables into, one after the other. */
export interface TableRoom {
  readonly times: Float64Array;
  readonly atRisk: Uint32Array;
  readonly ended: Uint32Array;
}

/** @param size the most ended things that any of the tables has */
export function tableRoom(size: number): TableRoom {
  return { times: new Float64Array(size), atRisk: new Uint32Array(size), ended: new Uint32Array(size) };
}

/** Of times in ascending order: those that ended, and those that last on. */
export function tableOfSorted(ended: Float64Array, open: Float64Array, room: TableRoom): LifeTable {
  const { times, atRisk, ended: counts } = room;
  const n = ended.length + open.length;
  let steps = 0;
  let gone = 0;
  for (let i = 0; i < ended.length;) {
    const time = ended[i]!;
    while (gone < open.length && open[gone]! < time) gone++;
    times[steps] = time;
    atRisk[steps] = n - i - gone;
    const first = i;
    do i++;
    while (i < ended.length && ended[i] === time);
    counts[steps++] = i - first;
  }
  const followed = Math.max(0, ended.at(-1) ?? 0, open.at(-1) ?? 0);
  return { n, over: ended.length, followed, steps, times, atRisk, ended: counts };
}

/**
 * Of times in any order.
 * @throws {RangeError} if a time is negative or not a number, or the two columns are not of one length
 */
export function tableOf(seconds: Float64Array, isOver: Uint8Array): LifeTable {
  const { ended, open } = sortedTimes(seconds, isOver);
  return tableOfSorted(ended, open, tableRoom(ended.length));
}

/** Ascending: the times of those that ended, and of those that last on. */
export interface SortedTimes {
  readonly ended: Float64Array;
  readonly open: Float64Array;
}

/** @throws {RangeError} as `tableOf` */
export function sortedTimes(seconds: Float64Array, isOver: Uint8Array): SortedTimes {
  refuseBadTimes(seconds, isOver.length);
  const n = seconds.length;
  let over = 0;
  for (let i = 0; i < n; i++) over += isOver[i] === 0 ? 0 : 1;
  const all = new Float64Array(n);
  for (let i = 0, e = 0, o = over; i < n; i++) all[isOver[i] === 0 ? o++ : e++] = seconds[i]!;
  const room = sortRoom(n);
  sortTimes(all, 0, over, room);
  sortTimes(all, over, n, room);
  return { ended: all.subarray(0, over), open: all.subarray(over) };
}

/** @throws {RangeError} that says which time is not one */
export function refuseBadTimes(seconds: Float64Array, beside: number): void {
  if (seconds.length !== beside)
    throw new RangeError(`${seconds.length} times, but for ${beside} of them it is said whether they ended`);
  for (let i = 0; i < seconds.length; i++) {
    if (!(seconds[i]! >= 0 && seconds[i]! < Number.POSITIVE_INFINITY))
      throw new RangeError(
        `time ${i} is ${seconds[i]}: a time that something lasts is a finite number, 0 or more; leave out what was not measured`,
      );
  }
}
