// Why deals end as they do: small logs by hand, and over HTTP on a real PostgreSQL: the demo's log, in which the planted
// flaws are found, imported ones and a pipeline of one deal. More of pipelines: why-own.test.ts.
import * as contract from '@portolan/contract';
import type { WhyFeature, WhySegments } from '@portolan/contract';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import type { Client } from '../../test-app.ts';
import { endsOfLog } from './log-ends.ts';
import { eventually, importFile, type LogsApp, startLogsApp } from './logs-in-tests.ts';
import { timedLog } from './timed-log.ts';
import { whyFigures, whyPage } from './why.ts';
import { whySegments } from './why-segments.ts';
import { whyTable } from './why-table.ts';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 5);

/** `{ d1: 'Lead0 Demo3' }`: the deal's activities with the day of each. */
function logOf(deals: Readonly<Record<string, string>>): EventLog {
  const builder = createEventLogBuilder();
  for (const [id, text] of Object.entries(deals)) {
    const code = builder.cases.code(id);
    for (const [, activity, day] of text.matchAll(/([A-Za-z]+)([\d.]+)/gu)) {
      builder.append(code, builder.activities.code(activity!), BEGIN + Number(day) * DAY);
    }
  }
  return builder.finish();
}

const timedAs = (log: EventLog, asked = {}, nowMs?: number) =>
  timedLog(log, log, endsOfLog(log, asked), nowMs);
const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** 400 deals: with a demo three of four are won, with a talk instead one of four; each takes ten days. */
function demosWin(): EventLog {
  const deals: Record<string, string> = {};
  for (let i = 0; i < 400; i++) {
    const [began, withDemo] = [i / 4, i % 2 === 0];
    const end = (Math.floor(i / 2) % 4 === 0) === withDemo ? 'Lost' : 'Won';
    deals[`d${i}`] =
      `Lead${began} ${withDemo ? 'Demo' : 'Talk'}${began + 1} Offer${began + 4} ${end}${began + 10}`;
  }
  return logOf(deals);
}

describe('the figures of a small log', () => {
  const timed = timedAs(demosWin());
  const found = contract.whySchema.parse(asSent(whyFigures(timed, undefined)));

  test('a demo goes with winning, three times as often, and both sides are counted', () => {
    expect(found).toMatchObject({ cases: 400, won: 200, lost: 200, open: 0, oneIn: 1 });
    const [first] = found.winners.findings.items;
    expect(first).toMatchObject({
      landmark: { stage: 'Offer', leaving: false },
      feature: { kind: 'visited', activity: 'Demo' },
    });
    expect(first!.ratio.value).toBeCloseTo(3, 0);
    expect(found.winners.tree!.root.split!.feature).toEqual(first!.feature);
  });

  test.each(['with', 'without'] as const)('the deals %s it are as many as it says', (side) => {
    const { landmark, feature, ...sides } = found.winners.findings.items[0]!;
    const of = { of: 'winners', landmark, feature, side } as const;
    const all = whyPage(timed, undefined, of, { limit: 3 });
    expect(all).toMatchObject({ total: sides[side].n, nextCursor: '3' });
    const won = whyPage(timed, undefined, { ...of, ended: 'won' }, { limit: 200 });
    expect(won.total).toBe(sides[side].won);
    expect(whyPage(timed, undefined, { ...of, ended: 'lost' }, { limit: 1 }).total).toBe(
      sides[side].n - sides[side].won,
    );
  });

  test('obstacles are stages, never ends, and the deals behind each figure add up', () => {
    const stages = found.obstacles.items.map(({ stage }) => stage);
    expect(stages).toEqual(['Offer', 'Lead', 'Demo', 'Talk']);
    const offer = found.obstacles.items[0]!;
    expect(offer).toMatchObject({ cases: 400, lost: 200, advanced: 200, open: 0 });
    const page = whyPage(timed, undefined, { of: 'obstacle', stage: 'Offer', next: 'lost' }, { limit: 1 });
    expect(page.total).toBe(200);
  });

  test('what happens meanwhile is a trigger, with the deals in whose visit it happened', () => {
    const deals: Record<string, string> = {};
    for (let i = 0; i < 200; i++) {
      const began = i / 2;
      deals[`d${i}`] =
        i % 2 === 0
          ? `Lead${began} Call${began + 2} Offer${began + 3 + (began % 5)} Won${began + 20}`
          : `Lead${began} Offer${began + 3 + (Math.floor(began) % 12)} Lost${began + 30}`;
    }
    const calls = timedAs(logOf(deals));
    const why = contract.whySchema.parse(asSent(whyFigures(calls, ['Call'])));
    const [first] = why.triggers.findings.items;
    expect(first).toMatchObject({ stage: 'Lead', activity: 'Call', visits: 200, visitsWith: 100 });
    expect(first!.ratio.low).toBeGreaterThan(1);
    const place = { of: 'trigger', stage: 'Lead', activity: 'Call', side: 'with' } as const;
    const page = whyPage(calls, ['Call'], place, { limit: 200 });
    expect(page.total).toBe(100);
    expect(page.items[0]!.hereSeconds).toBe(7 * 86_400);
    expect(whyFigures(calls, undefined).triggers.asked).toBe(0);
  });

  test('a table: one row per finding, names that look like formulas made harmless', () => {
    const text = new TextDecoder().decode(whyTable(timed, undefined));
    expect(text.split(/\r?\n/)[0]).toMatch(/^question,echo_of,stage,moment,feature,name/);
    expect(text).toMatch(/^winners,,Offer,entering,visited,Demo,/mu);
    expect(text).toMatch(/^obstacles,,Offer,after/mu);
    const builder = createEventLogBuilder();
    builder.append(builder.cases.code('x'), builder.activities.code('=1+1'), BEGIN);
    const harmless = new TextDecoder().decode(whyTable(timedAs(builder.finish()), undefined));
    expect(harmless).not.toMatch(/,=1/u);
  });

  test.each([
    [['Nothing'], /no activity "Nothing"/],
    [['Won'], /"Won" ends a deal/],
  ])('meanwhile %j is refused with the reason', (meanwhile, why) => {
    expect(() => whyFigures(timed, meanwhile)).toThrow(why);
  });
});

describe('two groups', () => {
  const timed = timedAs(demosWin());
  const ask = (a: object, b: object | null): WhySegments => {
    const segments = whySegments(timed, undefined, { a, b });
    return contract.whySegmentsSchema.parse(asSent(segments));
  };

  test('how often and how soon they are won, a curve for each', () => {
    const found = ask({ activity: ['Demo'] }, null) as Extract<WhySegments, { kind: 'compared' }>;
    expect(found).toMatchObject({ kind: 'compared', inBoth: 0, a: { cases: 200 }, b: { cases: 200 } });
    expect(found.won!.a.share).toBeCloseTo(0.75, 1);
    const { a, b, logRankP, difference } = found.times!;
    expect(a.share.at(-1)).toBeCloseTo(0.75, 1);
    expect(b.share.at(-1)).toBeCloseTo(0.25, 1);
    expect(logRankP).toBeLessThan(0.001);
    expect(difference.high).toBeLessThan(0);
  });

  test('a group with itself, with nobody, and with one deal', () => {
    expect(ask({ activity: ['Demo'] }, { activity: ['Demo'] })).toEqual({ kind: 'same', cases: 200 });
    expect(ask({}, {})).toEqual({ kind: 'same', cases: 400 });
    expect(ask({}, null)).toEqual({ kind: 'empty', which: 'b' });
    expect(ask({ activity: ['Demo'] }, { without: ['Demo'], activity: ['Demo'] })).toEqual({
      kind: 'empty',
      which: 'b',
    });
    const one = { from: new Date(BEGIN).toISOString(), to: new Date(BEGIN + 1000).toISOString() };
    expect(ask(one, null)).toMatchObject({ kind: 'notEnough', needed: 20, a: { cases: 1 } });
    // A part of the other group, and nobody besides: all of them are in both.
    expect(ask({ activity: ['Demo'] }, {})).toMatchObject({ kind: 'notEnough', times: null });
  });
});

describe('logs with next to nothing', () => {
  test.each<[string, EventLog]>([
    ['empty', logOf({})],
    ['one event', logOf({ a: 'Lead0' })],
    ['one deal', logOf({ a: 'Lead0 Offer2 Won9' })],
    ['one event that ends a deal', logOf({ a: 'Won0' })],
    ['all at one instant', logOf({ a: 'Lead0 Won0', b: 'Lead0 Lost0', c: 'Lead0 Lead0' })],
    ['no ends known', logOf({ a: 'Ping0 Pong3 Ping4', b: 'Pong0 Ping4 Pong6' })],
  ])('%s: nothing is found, and the answer fits the contract', (_name, log) => {
    const timed = timedAs(log);
    const found = contract.whySchema.parse(asSent(whyFigures(timed, undefined)));
    expect(found).toMatchObject({
      cases: log.caseIds.length,
      winners: { findings: { total: 0 } },
      speed: { findings: { total: 0 } },
      triggers: { findings: { total: 0 } },
    });
    const compared = whySegments(timed, undefined, { a: {}, b: null });
    expect(compared).toMatchObject({ kind: 'empty' });
    expect(whyTable(timed, undefined).length).toBeGreaterThan(100);
  });
});

function ownLog(by: Client, processId: string): Promise<contract.LogSummary> {
  return eventually(`the pipeline ${processId} has a log`, async () => {
    const { items } = await by.ok(contract.listLogs);
    return items.find((log) => log.processId === processId && (log.cases ?? 0) > 0);
  });
}

const isAbout = (name: string, value: string) => (found: { readonly feature: WhyFeature }) =>
  found.feature.kind === 'attribute' && found.feature.name === name && found.feature.value === value;

describe('over HTTP', () => {
  let app: LogsApp;
  let client: Client;
  let id: string;
  beforeAll(async () => {
    app = await startLogsApp();
    await app.startRunner();
    client = await app.member('manager');
    ({ id } = await client.ok(contract.loadDemo));
  });
  afterAll(() => app.close());

  test('the demo: planted flaws are found, and the deals behind add up', async () => {
    const found = await client.ok(contract.explainLog, { params: { id } });
    contract.whySchema.parse(found);
    expect(found.ends).toMatchObject({ by: 'names', won: ['Won'], lost: ['Lost'] });
    const { items } = found.winners.findings;
    const qualified = items.find(
      ({ feature }) => feature.kind === 'visited' && feature.activity === 'Qualified',
    );
    expect(qualified!.ratio.low).toBeGreaterThan(1);
    expect(items.find(isAbout('Source', 'Referral'))!.ratio.low).toBeGreaterThan(1);
    const back = found.speed.findings.items.find(
      ({ feature }) => feature.kind === 'back' && feature.activity === 'Discovery',
    );
    expect(back!.difference.low).toBeGreaterThan(7 * 86_400);
    const { landmark, feature, with: slow } = back!;
    const page = await client.ok(contract.explainedCases, {
      params: { id },
      query: { limit: 1 },
      body: { of: 'speed', landmark, feature, side: 'with' },
    });
    expect(page.total).toBe(slow.n);
    const next = await client.ok(contract.explainedCases, {
      params: { id },
      query: { limit: 1, cursor: page.nextCursor! },
      body: { of: 'speed', landmark, feature, side: 'with' },
    });
    expect(next.items[0]!.case).not.toBe(page.items[0]!.case);
  });

  test('filters narrow the question, and ends may be said', async () => {
    const query = { attribute: 'Source=Referral', lost: ['Lost', 'Disqualified'], won: 'Won' };
    const found = await client.ok(contract.explainLog, { params: { id }, query });
    expect(found.ends).toEqual({ won: ['Won'], lost: ['Lost', 'Disqualified'], other: [], by: 'asked' });
    const { total } = await client.ok(contract.listCases, {
      params: { id },
      query: { attribute: 'Source=Referral', limit: 1 },
    });
    expect(found.cases).toBe(total);
    expect(found.winners.findings.items.some(isAbout('Source', 'Referral'))).toBe(false);
  });

  test('two groups of the demo', async () => {
    const found = await client.ok(contract.compareLogSegments, {
      params: { id },
      body: { a: { attribute: ['Source=Referral'] }, b: { attribute: ['Source=Outbound'] } },
    });
    contract.whySegmentsSchema.parse(found);
    expect(found).toMatchObject({ kind: 'compared', definedBy: [{ attribute: 'Source' }] });
  });

  test.each([
    [{ won: 'Nothing' }, /no activity "Nothing"/],
    [{ won: ['Won', 'Lost'], lost: 'Lost' }, /"Lost" is given as won and as lost/],
    [{ meanwhile: 'Nothing' }, /no activity "Nothing"/],
    [{ meanwhile: 'Lost' }, /"Lost" ends a deal/],
    [{ attribute: 'Source' }, /name=value/],
  ])('%j is refused with the reason', async (query, why) => {
    const { status, problem } = await client.call(contract.explainLog, { params: { id }, query });
    expect({ status, code: problem?.code }).toEqual({ status: 400, code: 'invalid_request' });
    expect(problem?.detail).toMatch(why);
  });

  test('deals behind an activity that the log does not have, or a cursor of another list, are refused', async () => {
    const landmark = { stage: 'Nothing', leaving: false };
    const feature = { kind: 'visited', activity: 'Demo' } as const;
    const bad = [
      [{ of: 'obstacle', stage: 'Nothing', next: 'lost' }, {}],
      [{ of: 'winners', landmark, feature, side: 'with' }, {}],
      [{ of: 'trigger', stage: 'Lead', activity: 'Nothing', side: 'with' }, {}],
      [{ of: 'obstacle', stage: 'Lead', next: 'lost' }, { cursor: 'x' }],
    ] as const;
    for (const [body, query] of bad) {
      // oxlint-disable-next-line no-await-in-loop
      const { status } = await client.call(contract.explainedCases, { params: { id }, body, query });
      expect(status, JSON.stringify(body)).toBe(400);
    }
  });

  test('a table as a file, audited, for whoever may export', async () => {
    const file = await client.call(contract.exportWhy, { params: { id } });
    expect(file.text.split('\n')[0]).toMatch(/^\uFEFFquestion,echo_of/);
    const viewer = await app.member('viewer', client.workspaceId);
    expect((await viewer.call(contract.exportWhy, { params: { id } })).status).toBe(403);
    expect((await viewer.call(contract.explainLog, { params: { id } })).status).toBe(200);
  });

  test('an imported log of one event', async () => {
    const log = await importFile(client, 'one.csv', 'deal,stage,time\nD1,Lead,2026-01-01T10:00:00Z\n');
    const found = await client.ok(contract.explainLog, { params: { id: log.id } });
    expect(found).toMatchObject({ cases: 1, won: 0, winners: { asked: 0, tree: null } });
  });

  test('a pipeline with one deal', async () => {
    const owner = await app.member('owner', client.workspaceId);
    const { processId } = await publishedProcess(owner);
    await newDeal(owner, processId);
    const log = await ownLog(owner, processId);
    const found = await owner.ok(contract.explainLog, { params: { id: log.id } });
    expect(found).toMatchObject({ cases: 1, open: 1, ends: { by: 'map' } });
  });
});
