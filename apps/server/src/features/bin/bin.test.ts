// The bin: what was deleted and by whom, only within reach; and what is gone for good after 30 days, soundly.
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let owner: Client;
let member: Client;
let processId: string;
beforeAll(async () => {
  app = await startMapsApp();
});
beforeEach(async () => {
  owner = await app.member('owner');
  member = await app.member('member', owner.workspaceId);
  ({ processId } = await publishedProcess(owner));
});
afterAll(() => app.close());

async function deleted(name: string, more: object = {}): Promise<string> {
  const deal = await newDeal(owner, processId, { name, ...more });
  await owner.ok(contract.removeDeal, { params: { id: deal.id } });
  return deal.id;
}
const names = async (client: Client, query = {}): Promise<string[]> =>
  (await client.ok(contract.listBin, { query })).items.map(({ name }) => name);

/** As if this had lain there for so many days. */
async function age(table: string, id: string, days: number): Promise<void> {
  await app.owner.query(`update ${table} set deleted_at = now() - $2 * interval '1 day' where id = $1`, [
    id,
    days,
  ]);
}
async function insert(table: 'companies' | 'contacts', columns: Record<string, unknown>): Promise<string> {
  const id = app.platform.newId();
  const row = {
    workspace_id: owner.workspaceId,
    id,
    created_at: new Date(),
    updated_at: new Date(),
    ...columns,
  };
  const keys = Object.keys(row);
  await app.owner.query(
    `insert into ${table} (${keys.join(', ')}) values (${keys.map((_key, i) => `$${i + 1}`).join(', ')})`,
    Object.values(row),
  );
  return id;
}
function emptyBin(): Promise<void> {
  const { platform } = app;
  return app.app.jobs
    .find(({ name }) => name === 'bin.empty')!
    .run(
      {},
      {
        platform,
        workspaceId: owner.workspaceId!,
        id: '1',
        attempt: 1,
        maxAttempts: 1,
        signal: new AbortController().signal,
        log: platform.log,
      },
    );
}
const exists = async (table: string, id: string): Promise<boolean> =>
  ((await app.owner.query(`select from ${table} where id = $1`, [id])).rowCount ?? 0) > 0;

describe('what lies in the bin', () => {
  it('is told with who put it there and when it will be gone, the latest first, page by page', async () => {
    await deleted('first');
    await deleted('second');
    const { items } = await owner.ok(contract.listBin);
    expect(items.map(({ name }) => name)).toEqual(['second', 'first']);
    expect(items[0]).toMatchObject({ about: 'deal', deletedBy: { id: owner.userId }, canRestore: true });
    expect(Date.parse(items[0]!.goneAt) - Date.parse(items[0]!.deletedAt)).toBe(30 * 86_400_000);
    const page = await owner.ok(contract.listBin, { query: { limit: 1 } });
    expect(await names(owner, { limit: 1, after: page.nextCursor! })).toEqual(['first']);
    await owner.ok(contract.commandDeal, { params: { id: items[0]!.id }, body: { do: 'restore' } });
    expect(await names(owner)).toEqual(['first']);
  });

  it('is only what the caller reaches', async () => {
    await deleted('of the owner', { ownerId: owner.userId });
    await deleted('of the member', { ownerId: member.userId });
    const rule = { role: 'member', about: 'deal', processId: null, read: 'own', change: 'own' };
    await owner.ok(contract.replaceAccessRules, {
      body: { rules: { records: [rule], fields: [] }, revision: 0 },
    });
    expect(await names(member)).toEqual(['of the member']);
    const stranger = await app.member('owner');
    expect(await names(stranger)).toEqual([]);
  });

  it('does not hold what was merged into another deal', async () => {
    const [into, from] = [await newDeal(owner, processId), await newDeal(owner, processId)];
    await owner.ok(contract.mergeDeals, { params: { id: into.id }, body: { from: from.id } });
    expect(await names(owner)).toEqual([]);
  });

  it.each(['x', Buffer.from("2026-01-01' or true").toString('base64url')])(
    'refuses the cursor %s',
    async (after) => {
      const reply = await owner.call(contract.listBin, { query: { after } });
      expect(reply.problem?.code).toBe('invalid_request');
    },
  );
});

const jobs = async (): Promise<number> =>
  (
    await app.owner.query(
      "select from graphile_worker.jobs where task_identifier = 'bin.empty' and key like $1 || '%'",
      [owner.workspaceId],
    )
  ).rowCount ?? 0;

describe('emptying the bin', () => {
  it('takes what is older than 30 days, leaves the rest and the history', async () => {
    const [old, young] = [await deleted('old'), await deleted('young')];
    await age('deals', old, 31);
    await age('deals', young, 29);
    await emptyBin();
    expect([await exists('deals', old), await exists('deals', young)]).toEqual([false, true]);
    const { rows } = await app.owner.query('select kind from events where record_id = $1 order by seq', [
      old,
    ]);
    expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(['created', 'deleted']);
    const { items } = await owner.ok(contract.listAudit, { query: { action: 'bin.empty' } });
    expect(items).toMatchObject([{ details: { deal: 1 } }]);
    await emptyBin();
    expect(await exists('deals', young)).toBe(true);
  });

  it('takes a company and a contact out of the deals that name them, as a change that is told', async () => {
    const company = await insert('companies', { name: 'Gone Ltd' });
    const contact = await insert('contacts', {
      name: 'Mai',
      sort_name: 'Mai',
      name_parts: {},
      company_id: company,
    });
    const people = [{ contactId: contact }];
    const deal = await newDeal(owner, processId, { companyId: company, people });
    const binned = await deleted('binned', { companyId: company, people });
    await age('companies', company, 31);
    await age('contacts', contact, 31);
    await emptyBin();
    expect([await exists('companies', company), await exists('contacts', contact)]).toEqual([false, false]);
    const read = await owner.ok(contract.getDeal, { params: { id: deal.id } });
    expect(read).toMatchObject({ company: null, people: [] });
    const { items } = await owner.ok(contract.listDealEvents, { params: { id: deal.id } });
    expect(items.slice(0, 2).map(({ kind, actor }) => [kind, actor])).toEqual([
      ['changed', null],
      ['changed', null],
    ]);
    expect(await exists('deals', binned)).toBe(true);
    await owner.ok(contract.commandDeal, { params: { id: binned }, body: { do: 'restore' } });
  });

  it('keeps what another table still points to, and goes on with the others', async () => {
    const [held, free] = [await deleted('held'), await deleted('free')];
    await app.owner.query(`create table holding (workspace_id uuid, deal_id uuid,
      foreign key (workspace_id, deal_id) references deals (workspace_id, id))`);
    await app.owner.query('insert into holding values ($1, $2)', [owner.workspaceId, held]);
    await age('deals', held, 31);
    await age('deals', free, 31);
    await emptyBin();
    expect([await exists('deals', held), await exists('deals', free)]).toEqual([true, false]);
    await app.owner.query('drop table holding');
  });

  it('is enqueued once for a day, by whatever deletes', async () => {
    expect(await jobs()).toBe(0);
    await deleted('a');
    await deleted('b');
    expect(await jobs()).toBe(1);
  });
});
