// Reads an object-centric event log (OCEL 2.0, JSON or XML) into a builder, flattened on the type of object that the
// mapping names.
import type { LogMapping } from '@portolan/core';
import type { EventLogBuilder } from '@portolan/mining';
import { asUtf8, refuseBinary, sampleAsUtf8, sniffEncoding } from '../bytes/encoding.ts';
import { peek } from '../bytes/peek.ts';
import { FormatError } from '../format-error.ts';
import type { Limits } from '../limits.ts';
import type { ReadOptions, ReadResult } from '../reading/read-options.ts';
import { Warnings } from '../reading/warnings.ts';
import { xmlEncoding } from '../xes/read-xes.ts';
import { ocelParser } from './ocel-parser.ts';
import type { OcelSink } from './ocel-parts.ts';
import { OcelReader } from './ocel-reader.ts';

/** @param source unpacked bytes; the caller has dealt with gzip, size and cancelling */
export async function readOcel(
  builder: EventLogBuilder,
  source: AsyncIterable<Uint8Array>,
  mapping: LogMapping,
  options: ReadOptions,
  limits: Limits,
  onChunk: (rejected: number) => void,
): Promise<ReadResult> {
  const warnings = new Warnings();
  const before = builder.eventCount;
  const reader = new OcelReader({ builder, mapping, options, limits, warnings });
  await readParts(source, reader, limits, () => onChunk(reader.rejected));
  reader.finish();
  return { events: builder.eventCount - before, rejected: reader.rejected, warnings: warnings.list() };
}

/** Hands the parts of a whole file to a sink. */
export async function readParts(
  source: AsyncIterable<Uint8Array>,
  sink: OcelSink,
  limits: Limits,
  onChunk: () => void,
): Promise<void> {
  const { head, whole } = await peek(source, 4096);
  if (head.every((byte) => byte <= 32)) {
    throw new FormatError('empty', 'The file is empty. Export the log again.', {
      line: 1,
      column: 1,
      expected: 'an object-centric event log',
    });
  }
  const sniffed = sniffEncoding(head);
  const start = sampleAsUtf8(head, sniffed);
  const encoding = start.find((byte) => byte > 32) === 60 ? xmlEncoding(head) : sniffed;
  refuseBinary(head, encoding);
  const parser = ocelParser(start, sink, limits);
  for await (const chunk of asUtf8(whole, encoding)) {
    parser.push(chunk);
    onChunk();
  }
  parser.finish();
}
