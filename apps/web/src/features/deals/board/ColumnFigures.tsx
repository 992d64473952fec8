// What stands under the name of a column: how many, worth how much, how old, how many over time; and the weighted sum.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { daysText, shortMoney } from '../../../lib/deals/deal-words.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import type { Formats } from '../../../lib/locale/formats.ts';
import { Sparkline } from '../../../ui/Sparkline.tsx';
import type { Figures } from './board-columns.ts';

/** One currency as it is; several in the workspace's, where there are rates. */
export function sumText(formats: Formats, { total, sums }: Pick<Figures, 'total' | 'sums'>): string {
  const [only, ...others] = sums;
  if (only === undefined) return '';
  if (others.length === 0) return shortMoney(formats, only);
  if (total !== null) return shortMoney(formats, total);
  return sums.map((sum) => shortMoney(formats, sum)).join(' + ');
}

export function ColumnFigures(props: { readonly figures: Figures; readonly action?: ReactNode }) {
  const { figures } = props;
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const { count, medianDays, over, weighted } = figures;
  const sum = sumText(formats, figures);
  return (
    <>
      <span className="block truncate">
        {formats.number(count)}
        {sum !== '' && <> · {sum}</>}
        {medianDays !== null && count > 0 && (
          <span title={t('column.median')}> · {daysText(formats, Math.round(medianDays), 'narrow')}</span>
        )}
        {over > 0 && (
          <span className="font-medium text-attention-ink">
            {' '}
            · {t('column.over', { count: over, n: formats.number(over) })}
          </span>
        )}
      </span>
      <span className="flex min-h-5 min-w-0 items-center gap-1">
        {count > 0 && (
          <span className="min-w-0 truncate">
            {weighted === null
              ? t('column.noWeight')
              : t('column.weighted', { sum: shortMoney(formats, weighted) })}
          </span>
        )}
        {props.action}
      </span>
    </>
  );
}

export function AgePicture({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('deals');
  if (figures.count === 0) return null;
  return (
    <Sparkline
      values={figures.ages}
      label={t('column.ages')}
      {...(figures.over > 0 ? { alarmFrom: figures.ages.length / 2 } : {})}
    />
  );
}
