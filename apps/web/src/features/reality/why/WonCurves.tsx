// How soon two groups are won: the share won by age, a line with its 95 % band for each. The same in a table for whoever
// does not see it.
import type { WhyWonTimes } from '@portolan/contract';
import { curvePaths, shareAt, xOf, type CurveBox } from '@portolan/picture';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { GROUP_LINE } from './GroupPicker.tsx';
import { wonChart } from './won-chart.ts';

/** On a phone as wide as it is there, so that its words stay as large as they are. */
const WIDTHS = { desk: 560, phone: 350 };
const HEIGHT = 180;
const TOP = 14;
const FOOT = 20;
const DAY = 86_400;

export function WonCurves(props: { readonly times: WhyWonTimes; readonly names: readonly [string, string] }) {
  const { times, names } = props;
  const { t } = useTranslation('why');
  const formats = useFormats();
  const isMirrored = useDirection() === 'rtl';
  const width = useNarrow() ? WIDTHS.phone : WIDTHS.desk;
  const { axis, top, a, b } = wonChart(times);
  // The geometry has a share of 1 at the top; here the box is as high as what is shown of it.
  const box: CurveBox = { width, height: HEIGHT / top, most: axis.most * DAY, isMirrored };
  const y = (share: number): number => HEIGHT - (share / top) * HEIGHT;
  const groups = [
    { mark: 'a', curve: a, band: 'fill-accent opacity-12' },
    { mark: 'b', curve: b, band: 'fill-nurture opacity-15' },
  ] as const;
  return (
    <figure className="flex flex-col gap-1">
      <svg
        viewBox={`-2 ${-TOP} ${width + 4} ${HEIGHT + TOP + FOOT}`}
        className="w-full max-w-170 text-[11px]"
        role="img"
        aria-label={t('compare.curve')}
      >
        {[0, top / 2, top].map((share) => (
          <g key={share}>
            <path d={`M0 ${y(share)}H${width}`} className="stroke-line" />
            {share > 0 && (
              <text x={isMirrored ? width : 0} y={y(share) - 3} textAnchor="start" className="fill-muted">
                {formats.percent(share)}
              </text>
            )}
          </g>
        ))}
        <g transform={`translate(0 ${HEIGHT}) scale(1 -1)`}>
          {groups.map(({ mark, curve, band }) => (
            <path key={mark} d={curvePaths(curve, box).band} className={band} />
          ))}
          {groups.map(({ mark, curve }) => (
            <path key={mark} d={curvePaths(curve, box).line} strokeLinejoin="round" {...GROUP_LINE[mark]} />
          ))}
        </g>
        {axis.ticks.map((tick, i) => (
          <text
            key={tick}
            x={xOf(tick * DAY, box)}
            y={HEIGHT + 14}
            textAnchor={i === 0 ? 'start' : i === axis.ticks.length - 1 ? 'end' : 'middle'}
            className="fill-muted"
          >
            {i === axis.ticks.length - 1 ? formats.duration(tick * DAY) : formats.number(tick, 1)}
          </text>
        ))}
      </svg>
      <table className="sr-only">
        <caption>{t('compare.curve')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.after')}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {axis.ticks.slice(1).map((tick) => (
            <tr key={tick}>
              <th scope="row">{formats.duration(tick * DAY)}</th>
              {groups.map(({ mark, curve }) => (
                <td key={mark}>{formats.percent(1 - shareAt(curve, tick * DAY).share)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
