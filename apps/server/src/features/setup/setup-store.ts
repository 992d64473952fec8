// The installation's one row, and the first owner with the first workspace.
import type { Database } from '../../platform/db/database.ts';
import { query } from '../../platform/db/database.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

/** The owner who did the set-up; undefined on a fresh installation. */
export async function findOwner(db: Database): Promise<{ id: string; name: string } | undefined> {
  const [owner] = await query<{ id: string; name: string }>(db, {
    name: 'setup-owner',
    text: 'select u.id, u.name from installation i join users u on u.id = i.owner_user_id',
  });
  return owner;
}

/** False when somebody else was first: then nothing may be made. Two at once: the later waits, then gets false. */
export async function claimInstallation(tx: TenantTx, ownerId: string, now: Date): Promise<boolean> {
  const claimed = await tx.run({
    text: 'insert into installation (owner_user_id, set_up_at) values ($1, $2) on conflict do nothing',
    values: [ownerId, now],
  });
  return claimed === 1;
}

export async function insertWorkspace(
  tx: TenantTx,
  workspace: { readonly name: string; readonly ownerId: string },
  now: Date,
): Promise<void> {
  await tx.run({
    text: 'insert into workspaces (workspace_id, name, created_at) values ($1, $2, $3)',
    values: [tx.workspaceId, workspace.name, now],
  });
  await tx.run({
    text: "insert into members (workspace_id, user_id, role, joined_at) values ($1, $2, 'owner', $3)",
    values: [tx.workspaceId, workspace.ownerId, now],
  });
}
