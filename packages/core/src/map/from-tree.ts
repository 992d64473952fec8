// A draft map from a process tree: activities become stages and outcomes, choices become decisions, loops become return
// paths. What a map cannot say is told in notes, so that nobody takes the draft for the whole tree.
import { emptyMap, MAP_LIMITS } from './map.ts';
import type { SalesMap } from './map.ts';
import { isOutcomeRole, nodeOfActivity } from './node-of-activity.ts';
import type { FlowRole } from './node-of-activity.ts';
import { nodeSchema, pathSchema } from './nodes.ts';

/** What is read of a tree; the `ProcessTree` of mining fits. */
export type BlockTree =
  | { readonly kind: 'activity'; readonly name: string }
  | { readonly kind: 'silent' }
  | { readonly kind: 'sequence' | 'choice' | 'parallel'; readonly parts: readonly BlockTree[] }
  | { readonly kind: 'loop'; readonly body: BlockTree; readonly redo: BlockTree };

export interface TreeChoices {
  /** What activities become; a stage unless told otherwise. */
  readonly roles?: ReadonlyMap<string, FlowRole>;
  /** Usual seconds from an event of an activity to the next one of the case: what its stage is expected to take. */
  readonly seconds?: ReadonlyMap<string, number>;
  /**
   * The sequences of activities that cases really take: parallel parts are drawn in the orders that occur in them. Without
   * any they are drawn one after the other.
   */
  readonly variants?: readonly (readonly string[])[];
  /** What decisions are called. */
  readonly words?: { readonly which: string; readonly again: string };
}

/** What the map says differently from the tree. */
export type TreeNote =
  /** Parallel activities: a deal is in one stage at a time, so the map has the steps between them that really occur. */
  | {
      readonly code: 'parallelInOrder';
      readonly activities: readonly string[];
      /** Different orders in which cases do them; 0 where none was given or none does any of them. */
      readonly orders: number;
    }
  /** Cases may end at this stage, though paths lead on from it: a map ends at outcomes, or where nothing leads on. */
  | { readonly code: 'mayEndHere'; readonly activity: string }
  /** Meant to be an outcome, but cases go on after it: it is a stage. */
  | { readonly code: 'goesOn'; readonly activity: string };

export interface MapFromTree {
  readonly map: SalesMap;
  readonly notes: readonly TreeNote[];
}

/** A block on the map: the nodes that lead into it, and those that lead on from it. */
interface Drawn {
  readonly entries: readonly number[];
  readonly exits: readonly number[];
}

/**
 * @param newId makes ids for nodes and paths; called in a fixed order
 * @throws {RangeError} where the tree has more steps than a map may have
 */
export function mapFromTree(tree: BlockTree, newId: () => string, choices: TreeChoices = {}): MapFromTree {
  const { roles = new Map<string, FlowRole>(), variants = [] } = choices;
  const { which, again } = choices.words ?? { which: 'Which way?', again: 'Again?' };
  const notes: TreeNote[] = [];
  const draft = createDraft();

  const draw = (block: BlockTree): Drawn => {
    switch (block.kind) {
      case 'silent':
        return { entries: [], exits: [] };
      case 'activity': {
        const node = draft.add({ activity: block.name });
        return { entries: [node], exits: [node] };
      }
      case 'sequence': {
        const parts = block.parts.map(draw);
        for (const [p, part] of parts.slice(1).entries()) draft.join(parts[p]!.exits, part.entries);
        return { entries: parts[0]!.entries, exits: parts.at(-1)!.exits };
      }
      case 'choice':
        return choose(
          block.parts.filter(({ kind }) => kind !== 'silent').map(draw),
          block.parts.some(isSilent),
        );
      case 'loop': {
        // Nothing, or the way back any number of times.
        if (isSilent(block.body)) return choose([drawLoop(block.redo, block.body)], true);
        return drawLoop(block.body, block.redo);
      }
      case 'parallel':
        return drawParallel(block);
    }
  };
  const choose = (ways: readonly Drawn[], skippable: boolean): Drawn => {
    const decision = draft.add({ decision: which });
    for (const { entries } of ways) draft.join([decision], entries);
    const exits = ways.flatMap((way) => way.exits);
    return { entries: [decision], exits: skippable ? [...exits, decision] : exits };
  };
  const drawLoop = (bodyTree: BlockTree, redoTree: BlockTree): Drawn => {
    const body = draw(bodyTree);
    const redo = draw(redoTree);
    if (redo.entries.length > 0) {
      draft.join(body.exits, redo.entries);
      draft.join(redo.exits, body.entries);
      return body;
    }
    if (!body.exits.some((exit) => body.entries.includes(exit))) {
      draft.join(body.exits, body.entries);
      return body;
    }
    // A path cannot lead from a stage to itself: a question stands in between.
    const decision = draft.add({ decision: again });
    draft.join(body.exits, [decision]);
    draft.join([decision], body.entries);
    return { entries: body.entries, exits: [decision] };
  };
  const drawParallel = (block: BlockTree): Drawn => {
    const activities = [...new Set(activitiesOf(block))];
    const runs = runsOf(variants, new Set(activities));
    notes.push({ code: 'parallelInOrder', activities, orders: runs.length });
    const known = new Set(runs.flat());
    // What no case does is drawn in the order of the tree, so that nothing of it is lost.
    const missing = activities.filter((activity) => !known.has(activity));
    const orders = runs.length === 0 ? [activities] : missing.length === 0 ? runs : [...runs, missing];
    const nodes = new Map(activities.map((activity) => [activity, draft.add({ activity })]));
    const repeats = new Map<number, number>();
    const follow = (from: number, to: number): void => {
      if (from !== to) return draft.join([from], [to]);
      const decision = repeats.get(from) ?? draft.add({ decision: again });
      repeats.set(from, decision);
      draft.join([from], [decision]);
      draft.join([decision], [to]);
    };
    for (const order of orders) {
      for (const [i, activity] of order.slice(1).entries())
        follow(nodes.get(order[i]!)!, nodes.get(activity)!);
    }
    const firsts = new Set(orders.map((order) => nodes.get(order[0]!)!));
    const lasts = new Set(orders.map((order) => nodes.get(order.at(-1)!)!));
    return choose([{ entries: [...firsts], exits: [...lasts] }], isSkippable(block));
  };

  const plain = withoutIdle(tree, roles);
  const whole = draw(plain);
  const { nodes, arcs, starts, ends } = draft.finish(whole);
  if (nodes.length > MAP_LIMITS.nodes || arcs.length > MAP_LIMITS.paths) {
    throw new RangeError(
      `the tree would be a map of ${nodes.length} nodes and ${arcs.length} paths, and a map has ${MAP_LIMITS.nodes} and ${MAP_LIMITS.paths} at most; discover it with more noise, or of fewer activities`,
    );
  }
  const leads = new Set(arcs.map(({ from }) => from));
  const idOf = new Map(nodes.map(({ number }) => [number, newId()]));
  const nameOf = new Map(nodes.map(({ number, node }) => [number, 'activity' in node ? node.activity : '']));
  for (const end of ends) {
    if (leads.has(end)) notes.push({ code: 'mayEndHere', activity: nameOf.get(end)! });
  }
  const map: SalesMap = {
    ...emptyMap(),
    nodes: nodes.map(({ number, node }) => {
      const id = idOf.get(number)!;
      if ('decision' in node) return nodeSchema.parse({ type: 'decision', id, name: node.decision });
      const wanted = roles.get(node.activity) ?? 'stage';
      const goesOn = isOutcomeRole(wanted) && leads.has(number);
      if (goesOn) notes.push({ code: 'goesOn', activity: node.activity });
      return nodeOfActivity(
        node.activity,
        goesOn ? 'stage' : wanted,
        id,
        choices.seconds?.get(node.activity),
      );
    }),
    paths: arcs.map(({ from, to }) =>
      pathSchema.parse({
        id: newId(),
        from: idOf.get(from),
        to: idOf.get(to),
        // An answer is called after where it leads.
        label: nameOf.get(from) === '' ? nameOf.get(to)!.trim().slice(0, 200) : '',
      }),
    ),
    starts: starts.map((start) => idOf.get(start)!),
  };
  return { map, notes };
}

type DraftNode = { readonly activity: string } | { readonly decision: string };

interface Draft {
  add(node: DraftNode): number;
  join(from: readonly number[], to: readonly number[]): void;
  /** Without decisions that have one answer; starts, and the stages at which the whole may be done. */
  finish(whole: Drawn): {
    readonly nodes: readonly { readonly number: number; readonly node: DraftNode }[];
    readonly arcs: readonly { readonly from: number; readonly to: number }[];
    readonly starts: readonly number[];
    readonly ends: readonly number[];
  };
}

function createDraft(): Draft {
  const nodes: DraftNode[] = [];
  const after: Set<number>[] = [];
  const before: Set<number>[] = [];
  const isDecision = (n: number): boolean => 'decision' in nodes[n]!;

  return {
    add(node) {
      after.push(new Set());
      before.push(new Set());
      return nodes.push(node) - 1;
    },
    join(from, to) {
      for (const a of from) {
        for (const b of to) {
          if (a === b) continue;
          after[a]!.add(b);
          before[b]!.add(a);
        }
      }
    },
    finish({ entries, exits }) {
      const starts = new Set(entries);
      const ends = new Set<number>();
      const seen = new Set(exits);
      // Done after a decision means done after the stages that lead to it.
      for (const exit of seen) {
        if (isDecision(exit)) for (const a of before[exit]!) seen.add(a);
        else ends.add(exit);
      }
      const gone = new Set<number>();
      for (const [n] of nodes.entries()) {
        const [only, ...others] = after[n]!;
        if (!isDecision(n) || only === undefined || others.length > 0 || before[n]!.has(only)) continue;
        gone.add(n);
        before[only]!.delete(n);
        for (const a of before[n]!) {
          after[a]!.delete(n);
          after[a]!.add(only);
          before[only]!.add(a);
        }
        if (starts.delete(n)) starts.add(only);
      }
      const kept = nodes.map((node, number) => ({ number, node })).filter(({ number }) => !gone.has(number));
      return {
        nodes: kept,
        arcs: kept.flatMap(({ number }) => [...after[number]!].map((to) => ({ from: number, to }))),
        starts: [...starts],
        ends: [...ends],
      };
    },
  };
}

/** Without silent parts that change nothing, and without the activities that are left out. */
function withoutIdle(tree: BlockTree, roles: ReadonlyMap<string, FlowRole>): BlockTree {
  switch (tree.kind) {
    case 'silent':
      return tree;
    case 'activity':
      return roles.get(tree.name) === 'leaveOut' ? SILENT : tree;
    case 'loop': {
      const body = withoutIdle(tree.body, roles);
      const redo = withoutIdle(tree.redo, roles);
      return isSilent(body) && isSilent(redo) ? SILENT : { kind: 'loop', body, redo };
    }
    case 'sequence':
    case 'parallel':
    case 'choice': {
      const parts = tree.parts.map((part) => withoutIdle(part, roles));
      const visible = parts.filter((part) => !isSilent(part));
      const kept = tree.kind === 'choice' && visible.length < parts.length ? [SILENT, ...visible] : visible;
      return visible.length === 0 ? SILENT : kept.length === 1 ? kept[0]! : { kind: tree.kind, parts: kept };
    }
  }
}

const SILENT: BlockTree = { kind: 'silent' };

function isSilent({ kind }: BlockTree): boolean {
  return kind === 'silent';
}

function isSkippable(tree: BlockTree): boolean {
  if (tree.kind === 'activity' || tree.kind === 'silent') return tree.kind === 'silent';
  if (tree.kind === 'loop') return isSkippable(tree.body);
  return tree.kind === 'choice' ? tree.parts.some(isSkippable) : tree.parts.every(isSkippable);
}

function activitiesOf(tree: BlockTree): string[] {
  if (tree.kind === 'activity') return [tree.name];
  if (tree.kind === 'silent') return [];
  return (tree.kind === 'loop' ? [tree.body, tree.redo] : tree.parts).flatMap(activitiesOf);
}

/** The different stretches of the traces that consist of these activities. */
function runsOf(traces: readonly (readonly string[])[], activities: ReadonlySet<string>): string[][] {
  const found = new Map<string, string[]>();
  for (const trace of traces) {
    let run: string[] = [];
    for (const activity of [...trace, undefined]) {
      if (activity !== undefined && activities.has(activity)) run.push(activity);
      else if (run.length > 0) {
        found.set(JSON.stringify(run), run);
        run = [];
      }
    }
  }
  return [...found.values()];
}
