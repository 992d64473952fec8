// The sequence cut: groups such that every activity of an earlier one can lead to every activity of a later one and
// never back. Groups that can only be skipped together stay together (Leemans 2017, "strict sequence cut", section 7).
import { createBitRows, hasBit, joinRow, leadingRun, nextBit, setBit } from './bit-rows.ts';
import type { Graph } from './follows.ts';

interface Groups {
  readonly groups: number;
  readonly groupOf: Uint32Array;
}

export function sequenceCut(graph: Graph): Groups | undefined {
  const { size, after } = graph;
  const { count, componentOf } = components(graph);
  if (count < 2) return undefined;

  // Components are numbered from the last to the first: what `c` reaches has smaller numbers. Between component q - 1 and
  // q the sequence may be cut where each from q on reaches all below q.
  const reach = createBitRows(count);
  const next: number[][] = Array.from({ length: count }, () => []);
  for (let a = 0; a < size; a++) {
    const from = componentOf[a]!;
    for (let b = nextBit(after, a, 0); b !== -1; b = nextBit(after, a, b + 1)) {
      if (componentOf[b] !== from) next[from]!.push(componentOf[b]!);
    }
  }
  for (let c = 0; c < count; c++) {
    // The nearest first: most of the others are then reached already.
    for (const d of next[c]!.toSorted((x, y) => y - x)) {
      if (hasBit(reach, c, d)) continue;
      setBit(reach, c, d);
      joinRow(reach, c, d);
    }
  }
  const groupOfComponent = new Uint32Array(count);
  let groups = 0;
  let least = count;
  for (let c = count - 1; c >= 0; c--) {
    least = Math.min(least, leadingRun(reach, c));
    groupOfComponent[c] = groups;
    if (c > 0 && least >= c) groups++;
  }
  groups++;
  if (groups < 2) return undefined;
  const groupOf = componentOf.map((c) => groupOfComponent[c]!);
  return skippedTogether(graph, groups, groupOf) ?? { groups, groupOf };
}

/** Activities that reach each other, by Tarjan's algorithm (1972): a component is numbered after all it leads to. */
function components(graph: Graph): { count: number; componentOf: Uint32Array } {
  const { size, after } = graph;
  const order = new Uint32Array(size);
  const low = new Uint32Array(size);
  const resume = new Uint32Array(size);
  const componentOf = new Uint32Array(size);
  const open = new Uint8Array(size);
  const stack: number[] = [];
  const way: number[] = [];
  let visited = 0;
  let count = 0;
  for (let root = 0; root < size; root++) {
    if (order[root] !== 0) continue;
    way.push(root);
    while (way.length > 0) {
      const a = way.at(-1)!;
      if (order[a] === 0) {
        order[a] = ++visited;
        low[a] = visited;
        open[a] = 1;
        stack.push(a);
      }
      const b = nextBit(after, a, resume[a]!);
      if (b !== -1) {
        if (order[b] === 0) way.push(b);
        else {
          if (open[b] === 1) low[a] = Math.min(low[a]!, low[b]!);
          resume[a] = b + 1;
        }
        continue;
      }
      way.pop();
      if (low[a] !== order[a]) continue;
      for (let member = stack.pop()!; ; member = stack.pop()!) {
        open[member] = 0;
        componentOf[member] = count;
        if (member === a) break;
      }
      count++;
    }
  }
  return { count, componentOf };
}

/**
 * Where a group can be skipped, so can its neighbours that are entered or left through it only: they are one group, with
 * a sequence of its own inside. Undefined where nothing would be left to cut.
 */
function skippedTogether(graph: Graph, groups: number, groupOf: Uint32Array): Groups | undefined {
  const { size, after, isStart, isEnd } = graph;
  /** The earliest group that leads to each, the latest that each leads to; begin and end lie beyond all. */
  const earliest = new Int32Array(groups).fill(groups);
  const latest = new Int32Array(groups).fill(-1);
  /** By where an arc sets off, the farthest it goes: what lies between is skipped by it. */
  const farthest = new Int32Array(groups + 1).fill(-1);
  for (let a = 0; a < size; a++) {
    const from = groupOf[a]!;
    if (isStart[a] === 1) {
      earliest[from] = -1;
      farthest[0] = Math.max(farthest[0]!, from);
    }
    if (isEnd[a] === 1) {
      latest[from] = groups;
      farthest[from + 1] = groups;
    }
    for (let b = nextBit(after, a, 0); b !== -1; b = nextBit(after, a, b + 1)) {
      const to = groupOf[b]!;
      earliest[to] = Math.min(earliest[to]!, from);
      latest[from] = Math.max(latest[from]!, to);
      farthest[from + 1] = Math.max(farthest[from + 1]!, to);
    }
  }
  const joined = new Uint8Array(groups);
  for (let p = 0, reached = -1; p < groups; p++) {
    reached = Math.max(reached, farthest[p]!);
    if (reached <= p) continue;
    // `joined[g]`: group g is one with the group before it.
    for (let q = p - 1; q >= 0 && latest[q]! <= p; q--) joined[q + 1] = 1;
    for (let q = p + 1; q < groups && earliest[q]! >= p; q++) joined[q] = 1;
  }
  const numbers = new Uint32Array(groups);
  let number = 0;
  for (let g = 1; g < groups; g++) numbers[g] = joined[g] === 1 ? number : ++number;
  return number === 0 ? undefined : { groups: number + 1, groupOf: groupOf.map((g) => numbers[g]!) };
}
