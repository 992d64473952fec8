import { expect, test } from 'vitest';
import { readListSearch } from '../records/list-address.ts';
import { readBoardSearch } from './board-search.ts';
import { boardOfList, listOfBoard } from './deals-address.ts';

const PROCESS = '0190a000-0000-7000-8000-000000000001';
const FILTER = JSON.stringify({ kind: 'field', field: 'source', is: { op: 'is', text: 'Fair & more' } });
const partsOf = (href: string) => Object.fromEntries(new URL(href, 'http://x').searchParams);

test.each([{}, { owner: 'me' }, { q: 'rīga', filter: FILTER }])(
  '%j is the same on the list, and back on the board',
  (kept) => {
    const list = listOfBoard(PROCESS, { ...kept, group: 'phase' });
    expect(readListSearch(partsOf(list))).toEqual({ ...kept, process: PROCESS });
    const board = boardOfList(PROCESS, kept);
    expect(new URL(board, 'http://x').pathname).toBe(`/board/${PROCESS}`);
    expect(readBoardSearch(partsOf(board))).toEqual(kept);
  },
);

test('a list of several processes leads to the board that was open last', () => {
  expect(boardOfList(null, { owner: 'me' })).toBe('/board');
});
