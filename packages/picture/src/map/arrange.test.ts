// Cells: what is placed stays, what is not finds room, and tidying is one command.
import { applyCommand, mapSchema, type SalesMap } from '@portolan/core';
import { describe, expect, it } from 'vitest';
import { fourteenStages, largeMap, sevenStages } from '../testing/test-maps.ts';
import { arrangeMap, tidyMap } from './arrange.ts';

function withNode(map: SalesMap, node: object, ...paths: object[]): SalesMap {
  return mapSchema.parse({ ...map, nodes: [...map.nodes, node], paths: [...map.paths, ...paths] });
}

describe('arranging a map', () => {
  it('gives the 7-stage cycle the cells one would draw', () => {
    expect(Object.fromEntries(arrangeMap(sevenStages()))).toEqual({
      prospect: { column: 0, row: 0 },
      contact: { column: 1, row: 0 },
      qualify: { column: 2, row: 0 },
      fits: { column: 3, row: 0 },
      nurture: { column: 2, row: 1 },
      present: { column: 4, row: 0 },
      objections: { column: 5, row: 0 },
      close: { column: 6, row: 0 },
      disqualified: { column: 3, row: 1 },
      lost: { column: 5, row: 1 },
    });
  });

  it('never lets a later phase begin before an earlier one has ended', () => {
    const map = fourteenStages();
    const cells = arrangeMap(map);
    const index = new Map(map.phases.map(({ id }, i) => [id, i]));
    const stages = map.nodes.flatMap((node) =>
      node.type === 'stage' && node.phase !== null && cells.has(node.id)
        ? [{ phase: index.get(node.phase)!, column: cells.get(node.id)!.column }]
        : [],
    );
    const mixed = stages.flatMap((a) => stages.filter((b) => a.phase < b.phase && a.column >= b.column));
    expect(mixed).toEqual([]);
  });

  it('moves nothing else when an outcome is added', () => {
    const map = fourteenStages();
    const before = arrangeMap(map);
    const after = arrangeMap(
      withNode(
        map,
        { type: 'outcome', id: 'new', name: 'Postponed', kind: 'lost' },
        { id: 'p', from: 's7', to: 'new' },
      ),
    );
    for (const [id, cell] of before) expect(after.get(id), id).toEqual(cell);
    expect(after.get('new')).toBeDefined();
  });

  it('puts stages that nothing joins yet one after the other', () => {
    const map = mapSchema.parse({
      nodes: ['a', 'b', 'c'].map((id) => ({ type: 'stage', id, name: id })),
    });
    expect([...arrangeMap(map).values()]).toEqual([
      { column: 0, row: 0 },
      { column: 1, row: 0 },
      { column: 2, row: 0 },
    ]);
  });

  it('leaves placed nodes where they are, even two in one cell: the second moves', () => {
    const place = { column: 4, row: 2 };
    const map = mapSchema.parse({
      nodes: ['a', 'b', 'c'].map((id) => ({ type: 'stage', id, name: id, place })),
    });
    const cells = arrangeMap(map);
    expect(cells.get('a')).toEqual(place);
    expect(new Set(Array.from(cells.values(), ({ column, row }) => `${column} ${row}`)).size).toBe(3);
  });

  it('survives circles without a beginning', () => {
    const map = mapSchema.parse({
      nodes: ['a', 'b', 'c'].map((id) => ({ type: 'stage', id, name: id })),
      paths: [
        { id: 'ab', from: 'a', to: 'b' },
        { id: 'bc', from: 'b', to: 'c' },
        { id: 'ca', from: 'c', to: 'a' },
      ],
    });
    expect([...arrangeMap(map).values()].map(({ column }) => column)).toEqual([0, 1, 2]);
  });

  it('finds a cell that a place can name for each of a thousand nodes side by side', () => {
    const map = mapSchema.parse({
      nodes: Array.from({ length: 1000 }, (_, i) => ({ type: 'stage', id: `n${i}`, name: `n${i}` })),
      paths: Array.from({ length: 999 }, (_, i) => ({ id: `p${i}`, from: 'n0', to: `n${i + 1}` })),
    });
    expect(applyCommand(map, tidyMap(map)).ok).toBe(true);
  });
});

describe('tidying', () => {
  it('is one command that the map takes, and then there is nothing left to tidy', () => {
    for (const map of [sevenStages(), fourteenStages(), largeMap(150)]) {
      const done = applyCommand(map, tidyMap(map));
      if (!done.ok) throw new Error(done.refusal.message);
      expect(done.map.nodes.every((node) => node.parent !== null || node.place !== null)).toBe(true);
      expect(tidyMap(done.map)).toEqual({ do: 'several', commands: [] });
      expect(arrangeMap(done.map)).toEqual(arrangeMap(map));
    }
  });

  it('keeps pinned nodes where asked, and frees them where not', () => {
    const map = sevenStages();
    const place = { column: 9, row: 3, pinned: true };
    const pinned = mapSchema.parse({
      ...map,
      nodes: map.nodes.map((node) => (node.id === 'lost' ? { ...node, place } : node)),
    });
    const placeOf = (command: ReturnType<typeof tidyMap>): unknown => {
      const done = applyCommand(pinned, command);
      return done.ok ? done.map.nodes.find(({ id }) => id === 'lost')!.place : null;
    };
    expect(placeOf(tidyMap(pinned))).toEqual(place);
    expect(placeOf(tidyMap(pinned, { keepPinned: false }))).toEqual({ column: 5, row: 1, pinned: false });
  });
});
