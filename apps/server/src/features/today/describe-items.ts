// Gives what Today has found its names: deals, companies, people, steps. Only of what is shown.
import type { TodayItem } from '@portolan/contract';
import type { Due, RecordAccess } from '@portolan/core';
import { peopleOf } from '../../platform/auth/people.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Found } from './found.ts';

interface DealRow {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string | null;
  readonly process_id: string;
  readonly version_id: string;
  readonly node_id: string;
  readonly amount_minor: number | null;
  readonly currency: string | null;
  readonly revision: number;
  readonly company: { id: string; name: string } | null;
  readonly contacts: { id: string; name: string }[];
}

interface ActivityRow {
  readonly id: string;
  readonly kind: NonNullable<TodayItem['activity']>['kind'];
  readonly subject: string;
  readonly due_on: string | null;
  readonly due_at: Date | null;
  readonly minutes: number | null;
  readonly priority: NonNullable<TodayItem['activity']>['priority'];
  readonly repeats: boolean;
  readonly revision: number;
  readonly contacts: { id: string; name: string }[];
}

export async function describeItems(
  tx: TenantTx,
  access: RecordAccess,
  found: readonly Found[],
): Promise<TodayItem[]> {
  const dealIds = [...new Set(found.map(({ dealId }) => dealId).filter((id) => id !== null))];
  const activityIds = found.map(({ activityId }) => activityId).filter((id) => id !== null);
  const [deals, activities] = await Promise.all([
    tx.all<DealRow>({
      name: 'today-deals',
      text: `select d.id, d.name, d.owner_id, d.process_id, d.version_id, d.node_id, d.amount_minor, d.currency,
          d.revision, case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end as company,
          coalesce((select json_agg(json_build_object('id', k.id, 'name', k.name) order by k.sort_name)
            from deal_people p join contacts k on k.workspace_id = p.workspace_id and k.id = p.contact_id
            where p.workspace_id = d.workspace_id and p.deal_id = d.id), '[]'::json) as contacts
        from deals d left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
        where d.workspace_id = $1 and d.id = any($2::uuid[])`,
      values: [tx.workspaceId, dealIds],
    }),
    tx.all<ActivityRow>({
      name: 'today-activities',
      text: `select a.id, a.kind, a.subject, a.due_on::text, a.due_at, a.minutes, a.priority, a.revision,
          a.repeat is not null as repeats,
          coalesce((select json_agg(json_build_object('id', k.id, 'name', k.name) order by p.place)
            from activity_people p join contacts k on k.workspace_id = p.workspace_id and k.id = p.contact_id
            where p.workspace_id = a.workspace_id and p.activity_id = a.id), '[]'::json) as contacts
        from activities a where a.workspace_id = $1 and a.id = any($2::uuid[])`,
      values: [tx.workspaceId, activityIds],
    }),
  ]);
  const personOf = await peopleOf(
    tx,
    deals.map((row) => row.owner_id),
  );
  const dealBy = new Map(deals.map((row) => [row.id, row]));
  const activityBy = new Map(activities.map((row) => [row.id, row]));
  return found.map((one) => {
    const deal = one.dealId === null ? undefined : dealBy.get(one.dealId);
    const activity = one.activityId === null ? undefined : activityBy.get(one.activityId);
    const named = activity?.contacts.length ? activity.contacts : undefined;
    return {
      key: one.key,
      kind: one.kind,
      why: one.why,
      since: new Date(one.since).toISOString(),
      by: one.by === null ? null : new Date(one.by).toISOString(),
      action: one.action,
      deal: deal === undefined ? null : presentDeal(deal, access, personOf),
      contacts: named ?? (deal !== undefined && sees(access, deal, 'people') ? deal.contacts : []),
      activity: activity === undefined ? null : presentStep(activity),
      item: one.item,
    };
  });
}

export function sees(
  access: RecordAccess,
  { process_id: processId }: { readonly process_id: string },
  field: string,
): boolean {
  return access.field('deal', field, processId) !== 'hidden';
}

function presentDeal(
  row: DealRow,
  access: RecordAccess,
  personOf: Awaited<ReturnType<typeof peopleOf>>,
): NonNullable<TodayItem['deal']> {
  const { amount_minor: minor, currency } = row;
  return {
    id: row.id,
    name: row.name,
    company: sees(access, row, 'company') ? row.company : null,
    owner: sees(access, row, 'owner') ? personOf(row.owner_id) : null,
    processId: row.process_id,
    versionId: row.version_id,
    nodeId: row.node_id,
    amount: minor !== null && currency !== null && sees(access, row, 'amount') ? { minor, currency } : null,
    revision: row.revision,
  };
}

function presentStep(row: ActivityRow): NonNullable<TodayItem['activity']> {
  const due: Due | null =
    row.due_on !== null
      ? { on: row.due_on }
      : row.due_at === null
        ? null
        : { at: row.due_at.toISOString(), minutes: row.minutes ?? 0 };
  const { id, kind, subject, priority, repeats, revision } = row;
  return { id, kind, subject, due, priority, repeats, revision };
}
