// Reads a table with one row per event. The usual row makes no string and no object: words are interned and
// dates are read straight from the bytes.
import { createByteWords, type ByteWords } from '@portolan/mining';
import type { LogMapping } from '@portolan/core';
import type { DateReader } from '../dates/date-reader.ts';
import { tidyWord } from '../dates/digits.ts';
import { FormatError } from '../format-error.ts';
import { countInWords } from '../limits.ts';
import { LEFT_OUT, NO_NAME, activityNames } from '../reading/activity-names.ts';
import { AttributeColumn } from '../reading/attribute-column.ts';
import { lifecycleFilter, type LifecycleFilter } from '../reading/lifecycle.ts';
import { rejectReason } from '../reading/messages.ts';
import { mixedDates, refuseOpenDates } from './ambiguous-dates.ts';
import { columnIndex } from './columns.ts';
import { EventRows } from './event-rows.ts';
import { PlainRows, type EventSink } from './plain-rows.ts';
import type { RowScanner } from './row-scanner.ts';
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
} from './table-reader.ts';

type EventColumns = Extract<NonNullable<LogMapping['columns']>, { kind: 'events' }>;

export class EventTable implements TableReader, EventSink {
  readonly #context: TableContext;
  readonly #case: number;
  readonly #activity: number;
  readonly #time: number;
  readonly #resource: number;
  readonly #lifecycle: number;
  readonly #where: { column: number; words: ReadonlySet<string> } | undefined;
  readonly #pairs: boolean;
  readonly #dates: DateReader;
  readonly #rows: EventRows;
  readonly #caseWords: ByteWords;
  readonly #activityWords: ByteWords;
  readonly #lifecycleFilter: LifecycleFilter | undefined;
  readonly #resources: AttributeColumn;
  readonly #attributes: readonly MappedAttribute[];
  readonly #rejects: RejectedRows;
  readonly #cell = new CellBytes();
  readonly #plain: PlainRows | undefined;
  #repeats = 0;
  #lastCase = NO_NAME;
  #lastActivity = -1;
  #lastTime = Number.NaN;
  #taken = 0;

  constructor(context: TableContext, columns: EventColumns) {
    const { builder, layout, mapping, limits } = context;
    const keepsAll = context.options.onlyEvents !== true;
    this.#context = context;
    this.#case = columnIndex(layout, columns.case, 'case');
    this.#activity = columnIndex(layout, columns.activity, 'activity');
    this.#time = columnIndex(layout, columns.time, 'time');
    const resource = columns.resource === undefined ? -1 : columnIndex(layout, columns.resource, 'resource');
    this.#resource = keepsAll ? resource : -1;
    this.#lifecycle =
      columns.lifecycle === undefined ? -1 : columnIndex(layout, columns.lifecycle, 'lifecycle');
    this.#where = columns.where && {
      column: columnIndex(layout, columns.where.column, 'choice of rows'),
      words: new Set(columns.where.equals.map((word) => word.toLowerCase())),
    };
    this.#pairs = columns.pairs ?? false;
    this.#dates = dateReaderFor(context, this.#time);
    this.#caseWords = createByteWords({
      words: builder.cases.words,
      append: builder.cases.append,
      ...(builder.cases.forgetAfter !== undefined && { forgetAfter: builder.cases.forgetAfter }),
      code: (word) => {
        const tidy = tidyWord(word);
        return tidy === '' ? NO_NAME : builder.cases.code(tidy);
      },
    });
    this.#activityWords = createByteWords(
      activityNames(builder.activities, mapping.keep, limits, `Column "${layout.header[this.#activity]}"`),
    );
    this.#lifecycleFilter =
      this.#lifecycle < 0 ? undefined : lifecycleFilter(builder, mapping.lifecycle, limits, keepsAll);
    this.#resources = new AttributeColumn('resource', 'event', { distinctValues: Number.MAX_SAFE_INTEGER });
    const taken = new Set([this.#case, this.#activity, this.#time, resource, this.#lifecycle]);
    if (this.#where) taken.add(this.#where.column);
    if (this.#pairs) for (let i = this.#activity; i < layout.header.length; i++) taken.add(i);
    this.#attributes = keepsAll ? attributeColumns(context, taken, 'auto') : [];
    this.#rows = new EventRows(
      builder,
      columns.onlyChanges ?? false,
      keepsAll && (this.#resource >= 0 || this.#lifecycleFilter !== undefined || this.#attributes.length > 0),
    );
    this.#rejects = new RejectedRows(context);
    if (this.#where || this.#pairs || columns.onlyChanges) return;
    this.#plain = new PlainRows(
      layout.delimiter,
      {
        width: layout.header.length,
        case: this.#case,
        activity: this.#activity,
        time: this.#time,
        resource: this.#resource,
        lifecycle: this.#lifecycle,
      },
      {
        caseWords: this.#caseWords,
        activityWords: this.#activityWords,
        dates: this.#dates,
        lifecycle: this.#lifecycleFilter,
        resources: this.#resources,
        attributes: this.#attributes,
      },
      limits.cellBytes,
    );
  }

  get caseOf(): Uint32Array {
    return this.#rows.cases.values;
  }

  plainRows(scanner: RowScanner): void {
    if (this.#plain && scanner.atRow) this.#taken += this.#plain.take(scanner, this);
  }

  add(caseCode: number, activity: number, time: number, other: number): number {
    if (activity === this.#lastActivity && time === this.#lastTime && this.#lastCase === caseCode)
      this.#repeats++;
    this.#lastCase = caseCode;
    this.#lastActivity = activity;
    this.#lastTime = time;
    return this.#rows.append(caseCode, activity, time, other);
  }

  get rejected(): number {
    return this.#rejects.count;
  }

  get rowsTaken(): number {
    return this.#taken;
  }

  row(scanner: RowScanner): void {
    this.#taken++;
    if (this.#where && !this.#chosen(scanner)) return;
    if (this.#pairs) {
      this.#pairRow(scanner);
      return;
    }
    if (scanner.cells > this.#context.layout.header.length) {
      const problem = widthProblem(scanner, this.#context.layout);
      if (problem !== undefined) {
        this.#rejects.reject(scanner, problem);
        return;
      }
    }
    this.#event(scanner, this.#activity, this.#time);
  }

  #chosen(scanner: RowScanner): boolean {
    const { column, words } = this.#where!; // `row` asks only where there is a choice
    return words.has(tidyWord(scanner.text(column)).toLowerCase());
  }

  /** One event from the cells of a row. */
  #event(scanner: RowScanner, activityCell: number, timeCell: number): void {
    const cell = this.#cell;
    const hasActivity = cell.take(scanner, activityCell);
    const activity = hasActivity ? this.#activityWords.code(cell.bytes, cell.from, cell.to) : NO_NAME;
    if (activity === LEFT_OUT) return;
    const transitions = this.#lifecycleFilter;
    let lifecycle = NO_NAME;
    if (transitions !== undefined) {
      lifecycle = cell.take(scanner, this.#lifecycle)
        ? transitions.code(cell.bytes, cell.from, cell.to)
        : NO_NAME;
      if (lifecycle === LEFT_OUT) {
        transitions.leftOut++;
        return;
      }
    }
    if (activity === NO_NAME) {
      this.#rejectEmpty(scanner, activityCell, 'activity');
      return;
    }
    const dates = this.#dates;
    dates.line = scanner.line;
    if (!cell.take(scanner, timeCell)) {
      this.#rejectEmpty(scanner, timeCell, 'time');
      return;
    }
    const time = dates.read(cell.bytes, cell.from, cell.to);
    if (time !== time) {
      this.#rejects.reject(
        scanner,
        dateProblem(scanner, timeCell, this.#context.layout.header[this.#time]!, dates),
      );
      return;
    }
    const other = dates.other;
    const caseCode = cell.take(scanner, this.#case)
      ? this.#caseWords.code(cell.bytes, cell.from, cell.to)
      : NO_NAME;
    if (caseCode === NO_NAME) {
      this.#rejectEmpty(scanner, this.#case, 'case');
      return;
    }
    const row = this.add(caseCode, activity, time, other);
    const caseOf = this.caseOf;
    if (lifecycle !== NO_NAME) transitions!.set(row, caseOf, lifecycle); // only a filter gives such a code
    if (this.#resource >= 0 && cell.take(scanner, this.#resource)) {
      this.#resources.setBytes(row, caseOf, cell.bytes, cell.from, cell.to);
    }
    for (const { column, values } of this.#attributes) {
      if (cell.take(scanner, column)) values.setBytes(row, caseOf, cell.bytes, cell.from, cell.to);
      else values.setBytes(row, caseOf, cell.bytes, 0, 0);
    }
  }

  #rejectEmpty(scanner: RowScanner, cell: number, role: 'case' | 'activity' | 'time'): void {
    const { header } = this.#context.layout;
    this.#rejects.reject(
      scanner,
      cell >= scanner.cells
        ? rejectReason(`ends_before_${role}`, { cells: scanner.cells, columns: header.length })
        : rejectReason(`no_${role}`, { column: header[cell] ?? String(cell + 1) }),
    );
  }

  /** id, name, value1, time1, value2, time2... */
  #pairRow(scanner: RowScanner): void {
    const step = this.#time - this.#activity;
    const width = Math.abs(step) === 1 ? 2 : Math.abs(step) * 2;
    let pairs = 0;
    for (let at = this.#activity; Math.min(at, at + step) < scanner.cells; at += width) {
      const value = at < scanner.cells && scanner.starts[at] !== scanner.ends[at];
      const time = at + step < scanner.cells && scanner.starts[at + step] !== scanner.ends[at + step];
      if (!value && !time) continue;
      pairs++;
      this.#event(scanner, at, at + step);
    }
    if (pairs === 0) this.#rejects.reject(scanner, rejectReason('no_pair', {}));
  }

  pause(): void {
    const { builder, layout, limits } = this.#context;
    if (builder.eventCount > limits.events) {
      throw new FormatError(
        'too_many_events',
        `The file has more than ${countInWords(limits.events)} events. Split it, or keep only the activities you need.`,
        { expected: `at most ${countInWords(limits.events)} events`, params: { limit: limits.events } },
      );
    }
    const dates = this.#dates;
    if (dates.mixed) throw mixedDates(layout.header[this.#time]!, dates);
    if (this.#rows.holding && !dates.undecided) this.#rows.settle(dates.monthFirst.count > 0);
  }

  finish(): void {
    const { builder, layout, warnings, mapping } = this.#context;
    const dates = this.#dates;
    refuseOpenDates(layout.header[this.#time]!, dates);
    if (this.#rows.holding) this.#rows.settle(dates.monthFirst.count > 0);
    const { eventOfRow, dropped } = this.#rows.finish();
    const { base, rows } = this.#rows;
    if (this.#resource >= 0 && rows > 0)
      this.#resources.handOverTo(builder.resource(), base, rows, eventOfRow);
    this.#lifecycleFilter?.finish(base, rows, eventOfRow, warnings, mapping.lifecycle);
    for (const { values } of this.#attributes) values.handOver(builder, base, rows, eventOfRow, warnings);
    this.#rejects.finish();
    if (dropped > 0) {
      warnings.add('unchanged_rows', {}, dropped);
    }
    if (this.#repeats > 0 && dropped === 0) {
      warnings.add('repeated_events', {}, this.#repeats);
    }
    warnAboutDates(layout.header[this.#time]!, dates, this.#context);
  }
}

export function warnAboutDates(column: string, dates: DateReader, context: TableContext): void {
  if (dates.otherCalendars > 0) {
    context.warnings.add('other_calendar', { column }, dates.otherCalendars);
  }
}
