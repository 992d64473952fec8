// Intervals of shares and medians, and when there is enough data to show one at all.

/** Bounds of a 95 % interval, unless it says otherwise. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Whether an interval tells from `none`, which is what a figure is where nothing differs: 1 for a ratio, 0 for a shift. */
export function tellsFrom({ low, high }: Interval, none: number): boolean {
  return low > none || high < none;
}

/** 97.5 % quantile of the standard normal: two-sided 95 %. */
export const Z95 = 1.959963984540054;

/** The widest 95 % interval of a share that may be shown: 20 points. Above it there is "not enough data". */
export const WIDEST_SHOWN = 0.2;

/** Score interval of a share (Wilson 1927). @param n above 0 */
export function wilson(hits: number, n: number, z = Z95): Interval {
  const share = hits / n;
  const z2 = (z * z) / n;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (z / (1 + z2)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Whether `hits` of `n` says enough: its 95 % interval is narrower than 20 points. */
export function saysEnough(hits: number, n: number): boolean {
  if (n === 0) return false;
  const { low, high } = wilson(hits, n);
  return high - low < WIDEST_SHOWN;
}

/** Interval of the difference of two independent shares, first minus second (Newcombe 1998, method 10). */
export function newcombe(hits1: number, n1: number, hits2: number, n2: number, z = Z95): Interval {
  const [p1, p2] = [hits1 / n1, hits2 / n2];
  const a = wilson(hits1, n1, z);
  const b = wilson(hits2, n2, z);
  const difference = p1 - p2;
  return {
    low: difference - Math.hypot(p1 - a.low, b.high - p2),
    high: difference + Math.hypot(a.high - p1, p2 - b.low),
  };
}

/**
 * Distribution-free 95 % interval of a median from order statistics (normal approximation of the binomial ranks);
 * undefined below 30 values.
 */
export function medianInterval(values: Float64Array): (Interval & { readonly value: number }) | undefined {
  const n = values.length;
  if (n < 30) return undefined;
  const sorted = values.toSorted();
  const reach = (Z95 * Math.sqrt(n)) / 2;
  return {
    value: (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2,
    low: sorted[Math.max(0, Math.floor(n / 2 - reach))]!,
    high: sorted[Math.min(n - 1, Math.ceil(n / 2 + reach))]!,
  };
}

/**
 * Difference of two medians, first minus second, with its 95 % interval from the two intervals (MOVER, Zou & Donner
 * 2008); undefined below 30 values on a side.
 */
export function medianDifference(
  first: Float64Array,
  second: Float64Array,
): (Interval & { readonly value: number }) | undefined {
  const a = medianInterval(first);
  const b = medianInterval(second);
  if (!a || !b) return undefined;
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}

/**
 * The `z` that keeps the chance of any false alarm among `comparisons` two-sided ones at 5 % (Bonferroni);
 * normal quantile by Acklam's rational approximation (relative error below 1.2e-9).
 */
export function carefulZ(comparisons: number): number {
  const tail = 0.025 / Math.max(1, comparisons);
  if (tail < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(tail));
    const above =
      ((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q -
        2.549732539343734) *
        q +
        4.374664141464968) *
        q +
      2.938163982698783;
    const below =
      (((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) *
        q +
      1;
    return -above / below;
  }
  return Z95;
}
