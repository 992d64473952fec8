// Which real steps a path could be drawn for, and which the map has.
import type { Fit } from '@portolan/contract';
import { graphOf, mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { depthsOf, drawable, isOnMap, skippedBy } from './fit-words.ts';

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
const step = (fromNode: string | null, toNode: string | null) => ({
  from: fromNode,
  to: toNode ?? 'Unknown',
  fromNode,
  toNode,
  count: 10,
  cases: 10,
  share: 0.1,
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

test('a path can be drawn for a step between two stages of the map, and for no other', () => {
  const fit = {
    offMap: [step('lead', 'won'), step('offer', 'offer'), step(null, 'offer'), step('offer', null)],
  } as unknown as Fit;
  expect(drawable(fit)).toEqual([step('lead', 'won')]);
});

test('how deep a stage is counts moves from where the map begins, through decisions', () => {
  expect([...depthsOf(graphOf(map))]).toEqual([
    ['lead', 0],
    ['offer', 1],
    ['won', 2],
  ]);
});

test.each([
  ['leaps forward', 'lead', 'won', ['offer'], ['offer']],
  ['goes back', 'won', 'lead', ['offer'], []],
  ['the map has no way for', 'lead', 'won', null, []],
] as const)(
  'a step that %s skips what lies between, and only forward',
  (_name, from, to, between, skipped) => {
    const found = skippedBy({ ...step(from, to), between: between && [...between] }, depthsOf(graphOf(map)));
    expect(found).toEqual(skipped);
  },
);
