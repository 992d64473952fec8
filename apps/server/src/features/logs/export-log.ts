// Downloads: the tables of an analysis, all events of a log, and the rows that could not be read. Every one is audited.
import { CSV_BOM, REJECTS_HEADER, rejectLine } from '@portolan/formats';
import type { exportHandovers as exportRoute, LogFilter } from '@portolan/contract';
import { audit, type Actor } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call, Download } from '../../platform/http/call.ts';
import { type AskingForLog, filterOf, sourceOf } from './analysis-routes.ts';
import { listRejectRows, MOST_REJECTS } from './log-content-store.ts';
import { findLog } from './log-store.ts';
import { runThread } from './run-thread.ts';
import type { EventFormat, ExportTable } from './thread-messages.ts';
import type { ThreadPool } from './thread-pool.ts';

const CSV_TYPE = 'text/csv; charset=utf-8';

interface By {
  readonly workspaceId: string;
  readonly actor: Actor;
}

export async function exportLog(
  call: AskingForLog,
  threads: ThreadPool,
  by: By,
  logId: string,
  query: LogFilter & { readonly table: ExportTable },
  signal: AbortSignal,
): Promise<Download> {
  const { platform } = call;
  const source = await sourceOf(call, logId);
  const { table } = query;
  const body = await runThread(
    threads,
    { kind: 'export', source, filter: filterOf(query), table },
    { signal },
  );
  return tableDownload(platform, by, logId, table, body);
}

/** Every hand-over between two people, or lanes. */
export async function exportHandovers(
  call: Call<typeof exportRoute>,
  threads: ThreadPool,
  by: By,
): Promise<Download> {
  const { params, query } = call;
  const source = await sourceOf(call, params.id);
  const task = { kind: 'handoverTable', source, filter: filterOf(query), by: query.by } as const;
  const body = await runThread(threads, task, { signal: call.signal });
  return tableDownload(call.platform, by, params.id, `handovers between ${query.by}`, body);
}

const TABLE_FILE = { contentType: CSV_TYPE, ending: 'csv' } as const;

/** A table of a log as a file, or what else was made of it; that it left is audited. */
export function tableDownload(
  platform: Platform,
  by: By,
  logId: string,
  table: string,
  body: Uint8Array,
  file: { readonly contentType: string; readonly ending: string } = TABLE_FILE,
): Promise<Download> {
  return tenantTx(platform.db, by.workspaceId, async (tx) => {
    const log = await findLog(tx, logId);
    if (!log) throw new AppError('not_found');
    await audit(
      tx,
      { actor: by.actor, action: 'log.export', subject: logId, details: { name: log.name, table } },
      platform,
    );
    const { contentType, ending } = file;
    return { contentType, fileName: fileNameOf(log.name, table, ending), body };
  });
}

const EVENT_FILES = {
  xes: { contentType: 'application/xml; charset=utf-8', ending: 'xes' },
  ocel: { contentType: 'application/json; charset=utf-8', ending: 'json' },
} as const satisfies Record<EventFormat, object>;

/** Every event of the filtered cases, for other tools. */
export async function exportEventLog(
  call: AskingForLog,
  threads: ThreadPool,
  by: By,
  logId: string,
  query: LogFilter & { readonly format: EventFormat },
  signal: AbortSignal,
): Promise<Download> {
  const { platform } = call;
  const source = await sourceOf(call, logId);
  const { format } = query;
  const { contentType, ending } = EVENT_FILES[format];
  const task = { kind: 'exportEvents', source, filter: filterOf(query), format } as const;
  const body = await runThread(threads, task, { signal });
  return tenantTx(platform.db, by.workspaceId, async (tx) => {
    const log = await findLog(tx, logId);
    if (!log) throw new AppError('not_found');
    await audit(
      tx,
      { actor: by.actor, action: 'log.export', subject: logId, details: { name: log.name, table: format } },
      platform,
    );
    return { contentType, fileName: fileNameOf(log.name, format, ending), body, packed: 'gzip' };
  });
}

/** At most `MOST_REJECTS` rows are kept; how many there are is told by the log. */
export function exportRejects(platform: Platform, by: By, logId: string): Promise<Download> {
  return tenantTx(platform.db, by.workspaceId, async (tx) => {
    const log = await findLog(tx, logId);
    if (!log) throw new AppError('not_found');
    const rows = await listRejectRows(tx, logId, MOST_REJECTS);
    await audit(
      tx,
      {
        actor: by.actor,
        action: 'log.export',
        subject: logId,
        details: { name: log.name, table: 'rejects' },
      },
      platform,
    );
    return {
      contentType: CSV_TYPE,
      fileName: fileNameOf(log.name, 'rejects'),
      body: CSV_BOM + REJECTS_HEADER + rows.map(rejectLine).join(''),
    };
  });
}

/** A name that every file system takes. */
function fileNameOf(name: string, table: string, ending = 'csv'): string {
  // oxlint-disable-next-line no-control-regex -- control characters are among what is replaced
  return `${name.replaceAll(/[\u0000-\u001F<>:"/\\|?*]+/g, ' ').trim() || 'log'} - ${table}.${ending}`;
}
