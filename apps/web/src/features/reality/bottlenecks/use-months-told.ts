// Month by month, told: what each chart counts, the names of the months, and where the level changed, in words.
import type { BottleneckMonths } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

/** Noon where the reader is. */
const FIRST = '-01T12:00:00';

export interface MonthsTold {
  readonly id: string;
  readonly title: string;
  /** What the highest stands for. */
  readonly most: string;
  readonly items: readonly {
    readonly month: string;
    readonly name: string;
    readonly value: number;
    readonly text: string;
    readonly isWhole: boolean;
  }[];
  readonly changes: readonly {
    readonly index: number;
    readonly before: number;
    readonly after: number;
    readonly text: string;
  }[];
}

export function useMonthsTold({ items, changes }: BottleneckMonths): readonly MonthsTold[] {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  // Months of the Persian calendar begin elsewhere: there, the first day says which month is meant.
  const name = (month: string): string =>
    formats.calendar === 'persian' ? formats.date(`${month}${FIRST}`) : formats.month(`${month}${FIRST}`);
  const number = (value: number): string => formats.number(value, value < 9.95 ? 1 : 0);
  const charts = [
    { id: 'arrivals', found: changes.arrivals },
    { id: 'ended', found: changes.ended },
    { id: 'inProgress', found: [] },
  ] as const;
  return charts.map(({ id, found }) => ({
    id,
    title: t(`months.${id}`),
    most: t('months.most', { n: number(Math.max(0, ...items.map((item) => item[id]))) }),
    items: items.map((item) => ({
      month: item.month,
      name: name(item.month),
      value: item[id],
      text: number(item[id]),
      isWhole: item.isWhole,
    })),
    changes: found.map(({ index, before, after }) => ({
      index,
      before,
      after,
      text: t('months.change', {
        month: name(items[index]!.month),
        before: number(before),
        after: number(after),
      }),
    })),
  }));
}
