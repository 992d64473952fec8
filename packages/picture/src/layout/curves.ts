// Geometry of paths: chains of cubic Bézier curves as flat point lists (p0, then two handles and an end per curve).
import type { Point } from './layout.ts';

/** Length of a handle for a quarter of an ellipse, as a share of the radius. */
const QUARTER = 0.5523;

/** Part `t` of the way from `a` to `b`. */
function part(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

export function straight(from: Point, to: Point): Point[] {
  return [
    from,
    [part(from[0], to[0], 1 / 3), part(from[1], to[1], 1 / 3)],
    [part(from[0], to[0], 2 / 3), part(from[1], to[1], 2 / 3)],
    to,
  ];
}

/** From `from` to `to`, leaving and arriving vertically. Returns the points after `from`. */
export function sweep(from: Point, to: Point): Point[] {
  const dy = to[1] - from[1];
  const dx = Math.abs(to[0] - from[0]);
  if (dx < 0.5) return straight(from, to).slice(1);
  // Wide sweeps leave later and run flatter, so that they do not lie on the boxes they pass.
  const bend = dx > Math.abs(dy) * 2 ? 0.62 : 0.5;
  return [[from[0], from[1] + dy * bend], [to[0], to[1] - dy * bend], to];
}

/**
 * Up (or down) from `from`, across at height `crest`, and back to `to`: quarter ellipses joined by a straight line.
 * Both ends are at the same side of `crest`.
 */
export function arch(from: Point, to: Point, crest: number): Point[] {
  const span = to[0] - from[0];
  const side = Math.sign(span) || 1;
  const rise = Math.max(Math.abs(from[1] - crest), Math.abs(to[1] - crest));
  const radius = Math.min(Math.abs(span) / 2, 46 + rise * 1.1);
  const first: Point = [from[0] + side * radius, crest];
  const second: Point = [to[0] - side * radius, crest];
  const up = (from[1] - crest) * QUARTER;
  const down = (to[1] - crest) * QUARTER;
  const points: Point[] = [from, [from[0], from[1] - up], [first[0] - side * radius * QUARTER, crest], first];
  if (Math.abs(second[0] - first[0]) > 0.5) points.push(...straight(first, second).slice(1));
  points.push([second[0] + side * radius * QUARTER, crest], [to[0], to[1] - down], to);
  return points;
}

/** The point at `t` (0..1) of a chain, each curve taking an equal part of `t`. */
export function pointAt(points: readonly Point[], t: number): Point {
  const curves = Math.max(1, (points.length - 1) / 3);
  const scaled = Math.min(curves - 1e-9, Math.max(0, t * curves));
  const index = Math.floor(scaled);
  const u = scaled - index;
  const [a, b, c, d] = [
    points[index * 3],
    points[index * 3 + 1],
    points[index * 3 + 2],
    points[index * 3 + 3],
  ];
  if (!a || !b || !c || !d) return points[0] ?? [0, 0];
  const v = 1 - u;
  const mix = (axis: 0 | 1): number =>
    v * v * v * a[axis] + 3 * v * v * u * b[axis] + 3 * v * u * u * c[axis] + u * u * u * d[axis];
  return [mix(0), mix(1)];
}

/** Points along a chain, about `spacing` px apart. */
export function sample(points: readonly Point[], spacing: number): Point[] {
  const result: Point[] = [];
  const curves = (points.length - 1) / 3;
  for (let index = 0; index < curves; index++) {
    const chunk = points.slice(index * 3, index * 3 + 4);
    let length = 0;
    for (let i = 1; i < chunk.length; i++) {
      length += Math.hypot(chunk[i]![0] - chunk[i - 1]![0], chunk[i]![1] - chunk[i - 1]![1]);
    }
    const steps = Math.max(1, Math.ceil(length / spacing));
    for (let i = index === 0 ? 0 : 1; i <= steps; i++) result.push(pointAt(chunk, i / steps));
  }
  return result;
}

/** Mirrors a chain at the vertical middle of a picture `width` wide. */
export function mirror(points: readonly (readonly [number, number])[], width: number): Point[] {
  return points.map(([x, y]) => [width - x, y]);
}
