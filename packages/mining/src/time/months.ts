// Calendar months of a time zone as ranges of moments.
import { offsetAt, type ZoneOffsets } from './zone-offsets.ts';

/** A calendar month as a range of moments (ms). */
export interface MonthRange {
  /** `2026-01` */
  readonly month: string;
  readonly fromMs: number;
  /** Not part of it. */
  readonly toMs: number;
}

/** Dates end in the year 275760; so far from it nothing can go wrong. */
const FARTHEST_MS = 8.6e15;

/**
 * The months that touch [fromMs, toMs], one after the other.
 * @throws {RangeError} where there is no calendar any more
 */
export function monthsBetween(fromMs: number, toMs: number, zone: ZoneOffsets): MonthRange[] {
  if (!(fromMs > -FARTHEST_MS && toMs < FARTHEST_MS))
    throw new RangeError(
      `from ${fromMs} to ${toMs} ms: the calendar has no such months; look for a wrong date`,
    );
  const local = new Date(fromMs + offsetAt(zone, fromMs));
  const year = local.getUTCFullYear();
  const begins: number[] = [];
  const beginOf = (month: number): number => {
    const midnight = Date.UTC(year, month, 1);
    return midnight - offsetAt(zone, midnight - offsetAt(zone, midnight));
  };
  for (let month = local.getUTCMonth(); ; month++) {
    begins.push(beginOf(month));
    if (begins.at(-1)! > toMs) break;
  }
  return begins.slice(0, -1).map((begin, i) => ({
    month: new Date(Date.UTC(year, local.getUTCMonth() + i, 1)).toISOString().slice(0, 7),
    fromMs: begin,
    toMs: begins[i + 1]!,
  }));
}

/** The month of a moment; -1 before the first, the number of months after the last. */
export function monthAt(months: readonly MonthRange[], ms: number): number {
  let low = 0;
  let high = months.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (months[middle]!.fromMs > ms) high = middle;
    else low = middle + 1;
  }
  const last = months.at(-1);
  return last !== undefined && ms >= last.toMs ? months.length : low - 1;
}
