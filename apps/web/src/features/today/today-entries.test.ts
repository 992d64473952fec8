import type { TodayItem } from '@portolan/contract';
import { expect, test } from 'vitest';
import { entryOf, groupEntries, neighbour, isAhead } from './today-entries.ts';

const NOW = Date.parse('2026-03-12T10:00:00Z');

function step(key: string, more: Partial<TodayItem>): TodayItem {
  return {
    key,
    kind: 'step',
    why: 'dueToday',
    since: '2026-03-12T10:00:00Z',
    by: '2026-03-12T10:00:00Z',
    action: 'finish',
    deal: null,
    contacts: [],
    activity: null,
    item: null,
    ...more,
  };
}
const timed = (at: string): Partial<TodayItem> => ({
  by: at,
  activity: {
    id: at,
    kind: 'call',
    subject: 'x',
    due: { at, minutes: 30 },
    priority: 'normal',
    repeats: false,
    revision: 1,
  },
});

test.each([
  ['what is overdue', { why: 'overdue' }, 'now'],
  ['a new lead', { why: 'unanswered' }, 'now'],
  ['what somebody waits for', { why: 'asked' }, 'now'],
  ['a call in a quarter of an hour', timed('2026-03-12T10:15:00Z'), 'now'],
  ['a call in the afternoon', timed('2026-03-12T15:00:00Z'), 'today'],
  ['some time today', {}, 'today'],
  ['a rest that is over', { why: 'restOver' }, 'today'],
  ['a deal without a step', { why: 'nothingPlanned' }, 'still'],
] as const)('%s stands in its group', (_, more, group) => {
  expect(entryOf(step('a', more), NOW).group).toBe(group);
});

test('groups keep the order of the list, empty ones are left out, and nothing stands twice', () => {
  const entries = [
    entryOf(step('late', { why: 'overdue' }), NOW),
    entryOf(step('later', { why: 'overdue' }), NOW),
    entryOf(step('still', { why: 'untouched' }), NOW),
    entryOf(step('late', { why: 'untouched' }), NOW),
  ];
  expect(groupEntries(entries).map(({ group, entries: of }) => [group, of.map(({ key }) => key)])).toEqual([
    ['now', ['late', 'later']],
    ['still', ['still']],
  ]);
});

test.each([
  [null, 1, 'a'],
  [null, -1, 'c'],
  ['a', 1, 'b'],
  ['a', -1, 'a'],
  ['c', 1, 'c'],
  ['gone', 1, 'a'],
] as const)('from %s one step of %i leads to %s', (at, by, to) => {
  expect(neighbour(['a', 'b', 'c'], at, by)).toBe(to);
});

test.each([
  ['of today, whose end is tomorrow where the day began sooner', { on: '2026-11-26' }, false],
  ['of tomorrow', { on: '2026-11-27' }, true],
  ['at a moment', { at: '2026-11-27T08:00:00.000Z', minutes: 30 }, true],
  ['without a day', null, true],
])('a step %s stands among the days that follow: %s', (_, due, ahead) => {
  expect(isAhead({ due }, '2026-11-26')).toBe(ahead);
});
