// The names of weekdays in the reader's language, and on which of them their week begins.
import { getDayOfWeek, parseDate } from '@internationalized/date';
import type { Formats } from './formats.ts';

/** 5 January 2026 is a Monday. */
const MONDAY_MS = Date.UTC(2026, 0, 5, 12);
const DAY_MS = 86_400_000;
const cache = new Map<string, Intl.DateTimeFormat>();

/** @param weekday 1 (Monday) to 7 (Sunday) */
export function weekdayName(formats: Formats, weekday: number, width: 'long' | 'short' | 'narrow'): string {
  const key = `${formats.tag} ${width}`;
  let format = cache.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(formats.tag, { weekday: width, timeZone: 'UTC' });
    cache.set(key, format);
  }
  return format.format(MONDAY_MS + (weekday - 1) * DAY_MS);
}

/** The first day of the reader's week, 1 (Monday) to 7 (Sunday). */
export function firstWeekday(formats: Formats): number {
  // The Monday is so many days into the week.
  const into = getDayOfWeek(parseDate('2026-01-05'), formats.tag);
  return ((7 - into) % 7) + 1;
}

/** The weekdays 1 to 7 in the order of the reader's week. */
export function weekdaysInOrder(formats: Formats): readonly number[] {
  const first = firstWeekday(formats);
  return Array.from({ length: 7 }, (_, index) => ((first - 1 + index) % 7) + 1);
}
