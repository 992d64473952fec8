// The bar at the foot of a phone: where people go all day, and a sheet with everything else.
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../lib/session.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { late } from '../ui/late.tsx';
import type { MoreSheetProps } from './MoreSheet.tsx';
import { isHere, isOnPhone, navigationOf } from './navigation.ts';

const MoreSheet = late<MoreSheetProps>(
  async () => ({ default: (await import('./MoreSheet.tsx')).MoreSheet }),
  ({ isOpen }) => isOpen,
);

const PLACE =
  'focus-ring flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 px-1 text-xs no-underline -outline-offset-2';
const look = (here: boolean): string => (here ? 'font-semibold text-ink' : 'text-muted');

function Face(props: { readonly icon: IconName; readonly label: string; readonly isHere: boolean }) {
  return (
    <>
      <span
        className={`grid h-6 w-11 place-items-center rounded-full ${props.isHere ? 'bg-sunken text-accent' : ''}`}
      >
        <Icon name={props.icon} className="size-4.5" />
      </span>
      <span className="max-w-full truncate">{props.label}</span>
    </>
  );
}

export function PhoneBar(props: { readonly onNewWorkspace: () => void; readonly onDemo: () => void }) {
  const { t } = useTranslation('shell');
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [isOpen, setOpen] = useState(false);
  const entries = navigationOf(useWorkspace()?.role);
  const isInRest = entries.some((entry) => !isOnPhone(entry) && isHere(path, entry));
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex shrink-0 items-stretch border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {entries.filter(isOnPhone).map((entry) => {
        const here = isHere(path, entry);
        return (
          <AriaLink
            key={entry.id}
            href={entry.href}
            {...(here ? { 'aria-current': 'page' as const } : {})}
            className={`${PLACE} ${look(here)}`}
          >
            <Face icon={entry.icon} label={t(`nav.${entry.id}`)} isHere={here} />
          </AriaLink>
        );
      })}
      <AriaButton
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
        className={`${PLACE} ${look(isInRest)}`}
      >
        <Face icon="more" label={t('menu.more')} isHere={isInRest} />
      </AriaButton>
      <MoreSheet
        isOpen={isOpen}
        path={path}
        onClose={() => setOpen(false)}
        onNewWorkspace={props.onNewWorkspace}
        onDemo={props.onDemo}
      />
    </nav>
  );
}
