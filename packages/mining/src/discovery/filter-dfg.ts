// The part of a directly-follows graph that carries most of the moves and still hangs together, with the share of moves
// that it carries: a graph that leaves something out must always say how much.
import type { ActivityCases, Dfg, DfgArc } from './dfg.ts';
import { revealSteps } from './reveal-steps.ts';

/** How much of a directly-follows graph is to be shown. */
export interface FilterDfgOptions {
  /** Share of all moves to be shown at least, 0 to 1. */
  readonly share: number;
}

/** The busiest part of a directly-follows graph, with how much of the whole it shows. */
export interface FilteredDfg extends Dfg {
  /** Indexes of the activities that are left, ascending. */
  readonly activities: readonly number[];
  /** Share of all moves (counts of arcs) that the arcs carry, 0 to 1; 1 for a graph without moves. */
  readonly movesShare: number;
}

/**
 * The most frequent arcs, begins and ends of cases until the arcs carry `share` of the moves, each together with the
 * widest way that ties it to a begin and an end: every activity that is left lies on a way from begin to end. The order is
 * that of the detail slider. At 1 it is the whole graph.
 *
 * @throws {RangeError} where share is not within 0 to 1
 */
export function filterDfg(dfg: Dfg, { share }: FilterDfgOptions): FilteredDfg {
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`share is ${share}, not a number from 0 to 1; 0.8 shows four of five moves`);
  }
  const edges = [
    ...dfg.arcs.map(({ from, to, count }) => ({ from: `${from}`, to: `${to}`, count, onSpine: false })),
    ...dfg.starts.map(({ activity, cases }) => edge(START, `${activity}`, cases)),
    ...dfg.ends.map(({ activity, cases }) => edge(`${activity}`, END, cases)),
  ];
  const { step, steps } = revealSteps(edges, START, END);
  const moves = dfg.arcs.reduce((sum, { count }) => sum + count, 0);
  const shownBy = new Float64Array(steps.length);
  for (const [i, { count }] of dfg.arcs.entries()) shownBy[step[i]!]! += count;
  let last = 0;
  let shown = 0;
  for (; last < steps.length; last++) {
    shown += shownBy[last]!;
    if (shown >= share * moves && share < 1 && last > 0) break;
  }
  const isShown = (_: unknown, i: number): boolean => step[i]! <= last;
  const starting = dfg.arcs.length;
  const arcs: readonly DfgArc[] = dfg.arcs.filter(isShown);
  const starts: readonly ActivityCases[] = dfg.starts.filter((_, i) => isShown(_, starting + i));
  const ends: readonly ActivityCases[] = dfg.ends.filter((_, i) =>
    isShown(_, starting + dfg.starts.length + i),
  );
  const activities = new Set([
    ...arcs.flatMap(({ from, to }) => [from, to]),
    ...[...starts, ...ends].map(({ activity }) => activity),
  ]);
  const carried = arcs.reduce((sum, { count }) => sum + count, 0);
  return {
    arcs,
    starts,
    ends,
    activities: [...activities].toSorted((a, b) => a - b),
    movesShare: moves === 0 ? 1 : carried / moves,
  };
}

const START = 'start';
const END = 'end';

function edge(
  from: string,
  to: string,
  count: number,
): { from: string; to: string; count: number; onSpine: boolean } {
  return { from, to, count, onSpine: false };
}
