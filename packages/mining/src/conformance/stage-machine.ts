// A transition system made ready for aligning: without silent moves, only what the start reaches, edges side by side in
// typed arrays. A place is the start or a state that an activity leads into; place 0 is the start. A state that a closing
// activity leads into is a place of its own for that activity, so that a place says which outcome a run ended with.
import { checkSystem, type TransitionSystem } from './transition-system.ts';

/** Edges grouped by a key: those of key `k` are `offsets[k]` to `offsets[k + 1]` (exclusive). */
export interface Edges {
  readonly offsets: Uint32Array;
  readonly from: Uint32Array;
  readonly activity: Uint32Array;
  readonly to: Uint32Array;
  /** The transition of the system that it is, perhaps after silent ones. */
  readonly transition: Uint32Array;
}

/**
 * Edges stand in the order in which a walk from the start, breadth first and by the order of the transitions, meets
 * them: that order settles every tie.
 */
export interface StageMachine {
  /** Distinct names. */
  readonly activities: readonly string[];
  readonly codeOf: ReadonlyMap<string, number>;
  readonly places: number;
  /** Number of transitions of the system. */
  readonly transitions: number;
  readonly outgoing: Edges;
  readonly incoming: Edges;
  readonly byActivity: Edges;
  /** Per place: 1 where a case may end, perhaps after silent moves. */
  readonly accepting: Uint8Array;
  /** Per activity: 1 where a transition carries it, reachable or not. */
  readonly known: Uint8Array;
  /** Per activity: 1 where it closes a case. */
  readonly closing: Uint8Array;
}

export function stageMachine(system: TransitionSystem): StageMachine {
  checkSystem(system);
  const codeOf = new Map<string, number>();
  const codes = system.activities.map((name) => {
    const code = codeOf.get(name) ?? codeOf.size;
    codeOf.set(name, code);
    return code;
  });
  const activities = [...codeOf.keys()];
  const known = new Uint8Array(activities.length);
  for (const activity of system.activity) if (activity >= 0) known[codes[activity]!] = 1;
  const closing = new Uint8Array(activities.length);
  for (const activity of system.closing) closing[codes[activity]!] = 1;

  const { places, accepting, ...edges } = walk(system, codes, closing);
  return {
    activities,
    codeOf,
    places,
    transitions: system.from.length,
    outgoing: grouped(edges.from, places, edges),
    incoming: grouped(edges.to, places, edges),
    byActivity: grouped(edges.activity, activities.length, edges),
    accepting,
    known,
    closing,
  };
}

interface EdgeList {
  readonly from: readonly number[];
  readonly activity: readonly number[];
  readonly to: readonly number[];
  readonly transition: readonly number[];
}

interface Walked extends EdgeList {
  readonly places: number;
  readonly accepting: Uint8Array;
}

function walk(system: TransitionSystem, codes: readonly number[], closing: Uint8Array): Walked {
  const leaving: number[][] = Array.from({ length: system.states }, () => []);
  for (const [t, state] of system.from.entries()) leaving[state]!.push(t);
  const isEnd = new Uint8Array(system.states);
  for (const state of system.accepting) isEnd[state] = 1;

  const states = [system.start];
  // Per state, and per state and closing activity behind them.
  const placeOf = new Map([[system.start, 0]]);
  const accepting: number[] = [];
  const from: number[] = [];
  const activity: number[] = [];
  const to: number[] = [];
  const transition: number[] = [];
  const seenAt = new Int32Array(system.states).fill(-1);
  for (let place = 0; place < states.length; place++) {
    // Everything that silent moves reach from here belongs to this place.
    const reached = [states[place]!];
    seenAt[reached[0]!] = place;
    const steps: number[] = [];
    let ends = 0;
    for (let i = 0; i < reached.length; i++) {
      const state = reached[i]!;
      ends |= isEnd[state]!;
      for (const t of leaving[state]!) {
        const next = system.to[t]!;
        if (system.activity[t]! >= 0) steps.push(t);
        else if (seenAt[next] !== place) {
          seenAt[next] = place;
          reached.push(next);
        }
      }
    }
    accepting.push(ends);
    const taken = new Set<number>();
    for (const t of steps.toSorted((a, b) => a - b)) {
      const state = system.to[t]!;
      const code = codes[system.activity[t]!]!;
      const key = code * system.states + state;
      if (taken.has(key)) continue;
      taken.add(key);
      const placeKey = closing[code] === 1 ? system.states + key : state;
      let next = placeOf.get(placeKey);
      if (next === undefined) {
        next = states.push(state) - 1;
        placeOf.set(placeKey, next);
      }
      from.push(place);
      activity.push(code);
      to.push(next);
      transition.push(t);
    }
  }
  return { places: states.length, accepting: Uint8Array.from(accepting), from, activity, to, transition };
}

function grouped(keys: readonly number[], groups: number, edges: EdgeList): Edges {
  const offsets = new Uint32Array(groups + 1);
  for (const key of keys) offsets[key + 1]!++;
  for (let k = 0; k < groups; k++) offsets[k + 1]! += offsets[k]!;
  const next = offsets.slice(0, groups);
  const order = new Uint32Array(keys.length);
  for (const [e, key] of keys.entries()) order[next[key]!++] = e;
  const column = (values: readonly number[]): Uint32Array => order.map((e) => values[e]!);
  return {
    offsets,
    from: column(edges.from),
    activity: column(edges.activity),
    to: column(edges.to),
    transition: column(edges.transition),
  };
}
