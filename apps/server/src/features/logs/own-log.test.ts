// The log of a pipeline, on a real PostgreSQL: whatever people do with deals, what is kept up event by event is what
// reading everything anew would give; and it is there soon, by itself, as its viewer may see it.
import * as contract from '@portolan/contract';
import type { Fit, LogSummary } from '@portolan/contract';
import type { MapCommand, SalesMap } from '@portolan/core';
import { MISSING, type Column, type EventLog } from '@portolan/mining';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { euros, newDeal, publishedProcess, SALES_MAP } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import { openDatabase, type Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Client } from '../../test-app.ts';
import { loadLog } from './log-content-store.ts';
import { eventually } from './logs-in-tests.ts';
import { extendOwnLogs } from './own-log-extend.ts';
import { createVersionMaps } from './own-log-maps.ts';
import { readOwnLog } from './own-log-read.ts';
import { createChances } from './own-log-routes.ts';
import { ownLogOf } from './own-log-store.ts';

let app: MapsApp;
let owner: Client;
let manager: Client;
/** COPY does not go together with statements that are written ahead. */
let db: Database;

beforeAll(async () => {
  app = await startMapsApp();
  owner = await app.member('owner');
  manager = await app.member('manager', owner.workspaceId);
  db = openDatabase({ url: app.database.appUrl, pipelining: false, max: 2, onError: () => undefined });
});
afterAll(async () => {
  await db.close();
  await app.close();
});

const maps = createVersionMaps();
/** As a thread of another server would: beside the one that this server wakes by itself. */
function extend() {
  return extendOwnLogs({ db, maps, load: loadLog, keep: () => undefined }, owner.workspaceId!, new Date());
}

function cell(column: Column | undefined, i: number): unknown {
  if (column === undefined) return undefined;
  if (column.kind === 'numbers') return column.values[i];
  return column.codes[i] === MISSING ? null : column.values[column.codes[i]!];
}
function columns(all: ReadonlyMap<string, Column>, i: number): [string, unknown][] {
  return [...all].map(([name, column]) => [name, cell(column, i)]);
}
/** Cases with all their columns and events, by id. */
function plain(log: EventLog): Record<string, unknown> {
  return Object.fromEntries(
    log.caseIds.map((id, c) => [
      id,
      {
        attributes: columns(log.caseAttributes, c),
        events: Array.from({ length: log.caseOffsets[c + 1]! - log.caseOffsets[c]! }, (_, i) => {
          const e = log.caseOffsets[c]! + i;
          return [
            log.activities[log.activity[e]!],
            log.time[e],
            cell(log.resource, e),
            columns(log.eventAttributes, e),
          ];
        }),
      },
    ]),
  );
}

async function storedAndRebuilt(processId: string) {
  return tenantTx(db, owner.workspaceId!, async (tx) => {
    const row = await ownLogOf(tx, processId);
    const stored = await loadLog(tx, row!.id, row!.run_id!);
    return { stored: plain(stored!), rebuilt: plain(await readOwnLog(tx, processId)) };
  });
}

async function logOfProcess(client: Client, processId: string): Promise<LogSummary> {
  return eventually(`the pipeline ${processId} has a log`, async () => {
    const { items } = await client.ok(contract.listLogs);
    return items.find((log) => log.processId === processId && log.state === 'ready');
  });
}

/** The log once it holds what was done. */
async function revised(client: Client, log: LogSummary, since: string | null): Promise<LogSummary> {
  return eventually('the log was brought up to date', async () => {
    const now = await client.ok(contract.getLog, { params: { id: log.id } });
    return now.revision !== since && now;
  });
}

/** The next version of a process, made by a command. */
async function publish(processId: string, command: MapCommand): Promise<SalesMap> {
  const { id, revision: base } = await owner.ok(contract.startDraft, { params: { id: processId }, body: {} });
  const { revision } = await owner.ok(contract.editVersion, {
    params: { id },
    body: { base, command, client: 'test', key: 'once' },
  });
  await owner.ok(contract.publishVersion, { params: { id }, body: { revision } });
  return (await owner.ok(contract.getVersion, { params: { id } })).map;
}

const STAGES = ['lead', 'qualify', 'offer', 'close', 'care', 'nurture', 'lost'];

type Step =
  | { readonly do: 'new'; readonly back: number }
  | { readonly do: 'move'; readonly deal: number; readonly to: string; readonly back: number }
  | { readonly do: 'undo' | 'delete' | 'restore' | 'unmerge' | 'owner'; readonly deal: number }
  | { readonly do: 'amount'; readonly deal: number; readonly euros: number }
  | { readonly do: 'merge'; readonly deal: number; readonly from: number }
  | { readonly do: 'look' };

const deal = fc.nat(5);
const back = fc.constantFrom(0, 0, 0.01, 3);
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ do: fc.constant('new' as const), back }) },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('move' as const), deal, to: fc.constantFrom(...STAGES), back }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'undo' as const,
          'delete' as const,
          'restore' as const,
          'unmerge' as const,
          'owner' as const,
        ),
        deal,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('amount' as const), deal, euros: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const), deal, from: deal }) },
    { weight: 3, arbitrary: fc.constant({ do: 'look' as const }) },
  ),
  { minLength: 8, maxLength: 30 },
);

/** When something happened that was so many days ago; nothing for now. */
function at(days: number): object {
  return days === 0 ? {} : { happenedAt: daysAgo(days) };
}

/** Plays a story through the API; what the rules refuse is no part of it. */
async function play(processId: string, story: readonly Step[]): Promise<void> {
  const ids: string[] = [];
  const moves: string[] = [];
  for (const step of story) {
    const id = 'deal' in step ? ids[step.deal % Math.max(1, ids.length)] : undefined;
    /* oxlint-disable no-await-in-loop -- a story */
    if (step.do === 'new') ids.push((await newDeal(manager, processId, { ...at(step.back) })).id);
    else if (step.do === 'look') await extend();
    else if (id !== undefined) await act(step, id);
    /* oxlint-enable no-await-in-loop */
  }

  async function act(step: Exclude<Step, { do: 'new' | 'look' }>, id: string): Promise<void> {
    const params = { id };
    if (step.do === 'move') {
      const body = {
        to: step.to,
        reason: 'Price',
        backOn: '2030-01-01',
        override: { reason: 'to see' },
        ...at(step.back),
      };
      const moved = await manager.call(contract.moveDeal, { params, body });
      if (moved.status === 200) moves[ids.indexOf(id)] = moved.body.event;
    } else if (step.do === 'undo') {
      const event = moves[ids.indexOf(id)];
      if (event !== undefined)
        await manager.call(contract.commandDeal, { params, body: { do: 'undoMove', event } });
    } else if (step.do === 'delete') await manager.call(contract.removeDeal, { params });
    else if (step.do === 'restore')
      await manager.call(contract.commandDeal, { params, body: { do: 'restore' } });
    else if (step.do === 'unmerge') await manager.call(contract.unmergeDeal, { params });
    else if (step.do === 'merge') {
      await manager.call(contract.mergeDeals, { params, body: { from: ids[step.from % ids.length] } });
    } else {
      const changes =
        'euros' in step
          ? { amount: euros(step.euros), source: `a\t${step.euros}\n\\N` }
          : { ownerId: manager.userId };
      await manager.call(contract.updateDeal, { params, body: { changes } });
    }
  }
}

describe('the log of a pipeline', () => {
  it('is the same kept up step by step as read anew, whatever is done with deals', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const { processId } = await publishedProcess(owner);
        await play(processId, [{ do: 'new', back: 0 }, ...story]);
        await extend();
        const { stored, rebuilt } = await storedAndRebuilt(processId);
        expect(stored).toEqual(rebuilt);
      }),
      { numRuns: 25 },
    );
  }, 240_000);
});

const done = (id: string, to: string, more: object = {}) =>
  manager.ok(contract.moveDeal, { params: { id }, body: { to, reason: 'Price', ...more } });
const OVERRIDE = { override: { reason: 'They signed on the spot' } };
const ways = async (log: LogSummary, client = manager): Promise<string[]> => {
  const { variants } = await client.ok(contract.analyseLog, { params: { id: log.id } });
  return variants.flatMap(({ activities, cases }) =>
    Array.from({ length: cases }, () => activities.join(' > ')),
  );
};
async function fit(log: LogSummary, body: object = {}): Promise<Fit> {
  const { versions } = await manager.ok(contract.getProcess, { params: { id: log.processId! } });
  const published = versions.find(({ state }) => state === 'published')!;
  const { map } = await manager.ok(contract.getVersion, { params: { id: published.id } });
  return manager.ok(contract.fitLog, { params: { id: log.id }, body: { map, ...body } });
}

describe('a pipeline in Reality and Fit', () => {
  it('shows a jump, a back-dated move, an undone one, a merge and the bin by itself', async () => {
    const { processId } = await publishedProcess(owner);
    const first = await newDeal(manager, processId, { happenedAt: daysAgo(10) });
    let log = await logOfProcess(manager, processId);
    expect(await ways(log)).toEqual(['Lead']);
    const changed = async <T>(act: () => Promise<T>): Promise<T> => {
      const { revision } = await manager.ok(contract.getLog, { params: { id: log.id } });
      const result = await act();
      log = await revised(manager, log, revision);
      return result;
    };

    const jump = await changed(() => done(first.id, 'close', OVERRIDE));
    expect(await ways(log)).toEqual(['Lead > Close']);
    const measured = await fit(log, { versions: 'inForce' });
    expect(measured.worst.map(({ kind, node }) => [kind, node])).toContainEqual(['skipped', 'qualify']);
    expect(measured.fitness.percentFitting).toBe(0);
    expect(measured.offMap).toMatchObject([{ from: 'Lead', to: 'Close', fromNode: 'lead', toNode: 'close' }]);

    await changed(() =>
      manager.ok(contract.commandDeal, {
        params: { id: first.id },
        body: { do: 'undoMove', event: jump.event },
      }),
    );
    expect(await ways(log)).toEqual(['Lead']);
    expect((await fit(log)).fitness.percentFitting).toBe(100);

    await changed(() => done(first.id, 'qualify', { happenedAt: daysAgo(4) }));
    const told = await manager.ok(contract.getCase, { params: { id: log.id }, query: { case: first.id } });
    expect(told.attributes['name']).toBe('Harbour gauges');
    expect(told.events.map(({ activity, time }) => [activity, Math.round(age(time))])).toEqual([
      ['Lead', 10],
      ['Qualify', 4],
    ]);

    const second = await changed(() => newDeal(manager, processId));
    expect((await ways(log)).toSorted()).toEqual(['Lead', 'Lead > Qualify']);
    await changed(() =>
      manager.ok(contract.mergeDeals, { params: { id: first.id }, body: { from: second.id } }),
    );
    expect(await ways(log)).toEqual(['Lead > Qualify']);
    await changed(() => manager.ok(contract.removeDeal, { params: { id: first.id } }));
    expect(log).toMatchObject({ state: 'ready', cases: 0, events: 0 });
    expect(await ways(log)).toEqual([]);
    await changed(() =>
      manager.ok(contract.commandDeal, { params: { id: first.id }, body: { do: 'restore' } }),
    );
    expect(await ways(log)).toEqual(['Lead > Qualify']);
  });

  it('says who hands over to whom, by people and by lanes, and plays its deals', async () => {
    const { processId } = await publishedProcess(owner);
    const { id } = await newDeal(owner, processId, { happenedAt: daysAgo(10) });
    await done(id, 'qualify', { happenedAt: daysAgo(4) });
    const log = await logOfProcess(manager, processId);
    const params = { id: log.id };
    await eventually('the move is in the log', async () => (await ways(log)).includes('Lead > Qualify'));
    const lanes = await manager.ok(contract.logHandovers, { params, query: { by: 'lanes' } });
    expect(lanes.parties.map(({ name, events }) => [name, events])).toEqual([
      ['Marketing', 1],
      ['Sales', 1],
    ]);
    expect(lanes.handovers).toMatchObject([{ from: 0, to: 1, count: 1, cases: 1 }]);
    expect(lanes.handovers[0]!.medianDays).toBeCloseTo(6, 1);
    const behind = { by: 'lanes', giver: 'Marketing', taker: 'Sales' };
    const handed = await manager.ok(contract.handoverCases, { params, query: behind });
    expect(handed.items.map((one) => [one.case, Math.round(one.hereSeconds! / 86_400)])).toEqual([[id, 6]]);
    const returned = { by: 'lanes', giver: 'Sales', taker: 'Marketing' };
    expect(await manager.ok(contract.handoverCases, { params, query: returned })).toMatchObject({ total: 0 });
    const people = await manager.ok(contract.logHandovers, { params });
    expect([people.parties.length, people.handovers.length]).toEqual([2, 1]);
    const { deals, activities, cases } = await manager.ok(contract.replayLog, { params });
    expect([cases, deals.length, activities]).toEqual([1, 1, ['Lead', 'Qualify']]);
    expect(deals[0]!.at).toEqual([0, 1]);
    expect(deals[0]!.minutes[1]! / 1440).toBeCloseTo(6, 1);
  });

  it('is called as its process and its stages are now; a deal is measured by the version that it ran on', async () => {
    const { processId } = await publishedProcess(owner, SALES_MAP, 'Harbours');
    const old = await newDeal(manager, processId);
    await done(old.id, 'qualify');
    const log = await logOfProcess(manager, processId);
    // From Lead to Qualify there is no way any more; it was one when the deal went there.
    const map = await publish(processId, {
      do: 'several',
      commands: [
        { do: 'set', in: 'nodes', id: 'qualify', field: 'name', value: 'Understand' },
        { do: 'remove', from: 'paths', id: 'p1' },
      ],
    });
    await owner.ok(contract.updateProcess, { params: { id: processId }, body: { name: 'Ports' } });
    await eventually('the log bears the new names', async () =>
      (await ways((await logOfProcess(manager, processId)) ?? log)).includes('Lead > Understand'),
    );
    expect((await logOfProcess(manager, processId)).name).toBe('Ports');
    const sent = await fit(log);
    const inForce = await fit(log, { versions: 'inForce' });
    expect(sent.fitness.percentFitting).toBe(0);
    expect(inForce.fitness).toEqual({ average: 1, percentFitting: 100 });
    expect(inForce.nodes.find(({ node }) => node === 'qualify')).toMatchObject({
      activities: ['Understand'],
      cases: 1,
    });
    // After a transfer its way is measured by the new version, from where the plan put it.
    const plan = await owner.ok(contract.previewTransfer, { params: { id: processId } });
    const { steps: asked } = plan;
    await owner.ok(contract.runTransfer, {
      params: { id: processId },
      body: {
        toVersion: plan.toVersion,
        steps: asked.map(({ fromVersion, from, to }) => ({ fromVersion, from, to: to! })),
      },
    });
    await done(old.id, 'nurture', { backOn: '2030-01-01' });
    await eventually('the move is in the log', async () =>
      (await ways(log)).includes('Lead > Understand > Nurture'),
    );
    expect((await fit(log, { versions: 'inForce' })).fitness).toEqual({ average: 1, percentFitting: 100 });
    const page = await manager.ok(contract.fitCases, {
      params: { id: log.id },
      body: { map, place: { of: 'cases', fits: true }, versions: 'inForce' },
    });
    expect(page.items.map((item) => [item.case, item.attributes['version']])).toEqual([[old.id, '2']]);
  });

  it('stands first in the list, follows its process, and is neither renamed nor deleted', async () => {
    const { processId } = await publishedProcess(owner);
    await newDeal(manager, processId);
    const log = await logOfProcess(manager, processId);
    await owner.ok(contract.loadDemo);
    const pages: string[] = [];
    for (let cursor: string | undefined; ;) {
      // oxlint-disable-next-line no-await-in-loop -- page by page
      const page = await owner.ok(contract.listLogs, {
        query: { limit: 1, ...(cursor === undefined ? {} : { cursor }) },
      });
      pages.push(...page.items.map(({ origin }) => origin));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(pages.at(-1)).toBe('demo');
    expect(new Set(pages.slice(0, -1))).toEqual(new Set(['pipeline']));
    const params = { id: log.id };
    expect((await owner.call(contract.renameLog, { params, body: { name: 'Mine' } })).status).toBe(400);
    expect((await owner.call(contract.deleteLog, { params })).status).toBe(400);
    expect((await owner.call(contract.cancelLog, { params })).status).toBe(409);
    const demo = (await owner.ok(contract.listLogs)).items.find(({ origin }) => origin === 'demo')!;
    const foreign = await owner.call(contract.fitLog, {
      params: { id: demo.id },
      body: { map: SALES_MAP, versions: 'inForce' },
    });
    expect(foreign.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'versions' }] });
  });

  it('shows whoever sees only their own deals only those, and no field that is hidden', async () => {
    const { processId } = await publishedProcess(owner);
    const member = await app.member('member', owner.workspaceId);
    const mine = await newDeal(manager, processId, { ownerId: member.userId, amount: euros(7) });
    const theirs = await newDeal(manager, processId, { ownerId: manager.userId, amount: euros(8) });
    await done(theirs.id, 'qualify');
    const log = await logOfProcess(manager, processId);
    await eventually('both are there', async () => (await ways(log)).includes('Lead > Qualify'));
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
    expect(await ways(log, member)).toEqual(['Lead']);
    const cases = await member.ok(contract.listCases, { params: { id: log.id } });
    expect(cases.items.map((item) => item.case)).toEqual([mine.id]);
    expect(Object.keys(cases.items[0]!.attributes)).not.toContain('amount');
    expect(
      (await member.call(contract.getCase, { params: { id: log.id }, query: { case: theirs.id } })).status,
    ).toBe(404);
    const metrics = await member.ok(contract.getStageMetrics, { params: { id: processId } });
    expect(metrics.stages.find(({ node }) => node === 'qualify')).toMatchObject({ entries: 0 });
    expect((await ways(log)).length).toBe(2);
  });

  it('tells how deals pass each stage', async () => {
    const { processId } = await publishedProcess(owner);
    const none = await manager.ok(contract.getStageMetrics, { params: { id: processId } });
    expect(none).toMatchObject({ logId: null, stages: [] });
    // Two went on from Lead after 2 and 4 days, one was lost after 6, one is there since 8 days.
    for (const [days, to] of [
      [2, 'qualify'],
      [4, 'qualify'],
      [6, 'lost'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      const one = await newDeal(manager, processId, { happenedAt: daysAgo(20) });
      // oxlint-disable-next-line no-await-in-loop
      await done(one.id, to, { happenedAt: daysAgo(20 - days) });
    }
    await newDeal(manager, processId, { happenedAt: daysAgo(8) });
    const lead = await eventually('all four are there', async () => {
      const { stages } = await manager.ok(contract.getStageMetrics, { params: { id: processId } });
      const found = stages.find(({ node }) => node === 'lead');
      return found?.entries === 4 && found.advanced === 2 && found.dropped === 1 && found;
    });
    expect(lead).toMatchObject({ undecided: 1, visits: 4, openVisits: 1, advance: { saysEnough: false } });
    expect(lead.advance!.share).toBeCloseTo(2 / 3);
    expect(lead.stay!.median.value! / 86_400).toBeCloseTo(4, 3);
    expect(lead.stay!.threeQuarters.value! / 86_400).toBeCloseTo(6, 3);
    const elsewhere = await manager.ok(contract.getStageMetrics, {
      params: { id: processId },
      query: { attribute: 'version=7' },
    });
    expect(elsewhere.stages.find(({ node }) => node === 'lead')).toMatchObject({ entries: 0, stay: null });
  });

  it('gives the chance of a deal in a stage, from thirty on that ended', async () => {
    const { processId } = await publishedProcess(owner);
    const chances = createChances();
    const of = () => tenantTx(db, owner.workspaceId!, (tx) => chances(tx, processId));
    const ids: string[] = [];
    for (let n = 0; n < 31; n++) {
      // oxlint-disable-next-line no-await-in-loop
      ids.push((await newDeal(manager, processId)).id);
    }
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
    const bulk = (some: readonly string[], to: string): Promise<unknown> =>
      manager.ok(contract.bulkDeals, {
        body: { ids: some, command: { do: 'move', to, reason: 'Price', override: { reason: 'to see' } } },
      });
    await bulk(ids.slice(0, 19), 'lost');
    await bulk(ids.slice(19, 29), 'close');
    await extend();
    expect(await of()).toEqual(new Map());
    await bulk(ids.slice(29, 30), 'lost');
    await extend();
    // One is open still.
    expect(await of()).toEqual(new Map([['lead', 1 / 3]]));
  });
});

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}
function age(time: string): number {
  return (Date.now() - Date.parse(time)) / 86_400_000;
}
