// Who is signed in, in which workspace, and what they may do there.
import { getSession, getSetup, type Session } from '@portolan/contract';
import { may, type Permission, type Role } from '@portolan/core';
import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { ask } from './api/call.ts';
import { problemOf } from './api/problem.ts';
import { chooseWorkspace, workspaceChoice } from './api/workspace-choice.ts';
import { useStore } from './store.ts';

export interface CurrentWorkspace {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The session, or null where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await ask(getSession, {}, signal);
    } catch (error) {
      if (problemOf(error).code === 'unauthenticated') return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => ask(getSetup, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The workspace of `session` that was chosen last, or its first. */
export function workspaceOf(session: Session | null, chosen: string | null): CurrentWorkspace | null {
  return session?.workspaces.find(({ id }) => id === chosen) ?? session?.workspaces[0] ?? null;
}

/** After signing in, setting up, accepting: puts the session in the cache and settles the workspace. */
export function takeSession(queryClient: QueryClient, session: Session): void {
  chooseWorkspace(workspaceOf(session, workspaceChoice.get())?.id ?? null);
  queryClient.setQueryData(sessionQuery.queryKey, session);
}

export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

/** The current workspace; screens behind sign-in always have one unless the person was taken out of all. */
export function useWorkspace(): CurrentWorkspace | null {
  return workspaceOf(useSession(), useStore(workspaceChoice));
}

/** Whether the person may do something in the current workspace. */
export function useMay(permission: Permission): boolean {
  const workspace = useWorkspace();
  return workspace !== null && may(workspace.role, permission);
}
