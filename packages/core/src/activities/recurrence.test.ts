import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayNumber, dayOf, isoWeekday } from '../calendar/days.ts';
import { clockAt } from '../calendar/zones.ts';
import { REPEAT_UNITS, hasEnded, nextDay, repeatSchema } from './recurrence.ts';
import type { RepeatFrom } from './recurrence.ts';
import { nextInSeries, startSeries } from './series.ts';

function rule(from: string, unit: RepeatFrom['unit'], every = 1, on: number[] = []): RepeatFrom {
  return { from, unit, every, on };
}

const mondayOf = (day: string): number => dayNumber(day) - isoWeekday(day);

describe('the next day', () => {
  it.each([
    ['every day', rule('2026-03-01', 'day'), '2026-03-01', '2026-03-02'],
    ['every third day, asked in between', rule('2026-03-01', 'day', 3), '2026-03-05', '2026-03-07'],
    ['every week on the weekday it began', rule('2026-03-04', 'week'), '2026-03-04', '2026-03-11'],
    [
      'on working days, over a week-end',
      rule('2026-03-02', 'week', 1, [1, 2, 3, 4, 5]),
      '2026-03-06',
      '2026-03-09',
    ],
    ['every second week, within its week', rule('2026-03-02', 'week', 2, [1, 4]), '2026-03-02', '2026-03-05'],
    [
      'every second week, over the week between',
      rule('2026-03-02', 'week', 2, [1, 4]),
      '2026-03-05',
      '2026-03-16',
    ],
    ['weekdays in any order', rule('2026-03-02', 'week', 1, [5, 1]), '2026-03-03', '2026-03-06'],
    ['the 31st in a month of 28 days', rule('2026-01-31', 'month'), '2026-01-31', '2026-02-28'],
    ['and in the month after it again', rule('2026-01-31', 'month'), '2026-02-28', '2026-03-31'],
    ['the 31st in a leap year', rule('2028-01-31', 'month'), '2028-01-31', '2028-02-29'],
    ['every quarter', rule('2026-01-15', 'month', 3), '2026-01-15', '2026-04-15'],
    ['29 February in a year without one', rule('2028-02-29', 'year'), '2028-02-29', '2029-02-28'],
    ['and in the next that has one', rule('2028-02-29', 'year'), '2031-12-01', '2032-02-29'],
    ['over the turn of a year', rule('2025-12-31', 'day'), '2025-12-31', '2026-01-01'],
    ['before it began', rule('2026-03-04', 'month'), '2026-01-01', '2026-03-04'],
  ])('%s', (_name, given, day, expected) => {
    expect(nextDay(given, day)).toBe(expected);
  });

  const days = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2090-12-31') }).map(dayOf);
  const rules = fc.record({
    from: days,
    unit: fc.constantFrom(...REPEAT_UNITS),
    every: fc.integer({ min: 1, max: 60 }),
    on: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  });

  it('is later, and nothing lies between', () => {
    fc.assert(
      fc.property(rules, days, (given, day) => {
        const next = nextDay(given, day);
        expect(next > day).toBe(true);
        // Every day up to it has the same next one.
        const before = addDays(next, -1);
        expect(nextDay(given, before > day ? before : day)).toBe(next);
      }),
    );
  });

  it('does not depend on the days it was asked for before', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 1, max: 40 }), (given, steps) => {
        let day = given.from;
        for (let i = 0; i < steps; i++) day = nextDay(given, day);
        expect(nextDay(given, addDays(day, -1))).toBe(day);
      }),
    );
  });

  it('falls on the weekdays of the rule, in weeks of its turn', () => {
    fc.assert(
      fc.property(rules, days, (given, day) => {
        const weekly = { ...given, unit: 'week' as const };
        const next = nextDay(weekly, day);
        const wanted = given.on.length === 0 ? [isoWeekday(given.from)] : given.on;
        expect(wanted).toContain(isoWeekday(next));
        // A remainder of what lies before the beginning is negative zero.
        expect(Math.abs((mondayOf(next) - mondayOf(given.from)) % (7 * given.every))).toBe(0);
      }),
    );
  });

  it('of months is the day of the rule, or the last of a month that is too short', () => {
    fc.assert(
      fc.property(rules, days, (given, day) => {
        const next = nextDay({ ...given, unit: 'month' }, day);
        const wanted = Number(given.from.slice(8));
        const lastOfMonth = Number(addDays(addMonths(`${next.slice(0, 7)}-01`, 1), -1).slice(8));
        expect(Number(next.slice(8))).toBe(Math.min(wanted, lastOfMonth));
      }),
    );
  });
});

describe('a row', () => {
  const repeat = repeatSchema.parse({ unit: 'week' });

  it.each([
    ['Europe/Riga', '2026-03-23T07:00:00.000Z', '2026-03-30T06:00:00.000Z'],
    ['America/New_York', '2026-03-02T14:00:00.000Z', '2026-03-09T13:00:00.000Z'],
    ['Asia/Tehran', '2026-03-16T05:30:00.000Z', '2026-03-23T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-03-30T22:00:00.000Z', '2026-04-06T22:30:00.000Z'],
  ])('keeps the clock time of %s when clocks change', (timeZone, at, expected) => {
    const due = { at, minutes: 45 };
    const series = startSeries(repeat, due, timeZone);
    const next = nextInSeries(series, due, Date.parse(at));
    expect(next?.due).toEqual({ at: expected, minutes: 45 });
    expect(next?.series.number).toBe(2);
  });

  it('goes back to its clock time after a day on which clocks skipped it', () => {
    const daily = repeatSchema.parse({ unit: 'day', timeZone: 'Europe/Riga' });
    let due: { at: string; minutes: number } = { at: '2026-03-28T01:30:00.000Z', minutes: 0 };
    let series = startSeries(daily, due, 'UTC');
    const shown: string[] = [];
    for (let i = 0; i < 2; i++) {
      const next = nextInSeries(series, due, Date.parse(due.at));
      if (next === null || 'on' in next.due) throw new Error('it goes on at a time');
      ({ series } = next);
      due = { at: next.due.at, minutes: next.due.minutes ?? 0 };
      const { day, minutes } = clockAt(Date.parse(due.at), 'Europe/Riga');
      shown.push(`${day} ${minutes / 60}`);
    }
    expect(shown).toEqual(['2026-03-29 4.5', '2026-03-30 3.5']);
  });

  it('gives who is behind the next one, never one on the day of finishing or before', () => {
    const due = { on: '2026-03-02' };
    const series = startSeries(repeatSchema.parse({ unit: 'day' }), due, 'Asia/Bangkok');
    // Already the 6th in Bangkok.
    expect(nextInSeries(series, due, Date.parse('2026-03-05T18:00:00Z'))?.due).toEqual({ on: '2026-03-07' });
    // Done ahead of time: the one after it.
    expect(nextInSeries(series, due, Date.parse('2026-02-20T00:00:00Z'))?.due).toEqual({ on: '2026-03-03' });
  });

  it('ends by its day or its number', () => {
    const due = { on: '2026-03-02' };
    const now = Date.parse('2026-03-02T10:00:00Z');
    const until = startSeries(repeatSchema.parse({ unit: 'day', until: '2026-03-02' }), due, 'UTC');
    expect(nextInSeries(until, due, now)).toBeNull();
    const twice = startSeries(repeatSchema.parse({ unit: 'day', count: 2 }), due, 'UTC');
    const second = nextInSeries(twice, due, now);
    expect(second?.due).toEqual({ on: '2026-03-03' });
    expect(nextInSeries(second!.series, second!.due, now)).toBeNull();
    expect(hasEnded({ until: null, count: null }, '2199-01-01', 1e6)).toBe(false);
  });

  it('ends where days do', () => {
    const due = { on: '2199-12-31' };
    expect(nextInSeries(startSeries(repeat, due, 'UTC'), due, Date.parse('2199-12-31T10:00:00Z'))).toBeNull();
  });
});

it.each([
  { unit: 'week', timeZone: 'Mars/Olympus' },
  { unit: 'hour' },
  { unit: 'day', every: 0 },
  { unit: 'day', every: 1.5 },
  { unit: 'week', on: [0] },
  { unit: 'week', on: [8] },
  { unit: 'day', count: 0 },
  { unit: 'day', until: '2026-02-30' },
])('the rule %j is refused', (given) => {
  expect(repeatSchema.safeParse(given).success).toBe(false);
});
