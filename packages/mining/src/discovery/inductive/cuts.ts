// The cuts of the inductive miner: ways to divide the activities of a directly-follows graph into groups that a choice,
// a sequence, parallel parts or a loop explains (Leemans, Robust Process Mining with Guarantees, 2017, chapter 6).
import { nextBit } from './bit-rows.ts';
import type { Graph } from './follows.ts';
import { sequenceCut } from './sequence-cut.ts';

export interface Cut {
  readonly kind: 'choice' | 'sequence' | 'parallel' | 'loop';
  /** At least 2; of a loop exactly 2, the body and the way back. */
  readonly groups: number;
  /** Per activity, its group. */
  readonly groupOf: Uint32Array;
}

/** The first cut that there is, in the order of the paper; undefined where there is none. */
export function findCut(graph: Graph): Cut | undefined {
  if (graph.size < 2) return undefined;
  return choiceCut(graph) ?? sequence(graph) ?? parallelCut(graph) ?? loopCut(graph);
}

function sequence(graph: Graph): Cut | undefined {
  const groups = sequenceCut(graph);
  return groups && { kind: 'sequence', ...groups };
}

/** Groups between which no arc runs. */
function choiceCut(graph: Graph): Cut | undefined {
  const { groups, groupOf } = connected(graph, () => true);
  return groups > 1 ? { kind: 'choice', groups, groupOf } : undefined;
}

/** Groups without an arc between them, in either direction; activities that are left out belong to none (group 0). */
function connected(
  graph: Graph,
  takesPart: (activity: number) => boolean,
): { groups: number; groupOf: Uint32Array } {
  const { size, after, before } = graph;
  const seen = new Uint8Array(size);
  const groupOf = new Uint32Array(size);
  const waiting: number[] = [];
  let groups = 0;
  for (let first = 0; first < size; first++) {
    if (seen[first] === 1 || !takesPart(first)) continue;
    seen[first] = 1;
    waiting.push(first);
    for (let a = waiting.pop(); a !== undefined; a = waiting.pop()) {
      groupOf[a] = groups;
      for (const rows of [after, before]) {
        for (let b = nextBit(rows, a, 0); b !== -1; b = nextBit(rows, a, b + 1)) {
          if (seen[b] === 1 || !takesPart(b)) continue;
          seen[b] = 1;
          waiting.push(b);
        }
      }
    }
    groups++;
  }
  return { groups, groupOf };
}

/** Groups between which all arcs run in both directions, each with a begin and an end of traces. */
function parallelCut(graph: Graph): Cut | undefined {
  const { size, after, before, isStart, isEnd } = graph;
  const { width } = after;
  // The activities not yet in a group; whoever is not tied to `a` in both directions belongs to the group of `a`.
  const left = new Uint32Array(width);
  for (let a = 0; a < size; a++) left[a >>> 5]! |= 1 << (a & 31);
  const groupOf = new Uint32Array(size);
  const waiting: number[] = [];
  const members: number[][] = [];
  for (let first = 0; first < size; first++) {
    if (((left[first >>> 5]! >>> (first & 31)) & 1) === 0) continue;
    left[first >>> 5]! &= ~(1 << (first & 31));
    waiting.push(first);
    const group: number[] = [];
    for (let a = waiting.pop(); a !== undefined; a = waiting.pop()) {
      group.push(a);
      for (let w = 0; w < width; w++) {
        let apart = left[w]! & ~(after.words[a * width + w]! & before.words[a * width + w]!);
        left[w]! &= ~apart;
        for (; apart !== 0; apart &= apart - 1) waiting.push((w << 5) + 31 - Math.clz32(apart & -apart));
      }
    }
    members.push(group);
  }
  if (members.length < 2) return undefined;

  // A group in which no trace begins or none ends is no part of its own: it joins the one before it, by size.
  const whole = (group: readonly number[]): boolean =>
    group.some((a) => isStart[a] === 1) && group.some((a) => isEnd[a] === 1);
  const groups = members.toSorted((a, b) => a.length - b.length || a[0]! - b[0]!);
  for (let g = 0; g < groups.length && groups.length > 1;) {
    if (whole(groups[g]!)) g++;
    else {
      const [part] = groups.splice(g, 1);
      groups[Math.max(0, g - 1)]!.push(...part!);
      if (g > 0 && !whole(groups[g - 1]!)) g--;
    }
  }
  if (groups.length < 2) return undefined;
  const inOrder = groups.toSorted((a, b) => Math.min(...a) - Math.min(...b));
  for (const [g, group] of inOrder.entries()) for (const a of group) groupOf[a] = g;
  return { kind: 'parallel', groups: groups.length, groupOf };
}

/** A body in which all traces begin and end, and ways from all its ends back to all its begins. */
function loopCut(graph: Graph): Cut | undefined {
  const { size, after, before, isStart, isEnd } = graph;
  const outer = (a: number): boolean => isStart[a] === 1 || isEnd[a] === 1;
  const { groups, groupOf } = connected(graph, (a) => !outer(a));
  if (groups === 0) return undefined;
  let starts = 0;
  let ends = 0;
  for (let a = 0; a < size; a++) {
    starts += isStart[a]!;
    ends += isEnd[a]!;
  }
  const inBody = new Uint8Array(groups);
  for (let a = 0; a < size; a++) {
    if (outer(a)) continue;
    // What is entered from a begin that is no end, or leads to an end that is no begin, is in the middle of the body; and
    // a way back leads to all begins, and from all ends, where it leads to one at all.
    let toStarts = 0;
    let fromEnds = 0;
    let middle = false;
    for (let b = nextBit(after, a, 0); b !== -1; b = nextBit(after, a, b + 1)) {
      toStarts += isStart[b]!;
      middle ||= isEnd[b]! > isStart[b]!;
    }
    for (let b = nextBit(before, a, 0); b !== -1; b = nextBit(before, a, b + 1)) {
      fromEnds += isEnd[b]!;
      middle ||= isStart[b]! > isEnd[b]!;
    }
    if (middle || (toStarts > 0 && toStarts < starts) || (fromEnds > 0 && fromEnds < ends)) {
      inBody[groupOf[a]!] = 1;
    }
  }
  let ways = 0;
  for (let a = 0; a < size; a++) {
    const back = !outer(a) && inBody[groupOf[a]!] === 0;
    groupOf[a] = back ? 1 : 0;
    if (back) ways++;
  }
  return ways > 0 ? { kind: 'loop', groups: 2, groupOf } : undefined;
}
