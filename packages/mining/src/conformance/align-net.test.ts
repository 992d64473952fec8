// Alignments with Petri nets, both ways of finding them (all markings listed, A* with the marking equation), against
// those with the tree that a net was made of and on nets that no tree has.
import { describe, expect, test } from 'vitest';
import { netOf, plainNet } from '../../testing/plain-net.ts';
import { disturbed, randomRun, randomTree } from '../../testing/plain-tree.ts';
import type { PetriNet } from '../model/petri-net.ts';
import { NetRefusedError } from '../model/petri-net-check.ts';
import { parseTree } from '../model/tree-text.ts';
import { StoppedError } from '../parallel/watch.ts';
import { createRandom } from '../simulation/random.ts';
import { alignVariantsWithNet, type AlignNetOptions } from './align-net.ts';
import { alignVariantsWithTree } from './align-tree.ts';
import type { ModelConformance, ModelVariant } from './model-conformance.ts';

const NAMES = 'abcdefgh'.split('');

function coded(traces: readonly (readonly string[])[]) {
  const names = [...new Set(traces.flat())];
  return {
    names,
    variants: traces.map((trace) => ({ activities: trace.map((name) => names.indexOf(name)), cases: 1 })),
  };
}

function align(
  net: PetriNet,
  traces: readonly (readonly string[])[],
  options?: AlignNetOptions,
): ModelConformance {
  const { names, variants } = coded(traces);
  return alignVariantsWithNet(names, variants, net, options);
}

const costs = ({ variants }: ModelConformance): (readonly number[])[] =>
  variants.map(({ deviations, atLeast }) => [deviations, atLeast]);
const fits = ({ variants }: ModelConformance): readonly number[] => variants.map(({ fitness }) => fitness);
const modelPart = ({ moves }: ModelVariant): string[] =>
  moves
    .filter(({ kind }) => kind === 'fits' || kind === 'skipped' || kind === 'notFinished')
    .map(({ activity }) => activity);

/** how, options */
const WAYS: readonly (readonly [string, AlignNetOptions])[] = [
  ['all markings listed', {}],
  ['searched with the marking equation', { mostMarkings: 1 }],
];

describe.each(WAYS)('%s', (_, options) => {
  test('the cost is that of the tree, and the moves explain trace and run', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const tree = randomTree(random, 1 + random.int(3), NAMES, seed % 2 === 0 ? 0 : 0.3);
      const run = randomRun(random, tree);
      if (run.length > 20) continue;
      const traces = [run, disturbed(random, run, [...NAMES, 'foreign'])];
      const { names, variants } = coded(traces);
      const found = alignVariantsWithNet(names, variants, plainNet(tree), options);
      const expected = alignVariantsWithTree(names, variants, tree);
      expect(costs(found), `seed ${seed}`).toEqual(costs(expected));
      expect(fits(found), `seed ${seed}`).toEqual(fits(expected));
      for (const [v, variant] of found.variants.entries()) {
        const log = variant.moves.filter(({ kind }) => kind !== 'skipped' && kind !== 'notFinished');
        expect(
          log.map(({ activity }) => activity),
          `seed ${seed}`,
        ).toEqual(traces[v]);
        const own = coded([modelPart(variant)]);
        expect(alignVariantsWithTree(own.names, own.variants, tree).deviations, `seed ${seed}`).toBe(0);
      }
    }
  });

  test('a net that is no tree: after a, b and c in any order, but d only between a choice that is remembered', () => {
    // e is possible only where b1 was taken, f only where b2 was: the place that remembers is read later.
    const net = netOf([
      'begin > b1 > p m1',
      'begin > b2 > p m2',
      'p > c > q',
      'q m1 > e > end',
      'q m2 > f > end',
    ]);
    const found = align(
      net,
      [
        ['b1', 'c', 'e'],
        ['b2', 'c', 'e'],
        ['c', 'f'],
        ['b1', 'b2', 'c', 'c', 'f'],
      ],
      options,
    );
    // b2 c e: either b2 or e is wrong, and the other activity missing: 2. c f lacks b2. The last has b1 and a c too many.
    expect(costs(found)).toEqual([
      [0, 0],
      [2, 2],
      [1, 1],
      [2, 2],
    ]);
  });

  test('arcs of weight 2', () => {
    const net = netOf(['begin > a > p p', 'p > b > q', 'q q > c > end']);
    expect(
      costs(
        align(
          net,
          [
            ['a', 'b', 'b', 'c'],
            ['a', 'b', 'c'],
            ['a', 'b', 'b', 'b', 'c'],
          ],
          options,
        ),
      ),
    ).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
  });
});

/** what, net, reason */
test.each([
  [
    'unbounded',
    netOf(['begin > a > p', 'p > b > p q', 'p > c > end']),
    /^the net is unbounded: after a, b, place q/u,
  ],
  [
    'unsound',
    netOf(['begin > a > p', 'p > b > end', 'p > c > q']),
    /^the net cannot end any more after a, c$/u,
  ],
  [
    'without a way to its end',
    netOf(['begin > a > p', 'begin > b > q', 'p q > c > end']),
    /^the final marking of the net cannot be reached$/u,
  ],
])('a net that is %s is refused with the reason', (_, net, reason) => {
  expect(() => align(net, [['a']])).toThrow(NetRefusedError);
  expect(() => align(net, [['a']])).toThrow(reason);
});

test('a net whose end is out of reach is refused also where its markings are too many to be listed', () => {
  const net = netOf(['begin > a > p', 'begin > b > q', 'p q > c > end']);
  expect(() => align(net, [['a']], { mostMarkings: 1 })).toThrow(/the final marking cannot be reached$/u);
});

/** Every look at it takes as long as the next. */
function createClock(): () => number {
  let time = 0;
  return () => ++time;
}

test.each([
  ['states', { mostStates: 60 }],
  ['time', { timeLimit: { perVariant: 80, now: createClock() } }],
] as const)('where the search is cut short by %s, the answer is bounds, and says so', (_, limit) => {
  const tree = parseTree(
    `->( 'begin', +( ${'abcdefghij'
      .split('')
      .map((name) => `->( '${name}1', '${name}2' )`)
      .join(', ')} ), 'end' )`,
  );
  const random = createRandom(3);
  const trace = Array.from(
    { length: 60 },
    () => `${random.pick('abcdefghij'.split(''))}${1 + random.int(2)}`,
  );
  const optimal = align(plainNet(tree), [trace], { mostMarkings: 100 });
  const hurried = align(plainNet(tree), [trace], {
    mostMarkings: 100,
    ...limit,
  });
  const { names, variants } = coded([trace]);
  expect(costs(optimal)).toEqual(costs(alignVariantsWithTree(names, variants, tree)));
  const { deviations, atLeast } = hurried.variants[0]!;
  expect(hurried.undecided).toBe(1);
  expect(atLeast).toBeLessThanOrEqual(optimal.deviations);
  expect(deviations).toBeGreaterThanOrEqual(optimal.deviations);
});

test('an empty log, and traces that the net knows nothing of', () => {
  expect(align(netOf(['begin > a > end']), [])).toMatchObject({ cases: 0, fitness: { average: null } });
  expect(align(netOf(['begin > a > end']), [['x', 'y'], []])).toMatchObject({
    variants: [
      { deviations: 3, fitness: 0 },
      { deviations: 1, fitness: 0 },
    ],
  });
});

test.each(WAYS)('stops when asked to: %s', (_, options) => {
  const net = netOf(['begin > a > p', 'p > b > end']);
  expect(() => align(net, [['a']], { ...options, shouldStop: () => true })).toThrow(StoppedError);
});
