// What the sampled cells of each column are: dates, numbers, words, how many different ones.
import type { Recognition } from '@portolan/core';
import { DateReader } from '../dates/date-reader.ts';
import { plainDigits } from '../dates/digits.ts';
import { foldedName } from './headers.ts';
import type { SampleRow, TableLayout } from './table-layout.ts';

export interface ColumnProfile {
  readonly index: number;
  readonly name: string;
  readonly type: Recognition['columns'][number]['type'];
  /** Cells with a value. */
  readonly count: number;
  readonly rows: number;
  readonly distinct: number;
  readonly samples: readonly string[];
  /** The reader that saw every sampled cell: what it knows about the order of day and month. */
  readonly dates: DateReader;
  /** All values are whole numbers. */
  readonly numeric: boolean;
  /** Different values, in order of appearance; at most 1,000. */
  readonly values: readonly string[];
}

const TIME_WORD =
  /\b(?:time|times|timestamp|date|datetime|dates|at|on|when|day|created|closed|start|end|entered|time1|datum|zeit|fecha|laiks|datums)\b|дата|время|時間|日期|วันที่|เวลา|تاریخ|زمان/u;
// 1,234.56 and 1 234,56 and -12 %
const NUMBER =
  /^[+-]?(?:[$€£¥฿]\s?)?(?:\d{1,3}(?:[ ,.'’]\d{3})+|\d+)(?:[.,]\d+)?(?:[eE][+-]?\d+)?\s?[%$€£¥฿]?$/;

export function profileColumns(
  layout: TableLayout,
  rows: readonly SampleRow[],
  dates: { timeZone?: string | undefined },
): ColumnProfile[] {
  return layout.header.map((name, index) => {
    const reader = new DateReader('auto', 'auto', dates.timeZone);
    const values = new Map<string, number>();
    let count = 0;
    let dateCells = 0;
    let tried = 0;
    let numberCells = 0;
    let plainNumbers = 0;
    const named = TIME_WORD.test(foldedName(name));
    for (const row of rows) {
      const text = (row.cells[index] ?? '').trim();
      if (text === '') continue;
      count++;
      if (values.size < 1000 || values.has(text)) values.set(text, 1);
      const digits = /^[\d.]+$/.test(text);
      if (NUMBER.test(plainDigits(text))) numberCells++;
      if (/^\d+$/.test(text)) plainNumbers++;
      // A bare number is a date only in a column that says so; 20260304 counts as a bare number too.
      if (digits && !named && !/^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text)) continue;
      // A hundred cells without any date: this column holds none, and asking on would cost most of the time.
      if (dateCells === 0 && tried > 100) continue;
      tried++;
      reader.line = row.line;
      if (!Number.isNaN(reader.readText(text))) dateCells++;
    }
    const distinct =
      values.size >= 1000 ? new Set(rows.map((row) => row.cells[index]?.trim())).size : values.size;
    const type =
      count === 0
        ? 'empty'
        : dateCells >= count * 0.8 && !(numberCells === count && !plausibleEpoch(values))
          ? 'date'
          : numberCells >= count * 0.95
            ? 'number'
            : 'text';
    return {
      index,
      name,
      type,
      count,
      rows: rows.length,
      distinct,
      samples: [...values.keys()].slice(0, 5).map((value) => value.slice(0, 200)),
      dates: reader,
      numeric: count > 0 && plainNumbers === count,
      values: [...values.keys()],
    };
  });
}

/** Bare numbers of a date column lie between 1990 and 2050 nearly always. */
function plausibleEpoch(values: ReadonlyMap<string, number>): boolean {
  const reader = new DateReader();
  let plausible = 0;
  for (const value of values.keys()) {
    const time = reader.readText(value);
    if (time > 631_152_000_000 && time < 2_524_608_000_000) plausible++;
  }
  return plausible >= values.size * 0.9;
}
