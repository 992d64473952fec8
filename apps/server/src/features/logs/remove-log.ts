// Deletes a log so that it can be restored for 30 days, and removes it for good after that.
import { idSchema, type LogDetail } from '@portolan/contract';
import { z } from 'zod';
import { audit, type Actor } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { defineJob, enqueue } from '../../platform/jobs/job.ts';
import { findLog, hideLog, presentLogDetail, purgeLog, unhideLog } from './log-store.ts';
import { refuseOwn } from './read-logs.ts';

const KEPT_MS = 30 * 24 * 3_600_000;

/** Removes the log if it is still deleted, and has been for 30 days (it may have been restored and deleted again). */
export const purgeLogJob = defineJob(
  'logs.purge',
  z.strictObject({ logId: idSchema }),
  async ({ logId }, job) => {
    const before = new Date(job.platform.now().getTime() - KEPT_MS);
    await tenantTx(job.platform.db, job.workspaceId, (tx) => purgeLog(tx, logId, before));
  },
);

interface By {
  readonly workspaceId: string;
  readonly actor: Actor;
}

export async function deleteLogSoftly(platform: Platform, by: By, logId: string): Promise<void> {
  await tenantTx(platform.db, by.workspaceId, async (tx) => {
    const now = platform.now();
    const row = await hideLog(tx, logId, now);
    if (!row) return refuseOwn(tx, logId);
    await enqueue(tx, purgeLogJob, { logId }, { runAt: new Date(now.getTime() + KEPT_MS + 60_000) });
    await audit(
      tx,
      { actor: by.actor, action: 'log.delete', subject: logId, details: { name: row.name } },
      platform,
    );
  });
}

/** Restoring a log that is not deleted changes nothing. */
export function restoreDeletedLog(platform: Platform, by: By, logId: string): Promise<LogDetail> {
  return tenantTx(platform.db, by.workspaceId, async (tx) => {
    const row = await unhideLog(tx, logId);
    if (row) {
      await audit(
        tx,
        { actor: by.actor, action: 'log.restore', subject: logId, details: { name: row.name } },
        platform,
      );
      return presentLogDetail(row);
    }
    const there = await findLog(tx, logId);
    if (!there) throw new AppError('not_found');
    return presentLogDetail(there);
  });
}
