// Times of the Bottlenecks screen in words: elapsed ones in their fitting unit, working ones in working days.
import type { Bottlenecks } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

export interface DayWords {
  /** "2,940 days", "3.5 working days". */
  readonly days: (days: number) => string;
  /** How long something took, in its fitting unit. */
  readonly time: (seconds: number) => string;
  /** The number alone, as fine as it says something. */
  readonly number: (days: number) => string;
}

function digits(days: number): number {
  return Math.abs(days) < 9.95 ? 1 : 0;
}

export function useDayWords({ clock, daySeconds }: Pick<Bottlenecks, 'clock' | 'daySeconds'>): DayWords {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const number = (days: number): string => formats.number(days, digits(days));
  const days = (value: number): string => {
    const count = Number(value.toFixed(digits(value)));
    return t(clock === 'working' ? 'workDays' : 'days', { count, n: number(value) });
  };
  return {
    days,
    number,
    time: (seconds) => (clock === 'working' ? days(seconds / daySeconds) : formats.duration(seconds)),
  };
}
