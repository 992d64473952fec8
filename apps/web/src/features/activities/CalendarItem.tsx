// One activity on the calendar: its time, what it is, whether it is done or late. Dragged to another day, or moved by Alt
// and the arrow keys.
import type { ActivityRow } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../lib/locale/use-now.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { KIND_ICONS } from '../../ui/activity-form/kind-icons.ts';
import { Icon } from '../../ui/Icon.tsx';
import { dayOfRow, timeOfRow } from './calendar-items.ts';

/** Of the text that says how it is moved, once on the screen. */
export const HELP_ID = 'calendar-help';

export interface CalendarItemProps {
  readonly row: ActivityRow;
  /** On one line of a narrow cell, or with its deal on a second. */
  readonly look: 'line' | 'block';
  readonly isCarried: boolean;
  readonly onOpen: () => void;
  /** By so many days. */
  readonly onMove: ((days: number) => void) | null;
  readonly isRtl: boolean;
}

export function CalendarItem(props: CalendarItemProps) {
  const { row, look, onMove, isRtl } = props;
  const { t } = useTranslation('activities');
  const formats = useFormats();
  const now = useNow();
  const isDone = row.doneAt !== null;
  const time = timeOfRow(row);
  const isLate = !isDone && (time === null ? dayOfRow(row) < dayAt(now) : Date.parse(time) < now);
  const forward = isRtl ? -1 : 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -forward,
    ArrowRight: forward,
    ArrowUp: -7,
    ArrowDown: 7,
  };
  return (
    <div
      {...(onMove === null || isDone ? {} : { 'data-card': row.id })}
      className={`min-w-0 ${props.isCarried ? 'opacity-40' : ''}`}
    >
      <a
        href={`#${row.id}`}
        draggable={false}
        aria-describedby={onMove === null || isDone ? undefined : HELP_ID}
        onClick={(event) => {
          event.preventDefault();
          props.onOpen();
        }}
        onKeyDown={(event) => {
          const days = steps[event.key];
          if (!event.altKey || days === undefined || onMove === null || isDone) return;
          event.preventDefault();
          event.stopPropagation();
          onMove(days);
        }}
        className={`focus-ring flex min-w-0 gap-1.5 rounded-sm border-s-3 px-1.5 text-start text-ink no-underline select-none hover:bg-hover ${look === 'line' ? 'h-5.5 items-center text-xs' : 'min-h-9 items-start bg-surface py-1.5 text-sm'} ${isDone ? 'border-won text-muted' : isLate ? 'border-attention' : 'border-flow-strong'}`}
      >
        {look === 'block' && <Icon name={KIND_ICONS[row.kind]} className="mt-0.5 size-3.5 text-muted" />}
        <span className="min-w-0 grow">
          <span className="flex min-w-0 gap-1.5">
            {time !== null && (
              <span className={`shrink-0 tabular-nums ${isLate ? 'text-attention-ink' : 'text-muted'}`}>
                {formats.time(time)}
              </span>
            )}
            <bdi className={look === 'line' ? 'truncate' : 'line-clamp-2'}>{row.subject}</bdi>
            {isDone && <span className="sr-only">{t('calendar.doneMark')}</span>}
          </span>
          {look === 'block' && row.deal !== null && (
            <bdi className="block truncate text-page text-xs text-muted">{row.deal.name}</bdi>
          )}
        </span>
      </a>
    </div>
  );
}
