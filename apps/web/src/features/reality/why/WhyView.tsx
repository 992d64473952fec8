// Why, once there is an answer: one sentence, then what goes with winning, with speed, with moving on and with leaving, and
// two groups against each other; the deals behind a number beside it.
import type { Analysis, LogDetail, Why } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { withEnds } from '../../../lib/logs/bottleneck-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { filterParts, withoutFilters } from '../../../lib/logs/reality-search.ts';
import { placeBehind } from '../../../lib/logs/why-place.ts';
import { whyQueryOf, withBehind, type WhySearch } from '../../../lib/logs/why-search.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { EndsEditor } from '../bottlenecks/EndsEditor.tsx';
import { DealHistory } from '../DealHistory.tsx';
import { FilterBar } from '../FilterBar.tsx';
import { LogChoice } from '../LogChoice.tsx';
import { RealityTabs } from '../RealityTabs.tsx';
import { SidePanel } from '../SidePanel.tsx';
import { isSamePlace } from './BehindLink.tsx';
import { BehindPanel } from './BehindPanel.tsx';
import { CompareSection } from './CompareSection.tsx';
import { ObstaclesSection } from './ObstaclesSection.tsx';
import { SpeedSection } from './SpeedSection.tsx';
import { TriggersSection } from './TriggersSection.tsx';
import { useFindingsTold } from './use-findings-told.ts';
import { useWhyWords } from './use-why-words.ts';
import { WhyExport } from './WhyExport.tsx';
import { WinnersSection } from './WinnersSection.tsx';

export interface WhyViewProps {
  readonly log: LogDetail;
  readonly analysis: Analysis;
  readonly why: Why;
  /** The answer for other filters is shown while the one asked for is on its way. */
  readonly isStale: boolean;
  readonly search: WhySearch;
  readonly onSearch: (search: WhySearch) => void;
}

export function WhyView(props: WhyViewProps) {
  const { log, analysis, why, isStale, search, onSearch } = props;
  const { t } = useTranslation('why');
  const words = useWhyWords(log.origin);
  const place = placeBehind(search);
  const query = whyQueryOf(search);
  const activities = analysis.activities
    .toSorted((a, b) => b.cases - a.cases)
    .map(({ activity }) => activity);
  const closing = new Set([...why.ends.won, ...why.ends.lost, ...why.ends.other]);
  const editor = {
    ends: why.ends,
    activities,
    onChange: (ends: object) => onSearch(withBehind(withEnds(search, ends), undefined)),
  };
  const told = useFindingsTold(why, words);
  const findings = {
    why,
    words,
    behind: {
      open: place,
      onOpen: (one: NonNullable<typeof place>) =>
        onSearch(withBehind(search, isSamePlace(place, one) ? undefined : one)),
    },
  };
  return (
    <Page
      title={`${log.name} · ${t('title')}`}
      heading={<LogChoice log={log} to="/reality/$logId/why" />}
      width="full"
      beside={
        <FilterBar
          origin={log.origin}
          analysis={analysis}
          isStale={isStale}
          search={search}
          onSearch={(next) => onSearch(withBehind(next, undefined))}
        />
      }
      actions={
        <>
          <EndsEditor {...editor} />
          <WhyExport log={log} search={search} why={why} told={told} words={words} />
        </>
      }
    >
      <RealityTabs logId={log.id} here="why" search={search} />
      {why.cases === 0 ? (
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
      ) : why.ends.won.length === 0 || why.ends.lost.length === 0 ? (
        <EmptyState title={t('noEnds.title')} action={<EndsEditor {...editor} isPrimary />}>
          {t(why.ends.won.length === 0 ? 'noEnds.won' : 'noEnds.lost')}
        </EmptyState>
      ) : (
        <div
          aria-busy={isStale}
          className={`flex grow transition-opacity md:min-h-0 ${isStale ? 'opacity-60' : ''}`}
        >
          <div className="flex min-w-0 grow flex-col gap-10 px-5 py-5 max-md:px-4 md:overflow-y-auto">
            <Lead why={why} />
            <WinnersSection {...findings} told={told.winners} />
            <SpeedSection {...findings} told={told.speed} />
            <TriggersSection
              {...findings}
              told={told.triggers}
              isOwn={log.origin === 'pipeline'}
              activities={activities.filter((name) => !closing.has(name))}
              meanwhile={search.meanwhile ?? []}
              onMeanwhile={(meanwhile) => onSearch(withMeanwhile(search, meanwhile))}
            />
            <ObstaclesSection {...findings} />
            <CompareSection
              logId={log.id}
              origin={log.origin}
              analysis={analysis}
              query={query}
              search={search}
              words={words}
              onSearch={onSearch}
            />
          </div>
          {place !== undefined && (
            <SidePanel
              label={t('panel.label')}
              width="wide"
              isSheetOpen
              onClose={() => onSearch(withBehind(search, undefined))}
            >
              {search.deal === undefined ? (
                <BehindPanel
                  logId={log.id}
                  origin={log.origin}
                  query={query}
                  place={place}
                  words={words}
                  onOpen={(deal) => onSearch({ ...search, deal })}
                  onClose={() => onSearch(withBehind(search, undefined))}
                />
              ) : (
                <DealHistory
                  logId={log.id}
                  origin={log.origin}
                  deal={search.deal}
                  onBack={() => onSearch(withBehind(search, place))}
                />
              )}
            </SidePanel>
          )}
        </div>
      )}
    </Page>
  );
}

/** How many deals, how they ended, how much was asked and what stands. */
function Lead({ why }: { readonly why: Why }) {
  const { t } = useTranslation('why');
  const formats = useFormats();
  const found = why.winners.findings.total + why.speed.findings.total + why.triggers.findings.total;
  const asked = why.winners.asked + why.speed.asked + why.triggers.asked;
  const values = {
    deals: t('deals', { count: why.cases, n: formats.number(why.cases) }),
    won: formats.number(why.won),
    lost: formats.number(why.lost),
    asked: t('questions', { count: asked, n: formats.number(asked) }),
  };
  return (
    <div className="flex flex-col gap-1">
      <p className="max-w-220 text-lg md:text-xl">
        {found === 0
          ? t('lead.none', values)
          : t('lead.text', { ...values, count: found, n: formats.number(found) })}
      </p>
      <p className="max-w-220 text-sm text-muted">
        {t('lead.note')}
        {why.oneIn > 1 && ` ${t('lead.sample', { n: formats.number(why.oneIn) })}`}
      </p>
    </div>
  );
}

function withMeanwhile(search: WhySearch, meanwhile: readonly string[]): WhySearch {
  const { meanwhile: _before, ...rest } = withBehind(search, undefined);
  return meanwhile.length === 0 ? rest : { ...rest, meanwhile };
}
