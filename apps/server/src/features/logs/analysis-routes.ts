// The analyses of a log: each asks a thread and passes its bytes on as they are, so that a large answer costs the
// request thread nothing. That the bytes have the contract's shape is what the tests check.
import type { analyseLog, distributionOf, getCase, listCases, LogFilter } from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { isUnfiltered } from './analyse.ts';
import { refuseByState } from './import-log.ts';
import { loadResult } from './log-content-store.ts';
import { findLog } from './log-store.ts';
import { runThread } from './run-thread.ts';
import type { LogSource } from './thread-messages.ts';
import type { ThreadPool } from './thread-pool.ts';

/** The stored log behind an id. @throws AppError `not_found`, or `log_not_ready` before it was read. */
export async function sourceOf(platform: Platform, workspaceId: string, logId: string): Promise<LogSource> {
  return tenantTx(platform.db, workspaceId, async (tx) => {
    const log = await findLog(tx, logId);
    if (log?.state !== 'ready' || log.run_id === null) {
      return refuseByState(tx, logId, 'The file was not read into a log yet.');
    }
    return { workspaceId, logId, runId: log.run_id, rejectedRows: log.rejected_rows ?? 0 };
  });
}

/** The filter alone, without the other parameters of a route. */
export function filterOf(query: LogFilter): LogFilter {
  const { from, to, activity, without, firstActivity, lastActivity, attribute, variant } = query;
  return { from, to, activity, without, firstActivity, lastActivity, attribute, variant };
}

export async function answerAnalysis(call: Call<typeof analyseLog>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call.platform, call.workspace.id, call.params.id);
  const filter = filterOf(call.query);
  if (isUnfiltered(filter)) {
    // Computed when the log was stored: no thread needs to load anything.
    const stored = await tenantTx(call.platform.db, source.workspaceId, (tx) =>
      loadResult(tx, source.logId, 'analysis'),
    );
    if (stored) return new JsonBytes(stored);
  }
  const task = { kind: 'analysis', source, filter } as const;
  return new JsonBytes(await runThread(threads, task, call.signal));
}

export async function answerCases(call: Call<typeof listCases>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call.platform, call.workspace.id, call.params.id);
  const { at, next, cursor, limit } = call.query;
  const task = {
    kind: 'cases',
    source,
    filter: filterOf(call.query),
    element: { at, next },
    cursor,
    limit,
  } as const;
  return new JsonBytes(await runThread(threads, task, call.signal));
}

export async function answerCase(call: Call<typeof getCase>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call.platform, call.workspace.id, call.params.id);
  const task = { kind: 'case', source, caseId: call.query.case } as const;
  return new JsonBytes(await runThread(threads, task, call.signal));
}

export async function answerDistribution(
  call: Call<typeof distributionOf>,
  threads: ThreadPool,
): Promise<JsonBytes> {
  const source = await sourceOf(call.platform, call.workspace.id, call.params.id);
  const { at, next } = call.query;
  const task = { kind: 'distribution', source, filter: filterOf(call.query), element: { at, next } } as const;
  return new JsonBytes(await runThread(threads, task, call.signal));
}
