// Today and the clean-up over the API, on a real PostgreSQL: what is listed for whom and why, and what decisions do.
import * as contract from '@portolan/contract';
import type { TodayItem } from '@portolan/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newDeal, publishedProcess, SALES_MAP } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

/** The first stage lets a deal wait two days and says when to give up. */
const MAP = {
  ...SALES_MAP,
  nodes: SALES_MAP.nodes!.map((node) =>
    node.id === 'qualify'
      ? { ...node, gate: 'off', followUpDays: 2, giveUp: { touches: 2, days: 60 } }
      : node,
  ),
} as typeof SALES_MAP;

let app: MapsApp;
let boss: Client;
let rep: Client;
let processId: string;

beforeAll(async () => {
  app = await startMapsApp();
});
beforeEach(async () => {
  boss = await app.member('owner');
  rep = await app.member('member', boss.workspaceId);
  ({ processId } = await publishedProcess(boss, MAP));
});
afterAll(() => app.close());

const ownDeal = (name: string, more: object = {}) =>
  newDeal(rep, processId, { name, ownerId: rep.userId, ...more });
const move = (id: string, to: string, more: object = {}) =>
  rep.ok(contract.moveDeal, { params: { id }, body: { to, ...more } });
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const instant = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const plan = (more: object) =>
  rep.ok(contract.createActivity, { body: { kind: 'task', subject: 'Step', ...more } });
/** As if time had passed. */
const age = (id: string, days: number, column = 'entered_at') =>
  app.owner.query(`update deals set ${column} = now() - $2 * interval '1 day' where id = $1`, [id, days]);

async function today(client = rep): Promise<readonly TodayItem[]> {
  return (await client.ok(contract.getToday)).items;
}
const said = (items: readonly TodayItem[]): string[] =>
  items.map(({ why, deal, activity }) => `${why}: ${activity?.subject ?? deal?.name}`);

const approvals = (items: readonly TodayItem[]) => items.filter(({ kind }) => kind === 'approval');
const handovers = (items: readonly TodayItem[]) =>
  items.filter(({ kind }) => kind === 'handover').map(({ deal }) => deal?.name);

describe('today', () => {
  it('lists what presses most first, each with its one action', async () => {
    const [late, early, rest] = [await ownDeal('Late'), await ownDeal('Early'), await ownDeal('Resting')];
    await age(late.id, 20, 'created_at');
    await move(rest.id, 'qualify');
    await move(rest.id, 'nurture', { no: 'notNow', backOn: day(0) });
    await plan({ subject: 'Overdue', due: { on: day(-3) } });
    await plan({ subject: 'High', due: { on: day(-1) }, priority: 'high' });
    await plan({ subject: 'Tomorrow', due: { on: day(2) } });
    await plan({ subject: 'Now', kind: 'call', due: { at: new Date().toISOString() } });
    const items = await today();
    expect(said(items)).toEqual([
      'overdue: Now',
      'unansweredLate: Late',
      'overdue: High',
      'overdue: Overdue',
      'unanswered: Early',
      'restOver: Resting',
    ]);
    expect(items.map(({ action }) => action)).toEqual([
      'finish',
      'answer',
      'finish',
      'finish',
      'answer',
      'move',
    ]);
    expect(items[4]).toMatchObject({
      kind: 'newLead',
      by: expect.any(String),
      deal: { id: early.id, nodeId: 'lead' },
    });
  });

  it('says of a deal what it asks for, and nothing once it is done', async () => {
    const deal = await ownDeal('Gauges');
    const { id } = await plan({ kind: 'call', dealId: deal.id, due: { on: day(5) } });
    expect(said(await today())).toEqual(['unanswered: Gauges']);
    await rep.ok(contract.finishActivity, { params: { id }, body: { outcome: 'reached' } });
    expect(said(await today())).toEqual(['nothingPlanned: Gauges']);
    await move(deal.id, 'qualify');
    await plan({ dealId: deal.id, due: { on: day(5) } });
    expect(await today()).toEqual([]);
    await age(deal.id, 10);
    expect(said(await today())).toEqual(['overExpected: Gauges']);
    await move(deal.id, 'nurture', { no: 'notNow', backOn: day(30) });
    expect(await today()).toEqual([]);
  });

  it('knows a deal that nobody has touched, and lists it once', async () => {
    const deal = await ownDeal('Quiet');
    await move(deal.id, 'qualify');
    const step = await plan({ dealId: deal.id, due: { at: instant(-1) } });
    await age(deal.id, 4);
    expect(said(await today())).toEqual(['overdue: Step']);
    await rep.ok(contract.snoozeActivity, { params: { id: step.id }, body: { until: instant(1) } });
    expect(said(await today())).toEqual(['untouched: Quiet']);
  });

  it('asks for approvals of who has the role and did not ask, and for hand-overs of who takes over', async () => {
    const deal = await ownDeal('Gauges');
    await move(deal.id, 'qualify');
    await move(deal.id, 'offer');
    await rep.ok(contract.commandDeal, {
      params: { id: deal.id },
      body: { do: 'askApproval', item: 'boss' },
    });
    expect(approvals(await today(boss))).toMatchObject([
      { why: 'asked', action: 'approve', item: { id: 'boss', text: 'A manager agrees' } },
    ]);
    const colleague = await app.member('member', boss.workspaceId);
    expect([approvals(await today()), approvals(await today(colleague))]).toEqual([[], []]);
    await boss.ok(contract.commandDeal, {
      params: { id: deal.id },
      body: { do: 'answerApproval', item: 'boss', approve: true },
    });
    expect(approvals(await today(boss))).toEqual([]);

    const lead = await ownDeal('Lead');
    await move(lead.id, 'qualify');
    expect([handovers(await today()), handovers(await today(boss))]).toEqual([[], ['Lead']]);
  });

  it('is of another person on request, and of nobody from elsewhere', async () => {
    await plan({ subject: 'Hers', due: { on: day(0) } });
    const { items, counts } = await boss.ok(contract.getToday, { query: { owner: rep.userId! } });
    expect([said(items), counts.step]).toEqual([['dueToday: Hers'], 1]);
    const stranger = await app.member('owner');
    const reply = await stranger.call(contract.getToday, { query: { owner: rep.userId! } });
    expect(reply.problem).toMatchObject({ status: 400 });
  });

  it('counts what it does not show', async () => {
    await Promise.all(Array.from({ length: 5 }, () => plan({ due: { on: day(0) } })));
    const { items, counts } = await rep.ok(contract.getToday, { query: { limit: 2 } });
    expect([items.length, counts.step]).toEqual([2, 5]);
  });
});

const listOf = async (list: string, client = rep): Promise<string[]> =>
  (
    await client.ok(contract.listCleanUpDeals, { query: { list, whose: client === rep ? 'mine' : 'all' } })
  ).items.map(({ name }) => name);
const countsOf = async (client = rep) => {
  const { lists } = await client.ok(contract.getCleanUp);
  return Object.fromEntries(lists.map(({ list, count }) => [list, count]));
};

describe('the clean-up', () => {
  it('puts open deals on the lists they belong to, those at rest on none', async () => {
    const [old, past, rest] = [
      await ownDeal('Old'),
      await ownDeal('Past', { closeOn: '2020-01-01', amount: { minor: 100, currency: 'EUR' } }),
      await ownDeal('Resting'),
    ];
    await move(old.id, 'qualify');
    await age(old.id, 90);
    await move(rest.id, 'qualify');
    await move(rest.id, 'nurture', { no: 'notNow', backOn: day(30) });
    await plan({ dealId: past.id, due: { on: day(3) } });
    expect(await countsOf()).toEqual({ stale: 1, noStep: 1, pastClose: 1, missing: 2, dead: 1 });
    expect([await listOf('stale'), await listOf('noStep'), await listOf('dead')]).toEqual([
      ['Old'],
      ['Old'],
      ['Old'],
    ]);
    expect(await listOf('pastClose')).toEqual(['Past']);
    const { items } = await rep.ok(contract.listCleanUpDeals, { query: { list: 'missing' } });
    expect(items.map(({ name, missing }) => [name, missing])).toEqual([
      ['Old', ['amount', 'company', 'people', 'closeOn']],
      ['Past', ['company', 'people']],
    ]);
    expect(await countsOf(boss)).toMatchObject({ stale: 0 });
    expect(await listOf('stale', boss)).toEqual(['Old']);
  });

  it('gives up after so many touches without an answer', async () => {
    const deal = await ownDeal('Silent');
    await move(deal.id, 'qualify');
    const call = (outcome: string) => plan({ kind: 'call', dealId: deal.id, done: { outcome } });
    await call('noAnswer');
    expect(await listOf('dead')).toEqual([]);
    await call('leftMessage');
    expect(await listOf('dead')).toEqual(['Silent']);
    await call('reached');
    expect(await listOf('dead')).toEqual([]);
  });

  it('keeps a deal until a day, moves and closes others, and puts down who decided what', async () => {
    const [one, two, three] = [await ownDeal('One'), await ownDeal('Two'), await ownDeal('Three')];
    const run = await rep.ok(contract.startCleanUpRun, { body: {} });
    expect(run.before).toMatchObject({ noStep: 3 });
    expect((await rep.call(contract.startCleanUpRun, { body: {} })).problem).toMatchObject({
      code: 'conflict',
    });
    const decide = (ids: string[], deed: object) =>
      rep.ok(contract.decideCleanUp, { body: { list: 'noStep', ids, deed } });
    expect(await decide([one.id], { do: 'keep', until: day(30), note: 'On leave' })).toEqual({
      done: 1,
      refused: [],
    });
    expect(await listOf('noStep')).toEqual(['Two', 'Three']);
    expect(said(await today())).not.toContain('unanswered: One');
    expect(await decide([two.id], { do: 'move', to: 'lost', reason: 'Price' })).toEqual({
      done: 1,
      refused: [],
    });
    const stranger = '0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d';
    expect(await decide([three.id, stranger], { do: 'move', to: 'care' })).toMatchObject({
      done: 0,
      refused: [
        { id: three.id, name: 'Three', code: expect.any(String) },
        { id: stranger, name: '', code: 'not_found' },
      ],
    });
    const ended = await rep.ok(contract.finishCleanUpRun, { params: { id: run.id }, body: { note: 'Done' } });
    expect(ended).toMatchObject({
      before: { noStep: 3 },
      after: { noStep: 1 },
      decided: { keep: 1, move: 1 },
      note: 'Done',
      startedBy: { id: rep.userId },
    });
    expect(await rep.ok(contract.listCleanUpRuns)).toEqual({ items: [ended], nextCursor: null });
    const { rows } = await app.owner.query(
      'select what, deal_id, by_id from clean_up_decisions where run_id = $1 order by id',
      [run.id],
    );
    expect(rows).toEqual([
      { what: 'keep', deal_id: one.id, by_id: rep.userId },
      { what: 'move', deal_id: two.id, by_id: rep.userId },
    ]);
    expect(await app.auditOf(run.id)).toEqual([
      'clean_up.start',
      'clean_up.decide',
      'clean_up.decide',
      'clean_up.finish',
    ]);
  });

  it('takes keeping back', async () => {
    const deal = await ownDeal('Kept by mistake');
    const keep = (until: string | null) =>
      rep.ok(contract.decideCleanUp, {
        body: { list: 'noStep', ids: [deal.id], deed: { do: 'keep', until } },
      });
    await keep(day(30));
    expect(await listOf('noStep')).not.toContain('Kept by mistake');
    await keep(null);
    expect(await listOf('noStep')).toContain('Kept by mistake');
  });

  it('comes by pages', async () => {
    for (const name of ['A', 'B', 'C']) {
      // oxlint-disable-next-line no-await-in-loop -- in their order
      await ownDeal(name, { closeOn: `2020-01-0${name === 'A' ? 2 : 1}` });
    }
    for (const list of ['noStep', 'pastClose'] as const) {
      // oxlint-disable no-await-in-loop -- page by page
      const first = await rep.ok(contract.listCleanUpDeals, { query: { list, limit: 2 } });
      const query = { list, limit: 2, after: first.nextCursor! };
      const second = await rep.ok(contract.listCleanUpDeals, { query });
      const names = [...first.items, ...second.items].map(({ name }) => name);
      expect(names).toEqual(list === 'noStep' ? ['A', 'B', 'C'] : ['B', 'C', 'A']);
      // oxlint-enable no-await-in-loop
    }
  });

  it('does not reach into another workspace', async () => {
    const deal = await ownDeal('Ours');
    const stranger = await app.member('owner');
    for (const deed of [{ do: 'keep', until: day(3) }, { do: 'delete' }]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const reply = await stranger.ok(contract.decideCleanUp, {
        body: { list: 'stale', ids: [deal.id], deed },
      });
      expect(reply).toMatchObject({ done: 0, refused: [{ code: 'not_found', name: '' }] });
    }
  });

  it.each([
    { do: 'keep', until: '2020-01-01' },
    { do: 'keep', until: '9999-01-01' },
    { do: 'keep', until: '0000-01-01' },
    { do: 'vanish' },
    { do: 'set', changes: { workspace_id: 'x' } },
  ])('refuses %j', async (deed) => {
    const deal = await ownDeal('Deal');
    const reply = await rep.call(contract.decideCleanUp, { body: { list: 'stale', ids: [deal.id], deed } });
    expect(reply.problem).toMatchObject({ status: 400 });
  });
});
