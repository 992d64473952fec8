// Who makes a request: somebody signed in, an API key, or nobody. One named statement per request.
import { createHash } from 'node:crypto';
import type { Role } from '@portolan/core';
import type { Database } from '../db/database.ts';
import { query } from '../db/database.ts';

export interface Membership {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Rises with every change of the workspace's configuration. */
  readonly configVersion: number;
}

export interface SignedIn {
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: Date;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly hasPassword: boolean;
  readonly memberships: readonly Membership[];
}

export interface KeyCaller {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly lastUsedAt: Date | null;
  readonly configVersion: number;
}

export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'user'; readonly session: SignedIn }
  | { readonly kind: 'key'; readonly key: KeyCaller };

export const API_KEY_PREFIX = 'ptl_';

export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

interface SessionRow {
  session_id: string;
  expires_at: Date;
  user_id: string;
  name: string;
  email: string;
  has_password: boolean;
  memberships: readonly Membership[];
}

/** The session of a token, with the user and their workspaces: one join. */
export async function findSession(db: Database, token: string): Promise<SignedIn | undefined> {
  const [row] = await query<SessionRow>(db, {
    name: 'portolan-session',
    text: 'select * from api.session($1)',
    values: [token],
  });
  if (row === undefined) return undefined;
  return {
    sessionId: row.session_id,
    token,
    expiresAt: row.expires_at,
    userId: row.user_id,
    name: row.name,
    email: row.email,
    hasPassword: row.has_password,
    memberships: row.memberships,
  };
}

export async function findApiKey(db: Database, secret: string): Promise<KeyCaller | undefined> {
  const [row] = await query<{
    workspace_id: string;
    id: string;
    name: string;
    role: Role;
    last_used_at: Date | null;
    config_version: number;
  }>(db, { name: 'portolan-api-key', text: 'select * from api.api_key($1)', values: [hashSecret(secret)] });
  if (row === undefined) return undefined;
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    name: row.name,
    role: row.role,
    lastUsedAt: row.last_used_at,
    configVersion: row.config_version,
  };
}
