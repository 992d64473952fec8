// The demo company's workspace, filled by its job, and every deal in it made anew from its events: rows are what the
// events say, and what rows keep for lists is what the other tables say.
import * as contract from '@portolan/contract';
import { dealOf, graphOf } from '@portolan/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventsOfDeals } from './features/deals/deal-events.ts';
import { DEAL_COLUMNS, dealOfRow, savedRow } from './features/deals/deal-row.ts';
import type { DealRow } from './features/deals/deal-row.ts';
import { createPinnedMaps } from './features/deals/pinned-maps.ts';
import { rebuildDeals } from './features/deals/rebuild-deals.ts';
import { processesFeature } from './features/processes/processes-feature.ts';
import { startMapsApp } from './maps-in-tests.ts';
import type { MapsApp } from './maps-in-tests.ts';
import { tenantTx } from './platform/db/tenant-transaction.ts';
import type { Client } from './test-app.ts';

let app: MapsApp;
let owner: Client;
let workspaceId: string;

beforeAll(async () => {
  app = await startMapsApp();
  const somebody = await app.member('owner');
  ({ id: workspaceId } = await somebody.ok(contract.createDemoWorkspace, { body: { name: 'Example' } }));
  owner = {
    ...app.client({ ...somebody.headers, 'portolan-workspace': workspaceId }),
    userId: somebody.userId!,
  };
  const { platform } = app;
  await app.app.jobs
    .find(({ name }) => name === 'demo.fill')!
    .run(
      { ownerId: somebody.userId! },
      {
        platform,
        workspaceId,
        id: '1',
        attempt: 1,
        maxAttempts: 1,
        signal: new AbortController().signal,
        log: platform.log,
      },
    );
}, 400_000);
afterAll(() => app.close());

it('the demo is a company at work: deals, people, days with something to do', async () => {
  const { count } = await owner.ok(contract.summariseDeals, { query: { state: 'any' } });
  expect(count).toBeGreaterThan(1200);
  const members = (await owner.ok(contract.listMembers)).items;
  expect(members.length).toBeGreaterThan(10);
  // Only who asked for the example is a person with a way in.
  expect(members.filter(({ canSignIn }) => canSignIn)).toMatchObject([{ id: owner.userId }]);
  expect((await owner.ok(contract.listTeams)).items).toHaveLength(2);
  const today = await owner.ok(contract.getToday);
  expect(today.items.length).toBeGreaterThan(0);
  const { items } = await owner.ok(contract.listLogs);
  expect(items.some(({ origin }) => origin === 'demo')).toBe(true);
  const overridden = await app.owner.query(
    "select from events where workspace_id = $1 and kind = 'overridden' and payload->>'reason' <> ''",
    [workspaceId],
  );
  expect(overridden.rowCount).toBeGreaterThan(20);
});

it('filling it once more changes nothing', async () => {
  const counted = async () =>
    (await app.owner.query('select count(*) from events where workspace_id = $1', [workspaceId])).rows;
  const before = await counted();
  const { platform } = app;
  await app.app.jobs
    .find(({ name }) => name === 'demo.fill')!
    .run(
      { ownerId: platform.newId() },
      {
        platform,
        workspaceId,
        id: '2',
        attempt: 1,
        maxAttempts: 1,
        signal: new AbortController().signal,
        log: platform.log,
      },
    );
  expect(await counted()).toEqual(before);
});

interface WholeRow extends DealRow {
  readonly gate_done: number;
  readonly gate_total: number;
  readonly gate_missing: number;
  readonly standing: string;
  readonly is_confirmed: boolean;
  readonly handover: string | null;
  readonly end_kind: string | null;
  readonly expected_days: number | null;
}

it('every deal made anew from its events is its row', async () => {
  await tenantTx(app.platform.db, workspaceId, async (tx) => {
    const rows = await tx.all<WholeRow>({
      text: `select ${DEAL_COLUMNS}, d.gate_done, d.gate_total, d.gate_missing, d.standing, d.is_confirmed, d.handover,
          d.end_kind, d.expected_days
        from deals d where d.workspace_id = $1`,
      values: [workspaceId],
    });
    const events = await eventsOfDeals(
      tx,
      rows.map(({ id }) => id),
    );
    const maps = new Map<string, ReturnType<typeof graphOf>>();
    for (const id of new Set(rows.map((row) => row.version_id))) {
      // oxlint-disable-next-line no-await-in-loop -- two of them
      const version = await owner.ok(contract.getVersion, { params: { id } });
      maps.set(id, graphOf(version.map));
    }
    expect(rows.length).toBeGreaterThan(1200);
    for (const row of rows) {
      const rebuilt = dealOf(events.get(row.id) ?? []);
      expect(rebuilt, row.name).toEqual(dealOfRow(row));
      const saved = savedRow(rebuilt!, maps.get(row.version_id)!, app.platform.now(), []) as Readonly<
        Record<string, unknown>
      >;
      for (const column of [
        'gate_done',
        'gate_total',
        'gate_missing',
        'standing',
        'is_confirmed',
        'handover',
        'end_kind',
        'expected_days',
      ] as const) {
        expect(saved[column], `${row.name}: ${column}`).toEqual(row[column]);
      }
    }
  });
});

it('the next step and the last activity of every deal are what its activities say', async () => {
  const { rows } = await app.owner.query(
    `select d.id from deals d
      left join lateral (select a.id, a.subject, a.due_at from activities a
        where a.workspace_id = d.workspace_id and a.deal_id = d.id and a.done_at is null and a.deleted_at is null
          and a.due_at is not null order by a.due_at, a.id limit 1) n on true
      left join lateral (select max(a.done_at) as at from activities a
        where a.workspace_id = d.workspace_id and a.deal_id = d.id and a.deleted_at is null) l on true
      where d.workspace_id = $1 and (d.next_activity_id is distinct from n.id or d.next_step is distinct from n.subject
        or d.next_step_at is distinct from n.due_at or d.last_activity_at is distinct from l.at)`,
    [workspaceId],
  );
  expect(rows).toEqual([]);
});

it('the admin command finds a row that was changed behind its events, and puts it right', async () => {
  const { rows } = await app.owner.query<{ id: string }>(
    `update deals set amount_minor = amount_minor + 1 where (workspace_id, id) in
      (select workspace_id, id from deals where workspace_id = $1 and amount_minor is not null limit 1) returning id`,
    [workspaceId],
  );
  const maps = createPinnedMaps(processesFeature());
  const look = (write: boolean) =>
    rebuildDeals(app.platform.db, maps, workspaceId, { write, now: app.platform.now });
  expect((await look(false)).different).toMatchObject([{ dealId: rows[0]!.id, fields: ['amount'] }]);
  expect((await look(true)).different).toHaveLength(1);
  expect((await look(false)).different).toEqual([]);
});
