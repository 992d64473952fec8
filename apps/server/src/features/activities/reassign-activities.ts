// Activities of somebody who leaves, and of people and companies that were merged into others. The texts and days stay, so
// the next steps of deals do, too.
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

/** The open activities of a person, given to another; to nobody where `to` is null. Returns how many. */
export function reassignActivities(
  tx: TenantTx,
  from: string,
  to: string | null,
  now: Date,
): Promise<number> {
  return tx.run({
    text: `update activities set owner_id = $3, updated_at = $4, revision = revision + 1
      where workspace_id = $1 and owner_id = $2 and is_open`,
    values: [tx.workspaceId, from, to, now],
  });
}

/** Returns the ids of activities that were changed, for taking it back. */
export async function repointActivities(
  tx: TenantTx,
  what: { readonly about: 'company' | 'contact'; readonly from: string; readonly to: string },
  only?: readonly string[],
): Promise<readonly string[]> {
  const values = [tx.workspaceId, what.from, what.to, only ?? null];
  if (what.about === 'company') {
    const rows = await tx.all<{ id: string }>({
      text: `update activities set company_id = $3 where workspace_id = $1 and company_id = $2
        and ($4::uuid[] is null or id = any($4)) returning id`,
      values,
    });
    return rows.map(({ id }) => id);
  }
  const rows = await tx.all<{ activity_id: string }>({
    text: `with gone as (
        delete from activity_people where workspace_id = $1 and contact_id = $2
          and ($4::uuid[] is null or activity_id = any($4)) returning activity_id, place),
      come as (
        insert into activity_people (workspace_id, activity_id, contact_id, place)
        select $1, activity_id, $3, place from gone on conflict do nothing)
      select activity_id from gone`,
    values,
  });
  return rows.map((row) => row.activity_id);
}
