// What a machine says about two of its activities: whether it steps from one right to the other, which of them is the
// earlier, and what lies between. Searched when asked for, then kept.
import type { StageMachine } from './stage-machine.ts';

/** Stands for the begin of a case where an activity is asked for. */
export const BEGIN = -1;

export interface StageOrder {
  /** Whether a run may do `to` right after `from`. */
  readonly steps: (from: number, to: number) => boolean;
  /**
   * Whether `a` comes before `b`: the machine leads from `a` to `b` by fewer moves than back, or by as many and `a` is
   * nearer to the start. Two activities of which neither leads to the other have no order.
   */
  readonly isEarlier: (a: number, b: number) => boolean;
  /** The activities on a shortest way from `from` to `to`, both left out; null where there is no way. */
  readonly between: (from: number, to: number) => readonly number[] | null;
}

interface Search {
  /** Per activity, moves until it is done; 0 where it never is. */
  readonly moves: Uint32Array;
  /** Per activity, the (outgoing) edge that does it first. */
  readonly by: Int32Array;
  /** Per place, the edge of the shortest way into it; -1 where the search began or never came. */
  readonly into: Int32Array;
}

export function stageOrder(machine: StageMachine): StageOrder {
  const searches = new Map<number, Search>();
  const searchFrom = (activity: number): Search => {
    const found = searches.get(activity) ?? search(machine, activity);
    searches.set(activity, found);
    return found;
  };
  const { outgoing } = machine;
  const movesTo = (from: number, to: number): number =>
    searchFrom(from).moves[to]! || Number.POSITIVE_INFINITY;

  return {
    steps: (from, to) => movesTo(from, to) === 1,
    isEarlier(a, b) {
      const there = movesTo(a, b);
      const back = movesTo(b, a);
      if (there !== back) return there < back;
      return there !== Number.POSITIVE_INFINITY && movesTo(BEGIN, a) < movesTo(BEGIN, b);
    },
    between(from, to) {
      const { moves, by, into } = searchFrom(from);
      if (moves[to] === 0) return null;
      const way: number[] = [];
      let edge = into[outgoing.from[by[to]!]!]!;
      while (edge !== -1) {
        way.push(outgoing.activity[edge]!);
        edge = into[outgoing.from[edge]!]!;
      }
      return way.toReversed();
    },
  };
}

function search(machine: StageMachine, activity: number): Search {
  const { places, outgoing, byActivity } = machine;
  const moves = new Uint32Array(machine.activities.length);
  const by = new Int32Array(machine.activities.length).fill(-1);
  const into = new Int32Array(places).fill(-1);
  const distance = new Int32Array(places).fill(-1);
  const queue: number[] = [];
  const begin = (place: number): void => {
    if (distance[place] !== -1) return;
    distance[place] = 0;
    queue.push(place);
  };
  if (activity === BEGIN) begin(0);
  else {
    const end = byActivity.offsets[activity + 1]!;
    for (let e = byActivity.offsets[activity]!; e < end; e++) begin(byActivity.to[e]!);
  }
  for (let i = 0; i < queue.length; i++) {
    const place = queue[i]!;
    for (let e = outgoing.offsets[place]!; e < outgoing.offsets[place + 1]!; e++) {
      const done = outgoing.activity[e]!;
      const next = outgoing.to[e]!;
      if (moves[done] === 0) {
        moves[done] = distance[place]! + 1;
        by[done] = e;
      }
      if (distance[next] !== -1) continue;
      distance[next] = distance[place]! + 1;
      into[next] = e;
      queue.push(next);
    }
  }
  return { moves, by, into };
}
