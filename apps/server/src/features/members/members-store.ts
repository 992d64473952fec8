// Members of a workspace as rows.
import type { Role } from '@portolan/core';
import type { Member } from '@portolan/contract';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

interface MemberRow {
  user_id: string;
  name: string;
  email: string;
  role: Role;
  joined_at: Date;
  deactivated_at: Date | null;
}

const NOT_SHOWN = /@(?:provisional|demo)\.invalid$/;
const OF_AN_EXAMPLE = /@demo\.invalid$/;

function present(row: MemberRow): Member {
  return {
    id: row.user_id,
    name: row.name,
    email: NOT_SHOWN.test(row.email) ? '' : row.email,
    canSignIn: !OF_AN_EXAMPLE.test(row.email),
    role: row.role,
    joinedAt: row.joined_at.toISOString(),
    deactivatedAt: row.deactivated_at?.toISOString() ?? null,
  };
}

const SELECT =
  'select m.user_id, u.name, u.email, m.role, m.joined_at, m.deactivated_at from members m join users u on u.id = m.user_id where m.workspace_id = $1';

export async function listAll(tx: TenantTx): Promise<Member[]> {
  const rows = await tx.all<MemberRow>({
    name: 'members-list',
    text: `${SELECT} order by lower(u.name), m.user_id`,
    values: [tx.workspaceId],
  });
  return rows.map(present);
}

export async function findMember(tx: TenantTx, userId: string): Promise<Member | undefined> {
  const row = await tx.maybe<MemberRow>({
    text: `${SELECT} and m.user_id = $2`,
    values: [tx.workspaceId, userId],
  });
  return row && present(row);
}

/** Locks the owners, so that two changes at once cannot take the last two away. Returns how many there are. */
export async function lockOwners(tx: TenantTx): Promise<number> {
  const owners = await tx.all({
    text: "select user_id from members where workspace_id = $1 and role = 'owner' and deactivated_at is null order by user_id for update",
    values: [tx.workspaceId],
  });
  return owners.length;
}

export async function setRole(tx: TenantTx, userId: string, role: Role): Promise<void> {
  await tx.run({
    text: 'update members set role = $3 where workspace_id = $1 and user_id = $2',
    values: [tx.workspaceId, userId, role],
  });
}

export async function deleteMember(tx: TenantTx, userId: string): Promise<void> {
  await tx.run({
    text: 'delete from members where workspace_id = $1 and user_id = $2',
    values: [tx.workspaceId, userId],
  });
}

export async function setDeactivated(tx: TenantTx, userId: string, at: string | null): Promise<void> {
  await tx.run({
    text: 'update members set deactivated_at = $3 where workspace_id = $1 and user_id = $2',
    values: [tx.workspaceId, userId, at],
  });
}

/** Whether somebody works here; they cannot leave before this transaction ends. */
export async function isActive(tx: TenantTx, userId: string): Promise<boolean> {
  const row = await tx.maybe({
    text: `select user_id from members where workspace_id = $1 and user_id = $2 and deactivated_at is null
      for key share`,
    values: [tx.workspaceId, userId],
  });
  return row !== undefined;
}
