// Which local days are worked. Days are counted from 1970-01-01, a Thursday.

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(localDay: number): number {
  return (((localDay + 4) % 7) + 7) % 7;
}

/**
 * The days that are no work, as numbers.
 * @param dates as `2026-12-25`
 * @throws {RangeError} on anything that is no date
 */
export function daysOf(dates: readonly string[]): ReadonlySet<number> {
  return new Set(
    dates.map((date) => {
      const ms = /^\d{4}-\d\d-\d\d$/u.test(date) ? Date.parse(date) : Number.NaN;
      // "2026-02-30" is read as the second of March.
      if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date)
        throw new RangeError(`holidays: "${date}" is no date; write it as 2026-12-25`);
      return ms / DAY_MS;
    }),
  );
}
