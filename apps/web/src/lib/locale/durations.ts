// Durations in human units: one unit, as few digits as still say something; the exact figure beside it.

export type DurationWidth = 'long' | 'short' | 'narrow';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

const UNITS = [
  { unit: 'year', seconds: YEAR, from: 2 * YEAR },
  { unit: 'day', seconds: DAY, from: 2 * DAY },
  { unit: 'hour', seconds: HOUR, from: HOUR },
  { unit: 'minute', seconds: MINUTE, from: MINUTE },
  { unit: 'second', seconds: 1, from: 0 },
] as const;

function withUnit(tag: string, value: number, unit: string, width: DurationWidth, digits: number): string {
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit,
    unitDisplay: width,
    maximumFractionDigits: digits,
  }).format(value);
}

/**
 * A duration in its fitting unit: "40 minutes", "36 hours", "12 days", "2.5 years". Days from 48 hours on, because
 * selling is counted in days; years from two years on. One decimal below 10 of days and years, none otherwise.
 *
 * @param seconds elapsed time, may be fractional or negative
 * @param tag BCP 47 tag, with numbering system if wished
 */
export function humanDuration(seconds: number, tag: string, width: DurationWidth = 'long'): string {
  const size = Math.abs(seconds);
  // Rounding must not print "60 minutes" or "48 hours": judge by the rounded figure of the smaller unit.
  const chosen =
    UNITS.find(({ from, seconds: unit }, index) => {
      const smaller = UNITS[index + 1];
      const rounded = smaller === undefined ? size : Math.round(size / smaller.seconds) * smaller.seconds;
      return rounded >= from && (rounded >= unit || unit === 1);
    }) ?? UNITS[4];
  const value = seconds / chosen.seconds;
  const fine = chosen.unit === 'year' || chosen.unit === 'day';
  return withUnit(tag, value, chosen.unit, width, fine && Math.abs(value) < 9.95 ? 1 : 0);
}

/** The same duration to the second: "12 days, 4 hours, 31 minutes". */
export function exactDuration(seconds: number, tag: string): string {
  let rest = Math.round(Math.abs(seconds));
  const parts: string[] = [];
  for (const { unit, seconds: size } of UNITS.slice(1)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(withUnit(tag, count, unit, 'long', 0));
  }
  if (parts.length === 0) parts.push(withUnit(tag, 0, 'second', 'long', 0));
  return new Intl.ListFormat(tag, { style: 'narrow', type: 'unit' }).format(parts);
}

/** ISO 8601 duration for the `datetime` attribute. */
export function isoDuration(seconds: number): string {
  return `PT${Math.max(0, Math.round(seconds))}S`;
}
