// The one-time token that the start command prints (`http://localhost:7400/#<token>`): redeemed once, and taken out
// of the address before anything else sees it.
import { redeemStartToken } from '@portolan/contract';
import type { QueryClient } from '@tanstack/react-query';
import { call } from '../lib/api/call.ts';
import type { CallProblem } from '../lib/api/problem.ts';
import { takeSession } from '../lib/session.ts';

/** The token in an address, if it has one; other pages use the fragment for their own. */
export function startTokenOf(location: { readonly pathname: string; readonly hash: string }): string | null {
  if (location.pathname !== '/') return null;
  return /^#([\w-]{20,200})$/.exec(location.hash)?.[1] ?? null;
}

/** Signs in by the token in the address; the problem when it was refused, null otherwise. */
export async function redeemFromAddress(queryClient: QueryClient): Promise<CallProblem | null> {
  const token = startTokenOf(window.location);
  if (token === null) return null;
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  const outcome = await call(redeemStartToken, { body: { token } });
  if (!outcome.ok) return outcome.problem;
  takeSession(queryClient, outcome.value);
  return null;
}
