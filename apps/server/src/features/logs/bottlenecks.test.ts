// Where days are lost: the figures of small logs by hand, and over HTTP on a real PostgreSQL, imported and of a pipeline.
import * as contract from '@portolan/contract';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { euros, newDeal, publishedProcess } from '../../deals-in-tests.ts';
import type { Client } from '../../test-app.ts';
import { bottleneckTable } from './bottleneck-table.ts';
import { bottleneckFigures, bottleneckPage } from './bottlenecks.ts';
import { endsOfLog } from './log-ends.ts';
import { eventually, importFile, type LogsApp, startLogsApp } from './logs-in-tests.ts';
import type { BottleneckAsked } from './thread-messages.ts';
import { timedLog, untilWon } from './timed-log.ts';

const DAY = 86_400_000;
/** A Monday. */
const BEGIN = Date.UTC(2026, 5, 1);

/** `{ d1: 'Lead0 Demo3' }`: the deal's activities with the day of each. */
function logOf(deals: Readonly<Record<string, string>>): EventLog {
  const builder = createEventLogBuilder();
  for (const [id, text] of Object.entries(deals)) {
    const code = builder.cases.code(id);
    for (const [, activity, day] of text.matchAll(/([A-Za-z ]+?)([\d.]+)/gu)) {
      builder.append(code, builder.activities.code(activity!.trim()), BEGIN + Number(day) * DAY);
    }
  }
  return builder.finish();
}

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString();

/** Four won deals: a is the fastest quarter, Legal takes it 2 days, the others 4, 12 and 22; one is lost, one is in Legal. */
const LOG = logOf({
  a: 'Lead0 Legal1 Won3',
  b: 'Lead0 Legal1 Won5 Audit60',
  c: 'Lead0 Legal2 Won14',
  d: 'Lead0 Legal4 Won26',
  e: 'Lead0 Lost3',
  f: 'Lead10 Legal20',
});

const timedAs = (log: EventLog, asked = {}, nowMs?: number) =>
  timedLog(log, log, endsOfLog(log, asked), nowMs);

function figures(log: EventLog, asked: BottleneckAsked = {}) {
  const ends = { won: ['Won'], lost: log.activities.includes('Lost') ? ['Lost'] : [] };
  const found = bottleneckFigures(timedAs(log, ends), asked);
  // As it is sent: numbers that are none would turn into null.
  return contract.bottlenecksSchema.parse(JSON.parse(JSON.stringify(found)));
}

describe('the figures of a small log', () => {
  const found = figures(LOG);

  test('days lost are the time above that of the fastest quarter, most first', () => {
    // Followed to day 60, when b was audited: f is in Legal for 40 days by then.
    expect(found.asOf).toBe(new Date(BEGIN + 60 * DAY).toISOString());
    expect(found).toMatchObject({ cases: 6, won: 4, fastest: 1, clock: 'elapsed', daySeconds: 86_400 });
    const legal = found.stages[0]!;
    expect(legal).toMatchObject({ at: 'Legal', cases: 5, slower: 4, lostDays: 2 + 10 + 20 + 38 });
    expect(legal.target).toEqual({ seconds: 2 * 86_400, by: 'fastest', cases: 1 });
    // Lead: a took 1 day; b 1, c 2, d 4, e 3, f 10.
    expect(found.stages[1]).toMatchObject({ at: 'Lead', cases: 6, slower: 4, lostDays: 1 + 3 + 2 + 9 });
    expect(found.lostDays.stages).toBe(85);
    expect(legal.share).toBeCloseTo(70 / 85, 12);
    expect(found.ends).toEqual({ won: ['Won'], lost: ['Lost'], other: [], by: 'asked' });
  });

  test('the curve of a stage has those that are still there, and what ends a deal for good ends its time', () => {
    const legal = found.stages[0]!.stay;
    expect(legal).toMatchObject({ visits: 5, open: 1 });
    expect(legal.quartiles.median.value).toBe(12 * 86_400);
    expect(legal.curve.seconds).toEqual([2, 4, 12, 22].map((days) => days * 86_400));
    expect(legal.curve.share.map((share) => Math.round(share * 10))).toEqual([8, 6, 4, 2]);
    expect(found.stages.map(({ at }) => at)).toEqual(['Legal', 'Lead']);
  });

  test('paths, without what still waits', () => {
    expect(found.paths[0]).toMatchObject({
      at: 'Legal',
      next: 'Won',
      cases: 4,
      count: 4,
      lostDays: 32,
      medianSeconds: 8 * 86_400,
    });
    expect(found.paths.map(({ at, next }) => `${at} ${next}`)).toEqual([
      'Legal Won',
      'Lead Legal',
      'Lead Lost',
    ]);
  });

  test('how deals end by age, and month by month', () => {
    expect(found.cycle).toMatchObject({ cases: 6, open: 1, won: { ended: 4 }, lost: { ended: 1 } });
    expect(found.months.items.map((month) => [month.month, month.arrivals, month.won, month.lost])).toEqual([
      ['2026-06', 6, 4, 1],
      ['2026-07', 0, 0, 0],
    ]);
    expect(found.months.little!.inProgress).toBeCloseTo((3 + 5 + 14 + 26 + 3 + 50) / 60, 10);
  });

  test('the deals behind a stage are those that it says, most lost first', () => {
    const page = bottleneckPage(timedAs(LOG, { won: ['Won'] }), { at: 'Legal' }, {}, { limit: 2 });
    expect(page.items.map((item) => [item.case, item.hereSeconds! / 86_400])).toEqual([
      ['f', 38],
      ['d', 20],
    ]);
    expect(page).toMatchObject({ total: 4, nextCursor: '2' });
    // Told as they are, with what came after the end.
    const path = bottleneckPage(
      timedAs(LOG, { won: ['Won'] }),
      { at: 'Legal', next: 'Won' },
      {},
      { limit: 9 },
    );
    expect(path.items.map((item) => item.case)).toEqual(['d', 'c', 'b']);
    expect(path.items.at(-1)).toMatchObject({ events: 4 });
  });

  test('a target that is given counts, in days of the clock', () => {
    const legal = figures(LOG, { target: ['Legal=12'] }).stages.find(({ at }) => at === 'Legal')!;
    expect(legal).toMatchObject({ target: { by: 'given', cases: 0 }, slower: 2, lostDays: 10 + 28 });
  });

  test('working time: nights and weekends are not lost', () => {
    const worked = figures(LOG, {
      weekdays: ['1', '2', '3', '4', '5'],
      fromHour: 9,
      toHour: 17,
      zone: 'UTC',
    });
    expect(worked).toMatchObject({ clock: 'working', daySeconds: 8 * 3600 });
    const legal = worked.stages[0]!;
    // a: Tuesday and Wednesday. b: Tuesday to Friday. c: three days of that week and the next five. d: Friday, then three
    // weeks. f: five weeks, then Monday to Thursday.
    expect(legal.target!.seconds).toBe(2 * 8 * 3600);
    const days = bottleneckPage(
      timedAs(LOG, { won: ['Won'] }),
      { at: 'Legal' },
      { weekdays: ['1', '2', '3', '4', '5'], fromHour: 9, toHour: 17 },
      { limit: 9 },
    ).items.map((item) => [item.case, item.hereSeconds! / 3600 / 8]);
    expect(days).toEqual([
      ['f', 27],
      ['d', 14],
      ['c', 6],
      ['b', 2],
    ]);
  });

  test('tables: a line per stage and per path, names that look like formulas made harmless', () => {
    const timed = timedAs(logOf({ a: 'Lead0 Won3', b: 'Lead0 Won9' }), { won: ['Won'] });
    const text = (table: 'stages' | 'paths') =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        bottleneckTable(bottleneckFigures(timed, {}), table),
      );
    expect(text('stages').split(/\r?\n/)).toEqual([
      '\uFEFFstage,cases,slower,target_seconds,target_by,target_cases,lost_days,share_of_lost,visits,open,quarter_seconds,median_seconds,median_low,median_high,three_quarters_seconds',
      expect.stringMatching(/^Lead,2,1,259200,fastest,1,6,1,2,0,259200,259200,/),
      '',
    ]);
    expect(text('paths')).toContain('Lead,Won,2,1,259200,fastest,1,6,1,2,518400');
    const builder = createEventLogBuilder();
    builder.append(builder.cases.code('x'), builder.activities.code('=1+1'), BEGIN);
    builder.append(builder.cases.code('x'), builder.activities.code('Won'), BEGIN + DAY);
    const formula = timedAs(builder.finish(), { won: ['Won'] });
    expect(new TextDecoder().decode(bottleneckTable(bottleneckFigures(formula, {}), 'stages'))).not.toMatch(
      /\n"?=/,
    );
  });
});

describe('a pipeline', () => {
  const own = logOf({ a: 'Lead0 Close2 Care3', b: 'Lead0 Lost4 Lead10 Close16', c: 'Lead0' });
  const found = contract.bottlenecksSchema.parse(
    bottleneckFigures(timedAs(own, { won: ['Close'], lost: ['Lost'] }, BEGIN + 20 * DAY), {}),
  );

  test('selling ends with won, and a lost deal that is opened again goes on', () => {
    expect(found.stages.map(({ at }) => at)).toEqual(['Lead']);
    // a: 2 days, the fastest; b: 4 and 6 days; c: there since 20 days.
    expect(found.stages[0]).toMatchObject({ cases: 3, slower: 2, lostDays: 8 + 18 });
    expect(found.cycle).toMatchObject({ open: 1, won: { ended: 2 }, lost: { ended: 0 } });
  });

  test('the part of a case until it was won', () => {
    const cut = untilWon(own, ['Close']);
    expect([...cut.caseOffsets]).toEqual([0, 2, 6, 7]);
    expect(Array.from(cut.activity, (a) => cut.activities[a])).toEqual(
      'Lead Close Lead Lost Lead Close Lead'.split(' '),
    );
  });
});

describe('logs with next to nothing', () => {
  test.each<[string, EventLog]>([
    ['empty', logOf({})],
    ['one event', logOf({ a: 'Lead0' })],
    ['one event that ends a deal', logOf({ a: 'Won0' })],
    ['all at one instant', logOf({ a: 'Lead0 Won0', b: 'Lead0 Lost0', c: 'Lead0 Lead0' })],
    ['nobody won', logOf({ a: 'Lead0 Lost3', b: 'Lead0 Demo4' })],
  ])('%s: figures that fit the contract, nothing lost', (name, log) => {
    const asked = log.activities.includes('Won') ? { won: ['Won'] } : {};
    const found = bottleneckFigures(timedAs(log, asked), {});
    expect(contract.bottlenecksSchema.parse(JSON.parse(JSON.stringify(found)))).toMatchObject({
      cases: log.caseIds.length,
      lostDays: { stages: 0, paths: 0 },
    });
    expect(
      bottleneckTable(bottleneckFigures(timedAs(log, asked), {}), 'stages').length,
      name,
    ).toBeGreaterThan(100);
  });

  test('5,000 activities over 2,000 years are cut to what can be read', () => {
    const builder = createEventLogBuilder();
    for (let i = 0; i < 5000; i++) {
      const c = builder.cases.code(`case ${i % 100}`);
      builder.append(c, builder.activities.code(`step ${i}`), BEGIN - (5000 - i) * 150 * DAY);
    }
    for (let c = 0; c < 100; c++)
      builder.append(builder.cases.code(`case ${c}`), builder.activities.code('Won'), BEGIN);
    const found = figures(builder.finish());
    expect(found.stages).toHaveLength(200);
    expect(found.omitted.stages).toBe(4800);
    expect(found.months.items).toHaveLength(120);
  });
});

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

  test('the demo: most is lost where it was planted, and the deals behind add up', async () => {
    const found = await client.ok(contract.getBottlenecks, { params: { id } });
    expect(found.ends).toMatchObject({ by: 'names', won: ['Won'] });
    expect(found.stages[0]!.at).toBe('Legal');
    expect(found.stages.every(({ stay }) => stay.curve.seconds.length <= 80)).toBe(true);
    expect(found.stages.reduce((sum, { lostDays }) => sum + lostDays, 0)).toBeCloseTo(found.lostDays.stages);
    const query = { at: 'Legal', limit: 200 };
    let lost = 0;
    let total = 0;
    for (let cursor: string | undefined = undefined; ;) {
      // oxlint-disable-next-line no-await-in-loop -- page by page
      const page: contract.CasesPage = await client.ok(contract.bottleneckCases, {
        params: { id },
        query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
      });
      for (const { hereSeconds } of page.items) lost += hereSeconds! / 86_400;
      total += page.items.length;
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(total).toBe(found.stages[0]!.slower);
    expect(lost).toBeCloseTo(found.stages[0]!.lostDays, 6);
    const won = await client.ok(contract.getBottlenecks, { params: { id }, query: { lastActivity: 'Won' } });
    // The deals that are left were followed as long as all.
    expect(won).toMatchObject({ asOf: found.asOf, cases: found.won, won: found.won });
    const none = await client.ok(contract.bottleneckCases, {
      params: { id },
      query: { at: 'Legal', without: 'Legal' },
    });
    expect(none).toMatchObject({ items: [], total: 0 });
  });

  test('a table as a file, audited, for whoever may export', async () => {
    const query = { table: 'paths' };
    const file = await client.call(contract.exportBottlenecks, { params: { id }, query });
    expect(file.status).toBe(200);
    expect(file.text.split('\n')[0]).toMatch(/^\uFEFFfrom,to,cases,slower/);
    const { rows } = await app.owner.query<{ details: object }>(
      `select details from audit_entries where action = 'log.export' and subject = $1`,
      [id],
    );
    expect(rows.map(({ details }) => details)).toEqual([
      expect.objectContaining({ table: 'bottlenecks of paths' }),
    ]);
    const viewer = await app.member('viewer', client.workspaceId);
    expect((await viewer.call(contract.exportBottlenecks, { params: { id } })).status).toBe(403);
    expect((await viewer.call(contract.getBottlenecks, { params: { id } })).status).toBe(200);
  });

  test.each([
    [{ won: 'Nothing' }, /no activity "Nothing"/],
    [{ won: ['Won', 'Lost'], lost: 'Lost' }, /"Lost" is given as won and as lost/],
    [{ fromHour: 9, toHour: 9 }, /working hours from 9 to 9/],
    [{ fromHour: 17, toHour: 9 }, /working hours from 17 to 9/],
    [{ fromHour: 25 }, /fromHour/],
    [{ weekdays: '7' }, /weekdays/],
    [{ holidays: '2026-02-30' }, /"2026-02-30" is no date/],
    [{ zone: 'Atlantis/Capital' }, /Atlantis/],
    [{ target: 'Legal' }, /"Legal" is not of the form stage=days/],
    [{ target: 'Legal=-1' }, /not of the form stage=days/],
    [{ target: 'Nothing=3' }, /no activity "Nothing"/],
  ])('%j is refused with the reason', async (query, why) => {
    const { status, problem } = await client.call(contract.getBottlenecks, { params: { id }, query });
    expect({ status, code: problem?.code }).toEqual({ status: 400, code: 'invalid_request' });
    expect(`${problem?.detail} ${JSON.stringify(problem?.fields)}`).toMatch(why);
  });

  test('deals behind an activity that the log does not have, and a cursor of another list, are refused', async () => {
    for (const query of [{ at: 'Nothing' }, { at: 'Legal', next: 'Nothing' }, { at: 'Legal', cursor: 'x' }]) {
      // oxlint-disable-next-line no-await-in-loop
      const { status } = await client.call(contract.bottleneckCases, { params: { id }, query });
      expect(status, JSON.stringify(query)).toBe(400);
    }
  });

  test('an imported log of one event', async () => {
    const log = await importFile(client, 'one.csv', 'deal,stage,time\nD1,Lead,2026-01-01T10:00:00Z\n');
    const found = await client.ok(contract.getBottlenecks, { params: { id: log.id } });
    expect(found).toMatchObject({ cases: 1, won: 0, fastest: 0, lostDays: { stages: 0 } });
  });

  test('the own pipeline: ends by the map, followed until now, as far as the caller sees it', async () => {
    const owner = await app.member('owner', client.workspaceId);
    const member = await app.member('member', client.workspaceId);
    const { processId } = await publishedProcess(owner);
    for (const [days, to] of [
      [2, 'close'],
      [9, 'close'],
      [5, 'lost'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      const deal = await newDeal(client, processId, {
        ownerId: client.userId,
        amount: euros(7),
        happenedAt: daysAgo(20),
      });
      const body = {
        to,
        happenedAt: daysAgo(20 - days),
        override: { reason: 'They signed' },
        reason: 'Price',
      };
      // oxlint-disable-next-line no-await-in-loop
      await client.ok(contract.moveDeal, { params: { id: deal.id }, body });
    }
    await newDeal(client, processId, {
      name: 'Port of mine',
      ownerId: member.userId,
      amount: euros(8),
      happenedAt: daysAgo(12),
    });
    const log = await eventually('all four are there', async () => {
      const { items } = await client.ok(contract.listLogs);
      const found = items.find((one) => one.processId === processId && one.state === 'ready');
      if (found === undefined) return false;
      const { stages } = await client.ok(contract.getBottlenecks, { params: { id: found.id } });
      return stages[0]?.cases === 4 && stages[0].stay.open === 1 && found;
    });
    const found = await client.ok(contract.getBottlenecks, { params: { id: log.id } });
    expect(found.ends).toEqual({ won: ['Close'], lost: ['Lost'], other: [], by: 'map' });
    expect(Date.now() - Date.parse(found.asOf)).toBeLessThan(60_000);
    expect(found.stages[0]).toMatchObject({ at: 'Lead', cases: 4, slower: 3 });
    expect(found.stages[0]!.lostDays).toBeCloseTo(7 + 3 + 10, 2);
    const { items } = await client.ok(contract.bottleneckCases, {
      params: { id: log.id },
      query: { at: 'Lead' },
    });
    expect(items[0]).toMatchObject({ attributes: { name: 'Port of mine' } });

    const { revision } = await owner.ok(contract.getAccessRules);
    await owner.ok(contract.replaceAccessRules, {
      body: {
        revision,
        rules: {
          records: [{ role: 'member', about: 'deal', processId: null, read: 'own', change: 'own' }],
          fields: [{ role: 'member', about: 'deal', processId: null, field: 'amount', access: 'hidden' }],
        },
      },
    });
    const mine = await member.ok(contract.getBottlenecks, { params: { id: log.id } });
    expect(mine).toMatchObject({ cases: 1, won: 0, lostDays: { stages: 0 } });
    const behind = await member.ok(contract.bottleneckCases, {
      params: { id: log.id },
      query: { at: 'Lead', target: 'Lead=1' },
    });
    expect(behind.items.map(({ attributes }) => Object.keys(attributes).includes('amount'))).toEqual([false]);
  });
});
