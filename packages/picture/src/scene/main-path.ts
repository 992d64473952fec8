// Finds the order of a process and its main path in a weighted directed graph that may hold loops.
// Deterministic: equal graphs in equal node order give equal results.

export interface WeightedGraph {
  readonly size: number;
  readonly edges: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
  /** Per node, how many cases start and end there. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * An order of the nodes in which little weight points backwards.
 * Source: Eades, Lin, Smyth 1993 (a greedy heuristic for the feedback arc set), weighted, then improved by
 * moving single nodes while that helps (graphs up to 160 nodes).
 *
 * @returns per node its position, 0 first.
 */
export function processOrder(graph: WeightedGraph): number[] {
  const { size } = graph;
  const out: Map<number, number>[] = Array.from({ length: size }, () => new Map());
  const into: Map<number, number>[] = Array.from({ length: size }, () => new Map());
  for (const { from, to, weight } of graph.edges) {
    if (from === to) continue;
    out[from]!.set(to, (out[from]!.get(to) ?? 0) + weight);
    into[to]!.set(from, (into[to]!.get(from) ?? 0) + weight);
  }
  const outWeight = out.map((map) => sum(map.values()));
  const inWeight = into.map((map) => sum(map.values()));
  const left = new Set(Array.from({ length: size }, (_, i) => i));
  const head: number[] = [];
  const tail: number[] = [];
  const remove = (node: number): void => {
    left.delete(node);
    for (const [to, weight] of out[node]!) inWeight[to]! -= weight;
    for (const [from, weight] of into[node]!) outWeight[from]! -= weight;
  };
  while (left.size > 0) {
    let best = -1;
    let bestValue = Number.NEGATIVE_INFINITY;
    let sink = -1;
    for (const node of left) {
      if (outWeight[node] === 0 && graph.starts[node] === 0) {
        sink = node;
        break;
      }
      const value =
        inWeight[node] === 0
          ? Number.MAX_VALUE
          : outWeight[node]! - inWeight[node]! + graph.starts[node]! - graph.ends[node]!;
      if (value > bestValue) {
        bestValue = value;
        best = node;
      }
    }
    if (sink >= 0) {
      tail.push(sink);
      remove(sink);
    } else {
      head.push(best);
      remove(best);
    }
  }
  const sequence = [...head, ...tail.toReversed()];
  if (size <= 160) improve(sequence, out);
  const position = Array.from<number>({ length: size });
  sequence.forEach((node, index) => (position[node] = index));
  return position;
}

/** Moves single nodes to where they cause less backward weight, until nothing helps or 8 rounds are over. */
function improve(sequence: number[], out: readonly Map<number, number>[]): void {
  for (let round = 0; round < 8; round++) {
    let moved = false;
    for (let i = 0; i < sequence.length; i++) {
      const node = sequence[i]!;
      let change = 0;
      let best = -1e-9;
      let target = i;
      for (let j = i - 1; j >= 0; j--) {
        const other = sequence[j]!;
        // Putting `node` before `other`: node -> other becomes forward, other -> node becomes backward.
        change += (out[other]!.get(node) ?? 0) - (out[node]!.get(other) ?? 0);
        if (change < best) {
          best = change;
          target = j;
        }
      }
      change = 0;
      for (let j = i + 1; j < sequence.length; j++) {
        const other = sequence[j]!;
        change += (out[node]!.get(other) ?? 0) - (out[other]!.get(node) ?? 0);
        if (change < best) {
          best = change;
          target = j;
        }
      }
      if (target !== i) {
        sequence.splice(i, 1);
        sequence.splice(target, 0, node);
        moved = true;
      }
    }
    if (!moved) return;
  }
}

/** An arc of the main path should carry at least this share of the cases. */
const WORTH_A_STEP = 0.1;
/** An arc that carries less than this part of the toll is no part of the main path, whatever lies beyond it. */
const TOO_RARE = 0.25;

/**
 * The main path: of all start-to-end paths that only go forward in `position`, the one whose arcs carry most,
 * where every arc first pays a toll of a tenth of the cases (less, where a log is so varied that hardly an arc
 * carries as much). So a long path that many cases share wins over a short one that ends early, a rare detour
 * never pays, and no rare arc bridges two busy parts.
 *
 * @returns the nodes in order; empty for an empty graph.
 */
export function mainPath(graph: WeightedGraph, position: readonly number[]): number[] {
  const { size } = graph;
  if (size === 0) return [];
  const starts = sum(graph.starts);
  const toll = Math.min(starts * WORTH_A_STEP, usualWeight(graph) / 2);
  const into: { from: number; weight: number }[][] = Array.from({ length: size }, () => []);
  for (const { from, to, weight } of graph.edges) {
    if (position[from]! < position[to]! && weight >= toll * TOO_RARE) into[to]!.push({ from, weight });
  }
  const order = Array.from({ length: size }, (_, i) => i).toSorted((a, b) => position[a]! - position[b]!);
  const best = Array.from<number>({ length: size }).fill(Number.NEGATIVE_INFINITY);
  const before = Array.from<number>({ length: size }).fill(-1);
  let last = -1;
  let lastValue = Number.NEGATIVE_INFINITY;
  for (const node of order) {
    if (graph.starts[node]! > 0 || starts === 0) best[node] = graph.starts[node]!;
    for (const { from, weight } of into[node]!) {
      if (best[from]! + weight - toll > best[node]!) {
        best[node] = best[from]! + weight - toll;
        before[node] = from;
      }
    }
    // A node where nothing ends may still be the last one, if the graph knows no better end.
    const value = graph.ends[node]! > 0 ? best[node]! + graph.ends[node]! * 0.01 : best[node]! - 1e12;
    if (value > lastValue) {
      lastValue = value;
      last = node;
    }
  }
  const path: number[] = [];
  for (let node = last; node >= 0; node = before[node]!) path.push(node);
  return path.toReversed();
}

/** The weight such that half of all moves are on arcs at least that heavy. */
function usualWeight(graph: WeightedGraph): number {
  const weights = graph.edges.map((edge) => edge.weight).toSorted((a, b) => b - a);
  const half = sum(weights) / 2;
  let reached = 0;
  for (const weight of weights) {
    reached += weight;
    if (reached >= half) return weight;
  }
  return 0;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
