// One company or contact with all that hangs on it: deals, people, relations, what was merged into it. All statements go
// out together, so that it costs one round trip.
import type { CompanyDetail, ContactDetail, RelatedDeal } from '@portolan/contract';
import { accessFieldOf, maskRecord, reaches, sees } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import { requireReach } from '../../platform/access/access-of.ts';
import { scopeSql } from '../../platform/access/scope-sql.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { cardColumns, cardJoins } from './record-kind.ts';
import type { About, JoinedRow, RecordKind, SharedRow } from './record-kind.ts';
import { relationsOf } from './relations.ts';
import { kindOf } from './write-records.ts';

/** Of each kind that hangs on a record. */
const MOST_RELATED = 50;

export interface DetailsOf {
  readonly contact: ContactDetail;
  readonly company: CompanyDetail;
}

interface DetailRow extends SharedRow, JoinedRow {
  readonly creator: string | null;
}

/** @throws AppError `not_found` for what is out of reach, too */
export async function readRecord<A extends About>(
  tx: TenantTx,
  about: A,
  id: string,
  access: RecordAccess,
): Promise<DetailsOf[A]> {
  const kind = kindOf(about) as unknown as RecordKind;
  const [row, deals, relations, absorbed, around] = await Promise.all([
    tx.maybe<DetailRow>({
      name: `${kind.table}-get`,
      text: `select ${cardColumns(kind)}, (select u.name from users u where u.id = r.created_by) as creator
        from ${kind.table} r ${cardJoins(kind)} where r.workspace_id = $1 and r.id = $2`,
      values: [tx.workspaceId, id],
    }),
    dealsOf(tx, about, id, access),
    relationsOf(tx, { about, id }, access),
    absorbedBy(tx, about, id),
    about === 'company' ? aroundCompany(tx, id, access) : undefined,
  ]);
  if (row === undefined) throw new AppError('not_found');
  const whose = { ownerId: row.owner_id, id };
  requireReach(access, about, 'read', whose);
  const change = reaches(access, about, 'change', whose);
  const seesDeals = about === 'contact' || sees(access, 'deal', 'company', null);
  const detail = {
    ...kind.card(row),
    createdBy:
      row.created_by === null || row.creator === null ? null : { id: row.created_by, name: row.creator },
    deals: seesDeals ? deals.slice(0, MOST_RELATED) : [],
    moreDeals: seesDeals && deals.length > MOST_RELATED,
    relations,
    absorbed,
    mergedInto: row.merged_into,
    can: { change, remove: change },
    readOnly: [...access.readOnly(about, null)],
    hidden: [...access.hidden(about, null)],
    ...around,
  };
  return maskRecord(access, about, null, detail) as unknown as DetailsOf[A];
}

interface DealRow {
  readonly id: string;
  readonly name: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly node_id: string;
  readonly amount_minor: number | null;
  readonly currency: string | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly close_on: string | null;
  readonly next_step_at: Date | null;
  readonly won_at: Date | null;
  readonly ended_at: Date | null;
  readonly part: string | null;
}

async function dealsOf(tx: TenantTx, about: About, id: string, access: RecordAccess): Promise<RelatedDeal[]> {
  const columns = { owner: 'd.owner_id', process: 'd.process_id' };
  const reach = scopeSql(access, 'deal', 'read', columns, 3);
  const from =
    about === 'company'
      ? 'deals d where d.workspace_id = $1 and d.company_id = $2'
      : `deal_people p join deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
        where p.workspace_id = $1 and p.contact_id = $2`;
  const rows = await tx.all<DealRow>({
    text: `select d.id, d.name, d.process_id, d.version_id, d.node_id, d.amount_minor, d.currency, d.owner_id,
        (select name from users u where u.id = d.owner_id) as owner_name, d.close_on::text, d.next_step_at, d.won_at,
        d.ended_at, ${about === 'company' ? 'null::text' : 'p.part'} as part
      from ${from} and d.deleted_at is null and ${reach.text}
      order by d.ended_at is not null, d.created_at desc, d.id desc limit ${MOST_RELATED + 1}`,
    values: [tx.workspaceId, id, ...reach.values],
  });
  const told = rows.filter(({ process_id }) =>
    sees(access, 'deal', about === 'company' ? 'company' : 'people', process_id),
  );
  return told.map((row) => {
    const deal = {
      id: row.id,
      name: row.name,
      processId: row.process_id,
      versionId: row.version_id,
      nodeId: row.node_id,
      amount:
        row.amount_minor === null || row.currency === null
          ? null
          : { minor: row.amount_minor, currency: row.currency },
      owner:
        row.owner_id === null || row.owner_name === null ? null : { id: row.owner_id, name: row.owner_name },
      closeOn: row.close_on,
      nextStepAt: sees(access, 'deal', 'nextStep', row.process_id)
        ? (row.next_step_at?.toISOString() ?? null)
        : null,
      wonAt: row.won_at?.toISOString() ?? null,
      endedAt: row.ended_at?.toISOString() ?? null,
      part: row.part,
    };
    return maskRecord(access, 'deal', row.process_id, deal);
  });
}

async function aroundCompany(tx: TenantTx, id: string, access: RecordAccess) {
  const ofContacts = scopeSql(access, 'contact', 'read', { owner: 'owner_id' }, 3);
  const ofCompanies = scopeSql(access, 'company', 'read', { owner: 'owner_id' }, 3);
  const [contacts, children] = await Promise.all([
    tx.all<{ id: string; name: string; title: string; email: string | null; phone: string | null }>({
      text: `select id, name, title, emails->0->>'address' as email,
          coalesce(phones->0->>'e164', phones->0->>'number') as phone
        from contacts where workspace_id = $1 and company_id = $2 and deleted_at is null and ${ofContacts.text}
        order by sort_name, id limit ${MOST_RELATED + 1}`,
      values: [tx.workspaceId, id, ...ofContacts.values],
    }),
    tx.all<{ id: string; name: string }>({
      text: `select id, name from companies
        where workspace_id = $1 and parent_id = $2 and deleted_at is null and ${ofCompanies.text}
        order by name, id limit ${MOST_RELATED}`,
      values: [tx.workspaceId, id, ...ofCompanies.values],
    }),
  ]);
  const shows = (field: string): boolean => sees(access, 'contact', field, null);
  const seesContacts = shows('company');
  return {
    contacts: !seesContacts
      ? []
      : contacts.slice(0, MOST_RELATED).map((one) => ({
          ...one,
          title: shows('title') ? one.title : null,
          email: shows('emails') ? one.email : null,
          phone: shows('phones') ? one.phone : null,
        })),
    moreContacts: seesContacts && contacts.length > MOST_RELATED,
    children: sees(access, 'company', 'parent', null) ? children : [],
  };
}

async function absorbedBy(tx: TenantTx, about: About, id: string) {
  const rows = await tx.all<{
    merge_id: string;
    id: string;
    name: string;
    at: Date;
    by_id: string | null;
    by_name: string | null;
  }>({
    name: `merges-into-${about}`,
    text: `select m.id as merge_id, r.id, r.name, m.at, m.by_id, u.name as by_name
      from merges m join ${about === 'contact' ? 'contacts' : 'companies'} r
        on r.workspace_id = m.workspace_id and r.id = m.other_id
      left join users u on u.id = m.by_id
      where m.workspace_id = $1 and m.survivor_id = $2 and m.undone_at is null order by m.at desc limit 100`,
    values: [tx.workspaceId, id],
  });
  return rows.map((row) => ({
    mergeId: row.merge_id,
    id: row.id,
    name: row.name,
    at: row.at.toISOString(),
    by: row.by_id === null || row.by_name === null ? null : { id: row.by_id, name: row.by_name },
  }));
}

/** A payload of a history entry without what the role does not see. */
export function maskPayload(
  access: RecordAccess,
  about: About,
  payload: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (access.hidden(about, null).length === 0) return payload;
  const seen = (field: string): boolean => sees(access, about, accessFieldOf(field), null);
  const masked: Record<string, unknown> = { ...payload };
  const { changes, fields } = payload;
  if (Array.isArray(changes)) {
    masked['changes'] = (changes as { readonly field: string }[]).filter(({ field }) => seen(field));
  }
  if (typeof fields === 'object' && fields !== null) {
    const shown = Object.entries(fields).filter(([name]) => name === 'custom' || seen(name));
    const custom = Object.entries((fields as { custom?: object }).custom ?? {});
    masked['fields'] = {
      ...Object.fromEntries(shown),
      custom: Object.fromEntries(custom.filter(([key]) => seen(`custom.${key}`))),
    };
  }
  return masked;
}
