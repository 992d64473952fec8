// Which tables a backup holds, and their data as one deterministic stream of bytes (COPY in binary form, ordered by
// primary key), so that a hash taken before and after tells whether a restore brought everything back.
import { createHash, type Hash } from 'node:crypto';
import { type ClientBase, escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BackupTable, TableSum } from './backup-file.ts';

/** Where Portolan keeps data. */
const SCHEMAS: readonly string[] = ['public', 'portolan', 'graphile_worker'];

/** Made anew by migrations, from what the backup's header says. */
const MADE_BY_MIGRATIONS = new Set([
  'portolan.migrations',
  'portolan.table_access',
  'graphile_worker.migrations',
]);

/** Of settings, what describes the schema belongs to the database, the rest to the backup. */
const CONDITIONS: Readonly<Record<string, string>> = { 'portolan.settings': "key <> 'jobs_layout'" };

export type StoredTable = BackupTable & {
  /** The primary key's columns, or all where there is none. */
  readonly order: readonly string[];
};

/** `schema.name`, quoted for SQL. */
export function quoted(table: { readonly schema: string; readonly name: string }): string {
  return `${escapeIdentifier(table.schema)}.${escapeIdentifier(table.name)}`;
}

/** The part of a table that a backup holds, as the end of a statement. */
export function whereBackedUp(table: BackupTable): string {
  const condition = CONDITIONS[`${table.schema}.${table.name}`];
  return condition === undefined ? '' : ` where ${condition}`;
}

/** Every table with data of its own, by name. */
export async function listTables(client: ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<{
    schema: string;
    name: string;
    columns: { name: string; type: string }[];
    order: string[] | null;
  }>(
    `select n.nspname as schema, c.relname as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
          order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select json_agg(format('%I%s', a.attname, case when a.attcollation <> 0 then ' collate "C"' else '' end)
          order by k.place)
        from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as "order"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1)
     order by n.nspname collate "C", c.relname collate "C"`,
    [SCHEMAS],
  );
  return rows
    .filter((row) => !MADE_BY_MIGRATIONS.has(`${row.schema}.${row.name}`))
    .map((row) => ({
      ...row,
      order: row.order ?? row.columns.map((column) => `${escapeIdentifier(column.name)}::text collate "C"`),
    }));
}

/** Every sequence that was used, with its last value. */
export async function listSequences(
  client: ClientBase,
): Promise<{ schema: string; name: string; value: string }[]> {
  const { rows } = await client.query<{ schema: string; name: string; value: string }>(
    `select schemaname as schema, sequencename as name, last_value::text as value
     from pg_sequences where schemaname = any($1) and last_value is not null
     order by 1, 2`,
    [SCHEMAS],
  );
  return rows;
}

/** The data of a table in the order of its key. When it is read to its end, `sum` tells rows and hash. */
export function readTable(
  client: ClientBase,
  table: StoredTable,
): { readonly bytes: AsyncIterable<Buffer>; readonly sum: () => TableSum } {
  const columns = table.columns.map((column) => escapeIdentifier(column.name)).join(', ');
  const select = `select ${columns} from ${quoted(table)}${whereBackedUp(table)} order by ${table.order.join(', ')}`;
  const stream = client.query(copyTo(`copy (${select}) to stdout (format binary)`));
  const hash: Hash = createHash('sha256');
  const bytes = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      hash.update(chunk as Buffer);
      yield chunk as Buffer;
    }
  };
  return { bytes: bytes(), sum: () => ({ rows: stream.rowCount, sha256: hash.digest('hex') }) };
}

/** Rows and hash of a table as it is now. */
export async function sumOfTable(client: ClientBase, table: StoredTable): Promise<TableSum> {
  const { bytes, sum } = readTable(client, table);
  for await (const chunk of bytes) void chunk;
  return sum();
}
