// Brings a database to this version: numbered SQL files, each in its own transaction, each remembered with its
// checksum; under an advisory lock, so that several servers may start at once. Then roles and what they may do.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import { Client, escapeIdentifier } from 'pg';
import { DatabaseError } from './database-error.ts';
import { applyAccess, ensureRoles } from './roles.ts';
import type { DatabaseUrls, RoleOptions, Roles } from './roles.ts';

export type { DatabaseUrls } from './roles.ts';

export interface MigrateOptions extends Omit<RoleOptions, 'ownerUrl'> {
  /** Told about each step that took place. */
  readonly onStep?: (text: string) => void;
  /** Apply these numbers only: a restore returns to the schema of an older backup before it comes back to this one. */
  readonly only?: ReadonlySet<number>;
}

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const FOLDER = new URL('../../migrations/', import.meta.url);
const FILE = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** Any fixed number; two servers starting on one database wait for each other on it. */
const LOCK = 7_405_220_611;
const OLDEST_SERVER = 150_000;
/** The layout of graphile-worker's tables; raise it with the package. */
const JOBS_LAYOUT = '0.18.0';

async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).toSorted();
  const migrations = await Promise.all(
    files.map(async (name) => {
      const match = FILE.exec(name);
      if (match === null) throw new DatabaseError(`Migration ${name}: expected a name like 0001_what.sql`);
      const sql = await readFile(new URL(name, FOLDER), 'utf8');
      const checksum = createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
      return { number: Number(match[1]), name, sql, checksum };
    }),
  );
  for (let i = 1; i < migrations.length; i++) {
    if (migrations[i]!.number === migrations[i - 1]!.number) {
      throw new DatabaseError(
        `Two migrations have one number: ${migrations[i - 1]!.name}, ${migrations[i]!.name}`,
      );
    }
  }
  return migrations;
}

async function applyMissing(
  client: Client,
  onStep: (text: string) => void,
  only?: ReadonlySet<number>,
): Promise<void> {
  const known = await client.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from portolan.migrations order by number',
  );
  const applied = new Map(known.rows.map((row) => [row.number, row]));
  for (const migration of await readMigrations()) {
    const before = applied.get(migration.number);
    applied.delete(migration.number);
    if (before === undefined && only?.has(migration.number) === false) continue;
    if (before === undefined) {
      /* oxlint-disable no-await-in-loop -- migrations build on each other */
      await client.query('begin');
      try {
        await client.query(migration.sql);
        await client.query('insert into portolan.migrations (number, name, checksum) values ($1, $2, $3)', [
          migration.number,
          migration.name,
          migration.checksum,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new DatabaseError(
          `Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
          { cause: error },
        );
      }
      /* oxlint-enable no-await-in-loop */
      onStep(`migration ${migration.name}`);
    } else if (before.checksum !== migration.checksum) {
      throw new DatabaseError(
        `Migration ${migration.name} was changed after it had been applied here. Restore the file and add a new migration instead.`,
      );
    }
  }
  const [newer] = applied.values();
  if (newer !== undefined) {
    throw new DatabaseError(
      `This database was used by a newer Portolan (it has migration ${newer.name}). Start that version, or restore a backup made with this one.`,
    );
  }
}

/** graphile-worker's own tables, owned by the jobs role. */
async function prepareJobs(client: Client, roles: Roles): Promise<void> {
  const known = await client.query<{ value: string }>(
    "select value from portolan.settings where key = 'jobs_layout'",
  );
  if (known.rows[0]?.value === JOBS_LAYOUT) return;
  await client.query(
    `create schema if not exists graphile_worker authorization ${escapeIdentifier(roles.jobsRole)}`,
  );
  // Its first step is `create schema if not exists`, which asks for the right to create even where it exists.
  const database = escapeIdentifier(new URL(roles.ownerUrl).pathname.slice(1));
  const jobs = escapeIdentifier(roles.jobsRole);
  const ownTables = roles.jobsUrl === roles.ownerUrl;
  if (!ownTables) await client.query(`grant create on database ${database} to ${jobs}`);
  await runMigrations({ connectionString: roles.jobsUrl });
  if (!ownTables) await client.query(`revoke create on database ${database} from ${jobs}`);
  await client.query(
    "insert into portolan.settings values ('jobs_layout', $1) on conflict (key) do update set value = $1",
    [JOBS_LAYOUT],
  );
}

/** Names where it was tried, without the password. */
function cannotConnect(url: string, error: unknown): DatabaseError {
  const { host, pathname, username } = new URL(url);
  const why = error instanceof AggregateError ? String(error.errors[0]) : String(error);
  return new DatabaseError(
    `DATABASE_URL: cannot connect to ${host}${pathname} as ${username}: ${why}. Example: DATABASE_URL=postgres://owner:password@localhost:5432/portolan`,
    { cause: error },
  );
}

/**
 * Brings the database of `ownerUrl` to this version and its roles in order. Returns where each role connects.
 * @throws DatabaseError when a person must act: too old a server, a changed migration, roles that cannot be made.
 */
export async function migrate(ownerUrl: string, options: MigrateOptions): Promise<DatabaseUrls> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'portolan migrate' });
  // A server that goes away meanwhile fails the statement under way; that error is the one to report.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw cannotConnect(ownerUrl, error);
  }
  try {
    const version = await client.query<{ server_version_num: string }>('show server_version_num');
    if (Number(version.rows[0]!.server_version_num) < OLDEST_SERVER) {
      throw new DatabaseError('PostgreSQL 15 or newer is needed; this server is older. Use a newer server.');
    }
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`
      set client_min_messages = warning;
      create schema if not exists portolan;
      create table if not exists portolan.migrations (
        number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now());
      create table if not exists portolan.settings (key text primary key, value text not null)`);
    await applyMissing(client, options.onStep ?? (() => undefined), options.only);
    const roles = await ensureRoles(client, { ...options, ownerUrl });
    await prepareJobs(client, roles);
    await applyAccess(client, roles);
    return { ownerUrl: roles.ownerUrl, appUrl: roles.appUrl, jobsUrl: roles.jobsUrl };
  } finally {
    await client.end();
  }
}
