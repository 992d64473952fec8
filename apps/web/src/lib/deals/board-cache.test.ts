// What a board becomes when a card moves, comes, goes, or when the server has told more.
import type { BoardColumn, DealCard } from '@portolan/contract';
import { describe, expect, test } from 'vitest';
import { cardMoved, cardOf, withCard, withFigures, withHead, withoutCard, withPage } from './board-cache.ts';
import type { Board } from './deal-queries.ts';

function card(id: string, nodeId: string, more: Partial<DealCard> = {}): DealCard {
  return {
    id,
    nodeId,
    processId: 'p',
    versionId: 'v',
    name: id,
    company: null,
    owner: null,
    amount: { minor: 1000, currency: 'EUR' },
    closeOn: null,
    source: null,
    tags: [],
    enteredAt: '2026-01-01T00:00:00Z',
    expectedDays: null,
    nextStep: null,
    lastActivityAt: null,
    gate: { done: 1, total: 2, missing: 1 },
    standing: 'working',
    confirmed: true,
    handover: null,
    backOn: null,
    wonAt: null,
    endedAt: null,
    endKind: null,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    deletedAt: null,
    revision: 1,
    ...more,
  };
}

function column(nodeId: string, cards: readonly DealCard[], more: Partial<BoardColumn> = {}): BoardColumn {
  return {
    nodeId,
    count: cards.length,
    sums: [],
    total: { minor: cards.length * 1000, currency: 'EUR' },
    weighted: null,
    medianDays: null,
    ages: [],
    over: 0,
    cards: [...cards],
    nextCursor: null,
    ...more,
  };
}

const board: Board = {
  versionId: 'v',
  currency: 'EUR',
  cursor: 'c',
  columns: [column('lead', [card('a', 'lead'), card('b', 'lead')]), column('offer', [card('c', 'offer')])],
  elsewhere: [column('old', [card('d', 'old')])],
};

const ids = (from: Board): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...from.columns, ...from.elsewhere].map(({ nodeId, cards }) => [nodeId, cards.map(({ id }) => id)]),
  );
const counts = (from: Board): readonly number[] =>
  [...from.columns, ...from.elsewhere].map(({ count }) => count);

describe('a card', () => {
  test('that moved stands on top of its new column, and both figures follow', () => {
    const moved = withCard(board, cardMoved(card('a', 'lead'), 'offer', '2026-02-01T00:00:00Z'));
    expect(ids(moved)).toEqual({ lead: ['b'], offer: ['a', 'c'], old: ['d'] });
    expect(counts(moved)).toEqual([1, 2, 1]);
    expect(moved.columns.map(({ total }) => total?.minor)).toEqual([1000, 2000]);
    expect(cardOf(moved, 'a')).toMatchObject({ gate: { total: 0 }, confirmed: false });
  });
  test('moved and put back leaves the counts as they were', () => {
    const there = withCard(board, cardMoved(card('a', 'lead'), 'offer', '2026-02-01T00:00:00Z'));
    expect(counts(withCard(there, card('a', 'lead')))).toEqual(counts(board));
  });
  test('that only changed keeps its place', () => {
    const changed = withCard(board, card('a', 'lead', { amount: { minor: 5000, currency: 'EUR' } }));
    expect(ids(changed)).toEqual(ids(board));
    expect(changed.columns[0]?.total?.minor).toBe(6000);
  });
  test.each([
    ['has ended', { endedAt: '2026-02-01T00:00:00Z' }],
    ['is in the bin', { deletedAt: '2026-02-01T00:00:00Z' }],
  ])('that %s leaves the board', (_, more) => {
    expect(ids(withCard(board, card('c', 'offer', more)))).toEqual({
      lead: ['a', 'b'],
      offer: [],
      old: ['d'],
    });
  });
  test('of another currency leaves the total alone', () => {
    const more = withCard(board, card('x', 'lead', { amount: { minor: 99, currency: 'JPY' } }));
    expect(more.columns[0]).toMatchObject({ count: 3, total: { minor: 2000 } });
  });
  test('that nobody knows is not missed', () => {
    expect(withoutCard(board, 'nobody')).toEqual(board);
  });
});

describe('what the server tells', () => {
  test('a page comes behind, each card once', () => {
    const more = withPage(board, 'lead', { items: [card('b', 'lead'), card('e', 'lead')], nextCursor: 'n' });
    expect(ids(more)['lead']).toEqual(['a', 'b', 'e']);
    expect(more.columns[0]?.nextCursor).toBe('n');
  });
  test('a fresh beginning keeps what was loaded behind it', () => {
    const long = withPage(board, 'lead', { items: [card('e', 'lead'), card('f', 'lead')], nextCursor: 'n' });
    const fresh = withHead(
      long,
      'lead',
      { items: [card('z', 'lead'), card('a', 'lead')], nextCursor: 'm' },
      2,
    );
    expect(ids(fresh)['lead']).toEqual(['z', 'a', 'e', 'f']);
    expect(fresh.columns[0]?.nextCursor).toBe('n');
  });
  test('figures leave the cards where they are', () => {
    const bare = { ...board, columns: board.columns.map((one) => ({ ...one, cards: [], count: 9 })) };
    const fresh = withFigures(board, bare);
    expect(ids(fresh)).toEqual(ids(board));
    expect(fresh.columns.map(({ count }) => count)).toEqual([9, 9]);
  });
});
