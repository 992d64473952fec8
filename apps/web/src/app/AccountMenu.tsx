// Who I am and where: the workspaces, look and language, keys, sign out.
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../lib/api/auth.ts';
import { chooseWorkspace } from '../lib/api/workspace-choice.ts';
import { commands } from '../lib/commands.ts';
import { useSession, useWorkspace, sessionQuery } from '../lib/session.ts';
import { forgetUndo } from '../lib/undo.ts';
import { useNarrow } from '../lib/use-narrow.ts';
import { Menu } from '../ui/Menu.tsx';
import { showFailure, toasts } from '../ui/toasts.ts';
import { useProblemText } from '../ui/use-problem-text.ts';
import { PHONE_REST } from './navigation.ts';

export function AccountMenu(props: { readonly trigger: ReactNode; readonly onNewWorkspace: () => void }) {
  const { t } = useTranslation(['shell', 'ui']);
  const router = useRouter();
  const queryClient = useQueryClient();
  const session = useSession();
  const workspace = useWorkspace();
  const text = useProblemText();
  const isNarrow = useNarrow();

  const enter = (id: string) => {
    if (id === workspace?.id) return;
    chooseWorkspace(id);
    forgetUndo();
    // What is in the cache belongs to the other workspace.
    queryClient.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'setup',
    });
    router.history.push('/');
    void router.invalidate();
  };
  const leave = async () => {
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

  return (
    <Menu
      label={t('menu.account')}
      trigger={props.trigger}
      placement="top start"
      groups={[
        ...(isNarrow
          ? [
              {
                id: 'go',
                title: t('group.go'),
                actions: PHONE_REST.map(({ id, href }) => ({
                  id: `go-${id}`,
                  label: t(`nav.${id}`),
                  run: () => router.history.push(href),
                })),
              },
            ]
          : []),
        {
          id: 'workspace',
          title: t('group.workspace'),
          actions: [
            ...(session?.workspaces ?? []).map(({ id, name }) => ({
              id,
              label: name,
              isOn: id === workspace?.id,
              run: () => enter(id),
            })),
            { id: 'new', label: t('workspace.create'), icon: 'add' as const, run: props.onNewWorkspace },
          ],
        },
        {
          id: 'you',
          ...(session === null || session.user.name === '' ? {} : { title: session.user.name }),
          actions: [
            { id: 'look', label: t('ui:look.title'), run: () => router.history.push('/settings/you') },
            {
              id: 'keys',
              label: t('keys.help'),
              keys: '?',
              run: () =>
                commands
                  .get()
                  .find(({ id }) => id === 'keys')
                  ?.run(),
            },
            { id: 'out', label: t('signOut'), run: () => void leave() },
          ],
        },
      ]}
    />
  );
}
