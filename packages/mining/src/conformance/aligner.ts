// The optimal alignment of one trace with a machine: a shortest path over (events read, place), one row of keys per
// event. Rows are kept between traces, so that traces given in lexicographic order share the work of their common
// beginnings; the work per new event grows with the places and edges, and nothing is allocated for it.
//
// A key holds two numbers that are compared one after the other: cost * width + log-only moves. The cheapest alignment
// wins, and among the cheapest the one that puts most events on the model.
import type { StageMachine } from './stage-machine.ts';

/** An event and the model together, an event alone, the model alone. */
export const BOTH = 0;
export const LOG_ONLY = 1;
export const MODEL_ONLY = 2;

export interface RawAlignment {
  readonly cost: number;
  /**
   * Number of moves in the two arrays below, which the next call overwrites. Between two moves of both, those of one
   * side only may change places freely.
   */
  readonly length: number;
  /** `BOTH`, `LOG_ONLY` or `MODEL_ONLY`. */
  readonly moves: Uint8Array;
  /** Codes of activities; those of log-only moves may lie beyond the machine's. */
  readonly activities: Uint32Array;
  /** Indexes into the machine's incoming edges; meaningless for log-only moves. */
  readonly edges: Uint32Array;
}

export interface Aligner {
  /** Fewest visible moves from the start to one of `goals`. */
  readonly shortest: (goals: Uint32Array) => number;
  /** Aligns `trace` (codes of activities) with a run that ends at one of `goals` (places; at least one). */
  readonly align: (trace: readonly number[], goals: Uint32Array) => RawAlignment;
}

type Keys = Int32Array | Float64Array;

/** @param longest the length of the longest trace that will come. */
export function createAligner(machine: StageMachine, longest: number): Aligner {
  const { places, outgoing, incoming, byActivity } = machine;
  const known = machine.activities.length;
  const width = longest + 1;
  const fitsInt32 = (longest + places + 2) * width < 2 ** 31;
  const newRow = (): Keys => (fitsInt32 ? new Int32Array(places) : new Float64Array(places));

  // Places whose key just fell, waiting to pass it on: a ring, each place in it at most once.
  const ring = new Uint32Array(places);
  const waiting = new Uint8Array(places);

  /** Lets the `count` places at the beginning of the ring lower the keys of all they lead to, by model-only moves. */
  function spread(keys: Keys, count: number): void {
    const { offsets, to } = outgoing;
    let head = 0;
    let tail = count === places ? 0 : count;
    let left = count;
    while (left > 0) {
      const place = ring[head]!;
      head = head + 1 === places ? 0 : head + 1;
      left--;
      waiting[place] = 0;
      const key = keys[place]! + width;
      for (let e = offsets[place]!; e < offsets[place + 1]!; e++) {
        const next = to[e]!;
        if (key >= keys[next]!) continue;
        keys[next] = key;
        if (waiting[next] === 1) continue;
        waiting[next] = 1;
        ring[tail] = next;
        tail = tail + 1 === places ? 0 : tail + 1;
        left++;
      }
    }
  }

  function read(activity: number, before: Keys, after: Keys): void {
    const logOnly = width + 1;
    for (let place = 0; place < places; place++) after[place] = before[place]! + logOnly;
    if (activity >= known) return;
    const { offsets, from, to } = byActivity;
    let count = 0;
    for (let e = offsets[activity]!; e < offsets[activity + 1]!; e++) {
      const key = before[from[e]!]!;
      const next = to[e]!;
      if (key >= after[next]!) continue;
      after[next] = key;
      if (waiting[next] === 1) continue;
      waiting[next] = 1;
      ring[count++] = next;
    }
    spread(after, count);
  }

  const first = newRow();
  first.fill(fitsInt32 ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER);
  first[0] = 0;
  waiting[0] = 1;
  spread(first, 1);

  const rows = [first];
  // The trace whose rows are there.
  const done = new Uint32Array(longest);
  let depth = 0;
  let moves = new Uint8Array(64);
  let activities = new Uint32Array(64);
  let edges = new Uint32Array(64);

  function readTrace(trace: readonly number[]): void {
    let shared = 0;
    while (shared < depth && shared < trace.length && done[shared] === trace[shared]) shared++;
    for (let i = shared; i < trace.length; i++) {
      rows[i + 1] ??= newRow();
      read(trace[i]!, rows[i]!, rows[i + 1]!);
      done[i] = trace[i]!;
    }
    depth = trace.length;
  }

  /** The edge into `place` that starts where `row` holds `key` (and carries `activity`, if that is not -1), or -1. */
  function edgeFrom(row: Keys, place: number, key: number, activity: number): number {
    const { offsets, from, activity: carried } = incoming;
    for (let e = offsets[place]!; e < offsets[place + 1]!; e++) {
      if (row[from[e]!] === key && (activity === -1 || carried[e] === activity)) return e;
    }
    return -1;
  }

  return {
    shortest: (goals) => first[nearest(first, goals)]! / width,
    align(trace, goals) {
      readTrace(trace);
      let place = nearest(rows[trace.length]!, goals);
      const cost = Math.floor(rows[trace.length]![place]! / width);
      // A move without a deviation reads an event, and there are `cost` others.
      const most = trace.length + cost;
      if (most > moves.length) {
        moves = new Uint8Array(most * 2);
        activities = new Uint32Array(most * 2);
        edges = new Uint32Array(most * 2);
      }
      // Backwards. Log-only moves first: of what could be extra, it is the latest. Then model-only ones: of two equal
      // stages the later is skipped.
      let at = most;
      let i = trace.length;
      while (i > 0 || rows[0]![place]! > 0) {
        const key = rows[i]![place]!;
        const before = i > 0 ? rows[i - 1]! : undefined;
        at--;
        if (before && before[place] === key - width - 1) {
          i--;
          moves[at] = LOG_ONLY;
          activities[at] = trace[i]!;
          continue;
        }
        const skip = edgeFrom(rows[i]!, place, key - width, -1);
        if (skip !== -1 || !before) {
          moves[at] = MODEL_ONLY;
          activities[at] = incoming.activity[skip]!;
          edges[at] = skip;
          place = incoming.from[skip]!;
          continue;
        }
        i--;
        moves[at] = BOTH;
        activities[at] = trace[i]!;
        const step = edgeFrom(before, place, key, trace[i]!);
        edges[at] = step;
        place = incoming.from[step]!;
      }
      const length = most - at;
      return {
        cost,
        length,
        moves: moves.subarray(at, most),
        activities: activities.subarray(at, most),
        edges: edges.subarray(at, most),
      };
    },
  };
}

/** The goal with the smallest key; the first of equal ones. */
function nearest(row: Keys, goals: Uint32Array): number {
  let best = goals[0]!;
  for (let g = 1; g < goals.length; g++) if (row[goals[g]!]! < row[best]!) best = goals[g]!;
  return best;
}
