// Everything that has no place in the phone's bar: the other screens, the workspaces, and what is about oneself.
import type { ReactNode } from 'react';
import { useId } from 'react';
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { isHere, isOnPhone, navigationOf } from './navigation.ts';
import { useAccount } from './use-account.ts';

export interface MoreSheetProps {
  readonly isOpen: boolean;
  /** Of the screen that is open. */
  readonly path: string;
  readonly onClose: () => void;
  readonly onNewWorkspace: () => void;
  readonly onDemo: () => void;
}

const LINE =
  'focus-ring flex min-h-11 w-full items-center gap-3 rounded-md px-3 text-start text-base text-ink no-underline data-hovered:bg-sunken data-pressed:bg-sunken';

function Group(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-t border-line pt-2">
      <h3 id={id} className="px-3 pb-1 text-xs font-normal text-muted">
        <bdi>{props.title}</bdi>
      </h3>
      <ul>{props.children}</ul>
    </section>
  );
}

export function MoreSheet(props: MoreSheetProps) {
  const { t } = useTranslation(['shell', 'ui']);
  const { name, workspaces, workspace, enter, leave } = useAccount();
  const entries = navigationOf(workspace?.role).filter((entry) => !isOnPhone(entry));
  const line = (key: string, label: string, icon: IconName | null, run: () => void, isOn?: boolean) => (
    <li key={key}>
      <AriaButton
        className={LINE}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
        onPress={() => {
          props.onClose();
          run();
        }}
      >
        {icon === null ? <span className="w-4" /> : <Icon name={icon} className="text-muted" />}
        <span className="min-w-0 grow truncate">
          <bdi>{label}</bdi>
        </span>
        {isOn === true && <Icon name="check" className="text-accent" />}
      </AriaButton>
    </li>
  );
  return (
    <Dialog title={t('menu.more')} isOpen={props.isOpen} onClose={props.onClose}>
      <div className="-mx-2 flex flex-col gap-3">
        <ul className="grid grid-cols-2 gap-x-2">
          {entries.map((entry) => {
            const here = isHere(props.path, entry);
            return (
              <li key={entry.id}>
                <AriaLink
                  href={entry.href}
                  onPress={props.onClose}
                  {...(here ? { 'aria-current': 'page' as const } : {})}
                  className={`${LINE} ${here ? 'bg-sunken font-semibold' : ''}`}
                >
                  <Icon name={entry.icon} className={here ? 'text-accent' : 'text-muted'} />
                  <span className="min-w-0 truncate">{t(`nav.${entry.id}`)}</span>
                </AriaLink>
              </li>
            );
          })}
        </ul>
        <Group title={t('group.workspace')}>
          {workspaces.map((one) =>
            line(one.id, one.name, null, () => enter(one.id), one.id === workspace?.id),
          )}
          {line('new', t('workspace.create'), 'add', props.onNewWorkspace)}
          {line('example', t('example.explore'), 'map', props.onDemo)}
        </Group>
        <Group title={name === '' ? t('menu.you') : name}>
          <li>
            <AriaLink href="/settings/you" onPress={props.onClose} className={LINE}>
              <Icon name="eye" className="text-muted" />
              {t('ui:look.title')}
            </AriaLink>
          </li>
          {line('out', t('signOut'), 'forward', () => void leave())}
        </Group>
      </div>
    </Dialog>
  );
}
