// Why deals end as they do: asks a thread, like the analyses.
import type {
  compareLogSegments,
  explainedCases,
  explainLog,
  exportWhy as exportRoute,
  WhyQuery,
} from '@portolan/contract';
import type { Call, Download } from '../../platform/http/call.ts';
import type { WatchedAnswer } from '../../platform/http/watched-answer.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { type AskingForLog, filterOf, sourceOf } from './analysis-routes.ts';
import { tableDownload } from './export-log.ts';
import { answerWatched, runThread } from './run-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

export async function answerWhy(
  call: Call<typeof explainLog>,
  threads: ThreadPool,
): Promise<JsonBytes | WatchedAnswer> {
  const about = await aboutEnds(call, call.params.id, call.query);
  return answerWatched(call, threads, { kind: 'why', ...about });
}

export async function answerWhySegments(
  call: Call<typeof compareLogSegments>,
  threads: ThreadPool,
): Promise<JsonBytes> {
  const about = await aboutEnds(call, call.params.id, call.query);
  const { a, b } = call.body;
  const segments = { a: filterOf(a), b: b && filterOf(b) };
  return new JsonBytes(await runThread(threads, { kind: 'whySegments', ...about, segments }, call));
}

export async function answerWhyCases(
  call: Call<typeof explainedCases>,
  threads: ThreadPool,
): Promise<JsonBytes> {
  const about = await aboutEnds(call, call.params.id, call.query);
  const { cursor, limit } = call.query;
  const task = { kind: 'whyCases', ...about, place: call.body, cursor, limit } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

export async function exportWhy(call: Call<typeof exportRoute>, threads: ThreadPool): Promise<Download> {
  const { platform, workspace, params, query } = call;
  const about = await aboutEnds(call, params.id, query);
  const body = await runThread(threads, { kind: 'whyTable', ...about }, call);
  const by = { workspaceId: workspace.id, actor: workspace.actor };
  return tableDownload(platform, by, params.id, 'why', body);
}

async function aboutEnds(call: AskingForLog & { readonly now: Date }, logId: string, query: WhyQuery) {
  const { won, lost, other, meanwhile } = query;
  return {
    source: await sourceOf(call, logId),
    filter: filterOf(query),
    ends: { won, lost, other },
    meanwhile,
    nowMs: call.now.getTime(),
  };
}
