// What both kinds of table (a row per event, a row per deal) share: attributes, rejects, footers, warnings.
import type { LogMapping } from '@portolan/core';
import type { EventLogBuilder } from '@portolan/mining';
import { DateReader, type DateOrder } from '../dates/date-reader.ts';
import { excerpt } from '../format-error.ts';
import type { Limits } from '../limits.ts';
import { AttributeColumn, type AttributeLevel } from '../reading/attribute-column.ts';
import { REJECT_TEXT_LIMIT, type ReadOptions } from '../reading/read-options.ts';
import { rejectReason, type RejectReason } from '../reading/messages.ts';
import type { Warnings } from '../reading/warnings.ts';
import { ESCAPED, type RowScanner } from './row-scanner.ts';
import type { TableLayout } from './table-layout.ts';

export interface TableContext {
  readonly builder: EventLogBuilder;
  readonly layout: TableLayout;
  readonly mapping: LogMapping;
  readonly options: ReadOptions;
  readonly limits: Limits;
  readonly warnings: Warnings;
}

/** Takes the rows of a table one after the other. */
export interface TableReader {
  /** Takes the row that `scanner` stands on. */
  row(scanner: RowScanner): void;
  /** Takes the rows from the scanner's place on that it can take faster by itself; may take none. */
  plainRows?(scanner: RowScanner): void;
  /** Called now and then, so that settled questions free what was held back for them. */
  pause(): void;
  /** @throws FormatError `ambiguous_dates`, `mixed_dates` */
  finish(): void;
  readonly rejected: number;
  readonly rowsTaken: number;
}

export interface MappedAttribute {
  readonly column: number;
  readonly values: AttributeColumn;
}

const PREFIX = /^case:\s*/i;

/** The columns that have no role and become attributes. */
export function attributeColumns(
  context: TableContext,
  taken: ReadonlySet<number>,
  level: AttributeLevel,
): MappedAttribute[] {
  const wanted = context.options.attributes ?? 'all';
  if (wanted === 'none') return [];
  const result: MappedAttribute[] = [];
  for (const [column, name] of context.layout.header.entries()) {
    if (taken.has(column)) continue;
    if (wanted !== 'all' ? !wanted.includes(name) : /^\(column \d+\)$/.test(name)) continue;
    const ofCase = PREFIX.test(name);
    const bare = name.replace(PREFIX, '');
    result.push({
      column,
      values: new AttributeColumn(
        ofCase && !context.layout.header.includes(bare) ? bare : name,
        ofCase ? 'case' : level,
        context.limits,
      ),
    });
  }
  return result;
}

export function dateReaderFor(context: TableContext, column: number): DateReader {
  const { dates, calendar, timeZone, offsets } = context.mapping;
  const order: DateOrder = dates?.[context.layout.header[column]!] ?? 'auto';
  return new DateReader(order, calendar ?? 'auto', timeZone, offsets);
}

const FOOTER =
  /^\W*(?:grand total|sub-?total|total|confidential|copyright|\(c\)|©|generated (?:by|on)|as of )/i;

/** Counts and hands on the rows that cannot be read; footers of reports are counted apart. */
export class RejectedRows {
  readonly #context: TableContext;
  count = 0;
  footers = 0;

  constructor(context: TableContext) {
    this.#context = context;
  }

  reject(scanner: RowScanner, why: RejectReason): void {
    if (isFooter(scanner)) {
      this.footers++;
      return;
    }
    this.count++;
    this.#context.options.onReject?.({
      ...why,
      line: scanner.line,
      text: scanner.rowText(REJECT_TEXT_LIMIT),
    });
  }

  finish(): void {
    if (this.footers > 0) {
      this.#context.warnings.add('footer_rows', {}, this.footers);
    }
  }
}

function isFooter(scanner: RowScanner): boolean {
  for (let i = 0; i < scanner.cells; i++) {
    if (scanner.starts[i] !== scanner.ends[i]) return FOOTER.test(scanner.text(i));
  }
  return false;
}

/** The row has another number of cells than the header: why it cannot be trusted, or undefined where it can. */
export function widthProblem(scanner: RowScanner, layout: TableLayout): RejectReason | undefined {
  const width = layout.header.length;
  if (scanner.cells <= width) return undefined;
  for (let i = width; i < scanner.cells; i++) {
    if (scanner.starts[i] !== scanner.ends[i]) {
      return rejectReason('too_many_cells', {
        cells: scanner.cells,
        columns: width,
        delimiter: layout.delimiter === '\t' ? 'tab' : layout.delimiter,
      });
    }
  }
  return undefined;
}

/** Why a date cell could not be read. */
export function dateProblem(
  scanner: RowScanner,
  cell: number,
  column: string,
  reader: DateReader,
): RejectReason {
  const value = excerpt(scanner.text(cell));
  if (value === '') return rejectReason('no_time', { column });
  return rejectReason(reader.contradicts ? 'other_date_order' : 'not_a_date', { value, column });
}

/** Where a cell's meant bytes are, quotes resolved and spaces at its edges left out. */
export class CellBytes {
  bytes: Uint8Array = new Uint8Array(0);
  from = 0;
  to = 0;
  #scratch = new Uint8Array(1024);

  /** False where the cell is empty. */
  take(scanner: RowScanner, cell: number): boolean {
    if (cell >= scanner.cells) return false;
    const bytes = scanner.bytes;
    let from = scanner.starts[cell]!;
    let to = scanner.ends[cell]!;
    if (from === to) return false;
    if ((scanner.flags[cell]! & ESCAPED) !== 0) return this.#unescape(bytes, from, to);
    while (from < to && bytes[from]! <= 32) from++;
    while (to > from && bytes[to - 1]! <= 32) to--;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    return from < to;
  }

  #unescape(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from > this.#scratch.length) this.#scratch = new Uint8Array((to - from) * 2);
    const scratch = this.#scratch;
    let length = 0;
    for (let i = from; i < to; i++) {
      scratch[length++] = bytes[i]!;
      if (bytes[i] === 34) i++;
    }
    let start = 0;
    while (start < length && scratch[start]! <= 32) start++;
    while (length > start && scratch[length - 1]! <= 32) length--;
    this.bytes = scratch;
    this.from = start;
    this.to = length;
    return start < length;
  }
}
