// A version with its map, whoever needs it: the editor, a download, a link for somebody outside.
import type { getVersion, MapVersion } from '@portolan/contract';
import type { ProcessFacts, SalesMap } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { jsonBytes } from '../../platform/http/json-bytes.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';
import { describeVersion } from './describe-process.ts';
import type { MapCache } from './map-cache.ts';
import { factsOf, findProcess } from './process-store.ts';
import { findCurrent, findVersion, readMapOf } from './version-store.ts';
import type { VersionRow } from './version-store.ts';

export interface OpenVersion {
  readonly version: VersionRow;
  readonly process: ProcessFacts;
  readonly map: SalesMap;
}

/** How often somebody may save between reading the row and reading its map. */
const PATIENCE = 10;

/** @throws AppError `not_found` */
export async function openVersion(tx: TenantTx, maps: MapCache, id: string): Promise<OpenVersion> {
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    // oxlint-disable no-await-in-loop -- again only when an edit came in between
    const version = await findVersion(tx, id);
    const process = version && (await findProcess(tx, version.process_id));
    if (version === undefined || process === undefined) throw new AppError('not_found');
    const map = await maps.get(version, () => readMapOf(tx, version));
    // oxlint-enable no-await-in-loop
    if (map !== undefined) return { version, process: factsOf(process), map };
  }
  throw new AppError('unavailable', 'The map is being edited faster than it can be read; try again');
}

/** The published version of a process, or one version of it; undefined where there is none. */
export async function openForOutside(
  tx: TenantTx,
  maps: MapCache,
  processId: string,
  versionId: string | null,
): Promise<OpenVersion | undefined> {
  const id = versionId ?? (await findCurrent(tx, processId, 'published'))?.id;
  return id === undefined ? undefined : openVersion(tx, maps, id);
}

export function showVersion(call: Call<typeof getVersion>, maps: MapCache): Promise<JsonBytes> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const { version, process, map } = await openVersion(tx, maps, params.id);
    const described: MapVersion = await describeVersion(tx, version);
    return jsonBytes({ version: described, process, map });
  });
}
