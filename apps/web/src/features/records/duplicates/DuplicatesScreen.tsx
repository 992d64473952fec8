// The review of pairs that are probably the same, likeliest first: the list at the start, the pair that is open beside it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { duplicatesQuery, type Party } from '../../../lib/records/record-queries.ts';
import { SOURCES } from '../../../lib/records/record-source.ts';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { Breadcrumb } from '../../../ui/Breadcrumb.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Name } from '../../../ui/Name.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { SkeletonRows } from '../../../ui/Skeleton.tsx';
import { pairName } from './pair-name.ts';
import { PairCompare } from './PairCompare.tsx';
import { useReasonWords } from './use-reason-words.ts';

const route = getRouteApi('/shell/duplicates');

export function DuplicatesScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { t } = useTranslation('records');
  const formats = useFormats();
  const isNarrow = useNarrow();
  const reasons = useReasonWords();
  const about: Party = search.about ?? 'contact';
  const pairs = useInfiniteQuery(duplicatesQuery(about));
  const items = pairs.data?.pages.flatMap((page) => page.items) ?? [];
  const named = search.pair ?? (isNarrow ? undefined : items[0] && pairName(items[0]));
  const known = items.find((pair) => pairName(pair) === named);
  const [a, b] = (named ?? '').split('.');
  const show = (pair: string | undefined, replace = false): void =>
    void navigate({
      search: { ...(about === 'company' ? { about } : {}), ...(pair === undefined ? {} : { pair }) },
      replace,
    });
  const next = (): void => {
    const at = items.findIndex((pair) => pairName(pair) === named);
    const following = items[at + 1] ?? items[at - 1];
    show(following === undefined || isNarrow ? undefined : pairName(following), true);
  };
  return (
    <Page
      title={t('duplicates.title')}
      heading={
        <Breadcrumb
          steps={[{ label: t(`kind.${about}`), href: SOURCES[about].path }]}
          current={t('duplicates.title')}
        />
      }
      width="full"
      beside={
        <SegmentedControl<Party>
          label={t('duplicates.which')}
          options={[
            { id: 'contact', label: t('kind.contact') },
            { id: 'company', label: t('kind.company') },
          ]}
          value={about}
          onChange={(kind) => void navigate({ search: kind === 'company' ? { about: kind } : {} })}
        />
      }
    >
      {pairs.isPending ? (
        <div className="px-5">
          <SkeletonRows rows={10} />
        </div>
      ) : pairs.error !== null ? (
        <ErrorState error={pairs.error} onRetry={() => void pairs.refetch()} />
      ) : items.length === 0 && search.pair === undefined ? (
        <EmptyState title={t('duplicates.none')}>{t('duplicates.noneText')}</EmptyState>
      ) : (
        <div className="flex min-h-0 grow">
          {(!isNarrow || named === undefined) && (
            <ul
              aria-label={t('duplicates.title')}
              className="min-h-0 w-84 shrink-0 overflow-auto border-e border-line max-md:w-full"
            >
              {items.map((pair) => {
                const name = pairName(pair);
                const isHere = name === named;
                return (
                  <li key={name} className="border-b border-line">
                    <AriaButton
                      onPress={() => show(name)}
                      {...(isHere ? { 'aria-current': 'true' as const } : {})}
                      className={`focus-ring flex w-full min-w-0 flex-col gap-0.5 px-4 py-2.5 text-start -outline-offset-2 ${isHere ? 'bg-sunken' : 'data-hovered:bg-surface'}`}
                    >
                      <span className="flex w-full min-w-0 items-baseline gap-2">
                        <Name className="grow font-medium">{pair.a.name}</Name>
                        <span className="text-sm text-muted tabular-nums">{formats.percent(pair.score)}</span>
                      </span>
                      {pair.b.name !== pair.a.name && <Name className="w-full">{pair.b.name}</Name>}
                      <span className="w-full truncate text-sm text-muted">{reasons(pair.because)}</span>
                    </AriaButton>
                  </li>
                );
              })}
              {pairs.hasNextPage && (
                <li className="p-3">
                  <Button isPending={pairs.isFetchingNextPage} onPress={() => void pairs.fetchNextPage()}>
                    {t('event.more')}
                  </Button>
                </li>
              )}
            </ul>
          )}
          {named !== undefined && a !== undefined && b !== undefined && (
            <div className="min-h-0 min-w-0 grow overflow-auto px-5 py-5 max-md:px-4">
              {isNarrow && (
                <Button variant="quiet" icon="back" className="-ms-3 mb-2" onPress={() => show(undefined)}>
                  {t('duplicates.title')}
                </Button>
              )}
              <div className="max-w-220">
                <PairCompare
                  key={named}
                  about={about}
                  a={a}
                  b={b}
                  because={known?.because}
                  score={known?.score}
                  onSettled={next}
                />
              </div>
            </div>
          )}
        </div>
      )}
    </Page>
  );
}
