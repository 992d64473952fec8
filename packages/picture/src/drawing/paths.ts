// Path strings and arrow heads from chains of curves.
import type { Point } from '../layout/layout.ts';

type PointLike = readonly [number, number];

/** The `d` of an SVG path for a chain of cubic Bézier curves (p0, then two handles and an end per curve). */
export function edgePath(points: readonly PointLike[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${text(first)}`;
  for (let i = 0; i + 2 < rest.length; i += 3) {
    path += `C${text(rest[i]!)} ${text(rest[i + 1]!)} ${text(rest[i + 2]!)}`;
  }
  return path;
}

/** A chain that ends `length` px earlier, and the triangle that fills the rest. */
export function withArrow(
  points: readonly PointLike[],
  strokeWidth: number,
): { readonly points: readonly PointLike[]; readonly arrow: string } {
  const tip = points.at(-1);
  if (points.length < 4 || !tip) return { points, arrow: '' };
  const half = 2.8 + strokeWidth * 0.62;
  const length = 5.5 + strokeWidth * 0.55;
  const last = points.slice(-4) as unknown as readonly [PointLike, PointLike, PointLike, PointLike];
  const t = cutAt(last, length);
  const [kept] = split(last, t);
  const base = kept[3];
  const dx = tip[0] - base[0];
  const dy = tip[1] - base[1];
  const size = Math.hypot(dx, dy) || 1;
  const nx = (-dy / size) * half;
  const ny = (dx / size) * half;
  const arrow = `M${text([base[0] + nx, base[1] + ny])}L${text(tip)}L${text([base[0] - nx, base[1] - ny])}Z`;
  // The stroke goes on a hair into the triangle, so that no gap shows between them.
  const [inner] = split(last, Math.min(1, t + (1 - t) * 0.25));
  return { points: [...points.slice(0, -4), ...inner], arrow };
}

type Curve = readonly [PointLike, PointLike, PointLike, PointLike];

/** t at which the straight distance to the end is `length`, by halving. */
function cutAt(curve: Curve, length: number): number {
  const end = curve[3];
  let low = 0;
  let high = 1;
  for (let i = 0; i < 18; i++) {
    const middle = (low + high) / 2;
    const [part] = split(curve, middle);
    if (Math.hypot(part[3][0] - end[0], part[3][1] - end[1]) > length) low = middle;
    else high = middle;
  }
  return low;
}

/** De Casteljau. */
function split(curve: Curve, t: number): readonly [Curve, Curve] {
  const mix = (a: PointLike, b: PointLike): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  const ab = mix(curve[0], curve[1]);
  const bc = mix(curve[1], curve[2]);
  const cd = mix(curve[2], curve[3]);
  const abc = mix(ab, bc);
  const bcd = mix(bc, cd);
  const middle = mix(abc, bcd);
  return [
    [curve[0], ab, abc, middle],
    [middle, bcd, cd, curve[3]],
  ];
}

function text([x, y]: PointLike): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
