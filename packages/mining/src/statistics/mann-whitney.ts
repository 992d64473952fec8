// Whether one group's values tend to be larger than another's, and by how much: the rank-sum test of Mann & Whitney (1947)
// and the shift that belongs to it (Hodges & Lehmann 1963), with the interval of all shifts that the test does not reject.
import { Z95, type Interval } from '../insight/intervals.ts';
import { nthDifferences } from './nth-difference.ts';
import { twoSided } from './tails.ts';

/** The rank test of Mann and Whitney (1947) of two groups. */
export interface MannWhitney {
  /** Pairs in which the first group's value is larger, equal ones by half. */
  readonly u: number;
  /** Two-sided. */
  readonly p: number;
  /** The share of pairs in which the first is larger: 0.5 where there is no difference. */
  readonly share: number;
  /** By counting all ways to deal the ranks out, ties included; otherwise by the normal approximation. */
  readonly exact: boolean;
}

/** By how much one group's values are larger than another's, with the 95 % interval of the rank test. */
export interface RankShift extends Interval {
  /** The median of all differences between a value of the first group and one of the second. */
  readonly value: number;
  /** Of the test of Mann and Whitney, two-sided. */
  readonly p: number;
}

/** Up to so many values in all, ways are counted instead of approximated. */
const EXACT_UP_TO = 40;
const LEVEL = 0.05;

/**
 * Exact up to 40 values in all; beyond, normal with the variance corrected for ties and a continuity correction of
 * one half (as R's `wilcox.test` and scipy have it). NaN must not be among the values; p is 1 where a side is empty.
 */
export function mannWhitney(first: ArrayLike<number>, second: ArrayLike<number>): MannWhitney {
  const [n1, n2] = [first.length, second.length];
  if (n1 === 0 || n2 === 0) return { u: 0, p: 1, share: 0.5, exact: true };
  const { u, p, exact } = rankTest(Float64Array.from(first).toSorted(), Float64Array.from(second).toSorted());
  return { u, p, share: u / (n1 * n2), exact };
}

/**
 * How much larger the values of `first` typically are: the median of all pairwise differences (Hodges & Lehmann 1963),
 * with the interval of the shifts that `mannWhitney` does not reject at 5 % (Moses; Lehmann 1975; Bauer 1972), ties
 * handled as the test of the values as they are does. Where the interval leaves 0 out, p is below 0.05; where p is below
 * 0.05, 0 is at most a bound of it, and that only where values of the two sides are equal. Bounds are infinite where
 * so few values reject nothing.
 *
 * @throws {RangeError} where a side is empty or a value is not finite
 */
export function hodgesLehmann(first: ArrayLike<number>, second: ArrayLike<number>): RankShift {
  const sides = [first, second].map((values, i) => {
    const name = i === 0 ? 'first' : 'second';
    if (values.length === 0)
      throw new RangeError(`${name} has no values: a shift needs one or more on each side`);
    const sorted = Float64Array.from(values).toSorted();
    const odd = [sorted[0]!, sorted.at(-1)!].find((value) => !Number.isFinite(value));
    if (odd !== undefined)
      throw new RangeError(`${name} has ${odd} among its values: leave out what is not finite`);
    return sorted;
  }) as [Float64Array, Float64Array];
  return shiftOf(...sides);
}

/** The same of sides that are ascending and finite, neither of them empty. */
export function shiftOf(first: Float64Array, second: Float64Array): RankShift {
  const { p, reach } = rankTest(first, second);
  const pairs = first.length * second.length;
  // Above a shift within the interval are at most so many differences, and below it.
  const most = Math.floor(pairs / 2 + reach);
  const isBounded = most < pairs;
  const [below, above] = [Math.floor((pairs - 1) / 2), Math.floor(pairs / 2)];
  const [low, lower, upper, high] = nthDifferences(first, second, [
    isBounded ? pairs - most - 1 : 0,
    below,
    above,
    isBounded ? most : pairs - 1,
  ]) as [number, number, number, number];
  return {
    value: lower / 2 + upper / 2,
    low: isBounded ? low : Number.NEGATIVE_INFINITY,
    high: isBounded ? high : Number.POSITIVE_INFINITY,
    p,
  };
}

interface RankTest {
  readonly u: number;
  readonly p: number;
  readonly exact: boolean;
  /** p is 0.05 or more as long as `u` is at most so far from its middle. */
  readonly reach: number;
}

/** @param first ascending @param second ascending */
function rankTest(first: Float64Array, second: Float64Array): RankTest {
  const [n1, n2] = [first.length, second.length];
  const total = n1 + n2;
  const exact = total <= EXACT_UP_TO;
  // Twice the mean rank of each value: whole numbers, ties or not.
  const doubled = new Uint32Array(exact ? total : 0);
  let rankSum = 0;
  let ties = 0;
  for (let i = 0, j = 0; i + j < total;) {
    const before = i + j;
    const value = j === n2 || (i < n1 && first[i]! < second[j]!) ? first[i]! : second[j]!;
    const from = i;
    while (i < n1 && first[i] === value) i++;
    while (j < n2 && second[j] === value) j++;
    const tied = i + j - before;
    const rank = 2 * before + tied + 1;
    rankSum += (i - from) * rank;
    ties += tied ** 3 - tied;
    if (exact) doubled.fill(rank, before, before + tied);
  }
  const u = rankSum / 2 - (n1 * (n1 + 1)) / 2;
  if (!exact) {
    const reach = Z95 * Math.sqrt(varianceOf(n1, n2, ties)) + 0.5;
    return { u, exact, p: approximateP(u, n1, n2, ties), reach };
  }
  const asFar = sharesAsFar(doubled, n1);
  const reach = asFar.findLastIndex((share) => share >= LEVEL);
  return { u, exact, p: asFar[Math.abs(rankSum - n1 * (total + 1))]!, reach: reach / 2 };
}

/** @param ties the sum of t³ - t over groups of t equal values */
export function approximateP(u: number, n1: number, n2: number, ties: number): number {
  const variance = varianceOf(n1, n2, ties);
  if (!(variance > 0)) return 1;
  const away = Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5);
  return twoSided(away / Math.sqrt(variance));
}

function varianceOf(n1: number, n2: number, ties: number): number {
  const total = n1 + n2;
  return ((n1 * n2) / 12) * Math.max(0, total + 1 - ties / (total * (total - 1)));
}

/** By distance of twice the sum of ranks from its middle: the share of all ways to choose `n1` ranks that is as far. */
function sharesAsFar(doubled: Uint32Array, n1: number): Float64Array {
  const total = doubled.length;
  const size = doubled.reduce((sum, rank) => sum + rank, 0) + 1;
  const ways = new Float64Array((n1 + 1) * size);
  ways[0] = 1;
  for (let i = 0; i < total; i++) {
    const rank = doubled[i]!;
    for (let chosen = Math.min(i + 1, n1); chosen > 0; chosen--) {
      const to = chosen * size;
      for (let sum = size - 1; sum >= rank; sum--) ways[to + sum]! += ways[to - size + sum - rank]!;
    }
  }
  const middle = n1 * (total + 1);
  const asFar = new Float64Array(Math.max(middle, size - middle) + 1);
  for (let sum = 0; sum < size; sum++) asFar[Math.abs(sum - middle)]! += ways[n1 * size + sum]!;
  for (let away = asFar.length - 2; away >= 0; away--) asFar[away]! += asFar[away + 1]!;
  const all = asFar[0]!;
  return asFar.map((sum) => sum / all);
}
