// Whether two groups last differently long: the log-rank test and the difference of the restricted means.
import { Z95, type Interval } from '../insight/intervals.ts';
import { sharesOf } from './kaplan-meier.ts';
import { sortedTimes, tableOfSorted, tableRoom, type SortedTimes } from './life-table.ts';
import { chiSquareTail, twoSidedTail } from './normal-tail.ts';
import { restrictedMean, type RestrictedMean } from './survival.ts';

/** Times of one group, with those that last on: parallel arrays, in seconds. */
export interface Times {
  /** Per thing, how long it lasted or has lasted so far. */
  readonly seconds: Float64Array;
  /** Per thing, 1 where it has ended. */
  readonly isOver: Uint8Array;
}

/** How two groups differ in how long they last. */
export interface SurvivalComparison {
  /** Mantel (1966). Null where it cannot be said: no moment at which something ended and both groups were at risk. */
  readonly logRank: {
    readonly chiSquare: number;
    readonly pValue: number;
    /** Ended in each group; and so many would have, if both were alike. */
    readonly observed: readonly [number, number];
    readonly expected: readonly [number, number];
  } | null;
  readonly means: readonly [RestrictedMean, RestrictedMean];
  /**
   * First mean minus second, both up to the same time (Royston and Parmar 2013); the p-value is of the normal
   * approximation, null where neither mean has a variance.
   */
  readonly difference: Interval & { readonly value: number; readonly pValue: number | null };
  /** Fewer than 30 ended on a side: figures are there, but too early to conclude from. */
  readonly tooEarly: boolean;
}

const FEWEST_ENDED = 30;

/**
 * Compares how long two groups last: log-rank test (Mantel 1966), difference of restricted means.
 * @param until compare the means up to this time; unless told, as long as both groups were followed
 * @throws {RangeError} if a time is negative or not a number, a group is empty, or was not followed until `until`
 */
export function compareSurvival(first: Times, second: Times, until?: number): SurvivalComparison {
  const sortedA = sortedTimes(first.seconds, first.isOver);
  const sortedB = sortedTimes(second.seconds, second.isOver);
  const a = tableOfSorted(sortedA.ended, sortedA.open, tableRoom(sortedA.ended.length));
  const b = tableOfSorted(sortedB.ended, sortedB.open, tableRoom(sortedB.ended.length));
  if (a.n === 0 || b.n === 0) throw new RangeError('a comparison needs something in both groups');
  const common = until ?? Math.min(a.followed, b.followed);
  const means = [restrictedMean(a, sharesOf(a), common), restrictedMean(b, sharesOf(b), common)] as const;
  const value = means[0].value - means[1].value;
  const error = Math.hypot(means[0].standardError, means[1].standardError);
  return {
    logRank: logRank(sortedA, sortedB),
    means,
    difference: {
      value,
      low: value - Z95 * error,
      high: value + Z95 * error,
      pValue: error > 0 ? twoSidedTail(value / error) : null,
    },
    tooEarly: Math.min(a.over, b.over) < FEWEST_ENDED,
  };
}

function logRank(a: SortedTimes, b: SortedTimes): SurvivalComparison['logRank'] {
  const first = walker(a);
  const second = walker(b);
  let expected = 0;
  let variance = 0;
  for (;;) {
    const time = Math.min(first.next(), second.next());
    if (time === Number.POSITIVE_INFINITY) break;
    const n1 = first.atRisk(time);
    const n = n1 + second.atRisk(time);
    const d = first.endedAt(time) + second.endedAt(time);
    expected += (d * n1) / n;
    if (n > 1) variance += (d * n1 * (n - n1) * (n - d)) / (n * n * (n - 1));
  }
  const observed = [a.ended.length, b.ended.length] as const;
  if (variance === 0) return null;
  const chiSquare = (observed[0] - expected) ** 2 / variance;
  return {
    chiSquare,
    pValue: chiSquareTail(chiSquare),
    observed,
    expected: [expected, observed[0] + observed[1] - expected],
  };
}

/** Goes along the times of a group; every question must be about a time not before that of the last. */
function walker({ ended, open }: SortedTimes) {
  let over = 0;
  let gone = 0;
  return {
    next: () => ended[over] ?? Number.POSITIVE_INFINITY,
    atRisk(time: number): number {
      while (gone < open.length && open[gone]! < time) gone++;
      return ended.length - over + open.length - gone;
    },
    endedAt(time: number): number {
      const first = over;
      while (over < ended.length && ended[over] === time) over++;
      return over - first;
    },
  };
}
