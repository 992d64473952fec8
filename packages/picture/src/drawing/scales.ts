// How thick a path is for how many deals, and which step of the time ramp a duration falls on.
// The same for the layout (which reserves room), the SVG and the screens.

export const THINNEST = 1.5;
export const THICKEST = 16;

/**
 * Width in px of a path that `count` cases took, where the busiest path has `most`.
 * Between the square root and linear (power 0.7): differences among heavy paths stay visible, and light ones
 * do not all look alike.
 */
export function edgeWidth(count: number, most: number): number {
  if (most <= 0 || count <= 0) return THINNEST;
  const share = Math.min(1, count / most);
  return Math.round((THINNEST + (THICKEST - THINNEST) * share ** 0.7) * 10) / 10;
}

/** The width of an edge of a scene: loops and the marks of starts and ends stay thin, so that they keep their shape. */
export function strokeWidth(
  edge: { readonly from: string; readonly to: string; readonly kind: string; readonly count: number },
  most: number,
): number {
  const width = edgeWidth(edge.count, most);
  if (edge.kind !== 'arc') return Math.min(5, width);
  return edge.from === edge.to ? Math.min(4, width) : width;
}

/** Steps of the time ramp: 0 fast to 4 slow. */
export type TimeStep = 0 | 1 | 2 | 3 | 4;

/**
 * The step for a duration among all durations of a picture: by its rank (a fifth of them on each step), because
 * durations spread over many orders of magnitude.
 *
 * @param sorted all durations, ascending.
 */
export function timeStep(seconds: number, sorted: readonly number[]): TimeStep {
  if (sorted.length === 0) return 0;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < seconds) low = middle + 1;
    else high = middle;
  }
  return Math.min(4, Math.floor((low * 5) / sorted.length)) as TimeStep;
}
