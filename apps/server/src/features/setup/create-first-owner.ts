// Makes the owner and the first workspace in one transaction, once per installation, however many try at once.
import { audit } from '../../platform/audit/audit.ts';
import { insertSession, insertUser, setPassword } from '../../platform/auth/accounts-store.ts';
import type { SessionOrigin } from '../../platform/auth/accounts-store.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { claimInstallation, insertWorkspace } from './setup-store.ts';

export interface FirstOwner {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Undefined for the provisional owner of the start link. */
  readonly passwordHash: string | undefined;
  readonly workspaceName: string;
}

/**
 * @returns the token of the owner's session, and the workspace
 * @throws AppError setup_done when there is an owner already
 */
export async function createFirstOwner(
  platform: Platform,
  owner: FirstOwner,
  origin: SessionOrigin,
): Promise<{ readonly token: string; readonly workspaceId: string }> {
  const now = platform.now();
  const workspaceId = platform.newId();
  const token = await tenantTx(platform.db, workspaceId, async (tx) => {
    await insertUser(tx, owner, now);
    if (!(await claimInstallation(tx, owner.id, now))) throw new AppError('setup_done');
    await insertWorkspace(tx, { name: owner.workspaceName, ownerId: owner.id }, now);
    if (owner.passwordHash !== undefined) {
      await setPassword(tx, owner.id, owner.passwordHash, platform.newId, now);
    }
    const actor = { kind: 'user', id: owner.id, label: owner.name } as const;
    const action = owner.passwordHash === undefined ? 'setup.start_link' : 'setup.owner';
    await audit(tx, { actor, action, subject: owner.id, details: { ip: origin.ip } }, platform);
    return insertSession(tx, owner.id, origin, platform.newId, now);
  });
  return { token, workspaceId };
}
