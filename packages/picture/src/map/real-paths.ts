// What deals really did along the paths of a map: as wide as many took each, with their number, and nothing where nobody
// went. Every number finds a place, off the boxes and off each other.
import type { LabelBox, Point } from '../layout/layout.ts';
import { formatNumber, type Language } from '../text/format.ts';
import { estimateWidth } from '../text/measure.ts';
import type { DrawnPath, DrawnText, MapDrawingOptions } from './drawn-map.ts';
import { labelSize, meets, placePathLabels } from './labels.ts';
import { MAP_GEOMETRY as G, type MapLayout, type PathRoute } from './map-layout.ts';
import { arrowHead, routeLine } from './outline.ts';

export function drawRealPaths(
  layout: MapLayout,
  flow: Readonly<Record<string, number>>,
  widthOf: (cases: number) => number,
  nameOf: (path: PathRoute) => string,
  { language, options }: { readonly language: Language; readonly options: MapDrawingOptions },
): DrawnPath[] {
  const measure = options.measureText ?? estimateWidth;
  const taken = layout.paths.filter(({ id }) => (flow[id] ?? 0) > 0);
  const labels = placeCounts(
    layout,
    taken.toSorted((a, b) => flow[b.id]! - flow[a.id]!),
    (path) => {
      const lines = [formatNumber(flow[path.id]!, language)];
      return { lines, ...labelSize(lines, (text) => measure(text, G.labelSize, true)) };
    },
  );
  return taken.map((path): DrawnPath => {
    const cases = flow[path.id]!;
    const text = formatNumber(cases, language);
    const width = widthOf(cases);
    const arrow = arrowHead(path.points, width);
    const box = labels.get(path.id)!;
    return {
      id: path.id,
      line: routeLine(path.points, arrow.length),
      arrow: arrow.d,
      width,
      colour: 'flow',
      flow: null,
      label: { ...box, texts: [countText(text, box)] },
      faded: false,
      title: `${nameOf(path)} (${text})`,
    };
  });
}

function countText(text: string, box: LabelBox): DrawnText {
  return {
    text,
    x: box.x + box.width / 2,
    y: box.y + box.height / 2 + G.labelSize * 0.36,
    size: G.labelSize,
    weight: 600,
    italic: false,
    colour: 'ink',
    anchor: 'middle',
  };
}

interface Sized {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Beside the path, where an answer would stand; else, where boxes stand close, above or below them; at last on it. */
function placeCounts(
  layout: MapLayout,
  paths: readonly PathRoute[],
  sizeOf: (path: PathRoute) => Sized,
): ReadonlyMap<string, LabelBox> {
  const tasks = paths.map((path) => ({ id: path.id, ...sizeOf(path) }));
  const within = { top: layout.top, bottom: layout.height, left: 0 };
  const routes = new Map(paths.map(({ id, points }) => [id, points]));
  const placed = new Map<string, LabelBox>(placePathLabels(tasks, routes, layout.nodes, within));
  for (const { id, width, height } of tasks) {
    if (placed.has(id)) continue;
    const [x, y] = middleOf(routes.get(id)!);
    const places = [0, 0.7, 1, 1.4].flatMap((far) =>
      [-1, 1].map((side) => ({
        x: x - width / 2,
        y: y - height / 2 + side * far * (G.stageHeight / 2 + height),
        width,
        height,
      })),
    );
    const others = [
      ...layout.nodes,
      ...placed.values(),
      ...paths.flatMap((path) => (path.id === id ? [] : piecesOf(path.points))),
    ];
    const free = places.find((box) => !others.some((other) => meets(box, other, 1)));
    placed.set(id, free ?? places[0]!);
  }
  return placed;
}

/** A number on the line of another path would be read as that one's. */
function piecesOf(points: readonly Point[]): LabelBox[] {
  return points.slice(1).map(([x, y], i) => {
    const [fromX, fromY] = points[i]!;
    return {
      x: Math.min(x, fromX) - 3,
      y: Math.min(y, fromY) - 3,
      width: Math.abs(x - fromX) + 6,
      height: Math.abs(y - fromY) + 6,
    };
  });
}

/** The middle of the longest straight piece. */
function middleOf(points: readonly Point[]): Point {
  let longest = -1;
  let found: Point = points[0] ?? [0, 0];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (length <= longest) continue;
    longest = length;
    found = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  }
  return found;
}
