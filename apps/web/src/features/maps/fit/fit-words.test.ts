// Which real steps are drawn over a map as missing.
import type { Fit } from '@portolan/contract';
import { graphOf, mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { arcsOf, isOnMap } from './fit-words.ts';

const map = mapSchema.parse({
  nodes: [
    { type: 'stage', id: 'lead', name: 'Lead' },
    { type: 'decision', id: 'which', name: 'Which way?' },
    { type: 'stage', id: 'offer', name: 'Offer' },
    { type: 'stage', id: 'won', name: 'Won' },
  ],
  paths: [
    { id: 'p1', from: 'lead', to: 'which' },
    { id: 'p2', from: 'which', to: 'offer' },
    { id: 'p3', from: 'offer', to: 'won' },
  ],
});
const step = (fromNode: string | null, toNode: string | null, cases = 10, share = 0.1) => ({
  from: fromNode,
  to: toNode ?? 'Unknown',
  fromNode,
  toNode,
  count: cases,
  cases,
  share,
  between: [],
  medianDays: 1,
});

test.each([
  ['a path', 'offer', 'won', true],
  ['a decision', 'lead', 'offer', true],
  ['nothing', 'lead', 'won', false],
  ['the way back', 'won', 'offer', false],
] as const)('a step along %s: %s to %s is on the map: %s', (_name, from, to, isThere) => {
  expect(isOnMap(graphOf(map), step(from, to))).toBe(isThere);
});

test('drawn are steps between stages of the map that it lacks, heavy enough, and none that it has by now', () => {
  const fit = {
    offMap: [
      step('lead', 'won', 30),
      step('lead', 'offer', 20),
      step('offer', 'offer', 9),
      step(null, 'offer', 8),
      step('offer', null, 7),
      step('offer', 'lead', 6, 0.001),
    ],
  } as unknown as Fit;
  expect(arcsOf(fit, map)).toEqual([{ from: 'lead', to: 'won', cases: 30 }]);
});
