// Divides the traces of a part of a log by a cut: every group gets what its activities do in each trace. Events that do
// not fit the cut, which only filtered arcs can cause, are left out, as few as possible.
import type { Cut } from './cuts.ts';
import { createTracesBuilder, occurrences, type Traces, type TracesBuilder } from './traces.ts';

/** One part per group, in their order; a group of a choice that no trace takes is left out. */
export function split(traces: Traces, cut: Cut): Traces[] {
  switch (cut.kind) {
    case 'choice':
      return splitChoice(traces, cut);
    case 'sequence':
      return splitSequence(traces, cut);
    case 'parallel':
      return splitParallel(traces, cut);
    case 'loop':
      return splitLoop(traces, cut);
  }
}

/** Per group a builder, and per activity its number within its group. */
function groupsOf(
  { activities }: Traces,
  { groups, groupOf }: Cut,
): { builders: TracesBuilder[]; numberOf: Uint32Array } {
  const members = Array.from({ length: groups }, (): number[] => []);
  const numberOf = groupOf.map((group, a) => members[group]!.push(activities[a]!) - 1);
  const builders = members.map((own) => createTracesBuilder(Uint32Array.from(own)));
  return { builders, numberOf };
}

/** A trace goes to the group that most of its events belong to; the others are left out of it. */
function splitChoice(traces: Traces, cut: Cut): Traces[] {
  const { offsets, events, counts } = traces;
  const { groupOf } = cut;
  const { builders, numberOf } = groupsOf(traces, cut);
  const members = new Uint32Array(cut.groups);
  for (let t = 0; t < counts.length; t++) {
    const from = offsets[t]!;
    const to = offsets[t + 1]!;
    let best = groupOf[events[from]!]!;
    for (let e = from; e < to; e++) members[groupOf[events[e]!]!]!++;
    for (let e = from; e < to; e++) {
      const group = groupOf[events[e]!]!;
      if (members[group]! > members[best]!) best = group;
    }
    for (let e = from; e < to; e++) {
      const group = groupOf[events[e]!]!;
      members[group] = 0;
      if (group === best) builders[best]!.add(numberOf[events[e]!]!);
    }
    builders[best]!.end(counts[t]!);
  }
  return builders.map((builder) => builder.finish()).filter((part) => part.counts.length > 0);
}

function splitSequence(traces: Traces, cut: Cut): Traces[] {
  const { offsets, events, counts } = traces;
  const { groupOf } = cut;
  const { builders, numberOf } = groupsOf(traces, cut);
  const filled = new Float64Array(cut.groups);
  for (let t = 0; t < counts.length; t++) {
    const from = offsets[t]!;
    const to = offsets[t + 1]!;
    let ordered = true;
    for (let e = from + 1; e < to && ordered; e++) ordered = groupOf[events[e - 1]!]! <= groupOf[events[e]!]!;
    const kept = ordered ? undefined : longestOrdered(events.subarray(from, to), groupOf);
    let at = -1;
    for (let e = from; e < to; e++) {
      if (kept?.[e - from] === 0) continue;
      const group = groupOf[events[e]!]!;
      if (group !== at) {
        if (at !== -1) builders[at]!.end(counts[t]!);
        filled[group]! += counts[t]!;
        at = group;
      }
      builders[group]!.add(numberOf[events[e]!]!);
    }
    if (at !== -1) builders[at]!.end(counts[t]!);
  }
  const all = occurrences(traces);
  return builders.map((builder, g) => builder.finish(all - filled[g]!));
}

/** Marks the most events whose groups never fall (patience sorting, Schensted 1961). */
function longestOrdered(trace: Uint32Array, groupOf: Uint32Array): Uint8Array {
  // `ends[l]`: the event with the least group that ends an ordered choice of l + 1 events.
  const ends: number[] = [];
  const previous = new Int32Array(trace.length);
  for (let e = 0; e < trace.length; e++) {
    const group = groupOf[trace[e]!]!;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (groupOf[trace[ends[middle]!]!]! <= group) low = middle + 1;
      else high = middle;
    }
    previous[e] = low === 0 ? -1 : ends[low - 1]!;
    ends[low] = e;
  }
  const kept = new Uint8Array(trace.length);
  for (let e = ends.at(-1) ?? -1; e !== -1; e = previous[e]!) kept[e] = 1;
  return kept;
}

function splitParallel(traces: Traces, cut: Cut): Traces[] {
  const { offsets, events, counts } = traces;
  const { groupOf } = cut;
  const { builders, numberOf } = groupsOf(traces, cut);
  const filled = new Float64Array(cut.groups);
  const touched: number[] = [];
  for (let t = 0; t < counts.length; t++) {
    for (let e = offsets[t]!; e < offsets[t + 1]!; e++) {
      const group = groupOf[events[e]!]!;
      const builder = builders[group]!;
      if (builder.isEmpty()) touched.push(group);
      builder.add(numberOf[events[e]!]!);
    }
    for (const group of touched) {
      builders[group]!.end(counts[t]!);
      filled[group]! += counts[t]!;
    }
    touched.length = 0;
  }
  const all = occurrences(traces);
  return builders.map((builder, g) => builder.finish(all - filled[g]!));
}

/** The body and the way back take turns; a trace begins and ends in the body. */
function splitLoop(traces: Traces, cut: Cut): Traces[] {
  const { offsets, events, counts } = traces;
  const { groupOf } = cut;
  const { builders, numberOf } = groupsOf(traces, cut);
  for (let t = 0; t < counts.length; t++) {
    let at = groupOf[events[offsets[t]!]!]!;
    for (let e = offsets[t]!; e < offsets[t + 1]!; e++) {
      const group = groupOf[events[e]!]!;
      if (group !== at) builders[at]!.end(counts[t]!);
      builders[group]!.add(numberOf[events[e]!]!);
      at = group;
    }
    builders[at]!.end(counts[t]!);
  }
  return builders.map((builder) => builder.finish());
}

/** The events of some activities, each in a part of its own, then all others: what is concurrent with the rest. */
export function splitOff(traces: Traces, activities: readonly number[]): Traces[] {
  const rest = activities.length;
  const groupOf = new Uint32Array(traces.activities.length).fill(rest);
  for (const [group, activity] of activities.entries()) groupOf[activity] = group;
  return splitParallel(traces, { kind: 'parallel', groups: rest + 1, groupOf });
}
