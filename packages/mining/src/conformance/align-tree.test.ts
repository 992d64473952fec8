// Alignments with process trees: against Dijkstra's algorithm over all states of random small trees, on hand-made cases
// and on bad input. The figures of public logs are compared in testing/golden.
import { describe, expect, test } from 'vitest';
import { plainCost } from '../../testing/plain-alignment.ts';
import { logOf } from '../../testing/plain-log.ts';
import { disturbed, plainSystem, randomRun, randomTree } from '../../testing/plain-tree.ts';
import type { ProcessTree } from '../model/process-tree.ts';
import { parseTree } from '../model/tree-text.ts';
import { StoppedError } from '../parallel/watch.ts';
import { createRandom } from '../simulation/random.ts';
import { alignTree, alignVariantsWithTree } from './align-tree.ts';
import { type AlignModelOptions, type ModelConformance, type ModelVariant } from './model-conformance.ts';

const NAMES = 'abcdefgh'.split('');

function align(
  tree: ProcessTree | string,
  traces: readonly (readonly string[])[],
  options?: AlignModelOptions,
): ModelConformance {
  const names = [...new Set(traces.flat())];
  const variants = traces.map((trace) => ({
    activities: trace.map((name) => names.indexOf(name)),
    cases: 1,
  }));
  return alignVariantsWithTree(names, variants, typeof tree === 'string' ? parseTree(tree) : tree, options);
}

const only = (conformance: ModelConformance): ModelVariant => conformance.variants[0]!;
const words = ({ moves }: ModelVariant): string =>
  moves.map(({ kind, activity }) => `${kind} ${activity}`).join(', ');
const logPart = ({ moves }: ModelVariant): string[] =>
  moves.filter(({ kind }) => kind !== 'skipped' && kind !== 'notFinished').map(({ activity }) => activity);
const modelPart = ({ moves }: ModelVariant): string[] =>
  moves
    .filter(({ kind }) => kind === 'fits' || kind === 'skipped' || kind === 'notFinished')
    .map(({ activity }) => activity);

describe('on random trees', () => {
  /** name, how often an activity comes up again in the tree */
  const KINDS: readonly (readonly [string, number])[] = [
    ['whose activities are all different', 0],
    ['that repeat activities, in parallel parts too', 0.4],
  ];

  test.each(KINDS)(
    '%s: the cost is that of plain search, and the moves explain trace and run',
    (_, share) => {
      let compared = 0;
      for (let seed = 1; seed <= 120; seed++) {
        const random = createRandom(seed);
        const tree = randomTree(random, 1 + random.int(4), NAMES, share);
        let system: ReturnType<typeof plainSystem>;
        try {
          system = plainSystem(tree, 400);
        } catch {
          continue;
        }
        const accepting = new Set(system.accepting);
        const cost = (trace: readonly string[]): number | undefined =>
          plainCost(system, trace, (state) => accepting.has(state));
        const run = randomRun(random, tree);
        if (run.length > 20) continue;
        const traces = [run, disturbed(random, run, [...NAMES, 'foreign'])];
        for (const [v, variant] of align(tree, traces).variants.entries()) {
          compared++;
          const told = `seed ${seed}: ${traces[v]!.join(' ')}`;
          expect([variant.deviations, variant.atLeast], told).toEqual([cost(traces[v]!), cost(traces[v]!)]);
          expect(logPart(variant), told).toEqual(traces[v]);
          expect(cost(modelPart(variant)), told).toBe(0);
          const moved = variant.moves.filter(({ kind }) => kind !== 'fits').length;
          expect(moved, told).toBe(variant.deviations);
        }
        expect(cost(run)).toBe(0);
      }
      expect(compared).toBeGreaterThan(100);
    },
  );

  test('a run of a large tree fits, however many interleavings there are', () => {
    const names = Array.from({ length: 120 }, (_, n) => `n${n}`);
    for (let seed = 1; seed <= 20; seed++) {
      const random = createRandom(seed);
      const tree = randomTree(random, 7, names, 0);
      const runs = Array.from({ length: 5 }, () => randomRun(random, tree)).filter(
        ({ length }) => length < 400,
      );
      const { deviations, undecided } = align(tree, runs);
      expect([deviations, undecided], `seed ${seed}`).toEqual([0, 0]);
    }
  });
});

describe('names of moves', () => {
  const TREE = "->( 'a', +( 'b', ->( 'c', 'd' ) ), X( 'e', tau ) )";

  /** trace, moves */
  test.each([
    ['a b c d', 'fits a, fits b, fits c, fits d'],
    ['a c b d e', 'fits a, fits c, fits b, fits d, fits e'],
    ['a c d', 'fits a, fits c, fits d, notFinished b'],
    ['a d b e', 'fits a, skipped c, fits d, fits b, fits e'],
    ['a b x c d', 'fits a, fits b, unknown x, fits c, fits d'],
    ['a b b c d', 'fits a, fits b, rework b, fits c, fits d'],
    ['e a b c d', 'extra e, fits a, fits b, fits c, fits d'],
    ['', 'notFinished a, notFinished c, notFinished d, notFinished b'],
  ])('%s', (trace, moves) => {
    expect(words(only(align(TREE, [trace.split(' ').filter(Boolean)])))).toBe(moves);
  });
});

test('fitness is 1 - deviations / (events + activities of the shortest run), averaged over cases', () => {
  const tree = parseTree("->( 'a', X( 'b', ->( 'c', 'd' ) ), *( 'e', 'f' ) )");
  // The shortest run has 3 activities (a, b, e); `a b` lacks e: 1 - 1 / 5.
  const names = ['a', 'b', 'e', 'z'];
  const variants = [
    { activities: [0, 1], cases: 3 },
    { activities: [0, 1, 2], cases: 1 },
  ];
  const found = alignVariantsWithTree(names, variants, tree);
  expect(found.variants.map(({ fitness, most }) => [fitness, most])).toEqual([
    [0.8, 5],
    [1, 6],
  ]);
  expect(found.fitness.average).toBeCloseTo((3 * 0.8 + 1) / 4, 14);
  expect(found).toMatchObject({ fitness: { percentFitting: 25 }, cases: 4, deviations: 3, undecided: 0 });
  expect(found.neverUsed).toEqual(['c', 'd', 'f']);
  expect(found.activities.find(({ activity }) => activity === 'e')).toMatchObject({
    inModel: true,
    events: 1,
    moves: { fits: 1, notFinished: 3 },
    cases: { notFinished: 3 },
  });
});

test('of equal costs, the alignment with most events on the model is shown', () => {
  // `b` alone: either it fits in the choice (a missing), or it stays out and c d are missing: never more than needed.
  const variant = only(align("X( ->( 'a', 'b' ), 'c' )", [['b']]));
  expect(words(variant)).toBe('skipped a, fits b');
});

describe('bad and large input', () => {
  test('an empty log, one event, a tree without activities', () => {
    const empty = alignTree(logOf([]), parseTree("'a'"));
    expect(empty).toMatchObject({ cases: 0, fitness: { average: null, percentFitting: null }, variants: [] });
    expect(only(alignTree(logOf([{ case: '1', activity: 'a', time: 0 }]), parseTree("'a'")))).toMatchObject({
      deviations: 0,
      fitness: 1,
    });
    const silent = align('tau', [[], ['a', 'b']]);
    expect(silent.variants.map(({ deviations, fitness }) => [deviations, fitness])).toEqual([
      [0, 1],
      [2, 0],
    ]);
  });

  test('a log of which the model knows nothing', () => {
    const variant = only(align("->( 'a', 'b' )", [['x', 'y', 'z']]));
    expect(variant).toMatchObject({ deviations: 5, fitness: 0 });
    expect(words(variant)).toBe('unknown x, unknown y, unknown z, notFinished a, notFinished b');
  });

  test('activities beyond the names are refused', () => {
    expect(() => alignVariantsWithTree(['a'], [{ activities: [1], cases: 1 }], parseTree("'a'"))).toThrow(
      'variant 0 has activity 1, but there are 1 names: activities are indexes into the names',
    );
  });

  test('a model of 300 stages', () => {
    const names = Array.from({ length: 300 }, (_, n) => `s${n}`);
    const tree: ProcessTree = { kind: 'sequence', parts: names.map((name) => ({ kind: 'activity', name })) };
    const found = align(tree, [names, names.filter((_, n) => n % 3 > 0), names.toReversed()]);
    expect(found.variants.map(({ deviations }) => deviations)).toEqual([0, 100, 598]);
  });

  test('5,000 parallel activities', () => {
    const names = Array.from({ length: 5000 }, (_, n) => `s${n}`);
    const tree: ProcessTree = { kind: 'parallel', parts: names.map((name) => ({ kind: 'activity', name })) };
    const backwards = names.toReversed();
    const found = align(tree, [backwards.slice(0, 4990)]);
    expect(only(found)).toMatchObject({ deviations: 10, atLeast: 10 });
  });

  test('one case of 100,000 events, a loop with parallel parts inside', () => {
    const tree = parseTree("*( ->( 'a', +( *( ->( 'b', 'c' ), tau ), *( 'd', tau ), 'e' ), 'f' ), tau )");
    const around = 'adebcdbcf'.split('');
    const trace = Array.from({ length: 100_000 }, (_, e) => around[e % around.length]!);
    // 11,111 rounds and one a.
    const variant = only(align(tree, [trace]));
    expect([variant.deviations, variant.atLeast, variant.moves.length]).toEqual([1, 1, 100_000]);
  });

  test('where the work allowed is not enough, the answer is bounds, and says so', () => {
    const tree = parseTree("*( ->( 'a', +( *( ->( 'b', 'c' ), tau ), *( 'd', tau ), 'e' ), 'f' ), tau )");
    const random = createRandom(5);
    const trace = Array.from({ length: 400 }, () => random.pick('abcdef'.split('')));
    const optimal = only(align(tree, [trace]));
    expect(optimal.atLeast).toBe(optimal.deviations);
    const found = align(tree, [trace], { mostStates: 3000 });
    const hurried = only(found);
    expect(found.undecided).toBe(1);
    expect(hurried.atLeast).toBeLessThan(optimal.deviations);
    expect(hurried.deviations).toBeGreaterThanOrEqual(optimal.deviations);
    expect(logPart(hurried)).toEqual(trace);
    expect(only(align(tree, [modelPart(hurried)])).deviations).toBe(0);
  });

  test('where the time allowed is not enough, the answer is bounds; each variant has that time anew', () => {
    const tree = parseTree("*( ->( 'a', +( *( ->( 'b', 'c' ), tau ), *( 'd', tau ), 'e' ), 'f' ), tau )");
    const random = createRandom(5);
    const short = 'abecdf'.split('');
    const long = Array.from({ length: 800 }, () => random.pick('abcdef'.split('')));
    const optimal = align(tree, [short, long, short.slice(1)]);
    // By this clock every look at it takes as long as the next one.
    const looksAt = (perVariant: number): { readonly found: ModelConformance; readonly looks: number } => {
      let time = 0;
      const found = align(tree, [short, long, short.slice(1)], {
        timeLimit: { perVariant, now: () => ++time },
      });
      return { found, looks: time };
    };
    const patient = looksAt(1000);
    expect(patient.found).toEqual(optimal);
    expect(patient.looks).toBeLessThan(1000);

    const { found } = looksAt(8);
    const [first, hurried, last] = found.variants;
    expect([first, last]).toEqual([optimal.variants[0], optimal.variants[2]]);
    expect(found.undecided).toBe(1);
    expect(hurried!.atLeast).toBeGreaterThan(0);
    expect(hurried!.atLeast).toBeLessThan(optimal.variants[1]!.deviations);
    // The rest of the time found better than that nothing goes together.
    expect(hurried!.deviations).toBeGreaterThanOrEqual(optimal.variants[1]!.deviations);
    expect(hurried!.deviations).toBeLessThan(hurried!.most);
    expect(logPart(hurried!)).toEqual(long);
    expect(only(align(tree, [modelPart(hurried!)])).deviations).toBe(0);
  });

  test.each([0, -1, Number.NaN])('a time of %s for a variant is refused', (perVariant) => {
    const timeLimit = { perVariant, now: () => 0 };
    expect(() => align("'a'", [['a']], { timeLimit })).toThrow(
      new RangeError(
        `timeLimit.perVariant is ${perVariant}: how long a variant may take is above 0, in the unit of timeLimit.now; leave timeLimit out for no limit`,
      ),
    );
  });

  test('stops when asked to', () => {
    const traces = ['abc'.split(''), 'acb'.split('')];
    let asked = 0;
    const shouldStop = (): boolean => ++asked > 0;
    expect(() => align("+( 'a', 'b', 'c', 'd' )", traces, { shouldStop })).toThrow(StoppedError);
    expect(asked).toBe(1);
  });
});
