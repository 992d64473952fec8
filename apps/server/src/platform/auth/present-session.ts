// How a session is shown to its owner: the answer of every route that signs somebody in.
import type { Session } from '@portolan/contract';
import type { SignedIn } from './caller.ts';

/** The owner who came by the one-time link has no address yet; the column needs one that no mail can reach. */
const PROVISIONAL = '@provisional.invalid';

export function provisionalEmail(userId: string): string {
  return `${userId}${PROVISIONAL}`;
}

export function presentSession(session: SignedIn): Session {
  return {
    user: {
      id: session.userId,
      name: session.name,
      email: session.email.endsWith(PROVISIONAL) ? '' : session.email,
      hasPassword: session.hasPassword,
    },
    workspaces: session.memberships.map(({ id, name, role }) => ({ id, name, role })),
  };
}
