// Month by month: deals that arrive, end and are in progress, and where the level changed.
import type { BottleneckMonths } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';

const WIDTH = 320;
const HEIGHT = 72;
/** Noon where the reader is. */
const FIRST = '-01T12:00:00';

type Item = BottleneckMonths['items'][number];
type Change = BottleneckMonths['changes']['arrivals'][number];

export function MonthCharts(props: { readonly months: BottleneckMonths }) {
  const { items, changes, little } = props.months;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const charts = [
    { id: 'arrivals', of: (item: Item) => item.arrivals, changes: changes.arrivals },
    { id: 'ended', of: (item: Item) => item.ended, changes: changes.ended },
    { id: 'inProgress', of: (item: Item) => item.inProgress, changes: [] },
  ] as const;
  const isSteady =
    little?.difference == null || Math.abs(little.difference) < 0.1 * Math.max(1, little.inProgress);
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('months.title')}</h2>
      <div className="grid grid-cols-3 gap-x-8 gap-y-6 max-lg:grid-cols-1">
        {charts.map(({ id, of, changes: found }) => (
          <MonthChart key={id} title={t(`months.${id}`)} items={items} of={of} changes={found} />
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

interface MonthChartProps {
  readonly title: string;
  readonly items: readonly Item[];
  readonly of: (item: Item) => number;
  readonly changes: readonly Change[];
}

function MonthChart(props: MonthChartProps) {
  const { items, of, changes, title } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const isMirrored = useDirection() === 'rtl';
  const most = Math.max(1, ...items.map(of));
  const step = WIDTH / Math.max(1, items.length);
  const gap = step > 6 ? 2 : step > 3 ? 1 : 0;
  const x = (index: number): number => (isMirrored ? WIDTH - (index + 1) * step : index * step);
  const y = (value: number): number => HEIGHT - (value / most) * HEIGHT;
  const name = (item: Item | undefined): string => {
    if (item === undefined) return '';
    // Months of the Persian calendar begin elsewhere: there, the first day says which month is meant.
    return formats.calendar === 'persian'
      ? formats.date(`${item.month}${FIRST}`)
      : formats.month(`${item.month}${FIRST}`);
  };
  const number = (value: number): string => formats.number(value, value < 9.95 ? 1 : 0);
  // The means between the changes, as lines over the bars.
  const levels = changes.flatMap(({ index, before, after }, i) => [
    ...(i === 0 ? [{ from: 0, to: index, value: before }] : []),
    { from: index, to: changes[i + 1]?.index ?? items.length, value: after },
  ]);
  return (
    <figure className="relative flex min-w-0 flex-col gap-1.5">
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="text-sm font-medium">{title}</span>
        <span className="text-xs text-muted">{t('months.most', { n: number(most) })}</span>
      </figcaption>
      <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 3}`} className="w-full" role="img" aria-label={title}>
        {items.map((item, i) => (
          <g key={item.month}>
            <title>{`${name(item)}: ${number(of(item))}${item.isWhole ? '' : ` · ${t('months.part')}`}`}</title>
            <rect x={x(i)} y={0} width={step} height={HEIGHT} fill="transparent" />
            <rect
              x={x(i) + gap / 2}
              y={Math.min(y(of(item)), HEIGHT - (of(item) > 0 ? 1 : 0))}
              width={Math.max(0.5, step - gap)}
              height={Math.max(of(item) > 0 ? 1 : 0, HEIGHT - y(of(item)))}
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
        <span>{name(items[0])}</span>
        {items.length > 1 && <span>{name(items.at(-1))}</span>}
      </p>
      {changes.map(({ index, before, after }) => (
        <p key={index} className="text-sm">
          {t('months.change', {
            month: name(items[index]),
            before: number(before),
            after: number(after),
          })}
        </p>
      ))}
      <div className="sr-only">
        <table>
          <caption>{title}</caption>
          <tbody>
            {items.map((item) => (
              <tr key={item.month}>
                <th scope="row">{name(item)}</th>
                <td>{number(of(item))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
