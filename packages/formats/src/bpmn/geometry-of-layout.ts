// A laid-out map in the sizes of BPMN: the same arrangement, spread wide enough for the gateways that BPMN needs
// before and after a stage, with its lines moved along to the borders of the new boxes.
import { around, centre, type Box, type MapGeometry, type Point } from './geometry.ts';

/** What a layout of a map has to say; the layouts of `picture` do. */
export interface LaidOutMap {
  readonly nodes: readonly {
    readonly id: string;
    readonly type: 'stage' | 'decision' | 'outcome';
    readonly outline: Box;
  }[];
  readonly paths: readonly {
    readonly id: string;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
  readonly lanes: readonly { readonly id: string | null; readonly y: number; readonly height: number }[];
  readonly width: number;
}

const SPREAD = { x: 1.6, y: 1.5 };

export function geometryOfLayout(layout: LaidOutMap): MapGeometry {
  const boxes: Record<string, Box> = {};
  for (const { id, type, outline } of layout.nodes) {
    const middle = spread(centre(outline));
    boxes[id] =
      type === 'stage'
        ? around(middle, outline.width, Math.max(60, outline.height))
        : around(middle, type === 'decision' ? 50 : 36);
  }
  const all = Object.values(boxes);
  return {
    boxes,
    waypoints: Object.fromEntries(
      layout.paths.map(({ id, points }) => [
        id,
        clipped(
          points.map(([x, y]) => spread({ x, y })),
          all,
        ),
      ]),
    ),
    lanes: Object.fromEntries(
      layout.lanes.flatMap(({ id, y, height }) =>
        id === null
          ? []
          : [[id, { x: 0, y: y * SPREAD.y, width: layout.width * SPREAD.x, height: height * SPREAD.y }]],
      ),
    ),
  };
}

function spread({ x, y }: Point): Point {
  return { x: x * SPREAD.x, y: y * SPREAD.y };
}

/** Ends of a line moved, along their own direction, to the border of the box that is nearest. */
function clipped(points: readonly Point[], boxes: readonly Box[]): Point[] {
  const [first, second] = points;
  const last = points.at(-1);
  const before = points.at(-2);
  if (first === undefined || second === undefined || last === undefined || before === undefined) return [];
  const start = atBorder(first, second, boxes);
  const end = atBorder(last, before, boxes);
  const corners = points.slice(1, -1);
  if (corners.length === 0) return [start, end];
  // The corner beside an end moves with it, so that the line stays horizontal or vertical.
  corners[0] = inLine(corners[0]!, first, start);
  corners[corners.length - 1] = inLine(corners.at(-1)!, last, end);
  return [start, ...corners, end];
}

function inLine(corner: Point, from: Point, to: Point): Point {
  return Math.abs(corner.y - from.y) < 0.5 ? { x: corner.x, y: to.y } : { x: to.x, y: corner.y };
}

function atBorder(end: Point, next: Point, boxes: readonly Box[]): Point {
  const box = boxes.reduce<Box | undefined>(
    (best, one) =>
      best === undefined || distance(centre(one), end) < distance(centre(best), end) ? one : best,
    undefined,
  );
  if (box === undefined) return end;
  const middle = centre(box);
  // Ways are horizontal or vertical by turns; the end keeps its side.
  if (Math.abs(end.y - next.y) < 0.5) {
    return { x: next.x > middle.x ? box.x + box.width : box.x, y: within(end.y, box.y, box.height) };
  }
  return { x: within(end.x, box.x, box.width), y: next.y > middle.y ? box.y + box.height : box.y };
}

function within(value: number, from: number, size: number): number {
  return Math.min(Math.max(value, from + 4), from + size - 4);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
