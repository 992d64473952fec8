import { mapSchema } from '@portolan/core';
import { layoutMap } from '@portolan/picture';
import { describe, expect, it } from 'vitest';
import { broughtIntoSight, openingView } from './view.ts';

const FRAME = { width: 900, height: 600 };
const row = (count: number, direction: 'ltr' | 'rtl' = 'ltr') =>
  layoutMap(
    mapSchema.parse({
      nodes: Array.from({ length: count }, (_, i) => ({ type: 'stage', id: `s${i}`, name: `Stage ${i}` })),
      paths: Array.from({ length: Math.max(0, count - 1) }, (_, i) => ({
        id: `p${i}`,
        from: `s${i}`,
        to: `s${i + 1}`,
      })),
    }),
    { direction },
  );

describe('a map opens', () => {
  it('whole, in the middle, where all of it can be read', () => {
    const layout = row(3);
    const { x, zoom } = openingView(layout, FRAME);
    expect(x).toBeGreaterThan(0);
    expect(x + layout.width * zoom).toBeLessThan(FRAME.width);
  });

  it('at its beginning where it is too wide for that', () => {
    const left = openingView(row(30), FRAME);
    expect(left.zoom).toBeGreaterThanOrEqual(0.62);
    expect(left.x).toBe(12);
    const layout = row(30, 'rtl');
    const right = openingView(layout, FRAME);
    expect(right.x + layout.width * right.zoom).toBeCloseTo(FRAME.width - 12);
  });
});

describe('a box comes into sight', () => {
  const view = { x: 0, y: 0, zoom: 1 };
  const box = { x: 300, y: 200, width: 148, height: 52 };
  it.each([
    ['in sight already', {}, 0, 0],
    ['beyond the end', { x: 860 }, -192, 0],
    ['under the names of lanes', { x: 20 }, 104, 0],
    ['above', { y: -40 }, 0, 104],
    ['below', { y: 700 }, 0, -236],
  ])('%s', (_, at, x, y) => {
    expect(broughtIntoSight(view, { ...box, ...at }, FRAME, 'ltr')).toEqual({ x, y, zoom: 1 });
  });
});
