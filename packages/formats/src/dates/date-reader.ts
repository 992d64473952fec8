// Reads the dates of one column to milliseconds UTC. Gathers evidence over the whole column about what
// `03/04/2026` means, and never guesses: an undecided cell comes back with both readings.
import type { DATE_ORDERS } from '@portolan/core';
import { calendarOfYear, dayNumber, daysFromCivil, type Calendar } from './calendars.ts';
import {
  DAY_FIRST,
  NUMBER,
  YEAR_FIRST,
  emptyParts,
  scanBareNumber,
  scanDigits,
  scanText,
  type DateParts,
} from './date-parts.ts';
import { localToUtc, type LocalToUtc } from './zones.ts';

export type DateOrder = (typeof DATE_ORDERS)[number];

/** A cell that settles, or leaves open, which number is the day. */
export interface Evidence {
  count: number;
  /** The first such cell and its line. */
  example: string;
  line: number;
}

const DAY = 86_400_000;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class DateReader {
  readonly order: DateOrder;
  readonly #calendar: Calendar | 'auto';
  readonly #toUtc: LocalToUtc;
  readonly #parts: DateParts = emptyParts();
  readonly #utc: boolean;
  readonly #ignoreOffsets: boolean;
  readonly #numbers: boolean;
  readonly #isoAllowed: boolean;
  #dayKey = -1;
  #dayMs = 0;
  /** Set by the caller, for the evidence. */
  line = 0;
  /** After `read`: the month-first reading where the cell is still undecided (`read` gives the day-first one), else NaN. */
  other = Number.NaN;
  /** After `read` gave NaN: whether the cell is a date of the order that the column does not have. */
  contradicts = false;
  /** Cells that can only be day-first, only month-first, or both with different results. */
  readonly dayFirst: Evidence = { count: 0, example: '', line: 0 };
  readonly monthFirst: Evidence = { count: 0, example: '', line: 0 };
  readonly either: Evidence = { count: 0, example: '', line: 0 };
  /** Cells whose year was Buddhist or Solar Hijri. */
  otherCalendars = 0;

  constructor(
    order: DateOrder = 'auto',
    calendar: Calendar | 'auto' = 'auto',
    timeZone?: string,
    offsets: 'apply' | 'ignore' = 'apply',
  ) {
    this.order = order;
    this.#ignoreOffsets = offsets === 'ignore';
    this.#numbers = order === 'epoch_s' || order === 'epoch_ms' || order === 'excel';
    this.#calendar = calendar;
    this.#toUtc = localToUtc(timeZone);
    this.#utc = timeZone === undefined;
    this.#isoAllowed = order !== 'dmy' && order !== 'mdy' && this.#calendar !== 'persian';
  }

  /** True while the column has ambiguous cells and nothing that settles them. */
  get undecided(): boolean {
    return (
      this.order === 'auto' &&
      this.either.count > 0 &&
      this.dayFirst.count === 0 &&
      this.monthFirst.count === 0
    );
  }

  /** True where some cells can only be day-first and others only month-first. */
  get mixed(): boolean {
    return this.order === 'auto' && this.dayFirst.count > 0 && this.monthFirst.count > 0;
  }

  /** Milliseconds UTC of the cell in `bytes[from, to)`, NaN where it is not a date. */
  read(bytes: Uint8Array, from: number, to: number): number {
    const fast = this.readIso(bytes, from, to);
    if (fast === fast) {
      this.other = Number.NaN;
      return fast;
    }
    const parts = this.#parts;
    if (this.#numbers && scanBareNumber(bytes, from, to, parts)) return this.#resolve(parts, bytes, from, to);
    if (scanDigits(bytes, from, to, parts)) return this.#resolve(parts, bytes, from, to);
    return this.#readText(bytes, from, to);
  }

  readText(text: string): number {
    const bytes = encoder.encode(text);
    return this.read(bytes, 0, bytes.length);
  }

  #readText(bytes: Uint8Array, from: number, to: number): number {
    this.other = Number.NaN;
    this.contradicts = false;
    // A date is short; a long cell is not worth decoding.
    if (to - from > 120 || to <= from) return Number.NaN;
    const parts = this.#parts;
    return scanText(decoder.decode(bytes.subarray(from, to)), parts)
      ? this.#resolve(parts, bytes, from, to)
      : Number.NaN;
  }

  /**
   * The usual cell, 2011-10-01 00:38:44[.546][Z|+02:00], or with T or slashes; NaN for everything else, which `read`
   * then looks at. Leaves no evidence and counts nothing.
   */
  readIso(bytes: Uint8Array, from: number, to: number): number {
    if (to - from < 19 || !this.#isoAllowed) return Number.NaN;
    const separator = bytes[from + 4]!;
    if ((separator !== 45 && separator !== 47) || bytes[from + 7] !== separator) return Number.NaN;
    if (bytes[from + 13] !== 58 || bytes[from + 16] !== 58) return Number.NaN;
    const gap = bytes[from + 10]!;
    if (gap !== 32 && gap !== 84) return Number.NaN;
    const y0 = bytes[from]! - 48;
    const y1 = bytes[from + 1]! - 48;
    const y2 = bytes[from + 2]! - 48;
    const y3 = bytes[from + 3]! - 48;
    const m0 = bytes[from + 5]! - 48;
    const m1 = bytes[from + 6]! - 48;
    const d0 = bytes[from + 8]! - 48;
    const d1 = bytes[from + 9]! - 48;
    const h0 = bytes[from + 11]! - 48;
    const h1 = bytes[from + 12]! - 48;
    const n0 = bytes[from + 14]! - 48;
    const n1 = bytes[from + 15]! - 48;
    const s0 = bytes[from + 17]! - 48;
    const s1 = bytes[from + 18]! - 48;
    // A byte that is not a digit is negative or above 9: one test for each sign.
    if ((y0 | y1 | y2 | y3 | m0 | m1 | d0 | d1 | h0 | h1 | n0 | n1 | s0 | s1) < 0) return Number.NaN;
    if (y0 > 9 || y1 > 9 || y2 > 9 || y3 > 9 || m0 > 1 || m1 > 9 || d0 > 3 || d1 > 9) return Number.NaN;
    if (h0 > 2 || h1 > 9 || n0 > 5 || n1 > 9 || s0 > 5 || s1 > 9) return Number.NaN;
    const hour = h0 * 10 + h1;
    if (hour > 23) return Number.NaN;
    const dayKey = (((y0 * 10 + y1) * 10 + y2) * 10 + y3) * 512 + (m0 * 10 + m1) * 32 + d0 * 10 + d1;
    if (dayKey !== this.#dayKey) {
      const year = dayKey >> 9;
      const calendar = this.#calendar === 'auto' ? calendarOfYear(year) : this.#calendar;
      // Years of other calendars take the general way, which counts them.
      if (calendar !== 'gregorian') return Number.NaN;
      const day = dayNumber('gregorian', year, m0 * 10 + m1, d0 * 10 + d1);
      if (day !== day) return Number.NaN;
      this.#dayKey = dayKey;
      this.#dayMs = day * DAY;
    }
    let ms = this.#dayMs + hour * 3_600_000 + (n0 * 10 + n1) * 60_000 + (s0 * 10 + s1) * 1000;
    let i = from + 19;
    if (i === to) return this.#utc ? ms : this.#toUtc(ms);
    if (bytes[i] === 46 || bytes[i] === 44) {
      i++;
      const fractionFrom = i;
      // Whole numbers only: a scale divided by ten on the way costs twenty times as much.
      let fraction = 0;
      for (; i < to; i++) {
        const digit = bytes[i]! - 48;
        if (digit < 0 || digit > 9) break;
        if (i - fractionFrom < 3) fraction = fraction * 10 + digit;
      }
      const digits = i - fractionFrom;
      if (digits === 0) return Number.NaN;
      ms += digits === 1 ? fraction * 100 : digits === 2 ? fraction * 10 : fraction;
      if (i === to) return this.#utc ? ms : this.#toUtc(ms);
    }
    const sign = bytes[i]!;
    if (sign === 90 && i + 1 === to) return ms;
    if ((sign === 43 || sign === 45) && to - i === 6 && bytes[i + 3] === 58) {
      const z0 = bytes[i + 1]! - 48;
      const z1 = bytes[i + 2]! - 48;
      const z2 = bytes[i + 4]! - 48;
      const z3 = bytes[i + 5]! - 48;
      if ((z0 | z1 | z2 | z3) < 0 || z0 > 1 || z1 > 9 || z2 > 5 || z3 > 9) return Number.NaN;
      if (this.#ignoreOffsets) return ms;
      const minutes = (z0 * 10 + z1) * 60 + z2 * 10 + z3;
      return sign === 43 ? ms - minutes * 60_000 : ms + minutes * 60_000;
    }
    return Number.NaN;
  }

  #resolve(parts: DateParts, bytes: Uint8Array, from: number, to: number): number {
    this.other = Number.NaN;
    this.contradicts = false;
    if (parts.shape === NUMBER) return this.#number(parts);
    if (parts.shape === YEAR_FIRST) return this.#instant(parts, parts.first, parts.second);
    if (parts.shape === DAY_FIRST) return this.#instant(parts, parts.second, parts.first);
    const dayFirst = this.#instant(parts, parts.second, parts.first);
    const monthFirst = this.#instant(parts, parts.first, parts.second);
    const canDay = dayFirst === dayFirst;
    const canMonth = monthFirst === monthFirst;
    if (!canDay && !canMonth) return Number.NaN;
    if (dayFirst === monthFirst) return dayFirst;
    const evidence = canDay ? (canMonth ? this.either : this.dayFirst) : this.monthFirst;
    if (evidence.count++ === 0) {
      evidence.example = decoder.decode(bytes.subarray(from, to));
      evidence.line = this.line;
    }
    if (this.order === 'dmy' || this.order === 'mdy') {
      const wanted = this.order === 'dmy' ? dayFirst : monthFirst;
      this.contradicts = wanted !== wanted;
      return wanted;
    }
    if (this.order !== 'auto') {
      // A column said to be ISO, a number...: a lone cell of the other kind is read only if it can mean one thing.
      this.contradicts = canDay && canMonth;
      return this.contradicts ? Number.NaN : canDay ? dayFirst : monthFirst;
    }
    if (!canDay) return monthFirst;
    if (!canMonth) return dayFirst;
    if (this.dayFirst.count > 0) return dayFirst;
    if (this.monthFirst.count > 0) return monthFirst;
    this.other = monthFirst;
    return dayFirst;
  }

  #number(parts: DateParts): number {
    const value = parts.year;
    if (this.order === 'epoch_s') return inRange(Math.round(value * 1000));
    if (this.order === 'epoch_ms') return inRange(Math.round(value));
    if (this.order === 'excel' || (this.order === 'auto' && parts.digits === 5)) {
      // Day 25569 is 1970-01-01; a spreadsheet rounds to the millisecond at best.
      return value >= 1 && value < 2_958_466 ? this.#toUtc(Math.round((value - 25_569) * DAY)) : Number.NaN;
    }
    if (parts.digits === 9 || parts.digits === 10) return Math.round(value * 1000);
    if (parts.digits === 12 || parts.digits === 13) return Math.round(value);
    if (parts.digits === 16) return Math.floor(value / 1000);
    return parts.digits === 19 ? Math.floor(value / 1_000_000) : Number.NaN;
  }

  #instant(parts: DateParts, month: number, day: number): number {
    const calendar =
      parts.calendar ?? (this.#calendar === 'auto' ? calendarOfYear(parts.year) : this.#calendar);
    const days = dayNumber(calendar, parts.year, month, day);
    if (days !== days) return Number.NaN;
    if (calendar !== 'gregorian') this.otherCalendars++;
    const local = days * DAY + parts.clock;
    if (this.#ignoreOffsets && parts.offset === parts.offset) return local;
    return parts.offset === parts.offset ? local - parts.offset * 60_000 : this.#toUtc(local);
  }
}

/** Years 1 to 9999, as the rest of the product writes them. */
function inRange(ms: number): number {
  return ms >= daysFromCivil(1, 1, 1) * DAY && ms < daysFromCivil(10_000, 1, 1) * DAY ? ms : Number.NaN;
}
