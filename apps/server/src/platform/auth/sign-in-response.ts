// Ends a use case that signs somebody in: sets the cookie and shows the session.
import type { Session } from '@portolan/contract';
import type { FastifyReply } from 'fastify';
import type { Platform } from '../platform.ts';
import { findSession } from './caller.ts';
import { cookieOptions } from './cookie-options.ts';
import { presentSession } from './present-session.ts';
import { sessionCookie } from './session-cookie.ts';

export async function signInResponse(
  platform: Platform,
  reply: FastifyReply,
  token: string,
): Promise<Session> {
  const session = await findSession(platform.db, token);
  if (session === undefined) throw new Error('The session that was just opened is gone');
  reply.header('set-cookie', sessionCookie(token, cookieOptions(platform)));
  return presentSession(session);
}
