// Everything that happened to a deal, newest first; some of it, where one looks for something.
import type { DealDetail, DealEventRow } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { dealEventsQuery } from '../../../lib/deals/deal-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { Select } from '../../../ui/Select.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { Section } from './Section.tsx';
import { useEventText } from './use-event-text.ts';

const SCOPES = ['all', 'moves', 'fields', 'activities', 'notes'] as const;
type Scope = (typeof SCOPES)[number];

const SCOPE_OF: Readonly<Record<string, Exclude<Scope, 'all'>>> = {
  changed: 'fields',
  ticked: 'fields',
  unticked: 'fields',
  confirmed: 'fields',
  unconfirmed: 'fields',
  activity: 'activities',
  noted: 'notes',
  filed: 'notes',
  doesNotFit: 'notes',
};

const DOTS: Readonly<Record<string, string>> = {
  won: 'border-won bg-won',
  ended: 'border-lost bg-lost',
  overridden: 'border-attention bg-attention',
  entered: 'border-accent bg-accent',
  created: 'border-accent bg-accent',
};
/** Written down this much later than it happened, both times are told. */
const LATE_MS = 5 * 60_000;

function scopeOf({ kind }: DealEventRow): Scope {
  return SCOPE_OF[kind] ?? 'moves';
}

export function Timeline({ deal, map }: { readonly deal: DealDetail; readonly map: DealMap }) {
  const { t } = useTranslation('deals');
  const events = useInfiniteQuery(dealEventsQuery(deal.id));
  const [scope, setScope] = useState<Scope>('all');
  const textOf = useEventText(map);
  const all = events.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = all.filter((event) => scope === 'all' || scopeOf(event) === scope);
  return (
    <Section
      title={t('timeline.title')}
      action={
        <Select
          look="quiet"
          isLabelHidden
          label={t('timeline.show')}
          options={SCOPES.map((id) => ({ id, label: t(`timeline.${id}`) }))}
          value={scope}
          onChange={setScope}
        />
      }
    >
      {events.isError && <ErrorState error={events.error} onRetry={() => void events.refetch()} />}
      {events.isPending && <SkeletonRows rows={4} />}
      {events.isSuccess && shown.length === 0 && (
        <p className="text-sm text-muted">{t('timeline.nothing')}</p>
      )}
      <ol className="relative flex flex-col gap-3 before:absolute before:inset-y-1.5 before:start-[3.5px] before:w-px before:bg-line">
        {shown.map((event) => {
          const { text, detail } = textOf(event);
          const isLate = Date.parse(event.recordedAt) - Date.parse(event.happenedAt) > LATE_MS;
          return (
            <li key={event.id} className="relative flex flex-col ps-5">
              <span
                aria-hidden="true"
                className={`absolute start-0 top-1.5 size-2 rounded-full border ${DOTS[event.kind] ?? 'border-control bg-ground'}`}
              />
              <span className="text-base wrap-anywhere">{text}</span>
              {detail !== '' && (
                <bdi className="text-sm whitespace-pre-line wrap-anywhere text-muted" dir="auto">
                  {detail}
                </bdi>
              )}
              <span className="text-xs text-muted">
                {event.actor !== null && <bdi>{event.actor.name} · </bdi>}
                <Moment at={event.happenedAt} show="relative" />
                {isLate && (
                  <>
                    {' · '}
                    {t('timeline.recorded')} <Moment at={event.recordedAt} show="dateTime" />
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {events.hasNextPage && (
        <Button
          variant="quiet"
          isPending={events.isFetchingNextPage}
          onPress={() => void events.fetchNextPage()}
          className="-ms-3 self-start"
        >
          {t('timeline.more')}
        </Button>
      )}
    </Section>
  );
}
