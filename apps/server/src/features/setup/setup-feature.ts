// First run: the set-up page, the one-time start link, and keeping what a provisional owner made.
import { createOwner, getSetup, redeemStartToken } from '@portolan/contract';
import { auditInstallation, auditWorkspace } from '../../platform/audit/audit.ts';
import { insertSession } from '../../platform/auth/accounts-store.ts';
import { hasTrustedHost, isLoopback } from '../../platform/auth/origin.ts';
import { hashPassword } from '../../platform/auth/password-sign-in.ts';
import { provisionalEmail } from '../../platform/auth/present-session.ts';
import { signInResponse } from '../../platform/auth/sign-in-response.ts';
import { query } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature, Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { FastifyRequest } from 'fastify';
import { createFirstOwner } from './create-first-owner.ts';
import { findOwner } from './setup-store.ts';
import type { StartToken } from './start-token.ts';

export interface SetupOptions {
  readonly startToken: StartToken;
  /** Begins to fill the workspace of the start link: the demo. Not waited for; the screen can ask for it again. */
  readonly seed?: ((platform: Platform, workspaceId: string) => void) | undefined;
}

function originOf(request: FastifyRequest) {
  return { ip: request.ip, userAgent: request.headers['user-agent'] };
}

/** A session for the owner who did the set-up, on the strength of the start token alone. */
async function signInOwner(
  platform: Platform,
  ownerId: string,
  name: string,
  request: FastifyRequest,
): Promise<string> {
  const memberships = await query<{ workspace_id: string }>(platform.db, {
    text: 'select workspace_id from api.memberships($1)',
    values: [ownerId],
  });
  const entry = {
    actor: { kind: 'user', id: ownerId, label: name },
    action: 'session.start_link',
    subject: ownerId,
    details: { ip: request.ip },
  } as const;
  await Promise.all(memberships.map((one) => auditWorkspace(platform.db, one.workspace_id, entry, platform)));
  return tenantTx(platform.db, memberships[0]?.workspace_id ?? platform.newId(), (tx) =>
    insertSession(tx, ownerId, originOf(request), platform.newId, platform.now()),
  );
}

export function setupFeature(options: SetupOptions): Feature {
  return {
    name: 'setup',
    routes(server) {
      server.register(getSetup, async ({ platform }) => {
        const state: 'open' | 'done' = (await findOwner(platform.db)) === undefined ? 'open' : 'done';
        return { state, version: platform.settings.version };
      });

      server.register(
        createOwner,
        async ({ platform, body, request, reply }) => {
          // A page of another site that gave its name our address must not take a fresh installation over.
          if (!hasTrustedHost(request, platform.settings.publicUrl)) {
            throw new AppError(
              'origin_refused',
              'Open this page by localhost or the address, or set PORTOLAN_PUBLIC_URL to the name you use',
            );
          }
          if ((await findOwner(platform.db)) !== undefined) throw new AppError('setup_done');
          const { token } = await createFirstOwner(
            platform,
            {
              id: platform.newId(),
              name: body.name,
              email: body.email,
              passwordHash: await hashPassword(body.password),
              workspaceName: body.workspaceName,
            },
            originOf(request),
          );
          return signInResponse(platform, reply, token);
        },
        { secrets: true },
      );

      server.register(
        redeemStartToken,
        async ({ platform, body, request, reply, now }) => {
          if (!isLoopback(request) || !options.startToken.redeem(body.token, now)) {
            await auditInstallation(
              platform.db,
              {
                actor: { kind: 'user', id: null, label: null },
                action: 'session.start_link_refused',
                details: { ip: request.ip },
              },
              platform,
            );
            throw new AppError('token_used');
          }
          const owner = await findOwner(platform.db);
          if (owner !== undefined) {
            return signInResponse(
              platform,
              reply,
              await signInOwner(platform, owner.id, owner.name, request),
            );
          }
          const id = platform.newId();
          const { token, workspaceId } = await createFirstOwner(
            platform,
            { id, name: '', email: provisionalEmail(id), passwordHash: undefined, workspaceName: 'Portolan' },
            originOf(request),
          );
          options.seed?.(platform, workspaceId);
          return signInResponse(platform, reply, token);
        },
        { secrets: true },
      );
    },
  };
}
