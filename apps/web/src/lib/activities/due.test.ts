import { expect, test } from 'vitest';
import { choiceOf, dueOf, dueOnDay, mondayAfter, workdayAfter } from './due.ts';

test.each([
  ['some time on a day', { on: '2026-03-12' }],
  ['a time with a length', { at: new Date('2026-03-12T15:30:00').toISOString(), minutes: 45 }],
] as const)('%s is set and kept as the same', (_, due) => {
  expect(dueOf(choiceOf(due), 45)).toEqual(due);
});

test('on another day the time of day and the length stay', () => {
  const at = new Date('2026-03-12T15:30:00').toISOString();
  expect(dueOnDay({ at, minutes: 45 }, '2026-04-02')).toEqual({
    at: new Date('2026-04-02T15:30:00').toISOString(),
    minutes: 45,
  });
  expect(dueOnDay({ on: '2026-03-12' }, '2026-04-02')).toEqual({ on: '2026-04-02' });
  expect(dueOnDay(null, '2026-04-02')).toEqual({ on: '2026-04-02' });
});

test.each([
  ['2026-03-12', '2026-03-16', '2026-03-13'],
  ['2026-03-13', '2026-03-16', '2026-03-16'],
  ['2026-03-15', '2026-03-16', '2026-03-16'],
  ['2026-03-16', '2026-03-23', '2026-03-17'],
])('after %s the next Monday is %s, the next workday %s', (day, monday, workday) => {
  expect(mondayAfter(day)).toBe(monday);
  expect(workdayAfter(day)).toBe(workday);
});
