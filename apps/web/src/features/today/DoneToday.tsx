// What was done today, as one quiet line that opens; each can be taken back.
import type { ActivityRow } from '@portolan/contract';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { KIND_ICONS } from '../../ui/activity-form/kind-icons.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

export interface DoneTodayProps {
  readonly items: readonly ActivityRow[];
  /** Null for who only reads. */
  readonly onReopen: ((row: ActivityRow) => void) | null;
}

export function DoneToday(props: DoneTodayProps) {
  const { items, onReopen } = props;
  const { t } = useTranslation('today');
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  if (items.length === 0) return null;
  return (
    <section className="pt-6">
      <AriaButton
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
        className="focus-ring flex items-center gap-2 rounded-sm px-3 text-sm text-muted data-hovered:text-ink"
      >
        <Icon name="check" className="text-won" />
        {t('done.count', { count: items.length, n: formats.number(items.length) })}
        <Icon name={isOpen ? 'up' : 'down'} className="size-3" />
      </AriaButton>
      {isOpen && (
        <ul className="pt-2">
          {items.map((row) => (
            <li
              key={row.id}
              className="flex min-h-row items-center gap-3 border-t border-line px-3 text-sm text-muted"
            >
              <Icon name={KIND_ICONS[row.kind]} />
              <span className="min-w-0 grow truncate">
                <bdi>{row.subject}</bdi>
                {row.deal !== null && (
                  <>
                    {' · '}
                    <bdi>{row.deal.name}</bdi>
                  </>
                )}
              </span>
              {row.doneAt !== null && <span className="tabular-nums">{formats.time(row.doneAt)}</span>}
              {onReopen !== null && (
                <IconButton icon="undo" label={t('done.reopen')} onPress={() => onReopen(row)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
