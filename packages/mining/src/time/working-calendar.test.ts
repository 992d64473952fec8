// Working time against a count minute by minute, over the days on which clocks change, and against days counted by hand.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar, type WorkingCalendar } from './working-calendar.ts';
import { zoneOffsets } from './zone-offsets.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(text);

/** The clock on the wall, asked for every minute. */
function countMinutes(calendar: WorkingCalendar, from: number, to: number): number {
  const zone = typeof calendar.zone === 'string' ? calendar.zone : 'UTC';
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const shifts = calendar.shifts ?? [
    {
      weekdays: calendar.weekdays ?? [1, 2, 3, 4, 5],
      fromHour: calendar.fromHour ?? 9,
      toHour: calendar.toHour ?? 18,
    },
  ];
  let minutes = 0;
  for (let ms = from; ms < to; ms += MINUTE) {
    const parts = new Map(wall.formatToParts(ms).map(({ type, value }) => [type, value]));
    const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts.get('weekday')!);
    const hour = Number(parts.get('hour')) + Number(parts.get('minute')) / 60;
    const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
    const isOpen = shifts.some(
      (shift) => shift.weekdays.includes(weekday) && hour >= shift.fromHour && hour < shift.toHour,
    );
    if (isOpen && !(calendar.holidays ?? []).includes(date)) minutes++;
  }
  return minutes;
}

const someHours = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .map(([a, b]) => ({ fromHour: Math.min(a, b - 1) / 2, toHour: Math.max(a + 1, b) / 2 }));
const someDays = fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 });
const someShifts = fc.array(
  fc.tuple(someHours, someDays).map(([hours, weekdays]) => ({ weekdays, ...hours })),
  { minLength: 1, maxLength: 3 },
);
/** Half an hour, ahead and behind, a change of half an hour (Lord Howe), and none. */
const someZone = fc.constantFrom(
  'Europe/Riga',
  'America/New_York',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Asia/Bangkok',
);
/** Around both changes of clocks, north and south, in 2026. */
const someMoment = fc.tuple(
  fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
  fc.integer({ min: -2 * 24 * 60, max: 2 * 24 * 60 }),
);

describe('working time', () => {
  test('equals a count minute by minute, where clocks change, too', () => {
    fc.assert(
      fc.property(
        someZone,
        someShifts,
        someMoment,
        fc.nat(2000),
        fc.boolean(),
        (zone, shifts, [day, minute], length, off) => {
          const calendar: WorkingCalendar = { zone, shifts, ...(off && { holidays: [day] }) };
          const from = at(day) + minute * MINUTE;
          const to = from + length * MINUTE;
          const clock = compileCalendar(calendar, from - 40 * DAY, to + 3 * DAY);
          expect(clock.msBetween(from, to) / MINUTE).toBe(countMinutes(calendar, from, to));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('adds up over windows side by side, never falls, and is never more than what elapsed', () => {
    const clock = compileCalendar(
      { zone: 'Europe/Riga', holidays: ['2026-05-04'] },
      at('2026-01-01'),
      at('2027-01-01'),
    );
    const moment = fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') });
    fc.assert(
      fc.property(fc.tuple(moment, moment, moment), (three) => {
        const [a, b, c] = three.toSorted((x, y) => x - y) as [number, number, number];
        expect(clock.msBetween(a, b) + clock.msBetween(b, c)).toBe(clock.msBetween(a, c));
        expect(clock.msBetween(a, b)).toBeGreaterThanOrEqual(0);
        expect(clock.msBetween(a, b)).toBeLessThanOrEqual(b - a);
      }),
    );
  });

  test.each<[string, WorkingCalendar, string, string, number]>([
    ['from Friday 17:00 to Monday 10:00', {}, '2026-11-20T17:00Z', '2026-11-23T10:00Z', 2],
    ['a week', {}, '2026-11-16T00:00Z', '2026-11-23T00:00Z', 45],
    ['a week with a holiday', { holidays: ['2026-11-18'] }, '2026-11-16T00:00Z', '2026-11-23T00:00Z', 36],
    [
      'a day in Bangkok, seven hours ahead',
      { offsetMinutes: 420 },
      '2026-11-16T02:00Z',
      '2026-11-16T05:00Z',
      3,
    ],
    [
      'nights',
      {
        shifts: [
          { weekdays: [0, 1, 2, 3, 4, 5, 6], fromHour: 22, toHour: 24 },
          { weekdays: [0, 1, 2, 3, 4, 5, 6], fromHour: 0, toHour: 6 },
        ],
      },
      '2026-11-16T12:00Z',
      '2026-11-17T12:00Z',
      8,
    ],
    // Clocks in Riga go from 03:00 to 04:00 on 29 March, and from 04:00 back to 03:00 on 25 October 2026.
    [
      'the night in spring without its hour',
      { zone: 'Europe/Riga', weekdays: [0], fromHour: 2, toHour: 5 },
      '2026-03-28T12:00Z',
      '2026-03-29T12:00Z',
      2,
    ],
    [
      'the night in autumn with its hour twice',
      { zone: 'Europe/Riga', weekdays: [0], fromHour: 2, toHour: 5 },
      '2026-10-24T12:00Z',
      '2026-10-25T12:00Z',
      4,
    ],
    [
      'shifts that overlap count once',
      {
        shifts: [
          { weekdays: [1], fromHour: 8, toHour: 12 },
          { weekdays: [1], fromHour: 10, toHour: 14 },
        ],
      },
      '2026-11-16T00:00Z',
      '2026-11-17T00:00Z',
      6,
    ],
  ])('%s', (_, calendar, from, to, hours) => {
    expect(compileCalendar(calendar, at(from), at(to)).msBetween(at(from), at(to)) / HOUR).toBe(hours);
  });

  test('a day is an average working day', () => {
    const shifts = [
      { weekdays: [1, 2, 3, 4], fromHour: 8, toHour: 17 },
      { weekdays: [5], fromHour: 8, toHour: 12 },
    ];
    expect(compileCalendar({ shifts }, 0, 0).dayMs / HOUR).toBe((4 * 9 + 4) / 5);
  });

  test('offsets may be given as a table, and are then those of the zone', () => {
    const [from, to] = [at('2026-01-01'), at('2027-01-01')];
    const table = zoneOffsets('Europe/Riga', from, to);
    expect(table.offsetMs.map((ms) => ms / HOUR)).toEqual([2, 3, 2]);
    expect(table.fromMs.slice(1).map((ms) => new Date(ms).toISOString())).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
    ]);
    const [byTable, byName] = [table, 'Europe/Riga'].map((zone) =>
      compileCalendar({ zone }, from, to).msBetween(from, to),
    );
    expect(byTable).toBe(byName);
  });

  test.each<[WorkingCalendar, RegExp]>([
    [{ weekdays: [] }, /needs working time/u],
    [{ fromHour: 18, toHour: 9 }, /from 18 to 9.*two shifts/u],
    [{ toHour: 25 }, /0 to 24/u],
    [{ weekdays: [7] }, /weekdays: 7/u],
    [{ holidays: ['25.12.2026'] }, /"25.12.2026" is no date; write it as 2026-12-25/u],
    [{ holidays: ['2026-02-30'] }, /is no date/u],
    [{ zone: 'Europe/Atlantis' }, /"Europe\/Atlantis" is not known/u],
    [{ zone: 'Europe/Riga', offsetMinutes: 120 }, /either a zone or offsetMinutes/u],
    [{ shifts: [{ weekdays: [1], fromHour: 9, toHour: 10 }], fromHour: 9 }, /either shifts/u],
    [{ zone: { fromMs: [2, 1], offsetMs: [0, 0] } }, /ascending/u],
  ])('%j is refused', (calendar, message) => {
    expect(() => compileCalendar(calendar, 5, 10)).toThrow(message);
  });

  test('a range that is none, and a moment outside it, are refused', () => {
    expect(() => compileCalendar({}, 10, 5)).toThrow(/not after/u);
    expect(() => compileCalendar({}, Number.NaN, 5)).toThrow(RangeError);
    expect(() => compileCalendar({}, 0, 10).msBetween(0, 11)).toThrow(/for 0 to 10 only/u);
    expect(() => zoneOffsets('UTC', at('1200-01-01'), at('2026-01-01'))).toThrow(/300 years/u);
  });
});
