// Reads the cells of one mapped column to values, and remembers what the column shows about its dates and numbers.
import {
  importField,
  type DecimalMark,
  type ImportColumn,
  type ImportFieldType,
  type ImportMapping,
  type Money,
} from '@portolan/core';
import type { DateReader } from '../dates/date-reader.ts';
import { excerpt } from '../format-error.ts';
import type { RecordProblem } from './import-record.ts';
import { recordProblem } from './record-problem.ts';
import type { RecordWarnings } from './record-warnings.ts';
import type { TableRow } from './table.ts';
import { currencyOf } from './values/currency-signs.ts';
import { DateColumn, EARLIEST_YEAR, LATEST_YEAR, type DateSettings } from './values/dates.ts';
import { DecimalReader } from './values/decimals.ts';
import { plainText } from './values/html-text.ts';
import { readMoney } from './values/money.ts';
import { cleanText } from './values/text.ts';
import {
  readBoolean,
  readClock,
  readDomain,
  readDuration,
  readEmail,
  readLink,
  readList,
  readPhone,
  readStatus,
} from './values/words.ts';

export type CellValue = string | number | boolean | Money | readonly string[];
export type CellResult = { readonly value: CellValue } | { readonly problem: RecordProblem };

const TEXT_LIMIT = 10_000;
const NOTE_LIMIT = 200_000;
const MOST_VALUES = 200;

type ColumnType = ImportFieldType | 'choices';

export class ColumnReader {
  readonly index: number;
  readonly column: string;
  readonly target: ImportColumn['target'];
  readonly type: ColumnType;
  readonly many: boolean;
  readonly dates: DateColumn;
  readonly numbers: DecimalReader;
  readonly #days: DateColumn;
  readonly #plain = new DecimalReader('point');
  readonly #usual: string;
  readonly #warnings: RecordWarnings;
  readonly #signed: boolean;

  constructor(
    index: number,
    { column, target }: ImportColumn,
    mapping: ImportMapping,
    warnings: RecordWarnings,
  ) {
    this.index = index;
    this.column = column;
    this.target = target;
    this.#usual = mapping.currency;
    this.#warnings = warnings;
    const field = target.kind === 'field' ? importField(mapping.entity, target.field) : undefined;
    this.type = typeOf(target, field?.type);
    this.many = field?.many ?? this.type === 'choices';
    this.#signed = target.kind === 'custom' || mapping.entity === 'stageHistory';
    const dates: DateSettings = {
      order: mapping.dates?.[column] ?? 'auto',
      calendar: mapping.calendar ?? 'auto',
      timeZone: mapping.timeZone,
    };
    this.#days = new DateColumn('date', dates);
    this.dates = this.type === 'date' ? this.#days : new DateColumn('time', dates);
    const mark: DecimalMark | undefined = mapping.decimals?.[column];
    this.numbers = new DecimalReader(mark ?? 'auto');
  }

  /** The readers that saw the column's dates: what they know about the order of day and month. */
  get dateReaders(): readonly DateReader[] {
    return this.dates === this.#days ? [this.dates.evidence] : [this.dates.evidence, this.#days.evidence];
  }

  /**
   * @param text the cell, trimmed and not empty
   * @param currency that another cell of the row names
   */
  read(text: string, row: TableRow, currency: string | undefined): CellResult {
    switch (this.type) {
      case 'date':
      case 'time':
        return this.#date(this.dates, text, row.line);
      case 'moment':
        // A day stays a day; only a cell with a time of day is an instant.
        return this.#date(/\d[:T]\d/.test(text) ? this.dates : this.#days, text, row.line);
      case 'money':
        return this.#money(text, row, currency);
      case 'number':
        return this.#number(text, row);
      case 'html':
        return this.#text(plainText(text), NOTE_LIMIT);
      case 'email':
        return this.#each(readList(text.replaceAll(/\s+(?=\S+@)/g, ';'), true), readEmail, 'not_an_email');
      case 'phone':
        return this.#each(readList(text, true), readPhone, 'not_a_phone');
      case 'link':
        return this.#word(readLink(text), text, 'not_a_link');
      case 'domain':
        return this.#word(readDomain(readList(text, true)[0] ?? text), text, 'not_a_domain');
      case 'currency': {
        const found = currencyOf(text, this.#usual);
        return 'problem' in found ? this.#bad(found.problem, text) : { value: found.code };
      }
      case 'boolean':
        return this.#word(readBoolean(text), text, 'not_yes_or_no');
      case 'status':
        return this.#word(readStatus(text), text, 'not_a_status');
      case 'clock':
        return this.#word(readClock(text), text, 'not_a_clock');
      case 'duration':
        return this.#word(readDuration(text), text, 'not_a_duration');
      case 'choices':
        return this.#list(readList(text, !text.includes(';')));
      case 'text':
        return this.many ? this.#list(readList(text, !text.includes(';'))) : this.#text(text, TEXT_LIMIT);
    }
  }

  #text(text: string, limit: number): CellResult {
    if (text.length > limit)
      return { problem: recordProblem('text_too_long', { column: this.column, limit }) };
    return { value: cleanText(text) };
  }

  #list(values: readonly string[]): CellResult {
    if (values.length > MOST_VALUES)
      return { problem: recordProblem('too_many_values', { column: this.column, limit: MOST_VALUES }) };
    const long = values.find((value) => value.length > TEXT_LIMIT);
    return long === undefined ? { value: values.map(cleanText) } : this.#text(long, TEXT_LIMIT);
  }

  #each(
    texts: readonly string[],
    read: (text: string) => string | undefined,
    code: 'not_an_email' | 'not_a_phone',
  ): CellResult {
    const values: string[] = [];
    for (const text of texts) {
      const value = read(text);
      if (value === undefined) return this.#bad(code, text);
      if (!values.includes(value)) values.push(value);
    }
    return this.#list(values);
  }

  #word(
    value: CellValue | undefined,
    text: string,
    code: 'not_a_link' | 'not_a_domain' | 'not_yes_or_no' | 'not_a_status' | 'not_a_clock' | 'not_a_duration',
  ): CellResult {
    return value === undefined ? this.#bad(code, text) : { value };
  }

  #date(dates: DateColumn, text: string, line: number): CellResult {
    const reading = dates.read(text, line);
    if ('iso' in reading) return { value: reading.iso };
    const place = { column: this.column, value: excerpt(text) };
    if ('first' in reading) {
      return {
        problem: recordProblem('date_order_open', {
          ...place,
          first: reading.first.slice(0, 10),
          second: reading.second.slice(0, 10),
        }),
      };
    }
    return reading.problem === 'date_out_of_range'
      ? {
          problem: recordProblem('date_out_of_range', {
            ...place,
            from: String(EARLIEST_YEAR),
            to: String(LATEST_YEAR),
          }),
        }
      : { problem: recordProblem(reading.problem, place) };
  }

  #numbersOf(row: TableRow): DecimalReader {
    const numbers = row.numeric?.has(this.index) === true ? this.#plain : this.numbers;
    numbers.line = row.line;
    return numbers;
  }

  #number(text: string, row: TableRow): CellResult {
    const reading = this.#numbersOf(row).read(text.replace(/\s?%$/, ''));
    if ('decimal' in reading) return { value: reading.decimal };
    return 'problem' in reading ? this.#bad(reading.problem, text) : this.#openMark(text, reading);
  }

  #money(text: string, row: TableRow, named: string | undefined): CellResult {
    const reading = readMoney(text, this.#numbersOf(row), named, this.#usual);
    if ('point' in reading) return this.#openMark(text, reading);
    if ('problem' in reading) {
      return reading.problem === 'two_currencies'
        ? {
            problem: recordProblem('two_currencies', {
              column: this.column,
              value: excerpt(text),
              currency: named ?? this.#usual,
            }),
          }
        : this.#bad(reading.problem, text);
    }
    if (reading.money.minor < 0 && !this.#signed) return this.#bad('negative_amount', text);
    if (reading.rounded) this.#warnings.add('amount_rounded', { column: this.column }, row.line);
    if (reading.assumed !== undefined)
      this.#warnings.add(
        'symbol_assumed',
        { symbol: reading.assumed, currency: reading.money.currency },
        row.line,
      );
    else if (named === undefined && !/\p{Sc}|\p{L}/u.test(text.replace(/[eE][+-]?\d+/, '')))
      this.#warnings.add('currency_assumed', { currency: reading.money.currency }, row.line);
    return { value: reading.money };
  }

  #openMark(text: string, { point, comma }: { point: string; comma: string }): CellResult {
    return {
      problem: recordProblem('decimal_mark_open', {
        column: this.column,
        value: excerpt(text),
        first: point,
        second: comma,
      }),
    };
  }

  #bad(
    code:
      | 'not_a_number'
      | 'number_too_large'
      | 'other_decimal_mark'
      | 'unknown_currency'
      | 'ambiguous_currency'
      | 'negative_amount'
      | 'not_an_email'
      | 'not_a_phone'
      | 'not_a_link'
      | 'not_a_domain'
      | 'not_yes_or_no'
      | 'not_a_status'
      | 'not_a_clock'
      | 'not_a_duration',
    text: string,
  ): CellResult {
    return { problem: recordProblem(code, { column: this.column, value: excerpt(text) }) };
  }

  /** What the whole column showed, once it was read. */
  finish(): void {
    const { evidence, zoned, unzoned } = this.dates;
    if (evidence.otherCalendars > 0)
      this.#warnings.add('other_calendar', { column: this.column }, undefined, evidence.otherCalendars);
    if (zoned > 0 && unzoned > 0)
      this.#warnings.add('times_without_zone', { column: this.column }, undefined, unzoned);
  }
}

function typeOf(target: ImportColumn['target'], type: ImportFieldType | undefined): ColumnType {
  if (target.kind === 'stageEntered') return 'time';
  if (target.kind === 'custom') return target.type === 'choice' ? 'text' : target.type;
  return type ?? 'text';
}
