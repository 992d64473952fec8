// Who I am and where: the workspaces, look and language, keys, sign out.
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../lib/commands.ts';
import { Menu } from '../ui/Menu.tsx';
import { useAccount } from './use-account.ts';

export interface AccountMenuProps {
  readonly trigger: ReactNode;
  /** Was asked for before it was there. */
  readonly isOpenAtFirst: boolean;
  readonly onNewWorkspace: () => void;
  readonly onDemo: () => void;
}

export function AccountMenu(props: AccountMenuProps) {
  const { t } = useTranslation(['shell', 'ui']);
  const router = useRouter();
  const { name, workspaces, workspace, enter, leave } = useAccount();
  return (
    <Menu
      label={t('menu.account')}
      trigger={props.trigger}
      isOpenAtFirst={props.isOpenAtFirst}
      placement="top start"
      groups={[
        {
          id: 'workspace',
          title: t('group.workspace'),
          actions: [
            ...workspaces.map((one) => ({
              id: one.id,
              label: one.name,
              isOn: one.id === workspace?.id,
              run: () => enter(one.id),
            })),
            { id: 'new', label: t('workspace.create'), icon: 'add' as const, run: props.onNewWorkspace },
            { id: 'example', label: t('example.explore'), icon: 'map' as const, run: props.onDemo },
          ],
        },
        {
          id: 'you',
          ...(name === '' ? {} : { title: name }),
          actions: [
            { id: 'look', label: t('ui:look.title'), run: () => router.history.push('/settings/you') },
            { id: 'keys', label: t('keys.help'), keys: '?', run: () => runCommand('keys') },
            { id: 'out', label: t('signOut'), run: () => void leave() },
          ],
        },
      ]}
    />
  );
}
