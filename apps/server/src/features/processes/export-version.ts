// A version as a file. Every download is audited.
import type { exportVersion } from '@portolan/contract';
import { writeMapFile } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call, Download } from '../../platform/http/call.ts';
import type { MapCache } from './map-cache.ts';
import { openVersion } from './read-version.ts';

type Format = Call<typeof exportVersion>['query']['format'];

const ENDINGS: Readonly<Record<Format, string>> = {
  json: 'json',
  bpmn: 'bpmn',
  mermaid: 'mmd',
  svg: 'svg',
  csv: 'csv',
  handbook: 'html',
};

export async function exportMap(call: Call<typeof exportVersion>, maps: MapCache): Promise<Download> {
  const { platform, workspace, params, query } = call;
  const open = await tenantTx(platform.db, workspace.id, (tx) => openVersion(tx, maps, params.id));
  if (query.format !== 'json') throw new AppError('unavailable', 'This format is not written yet');
  const file = { contentType: 'application/json', body: writeMapFile(open.process, open.map) };
  await tenantTx(platform.db, workspace.id, (tx) =>
    audit(
      tx,
      {
        actor: workspace.actor,
        action: 'map.export',
        subject: open.version.id,
        details: { name: open.process.name, number: open.version.number, format: query.format },
      },
      platform,
    ),
  );
  return { ...file, fileName: fileNameOf(open.process.name, open.version.number, query.format) };
}

/** A name that every file system takes, and that reads as it is written: nothing in it turns the ending around. */
function fileNameOf(name: string, number: number, format: Format): string {
  const safe = name
    // oxlint-disable-next-line no-control-regex -- control characters are among what is replaced
    .replaceAll(/[\s\u0000-\u001F\u007F<>:"/\\|?*\u202A-\u202E\u2066-\u2069]+/g, ' ')
    .replace(/^[\s.]+/, '')
    .trim()
    .slice(0, 100);
  return `${safe || 'process'} v${number}.${ENDINGS[format]}`;
}
