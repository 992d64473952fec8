// In which order the arcs of a graph of moves appear when more of it is shown, so that whatever is shown hangs together:
// every node shown can be reached from the start and reaches the end along shown arcs.

/** A path of a picture, and the step of detail from which on it is shown. */
export interface RevealEdge {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Always shown. */
  readonly onSpine: boolean;
}

/**
 * Gives each edge the step at which it appears: the main path at step 0, then one edge per step by falling count,
 * each together with the edges that tie its ends to start and end (along the widest such path).
 *
 * @param start the node from which all must be reached, `end` the one that all must reach
 * @param soon the edge to show right after the main path, whatever its count: what needs attention is not hidden.
 */
export function revealSteps(
  edges: readonly RevealEdge[],
  start: string,
  end: string,
  soon: number | null = null,
): { step: number[]; steps: number[] } {
  const step = Array.from<number>({ length: edges.length }).fill(-1);
  const reach = widestTree(edges, start, (edge) => [edge.from, edge.to]);
  const leave = widestTree(edges, end, (edge) => [edge.to, edge.from]);
  const reached = new Set([start, end]);
  const leaves = new Set([start, end]);
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
