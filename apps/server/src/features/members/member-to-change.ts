// The member that somebody wants to change, if they may: nobody takes away more than they hold, and a workspace keeps
// an owner who works there.
import type { Member } from '@portolan/contract';
import { mayAssign } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Workspace } from '../../platform/http/call.ts';
import { findMember, lockOwners } from './members-store.ts';

/** Owners are locked, so that the answer stays true until the end. */
export async function memberToChange(
  tx: TenantTx,
  workspace: Workspace,
  id: string,
  losesOwner: boolean,
): Promise<Member> {
  const owners = await lockOwners(tx);
  const member = await findMember(tx, id);
  if (member === undefined) throw new AppError('not_found');
  if (!mayAssign(workspace.role, member.role)) {
    throw new AppError(
      'forbidden',
      `Only someone with the role ${member.role} or above may change this member`,
    );
  }
  const counts = member.role === 'owner' && member.deactivatedAt === null;
  if (counts && losesOwner && owners === 1) throw new AppError('last_owner');
  return member;
}
