// Fisher's exact test of two shares, two-sided: the chance, with all margins as they are, of a table that is no likelier
// than the one seen (Fisher 1935; the rule of R and scipy). Exact at any size: nothing is enumerated from end to end.
import { binomialChance } from './binomial.ts';

/** Tables count as equally likely within this relative tolerance, as in R. */
const SAME = 1 + 1e-7;

/** `hits1` of `n1` against `hits2` of `n2`; 1 where one side is empty, or all or none are hits. */
export function fisherExact(hits1: number, n1: number, hits2: number, n2: number): number {
  const hits = hits1 + hits2;
  const total = n1 + n2;
  const lowest = Math.max(0, hits - n2);
  const highest = Math.min(hits, n1);
  if (lowest === highest) return 1;
  const share = hits / total;
  const whole = binomialChance(hits, total, share);
  const chance = (k: number): number =>
    (binomialChance(k, n1, share) * binomialChance(hits - k, n2, share)) / whole;
  const seen = chance(hits1);
  if (seen === 0) return 0;
  const limit = seen * SAME;
  // Chances rise up to the mode and fall after it; on the side of `hits1` the tail begins there.
  const mode = Math.floor(((hits + 1) * (n1 + 1)) / (total + 2));
  if (chance(Math.min(highest, Math.max(lowest, mode))) <= limit) return 1;
  let left = hits1;
  let right = hits1;
  if (hits1 < mode) right = firstAtMost(mode, highest + 1);
  else left = lastAtMost(lowest - 1, mode);
  let p = 0;
  if (left >= lowest) {
    for (let k = left, term = k === hits1 ? seen : chance(k); term > 0; k--) {
      p += term;
      if (k === lowest || term < p * 1e-18) break;
      term *= (k * (n2 - hits + k)) / ((hits - k + 1) * (n1 - k + 1));
    }
  }
  if (right <= highest) {
    let sum = 0;
    for (let k = right, term = k === hits1 ? seen : chance(k); term > 0; k++) {
      sum += term;
      if (k === highest || term < sum * 1e-18) break;
      term *= ((hits - k) * (n1 - k)) / ((k + 1) * (n2 - hits + k + 1));
    }
    p += sum;
  }
  return Math.min(1, p);

  /** The first k above `from` whose chance is at most the limit; `end` where none is. */
  function firstAtMost(from: number, end: number): number {
    let low = from;
    let high = end;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (chance(middle) <= limit) high = middle;
      else low = middle;
    }
    return high;
  }

  /** The last k below `to` whose chance is at most the limit; `before` where none is. */
  function lastAtMost(before: number, to: number): number {
    let low = before;
    let high = to;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (chance(middle) <= limit) low = middle;
      else high = middle;
    }
    return low;
  }
}
