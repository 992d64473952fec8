// The board of one process: columns from the published map, cards that are carried along its ways, ended deals at the end.
import { listDeals, type DealCard } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../lib/api/call.ts';
import { columnsOf, withPage } from '../../../lib/deals/board-cache.ts';
import type { BoardSearch } from '../../../lib/deals/board-search.ts';
import { patchBoards } from '../../../lib/deals/deal-cache.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { CARDS, type Board as BoardData, type BoardAsk } from '../../../lib/deals/deal-queries.ts';
import { moneyText } from '../../../lib/deals/deal-words.ts';
import { judgeCard } from '../../../lib/deals/judge-card.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMay, useSession } from '../../../lib/session.ts';
import { Board } from '../../../ui/board/Board.tsx';
import type { BoardColumn } from '../../../ui/board/BoardColumn.tsx';
import type { Verdict } from '../../../ui/board/board-model.ts';
import { BoardBulk } from './BoardBulk.tsx';
import { phaseColumns, stageColumns, type DealColumn } from './board-columns.ts';
import { AgePicture, ColumnFigures } from './ColumnFigures.tsx';
import { DealCardView, nextLineOf } from './DealCardView.tsx';
import { QuickAdd, QuickAddButton } from './QuickAdd.tsx';
import type { BoardMoves } from './use-board-moves.ts';
import { useEndedColumns } from './use-ended-columns.ts';
import { useNow } from '../../../lib/locale/use-now.ts';

export interface DealBoardProps {
  readonly processId: string;
  readonly board: BoardData;
  readonly map: DealMap;
  readonly query: BoardAsk;
  readonly search: BoardSearch;
  readonly moves: BoardMoves;
  readonly mayChange: boolean;
  /** What stages are called that the map no longer has. */
  readonly oldNames: ReadonlyMap<string, string>;
  /** The column whose quick add is open. */
  readonly adding: string | null;
  readonly onAdding: (nodeId: string | null) => void;
  readonly onCollapsed: (collapsed: readonly string[]) => void;
  readonly onOpen: (dealId: string) => void;
}

const keyOf = (card: DealCard): string => card.id;

export function DealBoard(props: DealBoardProps) {
  const { processId, board, map, query, search, moves, mayChange, onCollapsed } = props;
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const now = useNow();
  const client = useQueryClient();
  const me = useSession()?.user.id ?? null;
  const mayOverride = useMay('gates.override');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const turned = useMemo(() => new Set(search.collapsed), [search.collapsed]);
  const ended = useEndedColumns(processId, map, query, turned);
  const byPhase = search.group === 'phase';

  const { oldNames } = props;
  const dealColumns = useMemo((): readonly DealColumn[] => {
    const here = byPhase
      ? phaseColumns(board.columns, map.graph, map.map, t('head.noPhase'))
      : stageColumns(board.columns, map.graph);
    const gone = stageColumns(board.elsewhere, map.graph, (id) => oldNames.get(id) ?? id);
    return [...here, ...gone.map((column) => ({ ...column, kicker: t('column.elsewhere') }))];
  }, [board, map, byPhase, oldNames, t]);

  const hasKickers = dealColumns.some(({ kicker }) => kicker !== '');
  const { adding, onAdding } = props;
  const columns = useMemo((): readonly BoardColumn<DealCard>[] => {
    const open = dealColumns.map((column): BoardColumn<DealCard> => {
      const [stage] = column.stages;
      const canAdd = mayChange && stage !== undefined && map.graph.node(stage)?.type === 'stage';
      return {
        id: column.id,
        title: column.title,
        ...(hasKickers ? { kicker: column.kicker === '' ? '\u00a0' : column.kicker } : {}),
        tone: column.tone,
        cards: column.cards,
        total: column.figures.count,
        isCollapsed: turned.has(column.id),
        subtitle: (
          <ColumnFigures
            figures={column.figures}
            action={
              canAdd && <QuickAddButton stageName={map.nameOf(stage)} onOpen={() => onAdding(column.id)} />
            }
          />
        ),
        sparkline: <AgePicture figures={column.figures} />,
        ...(canAdd && adding === column.id
          ? {
              top: (
                <QuickAdd
                  processId={processId}
                  nodeId={stage}
                  stageName={map.nameOf(stage)}
                  currency={board.currency}
                  ownerId={me}
                  onOpen={(isOpen) => onAdding(isOpen ? column.id : null)}
                />
              ),
            }
          : {}),
      };
    });
    // Opened again: it stands where it went, even before the list of what ended is read anew.
    const isOpen = new Set(open.flatMap(({ cards }) => cards.map(keyOf)));
    const over = ended.map(({ outcome, count, cards }): BoardColumn<DealCard> => ({
      id: outcome.id,
      title: outcome.name,
      ...(hasKickers ? { kicker: t('column.lately') } : {}),
      tone: outcome.kind === 'finished' ? 'won' : 'lost',
      cards: cards.filter(({ id }) => !isOpen.has(id)),
      // What is older or beyond the first page stands in the list of deals.
      total: turned.has(outcome.id) ? cards.length : count,
      isCollapsed: !turned.has(outcome.id),
      subtitle: t('column.ended', { count, n: formats.number(count) }),
    }));
    return [...open, ...over];
  }, [
    dealColumns,
    hasKickers,
    ended,
    turned,
    mayChange,
    map,
    processId,
    board.currency,
    me,
    adding,
    onAdding,
    t,
    formats,
  ]);

  const stagesOf = (columnId: string): readonly string[] =>
    dealColumns.find(({ id }) => id === columnId)?.stages ?? [columnId];
  const cardIn = (key: string): DealCard | undefined => {
    for (const { cards } of columns) {
      const found = cards.find(({ id }) => id === key);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  /** In a column of several stages: the first that is a way of the map, else the first at all. */
  const stageFor = (keys: readonly string[], columnId: string): string | undefined => {
    const stages = stagesOf(columnId);
    const card = keys[0] === undefined ? undefined : cardIn(keys[0]);
    if (stages.length === 1 || card === undefined) return stages[0];
    const verdict = (stage: string) => judgeCard(map.graph, card, stage, mayOverride);
    return (
      stages.find((stage) => verdict(stage) === 'free') ??
      stages.find((stage) => verdict(stage) === 'asks') ??
      stages.find((stage) => verdict(stage) === 'exception')
    );
  };
  const judge = (keys: readonly string[], columnId: string): Verdict => {
    const stage = stageFor(keys, columnId);
    return stage === undefined ? 'refused' : moves.judge(keys, stage);
  };

  const loading = useRef(new Set<string>());
  const latest = useRef({ board, query, dealColumns });
  useEffect(() => {
    latest.current = { board, query, dealColumns };
  });
  const onNeedMore = useCallback(
    (columnId: string): void => {
      const asked = latest.current;
      const nodes = new Set(asked.dealColumns.find(({ id }) => id === columnId)?.stages);
      for (const { nodeId, nextCursor } of columnsOf(asked.board)) {
        if (!nodes.has(nodeId) || nextCursor === null || loading.current.has(nodeId)) continue;
        loading.current.add(nodeId);
        const read = async (): Promise<void> => {
          const outcome = await call(listDeals, {
            query: {
              ...asked.query,
              process: processId,
              stage: nodeId,
              state: 'open',
              limit: CARDS,
              after: nextCursor,
            },
          });
          loading.current.delete(nodeId);
          // The filter may have changed meanwhile: then this page belongs to no board.
          if (outcome.ok && latest.current.query === asked.query) {
            patchBoards(client, processId, (known) =>
              columnsOf(known).find((one) => one.nodeId === nodeId)?.nextCursor === nextCursor
                ? withPage(known, nodeId, outcome.value)
                : known,
            );
          }
        };
        void read();
      }
    },
    [client, processId],
  );
  const onCollapse = useCallback(
    (columnId: string) => {
      const next = new Set(turned);
      if (!next.delete(columnId)) next.add(columnId);
      onCollapsed([...next]);
    },
    [turned, onCollapsed],
  );
  const { nameOf } = map;
  const renderCard = useCallback(
    (card: DealCard) => <DealCardView card={card} stageName={byPhase ? nameOf(card.nodeId) : undefined} />,
    [byPhase, nameOf],
  );
  const textOf = (card: DealCard): string =>
    [
      card.name,
      card.company?.name,
      nextLineOf(card, t, formats, now).text,
      card.amount === null ? undefined : moneyText(formats, card.amount),
    ]
      .filter((part) => part !== undefined)
      .join(', ');
  return (
    <div className="relative flex min-h-0 min-w-0 grow flex-col">
      <Board
        label={t('title')}
        columns={columns}
        keyOf={keyOf}
        textOf={textOf}
        renderCard={renderCard}
        judge={judge}
        isReadOnly={!mayChange}
        onMove={(keys, columnId) => {
          const stage = stageFor(keys, columnId);
          if (stage !== undefined) moves.put(keys, stage);
          setSelected(new Set());
        }}
        onOpen={props.onOpen}
        onNeedMore={onNeedMore}
        onCollapse={onCollapse}
        {...(mayChange ? { selected, onSelect: setSelected } : {})}
      />
      {mayChange && <BoardBulk selected={selected} onSelect={setSelected} map={map} onMove={moves.put} />}
    </div>
  );
}
