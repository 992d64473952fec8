// The `admin` commands on real databases: what is restored equals what was backed up, a damaged file changes nothing, and
// accounts and keys made here are the ones the server knows.
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { verifyPassword } from 'better-auth/crypto';
import type { Client } from 'pg';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { databaseUrl, withConnection } from '../../../../testing/database/connection.ts';
import { createTestDatabase, type TestDatabase } from '../../../../testing/database/create-test-database.ts';
import { hashSecret } from '../platform/auth/caller.ts';
import { migrate } from '../platform/db/migrate.ts';
import { BackupFileError, checkBackupFile } from './backup/backup-file.ts';
import { listTables, sumOfTable } from './backup/backup-tables.ts';
import { restoreBackup, RestoreError } from './backup/restore-backup.ts';
import { writeBackup } from './backup/write-backup.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-admin-'));
const databases: TestDatabase[] = [];
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  for (const end of ends) {
    // oxlint-disable-next-line no-await-in-loop -- databases before their roles
    await end();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function newDatabase(from?: 'empty'): Promise<TestDatabase> {
  const database = await createTestDatabase(from);
  databases.push(database);
  return database;
}

const newFile = (): string => join(folder, `${randomBytes(4).toString('hex')}.backup`);

/** Rows in many tables, among them large binary ones; ids in the order given, so that foreign keys matter. */
async function fill(client: Client, chunks = 40): Promise<void> {
  const workspace = '018f0000-0000-7000-8000-000000000001';
  const user = '018f0000-0000-7000-8000-000000000002';
  const log = '018f0000-0000-7000-8000-000000000003';
  await client.query('insert into users (id, name, email) values ($1, $2, $3)', [
    user,
    'ญาดา 林 یلدا \u200f😀\tx\\',
    'yada@example.com',
  ]);
  await client.query('insert into workspaces (workspace_id, name) values ($1, $2)', [workspace, 'Sales']);
  await client.query("insert into members values ($1, $2, 'owner')", [workspace, user]);
  await client.query(
    `insert into logs (workspace_id, id, name, file_name, origin, state, created_at, touched_at)
     values ($1, $2, 'A', 'a.csv', 'upload', 'ready', now(), now())`,
    [workspace, log],
  );
  for (let index = 0; index < chunks; index++) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await client.query('insert into log_chunks (workspace_id, log_id, name, data) values ($1, $2, $3, $4)', [
      workspace,
      log,
      `part-${index}`,
      randomBytes(100_000),
    ]);
  }
  await fillProcess(client, workspace, user);
  await client.query("select graphile_worker.add_job('nothing', '{}'::json)");
}

/** A published version, which a trigger keeps from being changed, with what hangs on it. */
async function fillProcess(client: Client, workspace: string, user: string): Promise<void> {
  const ids = { process: randomUUID(), version: randomUUID() };
  const statements = [
    `insert into processes values ($1, $3, 'Sales', 'deal', '', '{"signatures": "all"}', null, now(), null)`,
    `insert into map_versions (workspace_id, id, process_id, number, state, map, stages, revision, content_revision,
      created_at, updated_at) values ($1, $4, $3, 1, 'draft', '\\x28b52ffd', 1, 1, 1, now(), now())`,
    `insert into map_edits values ($1, $4, 1, '{"a": "\\u0000"}', '{}', 2, $2, 'tab', 'key', now())`,
    `insert into map_edit_touches values ($1, $4, 'nodes/x', 1)`,
    `insert into map_named_states values ($1, gen_random_uuid(), $4, 'Then', 1, '\\x28', now(), $2)`,
    `insert into map_comments (workspace_id, id, process_id, version_id, about, kind, text, created_at)
      values ($1, gen_random_uuid(), $3, $4, 'map', 'comment', 'کجا؟', now())`,
    `insert into map_stakeholders values ($1, $4, $2, null, 1)`,
    `insert into map_signatures values ($1, $4, $2, gen_random_uuid(), 'signed', '', 1, now())`,
    `insert into map_readers values ($1, $4, $2, null)`,
    `insert into map_shares (workspace_id, id, process_id, label, token_hash, sealed_token, created_at)
      values ($1, gen_random_uuid(), $3, '', '\\x01', '\\x02', now())`,
    `update map_versions set state = 'published' where id = $4`,
  ];
  for (const text of statements) {
    // Every value has its place in a statement and may be used there or not.
    const values = `with v as (select $1::uuid, $2::uuid, $3::uuid, $4::uuid)`;
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await client.query(`${values} ${text}`, [workspace, user, ids.process, ids.version]);
  }
}

/** Rows and hash of every table. */
function figures(url: string): Promise<Record<string, unknown>> {
  return withConnection(url, async (client) => {
    const sums: Record<string, unknown> = {};
    for (const table of await listTables(client)) {
      // oxlint-disable-next-line no-await-in-loop -- one connection
      sums[`${table.schema}.${table.name}`] = await sumOfTable(client, table);
    }
    return sums;
  });
}

const options = (database: TestDatabase, file: string, force = false) => ({
  ownerUrl: database.ownerUrl,
  file,
  force,
  migrateOptions: { secret: database.secret, roleNames: database.roleNames },
});

describe('backup and restore', () => {
  test('bring every table back as it was, into an empty database and over another', async () => {
    const [source, target] = [await newDatabase(), await newDatabase()];
    await withConnection(source.ownerUrl, (client) => fill(client));
    const before = await figures(source.ownerUrl);
    expect(before['public.log_chunks']).toMatchObject({ rows: 40 });
    const tables = Object.keys(before).filter((name) => /^public\.(map_|processes)/.test(name));
    expect(tables).toHaveLength(10);
    for (const name of tables) expect(before[name], name).toMatchObject({ rows: 1 });
    const file = newFile();
    const done = await writeBackup({ ownerUrl: source.ownerUrl, file, version: '0.0.0' });
    expect(done.bytes).toBe(statSync(file).size);
    expect(statSync(file).mode & 0o077).toBe(0);

    const restored = await restoreBackup(options(target, file));
    expect(restored).toMatchObject({ rows: done.rows, tables: done.tables });
    expect(await figures(target.ownerUrl)).toEqual(before);

    await withConnection(target.ownerUrl, (client) =>
      client.query("delete from log_chunks; update users set name = 'x'"),
    );
    await restoreBackup(options(target, file, true));
    expect(await figures(target.ownerUrl)).toEqual(before);
    // Keys, triggers and sequences work on.
    await withConnection(target.ownerUrl, async (client) => {
      await expect(
        client.query("insert into members select workspace_id, gen_random_uuid(), 'owner' from workspaces"),
      ).rejects.toThrow('foreign key');
      await expect(client.query("update map_versions set note = 'x'")).rejects.toThrow('never changes');
      await client.query("select graphile_worker.add_job('nothing', '{}'::json)");
    });
  });

  test('a database with data is refused and keeps it', async () => {
    const [source, target] = [await newDatabase(), await newDatabase()];
    await withConnection(target.ownerUrl, (client) => fill(client, 2));
    const before = await figures(target.ownerUrl);
    const file = newFile();
    await writeBackup({ ownerUrl: source.ownerUrl, file, version: '0.0.0' });
    await expect(restoreBackup(options(target, file))).rejects.toThrow(RestoreError);
    expect(await figures(target.ownerUrl)).toEqual(before);
  });

  test('a backup is as of one moment, whatever is written meanwhile', async () => {
    const [source, target] = [await newDatabase(), await newDatabase()];
    await withConnection(source.ownerUrl, (client) => fill(client, 60));
    const file = newFile();
    let written: Promise<unknown> = Promise.resolve();
    await withConnection(source.ownerUrl, async (writer) => {
      await writeBackup({
        ownerUrl: source.ownerUrl,
        file,
        version: '0.0.0',
        onTable: (name) => {
          // Accounts come before users: a backup that looked again would have the user and not the account.
          if (name !== 'public.accounts') return;
          written = writer.query(
            `with u as (insert into users (id, name, email) values (gen_random_uuid(), 'late', 'late@example.com') returning id)
             insert into accounts (id, user_id, account_id, provider_id) select gen_random_uuid(), id, 'late', 'credential' from u`,
          );
        },
      });
      await written;
    });
    await restoreBackup(options(target, file));
    const late = await withConnection(target.ownerUrl, async (client) => {
      const { rowCount } = await client.query("select 1 from users where name = 'late'");
      return rowCount;
    });
    expect(late).toBe(0);
  });

  test.each([
    ['cut off', (file: string) => truncateSync(file, Math.floor(statSync(file).size * 0.7))],
    ['cut off within its end', (file: string) => truncateSync(file, statSync(file).size - 60)],
    [
      'changed in one bit',
      (file: string) => {
        const bytes = readFileSync(file);
        const middle = Math.floor(bytes.length / 2);
        bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
        writeFileSync(file, bytes);
      },
    ],
    ['another kind of file', (file: string) => writeFileSync(file, 'case,activity,time\n')],
    ['empty', (file: string) => writeFileSync(file, '')],
  ])('a file that is %s is refused before anything is touched', async (_what, damage) => {
    const source = await newDatabase();
    await withConnection(source.ownerUrl, (client) => fill(client, 3));
    const file = newFile();
    await writeBackup({ ownerUrl: source.ownerUrl, file, version: '0.0.0' });
    await checkBackupFile(file);
    damage(file);
    const before = await figures(source.ownerUrl);
    await expect(restoreBackup(options(source, file, true))).rejects.toThrow(BackupFileError);
    expect(await figures(source.ownerUrl)).toEqual(before);
  });

  test('an older backup is brought to this version, a newer one is refused', async () => {
    const older = await newDatabase('empty');
    await migrate(older.ownerUrl, {
      secret: older.secret,
      roleNames: older.roleNames,
      only: new Set([1, 2]),
    });
    await withConnection(older.ownerUrl, (client) =>
      client.query(
        "insert into users (id, name, email) values (gen_random_uuid(), 'Old', 'old@example.com')",
      ),
    );
    const file = newFile();
    await writeBackup({ ownerUrl: older.ownerUrl, file, version: '0.0.0' });
    const target = await newDatabase();
    await restoreBackup(options(target, file));
    const found = await withConnection(target.ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string; logs: string | null }>(
        "select name, to_regclass('logs')::text as logs from users",
      );
      return rows;
    });
    expect(found).toEqual([{ name: 'Old', logs: 'logs' }]);

    const newer = await newDatabase();
    await withConnection(newer.ownerUrl, (client) =>
      client.query(
        "insert into portolan.migrations (number, name, checksum) values (9999, '9999_later.sql', '')",
      ),
    );
    const newerFile = newFile();
    await writeBackup({ ownerUrl: newer.ownerUrl, file: newerFile, version: '9.9.9' });
    await expect(restoreBackup(options(target, newerFile, true))).rejects.toThrow(/newer Portolan \(9\.9\.9/);
  });

  test('an owner who is no superuser can do both', async () => {
    const { ownerUrl } = inject('databaseServer');
    const name = `plain_${randomBytes(4).toString('hex')}`;
    await withConnection(ownerUrl, async (client) => {
      await client.query(`create role ${name} login createrole password 'plain'`);
      await client.query(`create database ${name} owner ${name}`);
      await client.query(`create database ${name}_two owner ${name}`);
    });
    ends.push(() =>
      withConnection(ownerUrl, async (client) => {
        await client.query(`drop database ${name} with (force)`);
        await client.query(`drop database ${name}_two with (force)`);
        await client.query(`drop role ${name}_app, ${name}_jobs, ${name}_two_app, ${name}_two_jobs, ${name}`);
      }),
    );
    const plain = new URL(databaseUrl(ownerUrl, name));
    plain.username = name;
    plain.password = 'plain';
    const secret = randomBytes(32);
    await migrate(plain.href, { secret });
    await withConnection(plain.href, (client) => fill(client, 3));
    const file = newFile();
    await writeBackup({ ownerUrl: plain.href, file, version: '0.0.0' });
    const target = databaseUrl(plain.href, `${name}_two`);
    await restoreBackup({ ownerUrl: target, file, force: false, migrateOptions: { secret } });
    expect(await figures(target)).toEqual(await figures(plain.href));
  });
});

describe('the command line', () => {
  let empty: Promise<TestDatabase> | undefined;
  const script = fileURLToPath(new URL('../admin.ts', import.meta.url));
  const run = async (database: TestDatabase, ...words: string[]) =>
    promisify(execFile)(process.execPath, [script, ...words], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.ownerUrl,
        DATABASE_APP_URL: database.appUrl,
        DATABASE_JOBS_URL: database.jobsUrl,
        PORTOLAN_SECRET: 'a secret of at least thirty-two characters',
        PORTOLAN_DATA: folder,
      },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );

  test('makes an owner who can sign in, a key the server knows, and a new password', async () => {
    const database = await newDatabase();
    const owner = [
      'create-owner',
      '--email',
      'Kim@Example.com',
      '--password',
      'correct horse',
      '--workspace',
      'Sales',
    ];
    expect(await run(database, ...owner)).toMatchObject({ code: 0, stdout: '' });
    expect(await run(database, ...owner)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('reset-password'),
    });
    const hash = await passwordHash(database, 'kim@example.com');
    expect(await verifyPassword({ hash, password: 'correct horse' })).toBe(true);

    const key = await run(database, 'create-key', '--workspace', 'Sales', '--name', 'CI', '--role', 'member');
    expect(key).toMatchObject({ code: 0, stderr: '' });
    expect(key.stdout).toMatch(/^ptl_[\w-]{43}\n$/);
    const known = await withConnection(database.appUrl, async (client) => {
      const { rows } = await client.query<{ role: string }>('select role from api.api_key($1)', [
        hashSecret(key.stdout.trim()),
      ]);
      return rows;
    });
    expect(known).toEqual([{ role: 'member' }]);

    const reset = await run(database, 'reset-password', '--email', 'kim@example.com');
    expect(reset.code).toBe(0);
    const fresh = await passwordHash(database, 'kim@example.com');
    expect(await verifyPassword({ hash: fresh, password: reset.stdout.trim() })).toBe(true);
    expect(await verifyPassword({ hash: fresh, password: 'correct horse' })).toBe(false);

    // A further owner gets a workspace of their own.
    await run(
      database,
      'create-owner',
      '--email',
      'lee@example.com',
      '--password',
      'correct horse',
      '--workspace',
      'Two',
    );
    expect(await run(database, 'create-key', '--workspace', 'Two', '--name', 'CI')).toMatchObject({
      code: 0,
    });
  });

  test.each([
    [['create-key', '--workspace', 'Nowhere', '--name', 'CI'], 1, 'There is no workspace yet'],
    [['reset-password', '--email', 'nobody@example.com'], 1, 'There is no account'],
    [['create-owner', '--email', 'kim', '--password', 'correct horse', '--workspace', 'W'], 2, '--email'],
    [
      ['create-owner', '--email', 'kim@example.com', '--password', 'short', '--workspace', 'W'],
      2,
      '--password',
    ],
    [['create-owner', '--email', 'kim@example.com'], 2, '--password, --workspace'],
    [['create-key', '--workspace', 'W', '--name', 'N', '--role', 'owner'], 2, '--role'],
    [['backup'], 2, 'FILE'],
    [['restore', '/nowhere/at/all'], 1, 'There is no file'],
    [['nonsense'], 2, 'There are: create-owner'],
    [['backup', 'x', '--fast'], 2, '--fast'],
  ])('%j ends with %i and says why', async (words, code, message) => {
    empty ??= newDatabase();
    expect(await run(await empty, ...words)).toMatchObject({
      code,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
  });
});

function passwordHash(database: TestDatabase, email: string): Promise<string> {
  return withConnection(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ password: string }>(
      'select a.password from accounts a join users u on u.id = a.user_id where u.email = $1',
      [email],
    );
    return rows[0]?.password ?? '';
  });
}
