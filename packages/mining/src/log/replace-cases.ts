// Cases of a log replaced by newer states of themselves: how a log that grows is kept without making it anew. Columns
// are copied in runs, so that a few cases of a large log cost little more than copying it once.
import { MISSING, type Column, type EventLog, type WordColumn } from './event-log.ts';

/**
 * `log` with the cases of `fresh` in place of those of the same id, new ones behind all others, and without the cases
 * named in `gone`. Words that nothing names any more stay in their lists.
 * @param fresh has the same columns as `log`, under the same names and of the same kinds
 * @throws RangeError where the columns differ
 */
export function replaceCases(log: EventLog, fresh: EventLog, gone: ReadonlySet<string>): EventLog {
  checkColumns(log, fresh);
  const freshOf = new Map(fresh.caseIds.map((id, c) => [id, c]));
  const plan = planOf(log, freshOf, gone);
  const cases = plan.reduce((sum, { from, to }) => sum + to - from, 0);
  const caseOffsets = new Uint32Array(cases + 1);
  const caseIds: string[] = [];
  let next = 0;
  for (const { source, from, to } of plan) {
    const { caseIds: ids, caseOffsets: offsets } = source === 'log' ? log : fresh;
    for (let c = from; c < to; c++) {
      caseIds.push(ids[c]!);
      caseOffsets[next + 1] = caseOffsets[next]! + offsets[c + 1]! - offsets[c]!;
      next++;
    }
  }
  const events = caseOffsets[cases]!;
  const ofEvents = plan.map(({ source, from, to }): Run => {
    const { caseOffsets: offsets } = source === 'log' ? log : fresh;
    return { source, from: offsets[from]!, to: offsets[to]! };
  });
  const activities = joinWords(log.activities, fresh.activities);
  const activity = activities.words.length > 0x1_0000 ? new Uint32Array(events) : new Uint16Array(events);
  copyRuns(
    ofEvents,
    log.activity,
    Uint32Array.from(fresh.activity, (code) => activities.codes[code]!),
    activity,
  );
  const time = new Float64Array(events);
  copyRuns(ofEvents, log.time, fresh.time, time);
  return {
    caseIds,
    caseOffsets,
    activities: activities.words,
    activity,
    time,
    ...(log.resource &&
      fresh.resource && { resource: joinWordColumn(log.resource, fresh.resource, ofEvents, events) }),
    ...(log.lifecycle &&
      fresh.lifecycle && { lifecycle: joinWordColumn(log.lifecycle, fresh.lifecycle, ofEvents, events) }),
    eventAttributes: joinColumns(log.eventAttributes, fresh.eventAttributes, ofEvents, events),
    caseAttributes: joinColumns(log.caseAttributes, fresh.caseAttributes, plan, cases),
  };
}

/** A stretch of cases (or events) that is taken over as it is. */
interface Run {
  readonly source: 'log' | 'fresh';
  readonly from: number;
  to: number;
}

function extend(runs: Run[], source: Run['source'], index: number): void {
  const last = runs.at(-1);
  if (last?.source === source && last.to === index) last.to++;
  else runs.push({ source, from: index, to: index + 1 });
}

function planOf(log: EventLog, freshOf: ReadonlyMap<string, number>, gone: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  const placed = new Set<number>();
  for (const [c, id] of log.caseIds.entries()) {
    const replacement = freshOf.get(id);
    if (replacement !== undefined) {
      placed.add(replacement);
      extend(runs, 'fresh', replacement);
    } else if (!gone.has(id)) extend(runs, 'log', c);
  }
  for (const c of freshOf.values()) if (!placed.has(c)) extend(runs, 'fresh', c);
  return runs;
}

type Numbers = Uint16Array | Uint32Array | Float64Array;

function copyRuns(runs: readonly Run[], old: Numbers, added: Numbers, into: Numbers): void {
  let at = 0;
  for (const { source, from, to } of runs) {
    into.set((source === 'log' ? old : added).subarray(from, to), at);
    at += to - from;
  }
}

/** The words of both, and for each of the second its code among them. */
function joinWords(
  words: readonly string[],
  added: readonly string[],
): { readonly words: readonly string[]; readonly codes: Uint32Array } {
  const codeOf = new Map(words.map((word, code) => [word, code]));
  const joined = [...words];
  const codes = Uint32Array.from(added, (word) => {
    let code = codeOf.get(word);
    if (code === undefined) codeOf.set(word, (code = joined.push(word) - 1));
    return code;
  });
  return { words: joined, codes };
}

function joinWordColumn(
  old: WordColumn,
  added: WordColumn,
  runs: readonly Run[],
  length: number,
): WordColumn {
  const { words, codes: codeOf } = joinWords(old.values, added.values);
  const codes = new Uint32Array(length);
  copyRuns(
    runs,
    old.codes,
    added.codes.map((code) => (code === MISSING ? MISSING : codeOf[code]!)),
    codes,
  );
  return { kind: 'words', codes, values: words };
}

function joinColumns(
  old: ReadonlyMap<string, Column>,
  added: ReadonlyMap<string, Column>,
  runs: readonly Run[],
  length: number,
): Map<string, Column> {
  return new Map(
    [...old].map(([name, column]) => [name, joinColumn(column, added.get(name)!, runs, length)]),
  );
}

function joinColumn(old: Column, added: Column, runs: readonly Run[], length: number): Column {
  if (old.kind === 'words' && added.kind === 'words') return joinWordColumn(old, added, runs, length);
  if (old.kind !== 'numbers' || added.kind !== 'numbers') throw new RangeError('columns of two kinds');
  const values = new Float64Array(length);
  copyRuns(runs, old.values, added.values, values);
  return { kind: 'numbers', values };
}

function checkColumns(log: EventLog, fresh: EventLog): void {
  if (shapeOf(log) !== shapeOf(fresh)) throw new RangeError('the two logs do not have the same columns');
}

function shapeOf({ resource, lifecycle, eventAttributes, caseAttributes }: EventLog): string {
  return JSON.stringify([
    resource !== undefined,
    lifecycle !== undefined,
    [...eventAttributes].map(([name, { kind }]) => [name, kind]),
    [...caseAttributes].map(([name, { kind }]) => [name, kind]),
  ]);
}

/** Whether the cases of `fresh` stand in `log` exactly as they are: the same events, words and numbers. */
export function hasCases(log: EventLog, fresh: EventLog): boolean {
  const wanted = new Set(fresh.caseIds);
  const placeOf = new Map<string, number>();
  for (const [c, id] of log.caseIds.entries()) if (wanted.has(id)) placeOf.set(id, c);
  return fresh.caseIds.every((id, c) => {
    const place = placeOf.get(id);
    return place !== undefined && sameCase(log, place, fresh, c);
  });
}

function sameCase(a: EventLog, c: number, b: EventLog, d: number): boolean {
  const [from, start] = [a.caseOffsets[c]!, b.caseOffsets[d]!];
  const length = a.caseOffsets[c + 1]! - from;
  if (length !== b.caseOffsets[d + 1]! - start) return false;
  for (let i = 0; i < length; i++) {
    const [e, f] = [from + i, start + i];
    if (a.time[e] !== b.time[f] || a.activities[a.activity[e]!] !== b.activities[b.activity[f]!])
      return false;
    if (!sameValue(a.resource, e, b.resource, f) || !sameValue(a.lifecycle, e, b.lifecycle, f)) return false;
    for (const [name, column] of a.eventAttributes)
      if (!sameValue(column, e, b.eventAttributes.get(name), f)) return false;
  }
  for (const [name, column] of a.caseAttributes)
    if (!sameValue(column, c, b.caseAttributes.get(name), d)) return false;
  return true;
}

function sameValue(a: Column | undefined, i: number, b: Column | undefined, j: number): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Object.is(valueAt(a, i), valueAt(b, j));
}

function valueAt(column: Column, index: number): string | number | undefined {
  if (column.kind === 'numbers') return column.values[index];
  return column.values[column.codes[index]!];
}
