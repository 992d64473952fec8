import { describe, expect, test } from 'vitest';
import { histogramBars, positionOf } from './histogram-bars.ts';

const bins = [
  { from: 0, to: 10, count: 1000 },
  { from: 10, to: 20, count: 0 },
  { from: 20, to: 100, count: 1 },
];

describe('a histogram', () => {
  test('the tallest bar fills the box, an empty one has no height, a rare one is still seen', () => {
    expect(histogramBars(bins, 300, 80).map((bar) => bar.height)).toEqual([80, 0, 2]);
  });

  test('nothing gives no bars', () => {
    expect(histogramBars([], 300, 80)).toEqual([]);
    expect(histogramBars([{ from: 0, to: 1, count: 0 }], 300, 80)).toEqual([]);
  });

  test.each([
    [0, 0],
    [5, 50],
    [20, 200],
    [60, 250],
    [100, 300],
    [5000, 300],
    [-3, 0],
  ])('%d stands at pixel %d, also where bins are of unequal width', (value, pixel) => {
    expect(positionOf(bins, value, 300)).toBe(pixel);
  });
});
