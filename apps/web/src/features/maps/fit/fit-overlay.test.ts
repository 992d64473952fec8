// What of a fit is drawn, and how much is not.
import type { Fit } from '@portolan/contract';
import { mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { overlayOf, realityShown } from './fit-overlay.ts';

const step = (
  from: string | null,
  to: string,
  share: number,
  nodes: readonly [string | null, string | null],
) => ({
  from,
  to,
  fromNode: nodes[0],
  toNode: nodes[1],
  count: 1,
  cases: Math.round(share * 1000),
  share,
  between: null,
  medianDays: null,
});

const fit = {
  paths: [
    { path: 'ab', count: 9, cases: 8 },
    { path: 'bc', count: 0, cases: 0 },
  ],
  offMap: [
    step('A', 'C', 0.2, ['a', 'c']),
    step('B', 'B', 0.1, ['b', 'b']),
    step('B', 'Odd', 0.05, ['b', null]),
    step(null, 'C', 0.04, [null, 'c']),
    step('C', 'A', 0.001, ['c', 'a']),
  ],
  neverUsed: ['d'],
} as Pick<Fit, 'paths' | 'offMap' | 'neverUsed'> as Fit;

const map = mapSchema.parse({
  nodes: ['a', 'b', 'c', 'd'].map((id) => ({ type: 'stage', id, name: id.toUpperCase() })),
  paths: [
    { id: 'ab', from: 'a', to: 'b' },
    { id: 'bc', from: 'b', to: 'c' },
  ],
  starts: ['a'],
});

test('the difference holds no repeats and no rare steps against the map', () => {
  expect(overlayOf(fit, 'difference', map)).toEqual({
    form: 'difference',
    flow: { ab: 8, bc: 0 },
    offMap: [{ from: 'a', to: 'c', cases: 200 }],
    unused: ['d'],
  });
});

test('reality shows repeats too, and says what it does not draw', () => {
  expect(overlayOf(fit, 'reality', map).offMap).toEqual([
    { from: 'a', to: 'c', cases: 200 },
    { from: 'b', to: 'b', cases: 100 },
  ]);
  const { paths, left } = realityShown(fit);
  expect(paths).toBe(3);
  expect(left).toBeCloseTo(0.051, 10);
});

test('a step that only the versions of its time lacked is not held against the map that is drawn', () => {
  const drawn = { ...map, paths: [...map.paths, { ...map.paths[0]!, id: 'ac', to: 'c' }] };
  expect(overlayOf(fit, 'difference', drawn).offMap).toEqual([]);
  expect(overlayOf(fit, 'reality', drawn).offMap).toHaveLength(2);
});
