import { mapSchema } from '@portolan/core';
import type { SalesMap } from '@portolan/core';
import { expect, test } from 'vitest';
import { countDifferences, mapDifferences, marksOf, type Say } from './map-differences.ts';

const SAY: Say = {
  number: String,
  days: (value) => `${value} days`,
  date: (day) => `on ${day}`,
  word: (field, value) => (field === 'kind' && value === 'resting' ? 'Resting' : undefined),
  yes: 'Yes',
  no: 'No',
  rule: 'a condition',
};

const BEFORE: SalesMap = mapSchema.parse({
  lanes: [
    { id: 'sales', name: 'Sales' },
    { id: 'legal', name: 'Legal' },
  ],
  nodes: [
    {
      type: 'stage',
      id: 'qualify',
      name: 'Qualify',
      lane: 'sales',
      expectedDays: 5,
      checklist: [
        { id: 'a', text: 'Budget is known' },
        { id: 'b', text: 'Needs are known' },
        { id: 'c', text: 'A date is set' },
      ],
    },
    { type: 'stage', id: 'offer', name: 'Offer', lane: 'sales' },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
  ],
  paths: [{ id: 'p', from: 'qualify', to: 'offer' }],
});

/** The map with some of its nodes changed. */
function withNode(id: string, part: object): SalesMap {
  return mapSchema.parse({
    ...BEFORE,
    nodes: BEFORE.nodes.map((node) => (node.id === id ? { ...node, ...part } : node)),
  });
}

test('equal maps have no differences', () => {
  expect(mapDifferences(BEFORE, BEFORE, SAY)).toEqual([]);
});

test('a changed field is told as before and after, in words', () => {
  const [one] = mapDifferences(BEFORE, withNode('qualify', { expectedDays: 9, kind: 'resting' }), SAY);
  expect(one).toMatchObject({ about: 'nodes/qualify', kind: 'stage', mark: 'changed', name: 'Qualify' });
  expect(one?.fields).toEqual([
    { field: 'kind', before: 'working', after: 'Resting', items: [] },
    { field: 'expectedDays', before: '5 days', after: '9 days', items: [] },
  ]);
});

test('a stage that goes to another lane has moved, and both lanes are named', () => {
  const [one] = mapDifferences(BEFORE, withNode('offer', { lane: 'legal' }), SAY);
  expect(one).toMatchObject({
    mark: 'moved',
    fields: [{ field: 'lane', before: 'Sales', after: 'Legal', items: [] }],
  });
});

test('where a node stands within its lane is not told in words', () => {
  const after = withNode('offer', { place: { column: 3, row: 0 } });
  expect(mapDifferences(BEFORE, after, SAY)).toEqual([]);
  expect(marksOf(BEFORE, after)).toEqual({ before: new Map(), after: new Map() });
});

test('items of a list are told one by one: new, gone, reworded, changed otherwise', () => {
  const after = withNode('qualify', {
    checklist: [
      { id: 'a', text: 'Budget is agreed' },
      { id: 'b', text: 'Needs are known', required: false },
      { id: 'd', text: 'The decision maker is known' },
    ],
  });
  const [one] = mapDifferences(BEFORE, after, SAY);
  expect(one?.fields).toEqual([
    {
      field: 'checklist',
      before: '',
      after: '',
      items: [
        { mark: 'changed', before: 'Budget is known', after: 'Budget is agreed' },
        { mark: 'touched', text: 'Needs are known' },
        { mark: 'added', text: 'The decision maker is known' },
        { mark: 'removed', text: 'A date is set' },
      ],
    },
  ]);
});

test('the goal is told part by part', () => {
  const after: SalesMap = mapSchema.parse({
    ...BEFORE,
    goal: { text: 'Win more', target: 28, by: '2027-06-30', change: true },
  });
  const [one] = mapDifferences(BEFORE, after, SAY);
  expect(one).toMatchObject({ about: 'map', kind: 'map' });
  expect(one?.fields.map(({ field, before, after: now }) => [field, before, now])).toEqual([
    ['goalText', '', 'Win more'],
    ['goalTarget', '', '28'],
    ['goalChange', 'No', 'Yes'],
    ['goalBy', '', 'on 2027-06-30'],
  ]);
});

test('a path is named by its two ends, and a renamed stage says its name before', () => {
  const after: SalesMap = mapSchema.parse({
    ...withNode('qualify', { name: 'Discover' }),
    paths: [...BEFORE.paths, { id: 'q', from: 'offer', to: 'lost', label: 'no' }],
  });
  const found = mapDifferences(BEFORE, after, SAY);
  expect(found).toMatchObject([
    { about: 'nodes/qualify', name: 'Discover', renamedFrom: 'Qualify', fields: [] },
    { about: 'paths/q', kind: 'path', mark: 'added', name: 'no', from: 'Offer', to: 'Lost' },
  ]);
  expect(countDifferences(found)).toEqual({ added: 1, removed: 0, changed: 1 });
});

test('what is gone is marked on the old picture, what is new on the new one, the rest on both', () => {
  const after: SalesMap = mapSchema.parse({
    ...withNode('qualify', { expectedDays: 9 }),
    nodes: [
      ...withNode('qualify', { expectedDays: 9 }).nodes.filter(({ id }) => id !== 'lost'),
      { type: 'stage', id: 'sign', name: 'Sign' },
    ],
  });
  const marks = marksOf(BEFORE, after);
  expect(Object.fromEntries(marks.before)).toEqual({ qualify: 'changed', lost: 'removed' });
  expect(Object.fromEntries(marks.after)).toEqual({ qualify: 'changed', sign: 'added' });
});

test('a gone element keeps the name it had', () => {
  const after: SalesMap = mapSchema.parse({
    ...BEFORE,
    nodes: BEFORE.nodes.filter(({ id }) => id !== 'lost'),
  });
  expect(mapDifferences(BEFORE, after, SAY)).toMatchObject([{ mark: 'removed', name: 'Lost' }]);
});
