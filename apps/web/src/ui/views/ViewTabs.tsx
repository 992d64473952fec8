// Saved views over a list or a board: all records and pinned views as tabs, all others behind a menu, and what to do with
// the one that is open. Not there as long as nothing is saved and nothing is worth saving.
import type { RecordAbout, View } from '@portolan/contract';
import type { ViewDefinition } from '@portolan/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link as AriaLink } from 'react-aria-components';
import { useMay } from '../../lib/session.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { IconButton } from '../IconButton.tsx';
import { Menu, type MenuAction, type MenuGroup } from '../Menu.tsx';
import { ViewNameDialog, type Naming } from './ViewNameDialog.tsx';
import { useViewDeeds } from './use-view-deeds.ts';

export interface ViewTabsProps {
  readonly about: RecordAbout;
  /** All that the person has about these records. */
  readonly all: readonly View[];
  /** Those that belong here. */
  readonly views: readonly View[];
  /** Null for all records. */
  readonly current: View | null;
  /** What is seen is not what the view says. */
  readonly isChanged: boolean;
  /** What is seen, as a view keeps it. */
  readonly definition: () => ViewDefinition;
  readonly hrefOf: (id: string | null) => string;
  readonly onOpen: (id: string | null) => void;
  /** Goes back to what the view says. */
  readonly onDiscard: () => void;
  /** Whether one of them can be what opens first. */
  readonly canBeFirst?: boolean;
}

function Tab(props: {
  readonly href: string;
  readonly label: string;
  readonly isHere: boolean;
  readonly isShared: boolean;
  readonly isChanged: boolean;
}) {
  const { t } = useTranslation('records');
  return (
    <AriaLink
      href={props.href}
      {...(props.isHere ? { 'aria-current': 'page' as const } : {})}
      className={`focus-ring -mb-px flex h-row shrink-0 items-center gap-1.5 border-b-2 text-sm whitespace-nowrap no-underline -outline-offset-2 ${props.isHere ? 'border-accent font-medium text-ink' : 'border-transparent text-muted data-hovered:text-ink'}`}
    >
      {props.isShared && <Icon name="people" className="size-3.5" />}
      <bdi className="max-w-56 truncate">{props.label}</bdi>
      {props.isChanged && (
        <span className="size-1.5 rounded-full bg-accent">
          <span className="sr-only">{t('view.changed')}</span>
        </span>
      )}
    </AriaLink>
  );
}

export function ViewTabs(props: ViewTabsProps) {
  const { about, all, views, current, isChanged, definition, hrefOf, onOpen, canBeFirst = true } = props;
  const { t } = useTranslation('records');
  const mayShare = useMay('views.share');
  const [naming, setNaming] = useState<Naming | null>(null);
  const deeds = useViewDeeds(about, all, hrefOf, onOpen);
  if (views.length === 0 && current === null && !isChanged) return null;

  const pinned = views.filter(({ pinned: isPinned, id }) => isPinned || id === current?.id);
  const tabs = current === null || pinned.some(({ id }) => id === current.id) ? pinned : [...pinned, current];
  const open = (one: View): MenuAction => ({
    id: one.id,
    label: one.name,
    icon: one.shared ? 'people' : 'list',
    isOn: one.id === current?.id,
    run: () => onOpen(one.id),
  });
  const listed: readonly MenuGroup[] = [
    { id: 'own', title: t('view.own'), actions: views.filter(({ shared }) => !shared).map(open) },
    { id: 'shared', title: t('view.shared'), actions: views.filter(({ shared }) => shared).map(open) },
  ].filter(({ actions }) => actions.length > 0);
  const ofCurrent: readonly MenuAction[] =
    current === null
      ? []
      : [
          ...(current.canChange
            ? [
                {
                  id: 'rename',
                  label: t('view.rename'),
                  run: () => setNaming({ kind: 'rename', view: current }),
                },
              ]
            : []),
          {
            id: 'pin',
            label: t(current.pinned ? 'view.unpin' : 'view.pin'),
            run: () => void deeds.arrange(current, { pinned: !current.pinned }),
          },
          ...(canBeFirst
            ? [
                {
                  id: 'default',
                  label: t(current.isDefault ? 'view.notFirst' : 'view.first'),
                  run: () => void deeds.arrange(current, { isDefault: !current.isDefault }),
                },
              ]
            : []),
          ...(current.canChange && (mayShare || current.shared)
            ? [
                {
                  id: 'share',
                  label: t(current.shared ? 'view.unshare' : 'view.share'),
                  run: () => void deeds.change(current, { shared: !current.shared }),
                },
              ]
            : []),
          { id: 'link', label: t('view.copyLink'), run: () => void deeds.copyLink(current) },
          ...(current.canChange
            ? [
                {
                  id: 'remove',
                  label: t('view.remove'),
                  isDanger: true,
                  run: () => void deeds.remove(current),
                },
              ]
            : []),
        ];
  return (
    <div className="flex shrink-0 items-center gap-3 border-b border-line ps-5 pe-3 max-md:ps-4">
      <nav aria-label={t('view.label')} className="flex min-w-0 gap-4 overflow-x-auto">
        <Tab
          href={hrefOf(null)}
          label={t('view.plain')}
          isHere={current === null}
          isShared={false}
          isChanged={current === null && isChanged}
        />
        {tabs.map((one) => (
          <Tab
            key={one.id}
            href={hrefOf(one.id)}
            label={one.name}
            isHere={one.id === current?.id}
            isShared={one.shared}
            isChanged={one.id === current?.id && isChanged}
          />
        ))}
      </nav>
      <span className="ms-auto flex shrink-0 items-center gap-1">
        {isChanged && (
          <>
            {current !== null && (
              <Button variant="quiet" onPress={props.onDiscard}>
                {t('view.discard')}
              </Button>
            )}
            {current?.canChange === true ? (
              <Button onPress={() => void deeds.save(current, definition())}>{t('view.save')}</Button>
            ) : (
              <Button onPress={() => setNaming({ kind: 'new' })}>{t('view.saveAs')}</Button>
            )}
          </>
        )}
        <Menu
          label={t('view.label')}
          placement="bottom end"
          trigger={<IconButton icon="more" label={t('view.more')} />}
          groups={[
            ...listed,
            {
              id: 'this',
              ...(current === null ? {} : { title: current.name }),
              actions: [
                ...ofCurrent,
                { id: 'new', label: t('view.saveAs'), run: () => setNaming({ kind: 'new' }) },
              ],
            },
          ]}
        />
      </span>
      {naming !== null && (
        <ViewNameDialog
          naming={naming}
          mayShare={mayShare}
          onClose={() => setNaming(null)}
          onName={(name, shared) =>
            naming.kind === 'rename'
              ? deeds.change(naming.view, { name })
              : deeds.create(name, shared, definition())
          }
        />
      )}
    </div>
  );
}
