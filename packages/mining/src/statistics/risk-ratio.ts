// How many times as often something happens on one side as on the other, with its 95 % interval.
import { Z95, type Interval } from '../insight/intervals.ts';

/** A ratio of two shares, with its 95 % interval; the upper bound may be Infinity. */
export interface Ratio extends Interval {
  readonly value: number;
  /**
   * A share was 0 (or both were 1, where the interval would have no width): half a hit and half a miss were added to
   * both sides, for the value and for the interval alike.
   */
  readonly adjusted: boolean;
}

/**
 * Risk ratio of `hits1` of `n1` against `hits2` of `n2` with the interval on the scale of logarithms (Katz, Baptista,
 * Azen & Pike 1978). Zero cells: see `Ratio.adjusted` (Walter 1975). @param n1 above 0 @param n2 above 0
 */
export function riskRatio(hits1: number, n1: number, hits2: number, n2: number): Ratio {
  const adjusted = hits1 === 0 || hits2 === 0 || (hits1 === n1 && hits2 === n2);
  const half = adjusted ? 0.5 : 0;
  const [a, m, b, n] = [hits1 + half, n1 + 2 * half, hits2 + half, n2 + 2 * half];
  const value = a / m / (b / n);
  const reach = Z95 * Math.sqrt(1 / a - 1 / m + 1 / b - 1 / n);
  return { value, low: value * Math.exp(-reach), high: value * Math.exp(reach), adjusted };
}
