// The deals behind a figure of the fit, longest first.
import { fitCases, type FitPlace } from '@portolan/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../lib/api/call.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Duration } from '../../../ui/Duration.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Link } from '../../../ui/Link.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';
import { useFitSource } from './use-fit.ts';

const PAGE = 30;

export function FitDeals(props: {
  readonly logId: string;
  readonly place: FitPlace;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { logId, place } = props;
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const { draft } = useMapView();
  const map = useSalesMap();
  const source = useFitSource(logId);
  const deals = useInfiniteQuery({
    queryKey: ['fit', 'cases', logId, source.revision, source.versions, place, draft.get().revision],
    queryFn: ({ pageParam, signal }) =>
      ask(
        fitCases,
        {
          params: { id: logId },
          query: pageParam === null ? { limit: PAGE } : { limit: PAGE, cursor: pageParam },
          body: { map, place, versions: source.versions },
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
  const items = deals.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="flex flex-col gap-2 p-4" aria-label={props.title}>
      <Button variant="quiet" icon="back" className="self-start -ms-3" onPress={props.onClose}>
        {t('fitPanel.back')}
      </Button>
      <h2 className="text-base font-semibold">{props.title}</h2>
      {deals.isError && <ErrorState error={deals.error} onRetry={() => void deals.refetch()} />}
      {deals.isPending && <SkeletonRows rows={6} />}
      {deals.data !== undefined && (
        <p className="text-xs text-muted">
          {t('fitPanel.deals', {
            count: deals.data.pages[0]?.total ?? 0,
            n: formats.number(deals.data.pages[0]?.total ?? 0),
          })}
        </p>
      )}
      <ul>
        {items.map((deal) => (
          <li key={deal.case} className="flex min-h-9 items-center gap-3 border-b border-line py-1 text-sm">
            <span className="flex min-w-0 grow flex-col">
              <Link
                href={`/reality/${logId}?deal=${encodeURIComponent(deal.case)}`}
                className="truncate font-medium"
              >
                <bdi>{(source.isOwn ? deal.attributes['name'] : undefined) ?? deal.case}</bdi>
              </Link>
              <span className="text-xs text-muted">{formats.date(deal.from)}</span>
            </span>
            <Duration seconds={deal.seconds} />
          </li>
        ))}
      </ul>
      {deals.hasNextPage && (
        <Button
          variant="quiet"
          isPending={deals.isFetchingNextPage}
          onPress={() => void deals.fetchNextPage()}
        >
          {t('fitPanel.more')}
        </Button>
      )}
    </section>
  );
}
