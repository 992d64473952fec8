// Everything that turns a value into text for one reader: numbers, money, dates in the local calendar, durations,
// names. Pure; made once per choice of language, calendar and time zone.
import { LANGUAGE_FACTS, type Calendar, type Language } from '../i18n/languages.ts';
import { exactDuration, humanDuration, type DurationWidth } from './durations.ts';

export interface FormatChoice {
  readonly language: Language;
  readonly calendar: Calendar | 'local';
  /** Tag for Intl, e.g. `en-US`. */
  readonly intl: string;
  /** IANA zone; the browser's where absent. */
  readonly timeZone?: string;
}

type Instant = string | number | Date;

export interface Formats {
  /** Tag with calendar, for Intl and React Aria. */
  readonly tag: string;
  readonly ariaTag: string;
  readonly calendar: Calendar;
  readonly number: (value: number, maximumFractionDigits?: number) => string;
  /** 12,345,678 -> "12M". */
  readonly compact: (value: number) => string;
  /** Of a share 0..1. */
  readonly percent: (share: number, maximumFractionDigits?: number) => string;
  readonly money: (amount: number, currency: string) => string;
  readonly bytes: (bytes: number) => string;
  /** "12 March 2026"-like, medium length. */
  readonly date: (at: Instant) => string;
  readonly dateTime: (at: Instant) => string;
  /** "15:30". */
  readonly time: (at: Instant) => string;
  /** "Thu 12 March", without the year. */
  readonly day: (at: Instant) => string;
  /** To the second with zone: for hovering. */
  readonly exactTime: (at: Instant) => string;
  readonly month: (at: Instant) => string;
  /** "3 days ago". */
  readonly relative: (at: Instant, now: number) => string;
  readonly duration: (seconds: number, width?: DurationWidth) => string;
  readonly exactDuration: (seconds: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** "A, B or C". */
  readonly either: (items: readonly string[]) => string;
  readonly compare: (a: string, b: string) => number;
}

function memo<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * "1 Farvardin 1405" -> "Farvardin 1405". ICU's pattern for month and year of the Persian calendar puts the year first,
 * which nobody writes; its pattern with the day is right.
 */
function withoutDay(parts: readonly Intl.DateTimeFormatPart[]): string {
  const day = parts.findIndex(({ type }) => type === 'day');
  return parts
    .filter((_, index) => index !== day && index !== day + 1)
    .map(({ value }) => value)
    .join('');
}

export function createFormats(choice: FormatChoice): Formats {
  const facts = LANGUAGE_FACTS[choice.language];
  const calendar = choice.calendar === 'local' ? facts.calendar : choice.calendar;
  const tag = `${choice.intl}-u-ca-${calendar}`;
  const zone = choice.timeZone === undefined ? {} : { timeZone: choice.timeZone };
  const dates = (options: Intl.DateTimeFormatOptions) =>
    memo(() => new Intl.DateTimeFormat(tag, { ...options, ...zone }));
  const date = dates({ year: 'numeric', month: 'short', day: 'numeric' });
  const dateTime = dates({
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  const exact = dates({
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  const month = dates({ year: 'numeric', month: 'long' });
  const time = dates({ hour: 'numeric', minute: '2-digit' });
  const day = dates({ weekday: 'short', day: 'numeric', month: 'long' });
  const longDate = dates({ year: 'numeric', month: 'long', day: 'numeric' });
  const relative = memo(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
  const list = memo(() => new Intl.ListFormat(tag, { type: 'conjunction' }));
  const either = memo(() => new Intl.ListFormat(tag, { type: 'disjunction' }));
  const compact = memo(() => new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 }));
  const collator = memo(() => new Intl.Collator(tag, { numeric: true, sensitivity: 'base' }));
  const numbers = new Map<string, Intl.NumberFormat>();
  const number = (value: number, options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    let format = numbers.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(tag, options);
      numbers.set(key, format);
    }
    return format.format(value);
  };
  return {
    tag,
    ariaTag: `${facts.aria}-u-ca-${calendar}`,
    calendar,
    number: (value, maximumFractionDigits = 0) => number(value, { maximumFractionDigits }),
    compact: (value) => compact().format(value),
    percent: (share, maximumFractionDigits = 0) => number(share, { style: 'percent', maximumFractionDigits }),
    money: (amount, currency) =>
      number(amount, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
      }),
    bytes(bytes) {
      const step = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
      const value = bytes / 1000 ** step;
      return number(value, {
        style: 'unit',
        unit: BYTE_UNITS[step] ?? 'byte',
        // The short form of a byte has no plural in English.
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step > 0 && value < 10 ? 1 : 0,
      });
    },
    date: (at) => date().format(new Date(at)),
    dateTime: (at) => dateTime().format(new Date(at)),
    time: (at) => time().format(new Date(at)),
    day: (at) => day().format(new Date(at)),
    exactTime: (at) => exact().format(new Date(at)),
    month: (at) =>
      choice.language === 'fa' && calendar === 'persian'
        ? withoutDay(longDate().formatToParts(new Date(at)))
        : month().format(new Date(at)),
    relative(at, now) {
      const seconds = (new Date(at).getTime() - now) / 1000;
      const size = Math.abs(seconds);
      if (size < 45) return relative().format(0, 'second');
      if (size < 45 * 60) return relative().format(Math.round(seconds / 60), 'minute');
      if (size < 22 * 3600) return relative().format(Math.round(seconds / 3600), 'hour');
      if (size < 45 * 86_400) return relative().format(Math.round(seconds / 86_400), 'day');
      return date().format(new Date(at));
    },
    duration: (seconds, width) => humanDuration(seconds, tag, width),
    exactDuration: (seconds) => exactDuration(seconds, tag),
    list: (items) => list().format(items),
    either: (items) => either().format(items),
    compare: (a, b) => collator().compare(a, b),
  };
}
