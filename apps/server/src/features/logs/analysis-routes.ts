// The analyses of a log: each asks a thread and passes its bytes on as they are, so that a large answer costs the
// request thread nothing. That the bytes have the contract's shape is what the tests check.
import type {
  analyseLog,
  distributionOf,
  getCase,
  handoverCases,
  listCases,
  LogFilter,
  logHandovers,
  replayLog,
} from '@portolan/contract';
import type { RecordAccess } from '@portolan/core';
import { accessOf, type Asking } from '../../platform/access/access-of.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { isUnfiltered } from './analyse.ts';
import { refuseByState } from './import-log.ts';
import { loadResult } from './log-content-store.ts';
import { findLog } from './log-store.ts';
import { runThread } from './run-thread.ts';
import type { LogSource, OwnView } from './thread-messages.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Who asks, for what they may see. */
export type AskingForLog = Asking;

/**
 * The stored log behind an id, as far as the caller may see it.
 * @throws AppError `not_found`, or `log_not_ready` before it was read
 */
export async function sourceOf(call: AskingForLog, logId: string): Promise<LogSource> {
  const workspaceId = call.workspace.id;
  const log = await tenantTx(call.platform.db, workspaceId, async (tx) => {
    const row = await findLog(tx, logId);
    return row?.state === 'ready' && row.run_id !== null
      ? row
      : refuseByState(tx, logId, 'The file was not read into a log yet.');
  });
  const source = {
    workspaceId,
    logId,
    runId: log.run_id!,
    rejectedRows: log.rejected_rows ?? 0,
    events: log.events ?? undefined,
  };
  if (log.process_id === null) return source;
  return { ...source, own: ownViewOf(await accessOf(call), log.process_id) };
}

/** As much of a pipeline's log as the caller sees of its deals. */
function ownViewOf(access: RecordAccess, processId: string): OwnView {
  const scope = access.scope('deal', 'read', processId);
  return {
    processId,
    owners: scope === 'all' ? null : scope === 'team' ? access.team : access.own,
    hidden: access.hidden('deal', processId),
  };
}

function seesAll({ own }: LogSource): boolean {
  return own === undefined || (own.owners === null && own.hidden.length === 0);
}

/** The filter alone, without the other parameters of a route. */
export function filterOf(query: LogFilter): LogFilter {
  const { from, to, activity, without, firstActivity, lastActivity, attribute, variant } = query;
  return { from, to, activity, without, firstActivity, lastActivity, attribute, variant };
}

export async function answerAnalysis(call: Call<typeof analyseLog>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const filter = filterOf(call.query);
  if (isUnfiltered(filter) && seesAll(source)) {
    // Computed when the log was stored: no thread needs to load anything.
    const stored = await tenantTx(call.platform.db, source.workspaceId, (tx) =>
      loadResult(tx, source.logId, 'analysis'),
    );
    if (stored) return new JsonBytes(stored);
  }
  const task = { kind: 'analysis', source, filter } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

export async function answerCases(call: Call<typeof listCases>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const { at, next, cursor, limit } = call.query;
  const task = {
    kind: 'cases',
    source,
    filter: filterOf(call.query),
    element: { at, next },
    cursor,
    limit,
  } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

export async function answerCase(call: Call<typeof getCase>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const task = { kind: 'case', source, caseId: call.query.case } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

export async function answerDistribution(
  call: Call<typeof distributionOf>,
  threads: ThreadPool,
): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const { at, next } = call.query;
  const task = { kind: 'distribution', source, filter: filterOf(call.query), element: { at, next } } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

export async function answerReplay(call: Call<typeof replayLog>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const task = { kind: 'replay', source, filter: filterOf(call.query), limit: call.query.limit } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

export async function answerHandovers(
  call: Call<typeof logHandovers>,
  threads: ThreadPool,
): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const { by, limit } = call.query;
  const task = { kind: 'handovers', source, filter: filterOf(call.query), by, limit } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

export async function answerHandoverCases(
  call: Call<typeof handoverCases>,
  threads: ThreadPool,
): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const { by, giver, taker, cursor, limit } = call.query;
  const about = { source, filter: filterOf(call.query), by, giver, taker } as const;
  return new JsonBytes(await runThread(threads, { kind: 'handoverCases', ...about, cursor, limit }, call));
}
