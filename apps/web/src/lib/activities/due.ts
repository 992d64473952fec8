// When something is due, between how it is kept (a day, or an instant and minutes) and how a person sets it: a day and, if
// wished, a time by their own clock. Pure.
import { addDays, isoWeekday, type Due } from '@portolan/core';
import { dayAt } from '../locale/days.ts';

export interface DueChoice {
  /** ISO day. */
  readonly day: string;
  /** `15:30`; null for some time on the day. */
  readonly time: string | null;
}

export const USUAL_MINUTES = 30;

const two = (value: number): string => String(value).padStart(2, '0');

/** `HH:MM` of an instant by the browser's clock. */
export function timeAt(at: string): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function choiceOf(due: Due | null): DueChoice | null {
  if (due === null) return null;
  return 'on' in due ? { day: due.on, time: null } : { day: dayAt(Date.parse(due.at)), time: timeAt(due.at) };
}

export function minutesOf(due: Due | null): number {
  return due !== null && 'at' in due ? due.minutes : USUAL_MINUTES;
}

/** @param choice its time is one of the browser's clock */
export function dueOf(choice: DueChoice | null, minutes: number): Due | null {
  if (choice === null) return null;
  if (choice.time === null) return { on: choice.day };
  return { at: new Date(`${choice.day}T${choice.time}:00`).toISOString(), minutes };
}

/** The same time of day on another day. */
export function dueOnDay(due: Due | null, day: string): Due {
  const time = choiceOf(due)?.time ?? null;
  return dueOf({ day, time }, minutesOf(due)) ?? { on: day };
}

/** The first moment of a day by the browser's clock, as an instant. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString();
}

/** Where people take things up again: at eight in the morning of a day. */
export function morningOf(day: string): string {
  return new Date(`${day}T08:00:00`).toISOString();
}

/** The next Monday after a day, never the day itself. */
export function mondayAfter(day: string): string {
  return addDays(day, 8 - isoWeekday(day));
}

/** The next day on which people work: Monday after Friday, Saturday and Sunday. */
export function workdayAfter(day: string): string {
  return isoWeekday(day) >= 5 ? mondayAfter(day) : addDays(day, 1);
}
