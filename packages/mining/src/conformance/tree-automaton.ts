// A process tree made ready for aligning. What has no parallelism in it becomes an automaton; a parallel block becomes
// one edge of the automaton around it, beside which the automata of its parts stand. So no orders of parallel activities
// are ever listed: the size grows with the tree, not with what the tree allows.
//
// Parts of a block that have activities in common belong together and become one automaton, their product; the groups
// that remain have no activity in common, which is what block-costs.ts builds on.
import type { ProcessTree } from '../model/process-tree.ts';

/** What an edge carries: an activity (0 and up), `SILENT`, or a block: `BLOCK - b` for number `b` of the `blocks`. */
export const SILENT = -1;
export const BLOCK = -2;

/** Edges that take no event, grouped by the state they leave. */
export interface FreeEdges {
  readonly offsets: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Visible moves of the model: 0, 1, or those of the shortest way through a block. */
  readonly cost: Uint32Array;
  readonly label: Int32Array;
}

export interface Automaton {
  readonly states: number;
  readonly start: number;
  readonly end: number;
  /**
   * The edges that carry activity `a` are `offsets[a - first]` to `offsets[a - first + 1]` (exclusive); activities beyond
   * have none. Parts have neighbouring activities, so that many small parts stay small.
   */
  readonly first: number;
  readonly offsets: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly free: FreeEdges;
  readonly blocks: readonly BlockEdge[];
}

export interface BlockEdge {
  readonly from: number;
  readonly to: number;
  readonly block: Block;
}

/** A parallel block; its parts have no activity in common. */
export interface Block {
  readonly id: number;
  readonly parts: readonly Part[];
  /** Per activity, the part that has it; -1 where none has. */
  readonly partOf: Int32Array;
  /** Per activity, 1 where some part has it. */
  readonly has: Int32Array;
  /** A shortest way through it, activities. */
  readonly shortest: readonly number[];
}

export interface Part {
  /** Distinct among all parts of the tree. */
  readonly id: number;
  readonly automaton: Automaton;
  /** Number of activities of its shortest run. */
  readonly shortest: number;
}

export interface CompiledTree {
  /** Distinct names, in the order of the tree. */
  readonly activities: readonly string[];
  readonly codeOf: ReadonlyMap<string, number>;
  readonly automaton: Automaton;
  readonly parts: number;
  readonly blocks: number;
  /** A shortest run, activities. */
  readonly shortest: readonly number[];
}

/** Parallel parts that share activities are written out up to so many states. */
const MOST_SHARED_STATES = 20_000;
/** A block of so few states together is written out: cheaper than looking after its parts. */
const FEW_STATES = 8;

/** Thrown where parallel parts share activities and have more states than that. */
export class SharedActivitiesError extends RangeError {}

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly label: number;
}

/** States are 0 to `states - 1`: 0 the start, which nothing leads into while building, and 1 the end, which nothing leaves. */
interface Draft {
  states: number;
  start: number;
  end: number;
  edges: Edge[];
  blocks: Block[];
}

export function compileTree(tree: ProcessTree): CompiledTree {
  const codeOf = new Map<string, number>();
  collect(tree, codeOf);
  const context: Context = { codeOf, flat: false, parts: 0, blocks: 0 };
  const automaton = finish(draftOf(tree, context));
  return {
    activities: [...codeOf.keys()],
    codeOf,
    automaton,
    parts: context.parts,
    blocks: context.blocks,
    shortest: shortestRun(tree, codeOf),
  };
}

function collect(tree: ProcessTree, codeOf: Map<string, number>): void {
  if (tree.kind === 'silent') return;
  if (tree.kind === 'activity') {
    if (!codeOf.has(tree.name)) codeOf.set(tree.name, codeOf.size);
  } else if (tree.kind === 'loop') {
    collect(tree.body, codeOf);
    collect(tree.redo, codeOf);
  } else for (const part of tree.parts) collect(part, codeOf);
}

/** The activities of a run with the fewest of them; the first such run where there are several. */
function shortestRun(tree: ProcessTree, codeOf: ReadonlyMap<string, number>): number[] {
  switch (tree.kind) {
    case 'silent': {
      return [];
    }
    case 'activity': {
      return [codeOf.get(tree.name)!];
    }
    case 'loop': {
      return shortestRun(tree.body, codeOf);
    }
    case 'choice': {
      const runs = tree.parts.map((part) => shortestRun(part, codeOf));
      return runs.reduce((best, run) => (run.length < best.length ? run : best));
    }
    default: {
      return tree.parts.flatMap((part) => shortestRun(part, codeOf));
    }
  }
}

/** An automaton given by its edges, which carry activities or are `SILENT`; the same runs with as few states as is easy. */
export function automatonOf(states: number, start: number, end: number, edges: Edge[]): Automaton {
  return finish(reduced({ states, start, end, edges, blocks: [] }));
}

type Codes = ReadonlyMap<string, number>;

interface Context {
  readonly codeOf: Codes;
  /** Whether every order is to be written out: no blocks. */
  readonly flat: boolean;
  parts: number;
  blocks: number;
}

function draftOf(tree: ProcessTree, context: Context): Draft {
  const draft: Draft = { states: 2, start: 0, end: 1, edges: [], blocks: [] };
  build(draft, tree, 0, 1, context);
  return reduced(draft);
}

/** Adds the runs of `tree` as ways from `from` to `to`; adds nothing that leads into `from` or leaves `to`. */
function build(draft: Draft, tree: ProcessTree, from: number, to: number, context: Context): void {
  switch (tree.kind) {
    case 'silent': {
      draft.edges.push({ from, to, label: SILENT });
      return;
    }
    case 'activity': {
      draft.edges.push({ from, to, label: context.codeOf.get(tree.name)! });
      return;
    }
    case 'sequence': {
      let here = from;
      for (const [p, part] of tree.parts.entries()) {
        const next = p + 1 === tree.parts.length ? to : draft.states++;
        build(draft, part, here, next, context);
        here = next;
      }
      return;
    }
    case 'choice': {
      for (const part of tree.parts) build(draft, part, from, to, context);
      return;
    }
    case 'loop': {
      const begin = draft.states++;
      const done = draft.states++;
      draft.edges.push({ from, to: begin, label: SILENT }, { from: done, to, label: SILENT });
      build(draft, tree.body, begin, done, context);
      build(draft, tree.redo, done, begin, context);
      return;
    }
    case 'parallel': {
      buildParallel(draft, tree.parts, from, to, context);
      return;
    }
  }
}

function buildParallel(
  draft: Draft,
  given: readonly ProcessTree[],
  from: number,
  to: number,
  context: Context,
): void {
  const { codeOf } = context;
  const parts = given
    .flatMap(flattened)
    .map((tree) => ({ tree, activities: codesIn(tree, codeOf) }))
    .filter(({ activities }) => activities.size > 0);
  const groups = context.flat ? [parts] : sharing(parts);
  const drafts = groups.map((group) =>
    group.length === 1
      ? draftOf(group[0]!.tree, context)
      : productOf(group.map(({ tree }) => draftOf(tree, { ...context, flat: true }))),
  );
  if (parts.length === 0) {
    draft.edges.push({ from, to, label: SILENT });
    return;
  }
  const states = drafts.reduce((product, part) => product * part.states, 1);
  const plain = drafts.every(({ blocks }) => blocks.length === 0);
  if (drafts.length === 1 || (plain && states <= FEW_STATES)) {
    embed(draft, drafts.length === 1 ? drafts[0]! : productOf(drafts), from, to);
    return;
  }
  const partOf = new Int32Array(codeOf.size).fill(-1);
  for (const [g, group] of groups.entries()) {
    for (const { activities } of group) for (const activity of activities) partOf[activity] = g;
  }
  const block: Block = {
    id: context.blocks++,
    parts: drafts.map((part, g) => ({
      id: context.parts++,
      automaton: finish(part),
      shortest: groups[g]!.reduce((sum, { tree }) => sum + shortestRun(tree, codeOf).length, 0),
    })),
    partOf,
    has: partOf.map((part) => (part === -1 ? 0 : 1)),
    shortest: parts.flatMap(({ tree }) => shortestRun(tree, codeOf)),
  };
  draft.edges.push({ from, to, label: BLOCK - draft.blocks.length });
  draft.blocks.push(block);
}

/** A parallel block within a parallel block is one with it. */
function flattened(tree: ProcessTree): readonly ProcessTree[] {
  return tree.kind === 'parallel' ? tree.parts.flatMap(flattened) : [tree];
}

function codesIn(tree: ProcessTree, codeOf: Codes): ReadonlySet<number> {
  const names = new Map<string, number>();
  collect(tree, names);
  return new Set([...names.keys()].map((name) => codeOf.get(name)!));
}

interface Owned {
  readonly tree: ProcessTree;
  readonly activities: ReadonlySet<number>;
}

/** Parts in groups: those in different groups have no activity in common. */
function sharing(parts: readonly Owned[]): Owned[][] {
  const groupOf = new Map<number, Owned[]>();
  const groups = new Set<Owned[]>();
  for (const part of parts) {
    const met = new Set(
      [...part.activities].flatMap((activity) => {
        const group = groupOf.get(activity);
        return group ? [group] : [];
      }),
    );
    const group = [...[...met].flat(), part];
    for (const old of met) groups.delete(old);
    groups.add(group);
    for (const member of group) for (const activity of member.activities) groupOf.set(activity, group);
  }
  return [...groups];
}

/** Puts `part` between two states; silent edges keep its start and end its own, so that its loops stay inside. */
function embed(draft: Draft, part: Draft, from: number, to: number): void {
  const first = draft.states;
  draft.states += part.states;
  const firstBlock = draft.blocks.length;
  draft.blocks.push(...part.blocks);
  draft.edges.push(
    { from, to: first + part.start, label: SILENT },
    { from: first + part.end, to, label: SILENT },
  );
  for (const edge of part.edges) {
    draft.edges.push({
      from: first + edge.from,
      to: first + edge.to,
      label: edge.label <= BLOCK ? edge.label - firstBlock : edge.label,
    });
  }
}

/** All interleavings of automata without blocks: a state is one state of each. */
function productOf(parts: readonly Draft[]): Draft {
  const states = parts.reduce((product, part) => product * part.states, 1);
  if (states > MOST_SHARED_STATES) {
    throw new SharedActivitiesError(
      `parallel parts with activities in common have ${states} states together, more than ${MOST_SHARED_STATES}`,
    );
  }
  const edges: Edge[] = [];
  let start = 0;
  let end = 0;
  let weight = 1;
  for (const part of parts) {
    start += part.start * weight;
    end += part.end * weight;
    const above = weight * part.states;
    for (let high = 0; high < states; high += above) {
      for (let low = 0; low < weight; low++) {
        for (const { from, to, label } of part.edges) {
          edges.push({ from: high + from * weight + low, to: high + to * weight + low, label });
        }
      }
    }
    weight = above;
  }
  return { states, start, end, edges, blocks: [] };
}

/**
 * The same runs with fewer states: one that can only go on silently is one with where it goes; one that is only come to
 * silently, from one place, is one with where it comes from.
 */
function reduced(draft: Draft): Draft {
  let { states, start, end, edges } = draft;
  for (let forward = true, idle = 0; idle < 2; forward = !forward) {
    const count = new Uint32Array(states);
    const other = new Int32Array(states).fill(-1);
    for (const { from, to, label } of edges) {
      const state = forward ? from : to;
      count[state]!++;
      if (label === SILENT) other[state] = forward ? to : from;
    }
    const kept = forward ? end : start;
    const target = Int32Array.from({ length: states }, (_, s) =>
      s !== kept && count[s] === 1 && other[s] !== -1 ? other[s]! : s,
    );
    const rootOf = (state: number): number => {
      let root = state;
      for (let steps = 0; target[root] !== root && steps <= states; steps++) root = target[root]!;
      return root;
    };
    const numbers = new Map<number, number>();
    const numberOf = (state: number): number => {
      const root = rootOf(state);
      const number = numbers.get(root) ?? numbers.size;
      numbers.set(root, number);
      return number;
    };
    start = numberOf(start);
    const seen = new Set<string>();
    const next: Edge[] = [];
    for (const edge of edges) {
      const from = numberOf(edge.from);
      const to = numberOf(edge.to);
      const key = `${from} ${to} ${edge.label}`;
      if ((edge.label === SILENT && from === to) || seen.has(key)) continue;
      seen.add(key);
      next.push({ from, to, label: edge.label });
    }
    end = numberOf(end);
    idle = numbers.size === states ? idle + 1 : 0;
    states = numbers.size;
    edges = next;
  }
  return { states, start, end, edges, blocks: draft.blocks };
}

function finish({ states, start, end, edges, blocks }: Draft): Automaton {
  const crossing = edges.filter(({ label }) => label <= BLOCK);
  const visible = edges.filter(({ label }) => label >= 0);
  const first = visible.reduce((least, { label }) => Math.min(least, label), Number.MAX_SAFE_INTEGER);
  const last = visible.reduce((most, { label }) => Math.max(most, label), first - 1);
  const byActivity = group(visible, last + 1 - first, ({ label }) => label - first);
  const bySource = group(edges, states, ({ from }) => from);
  const column = (list: readonly Edge[], value: (edge: Edge) => number): Uint32Array =>
    Uint32Array.from(list, value);
  return {
    states,
    start,
    end,
    first,
    offsets: byActivity.offsets,
    from: column(byActivity.list, ({ from }) => from),
    to: column(byActivity.list, ({ to }) => to),
    free: {
      offsets: bySource.offsets,
      from: column(bySource.list, ({ from }) => from),
      to: column(bySource.list, ({ to }) => to),
      cost: column(bySource.list, ({ label }) =>
        label >= 0 ? 1 : label === SILENT ? 0 : blocks[BLOCK - label]!.shortest.length,
      ),
      label: Int32Array.from(bySource.list, (edge) =>
        edge.label <= BLOCK ? BLOCK - crossing.indexOf(edge) : edge.label,
      ),
    },
    blocks: crossing.map(({ from, to, label }) => ({ from, to, block: blocks[BLOCK - label]! })),
  };
}

function group(
  edges: readonly Edge[],
  groups: number,
  keyOf: (edge: Edge) => number,
): { offsets: Uint32Array; list: Edge[] } {
  const offsets = new Uint32Array(groups + 1);
  for (const edge of edges) offsets[keyOf(edge) + 1]!++;
  for (let k = 0; k < groups; k++) offsets[k + 1]! += offsets[k]!;
  const next = offsets.slice(0, groups);
  const list: Edge[] = Array.from({ length: edges.length });
  for (const edge of edges) list[next[keyOf(edge)]!++] = edge;
  return { offsets, list };
}
