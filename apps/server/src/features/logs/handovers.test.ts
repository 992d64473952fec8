// The cases behind a hand-over, of a small log by hand.
import { createEventLogBuilder, type EventLog, MISSING, type WordColumn } from '@portolan/mining';
import { expect, test } from 'vitest';
import { handoverPage } from './handovers.ts';

const DAY = 86_400_000;

/** `{ d1: 'Ann0 Ben3' }`: who did the deal's steps, with the day of each; `-` is nobody. */
function handed(deals: Readonly<Record<string, string>>): [log: EventLog, parties: WordColumn] {
  const builder = createEventLogBuilder();
  const who: string[] = [];
  for (const [id, text] of Object.entries(deals)) {
    const code = builder.cases.code(id);
    for (const [, name, day] of text.matchAll(/(-|[A-Za-z]+)([\d.]+)/gu)) {
      builder.append(code, builder.activities.code('Step'), Number(day) * DAY);
      who.push(name!);
    }
  }
  const values = [...new Set(who)].filter((name) => name !== '-');
  const codes = Uint32Array.from(who, (name) => (name === '-' ? MISSING : values.indexOf(name)));
  return [builder.finish(), { kind: 'words', codes, values }];
}

const [LOG, WHO] = handed({
  a: 'Ann0 Ben1 Ann2 Ben7',
  b: 'Ann0 Ben9',
  c: 'Ann0 -1 Ben2',
  d: 'Ben0 Ann4',
  e: 'Ann0 Ben9 Ben20',
});
const page = (giver: string, taker: string, more = {}) =>
  handoverPage(LOG, WHO, { giver, taker }, { limit: 50, ...more });

test('the longest wait first, of several in a deal the longest; nobody between them is no hand-over', () => {
  const { items, total } = page('Ann', 'Ben');
  expect(total).toBe(3);
  expect(items.map((one) => [one.case, one.hereSeconds! / 86_400])).toEqual([
    ['b', 9],
    ['e', 9],
    ['a', 5],
  ]);
  expect(page('Ben', 'Ann').items.map((one) => one.case)).toEqual(['d', 'a']);
});

test('page by page', () => {
  const first = page('Ann', 'Ben', { limit: 2 });
  expect(first.nextCursor).toBe('2');
  expect(page('Ann', 'Ben', { limit: 2, cursor: '2' }).items.map((one) => one.case)).toEqual(['a']);
});

test.each([
  ['Ann', 'Ann'],
  ['Ann', 'Zoe'],
  ['Zoe', 'Ann'],
])('from %s to %s nothing goes', (giver, taker) => {
  expect(page(giver, taker)).toEqual({ items: [], nextCursor: null, total: 0 });
});

test('a log that does not say who did what has none', () => {
  expect(handoverPage(LOG, undefined, { giver: 'Ann', taker: 'Ben' }, { limit: 5 }).total).toBe(0);
});
