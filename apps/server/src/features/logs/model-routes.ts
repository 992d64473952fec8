// The model that explains a log: asks a thread, like the analyses.
import type { discoverModel, exportModel as exportRoute, MODEL_FORMATS } from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Call, Download } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import { filterOf, sourceOf } from './analysis-routes.ts';
import { tableDownload } from './export-log.ts';
import { findLog } from './log-store.ts';
import { runThread } from './run-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

export async function answerModel(call: Call<typeof discoverModel>, threads: ThreadPool): Promise<JsonBytes> {
  const source = await sourceOf(call, call.params.id);
  const { noise, roles, words } = call.body;
  const task = {
    kind: 'model',
    source,
    filter: filterOf(call.query),
    noise,
    roles: new Map(roles.map(({ activity, role }) => [activity, role])),
    words,
  } as const;
  return new JsonBytes(await runThread(threads, task, call));
}

const FILES = {
  bpmn: { contentType: 'application/xml; charset=utf-8', ending: 'bpmn' },
  tree: { contentType: 'text/plain; charset=utf-8', ending: 'txt' },
} as const satisfies Record<(typeof MODEL_FORMATS)[number], object>;

export async function exportModel(call: Call<typeof exportRoute>, threads: ThreadPool): Promise<Download> {
  const { platform, workspace, params, query } = call;
  const source = await sourceOf(call, params.id);
  const log = await tenantTx(platform.db, workspace.id, (tx) => findLog(tx, params.id));
  const { format, noise, language } = query;
  const task = {
    kind: 'modelFile',
    source,
    filter: filterOf(query),
    noise,
    format,
    name: log?.name ?? '',
    language,
  } as const;
  const body = await runThread(threads, task, call);
  const by = { workspaceId: workspace.id, actor: workspace.actor };
  return tableDownload(platform, by, params.id, 'model', body, FILES[format]);
}
