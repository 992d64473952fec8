// Adds what other features know about many deals at once (activities, notes, files) to their events.
import { evolve } from '@portolan/core';
import type { Deal, DealEvent, DealEventBody } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { dealOfRow } from './deal-row.ts';
import { saveDeals } from './save-deals.ts';
import { holdDeals } from './write-deals.ts';
import type { DealsDeps, WrittenBy } from './write-deals.ts';

export interface DealAppends {
  readonly dealId: string;
  readonly bodies: readonly (Extract<DealEventBody, { kind: 'activity' | 'noted' | 'filed' }> & {
    readonly happenedAt?: string;
  })[];
}

/** The caller has asked whether it may be done. Deals that are not there are left out. */
export async function appendToDeals(
  tx: TenantTx,
  deps: DealsDeps,
  appends: readonly DealAppends[],
  by: Pick<WrittenBy, 'actor' | 'now' | 'newId'>,
): Promise<void> {
  if (appends.length === 0) return;
  const rows = await holdDeals(tx, [...new Set(appends.map(({ dealId }) => dealId))]);
  const bodiesOf = Map.groupBy(appends, ({ dealId }) => dealId);
  const recordedAt = by.now.toISOString();
  const saved = [];
  for (const row of rows) {
    const before = dealOfRow(row);
    const bodies = (bodiesOf.get(row.id) ?? []).flatMap((one) => one.bodies);
    const events = bodies.map(({ happenedAt, ...body }): DealEvent => {
      const stamp = { id: by.newId(), dealId: row.id, recordedAt, actorId: by.actor.id };
      return { ...stamp, happenedAt: happenedAt ?? recordedAt, ...body };
    });
    const deal = events.reduce<Deal>((one, event) => evolve(one, event), before);
    // oxlint-disable-next-line no-await-in-loop -- known already, all but the first time
    const { graph } = await deps.maps.get(tx, before.versionId);
    saved.push({ before, deal, events, graph });
  }
  await saveDeals(tx, saved, by);
}
