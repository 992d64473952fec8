// Which encoding a text file is in, and a stream of any of them as UTF-8 bytes.
import { FormatError } from '../format-error.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** By byte-order mark, by where the zero bytes stand, or by whether the bytes are valid UTF-8. */
export function sniffEncoding(sample: Uint8Array): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  const length = Math.min(sample.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  if (length >= 8) {
    if (odd > length * 0.2 && even < length * 0.02) return 'utf-16le';
    if (even > length * 0.2 && odd < length * 0.02) return 'utf-16be';
  }
  return isUtf8(sample) ? 'utf-8' : 'windows-1252';
}

/** Valid UTF-8, apart from a character that the end of the sample cuts. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const KINDS: readonly (readonly [string, readonly number[], string])[] = [
  [
    'an Excel workbook or a ZIP archive',
    [0x50, 0x4b, 0x03, 0x04],
    'Save the sheet as "CSV UTF-8" and use that file.',
  ],
  ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0], 'Save the sheet as "CSV UTF-8" and use that file.'],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46], 'Export the data as CSV instead.'],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47], 'Export the data as CSV instead.'],
  ['a JPEG picture', [0xff, 0xd8, 0xff], 'Export the data as CSV instead.'],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31], 'Export the table as CSV instead.'],
  ['a bzip2 archive', [0x42, 0x5a, 0x68], 'Unpack it first, or pack it with gzip.'],
  ['an xz archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'Unpack it first, or pack it with gzip.'],
  ['a zstd archive', [0x28, 0xb5, 0x2f, 0xfd], 'Unpack it first, or pack it with gzip.'],
];

const SQLITE = [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65];

/** @throws FormatError `binary` when the bytes are not text, `sqlite` for a database */
export function refuseBinary(sample: Uint8Array, encoding: Encoding): void {
  if (SQLITE.every((byte, i) => sample[i] === byte)) {
    throw new FormatError(
      'sqlite',
      'This is a SQLite database. If it is an object-centric event log (OCEL 2.0), export it in its JSON or XML form; export any other table as CSV.',
      { line: 1, column: 1, expected: 'OCEL 2.0 as JSON or XML, or a CSV file' },
    );
  }
  for (const [what, magic, mend] of KINDS) {
    if (magic.every((byte, i) => sample[i] === byte)) {
      throw new FormatError('binary', `This is ${what}, not a text file. ${mend}`, {
        line: 1,
        column: 1,
        expected: 'text',
      });
    }
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return;
  let control = 0;
  let firstAt = -1;
  let line = 1;
  const length = Math.min(sample.length, 65_536);
  for (let i = 0; i < length; i++) {
    const c = sample[i]!;
    if (c === 10) line++;
    if (c === 0 || (c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 12 && c !== 27)) {
      if (firstAt === -1) firstAt = line;
      control++;
    }
  }
  if (control > 0 && control >= length / 200) {
    throw new FormatError(
      'binary',
      `This is not a text file: line ${firstAt} holds bytes that no text has. Export the data as CSV, XES or Trello JSON and use that file.`,
      { line: firstAt, expected: 'text' },
    );
  }
}

/** The sample as UTF-8 bytes without byte-order mark. */
export function sampleAsUtf8(sample: Uint8Array, encoding: Encoding): Uint8Array {
  if (encoding !== 'utf-8') {
    return new TextEncoder().encode(new TextDecoder(encoding).decode(sample, { stream: true }));
  }
  return sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf ? sample.subarray(3) : sample;
}

/** Chunks of any encoding as UTF-8 chunks without byte-order mark; UTF-8 chunks pass uncopied. */
export async function* asUtf8(
  source: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') {
    let head: Uint8Array | undefined = new Uint8Array(0);
    for await (const chunk of source) {
      if (head === undefined) {
        yield chunk;
        continue;
      }
      head = joined(head, chunk);
      if (head.length < 3) continue;
      const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
      yield head.subarray(start);
      head = undefined;
    }
    if (head !== undefined && head.length > 0) yield head;
    return;
  }
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of source) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield encoder.encode(text);
  }
  const rest = decoder.decode();
  if (rest !== '') yield encoder.encode(rest);
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
