// Days since 1970-01-01 from a date of the Gregorian, Thai Buddhist or Solar Hijri calendar, by integer arithmetic.

/** Where a year's number alone tells its calendar; business dates of the Gregorian years 1300 to 1500 do not exist. */
export type Calendar = 'gregorian' | 'buddhist' | 'persian';

/** Which calendar a four-digit year is written in, when nobody says. */
export function calendarOfYear(year: number): Calendar {
  if (year >= 2400 && year < 2700) return 'buddhist';
  if (year >= 1300 && year < 1500) return 'persian';
  return 'gregorian';
}

/**
 * Days since the epoch, or NaN where there is no such day.
 * @param month 1 to 12
 */
export function dayNumber(calendar: Calendar, year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > 31) return Number.NaN;
  if (calendar === 'persian') return persianDayNumber(year, month, day);
  const gregorian = calendar === 'buddhist' ? year - 543 : year;
  return day > daysInMonth(gregorian, month) ? Number.NaN : daysFromCivil(gregorian, month, day);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil). */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

// Years in which the rhythm of Solar Hijri leap years changes (K. M. Borkowski, "The Persian calendar for 3000 years").
const PERSIAN_BREAKS = [
  -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
];

function persianDayNumber(year: number, month: number, day: number): number {
  const { marchDay, leap } = persianYear(year);
  const length = month <= 6 ? 31 : month <= 11 || leap ? 30 : 29;
  if (day > length || year < 1 || year > 3177) return Number.NaN;
  const before = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
  return daysFromCivil(year + 621, 3, marchDay) + before + day - 1;
}

/** On which day of March the year begins, and whether it has 366 days. */
function persianYear(year: number): { marchDay: number; leap: boolean } {
  let leapDays = -14;
  let before = PERSIAN_BREAKS[0]!;
  let jump = 0;
  for (let i = 1; i < PERSIAN_BREAKS.length; i++) {
    const next = PERSIAN_BREAKS[i]!;
    jump = next - before;
    if (year < next) break;
    leapDays += Math.floor(jump / 33) * 8 + Math.floor((jump % 33) / 4);
    before = next;
  }
  let n = year - before;
  leapDays += Math.floor(n / 33) * 8 + Math.floor(((n % 33) + 3) / 4);
  if (jump % 33 === 4 && jump - n === 4) leapDays++;
  const gregorian = year + 621;
  const gregorianLeaps =
    Math.floor(gregorian / 4) - Math.floor(((Math.floor(gregorian / 100) + 1) * 3) / 4) - 150;
  const marchDay = 20 + leapDays - gregorianLeaps;
  if (jump - n < 6) n = n - jump + Math.floor((jump + 4) / 33) * 33;
  const sinceLeap = (((n + 1) % 33) - 1) % 4;
  return { marchDay, leap: (sinceLeap === -1 ? 4 : sinceLeap) === 0 };
}
