// Deals on their way over the map at a moment: who waits in which step, who is between two. Pure: a moment in, places out.
import { edgeId, nodeId, START } from '@portolan/picture';

/** A deal that moves: where it comes to, and when, in the time of the log. */
export interface Mover {
  /** Nodes of the picture, in order. */
  readonly nodes: readonly string[];
  /** Beside each, when it comes there; ascending. */
  readonly times: readonly number[];
}

export interface Scene {
  /** Deals that wait, by node. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Deals between two nodes: the path, and how far along it, 0 to 1. */
  readonly moving: readonly { readonly edge: string; readonly share: number }[];
}

/** @param activities names, by the indexes of `at` */
export function moverOf(
  activities: readonly string[],
  at: readonly number[],
  times: readonly number[],
): Mover {
  return { nodes: at.map((index) => nodeId(activities[index] ?? '')), times };
}

/** Deals of one way, each from its own begin, and how long it usually takes to come to each of its steps. */
export interface WayPace {
  /** Beside each deal, when it comes to each step: minutes since its begin. */
  readonly deals: readonly (readonly number[])[];
  /** Beside each step, the sum of the median times of the steps before it, in minutes. */
  readonly usual: readonly number[];
  /** Of ten deals nine have come to the end by then; the slowest would make all others rush. */
  readonly until: number;
}

/** @param minutes of deals that all go the same way; null without any */
export function paceOfWay(minutes: readonly (readonly number[])[]): WayPace | null {
  const [first] = minutes;
  if (first === undefined) return null;
  const deals = minutes.map((at) => at.map((minute) => minute - at[0]!));
  let sum = 0;
  const usual = first.map((_, step) => {
    if (step > 0)
      sum += middleOf(
        deals.map((at) => at[step]! - at[step - 1]!),
        0.5,
      );
    return sum;
  });
  return {
    deals,
    usual,
    until: Math.max(
      1,
      sum,
      middleOf(
        deals.map((at) => at.at(-1)!),
        0.9,
      ),
    ),
  };
}

/** The value that so many of all lie at or below. */
function middleOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * @param now a moment in the time of `movers`
 * @param travel how long the way between two nodes is seen; at most half of the time between, so that deals are seen to wait
 * @param linger how long a deal is still seen where it came to last
 */
export function sceneAt(movers: readonly Mover[], now: number, travel: number, linger: number): Scene {
  const waiting = new Map<string, number>();
  const moving: { edge: string; share: number }[] = [];
  for (const { nodes, times } of movers) {
    const next = firstAfter(times, now);
    const to = nodes[next];
    const arrives = times[next];
    const left = times[next - 1] ?? (arrives === undefined ? undefined : arrives - travel);
    if (left === undefined) continue;
    if (to !== undefined && arrives !== undefined) {
      const span = Math.min(travel, next === 0 ? travel : (arrives - left) / 2);
      if (now >= arrives - span && span > 0) {
        moving.push({ edge: edgeId(nodes[next - 1] ?? START, to), share: (now - arrives + span) / span });
        continue;
      }
    } else if (now > left + linger) continue;
    const here = nodes[next - 1];
    if (here !== undefined) waiting.set(here, (waiting.get(here) ?? 0) + 1);
  }
  return { waiting, moving };
}

/** The first index whose time is later than `now`. */
function firstAfter(times: readonly number[], now: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! > now) high = middle;
    else low = middle + 1;
  }
  return low;
}
