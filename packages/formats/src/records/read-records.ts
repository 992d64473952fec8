// Turns the rows of a table into records by a mapping: a stream in which every row is a record or a reason why it is none.
// After deals comes their history, where the file holds it beside them.
// Nothing is guessed: a date or a number with two readings that the mapping does not settle is a reason.
import type { ImportMapping } from '@portolan/core';
import { columnIndex } from '../csv/columns.ts';
import { originalText } from '../csv/write-csv.ts';
import { foldedName } from '../csv/headers.ts';
import { tidyWord } from '../dates/digits.ts';
import { localToUtc, type LocalToUtc } from '../dates/zones.ts';
import { buildRecord, type RowValues } from './build-record.ts';
import { ColumnReader, type CellValue } from './column-reader.ts';
import type { ImportRecord, ImportedCustomValue, ReadRecord, RecordProblem } from './import-record.ts';
import { recordProblem } from './record-problem.ts';
import { RecordWarnings, type RecordWarning } from './record-warnings.ts';
import { RepeatedRows } from './repeated-rows.ts';
import type { Table, TableMove, TableRow } from './table.ts';
import { readStatus } from './values/words.ts';

export interface Records {
  /** Can be gone through once. */
  readonly records: AsyncIterable<ReadRecord>;
  /** What was noticed up to the row that was read last, warnings of the table included. */
  readonly warnings: () => readonly RecordWarning[];
}

/** @throws FormatError `missing_column` where the mapping names a column that the table lacks */
export function readRecords(table: Table, mapping: ImportMapping): Records {
  const warnings = new RecordWarnings();
  const reader = new RecordReader(table, mapping, warnings);
  return {
    records: (async function* () {
      for await (const row of table.rows) yield* reader.row(row);
      reader.finish();
      if (mapping.entity === 'deals') yield* movesOf(table.moves ?? []);
    })(),
    warnings: () => [...table.warnings(), ...warnings.list()],
  };
}

/** The history beside the deals, each move with its number. */
function* movesOf(moves: readonly TableMove[]): Generator<ReadRecord> {
  for (const [at, { dealId, dealName, from, to, at: when, by }] of moves.entries()) {
    yield {
      line: at + 1,
      record: {
        entity: 'stageHistory',
        deal: {
          ...(dealId !== undefined && { id: dealId }),
          ...(dealName !== undefined && { name: dealName }),
        },
        ...(from !== undefined && { from }),
        to,
        at: when,
        ...(by !== undefined && { by }),
      },
    };
  }
}

class RecordReader {
  readonly #mapping: ImportMapping;
  readonly #width: number;
  readonly #columns: readonly ColumnReader[];
  readonly #currency: ColumnReader | undefined;
  readonly #deleted: ColumnReader | undefined;
  readonly #where: { readonly index: number; readonly words: ReadonlySet<string> } | undefined;
  readonly #pairs: { readonly to: ColumnReader; readonly at: ColumnReader } | undefined;
  readonly #warnings: RecordWarnings;
  readonly #repeats: RepeatedRows;
  readonly #toUtc: LocalToUtc;

  constructor(table: Table, mapping: ImportMapping, warnings: RecordWarnings) {
    this.#mapping = mapping;
    this.#warnings = warnings;
    this.#width = table.headers.length;
    const layout = { header: table.headers, headerLine: table.headerLine, delimiter: table.delimiter ?? ',' };
    const readers = mapping.columns.map(
      (column) => new ColumnReader(columnIndex(layout, column.column, 'import'), column, mapping, warnings),
    );
    const field = (name: string) =>
      readers.find(({ target }) => target.kind === 'field' && target.field === name);
    this.#currency = field('currency');
    this.#deleted = field('deleted');
    this.#columns = readers.filter((reader) => reader !== this.#currency && reader !== this.#deleted);
    const to = field('to');
    const at = field('at');
    this.#pairs = mapping.pairs === true && to && at ? { to, at } : undefined;
    this.#where = mapping.where && {
      index: columnIndex(layout, mapping.where.column, 'choice of rows'),
      words: new Set(mapping.where.equals.map(foldedWord)),
    };
    this.#toUtc = localToUtc(mapping.timeZone);
    this.#repeats = new RepeatedRows(mapping.entity, warnings);
  }

  *row(row: TableRow): Generator<ReadRecord> {
    if (this.#where && !this.#where.words.has(foldedWord(this.#cell(row, this.#where.index)))) {
      this.#warnings.add('other_property', {}, row.line);
      return;
    }
    if (this.#deleted) {
      const deleted = this.#value(this.#deleted, row, undefined);
      if (deleted !== undefined && 'value' in deleted && deleted.value === true) {
        this.#warnings.add('deleted_rows', {}, row.line);
        return;
      }
    }
    if (this.#pairs) {
      yield* this.#pairRow(row, this.#pairs);
      return;
    }
    if (row.cells.length > this.#width && row.cells.slice(this.#width).some((cell) => cell.trim() !== '')) {
      yield rejected(row, recordProblem('too_many_cells', { cells: row.cells.length, columns: this.#width }));
      return;
    }
    yield this.#read(row, row);
  }

  /** deal, name, value1, time1, value2, time2... as one row for each pair. */
  *#pairRow(row: TableRow, { to, at }: { to: ColumnReader; at: ColumnReader }): Generator<ReadRecord> {
    const step = Math.abs(at.index - to.index);
    const width = step === 1 ? 2 : step * 2;
    let pairs = 0;
    for (let shift = 0; Math.min(to.index, at.index) + shift < row.cells.length; shift += width) {
      const value = row.cells[to.index + shift] ?? '';
      const time = row.cells[at.index + shift] ?? '';
      if (value.trim() === '' && time.trim() === '') continue;
      pairs++;
      const cells = row.cells.slice(0, this.#width);
      cells[to.index] = value;
      cells[at.index] = time;
      yield this.#read({ line: row.line, cells }, row);
    }
    if (pairs === 0) yield rejected(row, recordProblem('no_stage', {}));
  }

  #read(row: TableRow, original: TableRow): ReadRecord {
    const fields = new Map<string, CellValue>();
    const custom = Object.create(null) as Record<string, ImportedCustomValue>;
    const entered: { stage: string; pipeline?: string; at: string }[] = [];
    const problems: RecordProblem[] = [];
    let currency: string | undefined;
    if (this.#currency) {
      const named = this.#value(this.#currency, row, undefined);
      if (named && 'problem' in named) problems.push(named.problem);
      else if (named && typeof named.value === 'string') currency = named.value;
    }
    for (const reader of this.#columns) {
      const result = this.#value(reader, row, currency);
      if (!result) continue;
      if ('problem' in result) {
        problems.push(result.problem);
        continue;
      }
      const { value } = result;
      const { target } = reader;
      if (target.kind === 'custom') custom[target.key] = { type: target.type, value } as ImportedCustomValue;
      else if (target.kind === 'stageEntered') {
        entered.push({
          stage: target.stage,
          ...(target.pipeline !== undefined && { pipeline: target.pipeline }),
          at: value as string,
        });
      } else if (reader.many) {
        const before = (fields.get(target.field) ?? []) as readonly string[];
        fields.set(target.field, [...new Set([...before, ...(value as readonly string[])])]);
      } else fields.set(target.field, value);
    }
    const leaveOut = this.#mapping.badCells === 'leaveOut';
    // An amount in a currency that cannot be read would be taken for one in the usual currency.
    const [first] = problems;
    if (
      first &&
      !(leaveOut && !problems.some(({ code }) => code.endsWith('_currency') || code === 'two_currencies'))
    )
      return rejected(original, first);
    const values: RowValues = {
      fields,
      custom,
      entered,
      columnOf: (name) =>
        this.#columns.find(({ target }) => target.kind === 'field' && target.field === name)?.column ?? name,
      instantOf: (day, clock) => new Date(this.#toUtc(Date.parse(`${day}T${clock}:00Z`))).toISOString(),
    };
    const built = buildRecord(this.#mapping.entity, values);
    if ('problem' in built) return rejected(original, first ?? built.problem);
    for (const { column } of problems)
      this.#warnings.add('cells_left_out', { column: column ?? '' }, row.line);
    this.#look(built.record, row.line);
    const repeat = this.#repeats.take(built.record, original);
    if (repeat !== undefined && 'reject' in repeat) return rejected(original, repeat.reject);
    return {
      line: row.line,
      record: built.record,
      ...(problems.length > 0 && { problems }),
      ...(repeat && { replaces: repeat.replaces }),
    };
  }

  #cell(row: TableRow, index: number): string {
    const cell = tidyWord(row.cells[index] ?? '');
    return this.#mapping.tool === 'portolan' ? originalText(cell) : cell;
  }

  #value(reader: ColumnReader, row: TableRow, currency: string | undefined) {
    const text = this.#cell(row, reader.index);
    return text === '' || isNothing(text) ? undefined : reader.read(text, row, currency);
  }

  /** What is odd about a record although it can be written. */
  #look(record: ImportRecord, line: number): void {
    if (record.entity === 'deals') {
      const status = record.status ?? (record.stage === undefined ? undefined : readStatus(record.stage));
      const closed = record.closeDate ?? record.wonAt ?? record.lostAt;
      if ((status === 'won' || status === 'lost') && closed === undefined && record.entered.length === 0)
        this.#warnings.add('won_without_date', {}, line);
      // A day of difference can be the zone.
      if (closed !== undefined && record.createdAt !== undefined && status !== 'open') {
        if (Date.parse(closed) + 86_400_000 < Date.parse(record.createdAt))
          this.#warnings.add('closed_before_created', {}, line);
      }
    }
    if (record.entity === 'activities' && record.doneAt !== undefined && record.createdAt !== undefined) {
      if (record.doneAt < record.createdAt) this.#warnings.add('done_before_created', {}, line);
    }
  }

  finish(): void {
    for (const reader of this.#columns) reader.finish();
  }
}

function rejected(row: TableRow, reject: RecordProblem): ReadRecord {
  return { line: row.line, row, reject };
}

function foldedWord(text: string): string {
  return foldedName(text);
}

/** How exports write that there is nothing. */
function isNothing(text: string): boolean {
  return text.length <= 4 && /^(?:null|\\n|n\/a|#n\/a|-|–|—)$/i.test(text);
}
