// How many deals a stage loses per day, by how long they have been there.
import type { LossBand } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';

export function LossByAge(props: {
  readonly bands: readonly LossBand[];
  readonly unit: 'days' | 'workDays';
}) {
  const { bands } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const most = Math.max(1e-9, ...bands.map((band) => (band.saysEnough ? (band.perDay?.value ?? 0) : 0)));
  return (
    <table className="w-full text-sm tabular-nums">
      <thead className="text-xs text-muted">
        <tr className="align-bottom">
          <th scope="col" className="max-w-24 pe-3 pb-1 text-start font-normal">
            {t(`loss.${props.unit}`)}
          </th>
          <th scope="col" className="pb-1 text-start font-normal">
            {t('loss.perDay')}
          </th>
          <th scope="col" className="ps-2 pb-1 text-end font-normal">
            {t('loss.n')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ fromDay, toDay, perDay, saysEnough, visits, lost }) => {
          const value = perDay?.value ?? 0;
          return (
            <tr key={fromDay} className="h-6">
              <th scope="row" className="pe-3 text-start font-normal whitespace-nowrap text-muted">
                {toDay - fromDay === 1
                  ? formats.number(fromDay)
                  : t('range', { low: formats.number(fromDay), high: formats.number(toDay) })}
              </th>
              {saysEnough && perDay !== null ? (
                <td
                  className="w-full whitespace-nowrap"
                  title={t('loss.interval', {
                    low: formats.percent(perDay.low, 1),
                    high: formats.percent(perDay.high, 1),
                    lost: formats.number(lost),
                    n: formats.number(visits),
                  })}
                >
                  <span
                    aria-hidden="true"
                    className="me-2 inline-block h-3 min-w-px rounded-sm bg-lost align-[-1px]"
                    style={{ inlineSize: `${(value / most) * 62}%` }}
                  />
                  {formats.percent(value, value < 0.095 ? 1 : 0)}
                </td>
              ) : (
                <td className="w-full text-muted italic">{t('notEnough')}</td>
              )}
              <td className="ps-2 text-end text-xs whitespace-nowrap text-muted">{formats.number(visits)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
