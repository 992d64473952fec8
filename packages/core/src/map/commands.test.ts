import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapArbitrary, play, throwArbitrary } from '../../testing/map-commands.ts';
import { applyCommand } from './apply.ts';
import type { MapCommand } from './command.ts';
import { mapCommandSchema, touches } from './command.ts';
import { commandsBetween } from './commands-between.ts';
import { diffMaps, equal } from './diff.ts';
import { emptyMap, MAP_LIMITS, mapSchema } from './map.ts';
import { nodeSchema } from './nodes.ts';
import { problemsOf } from './problems.ts';

const stage = (id: string, fields: Record<string, unknown> = {}) =>
  nodeSchema.parse({ type: 'stage', id, name: id, ...fields });

const path = (from: string, to: string, label = ''): MapCommand => ({
  do: 'add',
  to: 'paths',
  element: { id: 'new', from, to, label, no: null, rule: null, note: '' },
});

describe('commands', () => {
  it('taken back in reverse order restore the map exactly, whatever they were', () => {
    fc.assert(
      fc.property(mapArbitrary, fc.array(throwArbitrary, { maxLength: 25 }), (start, throws) => {
        const { map, done } = play(start, throws);
        let back = map;
        for (const { inverse } of done.toReversed()) {
          const undone = applyCommand(back, inverse);
          if (!undone.ok) throw new Error(undone.refusal.message);
          back = undone.map;
        }
        expect(back).toEqual(start);
      }),
      { numRuns: 300 },
    );
  });

  it('never make a map that its schema or its references refuse', () => {
    fc.assert(
      fc.property(mapArbitrary, (map) => {
        expect(mapSchema.parse(JSON.parse(JSON.stringify(map)))).toEqual(map);
        expect(problemsOf(map)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('and their inverses pass the schema of what a caller may send', () => {
    fc.assert(
      fc.property(fc.array(throwArbitrary, { maxLength: 25 }), (throws) => {
        for (const { command, inverse } of play(emptyMap(), throws).done) {
          expect(mapCommandSchema.parse(command)).toEqual(command);
          expect(mapCommandSchema.parse(inverse)).toEqual(inverse);
        }
      }),
    );
  });

  it('leave the map they are applied to as it was', () => {
    fc.assert(
      fc.property(mapArbitrary, fc.array(throwArbitrary, { maxLength: 10 }), (map, throws) => {
        const before = structuredClone(map);
        play(map, throws);
        expect(map).toEqual(before);
      }),
    );
  });

  it('take all that hangs on an element with it, and bring all of it back', () => {
    const map = mapSchema.parse({
      lanes: [{ id: 'sales', name: 'Sales' }],
      phases: [{ id: 'a', name: 'Awareness' }],
      nodes: [
        stage('one', { lane: 'sales', phase: 'a', stakeholders: ['sales'] }),
        stage('part', { parent: 'one' }),
        stage('two'),
      ],
      paths: [{ id: 'p', from: 'one', to: 'two' }],
      starts: ['one'],
    });
    const removed = applyCommand(map, { do: 'remove', from: 'nodes', id: 'one' });
    if (!removed.ok) throw new Error(removed.refusal.message);
    expect(removed.map.nodes.map(({ id }) => id)).toEqual(['two']);
    expect(removed.map.paths).toEqual([]);
    expect(removed.map.starts).toEqual([]);
    const back = applyCommand(removed.map, removed.inverse);
    expect(back.ok && back.map).toEqual(map);
    const lane = applyCommand(map, { do: 'remove', from: 'lanes', id: 'sales' });
    expect(lane.ok && lane.map.nodes[0]).toMatchObject({ lane: null, stakeholders: [] });
  });

  const small = mapSchema.parse({
    nodes: [
      stage('a'),
      stage('b'),
      stage('in', { parent: 'a' }),
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
      { type: 'decision', id: 'd', name: 'Fits?' },
    ],
    paths: [
      { id: 'ab', from: 'a', to: 'b' },
      { id: 'yes', from: 'd', to: 'b', label: 'yes' },
    ],
  });
  it.each<[string, MapCommand, string, string]>([
    ['an element that is not there', { do: 'remove', from: 'nodes', id: 'zz' }, 'noSuchElement', 'nodes/zz'],
    [
      'a field that is not there',
      { do: 'set', in: 'nodes', id: 'a', field: 'colour', value: 1 },
      'noSuchField',
      'nodes/a/colour',
    ],
    [
      'a field of another kind of node',
      { do: 'set', in: 'nodes', id: 'd', field: 'checklist', value: [] },
      'noSuchField',
      'nodes/d/checklist',
    ],
    ['another id', { do: 'set', in: 'nodes', id: 'a', field: 'id', value: 'x' }, 'noSuchField', 'nodes/a/id'],
    [
      'a prototype',
      { do: 'set', in: 'nodes', id: 'a', field: '__proto__', value: {} },
      'noSuchField',
      'nodes/a/__proto__',
    ],
    [
      'an empty name',
      { do: 'set', in: 'nodes', id: 'a', field: 'name', value: '  ' },
      'badValue',
      'nodes/a/name',
    ],
    [
      'an id in use elsewhere',
      { do: 'add', to: 'lanes', element: { id: 'ab', name: 'x', note: '' } },
      'idTaken',
      'lanes/ab',
    ],
    ['a path to a missing node', path('a', 'zz'), 'wouldBreak', 'paths/2/to'],
    ['a path out of an outcome', path('lost', 'a'), 'wouldBreak', 'paths/2/from'],
    ['a path to itself', path('a', 'a'), 'wouldBreak', 'paths/2/to'],
    ['a second path between two stages', path('a', 'b', 'again'), 'wouldBreak', 'paths/2'],
    ['a second equal answer', path('d', 'b', 'yes'), 'wouldBreak', 'paths/2'],
    ['a path out of a stage from within', path('in', 'b'), 'wouldBreak', 'paths/2'],
    [
      'a stage within itself',
      { do: 'set', in: 'nodes', id: 'a', field: 'parent', value: 'in' },
      'wouldBreak',
      'nodes/0/parent',
    ],
    [
      'a stage within a decision',
      { do: 'set', in: 'nodes', id: 'b', field: 'parent', value: 'd' },
      'wouldBreak',
      'nodes/1/parent',
    ],
    [
      'a sub-stage of a sub-stage',
      { do: 'set', in: 'nodes', id: 'b', field: 'parent', value: 'in' },
      'wouldBreak',
      'nodes/1/parent',
    ],
    [
      'a lane that is not there',
      { do: 'set', in: 'nodes', id: 'a', field: 'lane', value: 'zz' },
      'wouldBreak',
      'nodes/0/lane',
    ],
    ['a start that is not there', { do: 'setMap', field: 'starts', value: ['zz'] }, 'wouldBreak', 'starts/0'],
    [
      'a link that runs script',
      {
        do: 'add',
        to: 'library',
        element: {
          id: 'l',
          name: 'x',
          purpose: 'other',
          link: 'javascript:alert(1)',
          phase: null,
          persona: null,
          problem: '',
        },
      },
      'badValue',
      'library/l/link',
    ],
  ])('are refused for %s, with the place and a reason', (_, command, code, about) => {
    const refused = applyCommand(small, command);
    expect(refused).toMatchObject({ ok: false, refusal: { code, about } });
    expect(!refused.ok && refused.refusal.message).not.toBe('');
  });

  it('stop where a map is full', () => {
    const nodes = Array.from({ length: MAP_LIMITS.nodes }, (_, i) => stage(`s${i}`));
    const full = { ...emptyMap(), nodes };
    expect(applyCommand(full, { do: 'add', to: 'nodes', element: stage('more') })).toMatchObject({
      ok: false,
      refusal: { code: 'tooMany' },
    });
    expect(mapSchema.safeParse({ nodes: [...nodes, stage('more')] }).success).toBe(false);
  });

  it('of two people on different fields both survive, in either order', () => {
    const name: MapCommand = { do: 'set', in: 'nodes', id: 'a', field: 'name', value: 'Meet' };
    const days: MapCommand = { do: 'set', in: 'nodes', id: 'a', field: 'expectedDays', value: 5 };
    for (const order of [
      [name, days],
      [days, name],
    ]) {
      const both = applyCommand(small, { do: 'several', commands: order });
      expect(both.ok && both.map.nodes[0]).toMatchObject({ name: 'Meet', expectedDays: 5 });
    }
    expect(touches(name)).toEqual(['nodes/a/name']);
  });
});

describe('the difference of two maps', () => {
  it('is empty for equal maps only', () => {
    fc.assert(
      fc.property(mapArbitrary, mapArbitrary, (a, b) => {
        expect(diffMaps(a, a)).toEqual([]);
        const ordered = (map: typeof a) => ({
          ...map,
          ...Object.fromEntries(
            (['nodes', 'paths', 'personas', 'library'] as const).map((list) => [
              list,
              map[list].toSorted((x, y) => (x.id < y.id ? -1 : 1)),
            ]),
          ),
        });
        expect(diffMaps(a, b).length === 0).toBe(equal(ordered(a), ordered(b)));
      }),
    );
  });

  it('tells added, removed, renamed, moved and changed apart', () => {
    const before = mapSchema.parse({
      lanes: [
        { id: 'm', name: 'Marketing' },
        { id: 's', name: 'Sales' },
      ],
      nodes: [stage('a', { lane: 'm' }), stage('b')],
      paths: [{ id: 'p', from: 'a', to: 'b' }],
    });
    const after = mapSchema.parse({
      goal: { text: 'More', target: 20 },
      lanes: [
        { id: 's', name: 'Sales' },
        { id: 'm', name: 'Marketing' },
      ],
      nodes: [stage('a', { lane: 's', name: 'Meet', expectedDays: 3 }), stage('c')],
    });
    expect(diffMaps(before, after).map((one) => `${one.kind} ${'id' in one ? one.id : one.field}`)).toEqual([
      'mapChanged goal',
      'moved s',
      'moved m',
      'renamed a',
      'moved a',
      'changed a',
      'added c',
      'removed b',
      'removed p',
    ]);
  });

  it('as commands makes one map into the other, and back', () => {
    fc.assert(
      fc.property(mapArbitrary, fc.array(throwArbitrary, { maxLength: 25 }), mapArbitrary, (a, throws, c) => {
        for (const b of [play(a, throws).map, c]) {
          const there = applyCommand(a, commandsBetween(a, b));
          if (!there.ok) throw new Error(there.refusal.message);
          expect(there.map).toEqual(b);
          const back = applyCommand(there.map, there.inverse);
          expect(back.ok && back.map).toEqual(a);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('as commands comes back from a stage that others were put into, whatever its id was before', () => {
    const before = mapSchema.parse({
      lanes: [{ id: 'x', name: 'Sales' }],
      nodes: [{ type: 'stage', id: 'a', name: 'A' }],
    });
    const after = mapSchema.parse({
      nodes: [
        { type: 'stage', id: 'a', name: 'A', parent: 'x' },
        { type: 'stage', id: 'x', name: 'X' },
      ],
    });
    const there = applyCommand(before, commandsBetween(before, after));
    if (!there.ok) throw new Error(there.refusal.message);
    expect(there.map).toEqual(after);
    expect(applyCommand(there.map, there.inverse)).toMatchObject({ ok: true, map: before });
  });
});
