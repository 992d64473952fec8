// Tails of the normal distribution, for p-values; relative error below 1e-13 wherever the result is no denormal.

/** Chance that a standard normal is farther from 0 than `z`, on either side. */
export function twoSidedTail(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** Chance of more than `x` under chi-square with one degree of freedom. */
export function chiSquareTail(x: number): number {
  return erfc(Math.sqrt(x / 2));
}

/** Complementary error function for x from 0: Abramowitz and Stegun (1964), 7.1.6 near 0, else 7.1.14. */
function erfc(x: number): number {
  const scale = Math.exp(-x * x) / Math.sqrt(Math.PI);
  if (x < 2) {
    let term = 2 * x;
    let sum = term;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return 1 - scale * sum;
  }
  let fraction = x;
  for (let n = 80; n > 0; n--) fraction = x + n / 2 / fraction;
  return scale / fraction;
}
