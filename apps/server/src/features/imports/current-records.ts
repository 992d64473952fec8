// What records that rows fit hold now, so that what an import changes can be told and taken back. They are held until the
// transaction ends: what somebody writes meanwhile waits, and is not lost under what was read before.
import type { CompanyFields, ContactFields } from '@portolan/contract';
import type { DealFields } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { ProductFields } from './plan.ts';

export interface CurrentOf {
  readonly company: CompanyFields;
  readonly contact: ContactFields;
  readonly deal: DealFields;
  readonly product: ProductFields;
}

const SHARED = `r.id, r.phones, r.address, r.owner_id as "ownerId", r.source, r.tags, r.custom`;
const READ: Readonly<Record<keyof CurrentOf, string>> = {
  company: `select ${SHARED}, r.name, r.domain, r.website, r.industry, r.employees, r.parent_id as "parentId"
    from companies r`,
  contact: `select ${SHARED}, r.name_parts as name, r.title, r.emails, r.preferred_channel as "preferredChannel",
    r.company_id as "companyId" from contacts r`,
  deal: `select r.id, r.name, r.source, r.tags, r.custom, r.company_id as "companyId", r.owner_id as "ownerId",
    r.close_on::text as "closeOn", r.back_on::text as "backOn",
    case when r.amount_minor is null then null
      else json_build_object('minor', r.amount_minor, 'currency', r.currency) end as amount,
    r.details->'people' as people, r.details->'lines' as lines, r.details->'problem' as problem,
    r.details->'competitors' as competitors from deals r`,
  product: `select r.id, r.name, r.code, r.unit, r.description, r.archived_at is not null as archived,
    case when r.price_minor is null then null
      else json_build_object('minor', r.price_minor, 'currency', r.currency) end as "unitPrice" from products r`,
};

export async function currentRecords<A extends keyof CurrentOf>(
  tx: TenantTx,
  about: A,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CurrentOf[A]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.all<CurrentOf[A] & { id: string }>({
    name: `imports-current-${about}`,
    text: `${READ[about]} where r.workspace_id = $1 and r.id = any($2::uuid[])
      order by r.id for no key update`,
    values: [tx.workspaceId, ids],
  });
  return new Map(rows.map(({ id, ...fields }) => [id, fields as unknown as CurrentOf[A]]));
}
