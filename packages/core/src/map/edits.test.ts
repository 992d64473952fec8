import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapArbitrary } from '../../testing/map-commands.ts';
import { applyCommand } from './apply.ts';
import type { MapCommand } from './command.ts';
import { addNode, connect, copyOf, insertOnPath, moveNodes, paste, removeElements } from './edits.ts';
import type { Places } from './edits.ts';
import { emptyMap, mapSchema } from './map.ts';
import type { SalesMap } from './map.ts';

const ids = () => {
  let next = 0;
  return () => `new${next++}`;
};
const done = (map: SalesMap, command: MapCommand | null): SalesMap => {
  const applied = applyCommand(map, command!);
  if (!applied.ok) throw new Error(applied.refusal.message);
  return applied.map;
};
const placesOf = (map: SalesMap): Places =>
  new Map(map.nodes.map((node, i) => [node.id, node.place ?? { column: i, row: 0 }]));

const LINE = mapSchema.parse({
  lanes: [{ id: 'sales', name: 'Sales' }],
  phases: [{ id: 'c', name: 'Consideration' }],
  nodes: [
    { type: 'stage', id: 'a', name: 'A', lane: 'sales', phase: 'c' },
    { type: 'stage', id: 'b', name: 'B', lane: 'sales' },
    { type: 'stage', id: 'part', name: 'Part', parent: 'b' },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
  ],
  paths: [
    { id: 'ab', from: 'a', to: 'b', label: 'fits' },
    { id: 'bl', from: 'b', to: 'lost' },
  ],
});
const PLACES: Places = new Map([
  ['a', { column: 0, row: 0 }],
  ['b', { column: 1, row: 0 }],
  ['lost', { column: 2, row: 0 }],
]);

describe('a new stage', () => {
  it('stands after the chosen one, in its lane and phase, joined to it; nothing else moves', () => {
    const { command, id } = addNode(
      LINE,
      PLACES,
      { type: 'stage', name: 'New' },
      { newId: ids(), after: 'a' },
    );
    const map = done(LINE, command);
    const node = map.nodes.find((one) => one.id === id);
    // Column 1, row 0 is taken by B.
    expect(node).toMatchObject({ lane: 'sales', phase: 'c', place: { column: 1, row: 1 } });
    expect(map.paths.at(-1)).toMatchObject({ from: 'a', to: id });
    expect(map.nodes[1]!.place).toMatchObject({ column: 1, row: 0 });
  });

  it('on an empty map is its beginning', () => {
    const { command } = addNode(emptyMap(), new Map(), { type: 'stage', name: 'First' }, { newId: ids() });
    expect(done(emptyMap(), command).nodes[0]).toMatchObject({ name: 'First', place: { column: 0, row: 0 } });
  });

  it('after an outcome is not joined: nothing comes after it', () => {
    const { command } = addNode(
      LINE,
      PLACES,
      { type: 'stage', name: 'New' },
      { newId: ids(), after: 'lost' },
    );
    expect(done(LINE, command).paths).toHaveLength(2);
  });

  it('on a path makes room and keeps the answer on the first half', () => {
    const { command, id } = insertOnPath(LINE, PLACES, 'ab', { type: 'stage', name: 'Between' }, ids())!;
    const map = done(LINE, command);
    expect(map.paths.find((path) => path.id === 'ab')).toMatchObject({ from: 'a', to: id, label: 'fits' });
    expect(map.paths.at(-1)).toMatchObject({ from: id, to: 'b' });
    expect(map.nodes.find((one) => one.id === id)!.place).toMatchObject({ column: 1, row: 0 });
    expect(map.nodes.find((one) => one.id === 'b')!.place).toMatchObject({ column: 2, row: 0 });
  });
});

describe('joining', () => {
  it.each([
    ['a', 'a', 'itself'],
    ['lost', 'a', 'fromOutcome'],
    ['a', 'b', 'already'],
    ['a', 'part', 'across'],
    ['a', 'gone', 'missing'],
  ])('%s to %s is refused: %s', (from, to, why) => {
    expect(connect(LINE, from, to, ids())).toEqual({ ok: false, why });
  });
});

describe('taking away', () => {
  it('a stage between two others leaves a path behind', () => {
    const map = done(LINE, removeElements(LINE, ['b'], ids()));
    expect(map.nodes.map(({ id }) => id)).toEqual(['a', 'lost']);
    expect(map.paths).toMatchObject([{ from: 'a', to: 'lost', label: 'fits' }]);
  });

  it('nothing is no command', () => {
    expect(removeElements(LINE, [], ids())).toBeNull();
  });
});

describe('copying', () => {
  it('pastes stages with their parts and paths under new ids, with what this map knows of', () => {
    const fragment = copyOf(LINE, ['a', 'b']);
    expect(fragment.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'part']);
    const other = mapSchema.parse({ lanes: [{ id: 'x', name: 'X' }] });
    const pasted = done(other, paste(other, new Map(), fragment, ids()).command);
    expect(pasted.nodes).toMatchObject([
      { name: 'A', lane: 'x', phase: null },
      { name: 'B', lane: 'x' },
      { name: 'Part', parent: pasted.nodes[1]!.id },
    ]);
    expect(pasted.paths).toMatchObject([{ label: 'fits', from: pasted.nodes[0]!.id }]);
  });
});

describe('every edit', () => {
  it('of any map is a command that can be applied and taken back', () => {
    fc.assert(
      fc.property(mapArbitrary, fc.nat(100), fc.nat(100), (map, i, j) => {
        const places = placesOf(map);
        const node = map.nodes[i % Math.max(1, map.nodes.length)];
        const path = map.paths[j % Math.max(1, map.paths.length)];
        const newId = ids();
        const commands = [
          addNode(map, places, { type: 'stage', name: 'New' }, { newId, after: node?.id }).command,
          ...(path === undefined
            ? []
            : [insertOnPath(map, places, path.id, { type: 'decision', name: 'So?' }, newId)!.command]),
          ...(node === undefined
            ? []
            : [
                removeElements(map, [node.id], newId)!,
                paste(map, places, copyOf(map, [node.id]), newId).command,
                moveNodes(
                  map,
                  places,
                  new Map([[node.id, { column: 7, row: 2, lane: null, phase: null }]]),
                ) ?? {
                  do: 'several' as const,
                  commands: [],
                },
              ]),
        ];
        for (const command of commands) {
          const applied = applyCommand(map, command);
          if (!applied.ok) throw new Error(applied.refusal.message);
          const back = applyCommand(applied.map, applied.inverse);
          expect(back.ok && back.map).toEqual(map);
        }
      }),
      { numRuns: 200 },
    );
  });
});
