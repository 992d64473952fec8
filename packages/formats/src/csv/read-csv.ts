// Reads a CSV stream into a builder: finds the table, then hands its rows to the reader of their kind.
import type { LogMapping } from '@portolan/core';
import type { EventLogBuilder } from '@portolan/mining';
import { asUtf8, refuseBinary, sampleAsUtf8, sniffEncoding } from '../bytes/encoding.ts';
import { peek } from '../bytes/peek.ts';
import { FormatError } from '../format-error.ts';
import { SAMPLE_BYTES, type Limits } from '../limits.ts';
import type { ReadOptions, ReadResult } from '../reading/read-options.ts';
import { Warnings } from '../reading/warnings.ts';
import { StageDatesTable } from '../wide/stage-dates-table.ts';
import { columnsOf } from './columns.ts';
import { EventTable } from './event-table.ts';
import { RowScanner } from './row-scanner.ts';
import { layoutOf, type TableLayout } from './table-layout.ts';
import type { TableContext, TableReader } from './table-reader.ts';

/** Bytes between two looks at the table's open questions. */
const SLICE = 1 << 20;

/** Takes a CSV file as UTF-8 chunks; the same kernel serves streams, shards and previews. */
export class CsvTable {
  readonly #scanner: RowScanner;
  readonly #layout: TableLayout;
  readonly #table: TableReader;
  readonly #warnings: Warnings;
  #headerSeen = false;

  constructor(context: TableContext) {
    this.#layout = context.layout;
    this.#warnings = context.warnings;
    this.#scanner = new RowScanner(context.layout.delimiter, context.limits);
    this.#table = tableReader(context);
  }

  get rejected(): number {
    return this.#table.rejected;
  }

  /** Calls `onRow` before each row of the table, for a preview. */
  push(chunk: Uint8Array, onRow?: (scanner: RowScanner) => void): void {
    for (let from = 0; from < chunk.length; from += SLICE) {
      this.#scanner.feed(chunk.subarray(from, Math.min(from + SLICE, chunk.length)));
      this.#take(false, onRow);
      this.#table.pause();
    }
  }

  /** @param whole false where the bytes were a sample, whose last row may be cut */
  finish(onRow?: (scanner: RowScanner) => void, whole = true): void {
    this.#take(whole, onRow);
    if (this.#table.rowsTaken === 0) {
      throw new FormatError(
        'header_only',
        `The file has column names on line ${this.#layout.headerLine} but no rows below them. Export the data again and check that it has rows.`,
        { line: this.#layout.headerLine + 1, expected: 'at least one row' },
      );
    }
    this.#table.finish();
    if (this.#scanner.strayQuotes > 0) {
      this.#warnings.add('stray_quotes', {}, this.#scanner.strayQuotes);
    }
  }

  #take(final: boolean, onRow: ((scanner: RowScanner) => void) | undefined): void {
    const scanner = this.#scanner;
    const table = this.#table;
    for (;;) {
      if (onRow === undefined && this.#headerSeen) table.plainRows?.(scanner);
      if (!scanner.next(final)) break;
      if (scanner.blank) continue;
      if (!this.#headerSeen) {
        this.#headerSeen = scanner.line >= this.#layout.headerLine;
        continue;
      }
      onRow?.(scanner);
      table.row(scanner);
    }
  }
}

function tableReader(context: TableContext): TableReader {
  const { columns } = context.mapping;
  if (!columns) {
    const names = columnsOf(context.layout);
    throw new FormatError(
      'column_not_chosen',
      `No columns are chosen: a CSV file needs to know which hold the case, the activity and the time. Line ${context.layout.headerLine} names ${names}.`,
      {
        line: context.layout.headerLine,
        expected: 'the columns of case, activity and time',
        params: { columns: names },
      },
    );
  }
  return columns.kind === 'events' ? new EventTable(context, columns) : new StageDatesTable(context, columns);
}

/** @param source unpacked bytes; the caller has dealt with gzip, size and cancelling */
export async function readCsv(
  builder: EventLogBuilder,
  source: AsyncIterable<Uint8Array>,
  mapping: LogMapping,
  options: ReadOptions,
  limits: Limits,
  onChunk: (rejected: number) => void,
): Promise<ReadResult> {
  const { head, whole, ended } = await peek(source, SAMPLE_BYTES);
  const encoding = mapping.encoding ?? sniffEncoding(head);
  refuseBinary(head, encoding);
  const layout = layoutOf(sampleAsUtf8(head, encoding), ended, mapping, limits);
  const warnings = new Warnings();
  const before = builder.eventCount;
  const known = builder.cases.words.length + builder.activities.words.length;
  const table = new CsvTable({ builder, layout, mapping, options, limits, warnings });
  for await (const chunk of asUtf8(whole, encoding)) {
    table.push(chunk);
    onChunk(table.rejected);
  }
  table.finish();
  if (known === 0) warnAboutLostCharacters(builder, encoding, warnings);
  return { events: builder.eventCount - before, rejected: table.rejected, warnings: warnings.list() };
}

/** Names with U+FFFD were not written in the encoding that the file seemed to have. */
function warnAboutLostCharacters(builder: EventLogBuilder, encoding: string, warnings: Warnings): void {
  let lost = 0;
  for (const words of [builder.activities.words, builder.cases.words]) {
    for (const word of words) if (word.includes('\ufffd')) lost++;
  }
  if (lost > 0) {
    warnings.add('lost_characters', { encoding }, lost);
  }
}
