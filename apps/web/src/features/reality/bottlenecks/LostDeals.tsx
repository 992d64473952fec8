// The deals that lost time at a place, most first, page by page.
import type { BottleneckQuery, LogSummary } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { bottleneckCasesQuery } from '../../../lib/logs/bottleneck-queries.ts';
import type { Place } from '../../../lib/logs/bottleneck-search.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import type { DayWords } from './use-day-words.ts';

export interface LostDealsProps {
  readonly logId: string;
  readonly origin: LogSummary['origin'];
  readonly query: BottleneckQuery;
  readonly place: Place;
  readonly words: DayWords;
  readonly onOpen: (deal: string) => void;
}

export function LostDeals(props: LostDealsProps) {
  const { words } = props;
  const { t } = useTranslation('bottlenecks');
  const formats = useFormats();
  const cases = useInfiniteQuery(bottleneckCasesQuery(props.logId, props.query, props.place));
  if (cases.isError) return <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />;
  if (cases.data === undefined) return <SkeletonRows rows={6} />;
  const deals = cases.data.pages.flatMap((page) => page.items);
  const total = cases.data.pages[0]?.total ?? 0;
  return (
    <section className="flex flex-col">
      <h3 className="flex justify-between gap-2 pb-1 text-xs text-muted">
        <span>{t('panel.behind', { count: total, n: formats.number(total) })}</span>
        <span>{t('panel.order')}</span>
      </h3>
      <ul>
        {deals.map((deal) => (
          <li key={deal.case} className="border-b border-line">
            <AriaButton
              onPress={() => props.onOpen(deal.case)}
              className="focus-ring flex min-h-row w-full items-center gap-3 rounded-sm py-1 text-start text-sm -outline-offset-2 data-hovered:bg-sunken"
            >
              <span className="flex min-w-0 grow flex-col">
                <span className="truncate font-medium">
                  <bdi>
                    {(props.origin === 'pipeline' ? deal.attributes['name'] : undefined) ?? deal.case}
                  </bdi>
                </span>
                <span className="text-xs text-muted">{formats.date(deal.from)}</span>
              </span>
              <span className="whitespace-nowrap tabular-nums">
                {t('panel.lost', { time: words.time(deal.hereSeconds ?? 0) })}
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button
          variant="quiet"
          className="mt-2"
          isPending={cases.isFetchingNextPage}
          onPress={() => void cases.fetchNextPage()}
        >
          {t('panel.more')}
        </Button>
      )}
    </section>
  );
}
