// Which steps of a curve to keep for a picture: a few hundred say as much as a million.

/** Fewest points that a thinned curve may be asked for. */
export const FEWEST_POINTS = 20;

/** @throws {RangeError} unless a whole number of points, enough for a curve */
export function refuseFewPoints(points: number): void {
  if (!(Number.isInteger(points) && points >= FEWEST_POINTS))
    throw new RangeError(`points: ${points}, but a curve needs a whole number, ${FEWEST_POINTS} or more`);
}

/**
 * The steps to keep, ascending: at most `points`. `always` and the last are among them. What is left out differs from the
 * step kept before it by less than 2 / (points - always - 2) of the height of the curve.
 * @param share one that only rises or only falls, from `from`
 * @param steps how many of the columns' entries are steps
 * @param always at most 10; entries that are no step are passed over
 */
export function thin(
  { times, share }: { readonly times: Float64Array; readonly share: Float64Array },
  steps: number,
  from: number,
  always: readonly number[],
  points: number,
): Uint32Array {
  if (steps <= points) return Uint32Array.from({ length: steps }, (_, i) => i);
  const kept = new Set<number>(always.filter((step) => step < steps));
  kept.add(steps - 1);
  const half = (points - kept.size) >> 1;
  const height = Math.abs(share[steps - 1]! - from) / half;
  const width = times[steps - 1]! / half;
  let lastShare = from;
  let lastTime = 0;
  for (let i = 0; i < steps; i++) {
    const [up, along] = [Math.abs(share[i]! - lastShare), times[i]! - lastTime];
    // A curve that is flat has no height to divide.
    const isFar = (up >= height && up > 0) || (along >= width && along > 0);
    if (!isFar) continue;
    lastShare = share[i]!;
    lastTime = times[i]!;
    kept.add(i);
  }
  return Uint32Array.from(kept).toSorted();
}
