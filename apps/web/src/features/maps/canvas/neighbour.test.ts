import { mapSchema } from '@portolan/core';
import { layoutMap } from '@portolan/picture';
import { describe, expect, it } from 'vitest';
import { neighbour } from './neighbour.ts';

const map = mapSchema.parse({
  nodes: [
    { type: 'stage', id: 'a', name: 'A', place: { column: 0, row: 0 } },
    { type: 'stage', id: 'b', name: 'B', place: { column: 1, row: 0 } },
    { type: 'stage', id: 'c', name: 'C', place: { column: 2, row: 0 } },
    { type: 'stage', id: 'under', name: 'Under', place: { column: 1, row: 1 } },
  ],
});
const boxes = layoutMap(map).nodes;
const mirrored = layoutMap(map, { direction: 'rtl' }).nodes;

describe('an arrow key', () => {
  it.each([
    ['a', 'right', 'b'],
    ['b', 'right', 'c'],
    ['c', 'right', undefined],
    ['b', 'left', 'a'],
    ['b', 'down', 'under'],
    ['under', 'up', 'b'],
    ['a', 'up', undefined],
  ] as const)('from %s to the %s leads to %s', (from, way, to) => {
    expect(neighbour(boxes, from, way)).toBe(to);
  });

  it('means what is seen where text runs from the right', () => {
    expect(neighbour(mirrored, 'a', 'left')).toBe('b');
  });

  it('begins at the first node', () => {
    expect(neighbour(boxes, undefined, 'down')).toBe('a');
    expect(neighbour([], undefined, 'down')).toBeUndefined();
  });
});
