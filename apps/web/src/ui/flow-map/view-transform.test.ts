import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitBox, fitView, openingView, panBy, reveal, SCALE, zoomAt, type View } from './view-transform.ts';

const frame = { width: 1200, height: 700 };
const size = fc.record({
  width: fc.integer({ min: 50, max: 9000 }),
  height: fc.integer({ min: 50, max: 9000 }),
});
const anyView: fc.Arbitrary<View> = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  scale: fc.double({ min: SCALE.min, max: SCALE.max, noNaN: true }),
});

describe('where the map stands', () => {
  test('fitted, all of it is in the window unless that would make it a dot', () => {
    fc.assert(
      fc.property(size, (map) => {
        const at = fitView(map, frame);
        fc.pre(at.scale > SCALE.min);
        expect(at.x).toBeGreaterThanOrEqual(0);
        expect(at.y).toBeGreaterThanOrEqual(0);
        expect(at.x + map.width * at.scale).toBeLessThanOrEqual(frame.width + 1e-6);
        expect(at.y + map.height * at.scale).toBeLessThanOrEqual(frame.height + 1e-6);
      }),
    );
  });

  test('a part of the map is fitted as a map of that size would be', () => {
    const view = fitBox({ x: 300, y: 100, width: 600, height: 350 }, frame);
    expect(view.scale).toBe(SCALE.fit);
    expect(view.x + (300 + 300) * view.scale).toBeCloseTo(600);
    expect(view.y + (100 + 175) * view.scale).toBeCloseTo(350);
  });

  test('a map too wide to be read at once opens readable, where reading begins', () => {
    const phone = { width: 390, height: 500 };
    const box = { x: 0, y: 0, width: 1400, height: 400 };
    expect(openingView(box, phone, 'ltr', 150)).toEqual({ scale: SCALE.readable, x: 16, y: 130 });
    const mirrored = openingView(box, phone, 'rtl', 150);
    expect(mirrored.x + box.width * mirrored.scale).toBeCloseTo(374);
    expect(openingView(box, frame, 'ltr', 150)).toEqual(fitBox(box, frame));
  });

  test('a small map is not blown up', () => {
    expect(fitView({ width: 100, height: 50 }, frame).scale).toBe(SCALE.fit);
  });

  test('an empty window or map breaks nothing', () => {
    expect(fitView({ width: 0, height: 0 }, frame)).toEqual({ x: 0, y: 0, scale: 1 });
    expect(fitView({ width: 10, height: 10 }, { width: 0, height: 0 }).scale).toBe(1);
  });

  test('zooming leaves the point under the pointer where it is', () => {
    fc.assert(
      fc.property(anyView, fc.double({ min: 0.2, max: 5, noNaN: true }), (before, factor) => {
        const after = zoomAt(before, factor, 300, 200);
        expect((300 - after.x) / after.scale).toBeCloseTo((300 - before.x) / before.scale, 3);
        expect((200 - after.y) / after.scale).toBeCloseTo((200 - before.y) / before.scale, 3);
      }),
    );
  });

  test('the map cannot be dragged out of the window', () => {
    fc.assert(
      fc.property(anyView, size, (before, map) => {
        const after = panBy(before, 99_999, -99_999, map, frame);
        expect(after.x).toBeLessThanOrEqual(frame.width - 80);
        expect(after.y + map.height * after.scale).toBeGreaterThanOrEqual(80 - 1e-6);
      }),
    );
  });

  test('what is seen already does not move; what is outside comes in', () => {
    const start: View = { x: 0, y: 0, scale: 1 };
    expect(reveal(start, { x: 100, y: 100, width: 80, height: 40 }, frame)).toBe(start);
    const moved = reveal(start, { x: 1500, y: -300, width: 80, height: 40 }, frame);
    expect(moved).toEqual({ x: 1200 - 32 - 1580, y: 332, scale: 1 });
  });
});
