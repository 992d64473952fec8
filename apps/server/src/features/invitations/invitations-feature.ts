// Invitations: links to copy, shown once, good for one person and a week. Only the hash of the token is stored.
import { randomBytes } from 'node:crypto';
import { acceptInvitation, createInvitation, listInvitations, revokeInvitation } from '@portolan/contract';
import { mayAssign } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import { hashSecret } from '../../platform/auth/caller.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { accept } from './accept-invitation.ts';
import { insertInvitation, listOpen, revoke } from './invitations-store.ts';

const LIFETIME_MS = 7 * 24 * 3600 * 1000;

export function invitationsFeature(): Feature {
  return {
    name: 'invitations',
    routes(server) {
      server.register(listInvitations, ({ platform, workspace, now }) =>
        tenantTx(platform.db, workspace.id, async (tx) => ({ items: await listOpen(tx, now) })),
      );

      server.register(createInvitation, ({ platform, workspace, body, now }) => {
        if (!mayAssign(workspace.role, body.role)) {
          throw new AppError('forbidden', 'Nobody hands out a higher role than their own');
        }
        const token = randomBytes(32).toString('base64url');
        return tenantTx(platform.db, workspace.id, async (tx) => {
          const invitation = await insertInvitation(tx, {
            id: platform.newId(),
            tokenHash: hashSecret(token),
            role: body.role,
            email: body.email?.toLowerCase() ?? null,
            createdBy: workspace.actor.id,
            createdAt: now,
            expiresAt: new Date(now.getTime() + LIFETIME_MS),
          });
          await audit(
            tx,
            {
              actor: workspace.actor,
              action: 'invitation.create',
              subject: invitation.id,
              details: { role: body.role, email: invitation.email },
            },
            platform,
          );
          // Behind #, so that the token reaches no server log.
          return { invitation, path: `/join#${token}` };
        });
      });

      server.register(revokeInvitation, ({ platform, workspace, params, now }) =>
        tenantTx(platform.db, workspace.id, async (tx) => {
          if (!(await revoke(tx, params.id, now))) throw new AppError('not_found');
          await audit(
            tx,
            { actor: workspace.actor, action: 'invitation.revoke', subject: params.id },
            platform,
          );
        }),
      );

      server.register(acceptInvitation, accept, { secrets: true });
    },
  };
}
