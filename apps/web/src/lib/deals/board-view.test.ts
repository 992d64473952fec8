import type { Rule } from '@portolan/core';
import { expect, test } from 'vitest';
import type { BoardSearch } from './board-search.ts';
import { boardDefinitionOf, boardSearchOf, isBoardChanged } from './board-view.ts';

const PROCESS = '0190a000-0000-7000-8000-000000000001';
const ME = '0190a000-0000-7000-8000-0000000000aa';
const retail: Rule = { kind: 'field', field: 'source', is: { op: 'is', text: 'Fair' } };

const SEARCHES: readonly BoardSearch[] = [
  {},
  { q: 'riga' },
  { filter: JSON.stringify(retail) },
  { filter: JSON.stringify(retail), sort: '-amount', group: 'phase', q: 'fair' },
];

test.each(SEARCHES)('%j is the same board after it was saved', (search) => {
  const definition = boardDefinitionOf(PROCESS, search);
  expect(boardSearchOf('v', definition)).toEqual({ ...search, view: 'v' });
  expect(isBoardChanged(PROCESS, { ...search, view: 'v' }, definition)).toBe(false);
});

test('whose deals are seen is kept as a condition: "mine" are those of whoever looks', () => {
  const definition = boardDefinitionOf(PROCESS, { owner: 'me', filter: JSON.stringify(retail) });
  expect(definition.filter).toEqual({
    kind: 'all',
    rules: [retail, { kind: 'field', field: 'owner', is: { op: 'is', text: '@me' } }],
  });
  expect(isBoardChanged(PROCESS, { owner: 'me', filter: JSON.stringify(retail) }, definition)).toBe(false);
});

test('what is only folded up or open beside the board is no change of a view', () => {
  expect(isBoardChanged(PROCESS, { collapsed: ['lost'], deal: ME }, null)).toBe(false);
  expect(isBoardChanged(PROCESS, { q: 'riga' }, null)).toBe(true);
});
