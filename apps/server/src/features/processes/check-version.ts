// What the map check finds in a version, with what the server knows besides the map: the workspace's other processes,
// and who has signed.
import type { checkVersion } from '@portolan/contract';
import { checkSettingsSchema } from '@portolan/core';
import type { CheckContext } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Call } from '../../platform/http/call.ts';
import { JsonBytes } from '../../platform/http/json-bytes.ts';
import type { OneThread } from '../../platform/threads/one-thread.ts';
import { listStakeholders, stateOf } from './agreement-store.ts';
import type { MapCache } from './map-cache.ts';
import type { MapTask } from './map-tasks.ts';
import { factsOf, listProcessRows } from './process-store.ts';
import { openVersion } from './read-version.ts';

export async function checkOneVersion(
  call: Call<typeof checkVersion>,
  maps: MapCache,
  thread: OneThread<MapTask>,
): Promise<JsonBytes> {
  const { platform, workspace, params, query } = call;
  const { context, settings } = await tenantTx(platform.db, workspace.id, (tx) =>
    contextOf(tx, maps, params.id),
  );
  // Settings were checked when they were saved; those of a later or earlier Portolan fall back to the defaults.
  const known = checkSettingsSchema.safeParse(settings).data ?? checkSettingsSchema.parse({});
  const { language } = query;
  return new JsonBytes(await thread.run({ kind: 'check', context, settings: known, language }));
}

async function contextOf(
  tx: TenantTx,
  maps: MapCache,
  versionId: string,
): Promise<{ readonly context: CheckContext; readonly settings: unknown }> {
  const { version, process, map } = await openVersion(tx, maps, versionId);
  const rows = await listProcessRows(tx, false);
  const stakeholders = (await listStakeholders(tx, version.id)).filter((row) => row.member);
  return {
    context: {
      map,
      process,
      others: rows.filter(({ id }) => id !== version.process_id).map(factsOf),
      agreement: {
        stakeholders: stakeholders.map((row) => ({
          name: row.name,
          signed: stateOf(row, version) === 'signed',
          lane: row.lane ?? undefined,
        })),
      },
    },
    settings: rows.find(({ id }) => id === version.process_id)?.settings.check ?? {},
  };
}
