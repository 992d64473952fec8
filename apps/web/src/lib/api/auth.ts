// Signing in and out with e-mail and password; these two paths are better-auth's, not routes of the contract.
import type { Session } from '@portolan/contract';
import { getSession } from '@portolan/contract';
import { call } from './call.ts';
import { reportAnswer, reportNoAnswer } from './connection.ts';
import { OFFLINE, problemFrom, type Outcome } from './problem.ts';

async function post(path: string, body: unknown): Promise<Outcome<null>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(body),
    });
  } catch {
    reportNoAnswer();
    return { ok: false, problem: OFFLINE };
  }
  reportAnswer();
  if (response.ok) return { ok: true, value: null };
  return { ok: false, problem: problemFrom(response.status, await response.json().catch(() => null)) };
}

/** Signs in and reads the session; a refusal is always `wrong_credentials`, whatever of the two was wrong. */
export async function signIn(email: string, password: string): Promise<Outcome<Session>> {
  const outcome = await post('/api/auth/sign-in/email', { email, password });
  if (!outcome.ok) {
    const refused = outcome.problem.status === 401 || outcome.problem.status === 400;
    return refused
      ? { ok: false, problem: { ...problemFrom(401, null), code: 'wrong_credentials' } }
      : outcome;
  }
  return call(getSession);
}

export function signOut(): Promise<Outcome<null>> {
  return post('/api/auth/sign-out', {});
}
