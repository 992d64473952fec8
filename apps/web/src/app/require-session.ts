// Who may pass to the screens behind sign-in; where everybody else goes instead.
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { sessionQuery, setupQuery } from '../lib/session.ts';

/** Where to go after signing in: only an address of this app, never another site. */
export function safeReturn(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';
}

/** Lets a signed-in person pass; a fresh install goes to set-up, everybody else to sign-in and back. */
export async function requireSession(queryClient: QueryClient, href: string): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery);
  if (session !== null) return;
  const setup = await queryClient.ensureQueryData(setupQuery);
  if (setup.state === 'open') throw redirect({ to: '/setup' });
  throw redirect({ to: '/sign-in', search: href === '/' ? {} : { back: href } });
}
