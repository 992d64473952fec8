// A log that threads have in common: columns and words lie in SharedArrayBuffers, so that handing it to another thread
// copies names of activities and attributes only. Words of many values (case ids above all) become strings when a thread
// first asks for them.
import type { Column, EventLog, NumberColumn, WordColumn } from './event-log.ts';

/** Strings in shared memory: UTF-16 code units one after the other, and where each string ends. */
export interface SharedWords {
  readonly units: Uint16Array<SharedArrayBuffer>;
  readonly ends: Uint32Array<SharedArrayBuffer>;
}

/** A column of words in shared memory. */
export interface SharedWordColumn {
  readonly kind: 'words';
  readonly codes: Uint32Array;
  readonly values: SharedWords;
}

/** A column in shared memory. */
export type SharedColumn = NumberColumn | SharedWordColumn;

/** A log as threads hand it to each other; plain data for `postMessage`. `openSharedLog` makes a log of it. */
export interface SharedLog {
  readonly caseIds: SharedWords;
  readonly caseOffsets: Uint32Array;
  readonly activities: readonly string[];
  readonly activity: Uint16Array | Uint32Array;
  readonly time: Float64Array;
  readonly resource?: SharedWordColumn;
  readonly lifecycle?: SharedWordColumn;
  readonly eventAttributes: readonly (readonly [name: string, column: SharedColumn])[];
  readonly caseAttributes: readonly (readonly [name: string, column: SharedColumn])[];
}

/** Words that are in shared memory already, by the list that was made of them. */
const sharedOf = new WeakMap<readonly string[], SharedWords>();

/**
 * Copies a log into shared memory; what lies there already is not copied again. The log itself stays as it is. Where a
 * browser page may not share memory (it is not cross-origin isolated), there is no SharedArrayBuffer, and this throws.
 */
export function shareLog(log: EventLog): SharedLog {
  const column = (from: Column): SharedColumn =>
    from.kind === 'words' ? shareColumn(from) : { kind: 'numbers', values: shareFloats(from.values) };
  return {
    // A log that was opened from shared memory would make its strings only to be asked for them.
    caseIds: openedFrom.get(log) ?? shareWords(log.caseIds),
    caseOffsets: shareCodes(log.caseOffsets),
    activities: log.activities,
    activity: log.activity instanceof Uint16Array ? shareSmallCodes(log.activity) : shareCodes(log.activity),
    time: shareFloats(log.time),
    ...(log.resource && { resource: shareColumn(log.resource) }),
    ...(log.lifecycle && { lifecycle: shareColumn(log.lifecycle) }),
    eventAttributes: [...log.eventAttributes].map(([name, values]) => [name, column(values)]),
    caseAttributes: [...log.caseAttributes].map(([name, values]) => [name, column(values)]),
  };
}

const openedFrom = new WeakMap<EventLog, SharedWords>();
const columnFrom = new WeakMap<WordColumn, SharedWordColumn>();

/** The log that `shareLog` was given, column by column in the same memory: nobody may write into them. */
export function openSharedLog(shared: SharedLog): EventLog {
  const column = (from: SharedColumn): Column => (from.kind === 'words' ? openColumn(from) : from);
  let caseIds: readonly string[] | undefined;
  const log: EventLog = {
    get caseIds() {
      return (caseIds ??= openWords(shared.caseIds));
    },
    caseOffsets: shared.caseOffsets,
    activities: shared.activities,
    activity: shared.activity,
    time: shared.time,
    ...(shared.resource && { resource: openColumn(shared.resource) }),
    ...(shared.lifecycle && { lifecycle: openColumn(shared.lifecycle) }),
    eventAttributes: new Map(shared.eventAttributes.map(([name, values]) => [name, column(values)])),
    caseAttributes: new Map(shared.caseAttributes.map(([name, values]) => [name, column(values)])),
  };
  openedFrom.set(log, shared.caseIds);
  return log;
}

/** The bytes of shared memory that logs take together; what several have in common counts once. */
export function sharedBytes(logs: readonly SharedLog[]): number {
  const buffers = new Set<ArrayBufferLike>();
  const words = ({ units, ends }: SharedWords): void => {
    buffers.add(units.buffer).add(ends.buffer);
  };
  const column = (from: SharedColumn): void => {
    if (from.kind === 'numbers') buffers.add(from.values.buffer);
    else {
      buffers.add(from.codes.buffer);
      words(from.values);
    }
  };
  for (const log of logs) {
    words(log.caseIds);
    buffers.add(log.caseOffsets.buffer).add(log.activity.buffer).add(log.time.buffer);
    for (const values of [log.resource, log.lifecycle]) if (values) column(values);
    for (const [, values] of [...log.eventAttributes, ...log.caseAttributes]) column(values);
  }
  let bytes = 0;
  for (const { byteLength } of buffers) bytes += byteLength;
  return bytes;
}

function shareColumn(column: WordColumn): SharedWordColumn {
  return (
    columnFrom.get(column) ?? {
      kind: 'words',
      codes: shareCodes(column.codes),
      values: shareWords(column.values),
    }
  );
}

function openColumn(shared: SharedWordColumn): WordColumn {
  let values: readonly string[] | undefined;
  const column: WordColumn = {
    kind: 'words',
    codes: shared.codes,
    get values() {
      return (values ??= openWords(shared.values));
    },
  };
  columnFrom.set(column, shared);
  return column;
}

function isShared(array: Float64Array | Uint32Array | Uint16Array): boolean {
  return array.buffer instanceof SharedArrayBuffer;
}

function shareFloats(array: Float64Array): Float64Array {
  if (isShared(array)) return array;
  const shared = new Float64Array(new SharedArrayBuffer(array.byteLength));
  shared.set(array);
  return shared;
}

function shareCodes(array: Uint32Array): Uint32Array {
  if (isShared(array)) return array;
  const shared = new Uint32Array(new SharedArrayBuffer(array.byteLength));
  shared.set(array);
  return shared;
}

function shareSmallCodes(array: Uint16Array): Uint16Array {
  if (isShared(array)) return array;
  const shared = new Uint16Array(new SharedArrayBuffer(array.byteLength));
  shared.set(array);
  return shared;
}

function shareWords(words: readonly string[]): SharedWords {
  const known = sharedOf.get(words);
  if (known) return known;
  const ends = new Uint32Array(new SharedArrayBuffer(words.length * 4));
  let length = 0;
  for (let i = 0; i < words.length; i++) ends[i] = length += words[i]!.length;
  const units = new Uint16Array(new SharedArrayBuffer(length * 2));
  let at = 0;
  for (const word of words) for (let i = 0; i < word.length; i++) units[at++] = word.charCodeAt(i);
  const shared = { units, ends };
  sharedOf.set(words, shared);
  return shared;
}

/** Code units that become one string at a time, which the words are then cut from. */
const AT_ONCE = 8192;

function openWords(shared: SharedWords): readonly string[] {
  const { units, ends } = shared;
  const words: string[] = [];
  for (let w = 0; w < ends.length;) {
    const from = w === 0 ? 0 : ends[w - 1]!;
    let last = w;
    while (last + 1 < ends.length && ends[last + 1]! - from <= AT_ONCE) last++;
    const text = stringOf(units, from, ends[last]!);
    for (; w <= last; w++) words.push(text.slice((w === 0 ? 0 : ends[w - 1]!) - from, ends[w]! - from));
  }
  sharedOf.set(words, shared);
  return words;
}

function stringOf(units: Uint16Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += AT_ONCE) {
    text += String.fromCharCode(...units.subarray(at, Math.min(to, at + AT_ONCE)));
  }
  return text;
}
