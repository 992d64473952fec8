// A deal with everything about it, on its own page and beside the board alike.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../../lib/api/problem.ts';
import { useCommands } from '../../../lib/commands.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import { useDealMap } from '../../../lib/deals/deal-map.ts';
import { dealQuery } from '../../../lib/deals/deal-queries.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { LinkButton } from '../../../ui/Link.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { Gate } from '../gate/Gate.tsx';
import { useTell } from '../problem-words.ts';
import { Activities } from './Activities.tsx';
import { Facts } from './Facts.tsx';
import { Files } from './Files.tsx';
import { HandoverBanner } from './HandoverBanner.tsx';
import { Lines } from './Lines.tsx';
import { NextStep } from './NextStep.tsx';
import { Notes } from './Notes.tsx';
import { People } from './People.tsx';
import { Section } from './Section.tsx';
import { Timeline } from './Timeline.tsx';
import { Ways } from './Ways.tsx';
import { WayTravelled } from './WayTravelled.tsx';

export interface DealViewProps {
  readonly dealId: string;
  readonly neighbours: { readonly before?: string; readonly after?: string };
  readonly onGo?: (dealId: string) => void;
  /** All in one column. */
  readonly isNarrow: boolean;
}

export function DealView(props: DealViewProps) {
  const { dealId, onGo, isNarrow } = props;
  const { before, after } = props.neighbours;
  const { t } = useTranslation('deals');
  const query = useQuery(dealQuery(dealId));
  const deal = query.data;
  const { map, query: mapQuery } = useDealMap(deal?.versionId);
  const commands = useDealCommands();
  const tell = useTell();
  useCommands(
    useMemo(
      () =>
        [
          { id: 'deal-before', label: t('deal.before'), group: t('title'), keys: 'k', to: before },
          { id: 'deal-after', label: t('deal.after'), group: t('title'), keys: 'j', to: after },
        ].flatMap(({ to, ...command }) =>
          to === undefined || onGo === undefined ? [] : [{ ...command, run: () => onGo(to) }],
        ),
      [before, after, onGo, t],
    ),
  );
  if (query.isError && deal === undefined) {
    return problemOf(query.error).code === 'not_found' ? (
      <EmptyState
        title={t('deal.notFound')}
        action={<LinkButton href="/board">{t('deal.toBoard')}</LinkButton>}
      >
        {t('deal.notFoundText')}
      </EmptyState>
    ) : (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  if (mapQuery.isError) return <ErrorState error={mapQuery.error} onRetry={() => void mapQuery.refetch()} />;
  const guide = deal?.guide ?? null;
  if (deal === undefined || map === undefined || guide === null) return <SkeletonRows rows={8} />;
  const isMerged = deal.mergedInto !== null;
  const canChange = guide.can.change && deal.deletedAt === null && !isMerged;
  const head = (
    <div className="flex flex-col gap-4">
      {isMerged && (
        <Banner
          tone="attention"
          action={
            <>
              <LinkButton href={`/deals/${deal.mergedInto}`}>{t('deal.openOther')}</LinkButton>
              {guide.can.change && (
                <Button onPress={() => void commands.unmerge(deal.id).then(tell)}>{t('merge.undo')}</Button>
              )}
            </>
          }
        >
          {t('deal.merged')}
        </Banner>
      )}
      {deal.deletedAt !== null && !isMerged && (
        <Banner
          tone="attention"
          action={
            guide.can.change && (
              <Button onPress={() => void commands.restore(deal.id).then(tell)}>{t('deal.restore')}</Button>
            )
          }
        >
          {t('deal.deleted')}
        </Banner>
      )}
      <HandoverBanner deal={deal} map={map} canChange={canChange} />
      <WayTravelled deal={deal} guide={guide} map={map} />
    </div>
  );
  const now = (
    <>
      {deal.endedAt === null && (
        <Section title={t('next.title')}>
          <NextStep deal={deal} canChange={canChange} />
        </Section>
      )}
      {deal.endedAt === null && (guide.checklist.items.length > 0 || guide.checklist.confirming !== '') && (
        <Section title={t('gate.titleHere')}>
          <Gate deal={deal} guide={guide} />
        </Section>
      )}
      {deal.deletedAt === null && !isMerged && (
        <Section title={t(deal.endedAt === null ? 'ways.title' : 'ways.ended')}>
          <Ways deal={deal} guide={guide} map={map} canChange={canChange} />
        </Section>
      )}
    </>
  );
  const facts = (
    <>
      <Section title={t('facts.title')}>
        <Facts deal={deal} canChange={canChange} />
      </Section>
      <People deal={deal} canChange={canChange} />
      <Lines deal={deal} canChange={canChange} />
      <Files deal={deal} canChange={canChange} />
    </>
  );
  const past = (
    <>
      <Activities deal={deal} canChange={canChange} />
      <Notes deal={deal} canChange={canChange} />
      <Timeline deal={deal} map={map} />
    </>
  );
  return isNarrow ? (
    <div className="flex flex-col gap-6">
      {head}
      {now}
      {facts}
      {past}
    </div>
  ) : (
    <div className="mx-auto flex max-w-300 flex-col gap-6">
      {head}
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,22rem)] gap-x-10 gap-y-6 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-6">
          {now}
          {past}
        </div>
        <div className="flex min-w-0 flex-col gap-6">{facts}</div>
      </div>
    </div>
  );
}
