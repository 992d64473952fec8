import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingHours, workingMinutesBetween } from './working-hours.ts';
import { clockAt, instantAt, isTimeZone } from './zones.ts';

const ZONES = [
  'UTC',
  'Europe/Riga',
  'America/New_York',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Sao_Paulo',
];
const instants = fc
  .integer({ min: Date.UTC(1995, 0, 1) / 60_000, max: Date.UTC(2045, 0, 1) / 60_000 })
  .map((minutes) => minutes * 60_000);
const zones = fc.constantFrom(...ZONES);

describe('a clock time', () => {
  it('is shown again at the instant that it is', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const clock = clockAt(at, zone);
        const again = instantAt(clock, zone);
        // Earlier only where clocks show it twice.
        expect(clockAt(again, zone)).toEqual(clock);
        expect(again).toBeLessThanOrEqual(at);
      }),
    );
  });

  it.each([
    ['skipped', '2026-03-29', 3 * 60 + 30, 'Europe/Riga', '2026-03-29T01:30:00.000Z'],
    ['shown twice: the first', '2026-10-25', 3 * 60 + 30, 'Europe/Riga', '2026-10-25T00:30:00.000Z'],
    ['midnight that is skipped', '2018-11-04', 0, 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['a day that never was', '2011-12-30', 600, 'Pacific/Apia', '2011-12-30T20:00:00.000Z'],
    ['by the half hour', '2026-04-05', 0, 'Australia/Lord_Howe', '2026-04-04T13:00:00.000Z'],
  ])('that is %s', (_name, day, minutes, zone, expected) => {
    expect(new Date(instantAt({ day, minutes }, zone)).toISOString()).toBe(expected);
  });
});

it.each([
  ['Asia/Bangkok', true],
  ['Mars/Olympus', false],
  ['', false],
  ['\u202eUTC', false],
])('%j is a zone: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});

function add(from: string, hours: number, zone = 'UTC'): string {
  return new Date(addWorkingHours(Date.parse(from), hours, zone)).toISOString().slice(0, 16);
}

describe('working hours', () => {
  it.each([
    ['within a day', '2026-03-02T10:00Z', 2, '2026-03-02T12:00'],
    ['over night', '2026-03-02T16:00Z', 2, '2026-03-03T10:00'],
    ['over a week-end', '2026-03-06T16:00Z', 2, '2026-03-09T10:00'],
    ['from before opening', '2026-03-02T03:00Z', 1, '2026-03-02T10:00'],
    ['from a Saturday', '2026-03-07T12:00Z', 24, '2026-03-11T17:00'],
    ['three days, to closing time', '2026-03-02T09:00Z', 24, '2026-03-04T17:00'],
  ])('%s', (_name, from, hours, expected) => {
    expect(add(from, hours)).toBe(expected);
  });

  it('are those of the zone', () => {
    // Friday 16:00 in Tehran, already; Monday follows.
    expect(add('2026-03-06T12:30Z', 2, 'Asia/Tehran')).toBe('2026-03-09T06:30');
  });

  it('that were added lie between', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 200 }), zones, (at, hours, zone) => {
        const end = addWorkingHours(at, hours, zone);
        expect(workingMinutesBetween(at, end, zone)).toBe(hours * 60);
      }),
    );
  });

  it('add up', () => {
    fc.assert(
      fc.property(fc.tuple(instants, instants, instants), zones, (given, zone) => {
        const [a, b, c] = given.toSorted((x, y) => x - y) as [number, number, number];
        expect(workingMinutesBetween(a, b, zone) + workingMinutesBetween(b, c, zone)).toBe(
          workingMinutesBetween(a, c, zone),
        );
      }),
    );
  });
});
