// Where the table of a CSV file is: its delimiter, and the line with the column names (titles may stand above it).
import type { LogMapping } from '@portolan/core';
import { FormatError, excerpt } from '../format-error.ts';
import type { Limits } from '../limits.ts';
import { DateReader } from '../dates/date-reader.ts';
import { tidyWord } from '../dates/digits.ts';
import { RowScanner } from './row-scanner.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface TableLayout {
  readonly delimiter: Delimiter;
  /** Line of the column names, from 1. */
  readonly headerLine: number;
  /** Unique, never empty: a column without a name is called "(column 3)". */
  readonly header: readonly string[];
}

export interface SampleRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The first rows as strings, blank ones left out. A row that the end of the sample cuts is left out too. */
export function sampleRows(
  sample: Uint8Array,
  delimiter: string,
  limits: Limits,
  options: { rows: number; whole: boolean },
): SampleRow[] {
  const scanner = new RowScanner(delimiter, limits);
  scanner.feed(sample);
  const rows: SampleRow[] = [];
  while (rows.length < options.rows && scanner.next(options.whole)) {
    if (scanner.blank) continue;
    const cells: string[] = [];
    for (let i = 0; i < scanner.cells; i++) cells.push(scanner.text(i));
    rows.push({ line: scanner.line, cells });
  }
  return rows;
}

/**
 * @param sample UTF-8; `whole` where it is the whole file
 * @throws FormatError `empty`, `one_column`, `no_header`
 */
export function layoutOf(
  sample: Uint8Array,
  whole: boolean,
  mapping: Pick<LogMapping, 'delimiter' | 'headerLine'>,
  limits: Limits,
): TableLayout {
  if (isBlank(sample)) {
    throw new FormatError('empty', 'The file is empty. Export the data again and check that it has rows.', {
      line: 1,
      column: 1,
      expected: 'a line with column names',
    });
  }
  const delimiter = mapping.delimiter ?? sniffDelimiter(sample, whole, limits);
  const rows = sampleRows(sample, delimiter, limits, { rows: 200, whole });
  if (rows.length === 0) rows.push(...sampleRows(sample, delimiter, limits, { rows: 1, whole: true }));
  const named = headerRow(rows, mapping.headerLine);
  if (named.cells.filter((cell) => cell.trim() !== '').length < 2) {
    throw new FormatError(
      'one_column',
      `The file has only one column ("${excerpt(named.cells.find((cell) => cell.trim() !== '') ?? '')}"). A log needs a case, an activity and a time in columns of their own, separated by a comma, semicolon, tab or |.`,
      { line: named.line, column: 1, expected: 'several columns separated by , ; tab or |' },
    );
  }
  return { delimiter, headerLine: named.line, header: uniqueNames(named.cells) };
}

/**
 * The row with the column names among the first rows of a table.
 * @param headerLine where it is known
 * @throws FormatError `no_header`
 */
export function headerRow(rows: readonly SampleRow[], headerLine: number | undefined): SampleRow {
  const named = headerLine === undefined ? findHeader(rows) : rows.find((row) => row.line === headerLine);
  if (named) return named;
  throw new FormatError(
    'no_header',
    headerLine === undefined
      ? 'No line with column names was found. Put the names of the columns into the first line.'
      : `Line ${headerLine} does not begin a row, so it cannot hold the column names.`,
    { line: headerLine ?? 1, expected: 'a line with column names', params: { line: headerLine ?? 1 } },
  );
}

export function isBlank(sample: Uint8Array): boolean {
  return sample.every((byte) => byte === 32 || (byte >= 9 && byte <= 13));
}

/** The names of the columns, no two alike and none empty. */
export function uniqueNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  // Names after the last filled one belong to trailing delimiters.
  const names = cells.map((cell, i) => {
    const name = tidyWord(cell).slice(0, 480) || `(column ${i + 1})`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
  return names;
}

/** The delimiter by which most rows have the same number of cells, and more than one. */
export function sniffDelimiter(sample: Uint8Array, whole: boolean, limits: Limits): Delimiter {
  const first = sample.subarray(0, 65_536);
  let best: Delimiter = ',';
  let bestScore = 0;
  let problem: unknown;
  for (const delimiter of DELIMITERS) {
    let rows: SampleRow[];
    try {
      rows = sampleRows(first, delimiter, limits, {
        rows: 100,
        whole: whole && first.length === sample.length,
      });
    } catch (error) {
      // Wrong delimiters make absurd rows; the right one that fails is reported below.
      problem ??= error;
      continue;
    }
    const width = commonWidth(rows);
    if (width < 2) continue;
    const agreeing = rows.filter((row) => row.cells.length === width).length / rows.length;
    const score = agreeing * agreeing * Math.min(1 + Math.log2(width), 6);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  if (bestScore === 0 && problem instanceof FormatError) throw problem;
  return best;
}

/**
 * The commonest number of cells; the greater of two equally common ones. Titles and footers have one cell and do not
 * count, unless nearly every row has just one.
 */
function commonWidth(rows: readonly SampleRow[]): number {
  const counts = new Map<number, number>();
  const several = rows.filter((row) => row.cells.length > 1);
  for (const row of several.length >= rows.length * 0.2 ? several : rows)
    counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  let width = 0;
  let most = 0;
  for (const [cells, count] of counts) {
    if (count > most || (count === most && cells > width)) {
      width = cells;
      most = count;
    }
  }
  return width;
}

/** The first row as wide as the table whose cells are names: nearly all filled, none a date or a number. */
function findHeader(rows: readonly SampleRow[]): SampleRow | undefined {
  const width = commonWidth(rows);
  const reader = new DateReader();
  for (const row of rows.slice(0, 50)) {
    const filled = row.cells.filter((cell) => cell.trim() !== '');
    const wideEnough =
      width < 2 || (row.cells.length >= Math.min(width, 2) && filled.length >= Math.max(2, width * 0.5));
    if (!wideEnough) continue;
    const values = filled.filter(
      (cell) => /^[\s\d.,+-]+$/.test(cell) || !Number.isNaN(reader.readText(cell.trim())),
    ).length;
    if (values > filled.length * 0.3) {
      throw new FormatError(
        'no_header',
        `Line ${row.line} looks like data ("${excerpt(filled.slice(0, 3).join(', '))}"), and no line with column names stands above it. Put the names of the columns into the first line.`,
        { line: row.line, column: 1, expected: 'column names', params: { line: row.line } },
      );
    }
    return row;
  }
  return undefined;
}
