// Whether a record that something hangs on (a note, a file, a relation) is within the caller's reach.
import type { RecordAccess } from '@portolan/core';
import type { TenantTx } from '../db/tenant-transaction.ts';
import { AppError } from '../http/app-error.ts';
import { requireReach } from './access-of.ts';

export type HasRecord = 'deal' | 'contact' | 'company';
export interface RecordRef {
  readonly about: HasRecord;
  readonly id: string;
}
export interface FoundRecord extends RecordRef {
  readonly name: string;
  readonly ownerId: string | null;
  readonly processId: string | null;
}

const FIND: Readonly<Record<HasRecord, string>> = {
  deal: 'select name, owner_id, process_id, deleted_at from deals where workspace_id = $1 and id = $2',
  contact:
    'select name, owner_id, null::uuid as process_id, deleted_at from contacts where workspace_id = $1 and id = $2',
  company:
    'select name, owner_id, null::uuid as process_id, deleted_at from companies where workspace_id = $1 and id = $2',
};

/**
 * The record, if it may be read (or changed) and is not in the bin; held until the end of the transaction when changed,
 * so that what is written about it is in order.
 * @throws AppError `not_found`, `forbidden`
 */
export async function requireRecord(
  tx: TenantTx,
  access: RecordAccess,
  what: 'read' | 'change',
  { about, id }: RecordRef,
): Promise<FoundRecord> {
  const row = await tx.maybe<{
    name: string;
    owner_id: string | null;
    process_id: string | null;
    deleted_at: Date | null;
  }>({
    name: `record-reach-${about}-${what}`,
    text: what === 'read' ? FIND[about] : `${FIND[about]} for no key update`,
    values: [tx.workspaceId, id],
  });
  if (row === undefined) throw new AppError('not_found');
  const { name, owner_id: ownerId, process_id: processId } = row;
  requireReach(access, about, what, { ownerId, processId, id });
  if (row.deleted_at !== null) {
    if (what === 'read') throw new AppError('not_found');
    throw new AppError('conflict', 'This is in the bin; restore it first');
  }
  return { about, id, name, ownerId, processId };
}
