// The rules of the pipeline: a table of moves, and what holds for every story that people can play with a deal.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may } from '../access/roles.ts';
import type { Role } from '../access/roles.ts';
import { mapSchema } from '../map/map.ts';
import { graphOf } from '../map/traverse.ts';
import { dealCommandSchema } from './command.ts';
import type { DealCommandInput } from './command.ts';
import { dealFieldsSchema } from './deal.ts';
import type { Deal } from './deal.ts';
import { decide } from './decide.ts';
import type { DecideContext } from './decide-context.ts';
import type { DealEvent } from './event.ts';
import { dealOf } from './evolve.ts';
import { gateHere } from './gate.ts';
import { depthsOf, isAfterWon, nextOf } from './next.ts';
import { recordOf } from './record.ts';

const graph = graphOf(
  mapSchema.parse({
    lanes: [
      { id: 'mk', name: 'Marketing' },
      { id: 'sa', name: 'Sales' },
    ],
    nodes: [
      { type: 'stage', id: 'reach', name: 'Reach', kind: 'audience' },
      { type: 'stage', id: 'lead', name: 'Lead', lane: 'mk' },
      {
        type: 'stage',
        id: 'work',
        name: 'Work',
        lane: 'sa',
        gate: 'block',
        checklist: [
          { id: 'need', text: 'Need' },
          { id: 'said', text: 'Said', by: 'buyer' },
          { id: 'sum', text: 'Sum', check: { how: 'field', field: 'amount' } },
          { id: 'nice', text: 'Nice', required: false },
        ],
      },
      {
        type: 'stage',
        id: 'step1',
        name: 'Step 1',
        lane: 'sa',
        parent: 'work',
        checklist: [{ id: 'one', text: 'One' }],
      },
      { type: 'stage', id: 'step2', name: 'Step 2', lane: 'sa', parent: 'work' },
      { type: 'decision', id: 'fits', name: 'Fits?' },
      { type: 'stage', id: 'offer', name: 'Offer', lane: 'sa', checklist: [{ id: 'call', text: 'Call' }] },
      { type: 'stage', id: 'won', name: 'Won', lane: 'sa', milestones: ['won'] },
      { type: 'stage', id: 'care', name: 'Care', lane: 'sa', kind: 'resting' },
      { type: 'stage', id: 'rest', name: 'Nurture', lane: 'mk', kind: 'resting' },
      { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
      { type: 'outcome', id: 'out', name: 'Not for us', kind: 'disqualified' },
    ],
    starts: ['lead'],
    paths: [
      { id: 'a', from: 'lead', to: 'work' },
      { id: 'b', from: 'work', to: 'fits' },
      { id: 'c', from: 'fits', to: 'offer', label: 'Yes' },
      { id: 'd', from: 'fits', to: 'rest', label: 'Not now', no: 'notNow' },
      { id: 'e', from: 'rest', to: 'work' },
      {
        id: 'f',
        from: 'offer',
        to: 'won',
        rule: { kind: 'field', field: 'amount', is: { op: 'moneyUnder', minor: 1000, currency: 'EUR' } },
      },
      { id: 'g', from: 'offer', to: 'lost' },
      { id: 'h', from: 'won', to: 'care' },
      { id: 'i', from: 'step1', to: 'step2' },
      { id: 'j', from: 'lead', to: 'out' },
      { id: 'k', from: 'reach', to: 'lead' },
    ],
  }),
);

const START = Date.parse('2026-03-02T09:00:00Z');
let count = 0;
const uuid = (n: number): string => `0192f0c1-0000-7000-8000-${String(n).padStart(12, '0')}`;

function context(more: Partial<DecideContext> & { readonly at?: number } = {}): DecideContext {
  const { at = START, role = 'member' } = more;
  return {
    graph,
    now: new Date(at).toISOString(),
    newId: () => uuid(++count),
    actorId: uuid(900),
    role,
    may: (permission) => may(role, permission),
    recordOf: (deal) => recordOf(deal, at),
    ...more,
  };
}

function run(commands: readonly DealCommandInput[], role: Role = 'member') {
  const events: DealEvent[] = [];
  let deal: Deal | undefined;
  let refusal: string | undefined;
  commands.forEach((input, i) => {
    const at = START + i * 60_000;
    const verdict = decide(
      dealCommandSchema.parse(input),
      deal,
      uuid(1),
      context({ at, role, history: [...events] }),
    );
    if (verdict.ok) {
      events.push(...verdict.events);
      deal = verdict.deal;
    } else refusal = verdict.refusal.code;
  });
  return { events, deal: deal!, refusal };
}

const create: DealCommandInput = {
  do: 'create',
  fields: { name: 'D' },
  processId: uuid(2),
  versionId: uuid(3),
};
const go = (to: string, more: object = {}): DealCommandInput => ({ do: 'move', to, ...more });
const tick = (item: string, evidence = ''): DealCommandInput => ({ do: 'tick', item, done: true, evidence });
const sum: DealCommandInput = { do: 'set', changes: { amount: { minor: 500, currency: 'EUR' } } };
const settled = [go('work'), tick('need'), tick('said', 'Mail'), sum];

describe('a move', () => {
  it.each<[string, readonly DealCommandInput[], string, string | undefined]>([
    ['along a path', [go('work')], 'work', undefined],
    ['to where it is', [go('lead')], 'lead', 'already_there'],
    ['to a decision', [go('fits')], 'lead', 'unknown_stage'],
    ['to nowhere', [go('moon')], 'lead', 'unknown_stage'],
    ['to an audience', [go('reach')], 'lead', 'no_deals_here'],
    ['where the map has no way', [go('offer')], 'lead', 'no_way'],
    ['through a gate that blocks', [go('work'), go('offer')], 'work', 'gate_blocks'],
    ['with all but the advice settled', [...settled, go('offer')], 'offer', undefined],
    ['through a gate that warns', [...settled, go('offer'), go('won')], 'won', undefined],
    [
      'where a condition fails',
      [
        ...settled,
        { do: 'set', changes: { amount: { minor: 5000, currency: 'EUR' } } },
        go('offer'),
        go('won'),
      ],
      'offer',
      'condition_fails',
    ],
    ['to rest, whatever the gate', [go('work'), go('rest', { backOn: '2026-06-01' })], 'rest', undefined],
    ['to rest without a day', [go('work'), go('rest')], 'work', 'back_on_missing'],
    ['to an end without a reason', [go('out')], 'lead', 'reason_missing'],
    ['to an end with one', [go('out', { reason: 'Too small' })], 'out', undefined],
    ['out of an end', [go('out', { reason: 'x' }), go('work')], 'work', undefined],
    ['into a part of its stage', [go('work'), go('step1')], 'step1', undefined],
    ['into a part that comes later', [go('work'), go('step2')], 'work', 'no_way'],
    ['on from part to part', [go('work'), go('step1'), go('step2')], 'step2', undefined],
    [
      'out of a part, through the gate around it',
      [go('work'), go('step1'), go('offer')],
      'step1',
      'gate_blocks',
    ],
    [
      'after won, into rest that needs no day',
      [...settled, go('offer'), go('won'), go('care')],
      'care',
      undefined,
    ],
  ])('%s', (_name, commands, where, refusal) => {
    const played = run([create, ...commands]);
    expect([played.deal.nodeId, played.refusal]).toEqual([where, refusal]);
  });

  it.each<[Role, string | undefined]>([
    ['viewer', 'override_not_allowed'],
    ['member', 'override_not_allowed'],
    ['manager', undefined],
    ['owner', undefined],
  ])('past the map as %s: %s', (role, refusal) => {
    const played = run([create, go('won', { override: { reason: 'Signed' } })], role);
    expect(played.refusal).toBe(refusal);
    expect(played.events.some(({ kind }) => kind === 'overridden')).toBe(refusal === undefined);
  });

  it('tells what it left unsettled, and forgets the ticks of the stage it left', () => {
    const { deal, events } = run([create, ...settled, go('offer'), go('won')]);
    const left = events.findLast((event) => event.kind === 'entered');
    expect(left).toMatchObject({ from: 'offer', missing: ['call'] });
    expect(deal.ticks).toEqual({});
    expect(deal.wonAt).not.toBeNull();
  });
});

it('a gate believes nothing that the buyer has to say', () => {
  const { deal } = run([create, go('work'), tick('need'), tick('said')]);
  const gate = gateHere(graph, deal, recordOf(deal, START));
  expect(gate.missing.map(({ item }) => item.id)).toEqual(['said', 'sum']);
});

it('knows how far along the map a place lies, and what lies behind won', () => {
  const depths = depthsOf(graph);
  const order = ['lead', 'work', 'step1', 'offer', 'won', 'care'].map((id) => depths.get(id) ?? -1);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(['offer', 'won', 'care', 'rest', 'lost'].map((id) => isAfterWon(graph, id))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

it('a rest without a way out is not behind won, and neither is a part of a stage before it', () => {
  const ended = graphOf(
    mapSchema.parse({
      ...graph.map,
      paths: [
        ...graph.map.paths.filter(({ from }) => from !== 'rest'),
        // Customers come back with the next wish.
        { id: 'again', from: 'care', to: 'work' },
      ],
    }),
  );
  expect(['rest', 'step2', 'won', 'care'].map((id) => isAfterWon(ended, id))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

describe('a new deal', () => {
  const rich = { name: 'D', amount: { minor: 500, currency: 'EUR' } };
  const at = (nodeId: string, more: object = {}): DealCommandInput => ({ ...create, nodeId, ...more });
  /** One gate that only warns, one whose every item is a field. */
  const open = graphOf(
    mapSchema.parse({
      ...graph.map,
      nodes: graph.map.nodes.map((node) => {
        if (node.id !== 'work' || node.type !== 'stage') return node;
        return { ...node, checklist: node.checklist.filter(({ id }) => id === 'sum') };
      }),
    }),
  );
  it.each<[string, DealCommandInput, string | undefined]>([
    ['where the map begins', create, undefined],
    ['one step on', at('work'), undefined],
    ['in the first part of a stage', at('step1'), undefined],
    ['in a later part of it', at('step2'), undefined],
    ['behind a gate that blocks', at('offer'), 'gate_blocks'],
    ['behind it, with an amount: other things are missing', at('offer', { fields: rich }), 'gate_blocks'],
    ['at won, behind it', at('won'), 'condition_fails'],
    ['where no way leads from a start', at('island'), 'no_way'],
    ['at rest, without a day', at('rest'), 'back_on_missing'],
    ['at rest, with one', at('rest', { fields: { ...rich, backOn: '2026-06-01' } }), undefined],
    ['in an audience', at('reach'), 'no_deals_here'],
    ['at an end', at('lost'), 'not_open'],
    ['in a decision', at('fits'), 'unknown_stage'],
  ])('%s', (_name, command, refusal) => {
    const map = graphOf(
      mapSchema.parse({
        ...graph.map,
        nodes: [...graph.map.nodes, { type: 'stage', id: 'island', name: 'Island' }],
      }),
    );
    const asked = (role: Role, override: object | null, asHistory = false) =>
      decide(
        dealCommandSchema.parse({ ...command, override }),
        undefined,
        uuid(1),
        context({ graph: map, role, asHistory }),
      );
    const verdict = asked('member', null);
    expect(verdict.ok ? undefined : verdict.refusal.code).toBe(refusal);
    if (!['gate_blocks', 'condition_fails', 'no_way'].includes(refusal ?? '')) return;
    // As an exception with its reason, by who may; what happened elsewhere was held by nothing here.
    const refused = asked('member', { reason: 'They are ready' });
    expect(refused.ok ? undefined : refused.refusal.code).toBe('override_not_allowed');
    const allowed = asked('manager', { reason: 'They are ready' });
    const told = allowed.ok && allowed.events[1];
    expect(told).toMatchObject({ kind: 'overridden', from: 'lead', reason: 'They are ready' });
    expect(allowed.ok && dealOf(allowed.events)).toEqual(allowed.ok && allowed.deal);
    expect(asked('member', null, true).ok).toBe(true);
  });

  it('passes a gate whose every item is a field that it brings', () => {
    const [without, withAmount] = [{ name: 'D' }, rich].map((fields) =>
      decide(dealCommandSchema.parse(at('offer', { fields })), undefined, uuid(1), context({ graph: open })),
    );
    expect([without?.ok, withAmount?.ok]).toEqual([false, true]);
  });
});

describe('reopening', () => {
  const lost = go('out', { reason: 'Too small' });
  it.each<[string, readonly DealCommandInput[], string, string | undefined]>([
    ['where it could begin', [lost, go('work')], 'work', undefined],
    ['past a gate that it never passed', [lost, go('offer')], 'out', 'no_way'],
    ['at won', [lost, go('won')], 'out', 'no_way'],
    [
      'where it has been',
      [...settled, go('offer'), go('lost', { reason: 'x' }), go('offer')],
      'offer',
      undefined,
    ],
    [
      'further than it has been',
      [...settled, go('offer'), go('lost', { reason: 'x' }), go('care')],
      'lost',
      'no_way',
    ],
  ])('%s', (_name, commands, where, refusal) => {
    const played = run([create, ...commands]);
    expect([played.deal.nodeId, played.refusal]).toEqual([where, refusal]);
  });

  it('elsewhere is an exception that is told', () => {
    const { deal, events } = run([create, lost, go('offer', { override: { reason: 'Back' } })], 'manager');
    expect(deal.nodeId).toBe('offer');
    expect(events.map(({ kind }) => kind)).toEqual([
      'created',
      'entered',
      'ended',
      'reopened',
      'overridden',
      'entered',
    ]);
  });
});

/** Anything that somebody might try, sensible or not. */
const anyCommand: fc.Arbitrary<DealCommandInput> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(
        'lead',
        'work',
        'step1',
        'step2',
        'offer',
        'won',
        'care',
        'rest',
        'lost',
        'out',
        'fits',
        'reach',
      )
      .chain((to) =>
        fc.record({
          do: fc.constant('move' as const),
          to: fc.constant(to),
          reason: fc.constantFrom('', 'Because'),
          backOn: fc.constantFrom(null, '2026-06-01'),
          override: fc.constantFrom(null, { reason: 'Must be' }),
        }),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('need', 'said', 'sum', 'nice', 'one', 'call').map((item) => tick(item, 'E')),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('need', 'said')
      .map((item): DealCommandInput => ({ do: 'tick', item, done: false })),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.constant(sum),
      fc.constant<DealCommandInput>({ do: 'set', changes: { amount: null, custom: { a: 1 } } }),
      fc.constant<DealCommandInput>({ do: 'set', changes: { custom: { a: null }, tags: ['x'] } }),
      fc.constant<DealCommandInput>({ do: 'confirm', words: 'Yes' }),
      fc.constant<DealCommandInput>({ do: 'acceptHandover' }),
      fc.constant<DealCommandInput>({ do: 'refuseHandover', reason: 'No' }),
      fc.constant<DealCommandInput>({ do: 'delete' }),
      fc.constant<DealCommandInput>({ do: 'restore' }),
    ),
  },
);
const anyRole = fc.constantFrom<Role>('owner', 'manager', 'member', 'viewer');

describe('whatever is tried', () => {
  it('a deal is what its events make of it, and every event counts once', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), anyRole, (commands, role) => {
        const { deal, events } = run([create, ...commands], role);
        expect(dealOf(JSON.parse(JSON.stringify(events)) as DealEvent[])).toEqual(deal);
        expect(deal.revision).toBe(events.length);
      }),
    );
  });

  it('no deal of a member goes where the map has no way, or past a gate that blocks', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const { events } = run([create, ...commands], 'member');
        let deal: Deal | undefined;
        for (const [i, event] of events.entries()) {
          const before = deal;
          deal = dealOf(events.slice(0, i + 1));
          if (event.kind !== 'entered' || before === undefined) continue;
          const given = events[i - 1]?.kind;
          if (given === 'handoverRefused') continue;
          const now = Date.parse(event.recordedAt);
          const ways = nextOf(graph, event.from, recordOf(before, now), now);
          const been = events.slice(0, i).flatMap((one) => ('to' in one ? one.to : []));
          const open =
            given === 'reopened'
              ? [...been, 'lead', 'work', 'step1', 'step2', 'rest']
              : ways.flatMap(({ to, allowed }) => (allowed ? to.id : []));
          expect(open).toContain(event.to);
          expect(event.from === 'work' && event.to === 'offer' ? event.missing : []).toEqual([]);
        }
      }),
    );
  });

  it('taking the last move back leaves the deal where it stood', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 25 }), (commands) => {
        const before = run([create, ...commands], 'owner');
        fc.pre(before.deal.deletedAt === null);
        const to = before.deal.nodeId === 'work' ? 'offer' : 'work';
        const all: DealCommandInput[] = [create, ...commands, go(to, { override: { reason: 'x' } })];
        const moved = run(all, 'owner');
        const event = moved.events.findLast(({ kind }) => kind === 'entered')!;
        const verdict = decide(
          { do: 'undoMove', event: event.id },
          moved.deal,
          uuid(1),
          context({ at: START + all.length * 60_000, role: 'owner', history: moved.events }),
        );
        expect(verdict.ok && { ...verdict.deal, revision: 0 }).toEqual({ ...before.deal, revision: 0 });
      }),
    );
  });
});

it('two changes of one field: the second is told', () => {
  const played = run([
    create,
    { do: 'set', changes: { source: 'Web' }, was: { source: '' } },
    { do: 'set', changes: { source: 'Fair' }, was: { source: '' } },
  ]);
  expect(played.refusal).toBe('changed_meanwhile');
  expect(played.deal.source).toBe('Web');
});

it('fields without a word have their defaults, and a change sets only what it names', () => {
  expect(Object.keys(dealFieldsSchema.parse({ name: 'x' }))).toHaveLength(13);
  const { deal } = run([create, sum, { do: 'set', changes: { source: 'Web' } }]);
  expect(deal.amount).toEqual({ minor: 500, currency: 'EUR' });
});
