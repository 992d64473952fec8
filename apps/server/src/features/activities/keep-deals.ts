// What a deal's row keeps of its activities: the next step (its earliest open activity with a day), when something was last
// done, when we first turned to the buyer. Called in the transaction of every change, for the deals it touched.
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

/** The transaction holds the rows of the deals. Activities that were given another deal name both. */
export async function keepDeals(tx: TenantTx, dealIds: readonly string[]): Promise<void> {
  if (dealIds.length === 0) return;
  await tx.run({
    name: 'activities-keep-deals',
    text: `update deals d set next_activity_id = n.id, next_step = n.subject, next_step_at = n.due_at,
        last_activity_at = l.at, first_touch_at = f.at
      from unnest($2::uuid[]) as changed (id)
        left join lateral (select a.id, a.subject, a.due_at from activities a
          where a.workspace_id = $1 and a.deal_id = changed.id and a.is_open and a.due_key < 'infinity'
          order by a.due_key, a.id limit 1) n on true
        left join lateral (select max(a.done_at) as at from activities a
          where a.workspace_id = $1 and a.deal_id = changed.id and a.done_at is not null and a.deleted_at is null) l on true
        left join lateral (select min(a.done_at) as at from activities a
          where a.workspace_id = $1 and a.deal_id = changed.id and a.done_at is not null and a.deleted_at is null
            and a.direction = 'out') f on true
      where d.workspace_id = $1 and d.id = changed.id`,
    values: [tx.workspaceId, dealIds],
  });
}
