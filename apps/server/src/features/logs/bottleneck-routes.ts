// Where days are lost in a log: asks a thread, like the analyses.
import type {
  bottleneckCases,
  BottleneckQuery,
  exportBottlenecks as exportRoute,
  getBottlenecks,
} from '@portolan/contract';
import type { Call, Download } from '../../platform/http/call.ts';
import type { WatchedAnswer } from '../../platform/http/watched-answer.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { type AskingForLog, filterOf, sourceOf } from './analysis-routes.ts';
import { tableDownload } from './export-log.ts';
import { answerWatched, runThread } from './run-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

export async function answerBottlenecks(
  call: Call<typeof getBottlenecks>,
  threads: ThreadPool,
): Promise<JsonBytes | WatchedAnswer> {
  const about = await aboutTime(call, call.params.id, call.query);
  return answerWatched(call, threads, { kind: 'bottlenecks', ...about });
}

export async function answerBottleneckCases(
  call: Call<typeof bottleneckCases>,
  threads: ThreadPool,
): Promise<JsonBytes> {
  const { at, next, cursor, limit } = call.query;
  const about = await aboutTime(call, call.params.id, call.query);
  const task = { kind: 'bottleneckCases', ...about, at, next, cursor, limit } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

export async function exportBottlenecks(
  call: Call<typeof exportRoute>,
  threads: ThreadPool,
): Promise<Download> {
  const { platform, workspace, params, query } = call;
  const about = await aboutTime(call, params.id, query);
  const task = { kind: 'bottleneckTable', ...about, table: query.table } as const;
  const body = await runThread(threads, task, call);
  const by = { workspaceId: workspace.id, actor: workspace.actor };
  return tableDownload(platform, by, params.id, `bottlenecks of ${query.table}`, body);
}

async function aboutTime(call: AskingForLog & { readonly now: Date }, logId: string, query: BottleneckQuery) {
  const { won, lost, other, zone, weekdays, fromHour, toHour, holidays, target } = query;
  return {
    source: await sourceOf(call, logId),
    filter: filterOf(query),
    ends: { won, lost, other },
    asked: { zone, weekdays, fromHour, toHour, holidays, target },
    nowMs: call.now.getTime(),
  };
}
