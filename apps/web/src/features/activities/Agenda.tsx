// The days that have something, one under the other: the calendar of a phone, and of who reads rather than looks.
import type { ActivityRow } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useDirection } from '../../lib/locale/use-direction.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { CalendarItem } from './CalendarItem.tsx';

export interface AgendaProps {
  readonly days: readonly string[];
  readonly today: string;
  readonly rowsOf: (day: string) => readonly ActivityRow[];
  readonly onOpen: (row: ActivityRow) => void;
  readonly onStep: ((row: ActivityRow, days: number) => void) | null;
}

export function Agenda(props: AgendaProps) {
  const { t } = useTranslation('activities');
  const formats = useFormats();
  const isRtl = useDirection() === 'rtl';
  const filled = props.days.filter((day) => props.rowsOf(day).length > 0);
  if (filled.length === 0) {
    return <EmptyState title={t('calendar.empty')}>{t('calendar.emptyText')}</EmptyState>;
  }
  return (
    <ol className="mx-auto flex w-full max-w-200 flex-col gap-5 overflow-auto px-5 py-5 max-md:px-4">
      {filled.map((day) => (
        <li key={day} className="grid gap-x-6 gap-y-2 md:grid-cols-[11rem_minmax(0,1fr)]">
          <h2 className={`text-sm md:pt-2 ${day === props.today ? '' : 'font-normal text-muted'}`}>
            {day === props.today ? `${t('calendar.today')} · ` : ''}
            {formats.day(`${day}T12:00:00`)}
          </h2>
          <div className="flex min-w-0 flex-col gap-1">
            {props.rowsOf(day).map((row) => (
              <CalendarItem
                key={row.id}
                row={row}
                look="block"
                isCarried={false}
                isRtl={isRtl}
                onOpen={() => props.onOpen(row)}
                onMove={props.onStep === null ? null : (days) => props.onStep?.(row, days)}
              />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
