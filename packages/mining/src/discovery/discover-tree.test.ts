// The inductive miner: the textbook's examples, every trace replayed at noise 0, hostile logs.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, randomEvents } from '../../testing/plain-log.ts';
import { createAccepts } from '../../testing/plain-accepts.ts';
import { languageOf, treesOver } from '../../testing/trees.ts';
import { createEventLogBuilder } from '../log/event-log-builder.ts';
import type { EventLog } from '../log/event-log.ts';
import type { ProcessTree } from '../model/process-tree.ts';
import { countNodes } from '../model/simplify-tree.ts';
import { formatTree } from '../model/tree-text.ts';
import { discoverTree, discoverTreeOfVariants } from './discover-tree.ts';
import { variantsOf } from './variants.ts';

/** `'a b, 3 a c'`: the trace a b once, a c three times; `-` is the empty trace. */
function discovered(text: string, noise = 0): string {
  const names: string[] = [];
  const variants = text.split(', ').map((trace) => {
    const words = trace.split(' ');
    const cases = /^\d+$/u.test(words[0]!) ? Number(words.shift()) : 1;
    const activities = words
      .filter((word) => word !== '-')
      .map((word) => (names.includes(word) ? names.indexOf(word) : names.push(word) - 1));
    return { activities, cases };
  });
  return formatTree(discoverTreeOfVariants(names, variants, { noise }));
}

describe('cuts', () => {
  test.each([
    // Base cases.
    ['-', 'tau'],
    ['a', "'a'"],
    ['a, a a a', "*( 'a', tau )"],
    ['a, -', "X( tau, 'a' )"],
    // One cut each.
    ['a, b', "X( 'a', 'b' )"],
    ['a b c', "->( 'a', 'b', 'c' )"],
    ['a b, b a', "+( 'a', 'b' )"],
    ['a, a b a', "*( 'a', 'b' )"],
    ['a b, a b c a b', "*( ->( 'a', 'b' ), 'c' )"],
    ['a c, b c', "->( X( 'a', 'b' ), 'c' )"],
    ['a b, a', "->( 'a', X( tau, 'b' ) )"],
    // What can only be skipped together is one optional block.
    ['a b c d, a d', "->( 'a', X( tau, ->( 'b', 'c' ) ), 'd' )"],
    ['a b c d, a d, a b d', "->( 'a', X( tau, ->( 'b', X( tau, 'c' ) ) ), 'd' )"],
    // Two ways back.
    ['a, a b a, a c a', "*( 'a', X( 'b', 'c' ) )"],
    // Van der Aalst, Process Mining (2016), figure 6.1 and the log L1 of section 6.2.2: a, then e or b and c in any order, then d.
    ['3 a b c d, 2 a c b d, a e d', "->( 'a', X( +( 'b', 'c' ), 'e' ), 'd' )"],
  ])('%s gives %s', (log, tree) => {
    expect(discovered(log)).toBe(tree);
  });
});

describe('where no cut explains the log', () => {
  test.each([
    ['an activity that every trace has once', 'a b a x b', "+( 'x', *( ->( 'a', 'b' ), tau ) )"],
    [
      'of several such activities the one without which the rest has an order',
      'a b c x, x a b c, a x b c',
      "+( 'x', ->( 'a', 'b', 'c' ) )",
    ],
    [
      'an activity without which the rest has an order, though it may come often',
      'a b, x a b a b, a x b, a b x, a x b x',
      "+( *( ->( 'a', 'b' ), tau ), X( tau, *( 'x', tau ) ) )",
    ],
    ['traces that begin anew where one could end', 'a b a b', "*( ->( 'a', 'b' ), tau )"],
    ['traces that begin anew elsewhere', 'a b c b a b c', "*( ->( 'a', +( 'c', *( 'b', tau ) ) ), tau )"],
    [
      // Each first activity goes with two of the last ones, in a ring: without any one of them, it is still no block.
      'nothing else: some of the activities, in any order',
      'a x, a y, b y, b z, c z, c x',
      "*( X( 'a', 'x', 'y', 'b', 'z', 'c' ), tau )",
    ],
  ])('%s', (_, log, tree) => {
    expect(discovered(log)).toBe(tree);
  });
});

describe('noise', () => {
  test('where no cut explains the log, rare ways on are left out', () => {
    // Only d before a is in the way of a sequence.
    expect(discovered('99 a b c d, d a b c', 0.2)).toBe("->( 'a', 'b', 'c', 'd' )");
    expect(discovered('99 a b c d, d a b c')).not.toBe("->( 'a', 'b', 'c', 'd' )");
    // A way that is half as frequent as the strongest one is rare at 0.6, not at 0.4.
    expect(discovered('40 a b c d, 20 d a b c', 0.6)).toBe("->( 'a', 'b', 'c', 'd' )");
    expect(discovered('40 a b c d, 20 d a b c', 0.4)).toBe(discovered('40 a b c d, 20 d a b c'));
  });

  test('where few cases skip a part, it is not optional', () => {
    expect(discovered('99 a b, a')).toBe("->( 'a', X( tau, 'b' ) )");
    expect(discovered('99 a b, a', 0.2)).toBe("->( 'a', 'b' )");
    expect(discovered('99 a b, -')).toBe("X( tau, ->( 'a', 'b' ) )");
    expect(discovered('99 a b, -', 0.2)).toBe("->( 'a', 'b' )");
  });

  test.each([-0.1, 1.1, Number.NaN, Number.POSITIVE_INFINITY])('%d is refused', (noise) => {
    const log = createEventLogBuilder(1).finish();
    expect(() => discoverTree(log, { noise })).toThrow(RangeError);
    expect(() => discoverTree(log, { noise })).toThrow('0 to 1');
  });

  test('at any noise there is a tree of known activities, each at most once', () => {
    fc.assert(
      fc.property(randomEvents, fc.double({ min: 0, max: 1, noNaN: true }), (events, noise) => {
        const log = logOf(events);
        const names = namesIn(discoverTree(log, { noise }));
        expect(new Set(names).size).toBe(names.length);
        expect(log.activities).toEqual(expect.arrayContaining(names));
      }),
    );
  });
});

function namesIn(tree: ProcessTree): string[] {
  if (tree.kind === 'silent') return [];
  if (tree.kind === 'activity') return [tree.name];
  return (tree.kind === 'loop' ? [tree.body, tree.redo] : tree.parts).flatMap(namesIn);
}

/** The traces that the tree discovered at noise 0 does not allow. */
function notReplayed(traces: readonly (readonly string[])[]): unknown[] {
  const names = [...new Set(traces.flat())];
  const variants = traces.map((trace) => ({
    activities: trace.map((name) => names.indexOf(name)),
    cases: 1,
  }));
  const accepts = createAccepts(discoverTreeOfVariants(names, variants));
  return traces.filter((trace) => !accepts(trace));
}

describe('at noise 0', () => {
  test('every trace of any log is replayed', () => {
    const trace = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(trace, { minLength: 1, maxLength: 8 }), (traces) => {
        expect(notReplayed(traces)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('every trace of any log made of blocks is replayed', () => {
    fc.assert(
      fc.property(treesOver(['a', 'b', 'c', 'd', 'e', 'f'], 3), (tree) => {
        const traces = languageOf(tree, 4).map((trace) => trace.split(' ').filter(Boolean));
        expect(notReplayed(traces)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('a log and its variants give the same tree', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        const log = logOf(events);
        const tree = discoverTree(log);
        expect(discoverTreeOfVariants(log.activities, variantsOf(log))).toEqual(tree);
      }),
    );
  });
});

function logWith(cases: number, length: number, activityAt: (c: number, i: number) => number): EventLog {
  const builder = createEventLogBuilder(cases * length);
  for (let c = 0; c < cases; c++) {
    const id = builder.cases.code(`case ${c}`);
    for (let i = 0; i < length; i++) builder.append(id, builder.activities.code(`a${activityAt(c, i)}`), i);
  }
  return builder.finish();
}

/** Without any order, the same on every machine. */
const spread = (n: number): number => (Math.imul(n + 1, 0x9e3779b1) >>> 0) % 5000;

describe('hostile logs', () => {
  test('no events, one event', () => {
    expect(discoverTree(logWith(0, 0, () => 0))).toEqual({ kind: 'silent' });
    expect(discoverTree(logWith(1, 1, () => 0))).toEqual({ kind: 'activity', name: 'a0' });
  });

  test('one case of 100,000 events', () => {
    const tree = discoverTree(logWith(1, 100_000, (_, i) => (i * i) % 7));
    expect(countNodes(tree)).toBeLessThan(20);
  });

  test('5,000 activities one after the other', () => {
    const tree = discoverTree(logWith(1, 5000, (_, i) => i));
    expect(tree).toMatchObject({ kind: 'sequence' });
    expect(namesIn(tree)).toHaveLength(5000);
  });

  test('5,000 activities as many ways', () => {
    const tree = discoverTree(logWith(5000, 1, (c) => c));
    expect(tree).toMatchObject({ kind: 'choice' });
    expect(namesIn(tree)).toHaveLength(5000);
  });

  test.each([0, 0.2])('5,000 activities without any order, all cases different, at noise %d', (noise) => {
    const tree = discoverTree(
      logWith(1000, 60, (c, i) => spread(c * 60 + i)),
      { noise },
    );
    expect(namesIn(tree).length).toBeGreaterThan(noise === 0 ? 4000 : 0);
  });

  test('2,000 activities, all in every case, in different orders', () => {
    const tree = discoverTree(logWith(6, 2000, (c, i) => (i * [1, 3, 7, 9, 11, 13][c]!) % 2000));
    expect(namesIn(tree)).toHaveLength(2000);
  });

  test('cases that each stop one step earlier, nested deeper than is drawn', () => {
    const length = 600;
    const builder = createEventLogBuilder(1);
    for (let c = 1; c <= length; c++) {
      const id = builder.cases.code(`case ${c}`);
      for (let i = 0; i < c; i++) builder.append(id, builder.activities.code(`a${i}`), i);
    }
    const tree = discoverTree(builder.finish());
    expect(namesIn(tree)).toHaveLength(length);
    expect(JSON.parse(JSON.stringify(tree))).toEqual(tree);
  });
});
