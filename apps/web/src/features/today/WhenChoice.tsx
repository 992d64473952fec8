// When something comes next: the usual days by one tap, any other from the calendar, with a time where it matters.
import { addDays } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { mondayAfter, type DueChoice } from '../../lib/activities/due.ts';
import { dayAt } from '../../lib/locale/days.ts';
import { useNow } from '../../lib/locale/use-now.ts';
import { Button } from '../../ui/Button.tsx';
import { OtherDay } from './OtherDay.tsx';

export interface WhenChoiceProps {
  readonly label: string;
  readonly value: DueChoice | null;
  readonly onChange: (when: DueChoice | null) => void;
  /** A day is all that is asked for. */
  readonly isDayOnly?: boolean;
}

export function WhenChoice(props: WhenChoiceProps) {
  const { value, onChange } = props;
  const { t } = useTranslation('today');
  const today = dayAt(useNow());
  const days = [
    { id: 'tomorrow', day: addDays(today, 1) },
    { id: 'monday', day: mondayAfter(today) },
    { id: 'fortnight', day: addDays(today, 14) },
  ] as const;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {days.map(({ id, day }) => (
        <Button
          key={id}
          variant={value?.day === day ? 'primary' : 'secondary'}
          aria-pressed={value?.day === day}
          onPress={() => onChange({ day, time: value?.time ?? null })}
        >
          {t(`day.${id}`)}
        </Button>
      ))}
      <OtherDay
        label={props.label}
        isLabelHidden
        value={value}
        min={today}
        isDayOnly={props.isDayOnly ?? false}
        onChange={onChange}
      />
    </div>
  );
}
