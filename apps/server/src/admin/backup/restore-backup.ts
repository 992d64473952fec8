// `admin restore FILE`: puts a backup into a database, all of it or nothing. The file is checked to its end first; the
// data goes in within one transaction, which commits only when every table has the rows and the hash of the backup.
import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, type MigrateOptions } from '../../platform/db/migrate.ts';
import {
  type BackupEnd,
  BackupFileError,
  type BackupHeader,
  checkBackupFile,
  readBackupFile,
  type TableSum,
} from './backup-file.ts';
import { listTables, quoted, type StoredTable, sumOfTable, whereBackedUp } from './backup-tables.ts';

export type RestoreOptions = {
  readonly ownerUrl: string;
  readonly file: string;
  /** Replace what is there. */
  readonly force: boolean;
  readonly migrateOptions: MigrateOptions;
  readonly onTable?: (name: string, number: number) => void;
};

/** Why a restore was not done (nothing was changed), for the operator. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError';
}

/** Restores a backup. @returns what it held, checked against what is in the database now */
export async function restoreBackup(options: RestoreOptions): Promise<BackupEnd & { header: BackupHeader }> {
  const { header, end } = await checkBackupFile(options.file);
  refuseNewer(header);
  await migrate(options.ownerUrl, options.migrateOptions);
  const client = new Client({ connectionString: options.ownerUrl, application_name: 'portolan restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ number: number }>('select number from portolan.migrations');
    const older = rows.length !== header.migrations.length;
    if (!options.force) await refuseFull(client);
    if (older) await returnTo(client, header, options);
    await client.query('begin');
    await loadAll(client, options);
    await client.query('commit');
  } finally {
    // A connection that ends within a transaction takes it back.
    await client.end();
  }
  // Brings an older backup to this version, and gives the roles their rights again.
  await migrate(options.ownerUrl, options.migrateOptions);
  return { ...end, header };
}

function refuseNewer(header: BackupHeader): void {
  const known = new Set(readdirSync(new URL('../../migrations/', import.meta.url)));
  const unknown = header.migrations.find((migration) => !known.has(migration.name));
  if (unknown !== undefined) {
    throw new RestoreError(
      `The backup was written by a newer Portolan (${header.portolan}; it has ${unknown.name}). Restore it with that version.`,
    );
  }
}

async function refuseFull(client: Client): Promise<void> {
  for (const table of await listTables(client)) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const { rowCount } = await client.query(`select 1 from ${quoted(table)}${whereBackedUp(table)} limit 1`);
    if (rowCount !== 0) {
      throw new RestoreError(
        `The database is not empty (there is data in ${table.name}). Restore into a new one (PORTOLAN_DATA=... or DATABASE_URL=...), or replace what is there with --force.`,
      );
    }
  }
}

/** Makes the schema anew as it was when the backup was written, so that later migrations can treat its data. */
async function returnTo(client: Client, header: BackupHeader, options: RestoreOptions): Promise<void> {
  const others = await client.query(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and application_name not like 'portolan restore' and backend_type = 'client backend'`,
  );
  if (others.rowCount !== 0) {
    throw new RestoreError(
      'The backup is of an older Portolan, so the tables have to be made anew, and a server is using them. Stop it, then restore again.',
    );
  }
  await client.query(
    'drop schema if exists api, graphile_worker, portolan, public cascade; create schema public',
  );
  await migrate(options.ownerUrl, {
    ...options.migrateOptions,
    only: new Set(header.migrations.map(({ number }) => number)),
  });
}

async function loadAll(client: Client, options: RestoreOptions): Promise<void> {
  const tables = await listTables(client);
  const byName = new Map(tables.map((table) => [`${table.schema}.${table.name}`, table]));
  const keys = await setKeysAside(client, tables);
  for (const table of tables) {
    const condition = whereBackedUp(table);
    // oxlint-disable no-await-in-loop -- one connection
    await client.query(`alter table ${quoted(table)} disable trigger user`);
    await client.query(
      condition === '' ? `truncate ${quoted(table)}` : `delete from ${quoted(table)}${condition}`,
    );
    // oxlint-enable no-await-in-loop
  }
  const expected = await copyIn(client, byName, options);
  for (const table of tables) {
    // oxlint-disable no-await-in-loop -- one connection
    const name = `${table.schema}.${table.name}`;
    const want = expected.get(name);
    const got = await sumOfTable(client, table);
    if (want === undefined ? got.rows !== 0 : want.rows !== got.rows || want.sha256 !== got.sha256) {
      throw new RestoreError(
        `${name} came back different (${got.rows} rows, ${want?.rows ?? 0} expected); nothing was restored. Please report this with the versions of both databases.`,
      );
    }
    if (name === 'public.events') await rebaseEvents(client);
    await client.query(`alter table ${quoted(table)} enable trigger user`);
    // oxlint-enable no-await-in-loop
  }
  if (keys !== '') await client.query(keys);
}

/**
 * Events carry the number of the transaction that wrote them, and readers stop below the oldest that still runs. Numbers
 * of another server may lie ahead of this one's: such events become part of the restore.
 */
async function rebaseEvents(client: Client): Promise<void> {
  await client.query('update public.events set xid = pg_current_xact_id() where xid > pg_current_xact_id()');
}

/** Takes every foreign key away. @returns the statements that put them back, which check all rows */
async function setKeysAside(client: Client, tables: readonly StoredTable[]): Promise<string> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select format('%I.%I', n.nspname, c.relname) as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and n.nspname = any($1) order by 1, 2`,
    [[...new Set(tables.map((table) => table.schema))]],
  );
  for (const key of rows) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    await client.query(`alter table ${key.table} drop constraint ${escapeIdentifier(key.name)}`);
  }
  return rows
    .map((key) => `alter table ${key.table} add constraint ${escapeIdentifier(key.name)} ${key.definition}`)
    .join(';\n');
}

async function copyIn(
  client: Client,
  tables: ReadonlyMap<string, StoredTable>,
  options: RestoreOptions,
): Promise<Map<string, TableSum>> {
  const expected = new Map<string, TableSum>();
  let name = '';
  let number = 0;
  let copy: ReturnType<typeof copyFrom> | undefined;
  let failed: Error | undefined;
  for await (const frame of readBackupFile(options.file)) {
    if (failed !== undefined) throw failed;
    if (frame.kind === 'table') {
      name = `${frame.table.schema}.${frame.table.name}`;
      const stored = tables.get(name);
      if (stored === undefined || JSON.stringify(stored.columns) !== JSON.stringify(frame.table.columns)) {
        throw new BackupFileError(
          `The table ${name} of the backup does not fit this database; nothing was restored.`,
        );
      }
      options.onTable?.(name, ++number);
      const columns = stored.columns.map((column) => escapeIdentifier(column.name)).join(', ');
      copy = client.query(copyFrom(`copy ${quoted(stored)} (${columns}) from stdin (format binary)`));
      copy.on('error', (error: Error) => (failed = error));
    } else if (frame.kind === 'data') {
      if (copy?.write(frame.bytes) === false) await drained(copy);
    } else if (frame.kind === 'done') {
      const open = copy;
      if (open !== undefined) {
        await new Promise<void>((done, broke) => {
          open.once('error', broke);
          open.end(done);
        });
      }
      copy = undefined;
      expected.set(name, frame.sum);
    } else if (frame.kind === 'sequence') {
      await client.query(
        `select setval(${escapeLiteral(`${escapeIdentifier(frame.schema)}.${escapeIdentifier(frame.name)}`)}, $1::bigint)`,
        [frame.value],
      );
    }
  }
  return expected;
}

async function drained(stream: ReturnType<typeof copyFrom>): Promise<void> {
  // `once` rejects when the stream fails instead.
  await once(stream, 'drain');
}
