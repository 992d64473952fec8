// The directly-follows graph of a part of a log, as the cuts of the inductive miner read it: which activity may come
// right after which, and where traces begin and end.
import { createBitRows, setBit, type BitRows } from './bit-rows.ts';
import type { Traces } from './traces.ts';

/** Arcs as parallel lists, so that graphs of thousands of activities stay small. */
export interface Follows {
  readonly size: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Per arc, how often `to` comes right after `from`. */
  readonly counts: readonly number[];
  /** Per activity, how often a trace begins with it, ends with it. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** The same, only whether: rows of successors and of predecessors. */
export interface Graph {
  readonly size: number;
  readonly after: BitRows;
  readonly before: BitRows;
  readonly isStart: Uint8Array;
  readonly isEnd: Uint8Array;
}

/** Up to this many possible arcs are counted in a plain table. */
const TABLE_LIMIT = 1 << 20;

export function followsOf(traces: Traces): Follows {
  const { offsets, events, counts } = traces;
  const size = traces.activities.length;
  const starts = new Float64Array(size);
  const ends = new Float64Array(size);
  for (let t = 0; t < counts.length; t++) {
    starts[events[offsets[t]!]!]! += counts[t]!;
    ends[events[offsets[t + 1]! - 1]!]! += counts[t]!;
  }
  const arcs = size * size <= TABLE_LIMIT ? countedInTable(traces) : countedByKey(traces);
  return { size, ...arcs, starts, ends };
}

type Arcs = Pick<Follows, 'from' | 'to' | 'counts'>;

function countedInTable({ activities, offsets, events, counts }: Traces): Arcs {
  const size = activities.length;
  const table = new Float64Array(size * size);
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t]!;
    const last = offsets[t + 1]! - 1;
    let row = events[offsets[t]!]! * size;
    for (let e = offsets[t]!; e < last; e++) {
      const to = events[e + 1]!;
      table[row + to]! += count;
      row = to * size;
    }
  }
  const arcs = { from: [] as number[], to: [] as number[], counts: [] as number[] };
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const count = table[a * size + b]!;
      if (count === 0) continue;
      arcs.from.push(a);
      arcs.to.push(b);
      arcs.counts.push(count);
    }
  }
  return arcs;
}

function countedByKey({ activities, offsets, events, counts }: Traces): Arcs {
  const size = activities.length;
  const table = new Map<number, number>();
  for (let t = 0; t < counts.length; t++) {
    for (let e = offsets[t]!; e < offsets[t + 1]! - 1; e++) {
      const key = events[e]! * size + events[e + 1]!;
      table.set(key, (table.get(key) ?? 0) + counts[t]!);
    }
  }
  const keys = [...table.keys()].toSorted((a, b) => a - b);
  return {
    from: keys.map((key) => Math.floor(key / size)),
    to: keys.map((key) => key % size),
    counts: keys.map((key) => table.get(key)!),
  };
}

export function graphOf(follows: Follows): Graph {
  const { size, from, to } = follows;
  const graph = emptyGraph(size);
  for (let i = 0; i < from.length; i++) addArc(graph, from[i]!, to[i]!);
  for (let a = 0; a < size; a++) {
    if (follows.starts[a]! > 0) graph.isStart[a] = 1;
    if (follows.ends[a]! > 0) graph.isEnd[a] = 1;
  }
  return graph;
}

export function emptyGraph(size: number): Graph {
  return {
    size,
    after: createBitRows(size),
    before: createBitRows(size),
    isStart: new Uint8Array(size),
    isEnd: new Uint8Array(size),
  };
}

export function addArc(graph: Graph, from: number, to: number): void {
  setBit(graph.after, from, to);
  setBit(graph.before, to, from);
}

/**
 * Without the infrequent arcs: those with less than `noise` times the count of the strongest way on from the same
 * activity, where ending is a way on (Leemans, Fahland & van der Aalst 2014, section 3).
 */
export function frequent(follows: Follows, noise: number): Follows {
  const strongest = follows.ends.slice();
  const { from, to, counts } = follows;
  for (let i = 0; i < from.length; i++) {
    if (counts[i]! > strongest[from[i]!]!) strongest[from[i]!] = counts[i]!;
  }
  const kept = counts.map((count, i) => count >= noise * strongest[from[i]!]!);
  const only = (list: readonly number[]): number[] => list.filter((_, i) => kept[i]);
  return { ...follows, from: only(from), to: only(to), counts: only(counts) };
}
