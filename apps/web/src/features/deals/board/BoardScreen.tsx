// The board as a screen: what is seen stands in the address; beside it a deal, or what a move asks for.
import { isAfterWon } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../../lib/api/problem.ts';
import { cardOf, columnsOf } from '../../../lib/deals/board-cache.ts';
import { listOfBoard } from '../../../lib/deals/deals-address.ts';
import { rememberBoard } from '../../../lib/deals/last-board.ts';
import type { BoardSearch } from '../../../lib/deals/board-search.ts';
import { useDealMap } from '../../../lib/deals/deal-map.ts';
import { boardQuery, transferQuery, type Board, type BoardAsk } from '../../../lib/deals/deal-queries.ts';
import { useLiveDeals } from '../../../lib/deals/live-deals.ts';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import { useCommands } from '../../../lib/commands.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useNarrow } from '../../../lib/use-narrow.ts';
import { useMay } from '../../../lib/session.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DealsSwitch } from '../../../ui/DealsSwitch.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Link, LinkButton } from '../../../ui/Link.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { MovePanel } from '../gate/MovePanel.tsx';
import { DealPanel } from '../page/DealPanel.tsx';
import { BoardArrangement, BoardFilters, ProcessChoice } from './BoardHead.tsx';
import { BoardViews } from './BoardViews.tsx';
import { joinFigures } from './board-columns.ts';
import { sumText } from './ColumnFigures.tsx';
import { DealBoard } from './DealBoard.tsx';
import { MovedBar } from './MovedBar.tsx';
import { OwnerBoard } from './OwnerBoard.tsx';
import { useBoardMoves } from './use-board-moves.ts';

const route = getRouteApi('/shell/board/$processId');

function askOf({ owner, q, filter, sort }: BoardSearch): BoardAsk {
  const query = { owner, q, filter, sort };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

/** Without what is undefined; where nothing is left of what a view says, it is the whole board again. */
function withoutBareView(search: Partial<Record<keyof BoardSearch, unknown>>): BoardSearch {
  const { view, ...rest } = Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined),
  ) as BoardSearch;
  const isBare = Object.keys(rest).every((part) => part === 'deal' || part === 'collapsed');
  return view === undefined || isBare ? rest : { view, ...rest };
}

export function BoardScreen() {
  const { processId } = route.useParams();
  return <OneBoard key={processId} processId={processId} />;
}

function OneBoard({ processId }: { readonly processId: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const isNarrow = useNarrow();
  const mayChange = useMay('records.change');
  // The same question keeps the same answer, whatever else changes in the address.
  const asked = JSON.stringify(askOf(search));
  const query = useMemo(() => JSON.parse(asked) as BoardAsk, [asked]);
  const board = useQuery(boardQuery(processId, query));
  const process = useQuery(processQuery(processId));
  const { map, query: mapQuery } = useDealMap(board.data?.versionId);
  const data = board.data;
  const moves = useBoardMoves(map, (id) => (data === undefined ? undefined : cardOf(data, id)));
  const [adding, setAdding] = useState<string | null>(null);
  useLiveDeals(processId);
  useEffect(() => rememberBoard(processId), [processId]);

  const onSearch = useCallback(
    (change: Partial<Record<keyof BoardSearch, unknown>>): void => {
      void navigate({
        search: (before) => withoutBareView({ ...before, ...change }),
        replace: true,
      });
    },
    [navigate],
  );
  const openDeal = useCallback((deal: string) => onSearch({ deal }), [onSearch]);
  const onCollapsed = useCallback(
    (collapsed: readonly string[]) => onSearch({ collapsed: collapsed.length === 0 ? undefined : collapsed }),
    [onSearch],
  );
  const firstColumn = data?.columns[0]?.nodeId;
  const start = useCallback((): void => {
    if (firstColumn !== undefined) setAdding(firstColumn);
  }, [firstColumn]);
  useCommands(
    useMemo(
      () =>
        mayChange && firstColumn !== undefined
          ? [{ id: 'board-new', label: t('add.new'), group: t('title'), keys: 'n', run: start }]
          : [],
      [mayChange, firstColumn, start, t],
    ),
  );

  const elsewhere = data?.elsewhere.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const transfer = useQuery({ ...transferQuery(processId), enabled: elsewhere > 0 });
  const oldNames = useMemo(
    () => new Map((transfer.data?.steps ?? []).map(({ from, fromName }) => [from, fromName])),
    [transfer.data],
  );
  const columns = data === undefined ? undefined : columnsOf(data);
  const all = columns && joinFigures(columns);
  // What is being sold: customers who were won stay on the board, but are no open business.
  const open = columns && joinFigures(columns.filter(({ nodeId }) => !map || !isAfterWon(map.graph, nodeId)));
  const isAsked = search.q !== undefined || search.owner !== undefined || search.filter !== undefined;
  const isEmpty = all?.count === 0 && !isAsked && adding === null;
  const isUnpublished = data?.versionId === null;
  const filters = (
    <BoardFilters search={search} onSearch={onSearch} map={map} currency={data?.currency ?? 'EUR'} />
  );
  const arrangement = <BoardArrangement search={search} onSearch={onSearch} />;
  const hasHead = data !== undefined && !isUnpublished;
  const isGone = board.isError && problemOf(board.error).code === 'not_found';
  return (
    <Page
      title={process.data?.name ?? t('title')}
      width="full"
      heading={
        <span className="flex items-baseline gap-2">
          <ProcessChoice
            processId={processId}
            onChoose={(id) =>
              void navigate({ to: '/board/$processId', params: { processId: id }, search: {} })
            }
          />
          {map !== undefined && !isNarrow && (
            <Link
              href={`/processes/${processId}?version=${map.versionId}`}
              className="text-sm font-normal text-muted no-underline data-hovered:underline"
            >
              {t('head.version', { n: formats.number(map.number) })}
            </Link>
          )}
        </span>
      }
      beside={
        hasHead &&
        (isNarrow ? (
          <Popover label={t('head.filter')} trigger={<IconButton icon="filter" label={t('head.filter')} />}>
            <div className="flex flex-col gap-2">
              {filters}
              {arrangement}
            </div>
          </Popover>
        ) : (
          filters
        ))
      }
      actions={
        hasHead && (
          <>
            {!isNarrow && open !== undefined && (
              <span className="text-sm whitespace-nowrap text-muted tabular-nums">
                {[
                  t('head.open', { count: open.count, n: formats.number(open.count) }),
                  sumText(formats, open),
                ]
                  .filter((one) => one !== '')
                  .join(' · ')}
              </span>
            )}
            {!isNarrow && arrangement}
            <DealsSwitch here="board" other={listOfBoard(processId, search)} />
            {mayChange && search.group === undefined && (
              <Button variant="primary" onPress={start}>
                {t('add.new')}
              </Button>
            )}
          </>
        )
      }
    >
      {hasHead && <BoardViews processId={processId} search={search} />}
      {isUnpublished && (
        <EmptyState
          title={t('empty.unpublished')}
          action={
            <LinkButton href={`/processes/${processId}`} variant="primary">
              {t('empty.openMap')}
            </LinkButton>
          }
        >
          {t('empty.unpublishedText')}
        </EmptyState>
      )}
      {board.isError && data === undefined && (
        <ErrorState error={board.error} {...(isGone ? {} : { onRetry: () => void board.refetch() })} />
      )}
      {mapQuery.isError && <ErrorState error={mapQuery.error} onRetry={() => void mapQuery.refetch()} />}
      {elsewhere > 0 && (
        <Banner
          action={<LinkButton href={`/processes/${processId}/transfer`}>{t('transfer.open')}</LinkButton>}
        >
          {t('transfer.waiting', { count: elsewhere, n: formats.number(elsewhere) })}
        </Banner>
      )}
      {(data === undefined || (map === undefined && !isUnpublished)) &&
        !board.isError &&
        !mapQuery.isError && <BoardSkeleton />}
      {isEmpty && data !== undefined && !isUnpublished && <NoDealsYet mayChange={mayChange} onAdd={start} />}
      {hasHead && map !== undefined && !isEmpty && (
        <div className="flex min-h-0 grow">
          <div className="relative flex min-h-0 min-w-0 grow flex-col">
            {search.group === 'owner' ? (
              <OwnerBoard
                processId={processId}
                map={map}
                query={query}
                mayChange={mayChange}
                onOpen={openDeal}
              />
            ) : (
              <DealBoard
                processId={processId}
                board={data}
                map={map}
                query={query}
                search={search}
                moves={moves}
                mayChange={mayChange}
                oldNames={oldNames}
                adding={adding}
                onAdding={setAdding}
                onCollapsed={onCollapsed}
                onOpen={openDeal}
              />
            )}
            {moves.moved !== null && (
              <MovedBar key={moves.moved.event} moved={moves.moved} onClose={moves.forgetMoved} />
            )}
          </div>
          {moves.asked !== null ? (
            <MovePanel
              key={`${moves.asked.dealId} ${moves.asked.to}`}
              dealId={moves.asked.dealId}
              to={moves.asked.to}
              refusal={moves.asked.refusal}
              onClose={() => moves.setAsked(null)}
              onMoved={(deal, event) => {
                moves.setAsked(null);
                moves.tellMoved(deal, event);
              }}
            />
          ) : (
            search.deal !== undefined && (
              <DealPanel
                key={search.deal}
                dealId={search.deal}
                neighbours={neighboursOf(data, search.deal)}
                onGo={openDeal}
                onClose={() => onSearch({ deal: undefined })}
              />
            )
          )}
        </div>
      )}
    </Page>
  );
}

/** The deals before and after it, down its column and on into the next. */
function neighboursOf(board: Board, dealId: string): { readonly before?: string; readonly after?: string } {
  const ids = columnsOf(board).flatMap(({ cards }) => cards.map(({ id }) => id));
  const at = ids.indexOf(dealId);
  const before = at > 0 ? ids[at - 1] : undefined;
  const after = at >= 0 ? ids[at + 1] : undefined;
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function NoDealsYet(props: { readonly mayChange: boolean; readonly onAdd: () => void }) {
  const { t } = useTranslation('deals');
  const mayImport = useMay('records.import');
  return (
    <EmptyState
      title={t('empty.noDeals')}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          {props.mayChange && (
            <Button variant="primary" icon="add" onPress={props.onAdd}>
              {t('empty.first')}
            </Button>
          )}
          {mayImport && (
            <LinkButton href="/import" icon="upload">
              {t('empty.import')}
            </LinkButton>
          )}
        </span>
      }
    >
      {t(props.mayChange ? 'empty.noDealsText' : 'empty.noDealsRead')}
    </EmptyState>
  );
}

function BoardSkeleton() {
  return (
    <div aria-busy="true" className="flex min-h-0 grow overflow-hidden">
      {[3, 2, 4, 1, 2].map((cards, column) => (
        // oxlint-disable-next-line react/no-array-index-key -- they never move
        <div
          key={column}
          className="flex min-w-54 flex-[1_0_13.5rem] flex-col gap-2 border-e border-line p-2.5"
        >
          <Skeleton className="h-4 w-24" />
          <Skeleton className="mb-2 h-3 w-32" />
          {Array.from({ length: cards }, (_, card) => (
            <Skeleton key={card} className="h-19 rounded-md" />
          ))}
        </div>
      ))}
    </div>
  );
}
