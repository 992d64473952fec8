// Starts and stops the reading of an uploaded file. A run has an id of its own: only the latest may write.
import type { LogDetail } from '@portolan/contract';
import type { LogMapping } from '@portolan/core';
import { audit, type Actor } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { enqueue } from '../../platform/jobs/job.ts';
import { importJob } from './import-job.ts';
import { deleteRejects } from './log-content-store.ts';
import { beginImport, endImport, findLog, presentLogDetail } from './log-store.ts';

/** The refusal for a log that is there, but not in a state for this; `not_found` for one that is not. */
export async function refuseByState(tx: TenantTx, logId: string, detail: string): Promise<never> {
  const log = await findLog(tx, logId);
  if (!log) throw new AppError('not_found');
  throw new AppError('log_not_ready', detail);
}

/**
 * Claims the log and enqueues the job in the same transaction.
 * A finished log cannot be read again: its file was removed when it became a log.
 */
export function startImport(
  platform: Platform,
  by: { readonly workspaceId: string; readonly actor: Actor },
  logId: string,
  wish: { readonly mapping: LogMapping; readonly name: string | undefined },
): Promise<LogDetail> {
  return tenantTx(platform.db, by.workspaceId, async (tx) => {
    const runId = platform.newId();
    const row = await beginImport(tx, logId, { ...wish, runId, now: platform.now() });
    if (!row) {
      return refuseByState(
        tx,
        logId,
        'It is being read now, or was read already: then its file is not kept. Upload the file again to read it in another way.',
      );
    }
    await deleteRejects(tx, logId);
    // Attempts are counted in the log itself (a run ends after three); the job must not give up before it.
    await enqueue(tx, importJob, { logId, runId }, { maxAttempts: 25 });
    await audit(
      tx,
      {
        actor: by.actor,
        action: 'log.import',
        subject: logId,
        details: { name: row.name, bytes: row.bytes },
      },
      platform,
    );
    return presentLogDetail(row);
  });
}

/** The thread notices within half a second; what it had read is dropped, the uploaded file stays. */
export function stopImport(platform: Platform, workspaceId: string, logId: string): Promise<LogDetail> {
  return tenantTx(platform.db, workspaceId, async (tx) => {
    const row = await endImport(tx, logId, {
      runId: undefined,
      state: 'cancelled',
      problem: null,
      now: platform.now(),
    });
    if (!row) return refuseByState(tx, logId, 'Nothing is being read.');
    return presentLogDetail(row);
  });
}
