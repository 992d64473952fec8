// Takes hold of activities and of the deals behind them until the transaction ends: deals first and in the order of their
// ids, because everybody who writes a deal takes hold of it first, so that nobody waits in a ring.
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { STATE_COLUMNS, stateOf } from './activity-state.ts';
import type { ActivityState, StateRow } from './activity-state.ts';

export interface HeldDeal {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | null;
  readonly processId: string;
  readonly companyId: string | null;
  readonly contactIds: readonly string[];
  readonly deletedAt: Date | null;
}

export interface Held {
  readonly activities: ReadonlyMap<string, ActivityState>;
  readonly deals: ReadonlyMap<string, HeldDeal>;
  /** By the workspace's clock. */
  readonly timeZone: string;
}

/** @param dealIds further deals, that activities will belong to */
export async function holdActivities(
  tx: TenantTx,
  ids: readonly string[],
  dealIds: readonly string[],
): Promise<Held> {
  const [known, workspace] = await Promise.all([
    ids.length === 0
      ? []
      : tx.all<{ deal_id: string }>({
          name: 'activities-deals',
          text: `select distinct a.deal_id from unnest($2::uuid[]) as wanted (id)
            join activities a on a.workspace_id = $1 and a.id = wanted.id where a.deal_id is not null`,
          values: [tx.workspaceId, ids],
        }),
    tx.one<{ time_zone: string }>({
      name: 'workspace-zone',
      text: 'select time_zone from workspaces where workspace_id = $1',
      values: [tx.workspaceId],
    }),
  ]);
  const deals = await holdDeals(tx, [...new Set([...dealIds, ...known.map((row) => row.deal_id)])]);
  const rows =
    ids.length === 0
      ? []
      : await tx.all<StateRow & { contact_ids: string[] }>({
          name: 'activities-hold',
          text: `select ${STATE_COLUMNS}, array(select p.contact_id from activity_people p
              where p.workspace_id = $1 and p.activity_id = a.id order by p.place) as contact_ids
            from activities a where a.workspace_id = $1 and a.id = any($2::uuid[]) order by a.id for update of a`,
          values: [tx.workspaceId, ids],
        });
  const activities = new Map(rows.map((row) => [row.id, stateOf(row)]));
  for (const { dealId } of activities.values()) {
    // Somebody gave it another deal in the moment between.
    if (dealId !== null && !deals.has(dealId)) throw new AppError('conflict');
  }
  return { activities, deals, timeZone: workspace.time_zone };
}

async function holdDeals(tx: TenantTx, ids: readonly string[]): Promise<ReadonlyMap<string, HeldDeal>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<HeldDeal>({
    name: 'activities-hold-deals',
    text: `select d.id, d.name, d.owner_id as "ownerId", d.process_id as "processId", d.company_id as "companyId",
        d.deleted_at as "deletedAt",
        array(select p.contact_id from deal_people p where p.workspace_id = $1 and p.deal_id = d.id) as "contactIds"
      from deals d where d.workspace_id = $1 and d.id = any($2::uuid[]) order by d.id for update of d`,
    values: [tx.workspaceId, ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}
