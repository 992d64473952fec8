// The board by people: a column per owner. A card that is put elsewhere changes hands.
import { listDeals, type DealCard } from '@portolan/contract';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../../lib/api/call.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { CARDS, dealSummaryQuery, type BoardAsk } from '../../../lib/deals/deal-queries.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { membersQuery } from '../../../lib/member-queries.ts';
import { Board } from '../../../ui/board/Board.tsx';
import type { BoardColumn } from '../../../ui/board/BoardColumn.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { showUndo } from '../../../ui/toasts.ts';
import { useTell } from '../problem-words.ts';
import { sumText } from './ColumnFigures.tsx';
import { DealCardView } from './DealCardView.tsx';
import { usePersonName } from '../../../ui/use-person-name.ts';

export interface OwnerBoardProps {
  readonly processId: string;
  readonly map: DealMap;
  readonly query: BoardAsk;
  readonly mayChange: boolean;
  readonly onOpen: (dealId: string) => void;
}

const NOBODY = 'none';
const MOST = 200;
const keyOf = (card: DealCard): string => card.id;

export function OwnerBoard(props: OwnerBoardProps) {
  const { processId, map, query } = props;
  const { t } = useTranslation('deals');
  const formats = useFormats();
  const commands = useDealCommands();
  const tell = useTell();
  const [limits, setLimits] = useState<ReadonlyMap<string, number>>(new Map());
  const shared = { ...query, process: processId, state: 'open' } as const;
  const { sort: _sort, ...counted } = shared;
  const summary = useQuery(dealSummaryQuery({ ...counted, group: 'owner' }));
  const members = useQuery(membersQuery).data?.items;
  const personName = usePersonName();
  const groups = (summary.data?.groups ?? []).filter(({ count }) => count > 0);
  const empty = (members ?? [])
    .filter(({ id, deactivatedAt }) => deactivatedAt === null && groups.every(({ key }) => key !== id))
    .map(({ id, name }) => ({ key: id, label: name, count: 0, sums: [] }));
  const owners = [
    ...groups.toSorted((a, b) => b.count - a.count),
    ...(query.owner === undefined ? empty : []),
  ];
  const lists = useQueries({
    queries: owners.map(({ key, count }) => {
      const owner = key ?? NOBODY;
      const asked = { ...shared, owner, limit: Math.min(MOST, limits.get(owner) ?? CARDS) };
      return {
        queryKey: ['deals', 'list', asked],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => ask(listDeals, { query: asked }, signal),
        placeholderData: keepPreviousData,
        enabled: count > 0,
      };
    }),
  });
  const columns = owners.map(({ key, label, count, sums }, index): BoardColumn<DealCard> => ({
    id: key ?? NOBODY,
    title: label === null ? t('head.nobody') : personName(label),
    cards: lists[index]?.data?.items ?? [],
    total: count,
    subtitle: [formats.number(count), sumText(formats, { total: null, sums })]
      .filter((one) => one !== '')
      .join(' · '),
  }));
  const cardOf = (id: string): DealCard | undefined =>
    columns.flatMap(({ cards }) => cards).find((card) => card.id === id);
  const give = async (keys: readonly string[], owner: string): Promise<void> => {
    const ownerId = owner === NOBODY ? null : owner;
    const before = keys.flatMap((key) => cardOf(key) ?? []);
    const outcome = await commands.bulk(processId, {
      ids: [...keys],
      command: { do: 'set', changes: { ownerId } },
    });
    if (!tell(outcome) || !outcome.ok) return;
    const name = columns.find(({ id }) => id === owner)?.title ?? '';
    showUndo(
      t('bulk.assigned', {
        count: outcome.value.done,
        n: formats.number(outcome.value.done),
        name: isolate(name),
      }),
      async () => {
        for (const card of before) {
          // oxlint-disable-next-line no-await-in-loop -- each back to whom it came from
          tell(await commands.update(card.id, { ownerId: card.owner?.id ?? null }));
        }
      },
    );
  };
  const onNeedMore = useCallback(
    (id: string) =>
      setLimits((last) => new Map([...last, [id, Math.min(MOST, (last.get(id) ?? CARDS) + CARDS)]])),
    [],
  );
  const renderCard = useCallback(
    (card: DealCard) => <DealCardView card={card} stageName={map.nameOf(card.nodeId)} />,
    [map],
  );
  if (summary.isError) return <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />;
  return (
    <Board
      label={t('title')}
      columns={columns}
      keyOf={keyOf}
      textOf={(card) => card.name}
      renderCard={renderCard}
      judge={() => (props.mayChange ? 'allowed' : 'refused')}
      isReadOnly={!props.mayChange}
      onMove={(keys, owner) => void give(keys, owner)}
      onOpen={props.onOpen}
      onNeedMore={onNeedMore}
    />
  );
}
