// The events of deals as they are stored, read back as what `evolve` folds.
import type { DealEvent } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

interface EventRow {
  readonly id: string;
  readonly record_id: string;
  readonly kind: string;
  readonly happened_at: Date;
  readonly recorded_at: Date;
  readonly actor_id: string | null;
  readonly payload: object;
}

function eventOf(row: EventRow): DealEvent {
  return {
    ...row.payload,
    id: row.id,
    dealId: row.record_id,
    kind: row.kind,
    happenedAt: row.happened_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actorId: row.actor_id,
  } as DealEvent;
}

/** All of them, oldest first. */
export async function eventsOfDeal(tx: TenantTx, dealId: string): Promise<DealEvent[]> {
  const rows = await tx.all<EventRow>({
    name: 'deal-events',
    text: `select id, record_id, kind, happened_at, recorded_at, actor_id, payload from events
      where workspace_id = $1 and record_id = $2 and about = 'deal' order by seq`,
    values: [tx.workspaceId, dealId],
  });
  return rows.map(eventOf);
}

/** By deal, each oldest first. */
export async function eventsOfDeals(
  tx: TenantTx,
  dealIds: readonly string[],
): Promise<ReadonlyMap<string, DealEvent[]>> {
  const rows = await tx.all<EventRow>({
    name: 'deals-events',
    text: `select id, record_id, kind, happened_at, recorded_at, actor_id, payload from events
      where workspace_id = $1 and record_id = any($2::uuid[]) and about = 'deal' order by seq`,
    values: [tx.workspaceId, dealIds],
  });
  return Map.groupBy(rows.map(eventOf), ({ dealId }) => dealId);
}
