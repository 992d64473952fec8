// Keeps the demo: a log that was made here rather than read from a file, one per workspace.
import type { LogDetail } from '@portolan/contract';
import type { EventLog } from '@portolan/mining';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { findDemo, presentLogDetail, unhideLog } from './log-store.ts';
import { runThread } from './run-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

/**
 * The workspace's demo log: the existing one (restored if it was deleted), else `make()` computed and stored.
 * The row and its content appear in one transaction, and only one of two calls at once stores it.
 */
export async function demoLogOf(
  platform: Platform,
  threads: ThreadPool,
  workspaceId: string,
  make: () => Promise<{ readonly name: string; readonly log: EventLog }>,
): Promise<LogDetail> {
  const known = await existing(platform, workspaceId);
  if (known) return known;
  const { name, log } = await make();
  const ids = { logId: platform.newId(), runId: platform.newId() };
  await runThread(threads, {
    kind: 'storeDemo',
    workspaceId,
    ...ids,
    name,
    log,
    nowMs: platform.now().getTime(),
  });
  const stored = await existing(platform, workspaceId);
  if (!stored) throw new AppError('conflict', 'The demo was removed meanwhile.');
  return stored;
}

function existing(platform: Platform, workspaceId: string): Promise<LogDetail | undefined> {
  return tenantTx(platform.db, workspaceId, async (tx) => {
    const demo = await findDemo(tx);
    const row = demo?.deleted_at ? await unhideLog(tx, demo.id) : demo;
    return row && presentLogDetail(row);
  });
}
