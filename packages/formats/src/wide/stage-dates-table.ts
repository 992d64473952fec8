// Reads a table with one row per deal and one date column per stage: each filled date becomes an event.
import type { LogMapping } from '@portolan/core';
import { createByteWords, type ByteWords } from '@portolan/mining';
import { mixedDates, refuseOpenDates } from '../csv/ambiguous-dates.ts';
import { columnIndex, columnsOf } from '../csv/columns.ts';
import type { RowScanner } from '../csv/row-scanner.ts';
import {
  CellBytes,
  RejectedRows,
  attributeColumns,
  dateProblem,
  dateReaderFor,
  widthProblem,
  type MappedAttribute,
  type TableContext,
  type TableReader,
} from '../csv/table-reader.ts';
import { warnAboutDates } from '../csv/event-table.ts';
import type { DateReader } from '../dates/date-reader.ts';
import { tidyWord } from '../dates/digits.ts';
import { FormatError } from '../format-error.ts';
import { LEFT_OUT, NO_NAME, activityNames } from '../reading/activity-names.ts';
import { AttributeColumn } from '../reading/attribute-column.ts';
import { GrowingCodes } from '../reading/growing-codes.ts';
import { rejectReason, type RejectReason } from '../reading/messages.ts';

type StageDates = Extract<NonNullable<LogMapping['columns']>, { kind: 'stageDates' }>;

interface StageColumn {
  readonly column: number;
  readonly dates: DateReader;
  /** Activity code, or LEFT_OUT; undefined for the outcome, whose name is in its row. */
  readonly activity: number | undefined;
}

export class StageDatesTable implements TableReader {
  readonly #context: TableContext;
  readonly #case: number;
  readonly #outcome: number;
  readonly #outcomes: ReadonlySet<string> | undefined;
  readonly #resource: number;
  readonly #stages: readonly StageColumn[];
  readonly #caseWords: ByteWords;
  readonly #outcomeWords: ByteWords;
  readonly #resources: AttributeColumn;
  readonly #attributes: readonly MappedAttribute[];
  readonly #rejects: RejectedRows;
  readonly #cell = new CellBytes();
  readonly #times: Float64Array;
  readonly #others: Float64Array;
  readonly #names: Uint32Array;
  // Events wait here until every date column is settled.
  readonly #cases = new GrowingCodes();
  readonly #activities = new GrowingCodes();
  readonly #stageOf = new GrowingCodes();
  #time = new Float64Array(1024);
  #other = new Float64Array(1024);
  #events = 0;
  #withoutDates = 0;
  #withoutOutcome = 0;
  #taken = 0;

  constructor(context: TableContext, columns: StageDates) {
    const { builder, layout, mapping, limits } = context;
    this.#context = context;
    if (columns.stages.length === 0 && !columns.outcome) {
      throw new FormatError(
        'column_not_chosen',
        'No stage is chosen. Name at least one stage and the column with its date.',
        {
          line: layout.headerLine,
          expected: 'a column with the date of a stage',
          params: { columns: columnsOf(layout) },
        },
      );
    }
    this.#case = columnIndex(layout, columns.case, 'case');
    this.#resource = columns.resource === undefined ? -1 : columnIndex(layout, columns.resource, 'resource');
    this.#outcome = columns.outcome ? columnIndex(layout, columns.outcome.column, 'outcome') : -1;
    this.#outcomes =
      columns.outcome?.values && new Set(columns.outcome.values.map((word) => word.toLowerCase()));
    const names = activityNames(
      builder.activities,
      mapping.keep,
      limits,
      columns.outcome ? `Column "${columns.outcome.column}"` : 'The list of stages',
    );
    const stages: StageColumn[] = columns.stages.map(({ stage, column }) => {
      const index = columnIndex(layout, column, `stage "${stage}"`);
      return { column: index, dates: dateReaderFor(context, index), activity: names.code(stage) };
    });
    if (columns.outcome) {
      const index = columnIndex(layout, columns.outcome.dateColumn, 'date of the outcome');
      stages.push({ column: index, dates: dateReaderFor(context, index), activity: undefined });
    }
    this.#stages = stages;
    this.#times = new Float64Array(stages.length);
    this.#others = new Float64Array(stages.length);
    this.#names = new Uint32Array(stages.length);
    this.#caseWords = createByteWords({
      words: builder.cases.words,
      code: (word) => (tidyWord(word) === '' ? NO_NAME : builder.cases.code(tidyWord(word))),
    });
    this.#outcomeWords = createByteWords(names);
    this.#resources = new AttributeColumn('resource', 'event', { distinctValues: Number.MAX_SAFE_INTEGER });
    // The stage a deal stands in is not an event of its own here, so it stays with the deal as an attribute.
    const taken = new Set([this.#case, this.#resource, ...stages.map((stage) => stage.column)]);
    this.#attributes = attributeColumns(context, taken, 'case');
    this.#rejects = new RejectedRows(context);
  }

  get rejected(): number {
    return this.#rejects.count;
  }

  get rowsTaken(): number {
    return this.#taken;
  }

  row(scanner: RowScanner): void {
    this.#taken++;
    const { layout } = this.#context;
    const cell = this.#cell;
    const problem = widthProblem(scanner, layout);
    if (problem !== undefined) {
      this.#rejects.reject(scanner, problem);
      return;
    }
    if (!cell.take(scanner, this.#case)) {
      this.#rejects.reject(scanner, rejectReason('no_case', { column: layout.header[this.#case]! }));
      return;
    }
    const stages = this.#stages;
    let filled = 0;
    let dates = 0;
    for (let i = 0; i < stages.length; i++) {
      this.#times[i] = Number.NaN;
      const stage = stages[i]!;
      if (!cell.take(scanner, stage.column)) continue;
      stage.dates.line = scanner.line;
      const time = stage.dates.read(cell.bytes, cell.from, cell.to);
      if (time !== time) {
        this.#rejects.reject(
          scanner,
          dateProblem(scanner, stage.column, layout.header[stage.column]!, stage.dates),
        );
        return;
      }
      dates++;
      const activity = stage.activity ?? this.#outcomeName(scanner);
      if (activity === LEFT_OUT || activity === NO_NAME) continue;
      this.#times[i] = time;
      this.#others[i] = stage.dates.other;
      this.#names[i] = activity;
      filled++;
    }
    if (dates === 0) {
      if (scanner.cells < layout.header.length / 2) this.#rejects.reject(scanner, this.#tooShort(scanner));
      else this.#withoutDates++;
      return;
    }
    if (filled === 0) return;
    cell.take(scanner, this.#case);
    const caseCode = this.#caseWords.code(cell.bytes, cell.from, cell.to);
    if (caseCode === NO_NAME) {
      this.#rejects.reject(scanner, rejectReason('no_case', { column: layout.header[this.#case]! }));
      return;
    }
    this.#keep(scanner, caseCode);
  }

  #tooShort(scanner: RowScanner): RejectReason {
    const columns = this.#context.layout.header.length;
    return rejectReason('too_few_cells', { cells: scanner.cells, columns });
  }

  #outcomeName(scanner: RowScanner): number {
    const cell = this.#cell;
    if (!cell.take(scanner, this.#outcome)) {
      this.#withoutOutcome++;
      return NO_NAME;
    }
    if (this.#outcomes && !this.#outcomes.has(tidyWord(scanner.text(this.#outcome)).toLowerCase()))
      return LEFT_OUT;
    return this.#outcomeWords.code(cell.bytes, cell.from, cell.to);
  }

  #keep(scanner: RowScanner, caseCode: number): void {
    const cell = this.#cell;
    const hasResource = this.#resource >= 0 && cell.take(scanner, this.#resource);
    const resource = hasResource ? this.#resources.codeOf(cell.bytes, cell.from, cell.to) : 0;
    for (let i = 0; i < this.#stages.length; i++) {
      const time = this.#times[i]!;
      if (time !== time) continue;
      const event = this.#events++;
      if (event >= this.#time.length) {
        this.#time = grown(this.#time);
        this.#other = grown(this.#other);
      }
      this.#cases.reserve(event);
      this.#activities.reserve(event);
      this.#stageOf.reserve(event);
      this.#cases.values[event] = caseCode;
      this.#activities.values[event] = this.#names[i]!;
      this.#stageOf.values[event] = i;
      this.#time[event] = time;
      this.#other[event] = this.#others[i]!;
      if (hasResource) this.#resources.setCode(event, this.#cases.values, resource);
    }
    for (const { column, values } of this.#attributes) {
      if (cell.take(scanner, column)) {
        values.setCaseCode(caseCode, values.codeOf(cell.bytes, cell.from, cell.to));
      }
    }
  }

  pause(): void {
    for (const { column, dates } of this.#stages) {
      if (dates.mixed) throw mixedDates(this.#context.layout.header[column]!, dates);
    }
  }

  finish(): void {
    const { builder, layout, warnings } = this.#context;
    this.pause();
    const monthFirst = this.#stages.map(({ dates }) => dates.monthFirst.count > 0);
    const settled = this.#stages.filter(({ dates }) => dates.dayFirst.count + dates.monthFirst.count > 0);
    const agreed =
      settled.length > 0 &&
      settled.every(({ dates }) => dates.monthFirst.count > 0 === settled[0]!.dates.monthFirst.count > 0);
    for (const [i, { column, dates }] of this.#stages.entries()) {
      if (!dates.undecided) continue;
      // The other stages of the same export settle a column with few dates.
      if (agreed) monthFirst[i] = settled[0]!.dates.monthFirst.count > 0;
      else refuseOpenDates(layout.header[column]!, dates);
    }
    const base = builder.eventCount;
    for (let event = 0; event < this.#events; event++) {
      const other = this.#other[event]!;
      const useOther = other === other && monthFirst[this.#stageOf.values[event]!];
      builder.append(
        this.#cases.values[event]!,
        this.#activities.values[event]!,
        useOther ? other : this.#time[event]!,
      );
    }
    if (this.#resource >= 0 && this.#events > 0) {
      this.#resources.handOverTo(builder.resource(), base, this.#events, undefined);
    }
    for (const { values } of this.#attributes)
      values.handOver(builder, base, this.#events, undefined, warnings);
    this.#rejects.finish();
    if (this.#withoutDates > 0) {
      warnings.add('rows_without_dates', {}, this.#withoutDates);
    }
    if (this.#withoutOutcome > 0) {
      const column = layout.header[this.#outcome]!;
      warnings.add('outcome_without_name', { column }, this.#withoutOutcome);
    }
    for (const { column, dates } of this.#stages)
      warnAboutDates(layout.header[column]!, dates, this.#context);
  }
}

function grown(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const next = new Float64Array(values.length * 2);
  next.set(values);
  return next;
}
