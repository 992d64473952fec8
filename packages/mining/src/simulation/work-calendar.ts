// Working hours, going on without end: moving a moment into them, and going on by working time. Working time between two
// given moments is counted by time/working-calendar.ts. All moments are milliseconds UTC.
import { DAY_MS as DAY, daysOf, HOUR_MS as HOUR, weekdayOf } from '../time/workdays.ts';
import type { WorkCalendar } from './model.ts';
import type { Random } from './random.ts';

/** After so many days without work a calendar is taken to have none. */
const FARTHEST_DAYS = 370;

export interface WorkingHours {
  isOpen(ms: number): boolean;
  /** `ms` itself in working hours, else a random moment of the next working day. */
  nextMoment(ms: number, random: Random): number;
  /** The moment by which `durationMs` of working time have passed since `ms`. */
  add(ms: number, durationMs: number): number;
}

/** @throws {RangeError} if the calendar has no working time. */
export function workingHours(calendar: WorkCalendar): WorkingHours {
  const offset = (calendar.offsetMinutes ?? 0) * 60_000;
  const weekdays = new Set(calendar.weekdays ?? [1, 2, 3, 4, 5]);
  const opens = (calendar.fromHour ?? 9) * HOUR;
  const closes = (calendar.toHour ?? 18) * HOUR;
  const holidays = daysOf(calendar.holidays ?? []);
  if (weekdays.size === 0 || closes <= opens) throw new RangeError('a calendar needs working time');

  const dayOf = (ms: number): number => Math.floor((ms + offset) / DAY);
  const isWorkday = (day: number): boolean => weekdays.has(weekdayOf(day)) && !holidays.has(day);
  const startOf = (day: number): number => day * DAY - offset + opens;
  const endOf = (day: number): number => day * DAY - offset + closes;

  /** The first working day from `day` on. */
  function workdayFrom(day: number): number {
    for (let i = 0; i <= FARTHEST_DAYS; i++) if (isWorkday(day + i)) return day + i;
    throw new RangeError('a calendar needs a working day in every year');
  }

  return {
    isOpen: (ms) => isWorkday(dayOf(ms)) && ms >= startOf(dayOf(ms)) && ms < endOf(dayOf(ms)),
    nextMoment(ms, random) {
      const day = dayOf(ms);
      const start = startOf(day);
      if (isWorkday(day) && ms >= start && ms < endOf(day)) return ms;
      const next = workdayFrom(ms < start ? day : day + 1);
      return startOf(next) + Math.floor(random.next() * (closes - opens));
    },
    add(ms, durationMs) {
      let left = durationMs;
      let day = workdayFrom(dayOf(ms));
      let from = Math.max(ms, startOf(day));
      for (;;) {
        const room = Math.max(0, endOf(day) - from);
        if (left < room) return from + left;
        left -= room;
        day = workdayFrom(day + 1);
        from = startOf(day);
      }
    },
  };
}
