// What the inductive miner does where no cut explains a part of a log. Each way keeps every trace replayable; they are
// tried from the one that says most to the one that says least (Leemans 2017, section 6.1.4).
import { addArc, emptyGraph, type Follows, type Graph } from './follows.ts';
import { findCut } from './cuts.ts';
import { createTracesBuilder, type Traces } from './traces.ts';

/**
 * With more activities than this they are not taken apart one by one: the cost grows with the third power of their
 * number, and a model of so many would not be read.
 */
const ONE_BY_ONE = 256;

/**
 * What may run concurrently with all others: an activity that every trace has exactly once (of very many activities, all
 * such), or else one without which the others have a cut. Of several the one that leaves an order, a choice or a loop.
 * None where there is none.
 */
export function concurrentWithRest(traces: Traces, follows: Follows): readonly number[] {
  const { size } = follows;
  const once = oncePerTrace(traces);
  if (size > ONE_BY_ONE) return once;
  const bridges = bridgesOf(traces);
  let alone = once[0];
  for (const a of once.length > 0 ? once : follows.starts.keys()) {
    const left = findCut(without(follows, a, bridges))?.kind;
    if (left === 'parallel') alone ??= a;
    else if (left !== undefined) return [a];
  }
  return alone === undefined ? [] : [alone];
}

/** The activities that every trace has exactly once. */
function oncePerTrace({ activities, offsets, events, counts }: Traces): readonly number[] {
  const once = new Uint32Array(activities.length);
  const times = new Uint32Array(activities.length);
  for (let t = 0; t < counts.length; t++) {
    for (let e = offsets[t]!; e < offsets[t + 1]!; e++) times[events[e]!]!++;
    for (let e = offsets[t]!; e < offsets[t + 1]!; e++) {
      if (times[events[e]!] === 1) once[events[e]!]!++;
      times[events[e]!] = 0;
    }
  }
  return Array.from(once.keys()).filter((a) => once[a] === counts.length);
}

/**
 * Per activity, a table of what would follow what if its events were left out. Row and column `size` stand for the
 * begin and the end of traces.
 */
function bridgesOf({ activities, offsets, events, counts }: Traces): Uint32Array {
  const size = activities.length;
  const side = size + 1;
  const bits = new Uint32Array(((size * side * side) >>> 5) + 1);
  for (let t = 0; t < counts.length; t++) {
    const end = offsets[t + 1]!;
    let before = size;
    for (let e = offsets[t]!; e < end;) {
      const activity = events[e]!;
      do e++;
      while (e < end && events[e] === activity);
      const after = e < end ? events[e]! : size;
      const bit = (activity * side + before) * side + after;
      bits[bit >>> 5]! |= 1 << (bit & 31);
      before = activity;
    }
  }
  return bits;
}

/** The graph of the traces without the events of one activity; the numbers above it move down. */
function without(follows: Follows, activity: number, bridges: Uint32Array): Graph {
  const { size, from, to } = follows;
  const graph = emptyGraph(size - 1);
  const moved = (a: number): number => (a > activity ? a - 1 : a);
  for (let i = 0; i < from.length; i++) {
    if (from[i] !== activity && to[i] !== activity) addArc(graph, moved(from[i]!), moved(to[i]!));
  }
  for (let a = 0; a < size; a++) {
    if (a === activity) continue;
    if (follows.starts[a]! > 0) graph.isStart[moved(a)] = 1;
    if (follows.ends[a]! > 0) graph.isEnd[moved(a)] = 1;
  }
  const side = size + 1;
  for (let before = 0; before <= size; before++) {
    const row = (activity * side + before) * side;
    for (let after = 0; after <= size; after++) {
      if (((bridges[(row + after) >>> 5]! >>> ((row + after) & 31)) & 1) === 0) continue;
      if (before === size && after === size) continue;
      if (before === size) graph.isStart[moved(after)] = 1;
      else if (after === size) graph.isEnd[moved(before)] = 1;
      else addArc(graph, moved(before), moved(after));
    }
  }
  return graph;
}

/** Every trace divided wherever an activity that begins traces comes, `strict`: right after one that ends traces. */
export function dividedAtStarts(traces: Traces, follows: Follows, strict: boolean): Traces | undefined {
  const { offsets, events, counts } = traces;
  const { starts, ends } = follows;
  const builder = createTracesBuilder(traces.activities, events.length);
  let divided = false;
  for (let t = 0; t < counts.length; t++) {
    for (let e = offsets[t]!; e < offsets[t + 1]!; e++) {
      if (e > offsets[t]! && starts[events[e]!]! > 0 && (!strict || ends[events[e - 1]!]! > 0)) {
        builder.end(counts[t]!);
        divided = true;
      }
      builder.add(events[e]!);
    }
    builder.end(counts[t]!);
  }
  return divided ? builder.finish() : undefined;
}
