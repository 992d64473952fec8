// A process tree made ready for aligning. What has no parallelism in it becomes an automaton; a parallel block becomes
// one edge of the automaton around it, beside which the automata of its parts stand. So no orders of parallel activities
// are ever listed: the size grows with the tree, not with what the tree allows.
//
// Parts of a block that have activities in common belong together and become one automaton, their product; the groups
// that remain have no activity in common, which is what block-costs.ts builds on.
import type { ProcessTree } from '../model/process-tree.ts';
import {
  BLOCK,
  embed,
  finish,
  productOf,
  reduced,
  SILENT,
  type Automaton,
  type Block,
  type Draft,
} from './automaton.ts';

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

/** A block of so few states together is written out: cheaper than looking after its parts. */
const FEW_STATES = 8;

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
  const drafts = groups.map((members) =>
    members.length === 1
      ? draftOf(members[0]!.tree, context)
      : productOf(members.map(({ tree }) => draftOf(tree, { ...context, flat: true }))),
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
