// The rank-sum test within strata, brought together (van Elteren 1960): whether two groups differ in a value although
// only those alike in other respects are compared. With a value of 0 or 1 it asks what Mantel & Haenszel's test asks.
import { twoSided } from './tails.ts';

/** Rows of a rank test within strata (van Elteren 1960): parallel arrays. */
export interface StratifiedInput {
  /** Per row: 1 or 0, the group; any other value: the row does not count. */
  readonly group: Uint8Array;
  /** Per row, the value: a whole number below `levels`; other values: the row does not count. */
  readonly value: Uint8Array;
  readonly levels: number;
  /** Per row, a whole number below `strataCount`; one stratum where it is left out. */
  readonly strata?: Uint16Array | undefined;
  readonly strataCount?: number;
}

/** The standard normal statistic: above 0 where the group 1 tends to larger values; 0 where nothing can be told. */
export function stratifiedZ({ group, value, levels, strata, strataCount = 1 }: StratifiedInput): number {
  const counts = new Uint32Array(strataCount * levels * 2);
  for (let i = 0; i < group.length; i++) {
    const g = group[i]!;
    const v = value[i]!;
    if (g > 1 || v >= levels) continue;
    counts[((strata ? strata[i]! : 0) * levels + v) * 2 + g]!++;
  }
  return zOfCounts(counts, levels, strataCount);
}

/** The same from counts: per stratum, level and group (0, 1). */
export function zOfCounts(counts: Uint32Array, levels: number, strataCount: number): number {
  let difference = 0;
  let variance = 0;
  for (let s = 0; s < strataCount; s++) {
    let n0 = 0;
    let n1 = 0;
    let rankSum = 0;
    let ties = 0;
    for (let v = 0, at = s * levels * 2; v < levels; v++, at += 2) {
      const here = counts[at]! + counts[at + 1]!;
      if (here === 0) continue;
      // Mean rank of the level: those before, and half of those in it.
      rankSum += counts[at + 1]! * (n0 + n1 + (here + 1) / 2);
      n0 += counts[at]!;
      n1 += counts[at + 1]!;
      ties += here ** 3 - here;
    }
    const n = n0 + n1;
    if (n0 === 0 || n1 === 0) continue;
    const weight = 1 / (n + 1);
    difference += weight * (rankSum - (n1 * (n + 1)) / 2);
    variance += weight ** 2 * ((n0 * n1) / 12) * (n + 1 - ties / (n * (n - 1)));
  }
  return variance > 0 ? difference / Math.sqrt(variance) : 0;
}

/** Two-sided p of `stratifiedZ`. */
export function stratifiedP(input: StratifiedInput): number {
  return twoSided(stratifiedZ(input));
}
