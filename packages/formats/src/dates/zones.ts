// Local wall-clock time of an IANA zone to UTC, fast enough for millions of rows: one look-up per local day.
import { FormatError, excerpt } from '../format-error.ts';

/** Milliseconds of a local wall clock (as if it were UTC) to milliseconds UTC. */
export type LocalToUtc = (localMs: number) => number;

const DAY = 86_400_000;
const QUARTER = 900_000;

/**
 * A time that the clocks skip or repeat takes the offset in force before the change.
 * @throws FormatError `time_zone` when the zone is unknown.
 */
export function localToUtc(timeZone: string | undefined): LocalToUtc {
  if (timeZone === undefined || /^(utc|etc\/utc|gmt|z)$/i.test(timeZone)) return (ms) => ms;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
  } catch {
    throw new FormatError(
      'time_zone',
      `The time zone "${timeZone}" is unknown. Use an IANA name such as Europe/Riga, Asia/Bangkok or UTC.`,
      { expected: 'an IANA time zone name', params: { timeZone: excerpt(timeZone) } },
    );
  }

  function offsetAt(utcMs: number): number {
    const part: Record<string, number> = {};
    let before = false;
    for (const { type, value } of format.formatToParts(utcMs)) {
      if (type === 'era') before = value.startsWith('B');
      else part[type] = Number(value);
    }
    const year = before ? 1 - (part['year'] ?? 0) : (part['year'] ?? 0);
    const local = new Date(0);
    local.setUTCFullYear(year, (part['month'] ?? 1) - 1, part['day'] ?? 1);
    local.setUTCHours(part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0);
    return local.getTime() - Math.floor(utcMs / 1000) * 1000;
  }

  function exactOffset(localMs: number): number {
    const early = offsetAt(localMs - DAY);
    const late = offsetAt(localMs + DAY);
    if (early === late) return early;
    // The earlier of the readings that agree with themselves; in a skipped hour none does: keep the old offset.
    if (offsetAt(localMs - early) === early) return early;
    return offsetAt(localMs - late) === late ? late : early;
  }

  // Offsets of a local day; NaN marks a day on which the clocks change, looked up by the quarter hour.
  const byDay = new Map<number, number>();
  const byQuarter = new Map<number, number>();
  let lastDay = Number.NaN;
  let lastOffset = 0;
  return (localMs) => {
    const day = Math.floor(localMs / DAY);
    if (day === lastDay) return localMs - lastOffset;
    let offset = byDay.get(day);
    if (offset === undefined) {
      const start = exactOffset(day * DAY);
      offset = start === exactOffset((day + 1) * DAY) ? start : Number.NaN;
      byDay.set(day, offset);
    }
    if (!Number.isNaN(offset)) {
      lastDay = day;
      lastOffset = offset;
      return localMs - offset;
    }
    const quarter = Math.floor(localMs / QUARTER);
    let exact = byQuarter.get(quarter);
    if (exact === undefined) byQuarter.set(quarter, (exact = exactOffset(quarter * QUARTER)));
    return localMs - exact;
  };
}
