// A month or a week as a grid of days, from the reader's first weekday; activities are dragged from day to day.
import type { ActivityRow } from '@portolan/contract';
import { isoWeekday } from '@portolan/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../lib/locale/use-direction.ts';
import { weekdayName } from '../../lib/locale/weekdays.ts';
import { useCardDrag } from '../../ui/board/use-card-drag.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { CalendarItem } from './CalendarItem.tsx';
import type { ShownDays } from './calendar-days.ts';

export interface CalendarGridProps {
  readonly view: 'month' | 'week';
  readonly shown: ShownDays;
  readonly today: string;
  readonly rowsOf: (day: string) => readonly ActivityRow[];
  readonly onOpen: (row: ActivityRow) => void;
  readonly onDay: (day: string) => void;
  /** Null for who only reads. */
  readonly onAdd: ((day: string) => void) | null;
  readonly onMove: ((id: string, day: string) => void) | null;
  readonly onStep: ((row: ActivityRow, days: number) => void) | null;
}

/** More than these are counted in a cell of a month. */
const MOST = 4;

export function CalendarGrid(props: CalendarGridProps) {
  const { view, shown, today, rowsOf } = props;
  const { t } = useTranslation('activities');
  const formats = useFormats();
  const isRtl = useDirection() === 'rtl';
  const root = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const [carried, setCarried] = useState<ActivityRow | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const all = shown.days.flatMap((day) => rowsOf(day));
  const letGo = (): void => {
    setCarried(null);
    setOver(null);
  };
  useCardDrag(root, root, ghost, {
    onTake(id) {
      const row = all.find((one) => one.id === id);
      if (row === undefined || props.onMove === null) return false;
      setCarried(row);
      return true;
    },
    onOver: setOver,
    onPut(day) {
      if (carried !== null && day !== null) props.onMove?.(carried.id, day);
      letGo();
    },
    onCancel: letGo,
  });
  const number = (day: string): string =>
    new Intl.DateTimeFormat(formats.tag, { day: 'numeric' }).format(new Date(`${day}T12:00:00`));
  const isWeek = view === 'week';
  return (
    <div ref={root} className="flex min-h-0 grow flex-col overflow-auto">
      <div className="sticky top-0 z-1 grid grid-cols-7 border-b border-line bg-ground text-xs text-muted">
        {shown.days.slice(0, 7).map((day) => (
          <span key={day} className="truncate px-2 py-1.5">
            {weekdayName(formats, isoWeekday(day), isWeek ? 'long' : 'short')}
          </span>
        ))}
      </div>
      <ol className={`grid min-w-0 grow grid-cols-7 ${isWeek ? '' : 'auto-rows-[minmax(7rem,1fr)]'}`}>
        {shown.days.map((day) => {
          const rows = rowsOf(day);
          const visible = isWeek ? rows : rows.slice(0, rows.length > MOST ? MOST - 1 : MOST);
          const hidden = rows.length - visible.length;
          const isToday = day === today;
          const date = formats.day(`${day}T12:00:00`);
          return (
            <li
              key={day}
              data-drop={day}
              aria-label={date}
              className={`group flex min-w-0 flex-col gap-1 border-line p-1 not-nth-[7n]:border-e ${isWeek ? '' : 'border-b'} ${over === day ? 'bg-chosen' : shown.isInside(day) ? '' : 'bg-sunken/35'}`}
            >
              <div className="flex h-6 items-center justify-between">
                <button
                  type="button"
                  aria-label={date}
                  onClick={() => props.onDay(day)}
                  className={`focus-ring grid h-6 min-w-6 place-items-center rounded-full px-1 text-xs tabular-nums hover:bg-sunken ${isToday ? 'bg-ink font-semibold text-on-ink hover:bg-ink' : shown.isInside(day) ? '' : 'text-muted'}`}
                >
                  {number(day)}
                </button>
                {props.onAdd !== null && (
                  <IconButton
                    icon="add"
                    label={t('calendar.addOn', { date })}
                    onPress={() => props.onAdd?.(day)}
                    className="h-6! w-6! opacity-0 group-focus-within:opacity-100 group-hover:opacity-100"
                  />
                )}
              </div>
              {visible.map((row) => (
                <CalendarItem
                  key={row.id}
                  row={row}
                  look={isWeek ? 'block' : 'line'}
                  isCarried={carried?.id === row.id}
                  isRtl={isRtl}
                  onOpen={() => props.onOpen(row)}
                  onMove={props.onStep === null ? null : (days) => props.onStep?.(row, days)}
                />
              ))}
              {hidden > 0 && (
                <button
                  type="button"
                  onClick={() => props.onDay(day)}
                  className="focus-ring self-start rounded-sm px-1.5 text-xs text-muted hover:text-ink"
                >
                  {t('calendar.more', { count: hidden, n: formats.number(hidden) })}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      <div
        ref={ghost}
        aria-hidden="true"
        className={`pointer-events-none fixed top-0 z-10 ltr:start-0 rtl:end-0 max-w-60 truncate rounded-sm border border-line bg-float px-2 py-1 text-xs shadow-float ${carried === null ? 'hidden' : ''}`}
      >
        {carried?.subject}
      </div>
    </div>
  );
}
