// One workspace cannot see another: by the shape of every table, and by trying.
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../../testing/database/create-test-database.ts';
import type { TestDatabase } from '../../../../../testing/database/create-test-database.ts';
import { openDatabase, query } from './database.ts';
import type { Database } from './database.ts';
import { newId } from './new-id.ts';
import { faultsOfAppRole } from './roles.ts';
import { tenantBatch, tenantTx } from './tenant-transaction.ts';

/** Tables that belong to no workspace; every other one must be a tenant table. */
const SHARED = new Set([
  'users',
  'sessions',
  'accounts',
  'verifications',
  'installation',
  'installation_audit',
]);

let testDatabase: TestDatabase;
let owner: Connection;
const onError = (): undefined => undefined;
const dbs: Record<'pipelined' | 'plain', Database> = {} as never;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = new Connection({ connectionString: testDatabase.ownerUrl });
  await owner.connect();
  dbs.pipelined = openDatabase({ url: testDatabase.appUrl, onError, max: 4 });
  dbs.plain = openDatabase({ url: testDatabase.appUrl, onError, max: 4, pipelining: false });
});
afterAll(async () => {
  await dbs.pipelined.close();
  await dbs.plain.close();
  await owner.end();
  await testDatabase.drop();
});

async function rows<Row extends object>(text: string): Promise<Row[]> {
  return (await owner.query<Row>(text)).rows;
}

describe('the shape of the tables', () => {
  test('every table is registered, as shared by name or as a tenant table', async () => {
    const tables = await rows<{ name: string; tenant: boolean | null }>(
      "select c.relname as name, a.tenant from pg_class c join pg_namespace n on n.oid = c.relnamespace left join portolan.table_access a on a.table_name = c.relname where n.nspname = 'public' and c.relkind in ('r', 'p')",
    );
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables)
      expect({ ...table }).toEqual({ name: table.name, tenant: !SHARED.has(table.name) });
  });

  test('every tenant table is policed, and the policy is not forced', async () => {
    const tables = await rows<{
      name: string;
      on: boolean;
      forced: boolean;
      policy: string | null;
      check: string | null;
    }>(`
      select c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced,
        pg_get_expr(p.polqual, p.polrelid) as policy, pg_get_expr(p.polwithcheck, p.polrelid) as check
      from portolan.table_access a join pg_class c on c.oid = ('public.' || a.table_name)::regclass
      left join pg_policy p on p.polrelid = c.oid where a.tenant`);
    for (const table of tables) {
      expect(table, table.name).toMatchObject({ on: true, forced: false });
      expect(table.policy, table.name).toMatch(
        /^\(workspace_id = \( SELECT \(NULLIF\(current_setting\('app\.workspace_id'/,
      );
      expect(table.check, table.name).toBe(table.policy);
    }
  });

  test('workspace_id comes first in every primary key, unique index and foreign key', async () => {
    const keys = await rows<{ name: string; first: string; kind: string; target: string | null }>(`
      select i.relname as name, a.attname as first, 'index' as kind, null as target
      from portolan.table_access t join pg_index x on x.indrelid = ('public.' || t.table_name)::regclass and x.indisunique
      join pg_class i on i.oid = x.indexrelid join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
      where t.tenant
      union all
      select k.conname, a.attname, 'foreign key', k.confrelid::regclass::text
      from portolan.table_access t join pg_constraint k on k.conrelid = ('public.' || t.table_name)::regclass and k.contype = 'f'
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] where t.tenant`);
    const wrong = keys.filter((key) => key.first !== 'workspace_id' && !SHARED.has(key.target ?? ''));
    expect(keys.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
    const without = await rows(
      "select table_name from portolan.table_access t where tenant and not exists (select from pg_index x where x.indrelid = ('public.' || t.table_name)::regclass and x.indisprimary)",
    );
    expect(without).toEqual([]);
  });

  test('the app role has exactly the registered rights', async () => {
    const rights = await rows<{ name: string; wanted: string; has: string[] }>(`
      select a.table_name as name, a.app_privileges as wanted,
        array(select lower(p.privilege_type) from information_schema.table_privileges p
          where p.table_schema = 'public' and p.table_name = a.table_name and p.grantee = '${testDatabase.roleNames.app}') as has
      from portolan.table_access a`);
    for (const { name, wanted, has } of rights) {
      expect(has.toSorted(), name).toEqual(wanted.split(/, */).toSorted());
    }
  });

  test('the functions of schema api are a closed list, safe to call with another search_path', async () => {
    const functions = await rows<{
      name: string;
      definer: boolean;
      config: string[] | null;
      bound: boolean;
      open: boolean;
    }>(
      "select p.proname as name, p.prosecdef as definer, p.proconfig as config, p.prosqlbody is not null as bound, has_function_privilege('public', p.oid, 'execute') as open from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'api' order by 1",
    );
    expect(functions.map((one) => one.name)).toEqual([
      'api_key',
      'calendar_feed',
      'enqueue',
      'fold',
      'invitation',
      'map_share',
      'memberships',
      'search_companies',
      'search_contacts',
      'search_deals',
      'session',
      'settled_before',
    ]);
    const emptyPath: unknown = expect.arrayContaining(['search_path=""']);
    for (const { name, definer, config, bound, open } of functions) {
      expect(open, name).toBe(false);
      // What names its objects by id is bound already, and has no rights of its own to lend.
      const safe = bound ? { definer: false, config } : { definer: true, config: emptyPath };
      expect({ definer, config }, name).toEqual(safe);
    }
  });
});

describe.each(['pipelined', 'plain'] as const)('%s', (how) => {
  async function workspaceNamed(name: string): Promise<string> {
    const id = newId();
    await tenantTx(dbs[how], id, (tx) =>
      tx.run({ text: 'insert into workspaces (workspace_id, name) values ($1, $2)', values: [id, name] }),
    );
    return id;
  }
  const names = { text: 'select name from workspaces order by name' };

  test('a transaction sees its own workspace only, without any filter', async () => {
    const [a, b] = [await workspaceNamed('A'), await workspaceNamed('B')];
    expect(await tenantTx(dbs[how], a, (tx) => tx.all(names))).toEqual([{ name: 'A' }]);
    expect(await tenantBatch(dbs[how], b, [names, names])).toEqual([[{ name: 'B' }], [{ name: 'B' }]]);
    expect(await tenantTx(dbs[how], newId(), (tx) => tx.all(names))).toEqual([]);
    expect(await query(dbs[how], names)).toEqual([]);
  });

  test('it can neither write into nor take over another', async () => {
    const [a, b] = [await workspaceNamed('A'), await workspaceNamed('B')];
    const asA = (text: string): Promise<number> =>
      tenantTx(dbs[how], a, (tx) => tx.run({ text, values: [b] }));
    expect(await asA("update workspaces set name = 'taken' where workspace_id = $1")).toBe(0);
    await expect(asA("insert into workspaces (workspace_id, name) values ($1, 'x')")).rejects.toThrow(
      /row-level security/,
    );
    await expect(asA('update workspaces set workspace_id = $1')).rejects.toThrow(/row-level security/);
  });

  test('an error undoes everything and leaves a usable connection', async () => {
    const id = await workspaceNamed('before');
    const rename = { text: "update workspaces set name = 'after' where workspace_id = $1", values: [id] };
    const fail = { text: 'select 1 / 0' };
    await expect(tenantBatch(dbs[how], id, [rename, fail, rename])).rejects.toThrow('division by zero');
    await expect(
      tenantTx(dbs[how], id, async (tx) => {
        await tx.run(rename);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await expect(
      tenantTx(dbs[how], id, async (tx) => {
        await tx.run(rename);
        await tx.run(fail).catch(() => undefined);
      }),
      'an error that was swallowed',
    ).rejects.toThrow(/rolled back/);
    for (let i = 0; i < 8; i++) {
      // oxlint-disable-next-line no-await-in-loop -- every connection of the pool once
      expect(await tenantTx(dbs[how], id, (tx) => tx.all(names))).toEqual([{ name: 'before' }]);
    }
  });

  test('the workspace of one transaction does not linger on its connection', async () => {
    const id = await workspaceNamed('A');
    await Promise.all(Array.from({ length: 8 }, () => tenantTx(dbs[how], id, (tx) => tx.all(names))));
    const left = await Promise.all(Array.from({ length: 8 }, () => query(dbs[how], names)));
    expect(left.flat()).toEqual([]);
  });
});

test('the audit log can be written and read, never changed', async () => {
  const id = newId();
  await tenantTx(dbs.pipelined, id, async (tx) => {
    await tx.run({ text: "insert into workspaces (workspace_id, name) values ($1, 'A')", values: [id] });
    await tx.run({
      text: "insert into audit_entries (workspace_id, id, at, actor_kind, action) values ($1, $2, now(), 'system', 'x')",
      values: [id, newId()],
    });
  });
  for (const text of [
    "update audit_entries set action = 'y'",
    'delete from audit_entries',
    'truncate audit_entries',
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    await expect(tenantTx(dbs.pipelined, id, (tx) => tx.run({ text }))).rejects.toThrow(/permission denied/);
  }
});

describe('who may serve requests', () => {
  test('the app role may', async () => {
    expect(await faultsOfAppRole(dbs.plain.pool)).toEqual([]);
  });

  test('the owner may not', async () => {
    const asOwner = openDatabase({ url: testDatabase.ownerUrl, onError: () => undefined });
    const faults = await faultsOfAppRole(asOwner.pool);
    await asOwner.close();
    expect(faults.join()).toMatch(/superuser/);
    expect(faults.join()).toMatch(/owns tables/);
  });

  test('nor may a role that sees past the policies', async () => {
    const role = `bypass_${testDatabase.name}`;
    await owner.query(`create role ${role} login bypassrls password 'x'`);
    const url = new URL(testDatabase.appUrl);
    url.username = role;
    url.password = 'x';
    const bypassing = openDatabase({ url: url.href, onError: () => undefined });
    const faults = await faultsOfAppRole(bypassing.pool);
    await bypassing.close();
    await owner.query(`drop role ${role}`);
    expect(faults).toEqual([`the role ${role} has BYPASSRLS`]);
  });
});
