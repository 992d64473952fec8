// Everything of a workspace as one archive: a file for each kind of record, made while it is sent.
import { Readable } from 'node:stream';
import type { exportEverything } from '@portolan/contract';
import type { FieldDefinition, MapGraph } from '@portolan/core';
import { CSV_BOM, csvLine } from '@portolan/formats';
import { audit } from '../../platform/audit/audit.ts';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Call, Download } from '../../platform/http/call.ts';
import { EXPORT_TABLES } from './export-tables.ts';
import type { ExportColumn, ExportContext, ExportTable, Row } from './export-tables.ts';
import { zipStream } from './zip-stream.ts';
import type { ZipFile } from './zip-stream.ts';

export interface EverythingDeps {
  readonly definitions: (tx: TenantTx) => Promise<readonly FieldDefinition[]>;
  readonly graphOf: (tx: TenantTx, versionId: string) => Promise<MapGraph>;
}

const AT_ONCE = 1000;
/** A file that gets longer goes on in another one. */
const MOST_CHARACTERS = 1_000_000_000;

export async function everything(
  call: Call<typeof exportEverything>,
  deps: EverythingDeps,
): Promise<Download> {
  const { platform, workspace, query, now } = call;
  const name = await tenantTx(platform.db, workspace.id, async (tx) => {
    await audit(
      tx,
      { actor: workspace.actor, action: 'records.export', details: { format: query.format } },
      platform,
    );
    const row = await tx.one<{ name: string }>({
      text: 'select name from workspaces where workspace_id = $1',
      values: [tx.workspaceId],
    });
    return row.name;
  });
  const files = filesOf(platform.db, workspace.id, query.format, deps);
  // oxlint-disable-next-line no-control-regex -- control characters are among what is replaced
  const plain = name.replaceAll(/[\u0000-\u001F<>:"/\\|?*]+/gu, ' ').trim() || 'Portolan';
  return {
    contentType: 'application/zip',
    fileName: `${plain} ${now.toISOString().slice(0, 10)}.zip`,
    body: Readable.from(zipStream(files, now)),
  };
}

async function* filesOf(
  db: Database,
  workspaceId: string,
  format: 'csv' | 'json',
  deps: EverythingDeps,
): AsyncGenerator<ZipFile> {
  const context = await contextOf(db, workspaceId, deps);
  for (const table of EXPORT_TABLES) {
    const rows = pagesOf(db, workspaceId, table, context);
    let part = 1;
    for (let more = true; more;) {
      let over = false;
      const name = `${table.kind}${part === 1 ? '' : ` ${part}`}.${format === 'csv' ? 'csv' : 'jsonl'}`;
      yield {
        name,
        chunks: textOf(rows, table.columns(context.names), format, () => {
          over = true;
        }),
      };
      more = over;
      part++;
    }
  }
}

interface Context {
  readonly names: ExportContext;
  /** Reads the maps that the rows stand on. */
  readonly learn: (tx: TenantTx, rows: readonly Row[]) => Promise<void>;
}

async function contextOf(db: Database, workspaceId: string, deps: EverythingDeps): Promise<Context> {
  const maps = new Map<string, MapGraph>();
  const { definitions, processes } = await tenantTx(db, workspaceId, async (tx) => ({
    definitions: await deps.definitions(tx),
    processes: await tx.all<{ id: string; name: string }>({
      text: 'select id, name from processes where workspace_id = $1',
      values: [tx.workspaceId],
    }),
  }));
  const names = new Map(processes.map(({ id, name }) => [id, name]));
  return {
    names: {
      fields: (about) => definitions.filter((one) => one.about === about),
      mapOf: (versionId) => maps.get(versionId),
      processName: (id) => names.get(id) ?? '',
    },
    async learn(tx, rows) {
      const ids = new Set(rows.map((row) => row['version_id']).filter((id) => typeof id === 'string'));
      for (const id of ids) {
        // oxlint-disable-next-line no-await-in-loop -- one connection, and a handful of maps
        if (!maps.has(id)) maps.set(id, await deps.graphOf(tx, id));
      }
    },
  };
}

async function* pagesOf(
  db: Database,
  workspaceId: string,
  table: ExportTable,
  context: Context,
): AsyncGenerator<readonly Row[]> {
  let last = table.first;
  for (;;) {
    const after = last;
    // oxlint-disable-next-line no-await-in-loop -- one page at a time
    const rows = await tenantTx(db, workspaceId, async (tx) => {
      const page = await tx.all<Row>({
        name: `export-${table.kind}`,
        text: table.sql,
        values: [tx.workspaceId, after, AT_ONCE],
      });
      await context.learn(tx, page);
      return page;
    });
    if (rows.length === 0) return;
    last = String(rows.at(-1)?.['key']);
    yield rows;
  }
}

/** Ends where the file is full, and says so; who asks goes on with the same rows in another file. */
async function* textOf(
  rows: AsyncGenerator<readonly Row[]>,
  columns: readonly ExportColumn[],
  format: 'csv' | 'json',
  full: () => void,
): AsyncGenerator<string> {
  let length = 0;
  if (format === 'csv') yield CSV_BOM + csvLine(columns.map(({ name }) => name));
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one page at a time
    const next = await rows.next();
    if (next.done === true) return;
    const text = next.value.map((row) => (format === 'csv' ? asCsv(row, columns) : asJson(row))).join('');
    length += text.length;
    yield text;
    if (length < MOST_CHARACTERS) continue;
    full();
    return;
  }
}

function asCsv(row: Row, columns: readonly ExportColumn[]): string {
  return csvLine(columns.map(({ value }) => value(row)));
}

/** What only the database needs is left out. */
const INNER = new Set(['key', 'search', 'workspace_id', 'xid', 'seq', 'is_open', 'due_key', 'at']);

function asJson(row: Row): string {
  const shown = Object.fromEntries(Object.entries(row).filter(([name]) => !INNER.has(name)));
  return `${JSON.stringify(shown)}\n`;
}
