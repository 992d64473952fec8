// Reading what is known about logs, and renaming them.
import { idSchema, type LogDetail, type LogSummary } from '@portolan/contract';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { listRejectRows, type RejectedRow } from './log-content-store.ts';
import {
  findLog,
  listLogRows,
  listOwnLogRows,
  presentLog,
  presentLogDetail,
  renameLogRow,
} from './log-store.ts';

/** In the cursor of a page that ends among the logs of pipelines. */
const OWN = 'own.';

/** The logs of the workspace's pipelines first. The cursor is the id of the last log of the page before. */
export async function listLogsPage(
  tx: TenantTx,
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: LogSummary[]; nextCursor: string | null }> {
  const { cursor, limit } = page;
  const inOwn = cursor === undefined || cursor.startsWith(OWN);
  const before = cursor?.startsWith(OWN) === true ? cursor.slice(OWN.length) : cursor;
  if (before !== undefined && !idSchema.safeParse(before).success) {
    throw new AppError('invalid_request', 'The cursor is not one that this list gave out');
  }
  const own = inOwn ? await listOwnLogRows(tx, { before, limit: limit + 1 }) : [];
  if (own.length > limit) {
    const items = own.slice(0, limit).map(presentLog);
    return { items, nextCursor: OWN + items.at(-1)!.id };
  }
  const left = limit - own.length;
  const rows = await listLogRows(tx, { before: inOwn ? undefined : before, limit: left + 1 });
  const items = [...own, ...rows.slice(0, left)].map(presentLog);
  if (rows.length <= left) return { items, nextCursor: null };
  // Full of pipelines' logs: the others begin on the next page.
  const last = items.at(-1)!;
  return { items, nextCursor: left === 0 ? OWN + last.id : last.id };
}

export async function readLogDetail(tx: TenantTx, logId: string): Promise<LogDetail> {
  const row = await findLog(tx, logId);
  if (!row) throw new AppError('not_found');
  return presentLogDetail(row);
}

export async function renameOneLog(tx: TenantTx, logId: string, name: string): Promise<LogDetail> {
  const row = await renameLogRow(tx, logId, name);
  if (!row) return refuseOwn(tx, logId);
  return presentLogDetail(row);
}

/** Why nothing was done with a log that is not there to be changed: `not_found`, or it follows its process. */
export async function refuseOwn(tx: TenantTx, logId: string): Promise<never> {
  if ((await findLog(tx, logId))?.origin !== 'pipeline') throw new AppError('not_found');
  throw new AppError(
    'invalid_request',
    'This log follows the deals of its process by itself and bears its name: change the process instead',
  );
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
