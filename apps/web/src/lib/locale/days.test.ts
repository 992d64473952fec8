import { expect, test } from 'vitest';
import { dayAt, endOfDay, monthsLater } from './days.ts';

test('the day at an instant is that of the clock on the wall', () => {
  expect(dayAt(new Date(2026, 2, 5, 23, 59).getTime())).toBe('2026-03-05');
  expect(dayAt(new Date(2026, 10, 30, 0, 0).getTime())).toBe('2026-11-30');
});

test.each([
  ['2026-03-12', 3, '2026-06-12'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2027-11-30', 3, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-31'],
  ['2026-01-31', 1, '2026-02-28'],
])('%s and %d months is %s', (day, months, later) => {
  expect(monthsLater(day, months)).toBe(later);
});

test('a day ends with its last second', () => {
  const end = new Date(endOfDay('2026-03-12'));
  expect(dayAt(end.getTime())).toBe('2026-03-12');
  expect(dayAt(end.getTime() + 1000)).toBe('2026-03-13');
});
