// Until when something is out of sight: by one tap or from the calendar. When it is due does not change.
import { addDays } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { mondayAfter, morningOf } from '../../lib/activities/due.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../lib/locale/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import type { TodayEntry } from './today-entries.ts';
import { OtherDay } from './OtherDay.tsx';

export interface WhenPanelProps {
  readonly entry: TodayEntry;
  readonly onCancel: () => void;
}

const HOURS_MS = 2 * 3_600_000;

export function SnoozePanel(
  props: WhenPanelProps & { readonly onSettle: (until: string, words: string) => void },
) {
  const { t } = useTranslation(['today', 'ui']);
  const formats = useFormats();
  const now = useNow();
  const today = dayAt(now);
  const isStep = props.entry.activity !== null;
  const soon = new Date(now + HOURS_MS).toISOString();
  const onDay = (day: string): void => {
    props.onSettle(isStep ? morningOf(day) : day, formats.day(`${day}T12:00:00`));
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {isStep && <Button onPress={() => props.onSettle(soon, formats.time(soon))}>{t('snooze.soon')}</Button>}
      <Button
        onPress={() => onDay(addDays(today, 1))}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the key that opened it asked for it
        autoFocus
      >
        {t('day.tomorrow')}
      </Button>
      <Button onPress={() => onDay(mondayAfter(today))}>{t('day.monday')}</Button>
      <OtherDay
        label={t('snooze.until')}
        isLabelHidden
        isDayOnly
        value={null}
        min={addDays(today, 1)}
        onChange={(when) => {
          if (when !== null && when.day > today) onDay(when.day);
        }}
      />
      <Button variant="quiet" onPress={props.onCancel}>
        {t('ui:cancel')}
      </Button>
    </div>
  );
}
