// Month by month: deals that arrive, end and are in progress, and where the level changed.
import type { BottleneckMonths } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { useMonthsTold, type MonthsTold } from './use-months-told.ts';

const WIDTH = 320;
const HEIGHT = 72;

export function MonthCharts(props: { readonly months: BottleneckMonths }) {
  const { little } = props.months;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const charts = useMonthsTold(props.months);
  const isSteady =
    little?.difference == null || Math.abs(little.difference) < 0.1 * Math.max(1, little.inProgress);
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('months.title')}</h2>
      <div className="grid grid-cols-3 gap-x-8 gap-y-6 max-lg:grid-cols-1">
        {charts.map((told) => (
          <MonthChart key={told.id} {...told} />
        ))}
      </div>
      {little?.days != null && little.expected !== null && (
        <p className="max-w-180 text-sm">
          {t('months.little', {
            inProgress: formats.number(little.inProgress, little.inProgress < 9.95 ? 1 : 0),
            arrivals: formats.number(little.arrivalsPerDay, 1),
            days: formats.duration(little.days * 86_400),
            expected: formats.number(little.expected, little.expected < 9.95 ? 1 : 0),
          })}{' '}
          <span className="text-muted">
            {t(isSteady ? 'months.steady' : (little.difference ?? 0) > 0 ? 'months.fills' : 'months.empties')}
          </span>
        </p>
      )}
    </section>
  );
}

function MonthChart({ title, most: highest, items, changes }: MonthsTold) {
  const { t } = useTranslation('bottlenecks');
  const isMirrored = useDirection() === 'rtl';
  const most = Math.max(1, ...items.map(({ value }) => value));
  const step = WIDTH / Math.max(1, items.length);
  const gap = step > 6 ? 2 : step > 3 ? 1 : 0;
  const x = (index: number): number => (isMirrored ? WIDTH - (index + 1) * step : index * step);
  const y = (value: number): number => HEIGHT - (value / most) * HEIGHT;
  // The means between the changes, as lines over the bars.
  const levels = changes.flatMap(({ index, before, after }, i) => [
    ...(i === 0 ? [{ from: 0, to: index, value: before }] : []),
    { from: index, to: changes[i + 1]?.index ?? items.length, value: after },
  ]);
  return (
    <figure className="relative flex min-w-0 flex-col gap-1.5">
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="text-sm font-medium">{title}</span>
        <span className="text-xs text-muted">{highest}</span>
      </figcaption>
      <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 3}`} className="w-full" role="img" aria-label={title}>
        {items.map((item, i) => (
          <g key={item.month}>
            <title>{`${item.name}: ${item.text}${item.isWhole ? '' : ` · ${t('months.part')}`}`}</title>
            <rect x={x(i)} y={0} width={step} height={HEIGHT} fill="transparent" />
            <rect
              x={x(i) + gap / 2}
              y={Math.min(y(item.value), HEIGHT - (item.value > 0 ? 1 : 0))}
              width={Math.max(0.5, step - gap)}
              height={Math.max(item.value > 0 ? 1 : 0, HEIGHT - y(item.value))}
              className={item.isWhole ? 'fill-flow-strong' : 'fill-flow opacity-60'}
            />
          </g>
        ))}
        <path d={`M0 ${HEIGHT + 0.5}H${WIDTH}`} className="stroke-line" />
        {levels.map(({ from, to, value }) => {
          const [left, right] = isMirrored ? [x(to - 1), x(from) + step] : [x(from), x(to - 1) + step];
          return (
            <path key={from} d={`M${left} ${y(value)}H${right}`} className="stroke-ink" strokeWidth="1.75" />
          );
        })}
        {changes.map(({ index }) => {
          const at = isMirrored ? x(index) + step : x(index);
          return (
            <path
              key={index}
              d={`M${at} -2V${HEIGHT}`}
              className="stroke-ink"
              strokeWidth="1"
              strokeDasharray="3 3"
            />
          );
        })}
      </svg>
      <p className="flex justify-between gap-2 text-xs text-muted">
        <span>{items[0]?.name}</span>
        {items.length > 1 && <span>{items.at(-1)?.name}</span>}
      </p>
      {changes.map(({ index, text }) => (
        <p key={index} className="text-sm">
          {text}
        </p>
      ))}
      <div className="sr-only">
        <table>
          <caption>{title}</caption>
          <tbody>
            {items.map((item) => (
              <tr key={item.month}>
                <th scope="row">{item.name}</th>
                <td>{item.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
