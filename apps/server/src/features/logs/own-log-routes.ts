// What others ask of a pipeline's log: the figures of its stages, and the chances of its deals.
import type { getStageMetrics } from '@portolan/contract';
import { tenantTx, type TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { sourceOf } from './analysis-routes.ts';
import { loadResult } from './log-content-store.ts';
import { ownLogOf } from './own-log-store.ts';
import { runThread } from './run-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

export async function answerStageMetrics(
  call: Call<typeof getStageMetrics>,
  threads: ThreadPool,
): Promise<JsonBytes> {
  const { platform, workspace, params, query, now } = call;
  const log = await tenantTx(platform.db, workspace.id, async (tx) => {
    const process = await tx.maybe({
      text: 'select id from processes where workspace_id = $1 and id = $2',
      values: [tx.workspaceId, params.id],
    });
    if (process === undefined) throw new AppError('not_found');
    return ownLogOf(tx, params.id);
  });
  if (log === undefined || log.run_id === null) {
    const nothing = { logId: log?.id ?? null, revision: null, asOf: now.toISOString(), stages: [] };
    return new JsonBytes(Buffer.from(JSON.stringify(nothing)));
  }
  const task = {
    kind: 'stages',
    source: await sourceOf(call, log.id),
    filter: { attribute: query.attribute },
    fromMs: query.from === undefined ? undefined : Date.parse(query.from),
    toMs: query.to === undefined ? undefined : Date.parse(query.to),
    asOfMs: now.getTime(),
  } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

/** From so many deals on that ended, the measured chance counts. */
export const ENOUGH_ENDED = 30;

/**
 * By id of a stage: of the deals that entered it and ended or were won, the share that was won; only where at least
 * `ENOUGH_ENDED` did. One small statement; the figures are made when the log is.
 */
export type Chances = (tx: TenantTx, processId: string) => Promise<ReadonlyMap<string, number>>;

const MOST_KEPT = 500;

export function createChances(): Chances {
  // By revision of the log, so that nothing in it grows old.
  const kept = new Map<string, ReadonlyMap<string, number>>();
  return async (tx, processId) => {
    const log = await ownLogOf(tx, processId);
    if (log === undefined || log.run_id === null) return new Map();
    const known = kept.get(log.run_id);
    if (known !== undefined) return known;
    const stored = await loadResult(tx, log.id, 'chances');
    const rows = JSON.parse(stored?.toString() ?? '[]') as {
      activity: string;
      ended: number;
      won: number;
    }[];
    const chances = new Map(
      rows
        .filter(({ ended }) => ended >= ENOUGH_ENDED)
        .map(({ activity, ended, won }) => [activity, won / ended]),
    );
    kept.set(log.run_id, chances);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return chances;
  };
}
