// What is behind a stage or path: how long deals stay, when they are lost there, which of them lost time.
import type { BottleneckQuery, Bottlenecks, LogSummary, StageBottleneck } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../lib/logs/bottleneck-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { LossByAge } from './LossByAge.tsx';
import { LostDeals } from './LostDeals.tsx';
import { isSame, placeName, type Ranked } from './ranked.ts';
import { StayCurve } from './StayCurve.tsx';
import { useDayWords, type DayWords } from './use-day-words.ts';

export interface PlacePanelProps {
  readonly logId: string;
  readonly origin: LogSummary['origin'];
  readonly figures: Bottlenecks;
  readonly query: BottleneckQuery;
  readonly place: Place;
  /** Where the map shows it. */
  readonly mapHref: string;
  readonly onOpen: (deal: string) => void;
  readonly onClose: () => void;
}

export function PlacePanel(props: PlacePanelProps) {
  const { figures, place } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const words = useDayWords(figures);
  const all: readonly Ranked[] = place.next === undefined ? figures.stages : figures.paths;
  const found = all.find((one) => isSame(one, place));
  const stage = found !== undefined && 'stay' in found ? found : undefined;
  return (
    <div className="flex flex-col gap-5 px-5 py-4">
      <header className="flex items-start gap-2">
        <div className="min-w-0 grow">
          <p className="text-xs text-muted">{t(place.next === undefined ? 'panel.stage' : 'panel.path')}</p>
          <h2 className="text-lg font-semibold wrap-anywhere">{placeName(place)}</h2>
          <p className="text-sm text-muted">
            {found === undefined
              ? t('panel.gone')
              : t('panel.facts', {
                  days: words.days(found.lostDays),
                  slower: formats.number(found.slower),
                  n: formats.number(found.cases),
                })}
          </p>
        </div>
        <span className="max-md:hidden">
          <IconButton icon="close" label={t('panel.close')} onPress={props.onClose} className="-me-2 -mt-1" />
        </span>
      </header>
      {found !== undefined && (
        <>
          <Target found={found} words={words} />
          {stage !== undefined && <Stay stage={stage} figures={figures} words={words} />}
          {stage !== undefined && stage.loss.bands.length > 0 && (
            <section className="flex flex-col gap-1.5">
              <h3 className="text-xs text-muted">{t('loss.title')}</h3>
              {stage.loss.lost === 0 ? (
                <p className="text-sm text-muted">
                  {t('loss.none', { n: formats.number(stage.stay.visits) })}
                </p>
              ) : (
                <LossByAge
                  bands={stage.loss.bands}
                  unit={figures.clock === 'working' ? 'workDays' : 'days'}
                />
              )}
            </section>
          )}
        </>
      )}
      <div>
        <LinkButton href={props.mapHref}>{t('panel.map')}</LinkButton>
      </div>
      {found !== undefined && found.slower > 0 && (
        <LostDeals
          logId={props.logId}
          origin={props.origin}
          query={props.query}
          place={place}
          words={words}
          onOpen={props.onOpen}
        />
      )}
    </div>
  );
}

function Target(props: { readonly found: Ranked; readonly words: DayWords }) {
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const { target } = props.found;
  if (target === null) return <p className="text-sm text-muted">{t('target.none')}</p>;
  const time = props.words.time(target.seconds);
  return (
    <p className="text-sm">
      {target.by === 'given'
        ? t('target.given', { time })
        : t('target.fastest', { time, count: target.cases, n: formats.number(target.cases) })}
    </p>
  );
}

function Stay(props: {
  readonly stage: StageBottleneck;
  readonly figures: Bottlenecks;
  readonly words: DayWords;
}) {
  const { stage, words } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const { quartiles, visits, open } = stage.stay;
  const { value, low, high } = quartiles.median;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="flex justify-between gap-2 text-xs text-muted">
        <span>{t('curve.title')}</span>
        <span className="tabular-nums">{`n = ${formats.number(visits)}`}</span>
      </h3>
      <StayCurve stage={stage} figures={props.figures} words={words} />
      <p className="text-sm">
        {value === null
          ? t('stay.beyond')
          : low === null || high === null
            ? t('stay.half', { time: words.time(value) })
            : t('stay.halfBetween', {
                time: words.time(value),
                low: words.time(low),
                high: words.time(high),
              })}
      </p>
      <p className="text-xs text-muted">{t('stay.open', { count: open, n: formats.number(open) })}</p>
    </section>
  );
}
