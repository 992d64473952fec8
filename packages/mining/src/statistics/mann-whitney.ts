// Whether one group's values tend to be larger than another's: the rank-sum test of Mann & Whitney (1947).
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

/** Up to so many values in all, ways are counted instead of approximated. */
const EXACT_UP_TO = 40;

/**
 * Exact up to 40 values in all; beyond, normal with the variance corrected for ties and a continuity correction of
 * one half (as R's `wilcox.test` and scipy have it). NaN must not be among the values; p is 1 where a side is empty.
 */
export function mannWhitney(first: ArrayLike<number>, second: ArrayLike<number>): MannWhitney {
  const [n1, n2] = [first.length, second.length];
  const total = n1 + n2;
  if (n1 === 0 || n2 === 0) return { u: 0, p: 1, share: 0.5, exact: true };
  const values = new Float64Array(total);
  values.set(first);
  values.set(second, n1);
  const order = Uint32Array.from({ length: total }, (_, i) => i).toSorted((a, b) => values[a]! - values[b]!);
  // Twice the mean rank of each value: whole numbers, ties or not.
  const doubled = new Uint32Array(total);
  let rankSum = 0;
  let ties = 0;
  for (let i = 0; i < total;) {
    let j = i + 1;
    while (j < total && values[order[j]!] === values[order[i]!]) j++;
    const tied = j - i;
    ties += tied ** 3 - tied;
    for (let k = i; k < j; k++) {
      doubled[k] = i + j + 1;
      if (order[k]! < n1) rankSum += i + j + 1;
    }
    i = j;
  }
  const u = rankSum / 2 - (n1 * (n1 + 1)) / 2;
  const exact = total <= EXACT_UP_TO;
  const p = exact ? exactP(doubled, n1, rankSum) : approximateP(u, n1, n2, ties);
  return { u, p, share: u / (n1 * n2), exact };
}

/** @param ties the sum of t³ - t over groups of t equal values */
export function approximateP(u: number, n1: number, n2: number, ties: number): number {
  const total = n1 + n2;
  const variance = ((n1 * n2) / 12) * (total + 1 - ties / (total * (total - 1)));
  if (!(variance > 0)) return 1;
  const away = Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5);
  return twoSided(away / Math.sqrt(variance));
}

/** The share of all ways to choose `n1` of the ranks whose sum is as far from the middle as the one seen. */
function exactP(doubled: Uint32Array, n1: number, rankSum: number): number {
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
  const away = Math.abs(rankSum - middle);
  let all = 0;
  let asFar = 0;
  for (let sum = 0; sum < size; sum++) {
    const here = ways[n1 * size + sum]!;
    all += here;
    if (Math.abs(sum - middle) >= away) asFar += here;
  }
  return asFar / all;
}
