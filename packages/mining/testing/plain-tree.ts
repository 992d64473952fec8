// Process trees in the plainest way, for tests: all states of a tree as a transition system, random trees and random
// runs of them. Nothing here shares code or ideas with the fast alignments that it is compared with.
import type { TransitionSystem } from '../src/conformance/transition-system.ts';
import type { ProcessTree } from '../src/model/process-tree.ts';
import type { Random } from '../src/simulation/random.ts';

/** What is left to do: done, or a tree yet to run with, in a loop or a sequence, what comes after it. */
type Left =
  | { readonly kind: 'done' }
  | { readonly kind: 'tree'; readonly tree: ProcessTree }
  | { readonly kind: 'then'; readonly first: Left; readonly next: Left }
  | { readonly kind: 'beside'; readonly parts: readonly Left[] };

const DONE: Left = { kind: 'done' };

interface Going {
  /** Undefined for a silent step. */
  readonly activity: string | undefined;
  readonly next: Left;
}

/** All that can happen next. */
function goings(left: Left): Going[] {
  switch (left.kind) {
    case 'done': {
      return [];
    }
    case 'then': {
      if (left.first.kind === 'done') return [{ activity: undefined, next: left.next }];
      return goings(left.first).map(({ activity, next }) => ({ activity, next: { ...left, first: next } }));
    }
    case 'beside': {
      if (left.parts.every(({ kind }) => kind === 'done')) return [{ activity: undefined, next: DONE }];
      return left.parts.flatMap((part, p) =>
        goings(part).map(({ activity, next }) => ({
          activity,
          next: { kind: 'beside' as const, parts: left.parts.with(p, next) },
        })),
      );
    }
    case 'tree': {
      return goingsOfTree(left.tree);
    }
  }
}

const yet = (tree: ProcessTree): Left => ({ kind: 'tree', tree });

function goingsOfTree(tree: ProcessTree): Going[] {
  switch (tree.kind) {
    case 'activity': {
      return [{ activity: tree.name, next: DONE }];
    }
    case 'silent': {
      return [{ activity: undefined, next: DONE }];
    }
    case 'choice': {
      return tree.parts.map((part) => ({ activity: undefined, next: yet(part) }));
    }
    case 'parallel': {
      return [{ activity: undefined, next: { kind: 'beside', parts: tree.parts.map(yet) } }];
    }
    case 'sequence': {
      const next = tree.parts.reduceRight<Left>(
        (after, part) => ({ kind: 'then', first: yet(part), next: after }),
        DONE,
      );
      return [{ activity: undefined, next }];
    }
    case 'loop': {
      const again: ProcessTree = {
        kind: 'choice',
        parts: [{ kind: 'silent' }, { kind: 'sequence', parts: [tree.redo, tree] }],
      };
      return [{ activity: undefined, next: { kind: 'then', first: yet(tree.body), next: yet(again) } }];
    }
  }
}

/** @throws where there are more than `most` states */
export function plainSystem(tree: ProcessTree, most = 20_000): TransitionSystem {
  const states: Left[] = [yet(tree)];
  const numbers = new Map([[JSON.stringify(states[0]), 0]]);
  const activities: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const activity: number[] = [];
  for (let state = 0; state < states.length; state++) {
    for (const { activity: name, next } of goings(states[state]!)) {
      const key = JSON.stringify(next);
      const number = numbers.get(key) ?? states.push(next) - 1;
      numbers.set(key, number);
      if (states.length > most) throw new RangeError(`more than ${most} states`);
      if (name !== undefined && !activities.includes(name)) activities.push(name);
      from.push(state);
      to.push(number);
      activity.push(name === undefined ? -1 : activities.indexOf(name));
    }
  }
  const accepting = [...states.keys()].filter((state) => states[state]!.kind === 'done');
  return { states: states.length, start: 0, activities, from, to, activity, accepting, closing: [] };
}

/** `share`: how often an activity may come up again; 0 gives trees without duplicates. */
export function randomTree(
  random: Random,
  depth: number,
  names: readonly string[],
  share: number,
): ProcessTree {
  const left = [...names];
  const grow = (levels: number): ProcessTree => {
    if (levels === 0 || random.next() < 0.2) {
      if (random.next() < 0.15) return { kind: 'silent' };
      if (random.next() < share) return { kind: 'activity', name: random.pick(names) };
      const name = left.shift();
      return name === undefined ? { kind: 'silent' } : { kind: 'activity', name };
    }
    const kind = random.pick(['sequence', 'choice', 'parallel', 'parallel', 'loop'] as const);
    if (kind === 'loop') return { kind, body: grow(levels - 1), redo: grow(levels - 1) };
    return { kind, parts: Array.from({ length: 1 + random.int(3) }, () => grow(levels - 1)) };
  };
  return grow(depth);
}

/** One of the runs, visible activities only. */
export function randomRun(random: Random, tree: ProcessTree): string[] {
  switch (tree.kind) {
    case 'activity': {
      return [tree.name];
    }
    case 'silent': {
      return [];
    }
    case 'choice': {
      return randomRun(random, random.pick(tree.parts));
    }
    case 'sequence': {
      return tree.parts.flatMap((part) => randomRun(random, part));
    }
    case 'parallel': {
      const strands = tree.parts.map((part) => randomRun(random, part));
      const run: string[] = [];
      for (;;) {
        const open = strands.filter((strand) => strand.length > 0);
        if (open.length === 0) return run;
        run.push(random.pick(open).shift()!);
      }
    }
    case 'loop': {
      const run = randomRun(random, tree.body);
      while (random.next() < 0.4) run.push(...randomRun(random, tree.redo), ...randomRun(random, tree.body));
      return run;
    }
  }
}

/** A run with events taken out, put in, moved. */
export function disturbed(random: Random, run: readonly string[], names: readonly string[]): string[] {
  const trace = [...run];
  for (let changes = random.int(4); changes > 0; changes--) {
    const at = random.int(trace.length + 1);
    const kind = random.int(3);
    if (kind === 0) trace.splice(at, 1);
    else if (kind === 1) trace.splice(at, 0, random.pick(names));
    else {
      const [moved] = trace.splice(at, 1);
      if (moved !== undefined) trace.splice(random.int(trace.length + 1), 0, moved);
    }
  }
  return trace;
}
