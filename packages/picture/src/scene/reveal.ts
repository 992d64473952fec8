// In which order edges appear when the detail slider is pulled up, so that whatever is shown hangs together:
// every node shown can be reached from the start and reaches the end along shown edges.
import { END, START, type Scene } from './scene.ts';

interface RevealEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'arc' | 'start' | 'end';
  readonly count: number;
  readonly onSpine: boolean;
}

/**
 * Gives each edge the step at which it appears: the main path at step 0, then one edge per step by falling count,
 * each together with the edges that tie its ends to start and end (along the widest such path).
 *
 * @param soon the edge to show right after the main path, whatever its count: what needs attention is not hidden.
 */
export function revealSteps(
  edges: readonly RevealEdge[],
  soon: number | null = null,
): { step: number[]; steps: number[] } {
  const step = Array.from<number>({ length: edges.length }).fill(-1);
  const reach = widestTree(edges, START, (edge) => [edge.from, edge.to]);
  const leave = widestTree(edges, END, (edge) => [edge.to, edge.from]);
  const reached = new Set<string>([START, END]);
  const leaves = new Set<string>([START, END]);
  const steps: number[] = [];
  let shown = 0;
  const show = (index: number, at: number): void => {
    if (step[index] !== -1) return;
    step[index] = at;
    shown++;
  };
  const tie = (node: string, at: number): void => {
    for (let here = node; !reached.has(here);) {
      reached.add(here);
      const index = reach.get(here);
      if (index === undefined) break;
      show(index, at);
      const from = edges[index]!.from;
      if (!leaves.has(from)) tieOut(from, at);
      here = from;
    }
  };
  const tieOut = (node: string, at: number): void => {
    for (let here = node; !leaves.has(here);) {
      leaves.add(here);
      const index = leave.get(here);
      if (index === undefined) break;
      show(index, at);
      const to = edges[index]!.to;
      if (!reached.has(to)) tie(to, at);
      here = to;
    }
  };
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i]!;
    if (!edge.onSpine) continue;
    show(i, 0);
    for (const id of [edge.from, edge.to]) {
      reached.add(id);
      leaves.add(id);
    }
  }
  steps.push(shown);
  const byCount = edges
    .map((_, index) => index)
    .toSorted(
      (a, b) => Number(b === soon) - Number(a === soon) || edges[b]!.count - edges[a]!.count || a - b,
    );
  for (const index of byCount) {
    if (step[index] !== -1) continue;
    const at = steps.length;
    show(index, at);
    tie(edges[index]!.from, at);
    tieOut(edges[index]!.from, at);
    tie(edges[index]!.to, at);
    tieOut(edges[index]!.to, at);
    steps.push(shown);
  }
  return { step, steps };
}

/** Per node the edge by which it is best reached from `root` (Prim's algorithm, widest first). */
function widestTree(
  edges: readonly RevealEdge[],
  root: string,
  ends: (edge: RevealEdge) => readonly [string, string],
): Map<string, number> {
  const out = new Map<string, number[]>();
  edges.forEach((edge, index) => {
    const [near] = ends(edge);
    const list = out.get(near);
    if (list) list.push(index);
    else out.set(near, [index]);
  });
  const via = new Map<string, number>();
  const done = new Set([root]);
  const open: number[] = [...(out.get(root) ?? [])];
  while (open.length > 0) {
    let best = 0;
    for (let i = 1; i < open.length; i++) {
      if (edges[open[i]!]!.count > edges[open[best]!]!.count) best = i;
    }
    const index = open[best]!;
    open[best] = open.at(-1)!;
    open.pop();
    const [, far] = ends(edges[index]!);
    if (done.has(far)) continue;
    done.add(far);
    via.set(far, index);
    for (const next of out.get(far) ?? []) if (!done.has(ends(edges[next]!)[1])) open.push(next);
  }
  return via;
}

export interface Visible {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  /** Arcs shown, and all arcs of the scene (start and end edges are not counted). */
  readonly paths: number;
  readonly allPaths: number;
  /** Share of all moves that the shown arcs carry, 0..1. */
  readonly movesShare: number;
}

/** The step of the slider for a detail of 0..1. Quadratic, so that the few heavy edges get most of its way. */
export function stepAt(scene: Scene, detail: number): number {
  const { steps } = scene;
  const first = steps[0] ?? 0;
  const all = steps.at(-1) ?? 0;
  const d = Math.min(1, Math.max(0, detail));
  const target = first + (all - first) * d * d;
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[middle]! <= target + 1e-9) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * What is shown at a detail of 0 (the main path) to 1 (everything). More detail only ever adds.
 */
export function visibleAt(scene: Scene, detail: number): Visible {
  const step = stepAt(scene, detail);
  const nodes = new Set<string>();
  const edges = new Set<string>();
  let moves = 0;
  let paths = 0;
  let allPaths = 0;
  for (const edge of scene.edges) {
    if (edge.kind === 'arc') allPaths++;
    if (edge.step > step) continue;
    edges.add(edge.id);
    nodes.add(edge.from);
    nodes.add(edge.to);
    if (edge.kind === 'arc') {
      moves += edge.count;
      paths++;
    }
  }
  if (scene.edges.length === 0) for (const node of scene.nodes) nodes.add(node.id);
  return { nodes, edges, paths, allPaths, movesShare: scene.moves === 0 ? 1 : moves / scene.moves };
}

/**
 * A detail to begin with: as little as carries `share` of the moves, but no more than `most` edges.
 */
export function defaultDetail(scene: Scene, share = 0.92, most = 42): number {
  for (let detail = 0; detail < 1; detail += 0.02) {
    const seen = visibleAt(scene, detail + 0.02);
    if (seen.edges.size > most && detail > 0) return round(detail);
    if (seen.movesShare >= share) return round(detail + 0.02);
  }
  return 1;
}

function round(value: number): number {
  return Math.min(1, Math.round(value * 100) / 100);
}
