import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsWindow, scrollToShow } from './rows-window.ts';

test.each([
  [0, 100, 10, 1000, 0, { first: 0, end: 10 }],
  [95, 100, 10, 1000, 2, { first: 7, end: 22 }],
  [9950, 100, 10, 1000, 3, { first: 992, end: 1000 }],
  [0, 100, 10, 3, 5, { first: 0, end: 3 }],
  [500, 100, 10, 0, 2, { first: 0, end: 0 }],
])(
  'at %d, %d high, rows of %d, %d of them, %d beyond: %j',
  (top, viewport, height, count, over, expected) => {
    expect(rowsWindow(top, viewport, height, count, over)).toEqual(expected);
  },
);

const place = fc.record({
  top: fc.integer({ min: 0, max: 1_000_000 }),
  viewport: fc.integer({ min: 0, max: 4000 }),
  height: fc.integer({ min: 1, max: 200 }),
  count: fc.integer({ min: 0, max: 50_000 }),
  over: fc.integer({ min: 0, max: 20 }),
});

test('holds every row in sight and few others, inside of the list', () => {
  fc.assert(
    fc.property(place, ({ top, viewport, height, count, over }) => {
      const { first, end } = rowsWindow(top, viewport, height, count, over);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(count);
      expect(end - first).toBeLessThanOrEqual(Math.ceil(viewport / height) + 2 * over + 2);
      for (let y = top; y < Math.min(top + viewport, count * height); y += height) {
        const row = Math.floor(y / height);
        expect(row >= first && row < end).toBe(true);
      }
    }),
  );
});

test('a row is brought into sight whole, and the list moves only if it must', () => {
  fc.assert(
    fc.property(place, fc.nat(10_000), ({ top, height }, index) => {
      const viewport = height * 7;
      const to = scrollToShow(index, top, viewport, height);
      expect(index * height).toBeGreaterThanOrEqual(to);
      expect((index + 1) * height).toBeLessThanOrEqual(to + viewport);
      const wasInSight = index * height >= top && (index + 1) * height <= top + viewport;
      expect(to === top || !wasInSight).toBe(true);
    }),
  );
});
