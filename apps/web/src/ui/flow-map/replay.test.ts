// Who is where at a moment of a replay.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moverOf, paceOfWay, sceneAt } from './replay.ts';

const deal = moverOf(['Lead', 'Offer', 'Won'], [0, 1, 2], [100, 200, 203]);

describe('one deal', () => {
  test.each<[string, number, Record<string, number>, [string, number][]]>([
    ['long before it begins', 50, {}, []],
    ['on its way in', 95, {}, [['@start\u001fLead', 0.5]]],
    ['waiting', 150, { Lead: 1 }, []],
    ['between two steps', 195, {}, [['Lead\u001fOffer', 0.5]]],
    ['at a step the moment it comes there', 200, { Offer: 1 }, []],
    ['on its way for half of a short wait', 202.25, {}, [['Offer\u001fWon', 0.5]]],
    ['at its last step for a while', 210, { Won: 1 }, []],
    ['gone', 260, {}, []],
  ])('%s', (_when, now, waiting, moving) => {
    const scene = sceneAt([deal], now, 10, 50);
    expect(Object.fromEntries(scene.waiting)).toEqual(waiting);
    expect(scene.moving.map(({ edge, share }) => [edge, share])).toEqual(moving);
  });
});

test('every deal that has begun and is not gone is in one place', () => {
  const times = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 })
    .map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(fc.array(times, { maxLength: 20 }), fc.integer({ min: -100, max: 1200 }), (all, now) => {
      const movers = all.map((one) =>
        moverOf(
          ['A', 'B'],
          one.map((_, i) => i % 2),
          one,
        ),
      );
      const { waiting, moving } = sceneAt(movers, now, 20, 30);
      const seen = [...waiting.values()].reduce((sum, n) => sum + n, 0) + moving.length;
      const begun = all.filter((one) => now >= one[0]! && now <= one.at(-1)! + 30).length;
      const coming = all.filter((one) => now < one[0]! && now >= one[0]! - 20).length;
      expect(seen).toBe(begun + coming);
      for (const { share } of moving) expect(share >= 0 && share <= 1).toBe(true);
    }),
  );
});

test('the pace of a way: every deal from its own begin, medians from step to step', () => {
  const pace = paceOfWay([
    [100, 110, 130],
    [500, 520, 900],
    [0, 30, 60],
  ])!;
  expect(pace.deals).toEqual([
    [0, 10, 30],
    [0, 20, 400],
    [0, 30, 60],
  ]);
  expect(pace.usual).toEqual([0, 20, 50]);
  expect(pace.until).toBe(400);
  expect(paceOfWay([])).toBeNull();
});
