import { applyCommand, mapSchema, type MapCommand, type SalesMap } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { addAfter, addOnPath, duplicate } from './outline-edits.ts';

const start = mapSchema.parse({
  lanes: [{ id: 'l', name: 'Sales' }],
  nodes: [
    { type: 'stage', id: 'a', name: 'A', lane: 'l' },
    { type: 'decision', id: 'd', name: 'D', lane: 'l' },
    { type: 'stage', id: 'b', name: 'B', lane: 'l' },
    { type: 'stage', id: 'c', name: 'C', lane: 'l' },
  ],
  paths: [
    { id: 'ad', from: 'a', to: 'd' },
    { id: 'db', from: 'd', to: 'b', label: 'yes' },
    { id: 'dc', from: 'd', to: 'c', label: 'no' },
  ],
});

const ids = () => {
  let next = 0;
  return () => `n${next++}`;
};
function applied(command: MapCommand | undefined): SalesMap {
  const done = applyCommand(start, command!);
  if (!done.ok) throw new Error(done.refusal.message);
  return done.map;
}
const ways = (map: SalesMap): readonly string[] =>
  map.paths.map(({ from, to }) => `${from} ${to}`).toSorted();

describe('a node after another one', () => {
  test('goes between where there is one way on', () => {
    const added = addAfter(start, 'a', { type: 'stage', name: 'New' }, ids());
    expect(ways(applied(added.command))).toEqual(['a n0', 'd b', 'd c', 'n0 d']);
  });

  test('is one more way where there are several, or none', () => {
    const answer = addAfter(start, 'd', { type: 'stage', name: 'New' }, ids());
    expect(ways(applied(answer.command))).toEqual(['a d', 'd b', 'd c', 'd n0']);
    const last = addAfter(start, 'b', { type: 'stage', name: 'New' }, ids());
    expect(ways(applied(last.command))).toContain('b n0');
  });

  test('an outcome never goes between', () => {
    const added = addAfter(start, 'a', { type: 'outcome', name: 'Lost', kind: 'lost' }, ids());
    expect(ways(applied(added.command))).toEqual(['a d', 'a n0', 'd b', 'd c']);
  });

  test('can be the first of an empty map', () => {
    const empty = mapSchema.parse({});
    const added = addAfter(empty, null, { type: 'stage', name: 'New' }, ids());
    expect(applyCommand(empty, added.command)).toMatchObject({ ok: true });
  });
});

test('a node on the way of an answer leaves the answer where it was', () => {
  const map = applied(addOnPath(start, 'db', { type: 'stage', name: 'New' }, ids())?.command);
  expect(map.paths.find(({ from }) => from === 'd')?.label).toBe('yes');
  expect(ways(map)).toEqual(['a d', 'd c', 'd n0', 'n0 b']);
});

test('a copy stands for itself', () => {
  const made = duplicate(start, 'a', ids());
  const map = applied(made.command);
  expect(map.nodes.find(({ id }) => id === made.id)?.name).toBe('A');
  expect(ways(map)).toEqual(ways(start));
});
