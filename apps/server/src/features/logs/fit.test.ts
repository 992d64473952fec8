// The fit of a log with a map: figures against a look at each case, and over HTTP on a real database.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  exportFit,
  type Fit,
  fitCases,
  fitLog,
  type FitPlace,
  type FitTable,
  loadDemo,
  realityOf,
} from '@portolan/contract';
import { mapSchema, type MapInput, type SalesMap } from '@portolan/core';
import { createEventLogBuilder, type DeviationKind, type EventLog } from '@portolan/mining';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loanMap } from '../../../../../testing/golden/loan-map.ts';
import type { Client } from '../../test-app.ts';
import { casesOfFit } from './fit-cases.ts';
import { fit } from './fit.ts';
import { fitTable } from './fit-table.ts';
import { importFile, type LogsApp, startLogsApp } from './logs-in-tests.ts';
import { measureLog } from './measured-fit.ts';
import { ThreadRefusal } from './thread-messages.ts';

const DAY = 86_400_000;
const START_OF_2026 = Date.UTC(2026, 0, 1);

/** `{ d1: 'Lead0 Demo3' }`: the deal's activities with the day of each, by an owner that is the first letter of its id. */
function logOf(deals: Readonly<Record<string, string>>): EventLog {
  const builder = createEventLogBuilder();
  for (const [id, text] of Object.entries(deals)) {
    const code = builder.cases.code(id);
    for (const [, activity, day] of text.matchAll(/([A-Za-z ]+?)(\d+)/gu)) {
      builder.append(code, builder.activities.code(activity!.trim()), START_OF_2026 + Number(day) * DAY);
    }
    const owner = builder.caseWords('Owner');
    owner.set(code, owner.dictionary.code(id.slice(0, 1)));
  }
  return builder.finish();
}

/** Lead -> Demo -> Proposal (or "Offer") -> decision -> Won or Lost; Nurture stands alone. */
const MAP: SalesMap = mapSchema.parse({
  nodes: [
    { type: 'stage', id: 'lead', name: 'Lead' },
    { type: 'stage', id: 'demo', name: 'Demo' },
    { type: 'stage', id: 'proposal', name: 'Proposal', alsoKnownAs: ['Offer'] },
    { type: 'decision', id: 'agreed', name: 'Agreed?' },
    { type: 'stage', id: 'won', name: 'Won', milestones: ['won'] },
    { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
    { type: 'stage', id: 'nurture', name: 'Nurture' },
  ],
  paths: [
    { id: 'lead-demo', from: 'lead', to: 'demo' },
    { id: 'demo-proposal', from: 'demo', to: 'proposal' },
    { id: 'proposal-agreed', from: 'proposal', to: 'agreed' },
    { id: 'yes', from: 'agreed', to: 'won' },
    { id: 'no', from: 'agreed', to: 'lost' },
  ],
  starts: ['lead'],
} satisfies MapInput);

const LOG = logOf({
  a1: 'Lead0 Demo2 Proposal6 Won10',
  a2: 'Lead0 Demo4 Offer10 Lost40',
  b1: 'Lead1 Proposal5 Won25',
  b2: 'Lead31 Call33 Demo35',
  b3: 'Demo31 Demo33',
});
const measured = measureLog(LOG);
const figures = fitLog.response.parse(fit(measured, MAP, { limit: 100, latest: 200 }));
const at = (node: string): Fit['nodes'][number] => figures.nodes.find((each) => each.node === node)!;

function total(place: FitPlace): number {
  return casesOfFit(measured, MAP, place, { limit: 1 }).total;
}

function dealsAt(place: FitPlace): string[] {
  return casesOfFit(measured, MAP, place, { limit: 50 }).items.map((item) => item.case);
}

describe('the figures of a small log', () => {
  test('fitness, closed and open cases', () => {
    expect(figures).toMatchObject({ cases: 5, closed: 3, open: 2, latest: 5, totalVariants: 5 });
    expect(figures.fitness.percentFitting).toBe(40);
    // b1 skips Demo; b2 has an unknown call; b3 has skipped Lead and does Demo twice.
    expect(figures.fitness.average).toBeCloseTo((1 + 1 + (1 - 1 / 7) + (1 - 1 / 3) + 0) / 5, 12);
  });

  test('per stage: who came by, what deviates, how long it takes under all its names', () => {
    expect(figures.nodes.map(({ node }) => node)).toEqual([
      'lead',
      'demo',
      'proposal',
      'won',
      'lost',
      'nurture',
    ]);
    expect(at('demo')).toEqual({
      node: 'demo',
      activities: ['Demo'],
      cases: 4,
      enteredLast: 4,
      moves: [
        { kind: 'fits', count: 4, cases: 4, days: 0 },
        { kind: 'skipped', count: 1, cases: 1, days: 0 },
        { kind: 'rework', count: 1, cases: 1, days: 0 },
      ],
      medianDays: 4,
      visits: 3,
    });
    expect(at('proposal')).toMatchObject({ activities: ['Proposal', 'Offer'], cases: 3, medianDays: 20 });
    expect(at('won').medianDays).toBeNull();
    expect(figures.neverUsed).toEqual(['nurture']);
    expect(figures.unknown).toEqual([{ activity: 'Call', events: 1, cases: 1 }]);
  });

  test('the days that deals spend where the map does not take them', () => {
    // The call of b2 lasts from day 33 to day 35.
    const spent = figures.worst.filter(({ days }) => days > 0);
    expect(spent.map(({ kind, activity, days }) => [kind, activity, days])).toEqual([['unknown', 'Call', 2]]);
    const again = measureLog(logOf({ a: 'Lead0 Demo1 Lead3 Demo8 Proposal9 Won10' }));
    const { nodes } = fit(again, MAP, { limit: 0, latest: 1 });
    expect(nodes.flatMap(({ node, moves }) => moves.map(({ kind, days }) => [node, kind, days]))).toEqual(
      expect.arrayContaining([
        ['lead', 'fits', 0],
        ['lead', 'rework', 5],
        ['demo', 'rework', 1],
      ]),
    );
  });

  test('per path: the cases that go along it, through decisions', () => {
    expect(figures.paths).toEqual([
      { path: 'lead-demo', count: 3, cases: 3 },
      { path: 'demo-proposal', count: 2, cases: 2 },
      { path: 'proposal-agreed', count: 3, cases: 3 },
      { path: 'yes', count: 2, cases: 2 },
      { path: 'no', count: 1, cases: 1 },
    ]);
  });

  test('real steps that the map lacks, begins among them, with what lies between', () => {
    const steps = figures.offMap.map(({ from, to, between }) => [from, to, between]);
    expect(steps).toEqual([
      [null, 'Demo', ['lead']],
      ['Call', 'Demo', null],
      ['Demo', 'Demo', null],
      ['Lead', 'Call', null],
      ['Lead', 'Proposal', ['demo']],
    ]);
    expect(figures.offMap[4]).toEqual({
      from: 'Lead',
      to: 'Proposal',
      fromNode: 'lead',
      toNode: 'proposal',
      count: 1,
      cases: 1,
      share: 1 / 16,
      between: ['demo'],
      medianDays: 4,
    });
  });

  test('variants say their moves with the place of each', () => {
    const variant = figures.variants.find(({ activities }) => activities.join(' ') === 'Lead Proposal Won')!;
    expect(variant).toMatchObject({ cases: 1, closed: true, deviations: 1 });
    expect(variant.moves).toEqual([
      { kind: 'fits', activity: 'Lead', node: 'lead' },
      { kind: 'skipped', activity: 'Demo', node: 'demo' },
      { kind: 'fits', activity: 'Proposal', node: 'proposal' },
      { kind: 'fits', activity: 'Won', node: 'won' },
    ]);
    expect(fit(measured, MAP, { limit: 2, latest: 200 }).variants).toEqual(figures.variants.slice(0, 2));
  });

  test('what costs most comes first, with its share', () => {
    expect(figures.worst.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect(figures.worst[0]).toEqual({
      kind: 'unknown',
      activity: 'Call',
      node: null,
      count: 1,
      cases: 1,
      days: 2,
      share: 0.25,
    });
  });

  test.each<[string, FitPlace, string[]]>([
    ['any deviation', { of: 'deviation' }, ['b2', 'b1', 'b3']],
    ['a kind at a node', { of: 'deviation', kind: 'skipped', node: 'demo' }, ['b1']],
    ['a node', { of: 'deviation', node: 'demo' }, ['b1', 'b3']],
    ['an activity', { of: 'deviation', activity: 'Call' }, ['b2']],
    ['a path', { of: 'path', path: 'no' }, ['a2']],
    ['a path into a decision', { of: 'path', path: 'proposal-agreed' }, ['a2', 'b1', 'a1']],
    ['a step off the map', { of: 'step', from: 'Lead', to: 'Proposal' }, ['b1']],
    ['a begin', { of: 'step', from: null, to: 'Demo' }, ['b3']],
    ['a node under all its names', { of: 'node', node: 'proposal' }, ['a2', 'b1', 'a1']],
    ['what fits', { of: 'cases', fits: true }, ['a2', 'a1']],
    ['what does not', { of: 'cases', fits: false }, ['b1', 'b2', 'b3']],
  ])('the deals behind %s', (_, place, deals) => {
    expect(dealsAt(place)).toEqual(deals);
  });

  test('the deals behind every figure are as many as it says', () => {
    for (const { node, cases, moves } of figures.nodes) {
      expect(total({ of: 'node', node })).toBe(cases);
      for (const { kind, cases: deviating } of moves.filter((each) => each.kind !== 'fits')) {
        expect(total({ of: 'deviation', kind: kind as DeviationKind, node })).toBe(deviating);
      }
    }
    for (const { path: id, cases } of figures.paths) expect(total({ of: 'path', path: id })).toBe(cases);
    for (const { from, to, cases } of figures.offMap) expect(total({ of: 'step', from, to })).toBe(cases);
    for (const { kind, activity, cases } of figures.worst) {
      expect(total({ of: 'deviation', kind, activity })).toBe(cases);
    }
  });

  test('a node or path that the map does not have is refused', () => {
    expect(() => dealsAt({ of: 'node', node: 'gone' })).toThrow(ThreadRefusal);
    expect(() => dealsAt({ of: 'path', path: 'gone' })).toThrow(ThreadRefusal);
  });

  test.each<[string, [string | null, number, number][]]>([
    [
      'month',
      [
        ['2026-01', 3, 200 / 3],
        ['2026-02', 2, 0],
      ],
    ],
    [
      'outcome',
      [
        ['Won', 2, 50],
        [null, 2, 0],
        ['Lost', 1, 100],
      ],
    ],
    [
      'Owner',
      [
        ['b', 3, 0],
        ['a', 2, 100],
      ],
    ],
  ])('by %s', (by, rows) => {
    const { slices } = fitLog.response.parse(fit(measured, MAP, { limit: 0, latest: 200, by }));
    expect(slices!.map(({ key, cases, percentFitting }) => [key, cases, percentFitting])).toEqual(rows);
    const sum = slices!.reduce((all, { cases, average }) => all + cases * average!, 0);
    expect(sum / 5).toBeCloseTo(figures.fitness.average!, 12);
  });

  test('an attribute that the log does not have is refused', () => {
    expect(() => fit(measured, MAP, { limit: 0, latest: 200, by: 'Owners' })).toThrow(ThreadRefusal);
  });

  test('a text changed on the map fits the same and is not measured again; another name is', () => {
    const changed = (name: string): SalesMap => ({
      ...MAP,
      note: `now with ${name}`,
      nodes: MAP.nodes.map((node) => (node.id === 'nurture' ? { ...node, name } : node)),
    });
    expect(fit(measured, { ...MAP, note: 'other words' }, { limit: 100, latest: 200 })).toEqual(figures);
    const renamed = fit(measured, changed('Call'), { limit: 100, latest: 200 });
    expect(renamed.unknown).toEqual([]);
    expect(renamed.nodes.at(-1)).toMatchObject({ node: 'nurture', cases: 1, activities: ['Call'] });
    for (const name of 'ABCDEFGH') fit(measured, changed(name), { limit: 0, latest: 200 });
    expect(measured.fits.size).toBeLessThanOrEqual(4);
    expect(fit(measured, MAP, { limit: 100, latest: 200 })).toEqual(figures);
  });

  test('an empty map: every event is unknown, and nothing breaks; nor with a log without cases', () => {
    const empty = mapSchema.parse({});
    const none = fitLog.response.parse(fit(measured, empty, { limit: 100, latest: 200 }));
    expect(none.fitness).toEqual({ average: 0, percentFitting: 0 });
    expect(none.unknown.length).toBe(LOG.activities.length);
    const nothing = fitLog.response.parse(
      fit(measureLog(logOf({})), MAP, { limit: 100, latest: 200, by: 'month' }),
    );
    expect(nothing).toMatchObject({ cases: 0, fitness: { average: null }, slices: [], worst: [] });
  });
});

test('tables: by stage, lane, deviation, step and slice, with formulas made harmless', () => {
  const text = (table: FitTable, fitted: Fit = figures, map: SalesMap = MAP): string[] =>
    new TextDecoder().decode(fitTable(fitted, map, table)).split('\r\n');
  const [head, ...stages] = text('stages');
  expect(head).toMatch(/^stage,lane,deals,share_as_drawn,moves,/);
  expect(stages.map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
    ...figures.nodes.map(({ node, cases }) => `${MAP.nodes.find(({ id }) => id === node)!.name},,${cases}`),
    '',
  ]);
  expect(text('deviations')).toHaveLength(figures.worst.length + 2);
  expect(text('steps').find((line) => line.startsWith('Lead,Proposal,Lead,Proposal,1,1,'))).toContain(
    ',Demo,',
  );
  const sliced = fit(measured, MAP, { limit: 0, latest: 1, by: 'Owner' });
  expect(text('slices', sliced).map((line) => line.split(',').slice(0, 2).join(','))).toEqual([
    'value,deals',
    'b,3',
    'a,2',
    '',
  ]);
  const hostile = {
    ...MAP,
    lanes: [{ id: 'l', name: '=HYPERLINK("x")' }],
    nodes: MAP.nodes.map((node) => ({ ...node, lane: 'l', name: `=cmd|${node.name}` })),
  } as unknown as SalesMap;
  for (const table of ['stages', 'lanes'] as const) {
    expect(text(table, figures, hostile).join('\n')).not.toMatch(/(^|,|")=/m);
  }
});

test('the map check reads its figures from a fit', () => {
  const reality = realityOf(figures);
  expect(reality).toMatchObject({ deals: 5, recentDeals: 5, fitness: figures.fitness.average });
  expect(reality.stages['nurture']).toEqual({ entered: 0, medianDays: null, visits: 0 });
  expect(reality.missingMoves).toEqual([{ from: 'lead', to: 'proposal', deals: 1, share: 1 / 16 }]);
});

test('of the latest cases: the 200 whose last event is latest, however many share a moment', () => {
  const log = logOf(
    Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`d${i}`, i < 150 ? 'Lead0 Demo900' : 'Lead0 Proposal500']),
    ),
  );
  const found = fit(measureLog(log), MAP, { limit: 0, latest: 200 });
  const entered = Object.fromEntries(found.nodes.map(({ node, enteredLast }) => [node, enteredLast]));
  expect(found.latest).toBe(200);
  expect(entered).toMatchObject({ lead: 200, demo: 150, proposal: 50, won: 0 });
});

test('where a step is drawn once per order, what fits counts at the place in its order', () => {
  const map = mapSchema.parse({
    nodes: ['b1 B', 'c1 C', 'c2 C', 'b2 B'].map((text) => {
      const [id, name] = text.split(' ');
      return { type: 'stage', id, name };
    }),
    paths: [
      { id: 'p1', from: 'b1', to: 'c1' },
      { id: 'p2', from: 'c2', to: 'b2' },
    ],
  });
  const found = fit(measureLog(logOf({ x: 'B0 C1', y: 'B0 C1', z: 'C0 B1' })), map, {
    limit: 1,
    latest: 200,
  });
  expect(found.fitness.percentFitting).toBe(100);
  expect(found.nodes.map(({ node, cases }) => [node, cases])).toEqual([
    ['b1', 2],
    ['c1', 2],
    ['c2', 1],
    ['b2', 1],
  ]);
  expect(found.paths.map(({ cases }) => cases)).toEqual([2, 1]);
});

const SHARED = path.join(import.meta.dirname, '../../../../../../shared/data');
const hasShared = existsSync(SHARED);

describe('over HTTP', () => {
  let app: LogsApp;
  let client: Client;
  beforeAll(async () => {
    app = await startLogsApp();
    await app.startRunner();
    client = await app.member('member');
  });
  afterAll(() => app.close());

  test('the demo log with a map of its stages, filtered, sliced, with the deals behind', async () => {
    const { id } = await client.ok(loadDemo);
    const stages = ['Lead', 'Qualified', 'Discovery', 'Demo', 'Proposal', 'Legal', 'Won'];
    const map: MapInput = {
      nodes: [
        ...stages.map((name) => ({ type: 'stage' as const, id: name, name })),
        { type: 'outcome', id: 'Lost', name: 'Lost', kind: 'lost' },
      ],
      paths: [...stages.slice(1).entries()].map(([i, to]) => ({ id: `p${i}`, from: stages[i]!, to })),
    };
    map.nodes = map.nodes!.map((node) => (node.id === 'Won' ? { ...node, milestones: ['won'] } : node));
    const whole = await client.ok(fitLog, { params: { id }, body: { map, by: 'month' } });
    expect(whole.cases).toBe(4000);
    expect(whole.fitness.average).toBeGreaterThan(0.3);
    // Nobody may lose a deal on this map.
    expect(whole.offMap.some(({ to }) => to === 'Lost')).toBe(true);
    expect(whole.slices!.length).toBeGreaterThan(17);
    const some = await client.ok(fitLog, {
      params: { id },
      query: { lastActivity: 'Won' },
      body: { map, limit: 3 },
    });
    expect(some).toMatchObject({ open: 0, variants: { length: 3 } });
    expect(some.cases).toBeLessThan(whole.cases);
    const worst = some.worst[0]!;
    const asked = {
      params: { id },
      body: { map, place: { of: 'deviation', kind: worst.kind, node: worst.node } },
    };
    const first = await client.ok(fitCases, { ...asked, query: { lastActivity: 'Won', limit: 2 } });
    expect(first).toMatchObject({ total: worst.cases, items: { length: 2 } });
    const next = await client.ok(fitCases, {
      ...asked,
      query: { lastActivity: 'Won', limit: 2, cursor: first.nextCursor! },
    });
    expect(next.items[0]!.case).not.toBe(first.items[0]!.case);
    const refused = await client.call(fitLog, { params: { id }, body: { map, by: 'No such attribute' } });
    expect(refused.problem).toMatchObject({ status: 400, code: 'invalid_request' });
    const table = await client.call(exportFit, {
      params: { id },
      body: { map, table: 'slices', by: 'month' },
    });
    expect(table.status).toBe(200);
    const viewer = await app.member('viewer');
    const kept = await viewer.call(exportFit, { params: { id }, body: { map, table: 'stages' } });
    expect(kept.status).toBe(403);
    const broken = { ...map, paths: [{ id: 'x', from: 'Lead', to: 'nowhere' }] };
    const invalid = await client.call(fitLog, { params: { id }, body: { map: broken } });
    expect(invalid.problem).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  test.skipIf(!hasShared)(
    `bpic2012 A_ with its model drawn as a map gives the golden deviations${hasShared ? '' : ' (skipped: ../shared/data is not there)'}`,
    { timeout: 120_000 },
    async () => {
      const golden = JSON.parse(
        readFileSync(path.join(SHARED, 'golden/alignments_bpic2012_A.json'), 'utf8'),
      ) as {
        variants: { trace: string[]; count: number }[];
        models: { normative_tree: { deviations: number[] } };
      };
      const bytes = readFileSync(path.join(SHARED, 'bpic2012/bpic2012.xes.gz'));
      const { id } = await importFile(client, 'bpic2012.xes.gz', bytes, (proposal) => ({
        ...proposal,
        lifecycle: 'complete',
        keep: ['A_*'],
      }));
      const found = await client.ok(fitLog, { params: { id }, body: { map: loanMap() } });
      expect(found).toMatchObject({ cases: 13_087, neverUsed: [], unknown: [] });
      expect(found.fitness.percentFitting).toBeCloseTo((100 * (13_087 - 95)) / 13_087, 10);
      expect(found.offMap.map(({ from, to, cases, between }) => [from, to, cases, between])).toEqual([
        ['A_ACCEPTED', 'A_CANCELLED', 66, ['A_FINALIZED']],
        ['A_ACCEPTED', 'A_DECLINED', 29, ['A_FINALIZED']],
      ]);
      // The reference asks every case to finish; closed cases have to here, too.
      const expected = new Map(
        golden.variants.map(({ trace }, v) => [trace.join(' '), golden.models.normative_tree.deviations[v]]),
      );
      const closed = found.variants.filter((variant) => variant.closed);
      expect(closed.length).toBeGreaterThan(5);
      for (const { activities, deviations } of closed) {
        expect(deviations, activities.join(' ')).toBe(expected.get(activities.join(' ')));
      }
      const behind = await client.ok(fitCases, {
        params: { id },
        body: { map: loanMap(), place: { of: 'deviation', kind: 'skipped', node: 'A_FINALIZED' } },
      });
      expect(behind.total).toBe(95);
      const mended = await client.ok(fitLog, { params: { id }, body: { map: loanMap(true), limit: 0 } });
      expect(mended.fitness).toEqual({ average: 1, percentFitting: 100 });
    },
  );
});
