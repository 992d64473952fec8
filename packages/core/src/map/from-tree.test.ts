import { alignVariants, discoverTreeOfVariants, formatTree, parseTree } from '@portolan/mining';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf, treesOver } from '../../../mining/testing/trees.ts';
import { mapFromTree } from './from-tree.ts';
import type { BlockTree, TreeChoices } from './from-tree.ts';
import { machineOf } from './machine.ts';
import { mapSchema } from './map.ts';
import type { SalesMap } from './map.ts';
import { problemsOf } from './problems.ts';

const drawn = (tree: BlockTree, choices?: TreeChoices) => {
  let next = 0;
  return mapFromTree(tree, () => `n${next++}`, choices);
};
const pathsOf = ({ nodes, paths }: SalesMap): string[] => {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  return paths.map(({ from, to }) => `${names.get(from)} > ${names.get(to)}`);
};
const words = (trace: string): string[] => trace.split(' ').filter(Boolean);

/** Deviations of each trace from the map, open cases ending anywhere. */
function deviations(map: SalesMap, traces: readonly (readonly string[])[]): number[] {
  const names = [...new Set(traces.flat())];
  const variants = traces.map((trace) => ({
    activities: trace.map((name) => names.indexOf(name)),
    cases: 1,
  }));
  return alignVariants(names, variants, machineOf(map, names)).variants.map((variant) => variant.deviations);
}

describe('a map from a process tree', () => {
  test.each([
    ["->( 'a', 'b' )", ['a > b']],
    [
      "->( 'a', X( 'b', 'c' ), 'd' )",
      ['a > Which way?', 'b > d', 'c > d', 'Which way? > b', 'Which way? > c'],
    ],
    ["->( 'a', X( tau, 'b' ), 'c' )", ['a > Which way?', 'b > c', 'Which way? > b', 'Which way? > c']],
    ["->( 'a', *( ->( 'b', 'c' ), 'back' ), 'd' )", ['a > b', 'b > c', 'c > back', 'c > d', 'back > b']],
    ["->( 'a', *( ->( 'b', 'c' ), tau ), 'd' )", ['a > b', 'b > c', 'c > b', 'c > d']],
    ["->( 'a', *( 'b', tau ), 'c' )", ['a > b', 'b > Again?', 'Again? > b', 'Again? > c']],
    ["X( tau, 'a' )", []],
    ['tau', []],
  ])('%s', (text, paths) => {
    const { map } = drawn(parseTree(text));
    expect(problemsOf(map)).toEqual([]);
    expect(pathsOf(map).toSorted()).toEqual(paths.toSorted());
  });

  test('parallel activities come in the orders that really occur, and that is said', () => {
    const tree = parseTree("->( 'a', +( 'b', 'c', 'd' ), 'e' )");
    const { map, notes } = drawn(tree, { variants: ['a b c d e', 'a c b d e', 'a b c d e'].map(words) });
    expect(notes).toEqual([{ code: 'parallelInOrder', activities: ['b', 'c', 'd'], orders: 2 }]);
    expect(pathsOf(map).toSorted()).toEqual(
      [
        'Which way? > b',
        'Which way? > c',
        'a > Which way?',
        'b > c',
        'b > d',
        'c > b',
        'c > d',
        'd > e',
      ].toSorted(),
    );
    expect(pathsOf(drawn(tree).map)).toEqual(['a > b', 'b > c', 'c > d', 'd > e']);
  });

  test('ends are outcomes where nothing follows them, otherwise stages, and that is said', () => {
    const roles = new Map([
      ['lost', 'lost'],
      ['won', 'won'],
    ] as const);
    const { map, notes } = drawn(parseTree("->( 'a', X( tau, 'lost', 'won' ) )"), { roles });
    expect(map.nodes.map(({ type, name }) => [type, name])).toEqual([
      ['stage', 'a'],
      ['outcome', 'lost'],
      ['stage', 'won'],
      ['decision', 'Which way?'],
    ]);
    expect(notes).toEqual([{ code: 'mayEndHere', activity: 'a' }]);
    expect(drawn(parseTree("->( 'lost', 'a' )"), { roles }).notes).toEqual([
      { code: 'goesOn', activity: 'lost' },
    ]);
  });

  test('what is left out leaves no gap', () => {
    const { map } = drawn(parseTree("->( 'a', +( 'b', 'c' ), 'd' )"), {
      roles: new Map([
        ['b', 'leaveOut'],
        ['c', 'leaveOut'],
      ]),
    });
    expect(pathsOf(map)).toEqual(['a > d']);
  });

  test('a tree with more steps than a map has is refused', () => {
    const parts = Array.from({ length: 1001 }, (_, i): BlockTree => ({ kind: 'activity', name: `a${i}` }));
    expect(() => drawn({ kind: 'sequence', parts })).toThrow(RangeError);
  });

  test('every map is valid', () => {
    fc.assert(
      fc.property(treesOver(['a', 'b', 'c', 'd'], 3), (tree) => {
        const { map } = drawn(tree, { variants: languageOf(tree, 4).map(words) });
        expect(mapSchema.parse(map)).toEqual(map);
        expect(problemsOf(map)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('a tree without parallel parts: the map replays all that it allows', () => {
    const sequential = treesOver(['a', 'b', 'c', 'd'], 3).filter((tree) => !formatTree(tree).includes('+'));
    fc.assert(
      fc.property(sequential, (tree) => {
        const traces = languageOf(tree, 4).map(words);
        expect(deviations(drawn(tree).map, traces)).toEqual(traces.map(() => 0));
      }),
      { numRuns: 300 },
    );
    const { map } = drawn(parseTree("->( 'a', X( 'b', 'c' ), *( 'd', 'e' ) )"));
    expect(deviations(map, ['b a', 'a b c', 'a b d d', 'a c d e d'].map(words))).toEqual([1, 1, 1, 0]);
  });

  test('a discovered tree with parallel parts replays the cases it was discovered from', () => {
    const trace = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(trace, { minLength: 1, maxLength: 6 }), (traces) => {
        const names = ['a', 'b', 'c', 'd', 'e'];
        const tree = discoverTreeOfVariants(
          names,
          traces.map((each) => ({ activities: each.map((name) => names.indexOf(name)), cases: 1 })),
        );
        expect(deviations(drawn(tree, { variants: traces }).map, traces)).toEqual(traces.map(() => 0));
      }),
      { numRuns: 300 },
    );
  });
});
