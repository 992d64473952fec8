// Deals page by page: those behind a figure, in the order in which they were asked for.
import type { CasesPage, LogSummary } from '@portolan/contract';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Duration } from '../../ui/Duration.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';

export interface DealPagesProps {
  readonly cases: UseInfiniteQueryResult<InfiniteData<CasesPage>>;
  readonly origin: LogSummary['origin'];
  readonly onOpen: (deal: string) => void;
  /** What they are and how they stand in order, where that is not by their time; and the figure of each. */
  readonly told?: {
    readonly heading: string;
    readonly order: string;
    readonly figure: (deal: CasesPage['items'][number]) => string;
  };
}

/** Deals of a pipeline are called by their names, those of a file by what it has. */
function nameOf(deal: CasesPage['items'][number], origin: LogSummary['origin']): string {
  return (origin === 'pipeline' ? deal.attributes['name'] : undefined) ?? deal.case;
}

export function DealPages(props: DealPagesProps) {
  const { cases, told } = props;
  const { t } = useTranslation('reality');
  const formats = useFormats();
  if (cases.isError) return <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />;
  if (cases.data === undefined) return <SkeletonRows rows={6} />;
  const deals = cases.data.pages.flatMap((page) => page.items);
  return (
    <section className="flex flex-col">
      <h3 className="flex justify-between gap-2 pb-1 text-xs text-muted">
        <span>{told?.heading ?? t('panel.behind')}</span>
        <span>{told?.order ?? t('panel.order')}</span>
      </h3>
      <ul>
        {deals.map((deal) => (
          <li key={deal.case} className="border-b border-line">
            <AriaButton
              onPress={() => props.onOpen(deal.case)}
              className="focus-ring flex min-h-9 w-full items-center gap-3 rounded-sm py-1 text-start text-sm -outline-offset-2 data-hovered:bg-sunken"
            >
              <span className="flex min-w-0 grow flex-col">
                <span className="truncate font-medium">
                  <bdi>{nameOf(deal, props.origin)}</bdi>
                </span>
                <span className="text-xs text-muted">{formats.date(deal.from)}</span>
              </span>
              {told === undefined ? (
                <span className="flex flex-col items-end whitespace-nowrap">
                  <Duration seconds={deal.seconds} />
                  {deal.hereSeconds !== null && (
                    <span className="text-xs text-muted">
                      {t('panel.here', { time: formats.duration(deal.hereSeconds) })}
                    </span>
                  )}
                </span>
              ) : (
                <span className="whitespace-nowrap tabular-nums">{told.figure(deal)}</span>
              )}
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
