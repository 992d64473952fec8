// What an activity points to must be there and within the caller's reach: owners who are members, companies and people
// that are not in the bin, deals that the caller may change.
import { reaches } from '@portolan/core';
import type { RecordAccess } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { HeldDeal } from './hold-activities.ts';

export interface Pointing {
  readonly ownerId: string | null;
  readonly companyId: string | null;
  readonly contactIds: readonly string[];
}

const about = { owner: null, company: 'company', contact: 'contact' } as const;

/** Those of the given ids that are there and may be read. */
export async function knownReferences(
  tx: TenantTx,
  access: RecordAccess,
  pointing: readonly Pointing[],
): Promise<ReadonlySet<string>> {
  const owners = pointing.flatMap(({ ownerId }) => ownerId ?? []);
  const companies = pointing.flatMap(({ companyId }) => companyId ?? []);
  const contacts = pointing.flatMap(({ contactIds }) => contactIds);
  if (owners.length + companies.length + contacts.length === 0) return new Set();
  const rows = await tx.all<{ id: string; what: keyof typeof about; owner_id: string | null }>({
    name: 'activity-references',
    text: `select user_id as id, 'owner' as what, null::uuid as owner_id from members
        where workspace_id = $1 and user_id = any($2::uuid[]) and deactivated_at is null
      union all select id, 'company', owner_id from companies
        where workspace_id = $1 and id = any($3::uuid[]) and deleted_at is null
      union all select id, 'contact', owner_id from contacts
        where workspace_id = $1 and id = any($4::uuid[]) and deleted_at is null`,
    values: [tx.workspaceId, owners, companies, contacts],
  });
  const readable = rows.filter(({ what, owner_id: ownerId }) => {
    const kind = about[what];
    return kind === null || reaches(access, kind, 'read', { ownerId });
  });
  return new Set(readable.map(({ id }) => id));
}

/** The refusal that names the field. */
export function problemOfPointing(
  { ownerId, companyId, contactIds }: Pointing,
  known: ReadonlySet<string>,
): AppError | undefined {
  if (ownerId !== null && !known.has(ownerId)) return wrong('ownerId', 'The owner is not a member here');
  if (companyId !== null && !known.has(companyId)) return wrong('companyId', 'There is no such company');
  const person = contactIds.findIndex((id) => !known.has(id));
  return person < 0 ? undefined : wrong(`contactIds/${person}`, 'There is no such contact');
}

/** @param field where the deal is named; undefined where it is the activity's own */
export function problemOfDeal(
  deal: HeldDeal | undefined,
  access: RecordAccess,
  field?: string,
): AppError | undefined {
  if (deal === undefined || !reaches(access, 'deal', 'read', deal)) {
    return field === undefined ? new AppError('not_found') : wrong(field, 'There is no such deal');
  }
  if (field !== undefined && !reaches(access, 'deal', 'change', deal)) {
    return new AppError('forbidden', 'You see this deal, but your role does not change it');
  }
  return deal.deletedAt === null
    ? undefined
    : new AppError(
        'deal_refused',
        'The deal is in the bin; restore it first',
        field === undefined ? undefined : [{ path: field, message: 'in the bin' }],
        { code: 'deleted', params: {} },
      );
}

export function wrong(path: string, message: string): AppError {
  return new AppError('invalid_request', message, [{ path, message }]);
}
