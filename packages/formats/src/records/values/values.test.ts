// Amounts, dates and words as people write them: what is read, what is refused and why, what stays open.
import * as fc from 'fast-check';
import { CURRENCIES, decimalOf } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { DateColumn } from './dates.ts';
import { DecimalReader } from './decimals.ts';
import { plainText } from './html-text.ts';
import { readMoney } from './money.ts';
import { cleanText } from './text.ts';
import {
  readBoolean,
  readClock,
  readDomain,
  readDuration,
  readEmail,
  readLink,
  readList,
  readPhone,
  readStatus,
} from './words.ts';

function day(text: string) {
  return new DateColumn('date', { order: 'auto', calendar: 'auto', timeZone: undefined }).read(text, 1);
}

describe('numbers', () => {
  test.each<[string, string]>([
    ['1 234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ["1'234.50", '1234.5'],
    ['1\u202f234\u00a0567,8', '1234567.8'],
    ['12,34,567.00', '1234567'],
    ['1.234.567', '1234567'],
    ['1,234,567', '1234567'],
    ['1 234,567', '1234.567'],
    ['1234,567', '1234.567'],
    ['0,125', '0.125'],
    ['๑,๒๓๔.๕๐', '1234.5'],
    ['۱٬۲۳۴٫۵', '1234.5'],
    ['١٬٢٣٤', '1234'],
    ['(12.50)', '-12.5'],
    ['12,5-', '-12.5'],
    ['\u221212', '-12'],
    ['-0', '0'],
    ['007', '7'],
    ['.5', '0.5'],
    ['1.2E7', '12000000'],
    ['1.5e-3', '0.0015'],
  ])('%s is %s', (text, decimal) => expect(new DecimalReader().read(text)).toEqual({ decimal }));

  test.each<[string, string]>([
    ['1e400', 'number_too_large'],
    ['1'.repeat(30), 'number_too_large'],
    ['1,23,4', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['12 34', 'not_a_number'],
    ['--5', 'not_a_number'],
    ['(-5)', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['', 'not_a_number'],
    ['9'.repeat(100_000), 'not_a_number'],
  ])('%.20s is refused: %s', (text, problem) => expect(new DecimalReader().read(text)).toEqual({ problem }));

  test('what can be read two ways waits for a cell that settles the column', () => {
    const numbers = new DecimalReader();
    expect(numbers.read('1.234')).toEqual({ point: '1.234', comma: '1234' });
    expect(numbers.undecided).toBe(true);
    expect(numbers.read('5,5')).toEqual({ decimal: '5.5' });
    expect(numbers.read('1.234')).toEqual({ decimal: '1234' });
    expect(numbers.undecided).toBe(false);
  });

  test('a column that contradicts itself stays open, and an answer sets the other cells aside', () => {
    const numbers = new DecimalReader();
    numbers.read('5,5');
    numbers.read('5.5');
    expect(numbers.settled).toBeUndefined();
    expect(new DecimalReader('comma').read('5.25')).toEqual({ problem: 'other_decimal_mark' });
  });

  test('money survives being written with either mark and any grouping', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.constantFrom(...CURRENCIES),
        fc.constantFrom(['.', ','], [',', '.'], [',', ' '], ['.', "'"], [',', '\u202f']),
        (minor, currency, [mark, group]) => {
          const [whole = '', fraction] = decimalOf(Math.abs(minor), currency).split('.');
          const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, group);
          const text = `${minor < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : mark + fraction} ${currency}`;
          const reading = readMoney(
            text,
            new DecimalReader(mark === '.' ? 'point' : 'comma'),
            undefined,
            'EUR',
          );
          expect(reading).toEqual({ money: { minor: minor === 0 ? 0 : minor, currency }, rounded: false });
        },
      ),
    );
  });

  test.each<[string, string, number, string]>([
    ['€1.200,50', 'THB', 120_050, 'EUR'],
    ['1,200.50 USD', 'THB', 120_050, 'USD'],
    ['-฿1,200.50', 'EUR', -120_050, 'THB'],
    ['(1 200,50 ₽)', 'EUR', -120_050, 'RUB'],
    ['US$ 1,200.5', 'EUR', 120_050, 'USD'],
    ['¥12000', 'JPY', 12_000, 'JPY'],
    ['NT$1,200.00', 'EUR', 120_000, 'TWD'],
    ['1200 บาท', 'EUR', 120_000, 'THB'],
    ['kr 1200', 'SEK', 120_000, 'SEK'],
    ['12,5', 'KWD', 12_500, 'KWD'],
  ])('%s beside %s is %i %s', (text, usual, minor, currency) => {
    expect(readMoney(text, new DecimalReader(), undefined, usual)).toMatchObject({
      money: { minor, currency },
    });
  });

  test.each<[string, string | undefined, string]>([
    ['¥12000', undefined, 'ambiguous_currency'],
    ['XYZ 12', undefined, 'unknown_currency'],
    ['12 تومان', undefined, 'unknown_currency'],
    ['12 EUR', 'USD', 'two_currencies'],
    ['9'.repeat(17), undefined, 'number_too_large'],
    ['twelve', undefined, 'not_a_number'],
    ['<script>', undefined, 'not_a_number'],
  ])('the amount %s in a row of %s is refused: %s', (text, named, problem) => {
    expect(readMoney(text, new DecimalReader(), named, 'EUR')).toEqual({ problem });
  });

  test('a dollar that may be any is said to be taken for the American one', () => {
    expect(readMoney('$5', new DecimalReader(), undefined, 'EUR')).toMatchObject({
      money: { currency: 'USD' },
      assumed: '$',
    });
    expect(readMoney('$5', new DecimalReader(), undefined, 'CAD')).toEqual({
      money: { minor: 500, currency: 'CAD' },
      rounded: false,
    });
  });
});

describe('dates', () => {
  test.each<[string, string]>([
    ['2026-03-04', '2026-03-04'],
    ['25/12/2026', '2026-12-25'],
    ['14.06.2026 09:20', '2026-06-14'],
    ['2026/06/15', '2026-06-15'],
    ['2026-06-08T23:45:00+05:00', '2026-06-08'],
    ['๔ มี.ค. ๒๕๖๙', '2026-03-04'],
    ['۱۴۰۴/۱۲/۱۳', '2026-03-04'],
    ['2026年3月4日', '2026-03-04'],
  ])('the day of %s is %s', (text, iso) => expect(day(text)).toEqual({ iso }));

  test.each<[string, string]>([
    ['0000-00-00', 'date_out_of_range'],
    ['0000-01-01', 'date_out_of_range'],
    ['0001-01-01', 'date_out_of_range'],
    ['9999-12-31', 'date_out_of_range'],
    ['1899-12-31', 'date_out_of_range'],
    ['2201-01-01', 'date_out_of_range'],
    ['2026-02-30', 'not_a_date'],
    ['soon', 'not_a_date'],
  ])('%s is refused: %s', (text, problem) => expect(day(text)).toEqual({ problem }));

  test('what can be read two ways comes back with both', () => {
    expect(day('03/04/2026')).toEqual({ first: '2026-04-03', second: '2026-03-04' });
  });

  test('an instant is read in the zone of the import unless it names its own', () => {
    const times = new DateColumn('time', { order: 'auto', calendar: 'auto', timeZone: 'Asia/Bangkok' });
    expect(times.read('2026-03-04 10:00', 1)).toEqual({ iso: '2026-03-04T03:00:00.000Z' });
    expect(times.read('2026-03-04T10:00:00Z', 2)).toEqual({ iso: '2026-03-04T10:00:00.000Z' });
    expect([times.zoned, times.unzoned]).toEqual([1, 1]);
  });
});

describe('words', () => {
  test.each<[(text: string) => unknown, string, unknown]>([
    [readBoolean, 'TRUE', true],
    [readBoolean, 'нет', false],
    [readBoolean, 'ใช่', true],
    [readBoolean, 'maybe', undefined],
    [readEmail, ' Anna <Anna@Example.COM> ', 'Anna@example.com'],
    [readEmail, 'mailto:a@b.co', 'a@b.co'],
    [readEmail, 'a@b', undefined],
    [readEmail, 'a b@c.com', undefined],
    [readEmail, `${'a'.repeat(300)}@b.com`, undefined],
    [readPhone, '+7 917 000-10-01', '+7 917 000-10-01'],
    [readPhone, '๐๘๑-๒๓๔-๕๖๗๘', '081-234-5678'],
    [readPhone, 'call me', undefined],
    [readLink, 'example.com/a', 'https://example.com/a'],
    [readLink, 'HTTP://Example.com', 'http://example.com/'],
    [readLink, 'javascript:alert(1)', undefined],
    [readLink, 'data:text/html,x', undefined],
    [readLink, 'https://user:pw@example.com', undefined],
    [readLink, 'ftp://example.com', undefined],
    [readDomain, 'https://www.Example.com/about', 'example.com'],
    [readDomain, 'anna@example.com', 'example.com'],
    [readDomain, 'localhost', undefined],
    [readClock, '9:30 PM', '21:30'],
    [readClock, '25:00', undefined],
    [readDuration, '01:30', 90],
    [readDuration, '1h 15m', 75],
    [readDuration, '45 min', 45],
    [readDuration, 'long', undefined],
    [readStatus, 'Closed Won', 'won'],
    [readStatus, 'closedlost', 'lost'],
    [readStatus, 'Проиграно', 'lost'],
    [readStatus, 'ชนะ', 'won'],
    [readStatus, 'ناموفق', 'lost'],
    [readStatus, 'Proposal', undefined],
  ])('%o of "%s"', (read, text, value) => expect(read(text)).toBe(value));

  test('a list is cut at semicolons and lines, at commas where told', () => {
    expect(readList('a; b;;a\nc', false)).toEqual(['a', 'b', 'c']);
    expect(readList('Smith, John', false)).toEqual(['Smith, John']);
    expect(readList('x,y، z', true)).toEqual(['x', 'y', 'z']);
  });

  test.each<[string, string]>([
    ['<p>One<br>two &amp; three</p><ul><li>a</li><li>b</li></ul>', 'One\ntwo & three\n\n- a\n\n- b'],
    ['<script>alert(1)</script>ok', 'ok'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<img src=x onerror=alert(1)>hi', 'hi'],
    ['x &lt;b&gt; y', 'x <b> y'],
    ['<!-- hidden -->seen', 'seen'],
    ['broken <b', 'broken <b'],
    ['plain\n\n\ntext', 'plain\n\n\ntext'],
  ])('the plain text of %s', (html, text) => expect(plainText(html)).toBe(text));

  test('a megabyte of markup is dealt with in one pass', () => {
    expect(plainText('<div>'.repeat(200_000))).toBe('');
    expect(plainText('<script>'.repeat(100_000))).toBe('');
    expect(plainText('<'.repeat(1_000_000)).length).toBe(1_000_000);
  });

  test('text loses what cannot be stored, and nothing else', () => {
    expect(cleanText('a\u0000b\ud800c\u200f\n😀')).toBe('ab\ufffdc\u200f\n😀');
  });
});
