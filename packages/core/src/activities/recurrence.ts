// When something that repeats is due again: every so many days, weeks, months or years, from its first day on. Worked out
// on days of the calendar and clock times of a zone, so that nine o'clock stays nine o'clock when the clocks change.
import { z } from 'zod';
import { addDays, addMonths, dayNumber, dayOf, isoWeekday } from '../calendar/days.ts';
import { isTimeZone } from '../calendar/zones.ts';

export const REPEAT_UNITS = ['day', 'week', 'month', 'year'] as const;

export const repeatSchema = z.strictObject({
  every: z.int().min(1).max(1000).default(1),
  unit: z.enum(REPEAT_UNITS),
  /** For weeks: on which weekdays, 1 (Monday) to 7 (Sunday); none means the weekday of the first day. */
  on: z.array(z.int().min(1).max(7)).max(7).default([]),
  /** Whose clock a time of day is kept by; without it, the workspace's. */
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, 'Not a time zone that is known, such as Europe/Riga')
    .optional(),
  /** The last day on which it can be due. */
  until: z.iso.date().nullable().default(null),
  /** How often it is due in all. */
  count: z.int().min(1).max(10_000).nullable().default(null),
});
export type Repeat = z.infer<typeof repeatSchema>;

/** A rule with what it counts from: the first day. Ends are asked apart, by `hasEnded`. */
export interface RepeatFrom extends Pick<Repeat, 'every' | 'unit' | 'on'> {
  readonly from: string;
}

/**
 * The first day after `day` on which it is due again.
 * A month that is too short gives its last day, and the month after it the day of the rule again (31 January, 28 February,
 * 31 March); 29 February in a year without one is 28 February. Weeks begin on Monday and are counted from the one of the
 * first day.
 * @param day `YYYY-MM-DD`; a day before the first gives the first
 */
export function nextDay(rule: RepeatFrom, day: string): string {
  if (day < rule.from && (rule.unit !== 'week' || weekdaysOf(rule).includes(isoWeekday(rule.from)))) {
    return rule.from;
  }
  switch (rule.unit) {
    case 'day': {
      const passed = dayNumber(day) - dayNumber(rule.from);
      return addDays(rule.from, (Math.floor(passed / rule.every) + 1) * rule.every);
    }
    case 'week':
      return nextInWeeks(rule, day < rule.from ? addDays(rule.from, -1) : day);
    case 'month':
      return nextByMonths(rule.from, day, rule.every);
    case 'year':
      return nextByMonths(rule.from, day, rule.every * 12);
  }
}

function weekdaysOf({ on, from }: RepeatFrom): readonly number[] {
  return on.length === 0 ? [isoWeekday(from)] : on.toSorted((a, b) => a - b);
}

function nextInWeeks(rule: RepeatFrom, day: string): string {
  const weekdays = weekdaysOf(rule);
  const firstMonday = dayNumber(rule.from) - (isoWeekday(rule.from) - 1);
  const at = dayNumber(day);
  const span = 7 * rule.every;
  // The rest of the week that `day` is in, if it is one of the rule's; otherwise the next that is.
  const inTurn = Math.floor((at - firstMonday) / span);
  for (const turn of [inTurn, inTurn + 1]) {
    const monday = firstMonday + turn * span;
    const found = weekdays.map((weekday) => monday + weekday - 1).find((one) => one > at);
    if (found !== undefined) return dayOf(found);
  }
  throw new Error('a week of the rule has one of its weekdays');
}

function nextByMonths(from: string, day: string, every: number): string {
  const months = monthsOf(day) - monthsOf(from);
  const turn = Math.max(0, Math.floor(months / every));
  const here = addMonths(from, turn * every);
  return here > day ? here : addMonths(from, (turn + 1) * every);
}

function monthsOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/**
 * Whether a day is past the end of the rule.
 * @param number how many there were before
 */
export function hasEnded(rule: Pick<Repeat, 'until' | 'count'>, day: string, number: number): boolean {
  return (rule.until !== null && day > rule.until) || (rule.count !== null && number >= rule.count);
}
