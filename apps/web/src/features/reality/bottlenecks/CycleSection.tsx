// How deals end by age, as one picture: at every age the shares that are won, still open, lost. The same in a table for
// whoever does not see it.
import type { Bottlenecks } from '@portolan/contract';
import { stackedAreas, xOf, type CurveBox } from '@portolan/picture';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useDirection } from '../../../lib/locale/use-direction.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { standingAt, type Standing } from './cycle-shares.ts';
import { useCycleTold, type CycleTold } from './use-cycle-told.ts';
import type { DayWords } from './use-day-words.ts';

/** On a phone as wide as it is there, so that its words stay as large as they are. */
const WIDTHS = { desk: 720, phone: 350 };
const HEIGHT = 180;
const FOOT = 20;

const FILLS: Readonly<Record<Standing, string>> = {
  won: 'fill-won opacity-75',
  open: 'fill-flow opacity-35',
  other: 'fill-nurture opacity-55',
  lost: 'fill-lost opacity-65',
};

export function CycleSection(props: { readonly figures: Bottlenecks; readonly words: DayWords }) {
  const { t } = useTranslation('bottlenecks');
  const told = useCycleTold(props.figures, props.words);
  if (told === undefined) return null;
  return (
    <section className="flex flex-col gap-2" aria-labelledby="cycle-title">
      <h2 id="cycle-title" className="text-base font-semibold">
        {t('cycle.title')}
      </h2>
      <p className="max-w-170">{told.sentence}</p>
      <Picture told={told} words={props.words} />
      <p className="max-w-170 text-xs text-muted">{told.note}</p>
    </section>
  );
}

function Picture({ told, words }: { readonly told: CycleTold; readonly words: DayWords }) {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const isMirrored = useDirection() === 'rtl';
  const width = useNarrow() ? WIDTHS.phone : WIDTHS.desk;
  const most = told.ticks.at(-1)!.at;
  const box: CurveBox = { width, height: HEIGHT, most, isMirrored };
  const areas = stackedAreas(told.parts, told.times, box);
  const mark = xOf(told.told.seconds, box);
  return (
    <figure className="flex max-w-190 flex-col gap-1.5">
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
        {told.parts.map(({ id, name }) => (
          <span key={id} className="flex items-center gap-1.5">
            <svg aria-hidden="true" width="12" height="12">
              <rect x="0.5" y="0.5" width="11" height="11" rx="2" className={`stroke-control ${FILLS[id]}`} />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
      <svg
        viewBox={`-2 -4 ${width + 4} ${HEIGHT + FOOT + 4}`}
        className="w-full overflow-visible text-[11px]"
        role="img"
        aria-label={t('cycle.title')}
      >
        {told.parts.map(({ id }, i) => (
          <path key={id} d={areas[i]} className={FILLS[id]} />
        ))}
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <path d={`M0 ${(1 - share) * HEIGHT}H${width}`} className="stroke-line" />
            {share > 0 && (
              <text
                x={isMirrored ? 0 : width}
                y={(1 - share) * HEIGHT + (share === 1 ? 12 : -3)}
                textAnchor="end"
                className="fill-ink"
              >
                {formats.percent(share)}
              </text>
            )}
          </g>
        ))}
        {told.told.isHalf && (
          <path d={`M${mark} 0V${HEIGHT}`} className="stroke-ink" strokeWidth="1.25" strokeDasharray="4 3" />
        )}
        {told.ticks.map(({ at, text }, i) => (
          <text
            key={at}
            x={xOf(at, box)}
            y={HEIGHT + 14}
            textAnchor={i === 0 ? 'start' : i === told.ticks.length - 1 ? 'end' : 'middle'}
            className="fill-muted"
          >
            {text}
          </text>
        ))}
      </svg>
      <div className="sr-only">
        <table>
          <caption>{t('cycle.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('curve.after')}</th>
              {told.parts.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.ticks.slice(1).map(({ at }) => {
              const shares = standingAt(told, at);
              return (
                <tr key={at}>
                  <th scope="row">{words.time(at)}</th>
                  {told.parts.map(({ id }) => (
                    <td key={id}>{formats.percent(shares[id])}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
