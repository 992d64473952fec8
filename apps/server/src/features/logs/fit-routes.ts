// The fit of a log with a map: asks a thread, like the analyses.
import type { fitCases, fitLog } from '@portolan/contract';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { filterOf, sourceOf } from './analysis-routes.ts';
import { runThread } from './run-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

export async function answerFit(call: Call<typeof fitLog>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call.platform, call.workspace.id, call.params.id);
  const { map, limit, latest, by } = call.body;
  const task = { kind: 'fit', source, filter: filterOf(call.query), map, limit, latest, by } as const;
  return new JsonBytes(await runThread(threads, task, call.signal));
}

export async function answerFitCases(call: Call<typeof fitCases>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call.platform, call.workspace.id, call.params.id);
  const { map, place } = call.body;
  const { cursor, limit } = call.query;
  const filter = filterOf(call.query);
  const task = { kind: 'fitCases', source, filter, map, place, cursor, limit } as const;
  return new JsonBytes(await runThread(threads, task, call.signal));
}
