// Which of the formats a file is in, by what its first bytes say; the name of the file only helps with words.
import type { LogMapping } from '@portolan/core';
import { sniffEncoding, sampleAsUtf8, refuseBinary, type Encoding } from './bytes/encoding.ts';
import { isGzip } from './bytes/gzip.ts';
import { inflateSample } from './bytes/inflate-sample.ts';
import { FormatError, excerpt } from './format-error.ts';
import { SAMPLE_BYTES } from './limits.ts';
import { ocel1 } from './ocel/ocel-refusals.ts';

export type LogFormat = LogMapping['format'];

export interface OpenedSample {
  readonly format: LogFormat;
  readonly gzip: boolean;
  readonly encoding: Encoding;
  /** Unpacked, as UTF-8, without byte-order mark. */
  readonly utf8: Uint8Array;
  /** Whether that is all there is of the file. */
  readonly whole: boolean;
}

/**
 * @param sample the first bytes of the file, or all of it
 * @throws FormatError `empty`, `binary`, `sqlite`, `not_xes`, `not_trello`, `ocel_1`, `gzip_damaged`
 */
export function openSample(
  sample: Uint8Array,
  fileName: string,
  mapping: { readonly format?: LogFormat; readonly encoding?: Encoding | undefined } = {},
): OpenedSample {
  const gzip = isGzip(sample);
  const { bytes: unpacked, whole } = gzip
    ? unpackSample(sample)
    : { bytes: sample, whole: sample.length < SAMPLE_BYTES };
  if (unpacked.length === 0) {
    throw new FormatError(
      'empty',
      `The file "${excerpt(fileName)}" is empty. Export the data again and check that it has rows.`,
      {
        line: 1,
        column: 1,
        expected: 'data',
      },
    );
  }
  const encoding = mapping.encoding ?? sniffEncoding(unpacked);
  refuseBinary(unpacked, encoding);
  const utf8 = sampleAsUtf8(unpacked, encoding);
  return { format: mapping.format ?? formatOf(utf8), gzip, encoding, utf8, whole };
}

/** XES logs may begin with megabytes of figures about the log before the first event, so more of them is unpacked. */
function unpackSample(sample: Uint8Array): { bytes: Uint8Array; whole: boolean } {
  const first = inflateSample(sample);
  return first.bytes[0] === 60 && !first.whole ? inflateSample(sample, SAMPLE_BYTES * 8) : first;
}

/** @throws FormatError like `openSample` */
export function detectFormat(sample: Uint8Array, fileName: string): LogFormat {
  return openSample(sample, fileName).format;
}

function formatOf(utf8: Uint8Array): LogFormat {
  const start = new TextDecoder().decode(utf8.subarray(0, 65_536)).trimStart();
  if (start.startsWith('<')) {
    // Both are a <log>; only one has lists of events and of objects in it, and only the other has traces.
    const tags = start.replaceAll(/<!--[\s\S]*?-->/g, '');
    if (/<(?:[\w.-]+:)?(?:object-types|event-types|objects|events)[\s>/]/.test(tags)) return 'ocel';
    if (/<(?:[\w.-]+:)?log[\s>/]/.test(start) || /<!DOCTYPE|<!ENTITY/i.test(start)) return 'xes';
    const root = /<([A-Za-z_][\w.:-]*)/.exec(start)?.[1];
    throw new FormatError(
      'not_xes',
      `This XML file begins with <${root ?? '?'}>, not with <log>, so it is no XES event log. Export the log as XES or CSV.`,
      { line: 1, expected: '<log>' },
    );
  }
  if (start.startsWith('{')) {
    if (/"(?:actions|cards|lists|idBoard|idList|idOrganization|checklists|memberships)"\s*:/.test(start))
      return 'trello';
    if (/"(?:ocel:[\w-]+)"\s*:/.test(start)) throw ocel1();
    if (/"(?:objectTypes|eventTypes)"\s*:/.test(start)) return 'ocel';
    if (/"(?:events|objects)"\s*:/.test(start) && /"(?:objectId|relationships)"\s*:/.test(start))
      return 'ocel';
    throw new FormatError(
      'not_trello',
      'This JSON file is no Trello board: it has neither cards nor lists nor actions. In Trello use "Print, export and share", then "Export as JSON"; other data are read as CSV or XES.',
      { line: 1, expected: '"cards", "lists" and "actions"' },
    );
  }
  if (/^\[\s*[{[]/.test(start)) {
    throw new FormatError(
      'not_trello',
      'This JSON file is a list, not a Trello board. Export the data as CSV, XES or a Trello board.',
      { line: 1, expected: 'a Trello board' },
    );
  }
  return 'csv';
}
