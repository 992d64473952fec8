// Curves in a box: steps, the band, an axis with round values, time that runs from the right.
import { expect, test } from 'vitest';
import { axisUpTo, curvePaths, shareAt, tellsUntil, xOf } from './step-curve.ts';

const CURVE = { seconds: [2, 6], share: [0.5, 0.25], low: [0.25, 0], high: [0.75, 0.5] };
const BOX = { width: 80, height: 40, most: 8, isMirrored: false };

test('a line of steps, and the band around it', () => {
  expect(curvePaths(CURVE, BOX)).toEqual({
    line: 'M0 0L20 0L20 20L60 20L60 30',
    band: 'M0 0L20 0L20 10L60 10L60 20L60 40L60 30L20 30L20 0L0 0Z',
  });
});

test('what lies beyond the box is cut there', () => {
  expect(curvePaths(CURVE, { ...BOX, most: 4 }).line).toBe('M0 0L40 0L40 20L80 20');
});

test('from right to left time begins at the right', () => {
  const box = { ...BOX, isMirrored: true };
  expect([xOf(0, box), xOf(2, box), xOf(99, box)]).toEqual([80, 60, 0]);
  expect(curvePaths(CURVE, box).line).toBe('M80 0L60 0L60 20L20 20L20 30');
});

test.each([
  [0, [0, 1]],
  [1, [0, 0.5, 1]],
  [4, [0, 1, 2, 3, 4]],
  [57, [0, 20, 40, 60]],
  [730, [0, 200, 400, 600, 800]],
])('an axis up to %d has round ticks', (value, ticks) => {
  expect(axisUpTo(value).ticks).toEqual(ticks);
  expect(axisUpTo(value).most).toBe(ticks.at(-1));
});

test('the share at a time is that of the last step; the tail is not worth a picture', () => {
  expect(shareAt(CURVE, 1.9)).toEqual({ share: 1, low: 1, high: 1 });
  expect(shareAt(CURVE, 2)).toEqual({ share: 0.5, low: 0.25, high: 0.75 });
  expect(tellsUntil(CURVE)).toBe(6);
  expect(tellsUntil({ ...CURVE, share: [0.01, 0] })).toBe(2);
  expect(tellsUntil({ seconds: [], share: [], low: [], high: [] })).toBe(0);
});
