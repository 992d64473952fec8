// Working time between two moments: a calendar of hours, weekdays, holidays and a time zone, compiled once for a range
// of time, then answered by a look into tables.
import type { WorkCalendar } from '../simulation/model.ts';
import { DAY_MS, daysOf, HOUR_MS, weekdayOf } from './workdays.ts';
import { zoneOffsets, type ZoneOffsets } from './zone-offsets.ts';

/**
 * When people work. A moment is worked where the clock on the wall of the zone shows working hours of a working day: of an
 * hour that clocks repeat in autumn both count, of one that they leave out in spring none.
 */
export interface WorkingCalendar extends WorkCalendar {
  /** An IANA name such as `Europe/Riga`, or its offsets; instead of `offsetMinutes`. UTC unless told. */
  readonly zone?: string | ZoneOffsets;
  /** Other hours on other days, or several shifts a day; instead of `weekdays`, `fromHour` and `toHour`. */
  readonly shifts?: readonly Shift[];
}

/** Working hours on some days of the week, in local time. */
export interface Shift {
  /** 0 Sunday to 6 Saturday. */
  readonly weekdays: readonly number[];
  /** Local hours, 0 to 24, fractions allowed; the first before the other. */
  readonly fromHour: number;
  readonly toHour: number;
}

/** A calendar made ready for the moments from `fromMs` to `toMs`; outside it answers with a RangeError. */
export interface WorkingClock {
  readonly fromMs: number;
  readonly toMs: number;
  /** Working milliseconds in [from, to); not negative where `from` is not after `to`. */
  readonly msBetween: (from: number, to: number) => number;
  /** How long an average working day is. */
  readonly dayMs: number;
}

/**
 * Makes a calendar ready to count working time between any two moments from `fromMs` to `toMs` (ms).
 * @throws {RangeError} if the calendar contradicts itself or has no working time, or the range is none
 */
export function compileCalendar(calendar: WorkingCalendar, fromMs: number, toMs: number): WorkingClock {
  if (!(Number.isFinite(fromMs) && Number.isFinite(toMs) && fromMs <= toMs))
    throw new RangeError(
      `a calendar from ${fromMs} to ${toMs}: two moments are needed, the first not after the other`,
    );
  const week = weekOf(calendar);
  const holidays = daysOf(calendar.holidays ?? []);
  const { opens, closes } = openTimes(week, holidays, offsetsOf(calendar, fromMs, toMs), fromMs, toMs);

  const count = opens.length;
  const worked = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) worked[i + 1] = worked[i]! + closes[i]! - opens[i]!;
  // Per day from the first on, the first open time that closes after its begin.
  const firstDay = Math.floor(fromMs / DAY_MS);
  const firstOf = new Uint32Array(Math.floor(toMs / DAY_MS) - firstDay + 1);
  for (let day = 0, i = 0; day < firstOf.length; day++) {
    while (i < count && closes[i]! <= (firstDay + day) * DAY_MS) i++;
    firstOf[day] = i;
  }

  function workedUntil(ms: number): number {
    if (!(ms >= fromMs && ms <= toMs))
      throw new RangeError(`moment ${ms}: the calendar was made for ${fromMs} to ${toMs} only`);
    let i = firstOf[Math.floor(ms / DAY_MS) - firstDay]!;
    while (i < count && closes[i]! <= ms) i++;
    return i < count && ms > opens[i]! ? worked[i]! + ms - opens[i]! : worked[i]!;
  }
  const days = week.filter((hours) => hours.length > 0);
  const weekMs = days.flat().reduce((sum, [from, to]) => sum + to - from, 0);
  return {
    fromMs,
    toMs,
    msBetween: (from, to) => workedUntil(to) - workedUntil(from),
    dayMs: weekMs / days.length,
  };
}

/** Per weekday, milliseconds of the local day from and to; ascending, apart. */
type Week = readonly (readonly (readonly [number, number])[])[];

function weekOf(calendar: WorkingCalendar): Week {
  const { shifts, weekdays, fromHour, toHour } = calendar;
  if (shifts !== undefined && (weekdays ?? fromHour ?? toHour) !== undefined)
    throw new RangeError('a calendar has either shifts, or weekdays with fromHour and toHour, not both');
  const all = shifts ?? [
    { weekdays: weekdays ?? [1, 2, 3, 4, 5], fromHour: fromHour ?? 9, toHour: toHour ?? 18 },
  ];
  const week: [number, number][][] = Array.from({ length: 7 }, () => []);
  for (const shift of all) {
    if (!(shift.fromHour >= 0 && shift.toHour <= 24 && shift.fromHour < shift.toHour))
      throw new RangeError(
        `working hours from ${shift.fromHour} to ${shift.toHour}: hours go from 0 to 24, the first before the other; work over midnight is two shifts`,
      );
    for (const day of shift.weekdays) {
      const hours = week[day];
      if (hours === undefined)
        throw new RangeError(`weekdays: ${day}, but they go from 0 (Sunday) to 6 (Saturday)`);
      hours.push([Math.round(shift.fromHour * HOUR_MS), Math.round(shift.toHour * HOUR_MS)]);
    }
  }
  if (week.every((hours) => hours.length === 0)) throw new RangeError('a calendar needs working time');
  return week.map((hours) => joined(hours));
}

function joined(hours: readonly [number, number][]): readonly (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [from, to] of hours.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** The offsets of the calendar's zone from `fromMs` to `toMs`. @throws {RangeError} for a zone that is none */
export function offsetsOf(
  { zone, offsetMinutes }: Pick<WorkingCalendar, 'zone' | 'offsetMinutes'>,
  fromMs: number,
  toMs: number,
): ZoneOffsets {
  if (zone !== undefined && offsetMinutes !== undefined)
    throw new RangeError('a calendar has either a zone or offsetMinutes, not both');
  if (typeof zone === 'string') return zoneOffsets(zone, fromMs, toMs);
  if (zone === undefined)
    return { fromMs: [Number.NEGATIVE_INFINITY], offsetMs: [(offsetMinutes ?? 0) * 60_000] };
  const isAscending = zone.fromMs.every((from, i) => i === 0 || from > zone.fromMs[i - 1]!);
  if (!isAscending || zone.fromMs.length !== zone.offsetMs.length || !(zone.fromMs[0]! <= fromMs))
    throw new RangeError(
      'zone: offsets are needed from the first moment on, in ascending order, one for each begin',
    );
  return zone;
}

/** When work is open, in UTC, ascending: of every stretch with one offset, the local days that it touches. */
function openTimes(
  week: Week,
  holidays: ReadonlySet<number>,
  zone: ZoneOffsets,
  fromMs: number,
  toMs: number,
): { readonly opens: Float64Array; readonly closes: Float64Array } {
  const opens: number[] = [];
  const closes: number[] = [];
  for (const [i, offset] of zone.offsetMs.entries()) {
    const begin = Math.max(fromMs, zone.fromMs[i]!);
    const end = Math.min(toMs, zone.fromMs[i + 1] ?? toMs);
    if (begin >= end) continue;
    const last = Math.floor((end + offset) / DAY_MS);
    for (let day = Math.floor((begin + offset) / DAY_MS); day <= last; day++) {
      if (holidays.has(day)) continue;
      for (const [from, to] of week[weekdayOf(day)]!) {
        const opensAt = Math.max(begin, day * DAY_MS + from - offset);
        const closesAt = Math.min(end, day * DAY_MS + to - offset);
        if (opensAt >= closesAt) continue;
        opens.push(opensAt);
        closes.push(closesAt);
      }
    }
  }
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes) };
}
