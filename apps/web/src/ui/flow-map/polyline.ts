// Points along an SVG path of cubic curves (as the picture writes them), for moving dots at even speed.

export interface Polyline {
  /** x, y, x, y… */
  readonly points: Float64Array;
  /** Distance from the beginning, per point. */
  readonly lengths: Float64Array;
  readonly length: number;
}

const PER_CURVE = 16;

/** Reads `M x y C x y x y x y …`; a path that is neither gives a polyline through its numbers. */
export function polylineOf(path: string): Polyline {
  const numbers = (path.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gu) ?? []).map(Number);
  const flat: number[] = numbers.slice(0, 2);
  if (path.includes('C')) {
    for (let at = 2; at + 5 < numbers.length; at += 6) {
      const curve = numbers.slice(at - 2, at + 6);
      for (let step = 1; step <= PER_CURVE; step += 1) flat.push(...bezier(curve, step / PER_CURVE));
    }
  } else flat.push(...numbers.slice(2));
  const points = Float64Array.from(flat);
  const lengths = new Float64Array(points.length / 2);
  for (let index = 1; index < lengths.length; index += 1) {
    const dx = (points[index * 2] ?? 0) - (points[index * 2 - 2] ?? 0);
    const dy = (points[index * 2 + 1] ?? 0) - (points[index * 2 - 1] ?? 0);
    lengths[index] = (lengths[index - 1] ?? 0) + Math.hypot(dx, dy);
  }
  return { points, lengths, length: lengths.at(-1) ?? 0 };
}

function bezier(curve: readonly number[], t: number): readonly [number, number] {
  const v = 1 - t;
  const mix = (axis: number): number =>
    v * v * v * (curve[axis] ?? 0) +
    3 * v * v * t * (curve[2 + axis] ?? 0) +
    3 * v * t * t * (curve[4 + axis] ?? 0) +
    t * t * t * (curve[6 + axis] ?? 0);
  return [mix(0), mix(1)];
}

/** The point at a distance from the beginning; clamped to the ends. */
export function pointAlong(line: Polyline, distance: number): readonly [number, number] {
  const { points, lengths } = line;
  let low = 0;
  let high = lengths.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lengths[middle] ?? 0) < distance) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(0, low - 1);
  const from = lengths[before] ?? 0;
  const span = (lengths[low] ?? 0) - from;
  const share = span <= 0 ? 0 : Math.min(1, Math.max(0, (distance - from) / span));
  const at = (index: number, axis: number) => points[index * 2 + axis] ?? 0;
  return [
    at(before, 0) + (at(low, 0) - at(before, 0)) * share,
    at(before, 1) + (at(low, 1) - at(before, 1)) * share,
  ];
}
