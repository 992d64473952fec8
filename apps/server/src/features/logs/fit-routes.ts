// The fit of a log with a map: asks a thread, like the analyses.
import type { exportFit as exportRoute, fitCases, fitLog } from '@portolan/contract';
import type { Call, Download } from '../../platform/http/call.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { WatchedAnswer } from '../../platform/http/watched-answer.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { filterOf, sourceOf } from './analysis-routes.ts';
import { tableDownload } from './export-log.ts';
import { answerWatched, runThread } from './run-thread.ts';
import type { FitVersions, LogSource } from './thread-messages.ts';
import type { ThreadPool } from './thread-pool.ts';

export async function answerFit(
  call: Call<typeof fitLog>,
  threads: ThreadPool,
): Promise<JsonBytes | WatchedAnswer> {
  const source = await sourceOf(call, call.params.id);
  const { map, limit, latest, by, versions } = call.body;
  refuseForeign(source, versions);
  const task = {
    kind: 'fit',
    source,
    filter: filterOf(call.query),
    map,
    limit,
    latest,
    by,
    versions,
  } as const;
  return answerWatched(call, threads, task);
}

export async function exportFit(call: Call<typeof exportRoute>, threads: ThreadPool): Promise<Download> {
  const { platform, workspace, params, body } = call;
  const source = await sourceOf(call, params.id);
  const { map, table, by, versions } = body;
  refuseForeign(source, versions);
  const task = { kind: 'fitTable', source, filter: filterOf(call.query), map, table, by, versions } as const;
  const file = await runThread(threads, task, { signal: call.signal });
  const caller = { workspaceId: workspace.id, actor: workspace.actor };
  return tableDownload(
    platform,
    caller,
    params.id,
    `fit by ${table === 'slices' ? (by ?? table) : table}`,
    file,
  );
}

export async function answerFitCases(call: Call<typeof fitCases>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const { map, place, versions } = call.body;
  refuseForeign(source, versions);
  const { cursor, limit } = call.query;
  const filter = filterOf(call.query);
  const task = { kind: 'fitCases', source, filter, map, place, versions, cursor, limit } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

function refuseForeign(source: LogSource, versions: FitVersions): void {
  if (versions === 'sent' || source.own !== undefined) return;
  throw new AppError(
    'invalid_request',
    'Only the log of a pipeline knows which version was in force: measure this one by the map that you send',
    [{ path: 'versions', message: 'inForce is for the log of a pipeline' }],
  );
}
