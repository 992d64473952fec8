// Settings: its parts at the side in groups (above, on a phone); only those that the person may open.
import type { Permission } from '@portolan/core';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { may } from '@portolan/core';
import { useWorkspace } from '../../lib/session.ts';
import { Page } from '../../ui/Page.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { PanelSlot } from './panel-slot.ts';

type Part =
  | 'you'
  | 'workspace'
  | 'members'
  | 'teams'
  | 'access'
  | 'fields'
  | 'products'
  | 'money'
  | 'bin'
  | 'keys'
  | 'audit';

const GROUPS: readonly (readonly { readonly id: Part; readonly needs?: Permission }[])[] = [
  [{ id: 'you' }, { id: 'workspace', needs: 'members.read' }],
  [
    { id: 'members', needs: 'members.read' },
    { id: 'teams', needs: 'members.read' },
    { id: 'access', needs: 'access.change' },
  ],
  [
    { id: 'fields', needs: 'records.read' },
    { id: 'products', needs: 'records.read' },
    { id: 'money', needs: 'records.read' },
    { id: 'bin', needs: 'records.read' },
  ],
  [
    { id: 'keys', needs: 'keys.change' },
    { id: 'audit', needs: 'audit.read' },
  ],
];

export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const workspace = useWorkspace();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const groups = GROUPS.map((parts) =>
    parts.filter(({ needs }) => needs === undefined || (workspace !== null && may(workspace.role, needs))),
  ).filter((parts) => parts.length > 0);
  return (
    <Page title={t('title')} width="full">
      <div className="flex min-h-0 grow flex-col md:flex-row">
        <nav
          aria-label={t('nav.label')}
          className="flex shrink-0 max-md:overflow-x-auto max-md:border-b max-md:border-line max-md:px-2 md:w-44 md:flex-col md:gap-4 md:overflow-y-auto md:px-3 md:py-5"
        >
          {groups.map((parts) => (
            <ul key={parts[0]?.id} className="flex gap-0.5 md:flex-col">
              {parts.map(({ id }) => {
                const here = path === `/settings/${id}`;
                return (
                  <li key={id}>
                    <AriaLink
                      href={`/settings/${id}`}
                      ref={(element) => {
                        // On a phone the parts lie beside each other, and the open one may be out of sight.
                        if (here) element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
                      }}
                      {...(here ? { 'aria-current': 'page' as const } : {})}
                      className={`focus-ring flex h-8.5 items-center px-2 text-sm whitespace-nowrap no-underline -outline-offset-2 max-md:h-11 max-md:border-b-2 md:rounded-md ${here ? 'font-semibold text-ink max-md:border-accent md:bg-sunken' : 'border-transparent text-muted data-hovered:text-ink'}`}
                    >
                      {t(`nav.${id}`)}
                    </AriaLink>
                  </li>
                );
              })}
            </ul>
          ))}
        </nav>
        <div className="min-h-0 min-w-0 grow overflow-auto px-5 py-5 max-md:px-4">
          <div className="max-w-200">
            <PanelSlot value={slot}>
              <Suspense fallback={<SkeletonRows rows={5} />}>
                <Outlet />
              </Suspense>
            </PanelSlot>
          </div>
        </div>
        <div ref={setSlot} className="contents" />
      </div>
    </Page>
  );
}
