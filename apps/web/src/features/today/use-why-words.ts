// Why something stands in Today, short enough for the start of its row.
import { dayNumber } from '@portolan/core';
import { useTranslation } from 'react-i18next';
import { dayAt } from '../../lib/locale/days.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { useNow } from '../../lib/locale/use-now.ts';
import type { TodayEntry } from './today-entries.ts';

const MINUTE_MS = 60_000;
const DAY_SECONDS = 86_400;

export function useWhyWords(): (entry: TodayEntry) => string {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const now = useNow();
  /** Days are whole here: a list is read at a glance. */
  const between = (from: number, to: number): string => {
    const seconds = Math.max(MINUTE_MS, to - from) / 1000;
    const isLong = seconds > 2 * DAY_SECONDS;
    return formats.duration(isLong ? Math.round(seconds / DAY_SECONDS) * DAY_SECONDS : seconds, 'short');
  };
  return (entry) => {
    const { why, since, by, activity } = entry;
    const at = Date.parse(since);
    const due = activity?.due ?? null;
    switch (why) {
      case 'overdue': {
        const days = due !== null && 'on' in due ? dayNumber(dayAt(now)) - dayNumber(due.on) : 0;
        const time = days > 0 ? formats.duration(days * DAY_SECONDS, 'short') : between(at, now);
        return t('why.overdue', { time });
      }
      case 'dueToday':
        return due !== null && 'at' in due ? formats.time(due.at) : t('why.dueToday');
      case 'unanswered':
        return t('why.unanswered', { time: between(now, Date.parse(by ?? since)) });
      case 'unansweredLate':
        return t('why.unansweredLate', { time: between(Date.parse(by ?? since), now) });
      case 'asked':
        return t('why.asked', { when: formats.relative(at, now) });
      case 'handedOver':
        return t('why.handedOver', { when: formats.relative(at, now) });
      case 'restOver':
        return t('why.restOver');
      case 'nothingPlanned':
        return t('why.nothingPlanned');
      case 'untouched':
        return t('why.untouched', { time: between(at, now) });
      case 'overExpected':
        return t('why.overExpected', { time: between(at, now) });
      case 'planned': {
        if (due !== null && 'at' in due)
          return t('why.plannedAt', { day: formats.day(due.at), time: formats.time(due.at) });
        return formats.day(due === null ? since : `${due.on}T12:00:00`);
      }
    }
  };
}
