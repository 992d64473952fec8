// Reading what is known about logs, and renaming them.
import { idSchema, type LogDetail, type LogSummary } from '@portolan/contract';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { listRejectRows, type RejectedRow } from './log-content-store.ts';
import { findLog, listLogRows, presentLog, presentLogDetail, renameLogRow } from './log-store.ts';

/** The cursor is the id of the last log of the page before. */
export async function listLogsPage(
  tx: TenantTx,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: LogSummary[]; nextCursor: string | null }> {
  if (page.cursor !== undefined && !idSchema.safeParse(page.cursor).success) {
    throw new AppError('invalid_request', 'The cursor is not one that this list gave out');
  }
  const rows = await listLogRows(tx, { before: page.cursor, limit: page.limit + 1 });
  const items = rows.slice(0, page.limit).map(presentLog);
  return { items, nextCursor: rows.length > page.limit ? items.at(-1)!.id : null };
}

export async function readLogDetail(tx: TenantTx, logId: string): Promise<LogDetail> {
  const row = await findLog(tx, logId);
  if (!row) throw new AppError('not_found');
  return presentLogDetail(row);
}

export async function renameOneLog(tx: TenantTx, logId: string, name: string): Promise<LogDetail> {
  const row = await renameLogRow(tx, logId, name);
  if (!row) throw new AppError('not_found');
  return presentLogDetail(row);
}

/** The first rejected rows; `total` counts all, also those that were not kept. */
export async function readRejects(
  tx: TenantTx,
  logId: string,
  limit: number,
): Promise<{ total: number; items: RejectedRow[] }> {
  const row = await findLog(tx, logId);
  if (!row) throw new AppError('not_found');
  return { total: row.rejected_rows ?? 0, items: await listRejectRows(tx, logId, limit) };
}
