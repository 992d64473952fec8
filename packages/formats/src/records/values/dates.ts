// The dates of one column as ISO text: days, or instants in UTC. Years that no business has are refused.
import type { DateOrder } from '../../dates/date-reader.ts';
import { DateReader } from '../../dates/date-reader.ts';
import type { Calendar } from '../../dates/calendars.ts';
import { tidyWord } from '../../dates/digits.ts';

export const EARLIEST_YEAR = 1900;
export const LATEST_YEAR = 2200;
const EARLIEST = Date.UTC(EARLIEST_YEAR, 0, 1);
const LATEST = Date.UTC(LATEST_YEAR + 1, 0, 1);

export interface DateSettings {
  readonly order: DateOrder;
  readonly calendar: Calendar | 'auto';
  readonly timeZone: string | undefined;
}

export type DateReading =
  /** "2026-03-04", or "2026-03-04T10:30:00.000Z". */
  | { readonly iso: string }
  | { readonly first: string; readonly second: string }
  | { readonly problem: 'not_a_date' | 'other_date_order' | 'date_out_of_range' };

const MOST_KNOWN = 5000;
const ZONE = /(?:[zZ]|[+-]\d{2}:?\d{2}|UTC|GMT)$/;

/** Reads a column of days, or of instants. */
export class DateColumn {
  readonly #reader: DateReader;
  readonly #day: boolean;
  /** Days repeat in a column: their readings, by cell. */
  readonly #known = new Map<string, DateReading>();
  /** Cells with a time of day that name their zone, and such that do not. */
  zoned = 0;
  unzoned = 0;

  /** @param kind `date`: the day on the wall where the cell was written, whatever zone it names */
  constructor(kind: 'date' | 'time', { order, calendar, timeZone }: DateSettings) {
    this.#day = kind === 'date';
    this.#reader = new DateReader(
      order,
      calendar,
      kind === 'date' ? undefined : timeZone,
      kind === 'date' ? 'ignore' : 'apply',
    );
  }

  get evidence(): DateReader {
    return this.#reader;
  }

  read(cell: string, line: number): DateReading {
    const known = this.#known.get(cell);
    if (known) return known;
    const seen = this.zoned + this.unzoned + this.#reader.otherCalendars;
    const reading = this.#read(cell, line);
    // What counts itself is read each time.
    if ('iso' in reading && seen === this.zoned + this.unzoned + this.#reader.otherCalendars) {
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(cell, reading);
    }
    return reading;
  }

  #read(cell: string, line: number): DateReading {
    const reader = this.#reader;
    const text = tidyWord(cell);
    reader.line = line;
    const ms = reader.readText(text);
    if (Number.isNaN(ms)) {
      // A year before 1, which the reader does not know as a date at all.
      if (/^0{1,4}[-/.]\d{1,2}[-/.]\d{1,2}\b|^\d{1,2}[-/.]\d{1,2}[-/.]0000\b/.test(text))
        return { problem: 'date_out_of_range' };
      return { problem: reader.contradicts ? 'other_date_order' : 'not_a_date' };
    }
    if (ms < EARLIEST || ms >= LATEST) return { problem: 'date_out_of_range' };
    if (!Number.isNaN(reader.other)) return { first: this.#iso(ms), second: this.#iso(reader.other) };
    if (!this.#day && /\d[:T]\d/.test(text)) {
      if (ZONE.test(text)) this.zoned++;
      else this.unzoned++;
    }
    return { iso: this.#iso(ms) };
  }

  #iso(ms: number): string {
    const iso = new Date(ms).toISOString();
    return this.#day ? iso.slice(0, 10) : iso;
  }
}
