import { describe, expect, test } from 'vitest';
import { pointAlong, polylineOf } from './polyline.ts';
import { wayEdges } from './way-edges.ts';

describe('moving along a path', () => {
  test('a straight curve is travelled at even speed', () => {
    const line = polylineOf('M0 0C10 0 20 0 30 0');
    expect(line.length).toBeCloseTo(30);
    expect(pointAlong(line, 15)[0]).toBeCloseTo(15);
    expect(pointAlong(line, 29)[0]).toBeCloseTo(29);
  });

  test('beyond its ends it stays at its ends', () => {
    const line = polylineOf('M-5.5 2C10 2 20 40 30.5 40');
    expect(pointAlong(line, -9)).toEqual([-5.5, 2]);
    expect(pointAlong(line, 9999)).toEqual([30.5, 40]);
  });

  test('nothing to travel along is a point', () => {
    expect(pointAlong(polylineOf(''), 3)).toEqual([0, 0]);
  });
});

test('a way runs from the start to the end', () => {
  expect(wayEdges(['Lead', '@odd', 'Won'])).toEqual([
    '@start\u001fLead',
    'Lead\u001f@@odd',
    '@@odd\u001fWon',
    'Won\u001f@end',
  ]);
  expect(wayEdges([])).toEqual([]);
});
