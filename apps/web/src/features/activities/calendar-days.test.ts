import { expect, test } from 'vitest';
import { shownDays, turned } from './calendar-days.ts';

const GB = { calendar: 'gregory', tag: 'en-GB-u-ca-gregory' } as const;
const US = { calendar: 'gregory', tag: 'en-US-u-ca-gregory' } as const;
const IR = { calendar: 'persian', tag: 'fa-IR-u-ca-persian' } as const;
const TH = { calendar: 'buddhist', tag: 'th-TH-u-ca-buddhist' } as const;

test.each([
  ['Monday in Britain', GB, '2026-11-23', '2026-11-29'],
  ['Sunday in America', US, '2026-11-22', '2026-11-28'],
  ['Saturday in Iran', IR, '2026-11-21', '2026-11-27'],
  ['Sunday in Thailand', TH, '2026-11-22', '2026-11-28'],
])('a week begins on %s', (_, reader, first, last) => {
  const { days } = shownDays('week', '2026-11-25', reader);
  expect(days).toHaveLength(7);
  expect([days[0], days.at(-1)]).toEqual([first, last]);
});

test('a month is that of the calendar: Azar 1405 runs from 22 November to 21 December', () => {
  const { days, isInside } = shownDays('month', '2026-11-25', IR);
  const inside = days.filter(isInside);
  expect([inside[0], inside.at(-1)]).toEqual(['2026-11-22', '2026-12-21']);
  expect(days.length % 7).toBe(0);
});

test.each([
  ['month', GB, '2026-12-01', '2026-10-01'],
  ['month', IR, '2026-12-22', '2026-10-23'],
  ['week', GB, '2026-12-02', '2026-11-18'],
] as const)('turning a %s leads on and back', (view, reader, on, back) => {
  expect(turned(view, '2026-11-25', 1, reader)).toBe(on);
  expect(turned(view, '2026-11-25', -1, reader)).toBe(back);
});
