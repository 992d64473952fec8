// The frame around every screen behind sign-in: quiet navigation at the start side (a bar at the bottom on a phone),
// notices about connection and account, the screen itself.
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { KeepAccount } from '../features/account/KeepAccount.tsx';
import { LiveRefetch } from '../lib/live/LiveRefetch.tsx';
import { useSession, useWorkspace } from '../lib/session.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Mark } from '../ui/Mark.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { LoadingBar } from './LoadingBar.tsx';
import { isHere, NAVIGATION, PHONE_NAVIGATION } from './navigation.ts';
import { NewWorkspaceDialog } from './NewWorkspaceDialog.tsx';
import { useShellCommands } from './use-shell-commands.ts';

export function Shell() {
  const { t } = useTranslation('shell');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const session = useSession();
  const workspace = useWorkspace();
  const [naming, setNaming] = useState(false);
  // Who came by the one-time link has no name yet.
  const name = session?.user.name || workspace?.name || '';
  useShellCommands();

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
          {NAVIGATION.map(({ id, href }) => {
            const here = isHere(path, href);
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
          <AccountMenu
            onNewWorkspace={() => setNaming(true)}
            trigger={
              <AriaButton
                aria-label={t('menu.account')}
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
            }
          />
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

      <nav
        aria-label={t('nav.label')}
        className="flex shrink-0 items-stretch border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        {PHONE_NAVIGATION.map(({ id, href }) => {
          const here = isHere(path, href);
          return (
            <AriaLink
              key={id}
              href={href}
              {...(here ? { 'aria-current': 'page' as const } : {})}
              className={`focus-ring flex h-13 min-w-0 flex-1 flex-col items-center justify-center gap-1 px-1 text-xs no-underline -outline-offset-2 ${here ? 'font-semibold text-ink' : 'text-muted'}`}
            >
              <span
                aria-hidden="true"
                className={`size-1.5 rounded-full ${here ? 'bg-accent' : 'bg-current opacity-40'}`}
              />
              <span className="max-w-full truncate">{t(`nav.${id}`)}</span>
            </AriaLink>
          );
        })}
        <AccountMenu
          onNewWorkspace={() => setNaming(true)}
          trigger={
            <AriaButton className="focus-ring flex h-13 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-1 text-xs text-muted -outline-offset-2">
              <Icon name="more" />
              {t('menu.more')}
            </AriaButton>
          }
        />
      </nav>
      <NewWorkspaceDialog isOpen={naming} onClose={() => setNaming(false)} />
    </div>
  );
}
