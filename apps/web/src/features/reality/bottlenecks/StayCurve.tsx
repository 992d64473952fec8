// How long deals stay in a stage: the share still there by time, with its 95 % band, median and target marked. The same in
// a table for whoever does not see it.
import type { Bottlenecks, StageBottleneck } from '@portolan/contract';
import { curvePaths, estimateWidth, shareAt, xOf, yOf, type CurveBox } from '@portolan/picture';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { stayAxis } from './stay-axis.ts';
import type { DayWords } from './use-day-words.ts';

const WIDTH = 280;
const HEIGHT = 132;
/** Room for the marks above, and the ticks below. */
const TOP = 34;
const FOOT = 18;
/** Where the two marks are written: the first line above the second. */
const LINES = [-24, -9] as const;
const FONT = 11;

export interface StayCurveProps {
  readonly stage: StageBottleneck;
  readonly figures: Pick<Bottlenecks, 'daySeconds' | 'clock'>;
  readonly words: DayWords;
}

export function StayCurve(props: StayCurveProps) {
  const { stage, words } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const isMirrored = useDirection() === 'rtl';
  const { curve, quartiles } = stage.stay;
  const median = quartiles.median.value;
  const target = stage.target?.seconds ?? null;
  const { axis, unit, isHours } = stayAxis(stage, props.figures);
  const box: CurveBox = { width: WIDTH, height: HEIGHT, most: axis.most * unit, isMirrored };
  const { line, band } = curvePaths(curve, box);
  const marks = placed(
    [
      { id: 'median' as const, at: median, text: (time: string) => t('curve.half', { time }) },
      { id: 'target' as const, at: target, text: (time: string) => t('curve.target', { time }) },
    ].flatMap(({ id, at, text }) => (at === null ? [] : [{ id, at, text: text(words.time(at)) }])),
    box,
  );
  return (
    <figure className="relative flex flex-col gap-1">
      <svg
        viewBox={`-2 ${-TOP} ${WIDTH + 4} ${HEIGHT + TOP + FOOT}`}
        className="w-full overflow-visible text-[11px]"
        role="img"
        aria-label={t('curve.label', { stage: stage.at })}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <path d={`M0 ${yOf(share, box)}H${WIDTH}`} className="stroke-line" />
            {share > 0 && (
              // In a page from right to left a text begins at its right end.
              <text
                x={isMirrored ? 0 : WIDTH}
                y={yOf(share, box) - 3}
                textAnchor="end"
                className="fill-muted"
              >
                {formats.percent(share)}
              </text>
            )}
          </g>
        ))}
        <path d={band} className="fill-flow opacity-40" />
        <path d={line} className="fill-none stroke-accent" strokeWidth="1.75" strokeLinejoin="round" />
        {marks.map(({ id, at, text, line: row, isBefore }) => {
          const x = xOf(at, box);
          const isMedian = id === 'median';
          return (
            <g key={id}>
              <path
                d={`M${x} ${LINES[row] - FONT + 2}V${HEIGHT}`}
                className={isMedian ? 'stroke-ink' : 'stroke-won'}
                strokeWidth="1.25"
                {...(isMedian ? {} : { strokeDasharray: '4 3' })}
              />
              <text
                x={x + (isBefore === isMirrored ? 4 : -4)}
                y={LINES[row]}
                textAnchor={isBefore ? 'end' : 'start'}
                className={isMedian ? 'fill-ink font-medium' : 'fill-won-ink font-medium'}
              >
                {text}
              </text>
            </g>
          );
        })}
        {axis.ticks.map((tick, i) => {
          const isFirst = i === 0;
          const isLast = i === axis.ticks.length - 1;
          return (
            <text
              key={tick}
              x={xOf(tick * unit, box)}
              y={HEIGHT + 13}
              textAnchor={isFirst ? 'start' : isLast ? 'end' : 'middle'}
              className="fill-muted"
            >
              {isLast
                ? isHours
                  ? formats.duration(tick * 3600, 'short')
                  : words.days(tick)
                : formats.number(tick, 1)}
            </text>
          );
        })}
      </svg>
      {/* A table is never narrower than its words: what hides it is around it. */}
      <div className="sr-only">
        <table>
          <caption>{t('curve.label', { stage: stage.at })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('curve.after')}</th>
              <th scope="col">{t('curve.still')}</th>
              <th scope="col">{t('curve.interval')}</th>
            </tr>
          </thead>
          <tbody>
            {axis.ticks.slice(1).map((tick) => {
              const { share, low, high } = shareAt(curve, tick * unit);
              return (
                <tr key={tick}>
                  <th scope="row">{words.time(tick * unit)}</th>
                  <td>{formats.percent(share)}</td>
                  <td>{t('range', { low: formats.percent(low), high: formats.percent(high) })}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

interface Mark {
  readonly id: 'median' | 'target';
  readonly at: number;
  readonly text: string;
}

interface PlacedMark extends Mark {
  readonly line: 0 | 1;
  /** The text stands before its line, as one reads; otherwise after it. */
  readonly isBefore: boolean;
}

/** On two lines, so that no text is crossed by the other mark: what comes first stands above, and texts lean to the far side. */
function placed(marks: readonly Mark[], { width, most }: CurveBox): readonly PlacedMark[] {
  const sorted = marks.toSorted((a, b) => a.at - b.at);
  const isBefore = sorted.map(
    ({ at, text }) => (Math.min(at, most) / most) * width + 4 + estimateWidth(text, FONT, true) > width,
  );
  const isTurned = isBefore[0] === true;
  return sorted.map((mark, i) => ({
    ...mark,
    line: (i === 0) === isTurned ? 1 : 0,
    isBefore: isBefore[i] === true,
  }));
}
