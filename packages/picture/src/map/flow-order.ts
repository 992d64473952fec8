// The order in which a drawn map is read: which paths lead back, which nodes stand beside the main line, and the column
// of every other one. Deterministic: equal maps are read equally, whatever else was done before.
import type { MapNode, MapPath, SalesMap } from '@portolan/core';
import { columnsOf } from './columns.ts';
import { groupBy } from './group-by.ts';

export interface FlowOrder {
  /** Nodes that have a cell of their own, in the order of the map. */
  readonly nodes: readonly MapNode[];
  /** Paths between them. */
  readonly paths: readonly MapPath[];
  /** Ids of paths that lead back. */
  readonly back: ReadonlySet<string>;
  /** Outcomes, and resting stages that nothing waits behind: they stand near the node that leads to them. */
  readonly beside: ReadonlySet<string>;
  readonly column: ReadonlyMap<string, number>;
  /** The longest way to the last won stage, or simply the longest: the line that is kept straight. */
  readonly mainLine: ReadonlySet<string>;
  readonly lane: ReadonlyMap<string, string | null>;
}

export function flowOrder(map: SalesMap, fixed: ReadonlyMap<string, number> = new Map()): FlowOrder {
  const nodes = map.nodes.filter((node) => node.parent === null);
  const known = new Set(nodes.map(({ id }) => id));
  const paths = map.paths.filter(
    (path) => known.has(path.from) && known.has(path.to) && path.from !== path.to,
  );
  const out = groupBy(paths, (path) => path.from);
  const into = groupBy(paths, (path) => path.to);
  const own = ownPhases(map, nodes);
  const back = waysBack(map, nodes, out, into, own);
  const ahead = paths.filter((path) => !back.has(path.id));
  const phase = phasesOf(nodes, own, ahead);
  const beside = besideMainLine(nodes, ahead, startsOf(map, nodes, into));
  const lane = lanesOf(nodes, into);
  const depth = new Map<string | null, number>([
    [null, -1],
    ...map.lanes.map(({ id }, i) => [id, i] as const),
  ]);
  const column = columnsOf({
    nodes,
    ahead,
    beside,
    phase,
    fixed,
    depth: (id) => depth.get(lane.get(id) ?? null) ?? -1,
  });
  return {
    nodes,
    paths,
    back,
    beside,
    column,
    mainLine: mainLineOf(nodes, ahead, beside, column),
    lane,
  };
}

/** Where cases begin; without any said, wherever no path leads to. */
function startsOf(
  map: SalesMap,
  nodes: readonly MapNode[],
  into: ReadonlyMap<string, readonly MapPath[]>,
): string[] {
  const known = new Set(nodes.map(({ id }) => id));
  const said = map.starts.filter((id) => known.has(id));
  if (said.length > 0) return said;
  const open = nodes.filter((node) => !into.has(node.id) && node.type !== 'outcome').map(({ id }) => id);
  return open.length > 0 ? open : nodes.slice(0, 1).map(({ id }) => id);
}

/** The index of the phase of every stage that says one. */
function ownPhases(map: SalesMap, nodes: readonly MapNode[]): ReadonlyMap<string, number> {
  const index = new Map(map.phases.map(({ id }, i) => [id, i]));
  return new Map(
    nodes.flatMap((node) => {
      const own = node.type === 'stage' && node.phase !== null ? index.get(node.phase) : undefined;
      return own === undefined ? [] : [[node.id, own] as const];
    }),
  );
}

/** Nodes without a phase belong to the latest of those that lead to them, else to the earliest they lead to. */
function phasesOf(
  nodes: readonly MapNode[],
  own: ReadonlyMap<string, number>,
  ahead: readonly MapPath[],
): ReadonlyMap<string, number> {
  const found = new Map(own);
  if (found.size === 0) return found;
  const sides = [
    { lists: groupBy(ahead, (path) => path.to), end: 'from', pick: Math.max },
    { lists: groupBy(ahead, (path) => path.from), end: 'to', pick: Math.min },
  ] as const;
  for (const { lists, end, pick } of sides) {
    let left = nodes.filter(({ id }) => !found.has(id));
    for (let changed = true; changed && left.length > 0;) {
      const round = left.flatMap(({ id }) => {
        const near = (lists.get(id) ?? []).flatMap((path) => found.get(path[end]) ?? []);
        return near.length === 0 ? [] : [[id, pick(...near)] as const];
      });
      for (const [id, value] of round) found.set(id, value);
      changed = round.length > 0;
      left = left.filter(({ id }) => !found.has(id));
    }
  }
  return found;
}

/**
 * A path leads back when it goes to an earlier phase, or closes a circle: found by walking from the starts, first
 * answers first, so that a return drawn later does not turn the map around.
 */
function waysBack(
  map: SalesMap,
  nodes: readonly MapNode[],
  out: ReadonlyMap<string, readonly MapPath[]>,
  into: ReadonlyMap<string, readonly MapPath[]>,
  phase: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const back = new Set<string>();
  const resting = new Set(
    nodes.filter((one) => one.type === 'stage' && one.kind === 'resting').map(({ id }) => id),
  );
  const earlier = (path: MapPath): boolean =>
    (phase.get(path.to) ?? 0) < (phase.get(path.from) ?? 0) && phase.has(path.to);
  const state = new Map<string, 'open' | 'done'>();
  const order = new Map(nodes.map(({ id }, i) => [id, i]));
  // What waits in a resting stage is walked last: its way back must not become the way there.
  const exits = (id: string): readonly MapPath[] =>
    (out.get(id) ?? []).toSorted((a, b) => Number(resting.has(a.to)) - Number(resting.has(b.to)));
  const walk = (start: string): void => {
    if (state.has(start)) return;
    state.set(start, 'open');
    const stack: { id: string; paths: readonly MapPath[]; next: number }[] = [
      { id: start, paths: exits(start), next: 0 },
    ];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      const path = top.paths[top.next++];
      if (path === undefined) {
        state.set(top.id, 'done');
        stack.pop();
        continue;
      }
      if (earlier(path) || state.get(path.to) === 'open') back.add(path.id);
      else if (!state.has(path.to)) {
        state.set(path.to, 'open');
        stack.push({ id: path.to, paths: exits(path.to), next: 0 });
      }
    }
  };
  for (const id of startsOf(map, nodes, into)) walk(id);
  for (const { id } of nodes) if (!into.has(id)) walk(id);
  for (const { id } of nodes) walk(id);
  // A resting stage leads back by nature: to anything that is drawn before what leads to it.
  for (const id of resting) {
    const before = Math.min(...(into.get(id) ?? []).map((path) => order.get(path.from) ?? 0));
    for (const path of out.get(id) ?? []) {
      if (Number.isFinite(before) && (order.get(path.to) ?? 0) < before && hasOther(into, path, back))
        back.add(path.id);
    }
  }
  return back;
}

function hasOther(
  into: ReadonlyMap<string, readonly MapPath[]>,
  path: MapPath,
  back: ReadonlySet<string>,
): boolean {
  return (into.get(path.to) ?? []).some((other) => other.id !== path.id && !back.has(other.id));
}

function besideMainLine(
  nodes: readonly MapNode[],
  ahead: readonly MapPath[],
  starts: readonly string[],
): ReadonlySet<string> {
  const out = groupBy(ahead, (path) => path.from);
  const into = groupBy(ahead, (path) => path.to);
  const beside = new Set(nodes.filter((node) => node.type === 'outcome').map(({ id }) => id));
  const resting = nodes
    .filter((node) => node.type === 'stage' && node.kind === 'resting')
    .map(({ id }) => id);
  // A good end that is all that is left of a line is the line's last station.
  for (const node of nodes) {
    if (node.type !== 'outcome' || node.kind !== 'finished') continue;
    const leads = into.get(node.id) ?? [];
    if (
      leads.length > 0 &&
      leads.every((path) => (out.get(path.from) ?? []).every((other) => other.to === node.id))
    ) {
      beside.delete(node.id);
    }
  }
  for (const id of resting) {
    const leads = into.get(id) ?? [];
    // Where everything that leads here also leads on, this is a bay beside the line.
    const bay =
      leads.length > 0 &&
      !starts.includes(id) &&
      leads.every((path) =>
        (out.get(path.from) ?? []).some((other) => other.to !== id && !beside.has(other.to)),
      );
    if (bay) beside.add(id);
  }
  // Unless something can be reached through it alone.
  for (;;) {
    const reached = reach(starts, out, beside);
    const needed = resting.find(
      (id) =>
        beside.has(id) &&
        (into.get(id) ?? []).some((path) => reached.has(path.from)) &&
        (out.get(id) ?? []).some((path) => !reached.has(path.to) && !beside.has(path.to)),
    );
    if (needed === undefined) return beside;
    beside.delete(needed);
  }
}

function reach(
  starts: readonly string[],
  out: ReadonlyMap<string, readonly MapPath[]>,
  closed: ReadonlySet<string>,
): ReadonlySet<string> {
  const reached = new Set(starts);
  const queue = [...starts];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const path of out.get(id) ?? []) {
      if (closed.has(path.to) || reached.has(path.to)) continue;
      reached.add(path.to);
      queue.push(path.to);
    }
  }
  return reached;
}

function mainLineOf(
  nodes: readonly MapNode[],
  ahead: readonly MapPath[],
  beside: ReadonlySet<string>,
  column: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const into = groupBy(
    ahead.filter((path) => !beside.has(path.from) && !beside.has(path.to)),
    (path) => path.to,
  );
  const order = nodes
    .filter(({ id }) => column.has(id))
    .toSorted((a, b) => column.get(a.id)! - column.get(b.id)!);
  const steps = new Map<string, number>();
  const from = new Map<string, string>();
  for (const { id } of order) {
    let best = 0;
    for (const path of into.get(id) ?? []) {
      const length = (steps.get(path.from) ?? 0) + 1;
      if (length <= best) continue;
      best = length;
      from.set(id, path.from);
    }
    steps.set(id, best);
  }
  const won = order
    .filter((node) => node.type === 'stage' && node.milestones.includes('won'))
    .map(({ id }) => id);
  const line = new Set<string>();
  const trace = (end: string | undefined): void => {
    for (let id = end; id !== undefined && !line.has(id); id = from.get(id)) line.add(id);
  };
  const longest = (ids: readonly string[]): string | undefined =>
    ids.toSorted((a, b) => (steps.get(b) ?? 0) - (steps.get(a) ?? 0))[0];
  const goal = longest(won) ?? longest(order.map(({ id }) => id));
  trace(goal);
  // What comes after the goal goes on in the same line.
  const out = groupBy(
    ahead.filter((path) => !beside.has(path.from) && !beside.has(path.to)),
    (path) => path.from,
  );
  for (let id = goal; id !== undefined;) {
    const [path] = out.get(id) ?? [];
    if (path === undefined || line.has(path.to)) break;
    line.add(path.to);
    id = path.to;
  }
  return line;
}

/** The lane a node stands in: its own; a decision or outcome without one stands in the lane that leads to it. */
function lanesOf(
  nodes: readonly MapNode[],
  into: ReadonlyMap<string, readonly MapPath[]>,
): ReadonlyMap<string, string | null> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<string, string | null>();
  for (const node of nodes) {
    let one = node;
    const seen = new Set([one.id]);
    while (one.lane === null && one.type !== 'stage') {
      const before = byId.get(into.get(one.id)?.[0]?.from ?? '');
      if (before === undefined || seen.has(before.id)) break;
      seen.add(before.id);
      one = before;
    }
    found.set(node.id, one.lane);
  }
  return found;
}
