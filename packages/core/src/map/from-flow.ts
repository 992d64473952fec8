// A draft map from what really happened: the activities and moves of a log become stages, outcomes and paths, with
// expected durations from the data. What is left out is counted, so that nobody takes the draft for the whole truth.
import { emptyMap } from './map.ts';
import type { SalesMap } from './map.ts';
import { isOutcomeRole, nodeOfActivity } from './node-of-activity.ts';
import type { FlowRole } from './node-of-activity.ts';
import { pathSchema } from './nodes.ts';
import type { MapPath } from './nodes.ts';

/** What is read of an analysis; the `LogSummary` of mining and the `Analysis` of the contract both fit. */
export interface Flow {
  readonly startActivities: readonly { readonly activity: string; readonly cases: number }[];
  readonly endActivities: readonly { readonly activity: string; readonly cases: number }[];
  readonly activities: readonly {
    readonly activity: string;
    readonly cases: number;
    /** Seconds from an event of this activity to the next one of the case. */
    readonly seconds?: { readonly median: number } | null | undefined;
  }[];
  readonly arcs: readonly {
    readonly from: string;
    readonly to: string;
    readonly count: number;
    readonly cases: number;
  }[];
}

export interface FlowChoices {
  /**
   * Share of the moves that the map shows, 0..1: the busiest paths until it is reached. It is of those that a map can
   * show: repetitions of an activity and what is left out by its role do not count here.
   */
  readonly share: number;
  readonly roles: ReadonlyMap<string, FlowRole>;
  /** Activities that stay on the map however rare they are, unless their role leaves them out. */
  readonly keep?: ReadonlySet<string>;
}

export interface MapFromFlow {
  readonly map: SalesMap;
  /** Share of all moves that have a path on the map, 0..1. */
  readonly share: number;
  readonly moves: number;
  readonly left: {
    readonly activities: readonly string[];
    readonly paths: number;
    /** Moves from an activity to itself, which a map does not draw. */
    readonly repeats: number;
  };
}

/**
 * A proposal, for a person to confirm: an activity whose name says so, or in which nearly all its cases end, is an end.
 * @param toneOf what a name says about an end (`toneOfName` of mining)
 */
export function proposeRoles(
  flow: Flow,
  toneOf: (name: string) => 'good' | 'bad' | undefined,
): Map<string, FlowRole> {
  const ends = new Map(flow.endActivities.map(({ activity, cases }) => [activity, cases]));
  return new Map(
    flow.activities.map(({ activity, cases }): [string, FlowRole] => {
      const tone = toneOf(activity);
      const ending = cases === 0 ? 0 : (ends.get(activity) ?? 0) / cases;
      if (tone === 'good' && ending > 0) return [activity, 'won'];
      if (tone === 'bad' && ending >= 0.5) return [activity, 'lost'];
      return [activity, ending >= 0.95 ? 'finished' : 'stage'];
    }),
  );
}

/** @param newId makes ids for nodes and paths; called in a fixed order. */
export function mapFromFlow(flow: Flow, choices: FlowChoices, newId: () => string): MapFromFlow {
  const roleOf = (activity: string): FlowRole => choices.roles.get(activity) ?? 'stage';
  const between = flow.arcs.filter(
    ({ from, to }) => from !== to && roleOf(from) !== 'leaveOut' && roleOf(to) !== 'leaveOut',
  );
  const possible = between.filter(({ from }) => !isOutcomeRole(roleOf(from)));
  const moves = countOf(flow.arcs);
  const chosen = chooseArcs(
    possible,
    choices.share * countOf(between),
    flow,
    roleOf,
    choices.keep ?? new Set(),
  );
  const named = new Set(chosen.flatMap(({ from, to }) => [from, to]));
  for (const { activity } of flow.startActivities.slice(0, 1)) {
    if (roleOf(activity) !== 'leaveOut') named.add(activity);
  }
  for (const { activity } of flow.activities) {
    if (choices.keep?.has(activity) === true && roleOf(activity) !== 'leaveOut') named.add(activity);
  }
  const order = inOrder([...named], chosen, flow);
  const secondsOf = new Map(flow.activities.map(({ activity, seconds }) => [activity, seconds?.median]));
  const nodes = order.map((activity) =>
    nodeOfActivity(activity, roleOf(activity), newId(), secondsOf.get(activity)),
  );
  const idOf = new Map(order.map((activity, i) => [activity, nodes[i]!.id]));
  const paths = chosen.map(({ from, to }): MapPath =>
    pathSchema.parse({ id: newId(), from: idOf.get(from), to: idOf.get(to) }),
  );
  const starts = flow.startActivities
    .filter(({ activity }) => idOf.has(activity) && !isOutcomeRole(roleOf(activity)))
    .toSorted((a, b) => b.cases - a.cases);
  const most = starts[0]?.cases ?? 0;
  const shown = countOf(chosen);
  return {
    map: {
      ...emptyMap(),
      nodes,
      paths,
      starts: starts.filter(({ cases }) => cases >= most / 10).map(({ activity }) => idOf.get(activity)!),
    },
    share: moves === 0 ? 0 : shown / moves,
    moves,
    left: {
      activities: flow.activities.map(({ activity }) => activity).filter((activity) => !idOf.has(activity)),
      paths: flow.arcs.filter(({ from, to }) => from !== to).length - chosen.length,
      repeats: countOf(flow.arcs.filter(({ from, to }) => from === to)),
    },
  };
}

type Arc = Flow['arcs'][number];

function countOf(arcs: readonly Arc[]): number {
  return arcs.reduce((sum, { count }) => sum + count, 0);
}

/**
 * The busiest arcs until the share is reached, and the busiest to every end and to what is kept; then, for every activity on
 * the map, the busiest arc that leads on from it and the busiest that leads to it, so that nothing hangs in the air.
 */
function chooseArcs(
  arcs: readonly Arc[],
  enough: number,
  flow: Flow,
  roleOf: (activity: string) => FlowRole,
  keep: ReadonlySet<string>,
): readonly Arc[] {
  const busiest = arcs.toSorted((a, b) => b.count - a.count || byName(a, b));
  const chosen = new Set<Arc>();
  let shown = 0;
  for (const arc of busiest) {
    if (shown >= enough) break;
    chosen.add(arc);
    shown += arc.count;
  }
  const begins = new Set(flow.startActivities.map(({ activity }) => activity));
  // An end that a person has confirmed belongs on the map, even where many rare ways lead to it.
  const reached = new Set([...chosen].map(({ to }) => to));
  for (const { activity } of flow.activities) {
    const role = roleOf(activity);
    const isNeeded = role === 'won' || isOutcomeRole(role) || keep.has(activity);
    if (!isNeeded || reached.has(activity)) continue;
    const first = keep.has(activity) ? busiest.find((arc) => arc.from === activity) : undefined;
    const last = busiest.find((arc) => arc.to === activity) ?? first;
    if (last !== undefined) chosen.add(last);
  }
  for (let grew = true; grew;) {
    const before = chosen.size;
    const leaves = new Set([...chosen].map(({ from }) => from));
    const enters = new Set([...chosen].map(({ to }) => to));
    for (const activity of new Set([...leaves, ...enters])) {
      if (!leaves.has(activity) && !isOutcomeRole(roleOf(activity)) && roleOf(activity) !== 'won') {
        const on = busiest.find(({ from }) => from === activity);
        if (on !== undefined) chosen.add(on);
      }
      if (!enters.has(activity) && !begins.has(activity)) {
        const to = busiest.find((arc) => arc.to === activity);
        if (to !== undefined) chosen.add(to);
      }
    }
    grew = chosen.size > before;
  }
  return busiest.filter((arc) => chosen.has(arc));
}

/** Activities as the main flow goes: by the way from the busiest start along the busiest arcs. */
function inOrder(activities: readonly string[], arcs: readonly Arc[], flow: Flow): string[] {
  const wanted = new Set(activities);
  const order: string[] = [];
  const seen = new Set<string>();
  const out = Map.groupBy(arcs, ({ from }) => from);
  const visit = (first: string): void => {
    const waiting = [first];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at) || !wanted.has(at)) continue;
      seen.add(at);
      order.push(at);
      const next = (out.get(at) ?? []).toSorted((a, b) => a.count - b.count);
      waiting.push(...next.map(({ to }) => to));
    }
  };
  for (const { activity } of flow.startActivities.toSorted((a, b) => b.cases - a.cases)) visit(activity);
  for (const activity of activities) visit(activity);
  return order;
}

function byName(a: Arc, b: Arc): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1;
}
