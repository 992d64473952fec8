// Who I am and where, and what can be done about it: enter another workspace, sign out.
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { signOut } from '../lib/api/auth.ts';
import { chooseWorkspace } from '../lib/api/workspace-choice.ts';
import { sessionQuery, useSession, useWorkspace, type CurrentWorkspace } from '../lib/session.ts';
import { forgetUndo } from '../lib/undo.ts';
import { showFailure, toasts } from '../ui/toasts.ts';
import { useProblemText } from '../ui/use-problem-text.ts';

export interface Account {
  /** Empty for who came by the one-time link. */
  readonly name: string;
  readonly workspaces: readonly CurrentWorkspace[];
  readonly workspace: CurrentWorkspace | null;
  /** Opens a workspace of the person; the session may have been asked for anew before. */
  readonly enter: (id: string, href?: string) => void;
  readonly leave: () => Promise<void>;
}

export function useAccount(): Account {
  const router = useRouter();
  const queryClient = useQueryClient();
  const session = useSession();
  const workspace = useWorkspace();
  const text = useProblemText();

  const enter = (id: string, href = '/'): void => {
    if (id === workspace?.id) return;
    chooseWorkspace(id);
    forgetUndo();
    // What is in the cache belongs to the other workspace.
    queryClient.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'setup',
    });
    router.history.push(href);
    void router.invalidate();
  };
  const leave = async (): Promise<void> => {
    const outcome = await signOut();
    if (!outcome.ok) {
      showFailure(text(outcome.problem).title);
      return;
    }
    forgetUndo();
    toasts.clear();
    queryClient.setQueryData(sessionQuery.queryKey, null);
    // The screens go first: one that is still shown would ask again for what was just forgotten.
    await router.navigate({ to: '/sign-in' });
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    chooseWorkspace(null);
  };
  return { name: session?.user.name ?? '', workspaces: session?.workspaces ?? [], workspace, enter, leave };
}
