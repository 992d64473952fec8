// The scale of a forest plot: all rows share it, the line of no difference is always on it. Pure; drawn by ForestRow.tsx.

export interface ForestScale {
  readonly kind: 'ratio' | 'difference';
  readonly low: number;
  readonly high: number;
  /** Round values within. */
  readonly ticks: readonly number[];
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

const RATIO_STEPS = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16];

/** Of ratios: logarithmic, from a half or less to two or more, at most sixteen times either way. */
export function ratioScale(rows: readonly Interval[]): ForestScale {
  const lowest = Math.min(...rows.map(({ low }) => low), 1 / 2);
  const highest = Math.max(...rows.map(({ high }) => high), 2);
  const from = RATIO_STEPS.findLast((step) => step <= lowest) ?? RATIO_STEPS[0]!;
  const to = RATIO_STEPS.find((step) => step >= highest) ?? RATIO_STEPS.at(-1)!;
  return {
    kind: 'ratio',
    low: from,
    high: to,
    ticks: RATIO_STEPS.filter((step) => step >= from && step <= to),
  };
}

const ROUND = [1, 2, 5, 10];

/** Of differences: linear, with 0 on it. */
export function differenceScale(rows: readonly Interval[]): ForestScale {
  const lowest = Math.min(...rows.map(({ low }) => low), 0);
  const most = Math.max(...rows.map(({ high }) => high), 0);
  const highest = most > lowest ? most : 1;
  const reach = highest - lowest;
  const size = 10 ** Math.floor(Math.log10(reach / 3));
  const step = size * (ROUND.find((round) => reach / 3 <= round * size * 1.000_001) ?? 10);
  const low = Math.floor(lowest / step) * step;
  const high = Math.ceil(highest / step) * step;
  const count = Math.round((high - low) / step);
  // Zero is written as it is, not as a sum of fractions.
  const ticks = Array.from({ length: count + 1 }, (_, i) => (Math.round(low / step) + i) * step);
  return { kind: 'difference', low, high, ticks };
}

/** Where a value stands, 0 to 1, at the side where it lies beyond. */
export function placeOn(scale: ForestScale, value: number): number {
  const { low, high } = scale;
  const share =
    scale.kind === 'ratio'
      ? Math.log(Math.max(value, 1e-9) / low) / Math.log(high / low)
      : (value - low) / (high - low);
  return Math.min(1, Math.max(0, share));
}
