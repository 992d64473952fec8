// Clock times of a time zone and the instants they are, by the zone's rules as the runtime knows them (IANA).

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Whether it is a name of a zone (IANA), such as Europe/Riga. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What clocks show there at an instant: the day as `YYYY-MM-DD`, the minutes since midnight as they read. */
export interface ClockTime {
  readonly day: string;
  readonly minutes: number;
}

/** @param at milliseconds since 1970 */
export function clockAt(at: number, timeZone: string): ClockTime {
  const shown = new Date(wallMs(at, timeZone));
  return {
    day: shown.toISOString().slice(0, 10),
    minutes: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  };
}

/** The wall clock, read as if it were UTC; to the second. */
function wallMs(at: number, timeZone: string): number {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = value;
  const { year, month, day, hour, minute, second } = parts;
  return Date.parse(`${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * The instant at which clocks there show this. A time that clocks skip is as much later as they skip (half past two
 * becomes half past three); of a time that they show twice, the first (RFC 5545, 3.3.5).
 * @returns milliseconds since 1970
 */
export function instantAt({ day, minutes }: ClockTime, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const offset = (at: number): number => wallMs(at, timeZone) - Math.floor(at / 1000) * 1000;
  // The offsets a day before and after: rules change at most once in between.
  const before = wall - offset(wall - 86_400_000);
  const after = wall - offset(wall + 86_400_000);
  for (const at of before < after ? [before, after] : [after, before]) {
    if (wallMs(at, timeZone) === wall) return at;
  }
  return before;
}

/** The last second of a day there. @returns milliseconds since 1970 */
export function endOfDay(day: string, timeZone: string): number {
  return instantAt({ day, minutes: 24 * 60 }, timeZone) - 1000;
}
