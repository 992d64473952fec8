// A dry run of a mapping on the beginning of a file: its first rows with the reason where one would be rejected,
// and the first events that would come out.
import type { LogMapping, OpenQuestion } from '@portolan/core';
import { createEventLogBuilder, type EventLogBuilder } from '@portolan/mining';
import { openSample } from './detect-format.ts';
import { CsvTable } from './csv/read-csv.ts';
import { layoutOf } from './csv/table-layout.ts';
import { FormatError } from './format-error.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import type { MessageParams, RejectCode, RejectReason } from './reading/messages.ts';
import type { Reject } from './reading/read-options.ts';
import { Warnings } from './reading/warnings.ts';
import { ocelParser } from './ocel/ocel-parser.ts';
import { OcelReader } from './ocel/ocel-reader.ts';
import { partialBoard } from './trello/partial-board.ts';
import { appendBoard } from './trello/read-trello.ts';
import { boardOf } from './trello/trello-board.ts';
import { XesReader } from './xes/xes-reader.ts';

export interface PreviewEvent {
  readonly line: number;
  readonly case: string;
  readonly activity: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly resource: string | null;
}

export interface PreviewRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it would be rejected, in English. */
  readonly reason: string | null;
  readonly reasonCode?: RejectCode;
  readonly params?: MessageParams;
}

/** The response of `previewLog` in the contract. */
export interface LogPreview {
  readonly header: readonly string[];
  readonly rows: readonly PreviewRow[];
  readonly events: readonly PreviewEvent[];
  /** Rows of the sample that would be rejected. */
  readonly rejected: number;
  readonly questions: readonly OpenQuestion[];
}

const ROWS = 50;
/** Beyond the first rows, so many rejected ones come along: they are what one looks for. */
const REJECTED_ROWS = 25;
const EVENTS = 100;
const CELL = 300;

/**
 * @param sample the first `SAMPLE_BYTES` of the file, or all of it where it is shorter
 * @throws FormatError where the mapping does not fit the file
 */
export function preview(
  sample: Uint8Array,
  mapping: LogMapping,
  options: { readonly limits?: Partial<Limits>; readonly fileName?: string } = {},
): LogPreview {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const opened = openSample(sample, options.fileName ?? '', mapping);
  const { whole } = opened;
  const recorder = recordingBuilder();
  const rejects = new Map<number, RejectReason>();
  let rejected = 0;
  /** Set where the format has rows: takes the row at hand along. */
  let onRejectedRow: ((line: number, why: RejectReason) => void) | undefined;
  const onReject = (reject: Reject): void => {
    rejected++;
    if (rejects.has(reject.line)) return;
    rejects.set(reject.line, reject);
    onRejectedRow?.(reject.line, reject);
  };
  const context = {
    builder: recorder.builder,
    mapping,
    options: { onReject, attributes: 'none' as const },
    limits,
    warnings: new Warnings(),
  };
  if (mapping.format === 'csv') {
    const { utf8 } = opened;
    const layout = layoutOf(utf8, whole, mapping, limits);
    const rows: { readonly line: number; readonly cells: string[] }[] = [];
    const table = new CsvTable({ ...context, layout });
    const questions: OpenQuestion[] = [];
    const later: PreviewRow[] = [];
    const onRow: Parameters<CsvTable['push']>[1] = (scanner) => {
      recorder.line = scanner.line;
      const cells = () => Array.from(layout.header, (_, i) => scanner.text(i).slice(0, CELL));
      if (rows.length < ROWS) {
        rows.push({ line: scanner.line, cells: cells() });
        return;
      }
      // A row is refused while the scanner stands on it.
      onRejectedRow = (line, why) => {
        if (line === scanner.line && later.length < REJECTED_ROWS)
          later.push(previewRow({ line, cells: cells() }, why));
      };
    };
    try {
      table.push(utf8, onRow);
      table.finish(onRow, whole);
    } catch (error) {
      // What is open about the dates is asked, not refused, while the mapping is being made.
      if (!(error instanceof FormatError) || !error.question) throw error;
      questions.push(error.question);
    }
    return {
      header: layout.header,
      rows: [...rows.map((row) => previewRow(row, rejects.get(row.line))), ...later],
      events: recorder.events(),
      rejected,
      questions,
    };
  }
  if (mapping.format === 'xes') {
    const reader = new XesReader(context);
    reader.push(opened.utf8);
    if (whole) reader.finish();
    else reader.flush();
  } else if (mapping.format === 'ocel') {
    const reader = new OcelReader(context);
    const parser = ocelParser(opened.utf8, reader, limits);
    parser.push(opened.utf8);
    if (whole) {
      parser.finish();
      reader.finish();
    } else reader.finishSample();
  } else {
    const text = new TextDecoder().decode(opened.utf8);
    const board = boardOf(partialBoard(text));
    if (board) appendBoard(recorder.builder, board, mapping, context.options, limits, context.warnings);
  }
  // None of these formats has rows: the number of the event stands for its line.
  const events = recorder.events().map((event, i) => ({ ...event, line: i + 1 }));
  return {
    header: ['case', 'activity', 'time', 'resource'],
    rows: events.slice(0, ROWS).map((event) => ({
      line: event.line,
      cells: [event.case, event.activity, event.time, event.resource ?? ''],
      reason: null,
    })),
    events,
    rejected,
    questions: [],
  };
}

function previewRow(row: Pick<PreviewRow, 'line' | 'cells'>, why: RejectReason | undefined): PreviewRow {
  return why
    ? { ...row, reason: why.reason, reasonCode: why.code, params: why.params }
    : { ...row, reason: null };
}

/** A builder that also remembers its first events in the order in which they came, with their lines. */
function recordingBuilder(): { builder: EventLogBuilder; line: number; events: () => PreviewEvent[] } {
  const builder = createEventLogBuilder();
  const seen: { line: number; caseCode: number; activity: number; time: number }[] = [];
  const resources = new Map<number, number>();
  const recorder = {
    line: 0,
    builder: {
      ...builder,
      get eventCount() {
        return builder.eventCount;
      },
      append(caseCode: number, activity: number, time: number): number {
        if (seen.length < EVENTS) seen.push({ line: recorder.line, caseCode, activity, time });
        return builder.append(caseCode, activity, time);
      },
      resource() {
        const sink = builder.resource();
        return {
          dictionary: sink.dictionary,
          set(index: number, code: number): void {
            if (index < EVENTS) resources.set(index, code);
            sink.set(index, code);
          },
        };
      },
    } satisfies EventLogBuilder,
    events: (): PreviewEvent[] => {
      const words = builder.resource().dictionary.words;
      return seen.map(({ line, caseCode, activity, time }, i) => ({
        line,
        case: (builder.cases.words[caseCode] ?? '').slice(0, CELL),
        activity: (builder.activities.words[activity] ?? '').slice(0, CELL),
        time: new Date(time).toISOString(),
        resource: words[resources.get(i) ?? -1]?.slice(0, CELL) ?? null,
      }));
    },
  };
  return recorder;
}
