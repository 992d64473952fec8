// A process that is published from the start, for what comes with its maps: nobody has to agree first.
import type { MapInput } from '@portolan/core';
import { mapSchema } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { insertProcess } from './process-store.ts';
import { insertDraft, publish } from './version-store.ts';

export async function publishNew(
  tx: TenantTx,
  process: { readonly name: string; readonly purpose: string; readonly map: MapInput },
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): Promise<{ readonly processId: string; readonly versionId: string }> {
  const { name, purpose, map } = process;
  const [processId, versionId] = [newId(), newId()];
  await insertProcess(tx, { id: processId, name, purpose, caseKind: 'deal', now });
  await insertDraft(tx, {
    id: versionId,
    processId,
    map: mapSchema.parse(map),
    basedOn: null,
    by: null,
    now,
  });
  await publish(tx, versionId, { at: now, by: null, overrideReason: null });
  return { processId, versionId };
}
