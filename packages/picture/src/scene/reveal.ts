// How much of a scene is shown at a position of the detail slider. The order in which edges appear is mining's
// `revealSteps`: whatever is shown hangs together.
import type { Scene } from './scene.ts';

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
