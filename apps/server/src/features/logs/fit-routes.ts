// The fit of a log with a map: asks a thread, like the analyses.
import type { fitCases, fitLog } from '@portolan/contract';
import type { Call } from '../../platform/http/call.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { WatchedAnswer } from '../../platform/http/watched-answer.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { filterOf, sourceOf } from './analysis-routes.ts';
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
