// How long something takes, as a small histogram with the median marked; the figures stand in words beside it.
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { histogramBars, positionOf, type Bin } from './histogram-bars.ts';

const WIDTH = 272;
const HEIGHT = 72;

export function Histogram(props: { readonly bins: readonly Bin[]; readonly median: number }) {
  const { bins, median } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  const bars = histogramBars(bins, WIDTH, HEIGHT);
  const at = positionOf(bins, median, WIDTH);
  const first = bins[0]?.from ?? 0;
  const last = bins.at(-1)?.to ?? 0;
  return (
    <figure dir="ltr" className="flex flex-col gap-1">
      <svg
        viewBox={`0 -12 ${WIDTH} ${HEIGHT + 13}`}
        className="w-full overflow-visible"
        role="img"
        aria-label={t('panel.howLong')}
      >
        {bars.map((bar) => {
          const text = t('panel.bar', {
            from: formats.duration(bar.from),
            to: formats.duration(bar.to),
            n: formats.number(bar.count),
          });
          return (
            <g key={bar.from}>
              <title>{text}</title>
              <rect x={bar.x} y={-12} width={bar.width} height={HEIGHT + 12} fill="transparent" />
              <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} className="fill-flow-strong" />
            </g>
          );
        })}
        <path d={`M0 ${HEIGHT + 0.5}H${WIDTH}`} className="stroke-line" />
        <path d={`M${at} -4V${HEIGHT}`} className="stroke-ink" strokeWidth="1.5" />
        <path d={`M${at - 4} -11h8l-4 6z`} className="fill-ink" />
      </svg>
      <figcaption className="flex justify-between text-xs text-muted tabular-nums">
        <bdi>{first === 0 ? formats.number(0) : formats.duration(first, 'short')}</bdi>
        <bdi>{formats.duration(last, 'short')}</bdi>
      </figcaption>
    </figure>
  );
}
