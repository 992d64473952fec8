// Bottlenecks, once there are figures: the sentence, the ranking with what is behind beside it, month by month below.
import type { Analysis, Bottlenecks, LogDetail } from '@portolan/contract';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  bottleneckQueryOf,
  placeOf,
  targetOf,
  withClock,
  withEnds,
  withTargets,
  type BottleneckSearch,
  type ClockChosen,
  type Place,
} from '../../../lib/logs/bottleneck-search.ts';
import { elsewhere } from '../../../lib/logs/log-search.ts';
import { nodeOf, withSelection } from '../../../lib/logs/reality-search.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { DealHistory } from '../DealHistory.tsx';
import { LogView, NoDealsLeft } from '../LogView.tsx';
import { BottleneckExport } from './BottleneckExport.tsx';
import { ClockEditor } from './ClockEditor.tsx';
import { CycleSection } from './CycleSection.tsx';
import { EndsEditor } from './EndsEditor.tsx';
import { LeadSentence } from './LeadSentence.tsx';
import { MonthCharts } from './MonthCharts.tsx';
import { PlacePanel } from './PlacePanel.tsx';
import { RankedPlaces } from './RankedPlaces.tsx';
import { TargetsEditor } from './TargetsEditor.tsx';
import { useDayWords } from './use-day-words.ts';

export type ChangeBottlenecks = (next: BottleneckSearch, options?: { readonly replace?: boolean }) => void;

export interface BottlenecksViewProps {
  readonly log: LogDetail;
  readonly analysis: Analysis;
  readonly figures: Bottlenecks;
  /** The figures of other filters are shown while those asked for are on their way. */
  readonly isStale: boolean;
  readonly search: BottleneckSearch;
  readonly onSearch: ChangeBottlenecks;
}

export function BottlenecksView(props: BottlenecksViewProps) {
  const { log, analysis, figures, isStale, search, onSearch } = props;
  const { t } = useTranslation('bottlenecks');
  const router = useRouter();
  const place = placeOf(search);
  const rank = search.rank ?? 'stages';
  const words = useDayWords(figures);
  const select = (next: Place | undefined) =>
    onSearch(
      withSelection(
        search,
        next && { at: nodeOf(next.at), ...(next.next !== undefined && { next: nodeOf(next.next) }) },
      ),
    );
  const activities = analysis.activities
    .toSorted((a, b) => b.cases - a.cases)
    .map(({ activity }) => activity);
  const editor = {
    ends: figures.ends,
    activities,
    onChange: (ends: object) => onSearch(withEnds(search, ends)),
  };
  const instead =
    figures.cases === 0 ? (
      <NoDealsLeft title={t('empty.title')} clear={t('empty.clear')} search={search} onSearch={onSearch}>
        {t('empty.text')}
      </NoDealsLeft>
    ) : figures.ends.won.length === 0 ? (
      <EmptyState title={t('noEnds.title')} action={<EndsEditor {...editor} isPrimary />}>
        {t(figures.ends.by === 'map' ? 'noEnds.map' : 'noEnds.text')}
      </EmptyState>
    ) : undefined;
  return (
    <LogView
      here="bottlenecks"
      log={log}
      analysis={analysis}
      isStale={isStale}
      search={search}
      onSearch={onSearch}
      actions={
        <>
          {instead === undefined && <EndsEditor {...editor} />}
          <TargetsEditor
            log={log}
            stages={figures.stages}
            daySeconds={figures.daySeconds}
            targets={targetsOf(search)}
            onChange={(targets) => onSearch(withTargets(search, targets))}
          />
          <ClockEditor clock={clockOf(search)} onChange={(clock) => onSearch(withClock(search, clock))} />
          <BottleneckExport log={log} figures={figures} search={search} />
        </>
      }
      instead={instead}
      {...(place !== undefined && {
        panel: {
          label: t(place.next === undefined ? 'panel.stage' : 'panel.path'),
          onClose: () => select(undefined),
          content:
            search.deal === undefined ? (
              <PlacePanel
                logId={log.id}
                origin={log.origin}
                figures={figures}
                query={bottleneckQueryOf(search)}
                place={place}
                mapHref={
                  router.buildLocation({
                    to: '/reality/$logId',
                    params: { logId: log.id },
                    search: elsewhere(search),
                  }).href
                }
                onOpen={(deal) => onSearch({ ...search, deal })}
                onClose={() => select(undefined)}
              />
            ) : (
              <DealHistory
                logId={log.id}
                origin={log.origin}
                deal={search.deal}
                onBack={() =>
                  onSearch(
                    withSelection(search, {
                      at: search.at!,
                      ...(search.next !== undefined && { next: search.next }),
                    }),
                  )
                }
              />
            ),
        },
      })}
    >
      <LeadSentence figures={figures} onSelect={select} />
      <section className="flex flex-col gap-3">
        <div>
          <SegmentedControl
            label={t('rank.label')}
            value={rank}
            onChange={(next) => onSearch(withRank(search, next))}
            options={[
              { id: 'stages', label: t('rank.stages') },
              { id: 'paths', label: t('rank.paths') },
            ]}
          />
        </div>
        <RankedPlaces key={rank} figures={figures} rank={rank} selected={place} onSelect={select} />
      </section>
      <CycleSection figures={figures} words={words} />
      {figures.months.items.length > 1 && <MonthCharts months={figures.months} />}
    </LogView>
  );
}

function withRank(search: BottleneckSearch, rank: 'stages' | 'paths'): BottleneckSearch {
  const { rank: _rank, ...rest } = search;
  return rank === 'paths' ? { ...rest, rank } : rest;
}

function targetsOf({ target = [] }: BottleneckSearch): ReadonlyMap<string, number> {
  return new Map(
    target.flatMap((text) => {
      const found = targetOf(text);
      return found === undefined ? [] : [[found.stage, found.days] as const];
    }),
  );
}

function clockOf({ weekdays, fromHour, toHour, zone, holidays }: BottleneckSearch): ClockChosen | undefined {
  if (weekdays === undefined || fromHour === undefined || toHour === undefined) return undefined;
  return {
    weekdays,
    fromHour,
    toHour,
    ...(zone !== undefined && { zone }),
    ...(holidays !== undefined && { holidays }),
  };
}
