// Process trees for tests: random ones, and all that a tree allows up to a length, in the plainest way.
import * as fc from 'fast-check';
import type { ProcessTree } from '../src/model/process-tree.ts';

/** Any tree over these names, silent parts and blocks of one part included. */
export function treesOver(names: readonly string[], depth = 4): fc.Arbitrary<ProcessTree> {
  return treesWith(fc.constantFrom(...names), depth);
}

export function treesWith(name: fc.Arbitrary<string>, depth = 4): fc.Arbitrary<ProcessTree> {
  const { tree } = fc.letrec<{ tree: ProcessTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: depth, withCrossShrink: true },
      fc.record({ kind: fc.constant('activity'), name }),
      fc.constant<ProcessTree>({ kind: 'silent' }),
      fc.record({
        kind: fc.constantFrom('sequence', 'choice', 'parallel'),
        parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('loop'), body: tie('tree'), redo: tie('tree') }),
    ),
  }));
  return tree;
}

/** Every trace of at most `most` activities that the tree allows, each as names joined by spaces, sorted. */
export function languageOf(tree: ProcessTree, most: number): string[] {
  return [...traces(tree, most)].toSorted();
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
const lengthOf = (trace: string): number => (trace === '' ? 0 : trace.split(' ').length);

function traces(tree: ProcessTree, most: number): Set<string> {
  switch (tree.kind) {
    case 'silent':
      return new Set(['']);
    case 'activity':
      return new Set(most > 0 ? [tree.name] : []);
    case 'choice':
      return new Set(tree.parts.flatMap((part) => [...traces(part, most)]));
    case 'sequence':
      return combined(tree.parts, most, (a, b) => [joined(a, b)]);
    case 'parallel':
      return combined(tree.parts, most, (a, b) =>
        shuffles(a.split(' ').filter(Boolean), b.split(' ').filter(Boolean)),
      );
    case 'loop': {
      const body = traces(tree.body, most);
      const redo = traces(tree.redo, most);
      const all = new Set(body);
      for (const begun of all) {
        for (const back of redo) {
          for (const again of body) {
            const whole = joined(begun, back, again);
            if (lengthOf(whole) <= most) all.add(whole);
          }
        }
      }
      return all;
    }
  }
}

function combined(
  parts: readonly ProcessTree[],
  most: number,
  both: (a: string, b: string) => readonly string[],
): Set<string> {
  let all = new Set(['']);
  for (const part of parts) {
    const own = traces(part, most);
    const next = new Set<string>();
    for (const a of all) {
      for (const b of own) {
        if (lengthOf(a) + lengthOf(b) <= most) for (const trace of both(a, b)) next.add(trace);
      }
    }
    all = next;
  }
  return all;
}

function shuffles(a: readonly string[], b: readonly string[]): string[] {
  if (a.length === 0) return [b.join(' ')];
  if (b.length === 0) return [a.join(' ')];
  return [
    ...shuffles(a.slice(1), b).map((rest) => joined(a[0]!, rest)),
    ...shuffles(a, b.slice(1)).map((rest) => joined(b[0]!, rest)),
  ];
}
