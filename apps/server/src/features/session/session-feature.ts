// Who is signed in, and how a provisional owner becomes one with name, e-mail and password.
import { getSession, keepAccount } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import { isUniqueViolation, setPassword } from '../../platform/auth/accounts-store.ts';
import { hashPassword } from '../../platform/auth/password-sign-in.ts';
import { presentSession } from '../../platform/auth/present-session.ts';
import { signInResponse } from '../../platform/auth/sign-in-response.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';

export function sessionFeature(): Feature {
  return {
    name: 'session',
    routes(server) {
      server.register(getSession, async ({ session }) => presentSession(session));

      server.register(
        keepAccount,
        async ({ platform, session, body, reply, now }) => {
          // Whoever has a password changes it by giving the old one (/api/auth/change-password), not here.
          if (session.hasPassword) throw new AppError('conflict', 'This account has a password already');
          const workspace = session.memberships.find((one) => one.role === 'owner');
          if (workspace === undefined) throw new AppError('not_found');
          const passwordHash = await hashPassword(body.password);
          try {
            await tenantTx(platform.db, workspace.id, async (tx) => {
              await tx.run({
                text: 'update users set name = $2, email = $3, updated_at = $4 where id = $1',
                values: [session.userId, body.name, body.email.toLowerCase(), now],
              });
              await setPassword(tx, session.userId, passwordHash, platform.newId, now);
              if (body.workspaceName !== undefined) {
                await tx.run({
                  text: 'update workspaces set name = $2 where workspace_id = $1',
                  values: [tx.workspaceId, body.workspaceName],
                });
              }
              const actor = { kind: 'user', id: session.userId, label: body.name } as const;
              await audit(tx, { actor, action: 'account.keep', subject: session.userId }, platform);
            });
          } catch (error) {
            if (isUniqueViolation(error)) throw new AppError('email_taken');
            throw error;
          }
          return signInResponse(platform, reply, session.token);
        },
        { secrets: true },
      );
    },
  };
}
