// The board as it is kept: what a move, a new card, a page or fresh figures make of it. Pure; the figures of a column are
// guessed at until the server has told them.
import type { BoardColumn, DealCard } from '@portolan/contract';
import type { Board } from './deal-queries.ts';

type Columns = readonly BoardColumn[];

function mapColumns(board: Board, change: (column: BoardColumn) => BoardColumn): Board {
  return { ...board, columns: board.columns.map(change), elsewhere: board.elsewhere.map(change) };
}

export function columnsOf(board: Board): Columns {
  return [...board.columns, ...board.elsewhere];
}

export function cardOf(board: Board, dealId: string): DealCard | undefined {
  for (const { cards } of columnsOf(board)) {
    const found = cards.find(({ id }) => id === dealId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** One card more or less, and its amount where that is in the currency of the total. */
function counted(column: BoardColumn, card: DealCard, sign: 1 | -1): BoardColumn {
  const { total } = column;
  const amount = card.amount;
  const knows = total !== null && amount !== null && amount.currency === total.currency;
  return {
    ...column,
    count: Math.max(0, column.count + sign),
    total: knows ? { ...total, minor: Math.max(0, total.minor + sign * amount.minor) } : total,
  };
}

/** The board without the card. */
export function withoutCard(board: Board, dealId: string): Board {
  return mapColumns(board, (column) => {
    const card = column.cards.find(({ id }) => id === dealId);
    if (card === undefined) return column;
    return { ...counted(column, card, -1), cards: column.cards.filter(({ id }) => id !== dealId) };
  });
}

/**
 * The card as it is now: in its place where it stayed in its column, else at the top of the one it went to; off the board
 * where it has ended or gone into the bin.
 */
export function withCard(board: Board, card: DealCard): Board {
  const isOpen = card.endedAt === null && card.deletedAt === null;
  const before = cardOf(board, card.id);
  if (isOpen && before?.nodeId === card.nodeId) {
    return mapColumns(board, (column) => {
      if (!column.cards.some(({ id }) => id === card.id)) return column;
      const figures = counted(counted(column, before, -1), card, 1);
      return { ...figures, cards: column.cards.map((one) => (one.id === card.id ? card : one)) };
    });
  }
  const without = withoutCard(board, card.id);
  if (!isOpen) return without;
  return mapColumns(without, (column) =>
    column.nodeId === card.nodeId ? { ...counted(column, card, 1), cards: [card, ...column.cards] } : column,
  );
}

/** What a card looks like from the moment it was let go, until the server has said. */
export function cardMoved(card: DealCard, to: string, now: string): DealCard {
  return {
    ...card,
    nodeId: to,
    enteredAt: now,
    gate: { done: 0, total: 0, missing: 0 },
    confirmed: false,
  };
}

/** The next page of a column. */
export function withPage(
  board: Board,
  nodeId: string,
  page: { readonly items: readonly DealCard[]; readonly nextCursor: string | null },
): Board {
  return mapColumns(board, (column) => {
    if (column.nodeId !== nodeId) return column;
    const known = new Set(column.cards.map(({ id }) => id));
    return {
      ...column,
      cards: [...column.cards, ...page.items.filter(({ id }) => !known.has(id))],
      nextCursor: page.nextCursor,
    };
  });
}

/** The beginning of a column read anew; what was loaded behind it stays. */
export function withHead(
  board: Board,
  nodeId: string,
  page: { readonly items: readonly DealCard[]; readonly nextCursor: string | null },
  asked: number,
): Board {
  return mapColumns(board, (column) => {
    if (column.nodeId !== nodeId) return column;
    if (column.cards.length <= asked || page.nextCursor === null) {
      return { ...column, cards: [...page.items], nextCursor: page.nextCursor };
    }
    const fresh = new Set(page.items.map(({ id }) => id));
    return {
      ...column,
      cards: [...page.items, ...column.cards.slice(asked).filter(({ id }) => !fresh.has(id))],
    };
  });
}

/** Fresh figures; the cards stay. A column that is new comes with its own. */
export function withFigures(board: Board, figures: Board): Board {
  const known = new Map(columnsOf(board).map((column) => [column.nodeId, column]));
  const merge = (fresh: BoardColumn): BoardColumn => {
    const before = known.get(fresh.nodeId);
    return before === undefined ? fresh : { ...fresh, cards: before.cards, nextCursor: before.nextCursor };
  };
  return { ...figures, columns: figures.columns.map(merge), elsewhere: figures.elsewhere.map(merge) };
}
