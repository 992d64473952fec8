// Gives a scene its places: main path straight, arches above, everything else below, labels where they are free.
// The same scene always gives the same layout; it depends on no language, theme or filter.
import { PICTURE_LANGUAGES, shortDuration } from '../text/format.ts';
import { estimateWidth, wrapName, type MeasureText } from '../text/measure.ts';
import type { Scene, SceneEdge } from '../scene/scene.ts';
import type { LabelBox, Layout, PlacedEdge, Point } from './layout.ts';
import { placeNodes } from './place-nodes.ts';
import { placeLabels, type LabelRequest } from './place-labels.ts';
import { planRoutes, type Route } from './plan-routes.ts';
import { STUB_DOT, traceRoutes } from './trace-routes.ts';

export const NAME_SIZE = 12.5;
export const DETAIL_SIZE = 11;
export const LABEL_SIZE = 11;
export const LABEL_HEIGHT = 16;
/** Space left and right of the text in a box. */
export const NODE_PADDING = 10;
const NODE_NARROWEST = 108;
const NODE_WIDEST = 180;
const MARGIN = 28;

/**
 * Computes the places of everything in a scene, all edges included, so that hiding some never moves others.
 *
 * @param measureText real text widths where a screen has them; otherwise a built-in estimate.
 * @returns plain data in px, origin top left; `edges[].points` are chains of cubic Bézier curves.
 */
export function layoutScene(scene: Scene, measureText: MeasureText = estimateWidth): Promise<Layout> {
  return Promise.resolve(layoutNow(scene, measureText));
}

/** The same, at once. */
export function layoutNow(scene: Scene, measureText: MeasureText = estimateWidth): Layout {
  const times = durationWidth(measureText);
  const casesOf = new Map(scene.nodes.map((node) => [node.id, node.cases]));
  const labels = scene.edges.map((edge) => labelWidth(edge, scene.cases, casesOf, times, measureText));
  const grid = placeNodes(scene);
  const plan = planRoutes(scene, grid);
  const straightLabels = scene.edges.map((_, i) => (plan.routes[i]!.kind === 'side' ? labels[i]! : 0));
  const sizes = nodeSizes(
    scene,
    measureText,
    times,
    Math.max(56, ...straightLabels.map((width) => width + 20)),
  );
  const traced = traceRoutes(scene, grid, plan, sizes);
  const boxes: (LabelBox | null)[] = Array.from<null>({ length: scene.edges.length }).fill(null);
  const requests = scene.edges.map((_, index): LabelRequest => {
    const route = plan.routes[index]!;
    return {
      edge: index,
      points: traced.points[index]!,
      strokeWidth: traced.widths[index]!,
      width: labels[index]!,
      height: LABEL_HEIGHT,
      kind: labelKind(route),
    };
  });
  const dots = traced.points.flatMap((points, index): LabelBox[] => {
    const route = plan.routes[index]!;
    const at = route.kind === 'stub' ? (route.side === 'top' ? points[0] : points.at(-1)) : undefined;
    return at
      ? [{ x: at[0] - STUB_DOT, y: at[1] - STUB_DOT, width: 2 * STUB_DOT, height: 2 * STUB_DOT }]
      : [];
  });
  placeLabels(requests, [...traced.nodes, ...dots]).forEach((box, index) => (boxes[index] = box));
  return framed(scene, traced.nodes, traced.points, traced.widths, boxes);
}

function labelKind(route: Route): LabelRequest['kind'] {
  if (route.kind === 'stub') return route.side === 'top' ? 'stub-top' : 'stub-bottom';
  if (route.kind === 'self') return 'loop';
  return route.kind === 'side' || route.kind === 'entry' || route.kind === 'exit' ? 'beside' : 'along';
}

/** Room for the count, and for any median in every language, so that switching never needs a new layout. */
function labelWidth(
  edge: SceneEdge,
  allCases: number,
  casesOf: ReadonlyMap<string, number>,
  times: number,
  measure: MeasureText,
): number {
  if (edge.kind === 'start' && edge.onSpine && edge.count === allCases) return 0;
  // Everything that comes here ends (or begins) here: the box says the number already.
  if (edge.kind === 'start' && edge.count === casesOf.get(edge.to)) return 0;
  if (edge.kind === 'end' && edge.count === casesOf.get(edge.from)) return 0;
  const count = measure(countText(edge.count), LABEL_SIZE, true);
  return Math.ceil(edge.seconds ? Math.max(count, times) : count) + 8;
}

/** Durations as wide as they get: 89 seconds, 89 minutes, 35 hours, 999 days, 99 years. */
const WIDE_TIMES: readonly number[] = [89, 89 * 60, 35 * 3600, 999 * 86_400, 99 * 365.25 * 86_400];

function durationWidth(measure: MeasureText): number {
  const texts = PICTURE_LANGUAGES.flatMap((language) =>
    WIDE_TIMES.map((time) => shortDuration(time, language)),
  );
  return Math.max(...texts.map((text) => measure(text, LABEL_SIZE, true)));
}

/** Digits are as wide in every script here, and so are their separators. */
function countText(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
}

function nodeSizes(scene: Scene, measure: MeasureText, times: number, gap: number) {
  const activities = scene.nodes.filter((node) => node.kind === 'activity');
  let nodeWidth = NODE_NARROWEST;
  for (const node of activities) {
    const name = node.name.slice(0, 400);
    const whole = measure(name, NAME_SIZE, true);
    // Two lines are fine, so a little more than half of a long name is enough.
    nodeWidth = Math.max(
      nodeWidth,
      (whole <= 128 ? whole : Math.max(128, whole * 0.58)) + 2 * NODE_PADDING + 2,
    );
    const detail = measure(`${countText(node.cases)} · `, DETAIL_SIZE, false) + (node.seconds ? times : 0);
    nodeWidth = Math.max(nodeWidth, detail + 2 * NODE_PADDING);
    const longestWord = Math.max(...name.split(/\s+/u).map((word) => measure(word, NAME_SIZE, true)));
    nodeWidth = Math.max(nodeWidth, Math.min(longestWord, 158) + 2 * NODE_PADDING + 2);
  }
  nodeWidth = Math.ceil(Math.min(NODE_WIDEST, nodeWidth));
  const heights = new Map<string, number>();
  for (const node of activities) {
    const lines = wrapName(node.name, nodeWidth - 2 * NODE_PADDING, NAME_SIZE, measure).length;
    heights.set(node.id, lines > 1 ? 58 : 42);
  }
  return { nodeWidth, heights, gap };
}

/** Moves everything so that it begins at the margin, and rounds to tenths of a px. */
function framed(
  scene: Scene,
  nodes: Layout['nodes'],
  points: readonly (readonly Point[])[],
  widths: readonly number[],
  labels: readonly (LabelBox | null)[],
): Layout {
  let left = 0;
  let top = 0;
  let right = 0;
  let bottom = 0;
  const take = (x: number, y: number, reach: number): void => {
    left = Math.min(left, x - reach);
    top = Math.min(top, y - reach);
    right = Math.max(right, x + reach);
    bottom = Math.max(bottom, y + reach);
  };
  for (const box of nodes) {
    take(box.x, box.y, 0);
    take(box.x + box.width, box.y + box.height, 0);
  }
  points.forEach((chain, index) => {
    for (const [x, y] of chain) take(x, y, widths[index]! / 2);
  });
  for (const box of labels) {
    if (!box) continue;
    take(box.x, box.y, 0);
    take(box.x + box.width, box.y + box.height, 0);
  }
  const dx = MARGIN - left;
  const dy = MARGIN - top;
  const edges = scene.edges.map((edge, index): PlacedEdge => {
    const box = labels[index] ?? null;
    return {
      id: edge.id,
      points: points[index]!.map(([x, y]): Point => [tenth(x + dx), tenth(y + dy)]),
      label: box && { ...box, x: tenth(box.x + dx), y: tenth(box.y + dy) },
    };
  });
  return {
    width: Math.ceil(right + dx + MARGIN),
    height: Math.ceil(bottom + dy + MARGIN),
    nodes: nodes.map((box) => ({ ...box, x: tenth(box.x + dx), y: tenth(box.y + dy) })),
    edges,
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
