// Token-based replay on small nets with the tokens counted by hand, and on nets with silent steps against alignments.
import { expect, test } from 'vitest';
import { netOf, plainNet } from '../../testing/plain-net.ts';
import { disturbed, randomRun, randomTree } from '../../testing/plain-tree.ts';
import type { PetriNet } from '../model/petri-net.ts';
import { netOfTree } from '../model/tree-net.ts';
import { createRandom } from '../simulation/random.ts';
import { alignVariantsWithTree } from './align-tree.ts';
import { StoppedError } from '../parallel/watch.ts';
import { replayVariants, type ReplayOptions, type TokenReplay } from './replay-tokens.ts';

const NAMES = 'abcdefgh'.split('');

function replay(net: PetriNet, traces: readonly (readonly string[])[], options?: ReplayOptions): TokenReplay {
  const names = [...new Set(traces.flat())];
  const variants = traces.map((trace) => ({
    activities: trace.map((name) => names.indexOf(name)),
    cases: 1,
  }));
  return replayVariants(names, variants, net, options);
}

const counts = ({ variants }: TokenReplay): (readonly number[])[] =>
  variants.map(({ produced, consumed, missing, remaining }) => [produced, consumed, missing, remaining]);

test('counts produced, consumed, missing and remaining tokens', () => {
  const net = netOf(['begin > a > p q', 'p > b > r', 'q > c > s', 'r s > d > end']);
  const found = replay(net, [
    // 1 at the begin, a 2, b 1, c 1, d 1; taken: a 1, b 1, c 1, d 2, 1 at the end.
    ['a', 'b', 'c', 'd'],
    ['a', 'c', 'b', 'd'],
    // d lacks the token in s, and the one in q stays.
    ['a', 'b', 'd'],
    // b and c lack theirs; those of a stay; end and begin are as they should be only after d.
    ['b', 'c', 'd'],
    // Only the begin: its token stays, the one at the end is missing.
    [],
    // Passed over: the net lacks it.
    ['a', 'x', 'b', 'c', 'd'],
  ]);
  expect(counts(found)).toEqual([
    [6, 6, 0, 0],
    [6, 6, 0, 0],
    [5, 5, 1, 1],
    [4, 5, 2, 1],
    [1, 1, 1, 1],
    [6, 6, 0, 0],
  ]);
  expect(found.variants.map(({ fits }) => fits)).toEqual([true, true, false, false, false, true]);
  // (1 - 2 / 5) / 2 + (1 - 1 / 4) / 2
  expect(found.variants[3]!.fitness).toBeCloseTo(0.3 + 0.375, 14);
  expect(found).toMatchObject({ produced: 28, consumed: 29, missing: 4, remaining: 3, cases: 6 });
  expect(found.percentFitting).toBe(50);
  expect(found.logFitness).toBeCloseTo((1 - 4 / 29 + 1 - 3 / 28) / 2, 14);
});

test('what fits a net with silent steps is found to fit, what does not is not', () => {
  let unfit = 0;
  for (let seed = 1; seed <= 250; seed++) {
    const random = createRandom(seed);
    const tree = randomTree(random, 1 + random.int(5), NAMES, seed % 2 === 0 ? 0 : 0.4);
    const net = seed % 3 === 0 ? plainNet(tree) : netOfTree(tree);
    const known = new Set(net.transitions.map(({ activity }) => activity));
    const run = randomRun(random, tree);
    if (run.length > 60) continue;
    const traces = [run, disturbed(random, run, NAMES).filter((name) => known.has(name))];
    const names = [...new Set(traces.flat())];
    const variants = traces.map((trace) => ({
      activities: trace.map((name) => names.indexOf(name)),
      cases: 1,
    }));
    const aligned = alignVariantsWithTree(names, variants, tree);
    const replayed = replayVariants(names, variants, net);
    for (const [
      v,
      { fits, certain, produced, consumed, missing, remaining },
    ] of replayed.variants.entries()) {
      expect([fits, certain], `seed ${seed}, ${v}`).toEqual([aligned.variants[v]!.deviations === 0, true]);
      // Tokens neither appear nor vanish.
      expect(produced + missing).toBe(consumed + remaining);
      if (!fits) unfit++;
    }
  }
  expect(unfit).toBeGreaterThan(50);
});

test('a silent step that takes what another way needs is not taken too early, in a net that no tree has', () => {
  // From p either b, or silently on to q; c needs both q and the token that only x puts.
  const net = netOf(['begin > a > p r', 'p > ~ > q', 'p r > b > end', 'r > x > s', 'q s > c > end']);
  const found = replay(net, [
    ['a', 'b'],
    ['a', 'x', 'c'],
    ['a', 'x', 'b'],
  ]);
  expect(found.variants.map(({ fits, certain }) => [fits, certain])).toEqual([
    [true, true],
    [true, true],
    [false, true],
  ]);
});

test('what only silent steps that lead nowhere can take away, they take away at the end', () => {
  const net = netOf(['begin > a > end r', 'r > ~ >']);
  expect(replay(net, [['a']])).toMatchObject({ percentFitting: 100, produced: 3, consumed: 3 });
});

test('an empty log, and one without a case that fits', () => {
  const net = netOf(['begin > a > end']);
  expect(replay(net, [])).toMatchObject({
    cases: 0,
    percentFitting: null,
    averageFitness: null,
    logFitness: null,
  });
  expect(replay(net, [['a', 'a']])).toMatchObject({ percentFitting: 0, missing: 1, remaining: 1 });
});

test('stops when asked to', () => {
  expect(() => replay(netOf(['begin > a > end']), [['a']], { shouldStop: () => true })).toThrow(StoppedError);
});
