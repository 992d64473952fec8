// Arcs for real moves that the map does not have: past the boxes where there is room, with a figure that covers nothing.
import type { LabelBox, Point } from '../layout/layout.ts';
import { estimateWidth, type MeasureText } from '../text/measure.ts';
import { pointAt } from '../layout/curves.ts';
import { meets } from './labels.ts';
import { MAP_GEOMETRY as G, type MapLayout, type NodeBox } from './map-layout.ts';

export interface ArcTask {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly width: number;
}

export interface FitArc<Task extends ArcTask = ArcTask> {
  readonly task: Task;
  /** One cubic curve. */
  readonly points: readonly [Point, Point, Point, Point];
  readonly label: LabelBox;
}

const RISES = [34, 48, 66, 88, 116, 150, 190, 240] as const;
/** Between rows: how late the arc falls to the far one, so that it clears a box beside the near one. */
const STEEP = [0, 0.2, 0.35, 0.5, 0.7] as const;
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] as const;

/** Where an arc leaves or reaches a box. */
type Side = 'top' | 'bottom' | 'left' | 'right';
/** How many arcs have an end at a place already, by box and place. */
type Taken = Map<string, number>;

interface Bend {
  readonly points: FitArc['points'];
  readonly cost: number;
  /** The ends that it would take. */
  readonly places: readonly [string, string];
}

/**
 * @param tasks the weightiest first: it has the first choice. Ends that the layout does not have are left out.
 * @param labels of the map's own paths, which no figure covers.
 */
export function fitArcs<Task extends ArcTask>(
  layout: MapLayout,
  tasks: readonly Task[],
  labels: readonly LabelBox[],
  measure: MeasureText = estimateWidth,
): readonly FitArc<Task>[] {
  const byId = new Map(layout.nodes.map((node) => [node.id, node]));
  const solid: LabelBox[] = [...layout.nodes, ...labels];
  const taken: Taken = new Map();
  const found: FitArc<Task>[] = [];
  for (const task of tasks) {
    const a = byId.get(task.from);
    const b = byId.get(task.to);
    if (a === undefined || b === undefined) continue;
    const size = { width: Math.ceil(measure(task.label, G.labelSize, true)) + 10, height: G.labelLine + 3 };
    let best: (FitArc<Task> & Pick<Bend, 'places'>) | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const bend of bendsOf(a, b, taken)) {
      const bent = bend.cost + crossings(bend.points, layout, a, b) * 3 + beyond(bend.points, layout);
      if (bent >= least) continue;
      for (const [i, part] of PARTS.entries()) {
        const [x, y] = pointAt(bend.points, part);
        const label = {
          x: Math.min(Math.max(2, x - size.width / 2), Math.max(2, layout.width - size.width - 2)),
          y: y - size.height / 2,
          ...size,
        };
        const covers = solid.filter((box) => meets(label, box, 2)).length;
        const cost = bent + i * 0.15 + covers * 12;
        if (cost >= least) continue;
        least = cost;
        best = { task, points: bend.points, label, places: bend.places };
      }
    }
    if (best === null) continue;
    const { places, ...arc } = best;
    for (const place of places) taken.set(place, (taken.get(place) ?? 0) + 1);
    solid.push(arc.label);
    found.push(arc);
  }
  return found;
}

/** Over the boxes, below them, or, between rows, from an upper or lower side round the corner into the near side. */
function* bendsOf(a: NodeBox, b: NodeBox, taken: Taken): Generator<Bend> {
  const toward = b.x - a.x;
  for (const side of ['top', 'bottom'] as const) {
    const from = portAt(a, side, toward || 1, taken);
    const to = portAt(b, side, -toward || -1, taken);
    const places = [from.place, to.place] as const;
    for (const rise of RISES) {
      for (const steep of from.point[1] === to.point[1] ? [0] : STEEP) {
        const points = over(from.point, to.point, side === 'top' ? rise : -rise, steep, a === b);
        yield { points, cost: rise / 60 + steep * 0.6 + (side === 'top' ? 0 : 0.3), places };
      }
    }
  }
  const isLower = b.y > a.y + a.height;
  if (!isLower && b.y + b.height >= a.y) return;
  const near: Side = toward > 0 ? 'left' : 'right';
  const far: Side = toward > 0 ? 'right' : 'left';
  const into = [portAt(a, isLower ? 'bottom' : 'top', toward, taken), portAt(b, near, 0, taken)] as const;
  const outOf = [portAt(a, far, 0, taken), portAt(b, isLower ? 'top' : 'bottom', -toward, taken)] as const;
  for (const [from, to, isInto] of [
    [...into, true],
    [...outOf, false],
  ] as const) {
    const [dx, dy] = [to.point[0] - from.point[0], to.point[1] - from.point[1]];
    if (Math.abs(dx) < 24 || Math.sign(dx) !== Math.sign(toward)) continue;
    const points: FitArc['points'] = isInto
      ? [
          from.point,
          [from.point[0], from.point[1] + dy * 0.8],
          [to.point[0] - Math.sign(dx) * Math.max(24, Math.abs(dx) * 0.6), to.point[1]],
          to.point,
        ]
      : [
          from.point,
          [from.point[0] + Math.sign(dx) * Math.max(24, Math.abs(dx) * 0.6), from.point[1]],
          [to.point[0], to.point[1] - dy * 0.8],
          to.point,
        ];
    yield { points, cost: 0.8, places: [from.place, to.place] };
  }
}

/** Beside the middle of a side, where the map's own paths arrive; every further arc a little farther out. */
function portAt(
  node: NodeBox,
  side: Side,
  toward: number,
  taken: Taken,
): { readonly point: Point; readonly place: string } {
  const lean = toward < 0 ? -1 : 1;
  const place = `${node.id} ${side} ${lean}`;
  const used = taken.get(place) ?? 0;
  const { outline } = node;
  const middle = { x: outline.x + outline.width / 2, y: outline.y + outline.height / 2 };
  const isDiamond = node.shape === 'diamond';
  if (side === 'left' || side === 'right') {
    // Turn by turn above and below the middle.
    const step = Math.ceil(used / 2) * (used % 2 === 0 ? 1 : -1) * 7;
    const off = Math.max(-outline.height * 0.3, Math.min(outline.height * 0.3, step));
    const depth = isDiamond ? (Math.abs(off) / (outline.height / 2)) * (outline.width / 2) : 0;
    const x = side === 'left' ? outline.x + depth : outline.x + outline.width - depth;
    return { point: [x, middle.y + off], place };
  }
  const off = Math.min(outline.width * (isDiamond ? 0.14 : 0.4), 16 + used * 13);
  const depth = isDiamond ? (off / (outline.width / 2)) * (outline.height / 2) : 0;
  const upper = node.y < outline.y ? node.y : outline.y + depth;
  const end = node.y + node.height;
  const lower = end > outline.y + outline.height ? end : outline.y + outline.height - depth;
  return { point: [middle.x + lean * off, side === 'top' ? upper : lower], place };
}

/**
 * @param rise how far over the higher end; negative: below the lower one
 * @param steep how much farther up and out the control of the end that is more distant lies, in distances between the ends
 */
function over(from: Point, to: Point, rise: number, steep: number, loop: boolean): FitArc['points'] {
  const near = rise > 0 ? Math.min(from[1], to[1]) : Math.max(from[1], to[1]);
  const crest = near - (rise * 4) / 3;
  const farther = crest - Math.sign(rise) * Math.abs(to[1] - from[1]) * steep;
  const side = Math.sign(to[0] - from[0]) || 1;
  const out = loop ? 14 : (Math.abs(to[0] - from[0]) * steep) / 2;
  const [isFromNear, isToNear] = [from[1] === near, to[1] === near];
  return [
    from,
    [from[0] - (loop || !isFromNear ? side * out : 0), isFromNear ? crest : farther],
    [to[0] + (loop || !isToNear ? side * out : 0), isToNear ? crest : farther],
    to,
  ];
}

/** What it costs to leave the picture, above or below. */
function beyond(points: FitArc['points'], layout: MapLayout): number {
  const heights = [0.25, 0.5, 0.75].map((t) => pointAt(points, t)[1]);
  const [high, low] = [Math.min(...heights), Math.max(...heights)];
  return (Math.max(0, layout.top + 6 - high) + Math.max(0, low - layout.height + 6)) / 8;
}

function crossings(points: FitArc['points'], layout: MapLayout, a: NodeBox, b: NodeBox): number {
  const crossed = new Set<string>();
  for (let i = 1; i < 32; i++) {
    const [x, y] = pointAt(points, i / 32);
    for (const node of layout.nodes) {
      if (node === a || node === b) continue;
      if (x > node.x && x < node.x + node.width && y > node.y && y < node.y + node.height)
        crossed.add(node.id);
    }
  }
  return crossed.size;
}
