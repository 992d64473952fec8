import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journeysOf } from './journeys.ts';

const way = fc.record({
  edges: fc.array(fc.string(), { maxLength: 12 }),
  cases: fc.integer({ min: 0, max: 5000 }),
});

describe('deals that travel along the map', () => {
  test('all have arrived when the time is over', () => {
    fc.assert(
      fc.property(fc.array(way), fc.integer({ min: 0, max: 200 }), (ways, count) => {
        const journeys = journeysOf(ways, count, 5000);
        for (const journey of journeys) {
          expect(journey.startsAt).toBeGreaterThanOrEqual(0);
          expect(journey.startsAt + journey.lasts).toBeLessThanOrEqual(5000 + 1e-6);
        }
      }),
    );
  });

  test('ways are travelled as often as they are', () => {
    const ways = [
      { edges: ['a'], cases: 750 },
      { edges: ['b', 'c'], cases: 250 },
    ];
    const journeys = journeysOf(ways, 40, 5000);
    expect(journeys).toHaveLength(40);
    expect(journeys.filter((one) => one.edges[0] === 'a')).toHaveLength(30);
  });

  test('nothing to travel gives nothing', () => {
    expect(journeysOf([], 40, 5000)).toEqual([]);
    expect(journeysOf([{ edges: [], cases: 9 }], 40, 5000)).toEqual([]);
  });
});
