// What an address of a board means, however it was tampered with; and what lines of a deal come to.
import { expect, test } from 'vitest';
import { ruleOf } from './board-rule.ts';
import { readBoardSearch } from './board-search.ts';
import { lineTotal, linesTotal } from './line-totals.ts';

const ID = '0197b1f0-0000-7000-8000-000000000001';

test('a view is read from its address, and odd parts are left out', () => {
  expect(
    readBoardSearch({ owner: 'me', sort: '-amount', group: 'phase', q: 280, collapsed: 'lost', deal: ID }),
  ).toEqual({
    owner: 'me',
    sort: '-amount',
    group: 'phase',
    q: '280',
    collapsed: ['lost'],
    deal: ID,
  });
  expect(
    readBoardSearch({
      owner: "' or 1=1",
      sort: 'nextStepAt',
      group: 'stage',
      q: ['x'],
      deal: '../x',
      view: 7,
    }),
  ).toEqual({});
});

test.each([undefined, '', '{', '[]', '{"kind":"field"}', '{"kind":"all","rules":7}'])(
  '%s is no condition',
  (text) => {
    expect(ruleOf(text)).toBeNull();
  },
);

test('a condition survives the address', () => {
  const rule = { kind: 'field', field: 'amount', is: { op: 'filled' } } as const;
  expect(ruleOf(JSON.stringify(rule))).toEqual(rule);
});

test.each([
  [{ quantityMilli: 1000, unitMinor: 1999, discount: 0 }, 1999],
  [{ quantityMilli: 2500, unitMinor: 1999, discount: 0 }, 4998],
  [{ quantityMilli: 1000, unitMinor: 1000, discount: 1250 }, 875],
  [{ quantityMilli: 1000, unitMinor: -505, discount: 5000 }, -253],
  [{ quantityMilli: 1, unitMinor: 1, discount: 0 }, 0],
])('%j comes to %i', (line, total) => {
  expect(lineTotal(line)).toBe(total);
});

test('lines are rounded one by one', () => {
  const line = { quantityMilli: 500, unitMinor: 1, discount: 0 };
  expect(linesTotal([line, line])).toBe(2);
});
