// Invitations as rows, and joining by one.
import type { invitationSchema } from '@portolan/contract';
import type { Role } from '@portolan/core';
import type { z } from 'zod';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

type Invitation = z.infer<typeof invitationSchema>;

interface InvitationRow {
  id: string;
  role: Role;
  email: string | null;
  created_at: Date;
  expires_at: Date;
}

const COLUMNS = 'id, role, email, created_at, expires_at';

function present(row: InvitationRow): Invitation {
  return {
    id: row.id,
    role: row.role,
    email: row.email,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}

export async function listOpen(tx: TenantTx, now: Date): Promise<Invitation[]> {
  const rows = await tx.all<InvitationRow>({
    text: `select ${COLUMNS} from invitations where workspace_id = $1 and accepted_at is null and revoked_at is null and expires_at > $2 order by id desc`,
    values: [tx.workspaceId, now],
  });
  return rows.map(present);
}

export async function insertInvitation(
  tx: TenantTx,
  invitation: {
    readonly id: string;
    readonly tokenHash: Buffer;
    readonly role: Role;
    readonly email: string | null;
    readonly createdBy: string | null;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  },
): Promise<Invitation> {
  const row = await tx.one<InvitationRow>({
    text: `insert into invitations (workspace_id, id, token_hash, role, email, created_by, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
    values: [
      tx.workspaceId,
      invitation.id,
      invitation.tokenHash,
      invitation.role,
      invitation.email,
      invitation.createdBy,
      invitation.createdAt,
      invitation.expiresAt,
    ],
  });
  return present(row);
}

export async function revoke(tx: TenantTx, id: string, now: Date): Promise<boolean> {
  const changed = await tx.run({
    text: 'update invitations set revoked_at = $3 where workspace_id = $1 and id = $2 and accepted_at is null and revoked_at is null',
    values: [tx.workspaceId, id, now],
  });
  return changed === 1;
}

/** Uses the invitation up; false when somebody was faster. */
export async function useUp(tx: TenantTx, id: string, userId: string, now: Date): Promise<boolean> {
  const changed = await tx.run({
    text: 'update invitations set accepted_at = $3, accepted_by = $4 where workspace_id = $1 and id = $2 and accepted_at is null and revoked_at is null and expires_at > $3',
    values: [tx.workspaceId, id, now, userId],
  });
  return changed === 1;
}

/** Joins the workspace; who is a member already keeps the role they have, unless they had left. */
export async function join(tx: TenantTx, userId: string, role: Role, now: Date): Promise<void> {
  await tx.run({
    text: `insert into members as m (workspace_id, user_id, role, joined_at) values ($1, $2, $3, $4)
      on conflict (workspace_id, user_id) do update set role = excluded.role, deactivated_at = null
        where m.deactivated_at is not null`,
    values: [tx.workspaceId, userId, role, now],
  });
}
