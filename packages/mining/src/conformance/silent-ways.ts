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

const MOST_WAYS = 5000;

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

/**
 * Backwards from what is needed: a token that is not there has to come from a silent transition that puts it there, whose
 * inputs are needed in turn; where several could, each is tried. In an orderly net nothing is missed: a token set aside
 * for one need is of no use for another.
 */
function waysOnDemand(net: FiringNet, markings: Markings, producers: readonly (readonly number[])[]): Search {
  const { places, takes, taken, put } = net;
  const aside = new Int32Array(places);
  const sought = new Uint8Array(places);
  let produced = 0;
  let consumed = 0;
  let left = 0;

  function obtain(marking: number, place: number, count: number, then: (marking: number) => void): void {
    if (markings.tokensAt(marking, place) - aside[place]! >= count) {
      then(marking);
      return;
    }
    if (sought[place] === 1 || left-- <= 0) return;
    sought[place] = 1;
    for (const t of producers[place]!) {
      obtainAll(marking, takes[t]!, 0, (ready) => {
        setAside(takes[t]!, -1);
        produced += put[t]!;
        consumed += taken[t]!;
        sought[place] = 0;
        obtain(markings.fire(ready, t), place, count, then);
        sought[place] = 1;
        produced -= put[t]!;
        consumed -= taken[t]!;
        setAside(takes[t]!, 1);
      });
    }
    sought[place] = 0;
  }

  function obtainAll(
    marking: number,
    needs: Int32Array,
    from: number,
    then: (marking: number) => void,
  ): void {
    if (from === needs.length) {
      then(marking);
      return;
    }
    const place = needs[from]!;
    const count = needs[from + 1]!;
    obtain(marking, place, count, (ready) => {
      aside[place]! += count;
      obtainAll(ready, needs, from + 2, then);
      aside[place]! -= count;
    });
  }

  function setAside(needs: Int32Array, times: number): void {
    for (let i = 0; i < needs.length; i += 2) aside[needs[i]!]! += times * needs[i + 1]!;
  }

  return (marking, needs) => {
    const found = new Map<number, SilentWay>();
    left = MOST_WAYS;
    obtainAll(marking, needs, 0, (ready) => {
      const known = found.get(ready);
      if (known === undefined || known.produced > produced) {
        found.set(ready, { marking: ready, produced, consumed });
      }
    });
    return { ways: [...found.values()], complete: left > 0 };
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
