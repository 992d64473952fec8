// Path strings of what a drawn map is made of: rounded ways, arrow heads, outlines of nodes. SVG and React draw the same.
import type { LabelBox, Point } from '../layout/layout.ts';
import { MAP_GEOMETRY as G, type NodeShape } from './map-layout.ts';

const ARROW = 9;

/** The `d` of a way: straight pieces with rounded corners, ending `short` px before its last point. */
export function routeLine(points: readonly Point[], short = 0, radius = 12): string {
  const [first] = points;
  if (first === undefined) return '';
  const way = shorten(points, short);
  let d = `M${at(way[0]!)}`;
  for (let i = 1; i < way.length - 1; i++) {
    const corner = way[i]!;
    const before = toward(corner, way[i - 1]!, radius);
    const after = toward(corner, way[i + 1]!, radius);
    d += `L${at(before)}Q${at(corner)} ${at(after)}`;
  }
  return `${d}L${at(way.at(-1)!)}`;
}

/** The `d` of the triangle at the end of a way that is `width` px wide, and how far it reaches back. */
export function arrowHead(
  points: readonly Point[],
  width = 1.5,
): { readonly d: string; readonly length: number } {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return { d: '', length: 0 };
  const length = ARROW + width * 0.5;
  const half = 4 + width * 0.5;
  const size = Math.hypot(tip[0] - before[0], tip[1] - before[1]) || 1;
  const [ux, uy] = [(tip[0] - before[0]) / size, (tip[1] - before[1]) / size];
  const base: Point = [tip[0] - ux * length, tip[1] - uy * length];
  return {
    d: `M${at([base[0] - uy * half, base[1] + ux * half])}L${at(tip)}L${at([base[0] + uy * half, base[1] - ux * half])}Z`,
    length: Math.min(length, size) - 1,
  };
}

/** The `d` of a node's outline, drawn `inset` px inside its box. */
export function nodeOutline(shape: NodeShape, { x, y, width, height }: LabelBox, inset = 0): string {
  const [l, t, r, b] = [x + inset, y + inset, x + width - inset, y + height - inset];
  if (shape === 'diamond') {
    const [cx, cy] = [(l + r) / 2, (t + b) / 2];
    return `M${at([cx, t])}L${at([r, cy])}L${at([cx, b])}L${at([l, cy])}Z`;
  }
  const radius = Math.max(0, shape === 'pill' ? Math.min(b - t, r - l) / 2 : G.radius - inset);
  const arc = (to: Point): string => `A${num(radius)} ${num(radius)} 0 0 1 ${at(to)}`;
  return `M${at([l + radius, t])}H${num(r - radius)}${arc([r, t + radius])}V${num(b - radius)}${arc([r - radius, b])}H${num(l + radius)}${arc([l, b - radius])}V${num(t + radius)}${arc([l + radius, t])}Z`;
}

function shorten(points: readonly Point[], by: number): readonly Point[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (by <= 0 || last === undefined || before === undefined) return points;
  const size = Math.hypot(last[0] - before[0], last[1] - before[1]);
  const keep = Math.max(0, size - by) / (size || 1);
  return points.with(points.length - 1, [
    before[0] + (last[0] - before[0]) * keep,
    before[1] + (last[1] - before[1]) * keep,
  ]);
}

/** The point `radius` px from the corner, at most half of the way to its neighbour. */
function toward(corner: Point, other: Point, radius: number): Point {
  const dx = other[0] - corner[0];
  const dy = other[1] - corner[1];
  const size = Math.hypot(dx, dy) || 1;
  const part = Math.min(radius, size / 2) / size;
  return [corner[0] + dx * part, corner[1] + dy * part];
}

function num(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function at([x, y]: Point): string {
  return `${num(x)} ${num(y)}`;
}
