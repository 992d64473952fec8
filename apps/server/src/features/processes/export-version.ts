// A version as a file, or its handbook as a page. Every one that is taken along is audited.
import type { exportVersion, openHandbook } from '@portolan/contract';
import type { HandbookVersion } from '@portolan/picture';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Call, Download } from '../../platform/http/call.ts';
import type { OneThread } from '../../platform/threads/one-thread.ts';
import { listStakeholders, stateOf } from './agreement-store.ts';
import type { MapCache } from './map-cache.ts';
import type { MapFileFormat, MapTask, WriteTask } from './map-tasks.ts';
import { findProcess } from './process-store.ts';
import { openVersion } from './read-version.ts';
import type { OpenVersion } from './read-version.ts';
import type { VersionRow } from './version-store.ts';

const FILES: Readonly<Record<MapFileFormat, { readonly ending: string; readonly type: string }>> = {
  json: { ending: 'json', type: 'application/json; charset=utf-8' },
  bpmn: { ending: 'bpmn', type: 'application/xml; charset=utf-8' },
  mermaid: { ending: 'mmd', type: 'text/plain; charset=utf-8' },
  svg: { ending: 'svg', type: 'image/svg+xml; charset=utf-8' },
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
  handbook: { ending: 'html', type: 'text/html; charset=utf-8' },
};

type Wanted = Call<typeof exportVersion>['query'];

export function exportMap(
  call: Call<typeof exportVersion>,
  maps: MapCache,
  thread: OneThread<MapTask>,
): Promise<Download> {
  return written(call, call.query, maps, thread);
}

export async function showHandbook(
  call: Call<typeof openHandbook>,
  maps: MapCache,
  thread: OneThread<MapTask>,
): Promise<Download> {
  const { language, theme } = call.query;
  return { ...(await written(call, { format: 'handbook', language, theme }, maps, thread)), isPage: true };
}

async function written(
  call: Pick<Call<typeof exportVersion>, 'platform' | 'workspace' | 'params'>,
  query: Wanted,
  maps: MapCache,
  thread: OneThread<MapTask>,
): Promise<Download> {
  const { platform, workspace, params } = call;
  const { task, version } = await tenantTx(platform.db, workspace.id, async (tx) => {
    const open = await openVersion(tx, maps, params.id);
    const published = await aboutPublished(tx, open.version);
    return { version: open.version, task: taskOf(open, published, query) };
  });
  const body = await thread.run(task);
  await tenantTx(platform.db, workspace.id, (tx) =>
    audit(
      tx,
      {
        actor: workspace.actor,
        action: 'map.export',
        subject: version.id,
        details: { name: task.process.name, number: version.number, format: task.format },
      },
      platform,
    ),
  );
  const { type, ending } = FILES[task.format];
  return { contentType: type, fileName: fileNameOf(task.process.name, version.number, ending), body };
}

function taskOf(
  { process, map }: OpenVersion,
  version: HandbookVersion | undefined,
  query: Wanted,
): WriteTask {
  return { kind: 'write', process, map, ...(version && { version }), ...query };
}

/** What a handbook says about the version: who agreed, why it changed, when it is looked at again. */
async function aboutPublished(tx: TenantTx, version: VersionRow): Promise<HandbookVersion | undefined> {
  if (version.published_at === null) return undefined;
  const [process, stakeholders] = [
    await findProcess(tx, version.process_id),
    await listStakeholders(tx, version.id),
  ];
  return {
    number: version.number,
    publishedAt: version.published_at.toISOString(),
    signedBy: stakeholders
      .filter((row) => stateOf(row, version) === 'signed')
      .map((row) => ({ name: row.name, ...(row.at && { at: row.at.toISOString() }) })),
    nextReview: version.state === 'published' ? (process?.next_review_on ?? null) : null,
    change: version.note,
  };
}

/** A name that every file system takes, and that reads as it is written: nothing in it turns the ending around. */
function fileNameOf(name: string, number: number, ending: string): string {
  const safe = name
    // oxlint-disable-next-line no-control-regex -- control characters are among what is replaced
    .replaceAll(/[\s\u0000-\u001F\u007F<>:"/\\|?*\u202A-\u202E\u2066-\u2069]+/g, ' ')
    .replace(/^[\s.]+/, '')
    .trim()
    .slice(0, 100);
  return `${safe || 'process'} v${number}.${ending}`;
}
