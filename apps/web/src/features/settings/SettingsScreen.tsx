// Settings: its parts at the side (above, on a phone); only those that the person may open.
import type { Permission } from '@portolan/core';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { may } from '@portolan/core';
import { useWorkspace } from '../../lib/session.ts';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';

const PARTS: readonly {
  readonly id: 'you' | 'workspace' | 'members' | 'keys' | 'audit';
  readonly needs?: Permission;
}[] = [
  { id: 'you' },
  { id: 'workspace', needs: 'members.read' },
  { id: 'members', needs: 'members.read' },
  { id: 'keys', needs: 'keys.change' },
  { id: 'audit', needs: 'audit.read' },
];

export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const workspace = useWorkspace();
  return (
    <Page title={t('title')} width="full">
      <div className="flex min-h-0 grow flex-col md:flex-row">
        <nav
          aria-label={t('nav.label')}
          className="shrink-0 max-md:overflow-x-auto max-md:border-b max-md:border-line md:w-44 md:px-3 md:pt-5"
        >
          <ul className="flex gap-0.5 max-md:px-2 md:flex-col">
            {PARTS.filter(
              ({ needs }) => needs === undefined || (workspace !== null && may(workspace.role, needs)),
            ).map(({ id }) => {
              const here = path === `/settings/${id}`;
              return (
                <li key={id}>
                  <AriaLink
                    href={`/settings/${id}`}
                    {...(here ? { 'aria-current': 'page' as const } : {})}
                    className={`focus-ring flex h-8.5 items-center px-2 text-sm whitespace-nowrap no-underline -outline-offset-2 max-md:h-11 max-md:border-b-2 md:rounded-md ${here ? 'font-semibold text-ink max-md:border-accent md:bg-sunken' : 'border-transparent text-muted data-hovered:text-ink'}`}
                  >
                    {t(`nav.${id}`)}
                  </AriaLink>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className="min-h-0 grow overflow-auto px-5 py-5 max-md:px-4">
          <div className="max-w-200">
            <Suspense fallback={<SkeletonRows rows={5} />}>
              <Outlet />
            </Suspense>
          </div>
        </div>
      </div>
    </Page>
  );
}
