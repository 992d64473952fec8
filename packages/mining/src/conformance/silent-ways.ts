// Which silent transitions to fire so that tokens come to where they are needed: nothing is fired that does not help.
// Firing less can never hurt: a silent transition that the next event does not need can as well fire after it.
import type { FiringNet, Markings } from '../model/petri-net-states.ts';

/** A marking that was come to, and the tokens that silent transitions put and took on the way. */
export interface SilentWay {
  readonly marking: number;
  readonly produced: number;
  readonly consumed: number;
}

export interface SilentWays {
  /**
   * The markings that silent transitions lead to from `marking` where `needs` (`place, tokens, place, tokens, ...`) are
   * there; each once, with the fewest tokens moved. `complete` is false where there were too many to look at.
   */
  readonly to: (marking: number, needs: Int32Array) => FoundWays;
  /** The same with all markings that silent transitions lead to, whether what they do helps or not. */
  readonly all: (marking: number, needs: Int32Array) => FoundWays;
}

export interface FoundWays {
  readonly ways: readonly SilentWay[];
  readonly complete: boolean;
}

type Search = SilentWays['to'];

/** Markings looked at in a net that is searched forwards. */
const MOST_WAYS = 5000;
/** Turns of one search backwards, and goals remembered between searches. */
const MOST_STEPS = 100_000;
const MOST_GOALS = 100_000;

export function createSilentWays(net: FiringNet, markings: Markings): SilentWays {
  if (net.silent.length === 0) {
    const none: Search = (marking, needs) => ({
      ways: has(markings, marking, needs) ? [{ marking, produced: 0, consumed: 0 }] : [],
      complete: true,
    });
    return { to: none, all: none };
  }
  const producers = silentProducers(net);
  const all = allWays(net, markings);
  return { to: isOrderly(net, producers) ? waysOnDemand(net, markings, producers) : all, all };
}

function has(markings: Markings, marking: number, needs: Int32Array): boolean {
  for (let i = 0; i < needs.length; i += 2) {
    if (markings.tokensAt(marking, needs[i]!) < needs[i + 1]!) return false;
  }
  return true;
}

/**
 * Whether the needs of every transition can be met one after the other: silent steps that bring a token to one of its
 * inputs never take one from another of them. It is so in the nets of process trees.
 */
function isOrderly(net: FiringNet, producers: readonly (readonly number[])[]): boolean {
  const { places, transitions, takes } = net;
  const takers: number[][] = Array.from({ length: places }, () => []);
  for (let t = 0; t < transitions; t++) {
    const needs = takes[t]!;
    for (let i = 0; i < needs.length; i += 2) {
      if (needs[i + 1] !== 1) return false;
      if (needs.length > 2) takers[needs[i]!]!.push(t);
    }
  }
  for (let place = 0; place < places; place++) {
    if (takers[place]!.length === 0) continue;
    const before = placesBefore(place, net, producers);
    for (const t of takers[place]!) {
      const needs = takes[t]!;
      for (let i = 0; i < needs.length; i += 2)
        if (needs[i] !== place && before[needs[i]!] === 1) return false;
    }
  }
  return net.final.filter((count) => count > 0).length <= 1;
}

/** The places whose tokens silent steps can turn into one at `place`; steps that take one from there lead nowhere new. */
function placesBefore(place: number, net: FiringNet, producers: readonly (readonly number[])[]): Uint8Array {
  const before = new Uint8Array(net.places);
  const queue = [place];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const t of producers[next]!) {
      const needs = net.takes[t]!;
      let circular = false;
      for (let i = 0; i < needs.length; i += 2) if (needs[i] === place) circular = true;
      if (circular) continue;
      for (let i = 0; i < needs.length; i += 2) {
        if (before[needs[i]!] === 1) continue;
        before[needs[i]!] = 1;
        queue.push(needs[i]!);
      }
    }
  }
  return before;
}

function silentProducers(net: FiringNet): number[][] {
  const producers: number[][] = Array.from({ length: net.places }, () => []);
  for (const t of net.silent) {
    const gives = net.gives[t]!;
    for (let i = 0; i < gives.length; i += 2) producers[gives[i]!]!.push(t);
  }
  return producers;
}

/** What `to` looks for: a token at `place`, from `marking`. Who asks is told every marking found, now or later. */
interface Goal {
  readonly marking: number;
  readonly place: number;
  readonly found: Map<number, SilentWay>;
  readonly asking: ((way: SilentWay) => void)[];
}

/**
 * Backwards from what is needed: a token that is not there has to come from a silent transition that puts it there, whose
 * inputs are needed in turn; where several could, each is tried. What is asked twice is looked for once (tabling, as in
 * logic programming), so that ways that part and join again cost their sum, not their product. In an orderly net nothing
 * is missed: the steps that meet one need leave the tokens of the others alone.
 */
function waysOnDemand(net: FiringNet, markings: Markings, producers: readonly (readonly number[])[]): Search {
  const { places, takes, taken, put } = net;
  let goals = new Map<number, Goal>();
  const queue: (() => void)[] = [];

  /** `then` is told every way to a token at `place`, each marking once, or again where a shorter way to it is found. */
  function obtain(from: SilentWay, place: number, then: (way: SilentWay) => void): void {
    if (markings.tokensAt(from.marking, place) > 0) {
      then(from);
      return;
    }
    const onward = (way: SilentWay): void =>
      then({
        marking: way.marking,
        produced: from.produced + way.produced,
        consumed: from.consumed + way.consumed,
      });
    const key = from.marking * places + place;
    let goal = goals.get(key);
    if (goal === undefined) {
      goal = { marking: from.marking, place, found: new Map(), asking: [] };
      goals.set(key, goal);
      const asked = goal;
      queue.push(() => pursue(asked));
    }
    goal.asking.push(onward);
    for (const way of goal.found.values()) queue.push(() => onward(way));
  }

  function obtainAll(from: SilentWay, needs: Int32Array, at: number, then: (way: SilentWay) => void): void {
    if (at < needs.length) obtain(from, needs[at]!, (way) => obtainAll(way, needs, at + 2, then));
    else if (has(markings, from.marking, needs)) then(from);
  }

  function pursue(goal: Goal): void {
    const begin = { marking: goal.marking, produced: 0, consumed: 0 };
    for (const t of producers[goal.place]!) {
      obtainAll(begin, takes[t]!, 0, (ready) => {
        const marking = markings.fire(ready.marking, t);
        const produced = ready.produced + put[t]!;
        const known = goal.found.get(marking);
        if (known !== undefined && known.produced <= produced) return;
        const way = { marking, produced, consumed: ready.consumed + taken[t]! };
        goal.found.set(marking, way);
        for (const tell of goal.asking) queue.push(() => tell(way));
      });
    }
  }

  return (marking, needs) => {
    const found = new Map<number, SilentWay>();
    if (goals.size > MOST_GOALS) goals = new Map();
    obtainAll({ marking, produced: 0, consumed: 0 }, needs, 0, (way) => {
      const known = found.get(way.marking);
      if (known === undefined || known.produced > way.produced) found.set(way.marking, way);
    });
    let steps = 0;
    while (steps < queue.length && steps < MOST_STEPS) queue[steps++]!();
    const complete = steps === queue.length;
    queue.length = 0;
    // Goals that were left in the middle would seem finished to who asks next.
    if (!complete) goals = new Map();
    return { ways: [...found.values()], complete };
  };
}

/** Forwards, everything that silent transitions lead to. */
function allWays(net: FiringNet, markings: Markings): Search {
  return (marking, needs) => {
    const found = new Map<number, SilentWay>([[marking, { marking, produced: 0, consumed: 0 }]]);
    for (const way of found.values()) {
      if (found.size > MOST_WAYS) break;
      for (const t of net.silent) {
        if (!markings.enabled(way.marking, t)) continue;
        const next = markings.fire(way.marking, t);
        if (found.has(next)) continue;
        found.set(next, {
          marking: next,
          produced: way.produced + net.put[t]!,
          consumed: way.consumed + net.taken[t]!,
        });
      }
    }
    return {
      ways: [...found.values()].filter((way) => has(markings, way.marking, needs)),
      complete: found.size <= MOST_WAYS,
    };
  };
}
