// Narrows a log to the cases (and events) a person asks for. All parts of a filter are combined with "and".
// Activities and word columns keep their numbering, so that indexes of the whole log stay valid in the filtered one.
import { caseCount, type Column, type EventLog, MISSING, type WordColumn } from './event-log.ts';

/** Conditions on cases; a case passes where all of them hold. */
export interface LogFilter {
  /** Cases whose first event is at or after this instant (ms). */
  readonly fromMs?: number | undefined;
  /** Cases whose first event is before this instant (ms). */
  readonly toMs?: number | undefined;
  /** Cases with at least one event of any of these activities. */
  readonly activities?: readonly string[] | undefined;
  /** Cases without any event of these activities. */
  readonly without?: readonly string[] | undefined;
  /** Cases that begin, end with one of these. */
  readonly firstActivities?: readonly string[] | undefined;
  readonly lastActivities?: readonly string[] | undefined;
  /**
   * Cases that have one of the values, in each of the named attributes: of the case, else of any of its events;
   * `resource` and `lifecycle` name those columns where no attribute is called so. Numbers are written as by `String`.
   */
  readonly attributes?: readonly { readonly name: string; readonly values: readonly string[] }[] | undefined;
  /** Cases that take exactly one of these sequences of activity names. */
  readonly variants?: readonly (readonly string[])[] | undefined;
  /** Events of other activities are dropped, and cases left empty with them, before all the rest is looked at. */
  readonly keepActivities?: readonly string[] | undefined;
}

/**
 * The cases of `log` that pass `filter`, in their order. A list that is given but empty lets nothing pass
 * (and `without: []` everything); an absent one is no condition. Names the log does not know match nothing.
 */
export function filterLog(log: EventLog, filter: LogFilter): EventLog {
  const kept = filter.keepActivities ? keepEvents(log, filter.keepActivities) : log;
  const pass = new Uint8Array(caseCount(kept)).fill(1);
  if (filter.fromMs !== undefined || filter.toMs !== undefined) {
    byStart(kept, pass, filter.fromMs ?? Number.NEGATIVE_INFINITY, filter.toMs ?? Number.POSITIVE_INFINITY);
  }
  if (filter.activities) byActivity(kept, pass, filter.activities, true);
  if (filter.without) byActivity(kept, pass, filter.without, false);
  if (filter.firstActivities) byEnd(kept, pass, filter.firstActivities, 0);
  if (filter.lastActivities) byEnd(kept, pass, filter.lastActivities, 1);
  for (const { name, values } of filter.attributes ?? []) byAttribute(kept, pass, name, new Set(values));
  if (filter.variants) byVariant(kept, pass, filter.variants);
  return keepCases(kept, pass);
}

/** 1 for each activity of `names`. */
function marks(log: EventLog, names: readonly string[]): Uint8Array {
  const wanted = new Set(names);
  return Uint8Array.from(log.activities, (name) => (wanted.has(name) ? 1 : 0));
}

function byStart(log: EventLog, pass: Uint8Array, fromMs: number, toMs: number): void {
  for (let c = 0; c < pass.length; c++) {
    const first = log.time[log.caseOffsets[c]!]!;
    if (!(first >= fromMs && first < toMs)) pass[c] = 0;
  }
}

function byActivity(log: EventLog, pass: Uint8Array, names: readonly string[], present: boolean): void {
  const { activity, caseOffsets } = log;
  const marked = marks(log, names);
  for (let c = 0; c < pass.length; c++) {
    const end = caseOffsets[c + 1]!;
    let e = caseOffsets[c]!;
    while (e < end && marked[activity[e]!] === 0) e++;
    if (e < end !== present) pass[c] = 0;
  }
}

function byEnd(log: EventLog, pass: Uint8Array, names: readonly string[], side: 0 | 1): void {
  const marked = marks(log, names);
  for (let c = 0; c < pass.length; c++) {
    if (marked[log.activity[log.caseOffsets[c + side]! - side]!] === 0) pass[c] = 0;
  }
}

function byVariant(log: EventLog, pass: Uint8Array, variants: readonly (readonly string[])[]): void {
  const codes = new Map(log.activities.map((name, a) => [name, a]));
  const wanted = variants
    .map((names) => names.map((name) => codes.get(name) ?? -1))
    .filter((sequence) => !sequence.includes(-1));
  for (let c = 0; c < pass.length; c++) {
    const from = log.caseOffsets[c]!;
    const length = log.caseOffsets[c + 1]! - from;
    const takes = wanted.some(
      (sequence) => sequence.length === length && sequence.every((a, i) => log.activity[from + i] === a),
    );
    if (!takes) pass[c] = 0;
  }
}

function byAttribute(log: EventLog, pass: Uint8Array, name: string, values: ReadonlySet<string>): void {
  const ofCase = log.caseAttributes.get(name);
  if (ofCase) {
    const has = matcher(ofCase, values);
    for (let c = 0; c < pass.length; c++) if (!has(c)) pass[c] = 0;
    return;
  }
  const column = eventColumn(log, name);
  if (!column) {
    pass.fill(0);
    return;
  }
  const has = matcher(column, values);
  for (let c = 0; c < pass.length; c++) {
    const end = log.caseOffsets[c + 1]!;
    let e = log.caseOffsets[c]!;
    while (e < end && !has(e)) e++;
    if (e === end) pass[c] = 0;
  }
}

function eventColumn(log: EventLog, name: string): Column | undefined {
  const named = log.eventAttributes.get(name);
  if (named) return named;
  if (name === 'resource') return log.resource;
  return name === 'lifecycle' ? log.lifecycle : undefined;
}

function matcher(column: Column, values: ReadonlySet<string>): (index: number) => boolean {
  if (column.kind === 'numbers') {
    return (i) => !Number.isNaN(column.values[i]!) && values.has(String(column.values[i]!));
  }
  const marked = Uint8Array.from(column.values, (value) => (values.has(value) ? 1 : 0));
  return (i) => marked[column.codes[i]!] === 1;
}

/** The log with only the events of `names`. */
function keepEvents(log: EventLog, names: readonly string[]): EventLog {
  const marked = marks(log, names);
  const keep = new Uint8Array(log.activity.length);
  let kept = 0;
  for (let e = 0; e < keep.length; e++) kept += keep[e] = marked[log.activity[e]!]!;
  if (kept === keep.length) return log;
  const rows = rowsOf(keep, kept);
  const offsets = new Uint32Array(log.caseOffsets.length);
  const filled = new Uint8Array(caseCount(log));
  let row = 0;
  for (let c = 0; c < filled.length; c++) {
    while (row < kept && rows[row]! < log.caseOffsets[c + 1]!) row++;
    offsets[c + 1] = row;
    if (row > offsets[c]!) filled[c] = 1;
  }
  return keepCases({ ...withEvents(log, rows), caseOffsets: offsets }, filled);
}

/** The log with only the cases whose flag is 1, each of which must have events; words keep their numbering. */
export function keepCases(log: EventLog, pass: Uint8Array): EventLog {
  let cases = 0;
  for (let c = 0; c < pass.length; c++) cases += pass[c]!;
  if (cases === pass.length) return log;
  const chosen = rowsOf(pass, cases);
  const caseOffsets = new Uint32Array(cases + 1);
  for (let i = 0; i < cases; i++) {
    const c = chosen[i]!;
    caseOffsets[i + 1] = caseOffsets[i]! + log.caseOffsets[c + 1]! - log.caseOffsets[c]!;
  }
  const rows = new Uint32Array(caseOffsets[cases]!);
  let row = 0;
  for (let i = 0; i < cases; i++) {
    const end = log.caseOffsets[chosen[i]! + 1]!;
    for (let e = log.caseOffsets[chosen[i]!]!; e < end; e++) rows[row++] = e;
  }
  return {
    ...withEvents(log, rows),
    caseOffsets,
    caseIds: Array.from(chosen, (c) => log.caseIds[c]!),
    caseAttributes: mapColumns(log.caseAttributes, chosen),
  };
}

function rowsOf(flags: Uint8Array, count: number): Uint32Array {
  const rows = new Uint32Array(count);
  let next = 0;
  for (let i = 0; i < flags.length; i++) if (flags[i] === 1) rows[next++] = i;
  return rows;
}

/** The log with its event columns reduced to `rows`; offsets are left to the caller. */
function withEvents(log: EventLog, rows: Uint32Array): EventLog {
  const activity =
    log.activity instanceof Uint16Array ? new Uint16Array(rows.length) : new Uint32Array(rows.length);
  const time = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    activity[i] = log.activity[rows[i]!]!;
    time[i] = log.time[rows[i]!]!;
  }
  return {
    ...log,
    activity,
    time,
    ...(log.resource && { resource: pickWords(log.resource, rows) }),
    ...(log.lifecycle && { lifecycle: pickWords(log.lifecycle, rows) }),
    eventAttributes: mapColumns(log.eventAttributes, rows),
  };
}

function mapColumns(columns: ReadonlyMap<string, Column>, rows: Uint32Array): Map<string, Column> {
  return new Map([...columns].map(([name, column]) => [name, pick(column, rows)]));
}

function pick(column: Column, rows: Uint32Array): Column {
  if (column.kind === 'words') return pickWords(column, rows);
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = column.values[rows[i]!]!;
  return { kind: 'numbers', values };
}

function pickWords(column: WordColumn, rows: Uint32Array): WordColumn {
  const codes = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) codes[i] = column.codes[rows[i]!] ?? MISSING;
  return { kind: 'words', codes, values: column.values };
}
