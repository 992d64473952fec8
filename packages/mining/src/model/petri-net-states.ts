// A Petri net ready to be fired, and the markings that it comes to. A marking is a number: equal ones have the same.
import type { PetriNet } from './petri-net.ts';

export interface FiringNet {
  readonly places: number;
  readonly transitions: number;
  /** Distinct activities; per transition its index, or -1 where it is silent. */
  readonly activities: readonly string[];
  readonly activity: Int32Array;
  /** Transitions by activity. */
  readonly byActivity: readonly (readonly number[])[];
  readonly silent: readonly number[];
  /** Per transition: places and tokens taken, side by side: `p0, n0, p1, n1, ...`; places and what they gain or lose. */
  readonly takes: readonly Int32Array[];
  readonly changes: readonly Int32Array[];
  /** Per transition, the tokens that it takes and puts, with multiplicity. */
  readonly taken: Uint32Array;
  readonly put: Uint32Array;
  /** Per transition: places and tokens put. */
  readonly gives: readonly Int32Array[];
  readonly initial: Int32Array;
  readonly final: Int32Array;
}

/** Throws a `RangeError` that names the first thing of `net` that is not as `PetriNet` says. */
export function firingNet(net: PetriNet): FiringNet {
  const places = net.places.length;
  if (new Set(net.places).size !== places) throw new RangeError('places of a net need names of their own');
  const names = new Set(net.transitions.map(({ name }) => name));
  if (names.size !== net.transitions.length) {
    throw new RangeError('transitions of a net need names of their own');
  }
  const codeOf = new Map<string, number>();
  for (const { name, activity, inputs, outputs } of net.transitions) {
    if (activity !== null && !codeOf.has(activity)) codeOf.set(activity, codeOf.size);
    for (const place of [...inputs, ...outputs]) {
      if (!Number.isInteger(place) || place < 0 || place >= places) {
        throw new RangeError(
          `transition ${name} has an arc with place ${place}, but there are ${places} places`,
        );
      }
    }
  }
  const activity = Int32Array.from(net.transitions, (t) =>
    t.activity === null ? -1 : codeOf.get(t.activity)!,
  );
  const byActivity = Array.from({ length: codeOf.size }, (): number[] => []);
  for (const [t, code] of activity.entries()) if (code !== -1) byActivity[code]!.push(t);
  return {
    places,
    transitions: net.transitions.length,
    activities: [...codeOf.keys()],
    activity,
    byActivity,
    silent: [...activity.keys()].filter((t) => activity[t] === -1),
    takes: net.transitions.map(({ inputs }) => counted(inputs, [])),
    changes: net.transitions.map(({ inputs, outputs }) => counted(outputs, inputs)),
    taken: Uint32Array.from(net.transitions, ({ inputs }) => inputs.length),
    put: Uint32Array.from(net.transitions, ({ outputs }) => outputs.length),
    gives: net.transitions.map(({ outputs }) => counted(outputs, [])),
    initial: checkedMarking('initial', net.initial, places),
    final: checkedMarking('final', net.final, places),
  };
}

function counted(more: readonly number[], fewer: readonly number[]): Int32Array {
  const tokens = new Map<number, number>();
  for (const place of more) tokens.set(place, (tokens.get(place) ?? 0) + 1);
  for (const place of fewer) tokens.set(place, (tokens.get(place) ?? 0) - 1);
  return Int32Array.from([...tokens].filter(([, count]) => count !== 0).flat());
}

function checkedMarking(what: string, tokens: readonly number[], places: number): Int32Array {
  if (tokens.length !== places) {
    throw new RangeError(`the ${what} marking has ${tokens.length} entries, but there are ${places} places`);
  }
  const wrong = tokens.findIndex((count) => !Number.isInteger(count) || count < 0);
  if (wrong !== -1) throw new RangeError(`the ${what} marking has ${tokens[wrong]} tokens in place ${wrong}`);
  return Int32Array.from(tokens);
}

export interface Markings {
  readonly size: () => number;
  /** The number of the marking with these tokens. */
  readonly numberOf: (tokens: Int32Array) => number;
  /** Copies the tokens of marking `m` to `into`. */
  readonly read: (m: number, into: Int32Array) => void;
  readonly tokensAt: (m: number, place: number) => number;
  readonly enabled: (m: number, transition: number) => boolean;
  /** The marking after `transition`, which has to be enabled. */
  readonly fire: (m: number, transition: number) => number;
}

export function createMarkings(net: FiringNet): Markings {
  const { places, takes, changes } = net;
  let tokens = new Int32Array(Math.max(1, places) * 64);
  let hashes = new Int32Array(64);
  let slots = new Int32Array(256).fill(-1);
  let size = 0;
  const work = new Int32Array(places);

  const hashOf = (marking: Int32Array): number => {
    let hash = 0x811c9dc5 | 0;
    for (let p = 0; p < places; p++) {
      hash = Math.imul(hash ^ marking[p]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  };
  const grow = (): void => {
    const moreTokens = new Int32Array(tokens.length * 2);
    moreTokens.set(tokens);
    tokens = moreTokens;
    const moreHashes = new Int32Array(hashes.length * 2);
    moreHashes.set(hashes);
    hashes = moreHashes;
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let m = 0; m < size; m++) {
      let slot = hashes[m]! & (slots.length - 1);
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = m;
    }
  };
  const same = (m: number, marking: Int32Array): boolean => {
    for (let p = 0; p < places; p++) if (tokens[m * places + p] !== marking[p]) return false;
    return true;
  };
  const numberOf = (marking: Int32Array): number => {
    const hash = hashOf(marking);
    let slot = hash & (slots.length - 1);
    for (let m = slots[slot]!; m !== -1; m = slots[slot]!) {
      if (hashes[m] === hash && same(m, marking)) return m;
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size === hashes.length) {
      grow();
      return numberOf(marking);
    }
    slots[slot] = size;
    hashes[size] = hash;
    tokens.set(marking, size * places);
    return size++;
  };
  const read = (m: number, into: Int32Array): void => {
    for (let p = 0, at = m * places; p < places; p++) into[p] = tokens[at + p]!;
  };
  return {
    size: () => size,
    numberOf,
    read,
    tokensAt: (m, place) => tokens[m * places + place]!,
    enabled(m, transition) {
      const needs = takes[transition]!;
      for (let i = 0; i < needs.length; i += 2) {
        if (tokens[m * places + needs[i]!]! < needs[i + 1]!) return false;
      }
      return true;
    },
    fire(m, transition) {
      read(m, work);
      const change = changes[transition]!;
      for (let i = 0; i < change.length; i += 2) work[change[i]!]! += change[i + 1]!;
      return numberOf(work);
    },
  };
}
