// Statements that are sent together: what is answered, what is undone, and what is left of the connection, whatever
// goes wrong with one of them.
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../../../testing/database/create-test-database.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { newId } from './new-id.ts';
import { tenantBatch, tenantTx } from './tenant-transaction.ts';

let testDatabase: TestDatabase;
let owner: Connection;
let db: Database;
let id: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = new Connection({ connectionString: testDatabase.ownerUrl });
  await owner.connect();
  // One connection: what is left on it is what the next one finds.
  db = openDatabase({ url: testDatabase.appUrl, onError: () => undefined, max: 1 });
});
afterAll(async () => {
  await db.close();
  await owner.end();
  await testDatabase.drop();
});
beforeEach(async () => {
  id = newId();
  await owner.query("insert into workspaces (workspace_id, name) values ($1, 'first')", [id]);
});

const rename = (name: string) => ({
  name: 'rename',
  text: 'update workspaces set name = $2 where workspace_id = $1',
  values: [id, name] as unknown[],
});
const FAIL = { text: 'select 1 / 0' };
async function nameNow(): Promise<unknown> {
  const { rows } = await owner.query<{ name: string }>(
    'select name from workspaces where workspace_id = $1',
    [id],
  );
  return rows[0]?.name;
}

test('what stands before an error was answered, what stands behind it fails for the same reason', async () => {
  const seen: unknown[] = [];
  await expect(
    tenantTx(db, id, async (tx) => {
      const sent = [
        tx.all({ text: 'select 1 as one' }),
        tx.run(FAIL),
        // Named, and never prepared: the database skips it.
        tx.all({ name: 'skipped', text: 'select $1::int as two', values: [2] }),
      ];
      seen.push(...(await Promise.allSettled(sent)));
      return Promise.all(sent);
    }),
  ).rejects.toThrow('division by zero');
  expect(seen).toMatchObject([
    { status: 'fulfilled', value: [{ one: 1 }] },
    { status: 'rejected', reason: { message: 'division by zero' } },
    { status: 'rejected', reason: { message: 'division by zero' } },
  ]);
  const again = { name: 'skipped', text: 'select $1::int as two', values: [2] };
  expect(await tenantBatch(db, id, [again])).toEqual([[{ two: 2 }]]);
});

test('a value that cannot be written makes none of it happen, and its statement can be sent again', async () => {
  const unwritable = {
    toPostgres() {
      throw new Error('no words for it');
    },
  };
  await tenantBatch(db, id, [rename('second')]);
  await expect(
    tenantBatch(db, id, [rename('third'), { ...rename(''), values: [id, unwritable] }]),
  ).rejects.toThrow('no words for it');
  expect(await nameNow()).toBe('second');
  await expect(
    tenantTx(db, id, async (tx) => {
      await tx.run(rename('third'));
      await tx.run({ ...rename(''), values: [id, unwritable] });
    }),
  ).rejects.toThrow('no words for it');
  await tenantTx(db, id, (tx) => tx.run(rename('fourth')));
  expect(await nameNow()).toBe('fourth');
});

test('what fails when the transaction ends is not reported as done', async () => {
  await owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'too late'; end $$;
    create constraint trigger late after update on workspaces deferrable initially deferred
      for each row when (new.name = 'late') execute function refuse()`);
  await expect(tenantBatch(db, id, [rename('late')])).rejects.toThrow('too late');
  await expect(tenantTx(db, id, (tx) => tx.run(rename('late')))).rejects.toThrow('too late');
  await expect(
    tenantTx(db, id, async (tx) => {
      const sent = tx.run(rename('late'));
      tx.commit();
      await sent;
    }),
  ).rejects.toThrow('too late');
  expect(await nameNow()).toBe('first');
});

test('a commit that goes along with the last statements ends the transaction: nothing can be asked behind it', async () => {
  await expect(
    tenantTx(db, id, async (tx) => {
      const sent = tx.run(rename('second'));
      tx.commit();
      await sent;
      await tx.run(rename('third'));
    }),
  ).rejects.toThrow('committed before this statement');
  expect(await nameNow()).toBe('second');
  await expect(
    tenantTx(db, id, async (tx) => {
      const sent = [tx.run(rename('fourth')), tx.run(FAIL)];
      tx.commit();
      await Promise.allSettled(sent);
    }),
    'an error that was swallowed',
  ).rejects.toThrow(/division by zero|rolled back/);
  expect(await nameNow()).toBe('second');
});

test('a connection that is lost before the end leaves nothing done, and the next one works', async () => {
  const kill = { text: 'select pg_terminate_backend(pg_backend_pid())' };
  await expect(tenantBatch(db, id, [rename('second'), kill])).rejects.toThrow(/terminat|ECONNRESET|EPIPE/);
  await expect(
    tenantTx(db, id, async (tx) => {
      await Promise.all([tx.run(rename('second')), tx.run(kill)]);
    }),
  ).rejects.toThrow(/terminat|ECONNRESET|EPIPE/);
  expect(await nameNow()).toBe('first');
  expect(await tenantTx(db, id, (tx) => tx.run(rename('third')))).toBe(1);
});

test('plans are kept where it is asked for, and for that transaction only', async () => {
  const mode = { text: 'show plan_cache_mode' };
  expect(await tenantBatch(db, id, [mode], 'kept')).toEqual([[{ plan_cache_mode: 'force_generic_plan' }]]);
  expect(await tenantTx(db, id, (tx) => tx.all(mode), 'kept')).toEqual([
    { plan_cache_mode: 'force_generic_plan' },
  ]);
  expect(await tenantBatch(db, id, [mode])).toEqual([[{ plan_cache_mode: 'auto' }]]);
});
