// What opens first: Today for who sells in a workspace that has deals; the start page for everybody else, and for whoever
// asks for it later.
import { may } from '@portolan/core';
import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { workspaceChoice } from '../lib/api/workspace-choice.ts';
import { sessionQuery, workspaceOf } from '../lib/session.ts';

let isFirst = true;

/** Only where the app is opened: the start page stays within reach. */
export async function chooseFirstScreen(queryClient: QueryClient): Promise<void> {
  if (!isFirst) return;
  isFirst = false;
  const session = queryClient.getQueryData(sessionQuery.queryKey) ?? null;
  const workspace = workspaceOf(session, workspaceChoice.get());
  if (workspace === null || !may(workspace.role, 'records.change')) return;
  const { hasDeals } = await import('../lib/activities/has-deals.ts');
  if (await hasDeals()) throw redirect({ to: '/today', replace: true });
}

/** After another screen was opened first. */
export function firstScreenIsChosen(): void {
  isFirst = false;
}
