// The frame around every screen behind sign-in: quiet navigation at the start side (a bar at the bottom on a phone),
// notices about connection and account, the screen itself.
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { KeepAccount } from '../features/account/KeepAccount.tsx';
import { LiveRefetch } from '../lib/live/LiveRefetch.tsx';
import { exampleAsked } from '../lib/example-asked.ts';
import { useSession, useWorkspace } from '../lib/session.ts';
import { useStore } from '../lib/store.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { late } from '../ui/late.tsx';
import { Mark } from '../ui/Mark.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { LoadingBar } from './LoadingBar.tsx';
import type { ExampleDialogProps } from './ExampleDialog.tsx';
import { isHere, navigationOf } from './navigation.ts';
import type { NewWorkspaceDialogProps } from './NewWorkspaceDialog.tsx';
import { PhoneBar } from './PhoneBar.tsx';
import { useShellCommands } from './use-shell-commands.ts';

const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu.tsx')).AccountMenu }));
const NewWorkspaceDialog = late<NewWorkspaceDialogProps>(
  async () => ({ default: (await import('./NewWorkspaceDialog.tsx')).NewWorkspaceDialog }),
  ({ isOpen }) => isOpen,
);
const ExampleDialog = late<ExampleDialogProps>(
  async () => ({ default: (await import('./ExampleDialog.tsx')).ExampleDialog }),
  ({ isOpen }) => isOpen,
);

export function Shell() {
  const { t } = useTranslation('shell');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const session = useSession();
  const workspace = useWorkspace();
  const [naming, setNaming] = useState(false);
  const example = useStore(exampleAsked);
  // Pressed before the menu has arrived: it opens as soon as it is there.
  const [asked, setAsked] = useState(false);
  // Who came by the one-time link has no name yet.
  const name = session?.user.name || workspace?.name || '';
  useShellCommands();

  const accountButton = (
    <AriaButton
      aria-label={t('menu.account')}
      onPress={() => setAsked(true)}
      className="focus-ring flex w-full items-center gap-2 rounded-md p-1.5 text-start data-hovered:bg-sunken data-pressed:bg-sunken"
    >
      <Avatar name={name} />
      <span className="flex min-w-0 flex-col">
        <span className="truncate text-sm">
          <bdi>{name}</bdi>
        </span>
        {workspace !== null && workspace.name !== name && (
          <span className="truncate text-xs text-muted">
            <bdi>{workspace.name}</bdi>
          </span>
        )}
      </span>
    </AriaButton>
  );

  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="focus-ring sr-only z-40 rounded-md bg-ink px-3 py-2 text-on-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        {t('skip')}
      </a>
      <LoadingBar />
      <LiveRefetch />

      <nav aria-label={t('nav.label')} className="hidden w-42 shrink-0 flex-col border-e border-line md:flex">
        <AriaLink
          href="/"
          className="focus-ring flex h-14 items-center gap-2.5 px-5 font-semibold text-ink no-underline -outline-offset-2"
        >
          <Mark className="size-6.5" />
          {'Portolan'}
        </AriaLink>
        <ul className="flex grow flex-col gap-0.5 px-2.5 pt-2">
          {navigationOf(workspace?.role).map((entry) => {
            const { id, href } = entry;
            const here = isHere(path, entry);
            return (
              <li key={id}>
                <AriaLink
                  href={href}
                  {...(here ? { 'aria-current': 'page' as const } : {})}
                  className={`focus-ring flex h-8.5 items-center gap-3 rounded-md px-2.5 no-underline ${here ? 'bg-sunken font-semibold text-ink' : 'text-muted data-hovered:text-ink'}`}
                >
                  <span
                    aria-hidden="true"
                    className={`size-1.5 rounded-full ${here ? 'bg-accent' : 'bg-current opacity-40'}`}
                  />
                  {t(`nav.${id}`)}
                </AriaLink>
              </li>
            );
          })}
        </ul>
        <div className="p-2.5">
          <Suspense fallback={accountButton}>
            <AccountMenu
              trigger={accountButton}
              isOpenAtFirst={asked}
              onNewWorkspace={() => setNaming(true)}
              onDemo={() => exampleAsked.set(true)}
            />
          </Suspense>
        </div>
      </nav>

      <div className="flex min-h-0 min-w-0 grow flex-col">
        <ConnectionBanner />
        <KeepAccount />
        <main id="content" tabIndex={-1} className="min-h-0 grow overflow-auto outline-none">
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>

      <PhoneBar onNewWorkspace={() => setNaming(true)} onDemo={() => exampleAsked.set(true)} />
      <NewWorkspaceDialog isOpen={naming} onClose={() => setNaming(false)} />
      <ExampleDialog isOpen={example} onClose={() => exampleAsked.set(false)} />
    </div>
  );
}
