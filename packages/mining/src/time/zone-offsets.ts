// When clocks of a time zone are how far ahead of UTC, as a table: asked of the language once per day of the range, not
// once per event.
import { DAY_MS } from './workdays.ts';

/** From `fromMs[i]` up to `fromMs[i + 1]` local time is `offsetMs[i]` ahead of UTC; the last entry holds for ever. */
export interface ZoneOffsets {
  readonly fromMs: readonly number[];
  readonly offsetMs: readonly number[];
}

/** Longer ranges are refused: a log that covers them has a wrong date in it. */
const MOST_DAYS = 366 * 300;

/**
 * How far a zone is from UTC at any moment from `fromMs` to `toMs` (ms).
 * @param zone an IANA name such as `Europe/Riga`
 * @throws {RangeError} for an unknown zone, or a range that is none
 */
export function zoneOffsets(zone: string, fromMs: number, toMs: number): ZoneOffsets {
  const read = offsetReader(zone);
  const first = Math.floor(fromMs / DAY_MS) - 1;
  const last = Math.ceil(toMs / DAY_MS) + 1;
  if (!(last - first <= MOST_DAYS))
    throw new RangeError(
      `a calendar for ${new Date(fromMs).toISOString()} to ${new Date(toMs).toISOString()}: more than 300 years; look for a wrong date`,
    );
  const from = [first * DAY_MS];
  const offsets = [read(first * DAY_MS)];
  for (let day = first + 1; day <= last; day++) {
    const before = offsets.at(-1)!;
    const now = read(day * DAY_MS);
    if (now === before) continue;
    // Somewhere within that day, to the second.
    let same = (day - 1) * DAY_MS;
    let changed = day * DAY_MS;
    while (changed - same > 1000) {
      const middle = Math.floor((same + changed) / 2000) * 1000;
      if (read(middle) === before) same = middle;
      else changed = middle;
    }
    from.push(changed);
    offsets.push(now);
  }
  return { fromMs: from, offsetMs: offsets };
}

/** How far local time is ahead of UTC at a moment. */
export function offsetAt({ fromMs, offsetMs }: ZoneOffsets, ms: number): number {
  let low = 0;
  let high = fromMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fromMs[middle]! > ms) high = middle;
    else low = middle + 1;
  }
  return offsetMs[Math.max(0, low - 1)]!;
}

function offsetReader(zone: string): (ms: number) => number {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new RangeError(
      `zone: "${zone}" is not known here; use a name of the IANA list such as Europe/Riga`,
    );
  }
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return local - Math.floor(ms / 1000) * 1000;
  };
}
