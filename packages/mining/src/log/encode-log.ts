// A log as a few compact column chunks for storage, and back. Whoever stores them compresses them.
// Integers are little-endian, as on every machine that Node and browsers run on; times are deltas, so that they pack well.
import { caseCount, type Column, type EventLog, MISSING, type WordColumn } from './event-log.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/** A part of a log as bytes, for keeping: what `encodeLog` gives and `decodeLog` takes. */
export interface LogChunk {
  /** `<column>#<part>`; unique within a log. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Largest chunk. */
export const CHUNK_BYTES = 4 * 1024 * 1024;

const VERSION = 1;
/** Beyond (year 73,000) differences between two times would no longer be exact. */
const FARTHEST_MS = 2 ** 51;

interface Head {
  readonly version: number;
  readonly cases: number;
  readonly events: number;
  readonly wholeMs: boolean;
  readonly resource: boolean;
  readonly lifecycle: boolean;
  readonly eventAttributes: readonly (readonly [string, Column['kind']])[];
  readonly caseAttributes: readonly (readonly [string, Column['kind']])[];
}

/** Encodes `log` as chunks of at most `CHUNK_BYTES`; `decodeLog` gives an equal log back. */
export function encodeLog(log: EventLog): LogChunk[] {
  const chunks: LogChunk[] = [];
  const put = (column: string, bytes: Uint8Array): void => {
    for (let part = 0; part === 0 || part * CHUNK_BYTES < bytes.length; part++) {
      chunks.push({
        name: `${column}#${part}`,
        bytes: bytes.subarray(part * CHUNK_BYTES, (part + 1) * CHUNK_BYTES),
      });
    }
  };
  const putWords = (column: string, words: WordColumn): void => {
    put(`${column}.words`, encodeStrings(words.values));
    put(column, encodeCodes(words.codes, words.values.length));
  };
  const putColumn = (column: string, values: Column): void => {
    if (values.kind === 'words') putWords(column, values);
    else put(column, bytesOf(values.values));
  };
  const wholeMs = log.time.every((ms) => Number.isInteger(ms) && Math.abs(ms) <= FARTHEST_MS);
  const head: Head = {
    version: VERSION,
    cases: caseCount(log),
    events: log.time.length,
    wholeMs,
    resource: log.resource !== undefined,
    lifecycle: log.lifecycle !== undefined,
    eventAttributes: kindsOf(log.eventAttributes),
    caseAttributes: kindsOf(log.caseAttributes),
  };
  put('head', new TextEncoder().encode(JSON.stringify(head)));
  put('caseIds', encodeStrings(log.caseIds));
  put('caseSizes', encodeSizes(log.caseOffsets));
  put('activities', encodeStrings(log.activities));
  put('activity', encodeCodes(log.activity, log.activities.length));
  put('time', wholeMs ? encodeTimes(log) : bytesOf(log.time));
  if (log.resource) putWords('resource', log.resource);
  if (log.lifecycle) putWords('lifecycle', log.lifecycle);
  // Attributes are numbered: their names may hold anything.
  [...log.eventAttributes.values()].forEach((column, i) => putColumn(`event${i}`, column));
  [...log.caseAttributes.values()].forEach((column, i) => putColumn(`case${i}`, column));
  return chunks;
}

function kindsOf(columns: ReadonlyMap<string, Column>): [string, Column['kind']][] {
  return [...columns].map(([name, column]) => [name, column.kind]);
}

/**
 * Decodes what `encodeLog` made; the chunks may come in any order.
 * @throws {RangeError} if chunks are missing or do not belong together.
 */
export function decodeLog(chunks: Iterable<LogChunk>): EventLog {
  const columns = joinParts(chunks);
  const take = (column: string): Uint8Array => {
    const bytes = columns.get(column);
    if (!bytes) throw new RangeError(`stored log lacks the column "${column}"`);
    return bytes;
  };
  const takeWords = (column: string, length: number): WordColumn => {
    const values = decodeStrings(take(`${column}.words`));
    return { kind: 'words', codes: decodeCodes(take(column), values.length, length), values };
  };
  const takeColumn = (column: string, kind: Column['kind'], length: number): Column =>
    kind === 'words' ? takeWords(column, length) : { kind, values: doublesOf(take(column), length) };

  const head = JSON.parse(new TextDecoder().decode(take('head'))) as Head;
  if (head.version !== VERSION) throw new RangeError(`stored log has the unknown version ${head.version}`);
  const caseOffsets = decodeSizes(take('caseSizes'), head.cases);
  if (caseOffsets[head.cases] !== head.events) throw new RangeError('stored log: case sizes do not add up');
  const activities = decodeStrings(take('activities'));
  const codes = decodeCodes(take('activity'), activities.length, head.events);
  return {
    caseIds: decodeStrings(take('caseIds')),
    caseOffsets,
    activities,
    activity: activities.length <= 0x1_0000 ? Uint16Array.from(codes) : codes,
    time: head.wholeMs ? decodeTimes(take('time'), caseOffsets) : doublesOf(take('time'), head.events),
    ...(head.resource && { resource: takeWords('resource', head.events) }),
    ...(head.lifecycle && { lifecycle: takeWords('lifecycle', head.events) }),
    eventAttributes: new Map(
      head.eventAttributes.map(([name, kind], i) => [name, takeColumn(`event${i}`, kind, head.events)]),
    ),
    caseAttributes: new Map(
      head.caseAttributes.map(([name, kind], i) => [name, takeColumn(`case${i}`, kind, head.cases)]),
    ),
  };
}

function joinParts(chunks: Iterable<LogChunk>): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  for (const { name, bytes } of chunks) {
    const cut = name.lastIndexOf('#');
    const column = name.slice(0, cut);
    const list = parts.get(column) ?? [];
    list[Number(name.slice(cut + 1))] = bytes;
    parts.set(column, list);
  }
  const joined = new Map<string, Uint8Array>();
  for (const [column, list] of parts) {
    const whole = new Uint8Array(list.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (let part = 0; part < list.length; part++) {
      const bytes = list[part];
      if (!bytes) throw new RangeError(`stored log lacks the chunk "${column}#${part}"`);
      whole.set(bytes, at);
      at += bytes.length;
    }
    joined.set(column, whole);
  }
  return joined;
}

/** UTF-8 text of all strings, behind the number of strings and their lengths in UTF-16 units. */
function encodeStrings(strings: readonly string[]): Uint8Array {
  const writer = new ByteWriter();
  writer.varint(strings.length);
  let wellFormed = true;
  for (const text of strings) {
    writer.varint(text.length);
    wellFormed &&= text.isWellFormed();
  }
  writer.varint(wellFormed ? 1 : 0);
  const whole = strings.join('');
  // Lone surrogates have no UTF-8; such a list is kept as UTF-16.
  if (wellFormed) writer.bytes(new TextEncoder().encode(whole));
  else for (let i = 0; i < whole.length; i++) writer.varint(whole.charCodeAt(i));
  return writer.finish();
}

function decodeStrings(bytes: Uint8Array): string[] {
  const reader = new ByteReader(bytes);
  const count = reader.varint();
  const lengths = new Uint32Array(Math.min(count, bytes.length));
  if (lengths.length !== count) throw new RangeError('stored log: a list of words is cut off');
  for (let i = 0; i < count; i++) lengths[i] = reader.varint();
  let whole: string;
  if (reader.varint() === 1) whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(reader.rest());
  else {
    const units: string[] = [];
    while (!reader.done) units.push(String.fromCharCode(reader.varint()));
    whole = units.join('');
  }
  const strings: string[] = [];
  let at = 0;
  for (const length of lengths) {
    strings.push(whole.slice(at, at + length));
    at += length;
  }
  if (at !== whole.length) throw new RangeError('stored log: a list of words is cut off');
  return strings;
}

function encodeSizes(offsets: Uint32Array): Uint8Array {
  const writer = new ByteWriter();
  for (let c = 1; c < offsets.length; c++) writer.varint(offsets[c]! - offsets[c - 1]!);
  return writer.finish();
}

function decodeSizes(bytes: Uint8Array, cases: number): Uint32Array {
  const reader = new ByteReader(bytes);
  const offsets = new Uint32Array(cases + 1);
  for (let c = 0; c < cases; c++) offsets[c + 1] = offsets[c]! + reader.varint();
  return offsets;
}

/** Code + 1 in the fewest of 1, 2 or 4 bytes; 0 is `MISSING`. */
function encodeCodes(codes: Uint16Array | Uint32Array, words: number): Uint8Array {
  const result =
    words < 0xff
      ? new Uint8Array(codes.length)
      : words < 0xffff
        ? new Uint16Array(codes.length)
        : new Uint32Array(codes.length);
  for (let i = 0; i < codes.length; i++) result[i] = codes[i] === MISSING ? 0 : codes[i]! + 1;
  return bytesOf(result);
}

function decodeCodes(bytes: Uint8Array, words: number, length: number): Uint32Array {
  const width = words < 0xff ? 1 : words < 0xffff ? 2 : 4;
  if (bytes.length !== width * length) throw new RangeError('stored log: a column is cut off');
  const source =
    width === 1
      ? bytes
      : width === 2
        ? new Uint16Array(bytes.buffer, bytes.byteOffset, length)
        : new Uint32Array(bytes.buffer, bytes.byteOffset, length);
  const codes = new Uint32Array(length);
  for (let i = 0; i < length; i++) codes[i] = source[i]! - 1;
  return codes;
}

/** The first event of a case against that of the case before, the others against the event before. */
function encodeTimes(log: EventLog): Uint8Array {
  const writer = new ByteWriter();
  let first = 0;
  for (let c = 0; c < caseCount(log); c++) {
    const start = log.caseOffsets[c]!;
    const end = log.caseOffsets[c + 1]!;
    if (end === start) continue;
    writer.signed(log.time[start]! - first);
    first = log.time[start]!;
    for (let e = start + 1; e < end; e++) writer.varint(log.time[e]! - log.time[e - 1]!);
  }
  return writer.finish();
}

function decodeTimes(bytes: Uint8Array, offsets: Uint32Array): Float64Array {
  const reader = new ByteReader(bytes);
  const time = new Float64Array(offsets[offsets.length - 1]!);
  let first = 0;
  for (let c = 0; c + 1 < offsets.length; c++) {
    const start = offsets[c]!;
    const end = offsets[c + 1]!;
    if (end === start) continue;
    first += reader.signed();
    time[start] = first;
    for (let e = start + 1; e < end; e++) time[e] = time[e - 1]! + reader.varint();
  }
  return time;
}

function bytesOf(values: Uint8Array | Uint16Array | Uint32Array | Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function doublesOf(bytes: Uint8Array, length: number): Float64Array {
  if (bytes.length !== length * 8) throw new RangeError('stored log: a column is cut off');
  return new Float64Array(bytes.buffer, bytes.byteOffset, length);
}
