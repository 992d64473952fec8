// Byte streams for the tests of readers.
import type { LogMapping } from '@portolan/core';
import { caseCount, eventCount, type Column, type EventLog } from '@portolan/mining';
import { FormatError } from '../format-error.ts';
import { readLog } from '../read-log.ts';
import { recognise } from '../recognise.ts';
import type { ReadOptions, Reject } from '../reading/read-options.ts';

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The bytes in pieces of the given sizes, in turn. */
export async function* inChunks(
  bytes: Uint8Array,
  sizes: readonly number[] = [65_536],
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** Everything that a stream gives. */
export async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) all.push(item);
  return all;
}

export async function packed(text: string | Uint8Array): Promise<Uint8Array> {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export const EVENTS: LogMapping = {
  format: 'csv',
  columns: { kind: 'events', case: 'case', activity: 'activity', time: 'time' },
};

/** Reads text or bytes and keeps the rejects. */
export async function read(
  file: string | Uint8Array,
  mapping: LogMapping = EVENTS,
  options: ReadOptions & { readonly sizes?: readonly number[] } = {},
) {
  const rejects: Reject[] = [];
  const bytes = typeof file === 'string' ? bytesOf(file) : file;
  const result = await readLog(inChunks(bytes, options.sizes), mapping, {
    ...options,
    onReject: (reject) => rejects.push(reject),
  });
  return { ...result, rejects };
}

/** The error that reading ends with. */
export async function failure(
  file: string | Uint8Array,
  mapping: LogMapping = EVENTS,
  options: ReadOptions = {},
): Promise<FormatError> {
  try {
    await read(file, mapping, options);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('the file was read, although it should have been refused');
}

/** The error with which recognising ends. */
export function refusal(file: string | Uint8Array, name = 'log.csv'): FormatError {
  try {
    recognise(typeof file === 'string' ? bytesOf(file) : file, name);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('the file was recognised, although it should have been refused');
}

/** Events as "case activity time resource" lines, in the order of the log. */
export function eventsOf(log: EventLog): string[] {
  const lines: string[] = [];
  for (let c = 0; c < caseCount(log); c++) {
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      const time = new Date(log.time[e]!).toISOString();
      const resource = wordAt(log.resource, e);
      lines.push(
        `${log.caseIds[c]} ${log.activities[log.activity[e]!]} ${time}${resource === undefined ? '' : ` ${resource}`}`,
      );
    }
  }
  return lines;
}

export function wordAt(column: Column | undefined, index: number): string | undefined {
  if (!column) return undefined;
  if (column.kind === 'numbers') {
    const value = column.values[index]!;
    return Number.isNaN(value) ? undefined : String(value);
  }
  return column.values[column.codes[index]!];
}

function columnsOf(map: ReadonlyMap<string, Column>, length: number): Record<string, (string | undefined)[]> {
  return Object.fromEntries(
    [...map]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, column]) => [name, Array.from({ length }, (_, i) => wordAt(column, i))]),
  );
}

/** Everything that a log says, as plain data: equal logs give equal values. */
export function contentOf(log: EventLog): { events: string[]; [part: string]: unknown } {
  return {
    events: eventsOf(log),
    lifecycle: Array.from({ length: eventCount(log) }, (_, i) => wordAt(log.lifecycle, i)),
    eventAttributes: columnsOf(log.eventAttributes, eventCount(log)),
    caseAttributes: columnsOf(log.caseAttributes, caseCount(log)),
  };
}
