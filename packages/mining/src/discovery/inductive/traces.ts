// What the inductive miner works on: the different traces of a part of a log, each with the number of its occurrences,
// side by side in typed arrays. Activities are numbered anew in every part, so that small parts are cheap.

export interface Traces {
  /** Per activity of this part, its index in the log's list of names. */
  readonly activities: Uint32Array;
  /** Events of trace `t` are `offsets[t]` (inclusive) to `offsets[t + 1]` (exclusive); no trace is empty, none twice. */
  readonly offsets: Uint32Array;
  /** Per event, an index into `activities`. */
  readonly events: Uint32Array;
  /** Per trace, how often it occurs. */
  readonly counts: Float64Array;
  /** How often nothing happens. */
  readonly empty: number;
}

export interface TracesBuilder {
  /** The next event of the trace that is being written: an index into the activities. */
  add(activity: number): void;
  /** Whether the trace that is being written has no event yet. */
  isEmpty(): boolean;
  /** Ends the trace: it occurs so often. */
  end(count: number): void;
  /** @param empty occurrences of the empty trace beside those that were written */
  finish(empty?: number): Traces;
}

/** @param activities the names' indexes that the numbers given to `add` stand for; those without events are dropped */
export function createTracesBuilder(activities: Uint32Array, capacity = 64): TracesBuilder {
  let events = new Uint32Array(capacity);
  let offsets = new Uint32Array(32);
  let counts = new Float64Array(32);
  let hashes = new Int32Array(32);
  /** Open addressing: trace + 1, or 0 where free; at most half full. */
  let slots = new Uint32Array(64);
  let traces = 0;
  let used = 0;
  let from = 0;
  let hash = 0;
  let empty = 0;

  function slotOf(wanted: number): number {
    const mask = slots.length - 1;
    let slot = wanted & mask;
    for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
      if (hashes[found - 1] === wanted && isWritten(found - 1)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  function isWritten(trace: number): boolean {
    const start = offsets[trace]!;
    const length = used - from;
    if (offsets[trace + 1]! - start !== length) return false;
    for (let i = 0; i < length; i++) if (events[start + i] !== events[from + i]) return false;
    return true;
  }

  function makeRoom(): void {
    const room = hashes.length * 2;
    offsets = grown(offsets, new Uint32Array(room + 1));
    counts = grown(counts, new Float64Array(room));
    hashes = grown(hashes, new Int32Array(room));
    slots = new Uint32Array(room * 2);
    const mask = slots.length - 1;
    for (let t = 0; t < traces; t++) {
      let slot = hashes[t]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = t + 1;
    }
  }

  return {
    add(activity) {
      if (used === events.length) events = grown(events, new Uint32Array(used * 2));
      events[used++] = activity;
      hash = Math.imul(hash ^ activity, 0x9e3779b1);
      hash ^= hash >>> 15;
    },
    isEmpty: () => used === from,
    end(count) {
      if (used === from) {
        empty += count;
        return;
      }
      const slot = slotOf(hash);
      const known = slots[slot]!;
      if (known === 0) {
        slots[slot] = traces + 1;
        hashes[traces] = hash;
        counts[traces] = count;
        traces++;
        from = used;
        offsets[traces] = used;
        if (traces + 1 >= hashes.length) makeRoom();
      } else {
        counts[known - 1]! += count;
        used = from;
      }
      hash = 0;
    },
    finish(more = 0) {
      const shown = events.subarray(0, used);
      const kept = renumber(shown, activities.length);
      return {
        activities: kept.map((activity) => activities[activity]!),
        offsets: offsets.slice(0, traces + 1),
        events: shown,
        counts: counts.slice(0, traces),
        empty: empty + more,
      };
    },
  };
}

/** Numbers the activities that occur from 0 on, in place; gives their old numbers. */
function renumber(events: Uint32Array, activities: number): Uint32Array {
  const numbers = new Uint32Array(activities);
  for (let e = 0; e < events.length; e++) numbers[events[e]!] = 1;
  const kept: number[] = [];
  for (let a = 0; a < activities; a++) if (numbers[a] === 1) numbers[a] = kept.push(a) - 1;
  if (kept.length < activities) for (let e = 0; e < events.length; e++) events[e] = numbers[events[e]!]!;
  return Uint32Array.from(kept);
}

function grown<T extends Uint32Array | Int32Array | Float64Array>(old: T, bigger: T): T {
  bigger.set(old);
  return bigger;
}

/** Occurrences of all traces but the empty one. */
export function occurrences(traces: Traces): number {
  let sum = 0;
  for (let t = 0; t < traces.counts.length; t++) sum += traces.counts[t]!;
  return sum;
}
