// `admin backup FILE`: every table in one file, as of one moment, beside a running server.
import { Client } from 'pg';
import { type BackupEnd, type BackupFrame, newHeader, writeBackupFile } from './backup-file.ts';
import { listSequences, listTables, readTable } from './backup-tables.ts';

export type BackupOptions = {
  /** Connects as the owner, past any pooler. */
  readonly ownerUrl: string;
  readonly file: string;
  /** This Portolan's version. */
  readonly version: string;
  /** Told as each table is begun. */
  readonly onTable?: (name: string, number: number, of: number) => void;
};

/** Writes a backup. @returns how much it holds, and the size of the file in bytes */
export async function writeBackup(options: BackupOptions): Promise<BackupEnd & { readonly bytes: number }> {
  const client = new Client({ connectionString: options.ownerUrl, application_name: 'portolan backup' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const result = await writeBackupFile(options.file, framesOf(client, options));
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

async function* framesOf(
  client: Client,
  options: BackupOptions,
): AsyncGenerator<Exclude<BackupFrame, { kind: 'end' }>> {
  const migrations = await client.query<{ number: number; name: string }>(
    'select number, name from portolan.migrations order by number',
  );
  const server = await client.query<{ server_version: string }>('show server_version');
  yield {
    kind: 'header',
    header: newHeader({
      portolan: options.version,
      server: server.rows[0]?.server_version ?? '',
      migrations: migrations.rows,
    }),
  };
  const tables = await listTables(client);
  for (const [index, table] of tables.entries()) {
    options.onTable?.(`${table.schema}.${table.name}`, index + 1, tables.length);
    yield { kind: 'table', table: { schema: table.schema, name: table.name, columns: table.columns } };
    const { bytes, sum } = readTable(client, table);
    for await (const chunk of bytes) yield { kind: 'data', bytes: chunk };
    yield { kind: 'done', sum: sum() };
  }
  for (const sequence of await listSequences(client)) yield { kind: 'sequence', ...sequence };
}
