// Takes a date cell apart without deciding what an ambiguous one means: which numbers stand where.
// `scanDigits` reads plain ASCII cells from bytes; `scanText` any other spelling (month names, other scripts).
import type { Calendar } from './calendars.ts';
import { plainDigits } from './digits.ts';
import { monthNamed } from './month-names.ts';

export const YEAR_FIRST = 1;
/** Two numbers and a year, separated by `/` or `-`: day or month first, who knows. */
export const YEAR_LAST = 2;
/** With dots, which only day-first countries write, or with a month's name: no question. */
export const DAY_FIRST = 3;
/** One number: seconds, milliseconds, a spreadsheet's serial day. */
export const NUMBER = 4;

export interface DateParts {
  shape: number;
  /** For NUMBER the number itself; otherwise the year as written (two digits already widened). */
  year: number;
  /** The number that stands first of the two others; with YEAR_FIRST the month. */
  first: number;
  second: number;
  /** Integer digits of a NUMBER. */
  digits: number;
  /** Milliseconds since midnight. */
  clock: number;
  /** Minutes east of UTC; NaN where the cell has no zone. */
  offset: number;
  calendar: Calendar | undefined;
}

export function emptyParts(): DateParts {
  return {
    shape: 0,
    year: 0,
    first: 0,
    second: 0,
    digits: 0,
    clock: 0,
    offset: Number.NaN,
    calendar: undefined,
  };
}

/** Reads `bytes[from, to)` into `parts`; false where the cell is not plain digits and separators. */
export function scanDigits(bytes: Uint8Array, from: number, to: number, parts: DateParts): boolean {
  parts.clock = 0;
  parts.offset = Number.NaN;
  parts.calendar = undefined;
  let i = from;
  let first = 0;
  while (i < to && isDigit(bytes[i]!)) first = first * 10 + bytes[i++]! - 48;
  const firstLength = i - from;
  if (firstLength === 0) return false;
  if (i === to || (bytes[i] === 46 && firstLength > 4))
    return scanNumber(bytes, i, to, first, firstLength, parts);
  if (firstLength === 8 && (bytes[i] === 84 || bytes[i] === 32)) {
    return compactDate(first, parts) && scanClock(bytes, i, to, parts);
  }
  const separator = bytes[i]!;
  if (separator !== 45 && separator !== 47 && separator !== 46) return false;
  const secondFrom = ++i;
  let second = 0;
  while (i < to && isDigit(bytes[i]!)) second = second * 10 + bytes[i++]! - 48;
  if (i === secondFrom || i - secondFrom > 2 || bytes[i] !== separator) return false;
  const thirdFrom = ++i;
  let third = 0;
  while (i < to && isDigit(bytes[i]!)) third = third * 10 + bytes[i++]! - 48;
  const thirdLength = i - thirdFrom;
  if (firstLength === 4) {
    if (thirdLength === 0 || thirdLength > 2) return false;
    parts.shape = YEAR_FIRST;
    parts.year = first;
    parts.first = second;
    parts.second = third;
  } else {
    if (firstLength > 2 || (thirdLength !== 4 && thirdLength !== 2)) return false;
    parts.shape = separator === 46 ? DAY_FIRST : YEAR_LAST;
    parts.year = thirdLength === 4 ? third : third + (third < 70 ? 2000 : 1900);
    parts.first = first;
    parts.second = second;
  }
  return i === to || scanClock(bytes, i, to, parts);
}

function scanNumber(
  bytes: Uint8Array,
  from: number,
  to: number,
  whole: number,
  length: number,
  parts: DateParts,
): boolean {
  let value = whole;
  if (from < to) {
    let scale = 0.1;
    for (let i = from + 1; i < to; i++) {
      const c = bytes[i]!;
      if (!isDigit(c)) return false;
      value += (c - 48) * scale;
      scale /= 10;
    }
  } else if (length === 8) {
    return compactDate(whole, parts);
  } else if (length === 14) {
    const time = whole % 1_000_000;
    parts.clock =
      Math.floor(time / 10_000) * 3_600_000 + (Math.floor(time / 100) % 100) * 60_000 + (time % 100) * 1000;
    return parts.clock < 86_400_000 && compactDate(Math.floor(whole / 1_000_000), parts);
  }
  parts.shape = NUMBER;
  parts.year = value;
  parts.digits = length;
  return true;
}

/** 20260304 */
function compactDate(value: number, parts: DateParts): boolean {
  parts.shape = YEAR_FIRST;
  parts.year = Math.floor(value / 10_000);
  parts.first = Math.floor(value / 100) % 100;
  parts.second = value % 100;
  return parts.first >= 1 && parts.first <= 12;
}

/** The rest of a cell from the separator after the date: `T14:32:00.123+01:00`, ` 2:05 PM`, `, 14:32 UTC`. */
function scanClock(bytes: Uint8Array, from: number, to: number, parts: DateParts): boolean {
  let i = from;
  if (bytes[i] === 44) i++;
  if (bytes[i] === 84 || bytes[i] === 116) i++;
  else if (bytes[i] === 32) while (bytes[i] === 32 && i < to) i++;
  else return false;
  if (i === to) return true;
  const hourFrom = i;
  let hour = 0;
  while (i < to && isDigit(bytes[i]!)) hour = hour * 10 + bytes[i++]! - 48;
  if (i === hourFrom || i - hourFrom > 2) {
    // 20260304T143200Z
    if (i - hourFrom !== 6 && i - hourFrom !== 4) return false;
    const time = i - hourFrom === 6 ? hour : hour * 100;
    parts.clock =
      Math.floor(time / 10_000) * 3_600_000 + (Math.floor(time / 100) % 100) * 60_000 + (time % 100) * 1000;
    return parts.clock < 86_400_000 && scanZone(bytes, i, to, parts);
  }
  let minute = 0;
  let milliseconds = 0;
  if (i < to && (bytes[i] === 58 || (bytes[i] === 46 && i + 2 < to && isDigit(bytes[i + 1]!)))) {
    const separator = bytes[i]!;
    if (i + 2 >= to || !isDigit(bytes[i + 1]!) || !isDigit(bytes[i + 2]!)) return false;
    minute = (bytes[i + 1]! - 48) * 10 + bytes[i + 2]! - 48;
    i += 3;
    if (i < to && bytes[i] === separator) {
      if (i + 2 >= to || !isDigit(bytes[i + 1]!) || !isDigit(bytes[i + 2]!)) return false;
      milliseconds = ((bytes[i + 1]! - 48) * 10 + bytes[i + 2]! - 48) * 1000;
      if (milliseconds > 60_000) return false;
      i += 3;
      if (i < to && (bytes[i] === 46 || bytes[i] === 44)) {
        let scale = 100;
        const fractionFrom = ++i;
        for (; i < to && isDigit(bytes[i]!); i++) {
          // Digits past the milliseconds are cut off, as every reader of them in use does.
          if (scale >= 1) milliseconds += (bytes[i]! - 48) * scale;
          scale /= 10;
        }
        if (i === fractionFrom) return false;
      }
    }
  } else if (i === to || (bytes[i]! | 32) < 97) {
    return false;
  }
  let j = i;
  while (j < to && bytes[j] === 32) j++;
  const half = j < to ? bytes[j]! | 32 : 0;
  if (half === 97 || half === 112) {
    const dotted = bytes[j + 1] === 46;
    if ((bytes[j + (dotted ? 2 : 1)]! | 32) !== 109 || hour < 1 || hour > 12) return false;
    hour = (hour % 12) + (half === 112 ? 12 : 0);
    i = j + (dotted ? 3 : 2);
    if (dotted && bytes[i] === 46) i++;
    if (i > to) return false;
  }
  // 24:00 is the end of the day.
  if (hour > 24 || minute > 59 || (hour === 24 && (minute > 0 || milliseconds > 0))) return false;
  parts.clock = hour * 3_600_000 + minute * 60_000 + milliseconds;
  return scanZone(bytes, i, to, parts);
}

function scanZone(bytes: Uint8Array, from: number, to: number, parts: DateParts): boolean {
  let i = from;
  while (i < to && bytes[i] === 32) i++;
  if (i === to) return true;
  const c = bytes[i]!;
  if (c === 90 || c === 122) {
    parts.offset = 0;
    return i + 1 === to;
  }
  if (c === 85 || c === 71) {
    const word = String.fromCharCode(c, bytes[i + 1] ?? 0, bytes[i + 2] ?? 0);
    if (word !== 'UTC' && word !== 'GMT') return false;
    parts.offset = 0;
    if (i + 3 >= to) return i + 3 === to;
    return scanZone(bytes, i + 3, to, parts);
  }
  if (c !== 43 && c !== 45) return false;
  const digits: number[] = [];
  for (i++; i < to; i++) {
    if (isDigit(bytes[i]!)) digits.push(bytes[i]! - 48);
    else if (bytes[i] !== 58 || digits.length < 1) return false;
  }
  if (digits.length === 1 || digits.length === 3) digits.unshift(0);
  if (digits.length !== 2 && digits.length !== 4) return false;
  const minutes = (digits[2] ?? 0) * 10 + (digits[3] ?? 0);
  const total = (digits[0]! * 10 + digits[1]!) * 60 + minutes;
  if (minutes > 59 || total > 18 * 60) return false;
  parts.offset = c === 45 ? -total : total;
  return true;
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

const encoder = new TextEncoder();

/** A cell that is nothing but a number, whatever its length: for a column that is said to hold numbers. */
export function scanBareNumber(bytes: Uint8Array, from: number, to: number, parts: DateParts): boolean {
  let value = 0;
  let i = from;
  while (i < to && isDigit(bytes[i]!)) value = value * 10 + bytes[i++]! - 48;
  parts.shape = NUMBER;
  parts.year = value;
  parts.digits = i - from;
  if (i === from) return false;
  if (i === to) return true;
  if (bytes[i] !== 46) return false;
  let scale = 1;
  let fraction = 0;
  for (i++; i < to; i++) {
    if (!isDigit(bytes[i]!)) return false;
    fraction = fraction * 10 + bytes[i]! - 48;
    scale *= 10;
  }
  parts.year = value + fraction / scale;
  return true;
}

/** The slow way: other scripts, month names, 年月日, weekday names in front. */
export function scanText(text: string, parts: DateParts): boolean {
  let plain = plainDigits(text);
  const cjk = /^(\d{2,4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?(.*)$/.exec(plain);
  if (cjk) plain = `${cjk[1]}-${cjk[2]}-${cjk[3]}${cjk[4] === '' ? '' : ` ${cjk[4]!.trim()}`}`;
  const ascii = encoder.encode(plain);
  if (scanDigits(ascii, 0, ascii.length, parts)) return true;
  return scanNamedMonth(plain, parts);
}

// "4 Mar 2026", "4. März 2026 14:32", "04-MAR-26", "4 de marzo de 2026", "๔ มี.ค. ๒๕๖๙"
const DAY_MONTH =
  /^(\d{1,2})(?:st|nd|rd|th)?[.\s\-/]*(?:de\s+)?([\p{L}\p{M}\u200c.]+)[.,\s\-/]*(?:de\s+|del\s+)?(\d{2,4})(.*)$/iu;
// "Mar 4, 2026", "March 4th 2026 2:05 PM"
const MONTH_DAY = /^([\p{L}\p{M}\u200c.]+)[.\s\-/]*(\d{1,2})(?:st|nd|rd|th)?[,.\s\-/]+(\d{4})(.*)$/iu;
// "2026 Mar 4", "2026-Mar-04", "2026. gada 4. marts"
const YEAR_MONTH = /^(\d{4})[.\s\-/]*(?:gada\s+)?([\p{L}\p{M}\u200c.]+)[.\s\-/]*(\d{1,2})(.*)$/iu;
const LATVIAN = /^(\d{4})\.?\s*gada\s+(\d{1,2})\.\s*([\p{L}]+)(.*)$/iu;
const WEEKDAY = /^[\p{L}\p{M}.]+,\s*|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s+/iu;

function scanNamedMonth(text: string, parts: DateParts): boolean {
  const plain = text.replace(WEEKDAY, '');
  // The second form: "Wed Mar 04 2026 10:00:00 GMT+0100 (CET)", as scripts print it.
  const rest = plain.replace(/\s*\([^)]*\)\s*$/, '');
  const dayMonth = DAY_MONTH.exec(rest);
  if (dayMonth) return named(dayMonth[3]!, dayMonth[2]!, dayMonth[1]!, dayMonth[4]!, parts);
  const monthDay = MONTH_DAY.exec(rest);
  if (monthDay) return named(monthDay[3]!, monthDay[1]!, monthDay[2]!, monthDay[4]!, parts);
  const latvian = LATVIAN.exec(rest);
  if (latvian) return named(latvian[1]!, latvian[3]!, latvian[2]!, latvian[4]!, parts);
  const yearMonth = YEAR_MONTH.exec(rest);
  return yearMonth !== null && named(yearMonth[1]!, yearMonth[2]!, yearMonth[3]!, yearMonth[4]!, parts);
}

function named(year: string, monthWord: string, day: string, rest: string, parts: DateParts): boolean {
  const month = monthNamed(monthWord);
  if (!month || year.length === 3) return false;
  const number = Number(year);
  parts.shape = DAY_FIRST;
  parts.year = year.length === 2 ? number + (number < 70 ? 2000 : 1900) : number;
  parts.first = Number(day);
  parts.second = month.month;
  parts.calendar = month.calendar;
  parts.clock = 0;
  parts.offset = Number.NaN;
  const clock = rest.replace(/^[\s,]*(?:at|um|à|kl\.?|o)\s+/i, ' ').replace(/^,\s*/, ' ');
  if (clock.trim() === '') return true;
  const bytes = encoder.encode(/^[\sT]/.test(clock) ? clock : ` ${clock}`);
  return scanClock(bytes, 0, bytes.length, parts);
}
