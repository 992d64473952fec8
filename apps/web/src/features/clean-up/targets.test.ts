import type { DealWay } from '@portolan/contract';
import { mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { targetsOfMap, targetsOfWays } from './targets.ts';

const way = (more: Partial<DealWay>): DealWay => ({
  to: 'a',
  name: 'A',
  type: 'stage',
  answers: [],
  no: null,
  passes: [],
  missing: [],
  needsReason: false,
  reasons: [],
  needsBackOn: false,
  forward: true,
  ...more,
});

test.each([
  ['a stage further on', {}, 'advance'],
  ['a resting stage', { needsBackOn: true, forward: false }, 'rest'],
  ['an outcome', { type: 'outcome', forward: false }, 'close'],
  ['a stage before', { forward: false }, undefined],
  ['a jump', { passes: ['jump'] }, undefined],
] as const)('%s is offered as %s', (_, more, kind) => {
  expect(targetsOfWays([way({ ...more, passes: [...('passes' in more ? more.passes : [])] })])[0]?.kind).toBe(
    kind,
  );
});

test('a gate that blocks is shown, and cannot be taken', () => {
  const [target] = targetsOfWays([way({ passes: ['gate'], missing: ['x', 'y'] })]);
  expect(target).toMatchObject({ isBarred: true, missing: 2 });
});

test('many deals can go to every place of the map where deals can be', () => {
  const map = mapSchema.parse({
    nodes: [
      { type: 'stage', id: 'reach', name: 'Reach', kind: 'audience' },
      { type: 'stage', id: 'offer', name: 'Offer' },
      { type: 'stage', id: 'nurture', name: 'Nurture', kind: 'resting' },
      { type: 'decision', id: 'fits', name: 'Fits?' },
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
    ],
    paths: [],
  });
  expect(targetsOfMap(map).map(({ to, kind }) => [to, kind])).toEqual([
    ['offer', 'advance'],
    ['nurture', 'rest'],
    ['lost', 'close'],
  ]);
});
