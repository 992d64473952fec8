import type { ListedRecord } from '../../../lib/records/record-values.ts';
import { expect, test } from 'vitest';
import { askOfGroup, mergedGroups, readGroups } from './deal-groups.ts';

const lists: Readonly<Record<string, readonly string[]>> = {
  a: ['a1', 'a2', 'a3'],
  b: [],
  c: ['c1', 'c2', 'c3', 'c4'],
};
const asks = Object.keys(lists).map((stage) => ({ stage }));

test.each([1, 2, 3, 5, 7, 20])('pages of %d go from group to group, each but the last full', async (size) => {
  const read = readGroups(asks, size, async ({ stage = '' }, after, limit) => {
    const start = Number(after ?? 0);
    const all = lists[stage] ?? [];
    const items = all.slice(start, start + limit).map((id) => ({ id }) as unknown as ListedRecord);
    return { items, nextCursor: start + limit < all.length ? String(start + limit) : null };
  });
  const seen: string[] = [];
  const full: boolean[] = [];
  let cursor: string | null = null;
  const { signal } = new AbortController();
  do {
    // oxlint-disable-next-line no-await-in-loop -- each cursor comes from the page before
    const page: Awaited<ReturnType<typeof read>> = await read(cursor, signal);
    if (page.next !== null) full.push(page.rows.length === size);
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null);
  expect(seen).toEqual(Object.values(lists).flat());
  expect(full).not.toContain(false);
});

const amount = { kind: 'field', field: 'amount', is: { op: 'filled' } } as const;
test.each([
  ['stage', 'n1', { stage: 'n1' }, null],
  ['owner', null, {}, { kind: 'field', field: 'owner', is: { op: 'empty' } }],
  ['source', 'Web', {}, { kind: 'field', field: 'source', is: { op: 'is', text: 'Web' } }],
  [
    'month',
    '2026-12',
    {},
    {
      kind: 'all',
      rules: [
        { kind: 'field', field: 'closeOn', is: { op: 'after', day: '2026-11-30' } },
        { kind: 'field', field: 'closeOn', is: { op: 'before', day: '2027-01-01' } },
      ],
    },
  ],
] as const)('the group of %s %s asks for its own deals', (group, key, parts, rule) => {
  expect(askOfGroup({ q: 'x' }, group, key)).toEqual({
    q: 'x',
    ...parts,
    ...(rule === null ? {} : { filter: JSON.stringify(rule) }),
  });
});

test('the condition of the list stays', () => {
  expect(JSON.parse(askOfGroup({ filter: JSON.stringify(amount) }, 'owner', null).filter ?? '')).toEqual({
    kind: 'all',
    rules: [amount, { kind: 'field', field: 'owner', is: { op: 'empty' } }],
  });
});

const sum = (minor: number) => [{ currency: 'EUR', minor, deals: 1 }];

test('sources that differ in case only are one group', () => {
  expect(
    mergedGroups([
      { key: 'Web', label: 'Web', count: 2, sums: sum(5) },
      { key: 'web', label: 'web', count: 1, sums: sum(7) },
      { key: null, label: null, count: 1, sums: [] },
      { key: '', label: '', count: 1, sums: [] },
    ]),
  ).toEqual([
    { key: 'Web', label: 'Web', count: 3, sums: [{ currency: 'EUR', minor: 12, deals: 2 }] },
    { key: null, label: null, count: 2, sums: [] },
  ]);
});
