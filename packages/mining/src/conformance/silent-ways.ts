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
  readonly to: (marking: number, needs: Int32Array) => { readonly ways: readonly SilentWay[]; readonly complete: boolean };
}

const MOST_WAYS = 5000;

export function createSilentWays(net: FiringNet, markings: Markings): SilentWays {
  return net.silent.length === 0
    ? {
        to: (marking, needs) => ({
          ways: has(markings, marking, needs) ? [{ marking, produced: 0, consumed: 0 }] : [],
          complete: true,
        }),
      }
    : isFreeChoice(net)
      ? waysOnDemand(net, markings)
      : allWays(net, markings);
}

function has(markings: Markings, marking: number, needs: Int32Array): boolean {
  for (let i = 0; i < needs.length; i += 2) {
    if (markings.tokensAt(marking, needs[i]!) < needs[i + 1]!) return false;
  }
  return true;
}

/** Whether transitions that share an input share all, each by one token. */
function isFreeChoice({ places, transitions, takes }: FiringNet): boolean {
  const inputsOf = Array.from({ length: places }, (): string | undefined => undefined);
  for (let t = 0; t < transitions; t++) {
    const pairs = takes[t]!;
    const inputs = [...pairs.filter((_, i) => i % 2 === 0)].toSorted((a, b) => a - b);
    if (pairs.some((count, i) => i % 2 === 1 && count !== 1)) return false;
    const all = inputs.join(' ');
    for (const place of inputs) {
      if ((inputsOf[place] ?? all) !== all) return false;
      inputsOf[place] = all;
    }
  }
  return true;
}

/**
 * Backwards from what is needed: a token that is not there has to come from a silent transition that puts it there, whose
 * inputs are needed in turn; where several could, each is tried. Nothing is missed in a free-choice net, in whatever
 * order the needs are met: a token set aside for one transition could only be wanted by another with the same inputs,
 * which lacks what the first lacks.
 */
function waysOnDemand(net: FiringNet, markings: Markings): SilentWays {
  const { places, takes, taken, put } = net;
  const producers: number[][] = Array.from({ length: places }, () => []);
  for (const t of net.silent) {
    const gives = net.gives[t]!;
    for (let i = 0; i < gives.length; i += 2) producers[gives[i]!]!.push(t);
  }
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

  function obtainAll(marking: number, needs: Int32Array, from: number, then: (marking: number) => void): void {
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

  return {
    to(marking, needs) {
      const found = new Map<number, SilentWay>();
      left = MOST_WAYS;
      obtainAll(marking, needs, 0, (ready) => {
        const known = found.get(ready);
        if (known === undefined || known.produced > produced) {
          found.set(ready, { marking: ready, produced, consumed });
        }
      });
      return { ways: [...found.values()], complete: left > 0 };
    },
  };
}

/** Forwards, everything that silent transitions lead to. */
function allWays(net: FiringNet, markings: Markings): SilentWays {
  return {
    to(marking, needs) {
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
    },
  };
}
