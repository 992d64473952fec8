import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { DateReader, type DateOrder } from './date-reader.ts';
import { dayNumber } from './calendars.ts';

function iso(text: string, order: DateOrder = 'auto', zone?: string): string {
  const ms = new DateReader(order, 'auto', zone).readText(text);
  return Number.isNaN(ms) ? 'unreadable' : new Date(ms).toISOString();
}

test.each([
  ['2010-12-30 14:32:00+01:00', '2010-12-30T13:32:00.000Z'],
  ['2010-12-30T14:32:00Z', '2010-12-30T14:32:00.000Z'],
  ['2010-12-30T14:32:00z', '2010-12-30T14:32:00.000Z'],
  ['2010-12-30 14:32', '2010-12-30T14:32:00.000Z'],
  ['2010-12-30', '2010-12-30T00:00:00.000Z'],
  ['2016/01/02 01:00:01.353', '2016-01-02T01:00:01.353Z'],
  ['2011-12-06 13:41:31.788000+01:00', '2011-12-06T12:41:31.788Z'],
  ['2011-12-06 13:41:31.788999999', '2011-12-06T13:41:31.788Z'],
  ['2011-12-06 13:41:31.7', '2011-12-06T13:41:31.700Z'],
  ['2011-12-06T13:41:31,25', '2011-12-06T13:41:31.250Z'],
  ['2011-12-06T13:41:31-0530', '2011-12-06T19:11:31.000Z'],
  ['2011-12-06T13:41:31+02', '2011-12-06T11:41:31.000Z'],
  ['2011-12-06 13:41:31 UTC', '2011-12-06T13:41:31.000Z'],
  ['2011-12-06 13:41:31 +0100', '2011-12-06T12:41:31.000Z'],
  ['2021-01-07 6:49:18', '2021-01-07T06:49:18.000Z'],
  ['20260304', '2026-03-04T00:00:00.000Z'],
  ['20260304T143205Z', '2026-03-04T14:32:05.000Z'],
  ['20260304143205', '2026-03-04T14:32:05.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-03-04 24:00:00', '2026-03-05T00:00:00.000Z'],
  ['1483228800', '2017-01-01T00:00:00.000Z'],
  ['1483228800.5', '2017-01-01T00:00:00.500Z'],
  ['1483228800123', '2017-01-01T00:00:00.123Z'],
  ['1483228800123456', '2017-01-01T00:00:00.123Z'],
  ['42736', '2017-01-01T00:00:00.000Z'],
  ['42736.75', '2017-01-01T18:00:00.000Z'],
  ['26-02-2018 19:58', '2018-02-26T19:58:00.000Z'],
  ['10/20/2016', '2016-10-20T00:00:00.000Z'],
  ['20/10/2016 5:06 pm', '2016-10-20T17:06:00.000Z'],
  ['12/31/2016, 12:05:09 AM', '2016-12-31T00:05:09.000Z'],
  ['14.06.2026 09:20', '2026-06-14T09:20:00.000Z'],
  ['03.04.2026', '2026-04-03T00:00:00.000Z'],
  ['31/12/16', '2016-12-31T00:00:00.000Z'],
  ['4 Mar 2026', '2026-03-04T00:00:00.000Z'],
  ['04-MAR-26', '2026-03-04T00:00:00.000Z'],
  ['March 4th, 2026 2:05 PM', '2026-03-04T14:05:00.000Z'],
  ['Wed, 04 Mar 2026 10:00:00 GMT', '2026-03-04T10:00:00.000Z'],
  ['Wed Mar 04 2026 10:00:00 GMT+0100 (Central European Standard Time)', '2026-03-04T09:00:00.000Z'],
  ['4. März 2026 14:32', '2026-03-04T14:32:00.000Z'],
  ['4 de marzo de 2026', '2026-03-04T00:00:00.000Z'],
  ['4 марта 2026', '2026-03-04T00:00:00.000Z'],
  ['2026. gada 4. marts', '2026-03-04T00:00:00.000Z'],
  ['2026年3月4日 14:32', '2026-03-04T14:32:00.000Z'],
  // Thai: Buddhist year, Thai digits, Thai month
  ['25/03/2569', '2026-03-25T00:00:00.000Z'],
  ['๒๕/๐๓/๒๕๖๙', '2026-03-25T00:00:00.000Z'],
  ['4 มีนาคม 2569', '2026-03-04T00:00:00.000Z'],
  ['2569-03-25 10:00:00', '2026-03-25T10:00:00.000Z'],
  // Persian: Solar Hijri year, Persian digits, Persian month
  ['1404/01/01', '2025-03-21T00:00:00.000Z'],
  ['۱۴۰۴/۱۲/۲۹', '2026-03-20T00:00:00.000Z'],
  ['1403/12/30', '2025-03-20T00:00:00.000Z'],
  ['1404-07-15 08:30:00', '2025-10-07T08:30:00.000Z'],
  ['۱۵ مهر ۱۴۰۴', '2025-10-07T00:00:00.000Z'],
  // marks that spreadsheets leave
  ['\u200e2026-03-04\u200f', '2026-03-04T00:00:00.000Z'],
  ['2026-03-04\u00a014:32', '2026-03-04T14:32:00.000Z'],
])('reads %s', (text, expected) => {
  expect(iso(text)).toBe(expected);
});

test.each([
  '',
  'abc',
  '2026',
  '12',
  '2026-13-01',
  '2026-02-30',
  '2025-02-29',
  '2026-03-04 25:00',
  '2026-03-04 10:61:00',
  '32/13/2026',
  '2026-03-04 garbage',
  '1404/12/30',
  '1.5',
  '12:30',
  '2026-3',
  'Marchember 4 2026',
  '2026-03-04 10:00:00+99:00',
  '1-2-3',
  '10/20',
  '2026-03-04 13:00 PM',
  '9'.repeat(400),
])('refuses %s', (text) => {
  expect(iso(text)).toBe('unreadable');
});

test.each<[string, DateOrder, string]>([
  ['03/04/2026', 'dmy', '2026-04-03T00:00:00.000Z'],
  ['03/04/2026', 'mdy', '2026-03-04T00:00:00.000Z'],
  ['03-04-2026 10:11', 'mdy', '2026-03-04T10:11:00.000Z'],
  ['25/03/2026', 'mdy', 'unreadable'],
  ['03/25/2026', 'dmy', 'unreadable'],
  ['2026-03-04', 'dmy', '2026-03-04T00:00:00.000Z'],
  ['03/04/2026', 'iso', 'unreadable'],
  ['25/03/2026', 'iso', '2026-03-25T00:00:00.000Z'],
  ['86400', 'epoch_s', '1970-01-02T00:00:00.000Z'],
  ['86400000', 'epoch_ms', '1970-01-02T00:00:00.000Z'],
  ['1', 'excel', '1899-12-31T00:00:00.000Z'],
])('reads %s as %s', (text, order, expected) => {
  expect(iso(text, order)).toBe(expected);
});

test.each([
  ['2026-01-15 12:00', 'Europe/Riga', '2026-01-15T10:00:00.000Z'],
  ['2026-07-15 12:00', 'Europe/Riga', '2026-07-15T09:00:00.000Z'],
  ['2026-07-15 12:00:00+07:00', 'Europe/Riga', '2026-07-15T05:00:00.000Z'],
  ['2026-07-15 12:00', 'Asia/Bangkok', '2026-07-15T05:00:00.000Z'],
  ['2026-07-15', 'Asia/Tehran', '2026-07-14T20:30:00.000Z'],
  // The hour that the clocks skip, and the one that they repeat: the offset before the change.
  ['2026-03-29 03:30', 'Europe/Riga', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25 03:30', 'Europe/Riga', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25 02:30', 'Europe/Riga', '2026-10-24T23:30:00.000Z'],
  ['2026-10-25 05:00', 'Europe/Riga', '2026-10-25T03:00:00.000Z'],
])('reads %s in %s', (text, zone, expected) => {
  expect(iso(text, 'auto', zone)).toBe(expected);
});

test('an unknown time zone is refused with an example', () => {
  expect(() => new DateReader('auto', 'auto', 'Mars/Base')).toThrowError(
    /"Mars\/Base" is unknown.*Europe\/Riga/,
  );
});

test('a column that can be read both ways stays undecided and shows both readings', () => {
  const reader = new DateReader();
  const dayFirst = reader.readText('03/04/2026');
  expect([new Date(dayFirst).toISOString(), new Date(reader.other).toISOString()]).toEqual([
    '2026-04-03T00:00:00.000Z',
    '2026-03-04T00:00:00.000Z',
  ]);
  expect(reader.undecided).toBe(true);
  reader.readText('05/05/2026');
  expect(reader.undecided).toBe(true);
  reader.readText('03/25/2026');
  expect(reader.undecided).toBe(false);
  expect(new Date(reader.readText('03/04/2026')).toISOString()).toBe('2026-03-04T00:00:00.000Z');
});

test('two days that are the same in both readings leave nothing open', () => {
  const reader = new DateReader();
  expect(new Date(reader.readText('05/05/2026')).toISOString()).toBe('2026-05-05T00:00:00.000Z');
  expect(reader.undecided).toBe(false);
});

test('wall clocks are kept as written where offsets are ignored', () => {
  const reader = new DateReader('auto', 'auto', undefined, 'ignore');
  expect(new Date(reader.readText('2011-10-11 13:45:40.276+02:00')).toISOString()).toBe(
    '2011-10-11T13:45:40.276Z',
  );
  expect(new Date(reader.readText('2011-10-11 13:45 +0200')).toISOString()).toBe('2011-10-11T13:45:00.000Z');
});

test('every instant of the platform is read back, in any precision and offset', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1600-01-01'), max: new Date('2399-12-31'), noInvalidDate: true }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      fc.constantFrom('T', ' '),
      (date, offset, gap) => {
        const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 23).replace('T', gap);
        const sign = offset < 0 ? '-' : '+';
        const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
        const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
        const reader = new DateReader();
        expect(reader.readText(`${local}${sign}${hours}:${minutes}`)).toBe(date.getTime());
      },
    ),
  );
});

test('Solar Hijri days agree with the calendar of the platform', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1930, 0, 1) / 86_400_000, max: Date.UTC(2089, 0, 1) / 86_400_000 }),
      (day) => {
        const part: Record<string, number> = {};
        for (const { type, value } of format.formatToParts(day * 86_400_000)) part[type] = Number(value);
        expect(dayNumber('persian', part['year']!, part['month']!, part['day']!)).toBe(day);
      },
    ),
    { numRuns: 2000 },
  );
});
