// Opens the table in a file: CSV in any of the usual encodings and delimiters, gzip or not, a sheet of a workbook, or JSON.
// The rows of a text file are streamed; a workbook is held in memory packed, and its sheet is streamed out of it.
import {
  asUtf8,
  joined,
  refuseBinary,
  sampleAsUtf8,
  sniffEncoding,
  type Encoding,
} from '../bytes/encoding.ts';
import { gunzip, isGzip } from '../bytes/gzip.ts';
import { peek } from '../bytes/peek.ts';
import { ESCAPED, RowScanner } from '../csv/row-scanner.ts';
import {
  headerRow,
  isBlank,
  sampleRows,
  sniffDelimiter,
  uniqueNames,
  type Delimiter,
} from '../csv/table-layout.ts';
import { FormatError, excerpt } from '../format-error.ts';
import { DEFAULT_LIMITS, SAMPLE_BYTES, sizeInWords, type Limits } from '../limits.ts';
import { withoutFooter } from './footers.ts';
import { beginsAsJson, jsonTable } from './json/json-table.ts';
import { RecordWarnings } from './record-warnings.ts';
import type { Table, TableRow } from './table.ts';
import { openWorkbook } from './xlsx/workbook.ts';
import { sheetRows } from './xlsx/sheet-rows.ts';
import { isZip } from './xlsx/zip.ts';

export interface TableOptions {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly headerLine?: number | undefined;
  /** Of a workbook; the first one without it. */
  readonly sheet?: string | undefined;
  /** Whether rows at the end that look like a report's footer are left out (default). */
  readonly footers?: 'leaveOut' | 'keep';
  /** The bytes are only the beginning of the file, so that the last row may be cut. Text files only. */
  readonly partial?: boolean;
  readonly limits?: Partial<Limits>;
}

/** Rows among which the names of the columns are looked for. */
const HEADER_ROWS = 200;

/**
 * @param source the bytes of the file, whole or in chunks
 * @throws FormatError when there is no table: code, line and how to mend it
 */
export async function readTable(
  source: AsyncIterable<Uint8Array> | Uint8Array,
  options: TableOptions = {},
): Promise<Table> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const chunks = source instanceof Uint8Array ? one(source) : source;
  const { head, whole, ended } = await peek(counted(chunks, limits), SAMPLE_BYTES);
  if (isZip(head)) return workbookTable(await gathered(whole), options, limits);
  if (!isGzip(head)) return textTable(head, whole, ended, options, limits);
  const inner = await peek(counted(gunzip(whole, limits), limits), SAMPLE_BYTES);
  return textTable(inner.head, inner.whole, inner.ended, options, limits);
}

async function textTable(
  head: Uint8Array,
  whole: AsyncIterable<Uint8Array>,
  ended: boolean,
  options: TableOptions,
  limits: Limits,
): Promise<Table> {
  const encoding = options.encoding ?? sniffEncoding(head);
  refuseBinary(head, encoding);
  const sample = sampleAsUtf8(head, encoding);
  if (isBlank(sample)) throw emptyFile();
  if (beginsAsJson(new TextDecoder().decode(sample.subarray(0, 1000)))) {
    return jsonTable(await gathered(counted(whole, { ...limits, bytes: limits.jsonBytes })), encoding);
  }
  const all = ended && options.partial !== true;
  const delimiter = options.delimiter ?? sniffDelimiter(sample, all, limits);
  const first = sampleRows(sample, delimiter, limits, { rows: HEADER_ROWS, whole: all });
  if (first.length === 0) first.push(...sampleRows(sample, delimiter, limits, { rows: 1, whole: true }));
  const header = headerRow(first, options.headerLine);
  const headers = uniqueNames(withoutTrailing(header.cells));
  const warnings = new RecordWarnings();
  const rows = textRows(asUtf8(whole, encoding), {
    scanner: new RowScanner(delimiter, limits),
    headerLine: header.line,
    partial: options.partial === true,
    encoding,
    warnings,
  });
  return {
    format: 'csv',
    headers,
    headerLine: header.line,
    sheets: [],
    sheet: undefined,
    encoding,
    delimiter,
    rows: options.footers === 'keep' ? rows : withoutFooter(rows, headers.length, warnings),
    warnings: () => warnings.list(),
  };
}

interface TextRows {
  readonly scanner: RowScanner;
  readonly headerLine: number;
  readonly partial: boolean;
  readonly encoding: Encoding;
  readonly warnings: RecordWarnings;
}

async function* textRows(
  utf8: AsyncIterable<Uint8Array>,
  { scanner, headerLine, partial, encoding, warnings }: TextRows,
): AsyncGenerator<TableRow> {
  let lost = 0;
  const take = function* (final: boolean): Generator<TableRow> {
    while (scanner.next(final)) {
      if (scanner.blank || scanner.line <= headerLine) continue;
      const cells = cellsOf(scanner);
      let filled = false;
      for (const cell of cells) {
        if (cell === '') continue;
        filled = true;
        if (cell.includes('\ufffd')) lost++;
      }
      if (filled) yield { line: scanner.line, cells };
    }
  };
  for await (const chunk of utf8) {
    scanner.feed(chunk);
    yield* take(false);
  }
  if (!partial) yield* take(true);
  if (scanner.strayQuotes > 0) warnings.add('stray_quotes', {}, undefined, scanner.strayQuotes);
  if (lost > 0) warnings.add('lost_characters', { encoding }, undefined, lost);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The cells of the row. One of ASCII only, as most are, is decoded once and cut where its bytes are. */
function cellsOf(scanner: RowScanner): string[] {
  const { bytes, starts, ends, flags, rowFrom, rowTo } = scanner;
  const row = decoder.decode(bytes.subarray(rowFrom, rowTo));
  const ascii = row.length === rowTo - rowFrom;
  const cells: string[] = [];
  for (let i = 0; i < scanner.cells; i++) {
    if (!ascii) cells.push(scanner.text(i));
    else {
      const cell = row.slice(starts[i]! - rowFrom, ends[i]! - rowFrom); // as many places as cells
      cells.push((flags[i]! & ESCAPED) === 0 ? cell : cell.replaceAll('""', '"'));
    }
  }
  return cells;
}

async function workbookTable(file: Uint8Array, options: TableOptions, limits: Limits): Promise<Table> {
  const workbook = await openWorkbook(file, limits);
  const sheet = options.sheet ?? workbook.sheets[0]!; // `openWorkbook` refuses workbooks without sheets
  const path = workbook.pathOf.get(sheet);
  if (path === undefined) {
    const sheets = excerpt(workbook.sheets.map((name) => `"${name}"`).join(', '), 300);
    throw new FormatError('no_sheet', `There is no sheet "${excerpt(sheet)}". The workbook has ${sheets}.`, {
      expected: 'the name of a sheet',
      params: { sheet: excerpt(sheet), sheets },
    });
  }
  const warnings = new RecordWarnings();
  const rows = sheetRows(workbook, path, limits, warnings);
  const first: TableRow[] = [];
  while (first.length < HEADER_ROWS) {
    const next = await rows.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  if (first.length === 0) throw emptyFile();
  const header = headerRow(first, options.headerLine);
  const headers = uniqueNames(withoutTrailing(header.cells));
  const below = first.filter((row) => row.line > header.line);
  const all = (async function* () {
    yield* below;
    yield* rows;
  })();
  return {
    format: 'xlsx',
    headers,
    headerLine: header.line,
    sheets: workbook.sheets,
    sheet,
    encoding: undefined,
    delimiter: undefined,
    rows: options.footers === 'keep' ? all : withoutFooter(all, headers.length, warnings),
    warnings: () => warnings.list(),
  };
}

/** Names of columns without the empty cells that trailing delimiters leave. */
function withoutTrailing(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* counted(source: AsyncIterable<Uint8Array>, limits: Limits): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limits.bytes) {
      throw new FormatError(
        'too_large',
        `The file is larger than ${sizeInWords(limits.bytes)}. Split it, or export fewer columns.`,
        { expected: `at most ${sizeInWords(limits.bytes)}`, params: { bytes: limits.bytes } },
      );
    }
    yield chunk;
  }
}

async function gathered(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    chunks.push(chunk.slice());
    length += chunk.length;
  }
  if (chunks.length < 3) return chunks.reduce(joined, new Uint8Array(0));
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function emptyFile(): FormatError {
  return new FormatError('empty', 'The file is empty. Export the data again and check that it has rows.', {
    line: 1,
    column: 1,
    expected: 'a line with column names',
  });
}
