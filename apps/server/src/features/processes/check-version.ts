// What the map check finds in a version.
import type { checkVersion } from '@portolan/contract';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import type { MapCache } from './map-cache.ts';
import { openVersion } from './read-version.ts';

export function checkOneVersion(call: Call<typeof checkVersion>, maps: MapCache): Promise<{ findings: [] }> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    await openVersion(tx, maps, params.id);
    throw new AppError('unavailable', 'The map check is not here yet');
  });
}
