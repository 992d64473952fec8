// Working hours in their simplest honest form: Monday to Friday, nine to five by the clock of one zone. Holidays and
// people's own hours are not known; who needs them reads more into a deadline than it says.
import { addDays, dayNumber, isoWeekday } from './days.ts';
import { clockAt, instantAt } from './zones.ts';

export const WORKING_DAY = { from: 9 * 60, to: 17 * 60 } as const;
const LONGEST = 10_000 * 60;

function worksOn(day: string): boolean {
  return isoWeekday(day) <= 5;
}

/**
 * When so many working hours have passed.
 * A moment outside working hours counts from the next opening. Ends that fall on closing time stay there, so that three
 * working days from Monday 9:00 is Wednesday 17:00.
 * @param at milliseconds since 1970
 * @param hours at most 10,000
 */
export function addWorkingHours(at: number, hours: number, timeZone: string): number {
  let left = Math.min(hours * 60, LONGEST);
  let { day, minutes } = clockAt(at, timeZone);
  for (;;) {
    if (worksOn(day) && minutes < WORKING_DAY.to) {
      const from = Math.max(minutes, WORKING_DAY.from);
      if (left <= WORKING_DAY.to - from) return instantAt({ day, minutes: from + left }, timeZone);
      left -= WORKING_DAY.to - from;
    }
    day = addDays(day, 1);
    minutes = 0;
  }
}

/** How many working minutes lie between two instants; 0 when the second is not later. */
export function workingMinutesBetween(from: number, to: number, timeZone: string): number {
  if (to <= from) return 0;
  const end = clockAt(to, timeZone);
  const worked = (minutes: number): number =>
    Math.min(Math.max(minutes - WORKING_DAY.from, 0), WORKING_DAY.to - WORKING_DAY.from);
  const start = clockAt(from, timeZone);
  const untilStart = worksOn(start.day) ? worked(start.minutes) : 0;
  const onLastDay = worksOn(end.day) ? worked(end.minutes) : 0;
  return workingDaysBetween(start.day, end.day) * worked(WORKING_DAY.to) - untilStart + onLastDay;
}

/** Working days from the first to before the second. */
function workingDaysBetween(from: string, to: string): number {
  return workingDaysBefore(to) - workingDaysBefore(from);
}

/** Counted in whole weeks from a Monday. */
function workingDaysBefore(day: string): number {
  const days = dayNumber(day) - dayNumber('1969-12-29');
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
}
