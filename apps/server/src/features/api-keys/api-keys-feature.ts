// API keys: 256 random bits, shown once, stored as SHA-256, with a role and an end.
import { randomBytes } from 'node:crypto';
import { createApiKey, listApiKeys, revokeApiKey } from '@portolan/contract';
import type { apiKeySchema } from '@portolan/contract';
import { mayAssign } from '@portolan/core';
import type { Role } from '@portolan/core';
import type { z } from 'zod';
import { audit } from '../../platform/audit/audit.ts';
import { API_KEY_PREFIX, hashSecret } from '../../platform/auth/caller.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Feature } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';

type ApiKey = z.infer<typeof apiKeySchema>;

interface KeyRow {
  id: string;
  name: string;
  role: Role;
  prefix: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
}

const COLUMNS = 'id, name, role, prefix, created_at, expires_at, last_used_at';
const DAY_MS = 24 * 3600 * 1000;
/** Characters of the secret that are kept to tell keys apart. */
const PREFIX_LENGTH = API_KEY_PREFIX.length + 6;

function present(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    prefix: row.prefix,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

export interface NewKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdBy: string | null;
  readonly now: Date;
  readonly expiresInDays: number | null;
}

/** Makes a key; the secret is in no other place than the returned value. */
export async function insertApiKey(tx: TenantTx, key: NewKey): Promise<{ key: ApiKey; secret: string }> {
  const secret = API_KEY_PREFIX + randomBytes(32).toString('base64url');
  const row = await tx.one<KeyRow>({
    text: `insert into api_keys (workspace_id, id, name, role, prefix, secret_hash, created_by, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
    values: [
      tx.workspaceId,
      key.id,
      key.name,
      key.role,
      secret.slice(0, PREFIX_LENGTH),
      hashSecret(secret),
      key.createdBy,
      key.now,
      key.expiresInDays === null ? null : new Date(key.now.getTime() + key.expiresInDays * DAY_MS),
    ],
  });
  return { key: present(row), secret };
}

export function apiKeysFeature(): Feature {
  return {
    name: 'api-keys',
    routes(server) {
      server.register(listApiKeys, ({ platform, workspace }) =>
        tenantTx(platform.db, workspace.id, async (tx) => {
          const rows = await tx.all<KeyRow>({
            text: `select ${COLUMNS} from api_keys where workspace_id = $1 and revoked_at is null order by id desc`,
            values: [tx.workspaceId],
          });
          return { items: rows.map(present) };
        }),
      );

      server.register(createApiKey, ({ platform, workspace, body, now }) => {
        if (!mayAssign(workspace.role, body.role)) {
          throw new AppError('forbidden', 'A key cannot do more than who makes it');
        }
        return tenantTx(platform.db, workspace.id, async (tx) => {
          const made = await insertApiKey(tx, {
            id: platform.newId(),
            name: body.name,
            role: body.role,
            createdBy: workspace.actor.id,
            now,
            expiresInDays: body.expiresInDays,
          });
          await audit(
            tx,
            {
              actor: workspace.actor,
              action: 'key.create',
              subject: made.key.id,
              details: { name: body.name, role: body.role, expiresAt: made.key.expiresAt },
            },
            platform,
          );
          return made;
        });
      });

      server.register(revokeApiKey, ({ platform, workspace, params, now }) =>
        tenantTx(platform.db, workspace.id, async (tx) => {
          const changed = await tx.run({
            text: 'update api_keys set revoked_at = $3 where workspace_id = $1 and id = $2 and revoked_at is null',
            values: [tx.workspaceId, params.id, now],
          });
          if (changed === 0) throw new AppError('not_found');
          // Whoever listens with it is sent away at once.
          await bumpConfig(tx);
          await audit(tx, { actor: workspace.actor, action: 'key.revoke', subject: params.id }, platform);
        }),
      );
    },
  };
}
