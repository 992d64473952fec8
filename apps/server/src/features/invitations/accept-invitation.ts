// Joins a workspace by an invitation link: someone signed in with the token alone, someone new with name, e-mail
// and password. All of it in one transaction: an invitation is used up exactly when somebody joined.
import type { acceptInvitation, Session } from '@portolan/contract';
import type { Role } from '@portolan/core';
import { audit } from '../../platform/audit/audit.ts';
import {
  insertSession,
  insertUser,
  isUniqueViolation,
  setPassword,
} from '../../platform/auth/accounts-store.ts';
import { hashSecret } from '../../platform/auth/caller.ts';
import { hashPassword } from '../../platform/auth/password-sign-in.ts';
import { signInResponse } from '../../platform/auth/sign-in-response.ts';
import { query } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { join, useUp } from './invitations-store.ts';

interface Found {
  readonly workspace_id: string;
  readonly id: string;
  readonly role: Role;
  readonly email: string | null;
}

export async function accept(call: Call<typeof acceptInvitation>): Promise<Session> {
  const { platform, body, session, request, reply, now } = call;
  const [invitation] = await query<Found>(platform.db, {
    text: 'select * from api.invitation($1)',
    values: [hashSecret(body.token)],
  });
  if (invitation === undefined) throw new AppError('token_used');
  if (session !== undefined) checkAddress(invitation, session.email);
  const newcomer = session === undefined ? await newcomerOf(call, invitation) : undefined;
  const userId = session?.userId ?? newcomer?.id ?? '';
  try {
    const token = await tenantTx(platform.db, invitation.workspace_id, async (tx) => {
      if (newcomer !== undefined) {
        await insertUser(tx, newcomer, now);
        await setPassword(tx, newcomer.id, newcomer.passwordHash, platform.newId, now);
      }
      if (!(await useUp(tx, invitation.id, userId, now))) throw new AppError('token_used');
      await join(tx, userId, invitation.role, now);
      const actor = { kind: 'user', id: userId, label: session?.name ?? newcomer?.name ?? null } as const;
      await audit(
        tx,
        { actor, action: 'invitation.accept', subject: invitation.id, details: { role: invitation.role } },
        platform,
      );
      if (session !== undefined) return session.token;
      const origin = { ip: request.ip, userAgent: request.headers['user-agent'] };
      return insertSession(tx, userId, origin, platform.newId, now);
    });
    return await signInResponse(platform, reply, token);
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AppError('email_taken', 'Sign in first, then open the link again');
    throw error;
  }
}

/** An invitation to one address is for that address. */
function checkAddress(invitation: Found, email: string): void {
  if (invitation.email === null || invitation.email === email.toLowerCase()) return;
  throw new AppError('invalid_request', 'This invitation is for another e-mail address', [
    { path: 'body/email', message: 'not the invited address' },
  ]);
}

async function newcomerOf(call: Call<typeof acceptInvitation>, invitation: Found) {
  const { name, email, password } = call.body;
  if (name === undefined || email === undefined || password === undefined) {
    throw new AppError('invalid_request', 'Give name, e-mail and password, or sign in first');
  }
  checkAddress(invitation, email);
  return { id: call.platform.newId(), name, email, passwordHash: await hashPassword(password) };
}
