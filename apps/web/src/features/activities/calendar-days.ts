// Which days a calendar shows, in the reader's calendar system and from the day on which their week begins. Days are ISO.
// Pure.
import {
  createCalendar,
  endOfMonth,
  endOfWeek,
  GregorianCalendar,
  parseDate,
  startOfMonth,
  startOfWeek,
  toCalendar,
  type CalendarDate,
} from '@internationalized/date';
import { addDays, dayNumber } from '@portolan/core';
import type { CalendarView } from '../../lib/activities/calendar-search.ts';
import type { Formats } from '../../lib/locale/formats.ts';

export interface ShownDays {
  readonly days: readonly string[];
  /** Days of the month that is shown; of weeks and lists all. */
  readonly isInside: (day: string) => boolean;
}

type Reader = Pick<Formats, 'calendar' | 'tag'>;

/** A list goes so many days ahead. */
export const AGENDA_DAYS = 28;

function inCalendar(day: string, { calendar }: Reader): CalendarDate {
  return toCalendar(parseDate(day), createCalendar(calendar));
}

function iso(date: CalendarDate): string {
  return toCalendar(date, new GregorianCalendar()).toString();
}

function between(first: string, last: string): readonly string[] {
  const count = dayNumber(last) - dayNumber(first) + 1;
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

export function shownDays(view: CalendarView, day: string, reader: Reader): ShownDays {
  if (view === 'agenda') return { days: between(day, addDays(day, AGENDA_DAYS - 1)), isInside: () => true };
  const date = inCalendar(day, reader);
  if (view === 'week') {
    const days = between(iso(startOfWeek(date, reader.tag)), iso(endOfWeek(date, reader.tag)));
    return { days, isInside: () => true };
  }
  const first = startOfMonth(date);
  const last = endOfMonth(date);
  const inside = new Set(between(iso(first), iso(last)));
  return {
    days: between(iso(startOfWeek(first, reader.tag)), iso(endOfWeek(last, reader.tag))),
    isInside: (one) => inside.has(one),
  };
}

/** The day that the view is about when one turns a page. */
export function turned(view: CalendarView, day: string, by: 1 | -1, reader: Reader): string {
  if (view === 'week') return addDays(day, 7 * by);
  if (view === 'agenda') return addDays(day, AGENDA_DAYS * by);
  return iso(startOfMonth(inCalendar(day, reader)).add({ months: by }));
}
