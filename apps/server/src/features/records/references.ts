// What a record points to must be there, in this workspace: owners and people who are members, companies that are not in
// the bin, and no company above itself.
import type { FieldDefinition } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { AnyFields, RecordKind } from './record-kind.ts';

export interface Pointer {
  readonly what: 'member' | 'company';
  readonly field: string;
  readonly id: string;
}

/** Of fields that are new or changed: `before` is undefined for a new record. */
export function pointersIn<F extends AnyFields>(
  kind: RecordKind<F>,
  definitions: readonly FieldDefinition[],
  fields: F,
  before: F | undefined,
): Pointer[] {
  const found: Pointer[] = [];
  if (fields.ownerId !== null && fields.ownerId !== before?.ownerId) {
    found.push({ what: 'member', field: 'ownerId', id: fields.ownerId });
  }
  const { field, companyId } = kind.pointsTo(fields);
  if (companyId !== null && (before === undefined || kind.pointsTo(before).companyId !== companyId)) {
    found.push({ what: 'company', field, id: companyId });
  }
  for (const { key, type } of definitions) {
    const id = fields.custom[key];
    if ((type !== 'person' && type !== 'company') || typeof id !== 'string') continue;
    if (before?.custom[key] === id) continue;
    found.push({ what: type === 'person' ? 'member' : 'company', field: `custom.${key}`, id });
  }
  return found;
}

/** Those of them that are there. */
export async function foundPointers(
  tx: TenantTx,
  pointers: readonly Pointer[],
): Promise<ReadonlySet<string>> {
  if (pointers.length === 0) return new Set();
  const ids = (what: Pointer['what']): string[] =>
    pointers.filter((pointer) => pointer.what === what).map(({ id }) => id);
  const rows = await tx.all<{ id: string }>({
    name: 'record-references',
    // By joins: kept plans of older servers read a whole workspace for "any of".
    text: `select w.id from unnest($2::uuid[]) as w (id)
        join members m on m.workspace_id = $1 and m.user_id = w.id and m.deactivated_at is null
      union all select w.id from unnest($3::uuid[]) as w (id)
        join companies c on c.workspace_id = $1 and c.id = w.id and c.deleted_at is null`,
    values: [tx.workspaceId, ids('member'), ids('company')],
  });
  return new Set(rows.map(({ id }) => id));
}

export function missingPointer(
  pointers: readonly Pointer[],
  found: ReadonlySet<string>,
): AppError | undefined {
  const missing = pointers.find(({ id }) => !found.has(id));
  if (missing === undefined) return undefined;
  const message =
    missing.what === 'member' ? 'This person is not a member of the workspace' : 'There is no such company';
  return new AppError('invalid_request', message, [{ path: missing.field, message }]);
}

/** Refuses a parent that is the company itself or stands below it. */
export async function refuseRing(tx: TenantTx, companyId: string, parentId: string): Promise<void> {
  const ring = await tx.maybe<{ found: boolean }>({
    name: 'company-ring',
    text: `with recursive above (id, depth) as (
        select $3::uuid, 1
        union all select c.parent_id, depth + 1 from above join companies c on c.workspace_id = $1 and c.id = above.id
          where c.parent_id is not null and depth < 100)
      select true as found from above where id = $2 limit 1`,
    values: [tx.workspaceId, companyId, parentId],
  });
  if (ring === undefined) return;
  const message = 'A company cannot stand above itself; choose another parent';
  throw new AppError('invalid_request', message, [{ path: 'parentId', message }]);
}
