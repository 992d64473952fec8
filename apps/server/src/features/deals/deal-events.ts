// The events of deals as they are stored, read back as what `evolve` folds.
import type { DealEvent } from '@portolan/core';
import type { PersonOf } from '../../platform/auth/people.ts';
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

/** By deal, each oldest first. */
export async function eventsOfDeals(
  tx: TenantTx,
  dealIds: readonly string[],
): Promise<Map<string, DealEvent[]>> {
  const rows = await tx.all<EventRow>({
    name: 'deals-events',
    text: `select id, record_id, kind, happened_at, recorded_at, actor_id, payload from events
      where workspace_id = $1 and record_id = any($2::uuid[]) and about = 'deal' order by seq`,
    values: [tx.workspaceId, dealIds],
  });
  return Map.groupBy(rows.map(eventOf), ({ dealId }) => dealId);
}

export interface DealHistory {
  /** Oldest first. */
  readonly events: readonly DealEvent[];
  /** Those who did something in it. */
  readonly personOf: PersonOf;
}

/** All events of a deal with the names of who made them, in one statement. */
export async function historyOfDeal(tx: TenantTx, dealId: string): Promise<DealHistory> {
  const rows = await tx.all<EventRow & { readonly actor_name: string | null }>({
    name: 'deal-history',
    text: `select e.id, e.record_id, e.kind, e.happened_at, e.recorded_at, e.actor_id, e.payload,
        coalesce(u.name, k.name) as actor_name
      from events e
        left join users u on u.id = e.actor_id
        left join api_keys k on k.workspace_id = $1 and k.id = e.actor_id
      where e.workspace_id = $1 and e.record_id = $2 and e.about = 'deal' order by e.seq`,
    values: [tx.workspaceId, dealId],
  });
  const names = new Map(rows.map(({ actor_id: id, actor_name: name }) => [id, name]));
  return {
    events: rows.map(eventOf),
    personOf(id) {
      const name = id === null ? null : (names.get(id) ?? null);
      return id === null || name === null ? null : { id, name };
    },
  };
}
