// The fast way through an event table. A plain row (as many cells as the header, no quote, no space at the edge of a
// cell, a time in ISO form) goes from bytes into the log in one loop, without being taken apart into cells first. The
// first row that is anything else is left to the general way, which alone decides what such a row means: both ways
// give the same log. Measured on 5 million rows: 2.2 s of scanning and reading became 1.7 s (docs/benchmarks.md).
import type { ByteWords } from '@portolan/mining';
import type { DateReader } from '../dates/date-reader.ts';
import { LEFT_OUT, NO_NAME } from '../reading/activity-names.ts';
import type { AttributeColumn } from '../reading/attribute-column.ts';
import type { LifecycleFilter } from '../reading/lifecycle.ts';
import { bytesBefore, firstBytes, fourTimes, marksOf } from './four-bytes.ts';
import { NAME_SEED, RecentNames, mixFour } from './recent-names.ts';
import type { RowScanner } from './row-scanner.ts';
import type { MappedAttribute } from './table-reader.ts';

/** Where the parts of an event stand; -1 for a part the table lacks. */
export interface PlainColumns {
  readonly width: number;
  readonly case: number;
  readonly activity: number;
  readonly time: number;
  readonly resource: number;
  readonly lifecycle: number;
}

export interface PlainParts {
  readonly caseWords: ByteWords;
  readonly activityWords: ByteWords;
  readonly dates: DateReader;
  readonly lifecycle: LifecycleFilter | undefined;
  readonly resources: AttributeColumn;
  readonly attributes: readonly MappedAttribute[];
}

/** Where events go, in the order of their rows. */
export interface EventSink {
  /** @returns the row's number, for the attributes */
  add(caseCode: number, activity: number, time: number, other: number): number;
  /** Case code per row. */
  readonly caseOf: Uint32Array;
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const DELIMITER = 1;
/** After a row that is not plain, so many rows go the general way at first; doubled while it goes on so. */
const FIRST_PAUSE = 1;
const LONGEST_PAUSE = 1024;
/**
 * Rows taken in one call, after one in the first call, two in the second and so on. A loop over a whole slice would be
 * optimised while it runs for the first time, before its end was ever reached, and thrown away there: 0.1 s a file.
 */
const MOST_ROWS = 256;

export class PlainRows {
  readonly #columns: PlainColumns;
  readonly #parts: PlainParts;
  readonly #kinds = new Uint8Array(256);
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #longest: number;
  readonly #activities: RecentNames;
  readonly #delimiters: number;
  #atOnce = 1;
  #pause = FIRST_PAUSE;
  #waiting = 0;

  /** @param longest rows of more bytes are left to the general way, which knows the limits */
  constructor(delimiter: string, columns: PlainColumns, parts: PlainParts, longest: number) {
    this.#columns = columns;
    this.#parts = parts;
    this.#longest = longest;
    this.#starts = new Int32Array(columns.width);
    this.#ends = new Int32Array(columns.width);
    this.#kinds[delimiter.charCodeAt(0)] = DELIMITER;
    for (const byte of [LF, CR, QUOTE]) this.#kinds[byte] = 2;
    this.#activities = new RecentNames(parts.activityWords);
    this.#delimiters = fourTimes(delimiter.charCodeAt(0));
  }

  /**
   * Takes the plain rows at the scanner's place, up to the first that is not plain or not whole.
   * @returns how many rows it took
   */
  take(scanner: RowScanner, sink: EventSink): number {
    if (this.#waiting > 0) {
      this.#waiting--;
      return 0;
    }
    let taken = 0;
    for (;;) {
      const wanted = this.#atOnce;
      const more = this.#takeRows(scanner, sink, wanted);
      taken += more;
      if (more < wanted) break;
      if (wanted < MOST_ROWS) this.#atOnce *= 2;
    }
    this.#pause = taken > 0 ? FIRST_PAUSE : Math.min(this.#pause * 2, LONGEST_PAUSE);
    this.#waiting = this.#pause;
    return taken;
  }

  #takeRows(scanner: RowScanner, sink: EventSink, wanted: number): number {
    const bytes = scanner.bytes;
    const view = scanner.view;
    const end = scanner.end;
    const kinds = this.#kinds;
    const delimiters = this.#delimiters;
    const starts = this.#starts;
    const ends = this.#ends;
    const activities = this.#activities;
    const { width, case: caseAt, activity: activityAt, time: timeAt, resource, lifecycle } = this.#columns;
    const { caseWords, dates, lifecycle: filter, resources, attributes } = this.#parts;
    const onlyEvents = filter === undefined && resource < 0 && attributes.length === 0;
    let rowFrom = scanner.position;
    let position = rowFrom;
    let rows = 0;
    // The cells of the row before: the next row often repeats its case, and its times are as long.
    let lastCaseFrom = 0;
    let lastCaseLength = 0;
    let lastCase = NO_NAME;
    let lastTimeLength = 0;

    while (rows < wanted) {
      let time = Number.NaN;
      let caseCode = NO_NAME;
      let activityHash = NAME_SEED;
      let column = 0;
      for (; column < width; column++) {
        const from = position;
        let seen = false;
        if (column === timeAt) {
          // A time that reads well is known to hold no delimiter, so its end need not be looked for.
          const to = from + lastTimeLength;
          if (to < end && kinds[bytes[to]!] !== 0) time = dates.readIso(bytes, from, to);
          if (time === time) {
            position = to;
            seen = true;
          }
        } else if (column === caseAt) {
          // Neither loop passes the line end behind the last byte: no case holds one.
          let same = 0;
          while (
            same + 4 <= lastCaseLength &&
            view.getInt32(from + same, true) === view.getInt32(lastCaseFrom + same, true)
          ) {
            same += 4;
          }
          while (same < lastCaseLength && bytes[from + same] === bytes[lastCaseFrom + same]) same++;
          position = from + same;
          if (same > 0 && same === lastCaseLength && kinds[bytes[position]!] !== 0) {
            caseCode = lastCase;
            lastCaseFrom = from;
            seen = true;
          } else position = from;
        }
        if (!seen) {
          // To the end of the cell, four bytes at a time.
          let hash = NAME_SEED;
          for (;;) {
            const four = view.getInt32(position, true);
            let marks = marksOf(four, delimiters);
            while (marks !== 0 && kinds[bytes[position + bytesBefore(marks)]!] === 0) marks &= marks - 1;
            if (marks === 0) {
              hash = mixFour(hash, four);
              position += 4;
              continue;
            }
            const count = bytesBefore(marks);
            hash = mixFour(hash, firstBytes(four, count));
            position += count;
            break;
          }
          if (column === timeAt) {
            time = dates.readIso(bytes, from, position);
            lastTimeLength = position - from;
          } else if (column === caseAt) {
            lastCaseFrom = from;
            lastCaseLength = position - from;
          } else if (column === activityAt) activityHash = hash;
        }
        starts[column] = from;
        ends[column] = position;
        if (kinds[bytes[position]!] !== DELIMITER) break;
        position++;
      }
      // Left at the last cell, standing on a line end that is really there.
      if (column !== width - 1 || position >= end) break;
      let next = position + 1;
      if (bytes[position] === CR) {
        if (next >= end || bytes[next] !== LF) break;
        next++;
      } else if (bytes[position] !== LF) break;
      if (time !== time || position - rowFrom > this.#longest) break;

      const activityFrom = starts[activityAt]!;
      const activityTo = ends[activityAt]!;
      if (!isTidy(bytes, activityFrom, activityTo)) break;
      const activity = activities.code(bytes, view, activityFrom, activityTo, activityHash);
      if (activity === NO_NAME) break;
      let transition = NO_NAME;
      if (filter !== undefined && activity !== LEFT_OUT) {
        const from = starts[lifecycle]!;
        const to = ends[lifecycle]!;
        if (from !== to) {
          if (!isTidy(bytes, from, to)) break;
          transition = filter.code(bytes, from, to);
        }
      }
      if (activity === LEFT_OUT || transition === LEFT_OUT) {
        if (transition === LEFT_OUT) filter!.leftOut++; // only a filter gives such a code
        // The row made no case of its own known.
        lastCaseLength = 0;
      } else {
        if (caseCode === NO_NAME) {
          const from = starts[caseAt]!;
          const to = ends[caseAt]!;
          if (!isTidy(bytes, from, to)) break;
          caseCode = caseWords.code(bytes, from, to);
          if (caseCode === NO_NAME) break;
          lastCase = caseCode;
        }
        const row = sink.add(caseCode, activity, time, Number.NaN);
        if (!onlyEvents) {
          const caseOf = sink.caseOf;
          if (transition !== NO_NAME) filter!.set(row, caseOf, transition); // as above
          if (resource >= 0)
            setCell(resources, row, caseOf, bytes, starts[resource]!, ends[resource]!, false);
          for (let i = 0; i < attributes.length; i++) {
            const { column: at, values } = attributes[i]!;
            setCell(values, row, caseOf, bytes, starts[at]!, ends[at]!, true);
          }
        }
      }
      rows++;
      rowFrom = next;
      position = next;
    }
    scanner.skipTo(rowFrom, rows);
    return rows;
  }
}

/** Filled, and without spaces or control characters at its edges. */
function isTidy(bytes: Uint8Array, from: number, to: number): boolean {
  return to > from && bytes[from]! > 32 && bytes[to - 1]! > 32;
}

function setCell(
  values: AttributeColumn,
  row: number,
  caseOf: Uint32Array,
  bytes: Uint8Array,
  start: number,
  end: number,
  emptyCounts: boolean,
): void {
  let from = start;
  let to = end;
  while (from < to && bytes[from]! <= 32) from++;
  while (to > from && bytes[to - 1]! <= 32) to--;
  if (from < to || emptyCounts) values.setBytes(row, caseOf, bytes, from, to);
}
