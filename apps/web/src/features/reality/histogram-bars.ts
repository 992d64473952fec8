// A histogram as bars in a box: pure geometry, drawn by Histogram.tsx.

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}
export interface Bar extends Bin {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Bars side by side in a box of `width` x `height` pixels, one pixel apart; every bin that holds anything is at least
 * 2 pixels high, so that a rare long case does not vanish.
 */
export function histogramBars(bins: readonly Bin[], width: number, height: number): readonly Bar[] {
  const most = Math.max(0, ...bins.map((bin) => bin.count));
  if (most === 0) return [];
  const step = width / bins.length;
  return bins.map((bin, index) => {
    const tall = bin.count === 0 ? 0 : Math.max(2, (bin.count / most) * height);
    return { ...bin, x: index * step, y: height - tall, width: Math.max(1, step - 1), height: tall };
  });
}

/** Where a value stands on the axis of these bins, which may be of unequal width. Clamped to the ends. */
export function positionOf(bins: readonly Bin[], value: number, width: number): number {
  const step = width / Math.max(1, bins.length);
  const index = bins.findIndex((bin) => value < bin.to);
  const bin = bins[index];
  if (bin === undefined) return bins.length === 0 ? 0 : width;
  const inside = bin.to > bin.from ? (value - bin.from) / (bin.to - bin.from) : 0;
  return (index + Math.min(1, Math.max(0, inside))) * step;
}
