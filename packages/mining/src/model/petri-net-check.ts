// Whether a net is fit to be compared with a log: every marking that it comes to, looked at once. Unbounded nets are
// recognised as by R. Karp and R. Miller, Parallel Program Schemata (1969): a marking that covers one on the way to it.
import { createMarkings, firingNet, type FiringNet, type Markings } from './petri-net-states.ts';
import type { PetriNet } from './petri-net.ts';

/** Whether a net is sound (van der Aalst 1997), and where it is not. */
export interface NetCheck {
  /**
   * - `sound`: bounded, and wherever it gets to, it can still end (with the final marking exactly).
   * - `unsound`: bounded, but its end cannot be reached, or not from everywhere.
   * - `unbounded`: tokens can pile up without end.
   * - `undecided`: it has more markings than were to be looked at.
   */
  readonly verdict: 'sound' | 'unsound' | 'unbounded' | 'undecided';
  /** Says in a sentence why, and where: with the transitions that lead there. Empty for a sound net. */
  readonly reason: string;
  /** Markings looked at; all of them where the verdict is `sound`. */
  readonly markings: number;
  /** Most tokens seen in one place. */
  readonly mostTokens: number;
  /** Names of transitions that can never fire; a warning. Empty where not all markings were looked at. */
  readonly dead: readonly string[];
}

/** How far a net is looked at before the answer is "too large". */
export interface CheckNetOptions {
  /** Most markings to look at; 50,000 unless told otherwise. */
  readonly mostMarkings?: number;
}

/** Markings of a net with very many places are looked at only up to so many numbers of tokens. */
const MOST_CELLS = 2 ** 26;

/** Thrown where a net cannot be compared with a log. */
export class NetRefusedError extends RangeError {
  readonly check: NetCheck;

  constructor(check: NetCheck) {
    super(check.reason);
    this.name = 'NetRefusedError';
    this.check = check;
  }
}

/** All that a net can do, as far as it was looked at. */
export interface ReachedNet {
  readonly check: NetCheck;
  readonly net: FiringNet;
  readonly markings: Markings;
  /** Firings: `from[i]` to `to[i]` by `by[i]`. Marking 0 is the first. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly by: readonly number[];
  /** Number of the final marking. */
  readonly final: number;
}

/** Throws a `RangeError` for a net that contradicts itself (an arc to nowhere, names twice). */
export function checkNet(net: PetriNet, options: CheckNetOptions = {}): NetCheck {
  return reachNet(net, options).check;
}

export function reachNet(given: PetriNet, { mostMarkings = 50_000 }: CheckNetOptions = {}): ReachedNet {
  const net = firingNet(given);
  const markings = createMarkings(net);
  markings.numberOf(net.initial);
  const from: number[] = [];
  const to: number[] = [];
  const by: number[] = [];
  // How each marking was come to first.
  const before = [-1];
  const through = [-1];
  const sums = [net.initial.reduce((sum, count) => sum + count, 0)];
  let covering: readonly [lower: number, higher: number] | undefined;
  let complete = true;
  for (let m = 0; m < markings.size() && covering === undefined; m++) {
    if (markings.size() > mostMarkings || markings.size() * net.places > MOST_CELLS) {
      complete = false;
      break;
    }
    for (let t = 0; t < net.transitions && covering === undefined; t++) {
      if (!markings.enabled(m, t)) continue;
      const known = markings.size();
      const next = markings.fire(m, t);
      from.push(m);
      to.push(next);
      by.push(t);
      if (next < known) continue;
      before.push(m);
      through.push(t);
      sums.push(sums[m]! + net.put[t]! - net.taken[t]!);
      const lower = coveredBy(next, markings, net.places, before, sums);
      if (lower !== undefined) covering = [lower, next];
    }
  }

  const wayTo = (marking: number): string => {
    const names: string[] = [];
    for (let m = marking; before[m]! >= 0; m = before[m]!) {
      const { name, activity } = given.transitions[through[m]!]!;
      names.push(activity ?? name);
    }
    return names.length === 0 ? 'at the begin' : `after ${shortened(names.toReversed())}`;
  };
  const seen = markings.size();
  const mostTokens = highest(markings, net.places);
  const judged = (
    verdict: NetCheck['verdict'],
    reason: string,
    dead: readonly string[] = [],
  ): ReachedNet => ({
    check: { verdict, reason, markings: seen, mostTokens, dead },
    net,
    markings,
    from,
    to,
    by,
    final: markings.numberOf(net.final),
  });

  if (covering !== undefined) {
    const [lower, higher] = covering;
    const place = given.places.findIndex(
      (_, p) => markings.tokensAt(higher, p) > markings.tokensAt(lower, p),
    );
    return judged(
      'unbounded',
      `the net is unbounded: ${wayTo(higher)}, place ${given.places[place]} has more tokens than at a point on the way, and no place has fewer, so they pile up without end`,
    );
  }
  if (!complete) {
    return judged(
      'undecided',
      `the net has more than ${Math.min(mostMarkings, seen - 1)} markings: whether it can always end is not known`,
    );
  }
  const fired = new Set(by);
  const dead = given.transitions.filter((_, t) => !fired.has(t)).map(({ name }) => name);
  const final = markings.numberOf(net.final);
  if (final >= seen) return judged('unsound', 'the final marking of the net cannot be reached', dead);
  const ends = canReach(final, seen, from, to);
  const stuck = ends.indexOf(0);
  return stuck === -1
    ? judged('sound', '', dead)
    : judged('unsound', `the net cannot end any more ${wayTo(stuck)}`, dead);
}

/** A marking on the way to `marking` with no more tokens in any place and fewer in some. */
function coveredBy(
  marking: number,
  markings: Markings,
  places: number,
  before: readonly number[],
  sums: readonly number[],
): number | undefined {
  for (let m = before[marking]!; m >= 0; m = before[m]!) {
    if (sums[m]! >= sums[marking]!) continue;
    let covered = true;
    for (let p = 0; p < places && covered; p++) {
      covered = markings.tokensAt(m, p) <= markings.tokensAt(marking, p);
    }
    if (covered) return m;
  }
  return undefined;
}

function canReach(final: number, count: number, from: readonly number[], to: readonly number[]): Uint8Array {
  const into: number[][] = Array.from({ length: count }, () => []);
  for (const [i, target] of to.entries()) into[target]!.push(from[i]!);
  const can = new Uint8Array(count);
  can[final] = 1;
  const queue = [final];
  for (let i = 0; i < queue.length; i++) {
    for (const source of into[queue[i]!]!) {
      if (can[source] === 1) continue;
      can[source] = 1;
      queue.push(source);
    }
  }
  return can;
}

function highest(markings: Markings, places: number): number {
  let most = 0;
  for (let m = 0; m < markings.size(); m++) {
    for (let p = 0; p < places; p++) most = Math.max(most, markings.tokensAt(m, p));
  }
  return most;
}

function shortened(names: readonly string[]): string {
  const all = names.length <= 8 ? names : [...names.slice(0, 4), '...', ...names.slice(-3)];
  return all.join(', ');
}
