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
import { filterParts, nodeOf, withoutFilters, withSelection } from '../../../lib/logs/reality-search.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { DealHistory } from '../DealHistory.tsx';
import { FilterBar } from '../FilterBar.tsx';
import { LogChoice } from '../LogChoice.tsx';
import { RealityTabs } from '../RealityTabs.tsx';
import { SidePanel } from '../SidePanel.tsx';
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
  return (
    <Page
      title={`${log.name} · ${t('title')}`}
      heading={<LogChoice log={log} to="/reality/$logId/bottlenecks" />}
      width="full"
      beside={
        <FilterBar
          origin={log.origin}
          analysis={analysis}
          isStale={isStale}
          search={search}
          onSearch={onSearch}
        />
      }
      actions={
        <>
          <EndsEditor {...editor} />
          <TargetsEditor
            log={log}
            stages={figures.stages.map(({ at }) => at)}
            targets={targetsOf(search)}
            onChange={(targets) => onSearch(withTargets(search, targets))}
          />
          <ClockEditor clock={clockOf(search)} onChange={(clock) => onSearch(withClock(search, clock))} />
          <BottleneckExport log={log} figures={figures} search={search} />
        </>
      }
    >
      <RealityTabs logId={log.id} here="bottlenecks" search={search} />
      {figures.cases === 0 ? (
        <EmptyState
          title={t('empty.title')}
          action={
            filterParts(search).length === 0 ? null : (
              <Button variant="primary" onPress={() => onSearch(withoutFilters(search))}>
                {t('empty.clear')}
              </Button>
            )
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : figures.ends.won.length === 0 ? (
        <EmptyState title={t('noEnds.title')} action={<EndsEditor {...editor} isPrimary />}>
          {t('noEnds.text')}
        </EmptyState>
      ) : (
        <div
          aria-busy={isStale}
          className={`flex grow transition-opacity md:min-h-0 ${isStale ? 'opacity-60' : ''}`}
        >
          <div className="flex min-w-0 grow flex-col gap-7 px-5 py-5 max-md:px-4 md:overflow-y-auto">
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
          </div>
          {place !== undefined && (
            <SidePanel
              label={t(place.next === undefined ? 'panel.stage' : 'panel.path')}
              width="wide"
              isSheetOpen
              onClose={() => select(undefined)}
            >
              {search.deal === undefined ? (
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
              )}
            </SidePanel>
          )}
        </div>
      )}
    </Page>
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
