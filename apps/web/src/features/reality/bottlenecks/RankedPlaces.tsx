// Stages or paths by the days lost in them, as a picture: who is longest has most to win. Every row opens what is behind it.
import type { Bottlenecks } from '@portolan/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { Place } from '../../../lib/logs/bottleneck-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { isSame, medianOf, placeName, type Ranked } from './ranked.ts';
import { useDayWords } from './use-day-words.ts';

export interface RankedPlacesProps {
  readonly figures: Bottlenecks;
  readonly rank: 'stages' | 'paths';
  readonly selected: Place | undefined;
  readonly onSelect: (place: Place) => void;
}

/** So many say enough at first. */
const FIRST = 12;
/** The longest bar leaves room for its figure. */
const FIGURE = '12.5rem';

const ROW =
  'grid grid-cols-[minmax(7rem,13rem)_minmax(10rem,1fr)_minmax(11rem,15rem)] items-center gap-x-5 max-md:grid-cols-[1fr_auto] max-md:gap-y-1';

export function RankedPlaces(props: RankedPlacesProps) {
  const { figures, rank, selected } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const words = useDayWords(figures);
  const [isWhole, setWhole] = useState(false);
  const all: readonly Ranked[] = figures[rank];
  const rows = isWhole ? all : all.slice(0, FIRST);
  const most = Math.max(1e-9, ...all.map(({ lostDays }) => lostDays));
  const omitted = figures.omitted[rank];
  return (
    <div className="flex flex-col">
      <div aria-hidden="true" className={`${ROW} px-2 pb-1 text-xs text-muted max-md:hidden`}>
        <span>{t(`rank.${rank}Head`)}</span>
        <span>{t('rank.lost')}</span>
        <span>{t('rank.median')}</span>
      </div>
      <ul aria-label={t(`rank.${rank}`)} className="border-t border-line">
        {rows.map((row) => {
          const isOn = selected !== undefined && isSame(row, selected);
          const median = medianOf(row);
          const lost =
            row.lostDays > 0
              ? words.days(row.lostDays)
              : t(row.target === null ? 'rank.noTarget' : 'rank.nothing');
          return (
            <li key={placeName(row)} className="border-b border-line">
              <AriaButton
                aria-pressed={isOn}
                onPress={() =>
                  props.onSelect('next' in row ? { at: row.at, next: row.next } : { at: row.at })
                }
                className={`focus-ring ${ROW} min-h-13 w-full rounded-sm px-2 py-1.5 text-start -outline-offset-2 ${isOn ? 'bg-chosen' : 'data-hovered:bg-hover'}`}
              >
                <span className="line-clamp-2 min-w-0 font-medium wrap-anywhere">
                  <bdi>{placeName(row)}</bdi>
                </span>
                <span className="flex min-w-0 items-center gap-2.5 max-md:order-last max-md:col-span-2">
                  {row.lostDays > 0 && (
                    <span
                      aria-hidden="true"
                      className={`h-4 min-w-px shrink-0 rounded-sm ${isOn ? 'bg-accent' : 'bg-flow-strong'}`}
                      style={{ inlineSize: `calc((100% - ${FIGURE}) * ${row.lostDays / most})` }}
                    />
                  )}
                  <span className="whitespace-nowrap tabular-nums">
                    <span className={row.lostDays > 0 ? 'font-semibold' : 'text-muted'}>{lost}</span>
                    {row.share > 0 && (
                      <span className="text-muted">
                        {` · ${formats.percent(row.share, row.share < 0.095 ? 1 : 0)}`}
                      </span>
                    )}
                  </span>
                </span>
                <span className="flex min-w-0 flex-col text-sm tabular-nums max-md:items-end max-md:text-end">
                  <span>
                    {median === null ? t('rank.beyond') : words.time(median)}
                    {row.target !== null && (
                      <span className="text-muted">
                        {` · ${t('rank.target', { time: words.time(row.target.seconds) })}`}
                      </span>
                    )}
                  </span>
                  <span className="text-xs text-muted">
                    {row.target === null
                      ? t('deals', { count: row.cases, n: formats.number(row.cases) })
                      : t('rank.slower', {
                          count: row.cases,
                          slower: formats.number(row.slower),
                          n: formats.number(row.cases),
                        })}
                  </span>
                </span>
              </AriaButton>
            </li>
          );
        })}
      </ul>
      {all.length > FIRST && (
        <div className="pt-2">
          <Button variant="quiet" onPress={() => setWhole(!isWhole)} className="-ms-3">
            {isWhole
              ? t('rank.fewer')
              : t('rank.more', { count: all.length - FIRST, n: formats.number(all.length - FIRST) })}
          </Button>
        </div>
      )}
      {omitted > 0 && isWhole && (
        <p className="text-xs text-muted">
          {t('rank.omitted', { count: omitted, n: formats.number(omitted) })}
        </p>
      )}
    </div>
  );
}
