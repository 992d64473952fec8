// The one place where what the server says about a deal goes into the cache: the deal itself, its card on every board,
// and what has to be asked again because of it.
import { getBoard, listDeals, type DealCard, type DealDetail } from '@portolan/contract';
import type { QueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { columnsOf, withCard, withFigures, withHead, withoutCard } from './board-cache.ts';
import { BOARDS, CARDS, dealQuery, type Board, type BoardAsk } from './deal-queries.ts';

const FIGURES_MS = 250;
/** Cards of a column that one request may bring. */
const MOST = 200;

interface KnownBoard {
  readonly processId: string;
  readonly ask: BoardAsk;
  readonly board: Board;
}

function knownBoards(client: QueryClient): readonly KnownBoard[] {
  return client
    .getQueriesData<Board>({ queryKey: BOARDS })
    .flatMap(([key, board]) =>
      board === undefined ? [] : [{ processId: key[2] as string, ask: key[3] as BoardAsk, board }],
    );
}

/** Changes every board of the process that is kept. */
export function patchBoards(client: QueryClient, processId: string, change: (board: Board) => Board): void {
  client.setQueriesData<Board>({ queryKey: [...BOARDS, processId] }, (board) =>
    board === undefined ? board : change(board),
  );
}

let timer: ReturnType<typeof setTimeout> | undefined;
const stale = new Set<string>();

/** Counts, sums and ages of the boards are asked for again, soon and once for many changes. */
export function refreshFigures(client: QueryClient, processId: string): void {
  stale.add(processId);
  timer ??= setTimeout(() => {
    timer = undefined;
    const processes = new Set(stale);
    stale.clear();
    for (const { processId: id, ask } of knownBoards(client)) {
      if (processes.has(id)) void readFigures(client, id, ask);
    }
  }, FIGURES_MS);
}

async function readFigures(client: QueryClient, processId: string, ask: BoardAsk): Promise<void> {
  const outcome = await call(getBoard, { params: { id: processId }, query: { ...ask, cards: 0 } });
  if (!outcome.ok) return;
  client.setQueryData<Board>([...BOARDS, processId, ask], (board) =>
    board === undefined || board.versionId !== outcome.value.versionId
      ? board
      : withFigures(board, outcome.value),
  );
}

/** Reads the beginning of some columns anew: what others did in them. */
export async function refreshColumns(
  client: QueryClient,
  processId: string,
  nodeIds: ReadonlySet<string>,
): Promise<void> {
  refreshFigures(client, processId);
  const reads = knownBoards(client)
    .filter((known) => known.processId === processId)
    .flatMap(({ ask, board }) =>
      columnsOf(board)
        .filter(({ nodeId }) => nodeIds.has(nodeId))
        .map(async ({ nodeId, cards }) => {
          const limit = Math.min(MOST, Math.max(CARDS, cards.length));
          const outcome = await call(listDeals, {
            query: { ...ask, process: processId, stage: nodeId, state: 'open', limit },
          });
          if (!outcome.ok) return;
          client.setQueryData<Board>([...BOARDS, processId, ask], (now) =>
            now === undefined ? now : withHead(now, nodeId, outcome.value, limit),
          );
        }),
    );
  await Promise.all(reads);
}

/** Puts what the server said about a deal where it belongs. */
export function takeDeal(client: QueryClient, deal: DealDetail): void {
  client.setQueryData<DealDetail>(dealQuery(deal.id).queryKey, (before) =>
    // An answer that was overtaken by a later one says nothing new.
    before !== undefined && before.revision > deal.revision
      ? before
      : { ...deal, guide: deal.guide ?? before?.guide ?? null },
  );
  if (deal.guide === null) void client.invalidateQueries({ queryKey: dealQuery(deal.id).queryKey });
  patchBoards(client, deal.processId, (board) => withCard(board, cardOfDeal(deal)));
  refreshFigures(client, deal.processId);
  void client.invalidateQueries({ queryKey: ['deals', 'events', deal.id] });
  void client.invalidateQueries({ queryKey: ['deals', 'list'] });
  void client.invalidateQueries({ queryKey: ['deals', 'summary'] });
}

/** After a deal went into the bin, or out of reach. */
export function dropDeal(client: QueryClient, deal: Pick<DealCard, 'id' | 'processId'>): void {
  patchBoards(client, deal.processId, (board) => withoutCard(board, deal.id));
  void client.invalidateQueries({ queryKey: dealQuery(deal.id).queryKey });
  void client.invalidateQueries({ queryKey: ['deals', 'list'] });
  void client.invalidateQueries({ queryKey: ['deals', 'summary'] });
  refreshFigures(client, deal.processId);
}

/** What hangs on a deal was changed by another part: its card and its page are read again. */
export function refreshDeal(client: QueryClient, dealId: string): Promise<unknown> {
  void client.invalidateQueries({ queryKey: ['deals', 'events', dealId] });
  return client.invalidateQueries({ queryKey: dealQuery(dealId).queryKey });
}

/** The card inside of a detail. */
export function cardOfDeal(deal: DealDetail): DealCard {
  const {
    problem: _1, competitors: _2, people: _3, lines: _4, custom: _5, createdBy: _6, end: _7, noes: _8, documents: _9,
    handoverOf: _10, continuedFrom: _11, continuesIn: _12, mergedInto: _13, guide: _14, readOnly: _15, hidden: _16,
    ...card
  } = deal; // prettier-ignore
  return card;
}
