// The row of an activity that repeats: its rule, what it counts from, and what comes after the one that was finished.
import { clockAt, instantAt } from '../calendar/zones.ts';
import type { Due } from './activity.ts';
import { hasEnded, nextDay } from './recurrence.ts';
import type { Repeat } from './recurrence.ts';

export interface Series extends Omit<Repeat, 'timeZone'> {
  readonly timeZone: string;
  /** The day of the first one. */
  readonly from: string;
  /** The clock time of each, in minutes since midnight; null: some time on the day. */
  readonly time: number | null;
  /** The how manieth this one is, from 1. */
  readonly number: number;
}

/** Begins a row with the activity that is due then. */
export function startSeries(repeat: Repeat, due: Due, timeZone: string): Series {
  const zone = repeat.timeZone ?? timeZone;
  const clock = 'on' in due ? { day: due.on, minutes: null } : clockAt(Date.parse(due.at), zone);
  const on = [...new Set(repeat.on)].toSorted((a, b) => a - b);
  return { ...repeat, on, timeZone: zone, from: clock.day, time: clock.minutes, number: 1 };
}

/**
 * What comes after the one that was due then and is finished now; null when the row is at its end.
 * It is never due on the day of finishing or before: who is behind gets the next, not all that were missed. What was
 * missed counts for `count` no more than what never was.
 * @param finishedAt milliseconds since 1970
 */
export function nextInSeries(
  series: Series,
  due: Due,
  finishedAt: number,
): { readonly due: Due; readonly series: Series } | null {
  const { timeZone, time } = series;
  const dueDay = 'on' in due ? due.on : clockAt(Date.parse(due.at), timeZone).day;
  const today = clockAt(finishedAt, timeZone).day;
  const day = nextDay(series, dueDay > today ? dueDay : today);
  if (day > LAST_DAY || hasEnded(series, day, series.number)) return null;
  const next: Due =
    time === null || 'on' in due
      ? { on: day }
      : { at: new Date(instantAt({ day, minutes: time }, timeZone)).toISOString(), minutes: due.minutes };
  return { due: next, series: { ...series, number: series.number + 1 } };
}

const LAST_DAY = '2199-12-31';
