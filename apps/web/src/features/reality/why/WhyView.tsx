// Why, once there is an answer: one sentence, then what goes with winning, with speed, with moving on and with leaving, and
// two groups against each other; the deals behind a number beside it.
import type { Analysis, LogDetail, Why } from '@portolan/contract';
import { useTranslation } from 'react-i18next';
import { withEnds } from '../../../lib/logs/bottleneck-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { placeBehind } from '../../../lib/logs/why-place.ts';
import { whyQueryOf, withBehind, type WhySearch } from '../../../lib/logs/why-search.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { EndsEditor } from '../bottlenecks/EndsEditor.tsx';
import { DealHistory } from '../DealHistory.tsx';
import { LogView, NoDealsLeft } from '../LogView.tsx';
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
  const instead =
    why.cases === 0 ? (
      <NoDealsLeft title={t('empty.title')} clear={t('empty.clear')} search={search} onSearch={onSearch}>
        {t('empty.text')}
      </NoDealsLeft>
    ) : why.ends.won.length === 0 || why.ends.lost.length === 0 ? (
      <EmptyState title={t('noEnds.title')} action={<EndsEditor {...editor} isPrimary />}>
        {t(why.ends.won.length > 0 ? 'noEnds.lost' : why.ends.by === 'map' ? 'noEnds.map' : 'noEnds.won')}
      </EmptyState>
    ) : undefined;
  return (
    <LogView
      here="why"
      log={log}
      analysis={analysis}
      isStale={isStale}
      search={search}
      onSearch={(next) => onSearch(withBehind(next, undefined))}
      actions={
        <>
          {instead === undefined && <EndsEditor {...editor} />}
          <WhyExport log={log} search={search} why={why} told={told} words={words} />
        </>
      }
      instead={instead}
      {...(place !== undefined && {
        panel: {
          label: t('panel.label'),
          onClose: () => onSearch(withBehind(search, undefined)),
          content:
            search.deal === undefined ? (
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
            ),
        },
      })}
    >
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
    </LogView>
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
      <p className="max-w-220 text-lg">
        {found === 0
          ? t(asked === 0 ? 'lead.few' : 'lead.none', values)
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
