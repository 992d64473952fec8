// Arcs for real moves that the map does not have: over the boxes where there is room, with a figure that covers nothing.
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

export interface FitArc {
  readonly from: string;
  readonly to: string;
  /** One cubic curve. */
  readonly points: readonly [Point, Point, Point, Point];
  readonly label: LabelBox;
}

const RISES = [34, 48, 66, 88, 116, 150, 190, 240] as const;
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] as const;

/** @param tasks the weightiest first: it has the first choice. Ends that the layout does not have are left out. */
export function fitArcs(
  layout: MapLayout,
  tasks: readonly ArcTask[],
  measure: MeasureText = estimateWidth,
): readonly FitArc[] {
  const byId = new Map(layout.nodes.map((node) => [node.id, node]));
  const solid: LabelBox[] = [...layout.nodes, ...layout.paths.flatMap(({ label }) => label ?? [])];
  const ports = new Map<string, number>();
  const found: FitArc[] = [];
  for (const task of tasks) {
    const a = byId.get(task.from);
    const b = byId.get(task.to);
    if (a === undefined || b === undefined) continue;
    const size = { width: Math.ceil(measure(task.label, G.labelSize, true)) + 10, height: G.labelLine + 3 };
    const ends = endsOf(a, b, ports);
    let best: FitArc | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const rise of RISES) {
      const points = curve(ends, rise, a === b);
      const crossed = crossings(points, layout, a, b);
      const high = Math.min(...[0.25, 0.5, 0.75].map((t) => pointAt(points, t)[1]));
      const over = high < layout.top + 6 ? 2 + (layout.top - high) / 20 : 0;
      for (const [i, part] of PARTS.entries()) {
        const [x, y] = pointAt(points, part);
        const label = {
          x: Math.min(Math.max(2, x - size.width / 2), Math.max(2, layout.width - size.width - 2)),
          y: y - size.height / 2,
          ...size,
        };
        const covers = solid.filter((box) => meets(label, box, 2)).length;
        const cost = crossed * 1.4 + over + rise / 60 + i * 0.15 + covers * 12;
        if (cost >= least) continue;
        least = cost;
        best = { from: task.from, to: task.to, points, label };
      }
    }
    if (best === null) continue;
    solid.push(best.label);
    found.push(best);
  }
  return found;
}

/** Beside the middle of the upper side, where the map's own paths arrive; every further arc a little farther out. */
function endsOf(a: NodeBox, b: NodeBox, ports: Map<string, number>): readonly [Point, Point] {
  const port = (node: NodeBox, toward: number): Point => {
    const side = toward < 0 ? -1 : 1;
    const key = `${node.id} ${side}`;
    const used = ports.get(key) ?? 0;
    ports.set(key, used + 1);
    const { outline } = node;
    const off = Math.min(outline.width * (node.shape === 'diamond' ? 0.14 : 0.4), 16 + used * 13);
    const depth = node.shape === 'diamond' ? (off / (outline.width / 2)) * (outline.height / 2) : 0;
    const top = node.y < outline.y ? node.y : outline.y + depth;
    return [outline.x + outline.width / 2 + side * off, top];
  };
  const direction = b.x - a.x;
  return [port(a, direction || 1), port(b, -direction || -1)];
}

function curve([from, to]: readonly [Point, Point], rise: number, loop: boolean): FitArc['points'] {
  const crest = Math.min(from[1], to[1]) - (rise * 4) / 3;
  const out = loop ? 14 : 0;
  const side = Math.sign(to[0] - from[0]) || 1;
  return [from, [from[0] - side * out, crest], [to[0] + side * out, crest], to];
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
