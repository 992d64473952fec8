// Reads an XES stream into a builder, whatever its encoding.
import type { LogMapping } from '@portolan/core';
import type { EventLogBuilder } from '@portolan/mining';
import { asUtf8, refuseBinary, sniffEncoding, type Encoding } from '../bytes/encoding.ts';
import { peek } from '../bytes/peek.ts';
import { FormatError } from '../format-error.ts';
import type { Limits } from '../limits.ts';
import type { ReadOptions, ReadResult } from '../reading/read-options.ts';
import { Warnings } from '../reading/warnings.ts';
import { XesReader } from './xes-reader.ts';

/** @param source unpacked bytes; the caller has dealt with gzip, size and cancelling */
export async function readXes(
  builder: EventLogBuilder,
  source: AsyncIterable<Uint8Array>,
  mapping: LogMapping,
  options: ReadOptions,
  limits: Limits,
  onChunk: (rejected: number) => void,
): Promise<ReadResult> {
  const { head, whole } = await peek(source, 4096);
  if (head.every((byte) => byte <= 32)) {
    throw new FormatError('empty', 'The file is empty. Export the log again.', {
      line: 1,
      column: 1,
      expected: '<log>',
    });
  }
  const encoding = xmlEncoding(head);
  refuseBinary(head, encoding);
  const warnings = new Warnings();
  const before = builder.eventCount;
  const reader = new XesReader({ builder, mapping, options, limits, warnings });
  for await (const chunk of asUtf8(whole, encoding)) {
    reader.push(chunk);
    onChunk(reader.rejected);
  }
  reader.finish();
  return { events: builder.eventCount - before, rejected: reader.rejected, warnings: warnings.list() };
}

/** By byte-order mark, else by the XML declaration; UTF-8 where nothing is said, as XML has it. */
export function xmlEncoding(head: Uint8Array): Encoding {
  const sniffed = sniffEncoding(head);
  if (sniffed === 'utf-16le' || sniffed === 'utf-16be') return sniffed;
  const declaration = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(
    new TextDecoder('windows-1252').decode(head.subarray(0, 200)).replace('ï»¿', ''),
  );
  const name = declaration?.[1]?.toLowerCase() ?? 'utf-8';
  if (/^(?:iso-?8859-1|latin-?1|windows-1252|cp1252|us-ascii|ascii)$/.test(name)) return 'windows-1252';
  if (/^utf-?(?:8|16)$/.test(name)) return 'utf-8';
  throw new FormatError(
    'encoding',
    `The file says that it is written in "${name}", which is not read. Save it as UTF-8.`,
    {
      line: 1,
      expected: 'UTF-8, UTF-16 or ISO-8859-1',
      params: { encoding: name },
    },
  );
}
