import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Calendar, type Language } from '../i18n/languages.ts';
import { LANGUAGE_FACTS } from '../i18n/languages.ts';
import { createFormats } from './formats.ts';

const formats = (language: Language, calendar: Calendar | 'local' = 'local') =>
  createFormats({ language, calendar, intl: LANGUAGE_FACTS[language].intl, timeZone: 'UTC' });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const NOWRUZ = '2026-03-21T09:30:00Z';

describe('dates in the local calendar', () => {
  test.each([
    ['en', 'local', '21 Mar 2026'],
    ['th', 'local', '21 มี.ค. 2569'],
    ['th', 'gregory', '21 มี.ค. 2026'],
    ['fa', 'local', '۱ فروردین ۱۴۰۵'],
    ['fa', 'gregory', '۲۱ مارس ۲۰۲۶'],
    ['zh-Hant', 'local', '2026年3月21日'],
    ['zh-Hant', 'roc', '民國115年3月21日'],
    ['lv', 'local', '2026. g. 21. marts'],
  ] as const)('%s, %s: %s', (language, calendar, text) => {
    expect(formats(language, calendar).date(NOWRUZ)).toBe(text);
  });

  test.each([
    ['en', 'March 2026'],
    ['th', 'มีนาคม 2569'],
    ['fa', 'فروردین ۱۴۰۵'],
    ['zh-Hant', '2026年3月'],
    ['lv', '2026. g. marts'],
  ] as const)('a month in %s: %s', (language, text) => {
    expect(formats(language).month(NOWRUZ)).toBe(text);
  });

  test('days follow the time zone', () => {
    const late = '2026-03-20T23:30:00Z';
    const riga = createFormats({ language: 'en', calendar: 'local', intl: 'en-GB', timeZone: 'Europe/Riga' });
    expect(riga.date(late)).toBe('21 Mar 2026');
    expect(formats('en').date(late)).toBe('20 Mar 2026');
  });
});

test.each([
  ['en', '262,200', '41%', '€18,400'],
  ['th', '262,200', '41%', '€18,400'],
  ['fa', '۲۶۲٬۲۰۰', '۴۱٪', '\u200e€۱۸٬۴۰۰'],
  ['zh-Hant', '262,200', '41%', '€18,400'],
  ['lv', '262 200', '41%', '18 400 €'],
] as const)('%s writes numbers, shares and money its own way', (language, number, percent, money) => {
  expect(plain(formats(language).number(262_200))).toBe(number);
  expect(plain(formats(language).percent(0.412))).toBe(percent);
  expect(plain(formats(language).money(18_400, 'EUR'))).toBe(money);
});

test('bytes keep three figures at most', () => {
  const { bytes } = formats('en');
  expect([0, 999, 3_445_000, 512_000_000, 2e9].map(bytes)).toEqual([
    '0 bytes',
    '999 bytes',
    '3.4 MB',
    '512 MB',
    '2 GB',
  ]);
});

test('recent moments are told from now, older ones by their date', () => {
  const now = Date.parse(NOWRUZ);
  const ago = (seconds: number) => formats('en').relative(now - seconds * 1000, now);
  expect([10, 300, 7200, 86_400 * 3, 86_400 * 60].map(ago)).toEqual([
    'now',
    '5 minutes ago',
    '2 hours ago',
    '3 days ago',
    '20 Jan 2026',
  ]);
});

test.each(LANGUAGES)('%s sorts names with figures by their value', (language) => {
  expect(['Stage 10', 'Stage 9'].toSorted(formats(language).compare)).toEqual(['Stage 9', 'Stage 10']);
});
