// Finds out from the rows how the dates and numbers of the mapped columns are written, and asks where they leave it open.
import type { DateOrder } from '../dates/date-reader.ts';
import { DateReader } from '../dates/date-reader.ts';
import type { DecimalMark, ImportMapping, ImportQuestion } from '@portolan/core';
import { ColumnReader } from './column-reader.ts';
import { foldedName } from '../csv/headers.ts';
import { RecordWarnings } from './record-warnings.ts';
import type { Table, TableRow } from './table.ts';
import { DecimalReader } from './values/decimals.ts';

export interface SettledColumns {
  readonly dates: Record<string, DateOrder>;
  readonly decimals: Record<string, DecimalMark>;
  readonly questions: readonly ImportQuestion[];
}

/**
 * The mapping with everything added that the whole table settles, and the questions that remain. Goes through all rows of
 * the table, so open it again for `readRecords`. Answers go into the mapping's `dates` and `decimals`.
 */
export async function settleMapping(
  table: Table,
  mapping: ImportMapping,
): Promise<{ readonly mapping: ImportMapping; readonly questions: readonly ImportQuestion[] }> {
  const evidence = new ColumnEvidence(table.headers, mapping);
  for await (const row of table.rows) evidence.take(row);
  const { dates, decimals, questions } = evidence.finish();
  return {
    mapping: {
      ...mapping,
      dates: { ...dates, ...mapping.dates },
      decimals: { ...decimals, ...mapping.decimals },
    },
    questions,
  };
}

/** The same for rows at hand. */
export function settled(
  headers: readonly string[],
  rows: readonly TableRow[],
  mapping: ImportMapping,
): SettledColumns {
  const evidence = new ColumnEvidence(headers, mapping);
  for (const row of rows) evidence.take(row);
  return evidence.finish();
}

/** Whether a column of this name holds the new value of whatever property changed. */
export function isValueColumn(header: string): boolean {
  return /^(?:new )?value ?1?$/.test(foldedName(header));
}

/** Different properties that are named in the question. */
const MOST_PROPERTIES = 50;

class ColumnEvidence {
  readonly #readers: readonly ColumnReader[];
  /** The column that says which property changed, where the mapping does not choose one yet. */
  readonly #property: { readonly column: string; readonly index: number } | undefined;
  readonly #properties = new Set<string>();

  constructor(headers: readonly string[], mapping: ImportMapping) {
    const warnings = new RecordWarnings();
    this.#readers = mapping.columns.flatMap((column) => {
      const index = headers.indexOf(column.column);
      if (index < 0) return [];
      const reader = new ColumnReader(index, column, mapping, warnings);
      const open =
        (isDated(reader) && mapping.dates?.[column.column] === undefined) ||
        (isCounted(reader) && mapping.decimals?.[column.column] === undefined);
      return open ? [reader] : [];
    });
    const columnOf = (field: string) =>
      mapping.columns.find(({ target }) => target.kind === 'field' && target.field === field)?.column;
    const property = isValueColumn(columnOf('to') ?? '') ? columnOf('property') : undefined;
    const index = property === undefined ? -1 : headers.indexOf(property);
    this.#property =
      property === undefined || index < 0 || mapping.where !== undefined
        ? undefined
        : { column: property, index };
  }

  take(row: TableRow): void {
    if (this.#property !== undefined && this.#properties.size < MOST_PROPERTIES) {
      const value = row.cells[this.#property.index]?.trim() ?? '';
      if (value !== '') this.#properties.add(value);
    }
    for (const reader of this.#readers) {
      const text = row.cells[reader.index]?.trim() ?? '';
      if (text !== '') reader.read(text, row, undefined);
    }
  }

  finish(): SettledColumns {
    const dates: Record<string, DateOrder> = Object.create(null) as Record<string, DateOrder>;
    const decimals: Record<string, DecimalMark> = Object.create(null) as Record<string, DecimalMark>;
    const questions: ImportQuestion[] = [];
    if (this.#property !== undefined && this.#properties.size > 1) {
      const { column } = this.#property;
      questions.push({ kind: 'property', column, values: [...this.#properties] });
    }
    for (const reader of this.#readers) {
      if (isDated(reader)) {
        const order = orderOf(reader);
        if (order) dates[reader.column] = order;
        const question = dateQuestion(reader);
        if (question) questions.push(question);
      } else {
        const { numbers } = reader;
        const mark = numbers.settled;
        if (mark) decimals[reader.column] = mark;
        const question = markQuestion(reader.column, numbers);
        if (question) questions.push(question);
      }
    }
    return { dates, decimals, questions };
  }
}

function isDated({ type }: ColumnReader): boolean {
  return type === 'date' || type === 'time' || type === 'moment';
}

function isCounted({ type }: ColumnReader): boolean {
  return type === 'money' || type === 'number';
}

interface DateSigns {
  readonly dayFirst: boolean;
  readonly monthFirst: boolean;
  readonly example: string | undefined;
}

function signsOf(readers: readonly DateReader[]): DateSigns {
  const of = (kind: 'dayFirst' | 'monthFirst' | 'either') =>
    readers.find((reader) => reader[kind].count > 0)?.[kind];
  return {
    dayFirst: of('dayFirst') !== undefined,
    monthFirst: of('monthFirst') !== undefined,
    example: (of('either') ?? of('monthFirst'))?.example,
  };
}

function orderOf(reader: ColumnReader): 'dmy' | 'mdy' | undefined {
  const { dayFirst, monthFirst } = signsOf(reader.dateReaders);
  return dayFirst === monthFirst ? undefined : dayFirst ? 'dmy' : 'mdy';
}

function dateQuestion(reader: ColumnReader): ImportQuestion | undefined {
  const { dayFirst, monthFirst, example } = signsOf(reader.dateReaders);
  if (example === undefined || dayFirst !== monthFirst) return undefined;
  return {
    kind: 'dateOrder',
    column: reader.column,
    example,
    readings: (['dmy', 'mdy'] as const).flatMap((order) => {
      const ms = new DateReader(order).readText(example);
      return Number.isNaN(ms) ? [] : [{ order, iso: new Date(ms).toISOString() }];
    }),
  };
}

function markQuestion(column: string, numbers: DecimalReader): ImportQuestion | undefined {
  const contradicts = numbers.point.count > 0 && numbers.comma.count > 0;
  if (!numbers.undecided && !contradicts) return undefined;
  const { example } = numbers.either.count > 0 ? numbers.either : numbers.comma;
  return {
    kind: 'decimalMark',
    column,
    example,
    readings: (['point', 'comma'] as const).flatMap((mark) => {
      const reading = new DecimalReader(mark).read(example);
      return 'decimal' in reading ? [{ mark, number: reading.decimal }] : [];
    }),
  };
}
