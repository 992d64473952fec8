// A rule of repeating in words: "every second Monday until 31 December".
import type { Repeat } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { weekdaysOf } from '../../lib/activities/repeat-choices.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { weekdayName } from '../../lib/locale/weekdays.ts';

/** @returns a function of the rule and the ISO day that it counts from */
export function useRepeatWords(): (repeat: Repeat, firstDay: string) => string {
  const { t } = useTranslation('activities');
  const formats = useFormats();
  return (repeat, firstDay) => {
    const { every, unit, until, count } = repeat;
    const step = every === 1 ? 'one' : every === 2 ? 'two' : 'more';
    const n = formats.number(every);
    const isWorkdays = unit === 'week' && repeat.on.join() === '1,2,3,4,5';
    const days = formats.list(
      weekdaysOf(repeat, firstDay).map((weekday) => weekdayName(formats, weekday, 'long')),
    );
    const rhythm =
      isWorkdays && every === 1 ? t('repeat.workdays') : t(`repeat.${unit}.${step}`, { n, days });
    if (until !== null) return t('repeat.until', { rhythm, date: formats.date(`${until}T12:00:00`) });
    return count === null ? rhythm : t('repeat.times', { rhythm, count, n: formats.number(count) });
  };
}
