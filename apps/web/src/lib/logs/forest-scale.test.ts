// The scale of a forest plot: every row fits, round ticks, the line of no difference is on it.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceScale, placeOn, ratioScale } from './forest-scale.ts';

test.each([
  [[], [0.5, 1, 2]],
  [[{ low: 1.2, high: 1.9 }], [0.5, 1, 2]],
  [
    [
      { low: 0.2, high: 0.4 },
      { low: 1.9, high: 4.35 },
    ],
    [0.125, 0.25, 0.5, 1, 2, 4, 8],
  ],
  [[{ low: 0.001, high: 900 }], [0.0625, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16]],
])('ratios %j stand between round ones', (rows, ticks) => {
  expect(ratioScale(rows).ticks).toEqual(ticks);
});

test.each([
  [[{ low: 10, high: 35 }], [0, 20, 40]],
  [[{ low: -12, high: 3 }], [-15, -10, -5, 0, 5]],
  [[], [0, 0.5, 1]],
])('differences %j stand between round ones, with 0 among them', (rows, ticks) => {
  expect(differenceScale(rows).ticks).toEqual(ticks);
});

test('one and zero are on the scale, and greater values stand further on', () => {
  const value = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(value, value, (x, y) => {
      const [low, high] = [Math.min(x, y), Math.max(x, y)];
      for (const scale of [ratioScale([{ low, high }]), differenceScale([{ low, high }])]) {
        expect(scale.ticks).toContain(scale.kind === 'ratio' ? 1 : 0);
        expect(placeOn(scale, low)).toBeLessThanOrEqual(placeOn(scale, high));
        expect(placeOn(scale, scale.low)).toBe(0);
        expect(placeOn(scale, scale.high)).toBeCloseTo(1, 12);
      }
    }),
  );
});
