// Accounts, passwords and sessions as rows. Every function takes the transaction it is part of.
import { randomBytes } from 'node:crypto';
import type { TenantTx } from '../db/tenant-transaction.ts';
import { SESSION_SECONDS } from './session-cookie.ts';

const UNIQUE_VIOLATION = '23505';

export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE_VIOLATION;
}

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export async function insertUser(tx: TenantTx, user: NewUser, now: Date): Promise<void> {
  await tx.run({
    text: 'insert into users (id, name, email, created_at, updated_at) values ($1, $2, $3, $4, $4)',
    values: [user.id, user.name, user.email.toLowerCase(), now],
  });
}

/** @param passwordHash as better-auth makes it */
export async function setPassword(
  tx: TenantTx,
  userId: string,
  passwordHash: string,
  newId: () => string,
  now: Date,
): Promise<void> {
  await tx.run({
    text: `insert into accounts (id, user_id, account_id, provider_id, password, created_at, updated_at)
      values ($1, $2::uuid, $2::uuid::text, 'credential', $3, $4, $4)
      on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    values: [newId(), userId, passwordHash, now],
  });
}

export interface SessionOrigin {
  readonly ip: string;
  readonly userAgent: string | undefined;
}

/** Opens a session and returns its token, which belongs into the cookie and nowhere else. */
export async function insertSession(
  tx: TenantTx,
  userId: string,
  origin: SessionOrigin,
  newId: () => string,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.run({
    text: `insert into sessions (id, user_id, token, expires_at, ip_address, user_agent, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $7)`,
    values: [
      newId(),
      userId,
      token,
      new Date(now.getTime() + SESSION_SECONDS * 1000),
      origin.ip,
      origin.userAgent?.slice(0, 500) ?? null,
      now,
    ],
  });
  return token;
}
