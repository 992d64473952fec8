// The gamma function on the scale of logarithms, and the regularised incomplete gamma functions: what the tails of the
// normal and of the chi-square distribution are made of. Relative errors stay below 1e-12.

const LOG_2PI = 1.8378770664093453;
/** Above this the Stirling series with eight terms is exact to the last bits. */
const STIRLING_FROM = 16;

/**
 * What ln(x!) is more than Stirling's formula (x + ½) ln x - x + ½ ln 2π: the series with Bernoulli numbers
 * (Abramowitz & Stegun 6.1.40). @param x at least 16, or the recurrence of `stirlingError` brings it there
 */
function stirlingSeries(x: number): number {
  const s = 1 / (x * x);
  return (
    (1 / 12 -
      (1 / 360 -
        (1 / 1260 -
          (1 / 1680 - (1 / 1188 - (691 / 360_360 - (1 / 156 - (3617 / 122_400) * s) * s) * s) * s) * s) *
          s) *
        s) /
    x
  );
}

/** ln(x!) - [(x + ½) ln x - x + ½ ln 2π], for x above 0 (Loader 2000 calls it the Stirling error). */
export function stirlingError(x: number): number {
  if (x >= STIRLING_FROM) return stirlingSeries(x);
  return logGamma(x + 1) - ((x + 0.5) * Math.log(x) - x + LOG_2PI / 2);
}

/** ln Γ(x) for x above 0. */
export function logGamma(x: number): number {
  // Γ(x) = Γ(x + k) / (x (x + 1) ... (x + k - 1)), so that the series is used only where it is exact.
  let product = 1;
  let at = x;
  while (at < STIRLING_FROM) product *= at++;
  return (at - 0.5) * Math.log(at) - at + LOG_2PI / 2 + stirlingSeries(at) - Math.log(product);
}

/**
 * Q(a, x) = Γ(a, x) / Γ(a), the upper regularised incomplete gamma function, for a above 0 and x from 0 on: by the
 * series below a + 1, by the continued fraction above (Abramowitz & Stegun 6.5.29 and 6.5.31, evaluated as Lentz does).
 */
export function gammaTail(a: number, x: number): number {
  if (!(x > 0)) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return front * fraction;
}
