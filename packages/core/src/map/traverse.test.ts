import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapArbitrary } from '../../testing/map-commands.ts';
import { machineOf, nodesOfActivities } from './machine.ts';
import { mapSchema } from './map.ts';
import { graphOf, leadingTo, movesFrom, reachableFrom, shortestToWon, startsOf } from './traverse.ts';

/** Prospect -> Qualify -> Fits? -> yes: Offer -> Signed; not yet: Nurture -> Qualify; no: Lost. Small deals skip Offer. */
const MAP = mapSchema.parse({
  nodes: [
    { type: 'stage', id: 'prospect', name: 'Prospect' },
    { type: 'stage', id: 'qualify', name: 'Qualify' },
    { type: 'decision', id: 'fits', name: 'Fits?' },
    { type: 'decision', id: 'large', name: 'Large?' },
    { type: 'stage', id: 'nurture', name: 'Nurture', kind: 'resting' },
    { type: 'stage', id: 'offer', name: 'Offer', alsoKnownAs: ['Proposal'] },
    { type: 'stage', id: 'write', name: 'Write it', parent: 'offer' },
    { type: 'stage', id: 'show', name: 'Show it', parent: 'offer' },
    { type: 'stage', id: 'signed', name: 'Signed', milestones: ['won'] },
    { type: 'stage', id: 'care', name: 'Care' },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
    { type: 'stage', id: 'island', name: 'Island', parent: null },
  ],
  paths: [
    { id: 'p1', from: 'prospect', to: 'qualify' },
    { id: 'p2', from: 'qualify', to: 'fits' },
    { id: 'no', from: 'fits', to: 'lost', label: 'no', no: 'never' },
    { id: 'yet', from: 'fits', to: 'nurture', label: 'not yet', no: 'notNow' },
    { id: 'yes', from: 'fits', to: 'large', label: 'yes' },
    {
      id: 'big',
      from: 'large',
      to: 'offer',
      label: 'large',
      rule: { kind: 'field', field: 'amount', is: { op: 'over', number: 1000 } },
    },
    {
      id: 'small',
      from: 'large',
      to: 'signed',
      label: 'small',
      rule: { kind: 'not', rule: { kind: 'field', field: 'amount', is: { op: 'over', number: 1000 } } },
    },
    { id: 'back', from: 'nurture', to: 'qualify' },
    { id: 'sign', from: 'offer', to: 'signed' },
    { id: 'turn', from: 'offer', to: 'lost' },
    { id: 'then', from: 'signed', to: 'care' },
    { id: 'ws', from: 'write', to: 'show' },
  ],
  starts: ['prospect'],
});
const GRAPH = graphOf(MAP);
const byText = (a: string, b: string) => (a < b ? -1 : 1);

describe('walks over a map', () => {
  it('find where it starts: as told, or where no path leads to', () => {
    expect(startsOf(GRAPH)).toEqual(['prospect']);
    expect(startsOf(graphOf({ ...MAP, starts: [] }))).toEqual(['prospect', 'island']);
    const circle = mapSchema.parse({
      nodes: [
        { type: 'stage', id: 'a', name: 'a' },
        { type: 'stage', id: 'b', name: 'b' },
      ],
      paths: [
        { id: 'ab', from: 'a', to: 'b' },
        { id: 'ba', from: 'b', to: 'a' },
      ],
    });
    expect(startsOf(graphOf(circle))).toEqual(['a']);
  });

  it('find what can be reached, and from where', () => {
    const reached = reachableFrom(GRAPH, ['offer']);
    expect([...reached].toSorted()).toEqual(['care', 'lost', 'offer', 'show', 'signed', 'write']);
    expect(leadingTo(GRAPH, ['nurture']).has('island')).toBe(false);
    expect([...leadingTo(GRAPH, ['nurture'])].toSorted()).toEqual(['fits', 'nurture', 'prospect', 'qualify']);
  });

  it('find a shortest way to won', () => {
    expect(shortestToWon(GRAPH)).toEqual(['prospect', 'qualify', 'fits', 'large', 'signed']);
    expect(shortestToWon(GRAPH, 'nurture')).toEqual(['nurture', 'qualify', 'fits', 'large', 'signed']);
    expect(shortestToWon(GRAPH, 'care')).toBeNull();
  });

  it('list the moves of a stage through decisions', () => {
    expect(movesFrom(GRAPH, 'qualify').map(({ to, by }) => [to.id, by])).toEqual([
      ['lost', 'person'],
      ['nurture', 'person'],
      ['offer', 'rule'],
      ['signed', 'rule'],
    ]);
    expect(movesFrom(GRAPH, 'qualify')[2]!.through.map(({ id }) => id)).toEqual(['p2', 'yes', 'big']);
  });

  it.each([
    [500, { offer: false, signed: true }],
    [5000, { offer: true, signed: false }],
  ])('know which moves the fields of a deal allow: amount %i', (amount, expected) => {
    const deal = { field: (name: string) => (name === 'amount' ? amount : null) };
    const allowed = Object.fromEntries(
      movesFrom(GRAPH, 'qualify', deal).map((move) => [move.to.id, move.allowed]),
    );
    expect(allowed).toMatchObject({ ...expected, lost: true, nurture: true });
  });

  it('end, however decisions are tangled', () => {
    const decisions = Array.from({ length: 60 }, (_, i) => `d${i}`);
    const tangle = mapSchema.parse({
      nodes: [
        { type: 'stage', id: 'a', name: 'a' },
        { type: 'stage', id: 'z', name: 'z' },
        ...decisions.map((id) => ({ type: 'decision', id, name: id })),
      ],
      paths: [
        { id: 'in', from: 'a', to: 'd0' },
        ...decisions.flatMap((from) =>
          decisions.filter((to) => to !== from).map((to) => ({ id: `${from}-${to}`, from, to, label: to })),
        ),
        { id: 'out', from: 'd59', to: 'z' },
      ].slice(0, 3000),
    });
    const moves = movesFrom(
      graphOf({
        ...tangle,
        paths: [...tangle.paths.slice(0, 2999), { ...tangle.paths[0]!, id: 'out', from: 'd5', to: 'z' }],
      }),
      'a',
    );
    expect(moves.map(({ to }) => to.id)).toEqual(['z']);
  });

  it('never leave the map', () => {
    fc.assert(
      fc.property(mapArbitrary, (map) => {
        const graph = graphOf(map);
        const ids = new Set(map.nodes.map(({ id }) => id));
        for (const id of reachableFrom(graph, startsOf(graph))) expect(ids.has(id)).toBe(true);
        for (const node of map.nodes) {
          for (const move of movesFrom(graph, node.id)) {
            expect(move.to.type).not.toBe('decision');
            expect(move.through[0]!.from).toBe(node.id);
            expect(move.through.at(-1)!.to).toBe(move.to.id);
          }
        }
        const way = shortestToWon(graph);
        way?.slice(1).forEach((id, i) => {
          expect(map.paths.some(({ from, to }) => from === way[i] && to === id)).toBe(true);
        });
      }),
    );
  });
});

describe('the map as a state machine', () => {
  const machine = machineOf(MAP, [
    'prospect',
    'Qualify',
    'proposal',
    'Show it',
    'Signed',
    'LOST',
    'Elsewhere',
  ]);
  const steps = machine.from.map((from, i) => [
    machine.nodes[from],
    machine.activities[machine.activity[i]!],
    machine.nodes[machine.to[i]!],
  ]);

  it('has a state per stage and outcome; decisions are passed through', () => {
    expect(machine.nodes).not.toContain('fits');
    expect(steps).toContainEqual(['qualify', 'proposal', 'offer']);
    expect(steps).toContainEqual(['qualify', 'LOST', 'lost']);
    expect(steps).toContainEqual([null, 'prospect', 'prospect']);
    expect(machine.paths[steps.findIndex(([from, , to]) => from === 'qualify' && to === 'offer')]).toEqual([
      'p2',
      'yes',
      'big',
    ]);
  });

  it('answers to names of the log, folded, and to what else a stage is known as', () => {
    expect(machine.activities).toEqual(
      expect.arrayContaining(['prospect', 'proposal', 'LOST', 'Nurture', 'Write it']),
    );
    expect(machine.activities).not.toContain('Elsewhere');
    expect(nodesOfActivities(MAP, ['PROPOSAL', 'Elsewhere'])).toEqual(
      new Map([
        ['PROPOSAL', ['offer']],
        ['Elsewhere', []],
      ]),
    );
  });

  it('enters sub-stages in their order and leaves from the last', () => {
    expect(steps).toContainEqual(['qualify', 'Write it', 'write']);
    expect(steps).toContainEqual(['offer', 'Write it', 'write']);
    expect(steps).toContainEqual(['write', 'Show it', 'show']);
    expect(steps).toContainEqual(['show', 'Signed', 'signed']);
    expect(steps).not.toContainEqual(['write', 'Signed', 'signed']);
    expect(steps).not.toContainEqual(['qualify', 'Show it', 'show']);
  });

  it('ends at outcomes, at won and after it; outcomes and won close a case', () => {
    const accepting = machine.accepting.map((state) => machine.nodes[state]!);
    expect(accepting.toSorted(byText)).toEqual(['care', 'island', 'lost', 'signed']);
    expect(machine.closing.map((label) => machine.activities[label]!).toSorted(byText)).toEqual([
      'LOST',
      'Signed',
    ]);
  });
});
