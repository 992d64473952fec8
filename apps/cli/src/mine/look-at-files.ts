// What the files are, before any is read as a whole: recognised, with the columns that the options name, and how large the
// log will be.
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import type { LogMapping, Recognition } from '@portolan/core';
import { FormatError, readInto, recognise, SAMPLE_BYTES } from '@portolan/formats';
import { createEventLogBuilder } from '@portolan/mining';
import { UsageError } from '../usage-error.ts';
import { OutgrownError } from './outgrown-error.ts';
import { mappingOf } from './mapping.ts';
import type { LogSize } from './memory.ts';
import type { MineOptions } from './options.ts';
import { openQuestions, questionText } from './questions.ts';

export interface FileSeen {
  readonly file: string;
  /** As it lies on the disk. */
  readonly bytes: number;
  readonly mapping: LogMapping;
  /** What it will be as a log, by what its beginning is. */
  readonly size: LogSize;
  /** Bytes once it is unpacked, by the same guess. */
  readonly unpacked: number;
}

/** A file that cannot be read, with its name; the command ends with exit code 1. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.file = file;
  }
}

/** Errors that mean "I cannot guess the columns", which options may answer. */
const GUESSES = new Set(['no_case_column', 'no_activity_column', 'no_time_column', 'property_history']);

/**
 * @throws FileError for a file that cannot be read, UsageError where options do not fit the files.
 */
export async function lookAtFiles(options: MineOptions): Promise<FileSeen[]> {
  const seen: { file: string; bytes: number; sample: Uint8Array; recognition: Recognition | null }[] = [];
  for (const file of options.files) {
    const bytes = await blame(file, sizeOf(file));
    const sample = await blame(file, sampleOf(file));
    seen.push({ file, bytes, sample, recognition: await blame(file, lookAt(file, sample, options)) });
  }
  const known = new Set(
    seen.flatMap(({ recognition }) => recognition?.columns.map(({ name }) => name) ?? []),
  );
  const result: FileSeen[] = [];
  for (const { file, bytes, sample, recognition } of seen) {
    const mapping = mappingOf(options, recognition, basename(file), known);
    if (recognition) refuseQuestions(file, recognition, mapping);
    const attributes = keepsAttributes(options) ? Math.max(0, (recognition?.columns.length ?? 3) - 3) : 0;
    result.push({ file, bytes, mapping, ...(await extentOf(sample, bytes, mapping, attributes)) });
  }
  return result;
}

/** Only why asks for anything but case, activity, time and who; a log that is written out keeps it all. */
export function keepsAttributes({ why, logs }: MineOptions): boolean {
  return why !== undefined || logs.length > 0;
}

export async function blame<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isOther = error instanceof UsageError || error instanceof OutgrownError;
    throw isOther ? error : new FileError(file, error);
  }
}

/** How much the whole file holds if it goes on as it begins. */
async function extentOf(
  sample: Uint8Array,
  bytes: number,
  mapping: LogMapping,
  attributes: number,
): Promise<Pick<FileSeen, 'size' | 'unpacked'>> {
  const plain = isGzip(sample) ? gunzipSync(sample, { finishFlush: constants.Z_SYNC_FLUSH }) : sample;
  // A small file is no larger than its beginning; of the others, what the sample cut is left out.
  const part = plain.length === 0 ? 1 : Math.max(1, bytes / sample.length);
  const whole = sample.length < SAMPLE_BYTES ? plain : plain.subarray(0, plain.lastIndexOf(10) + 1);
  const builder = createEventLogBuilder(65_536);
  let found = { events: 0, cases: 0 };
  try {
    await readInto(builder, once(whole), mapping, { attributes: 'none' });
    found = { events: builder.eventCount, cases: builder.cases.words.length };
  } catch {
    // Why it cannot be read is said when it is read; a line is at most an event.
    found.events = whole.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0);
    found.cases = Math.ceil(found.events / 5);
  }
  return {
    size: { events: found.events * part, cases: found.cases * part, attributes },
    unpacked: plain.length * part,
  };
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file);
  if (found.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  return found.size;
}

async function lookAt(file: string, sample: Uint8Array, options: MineOptions): Promise<Recognition | null> {
  try {
    const recognition = recognise(sample, basename(file));
    if (options.format !== 'auto' && recognition.format !== options.format) {
      throw new FormatError(
        WRONG[options.format],
        `The file is ${NAMES[recognition.format]}, not ${NAMES[options.format]}. Leave --format out, or name another file.`,
        { line: 1, expected: NAMES[options.format], params: { line: 1 } },
      );
    }
    return recognition;
  } catch (error) {
    const named =
      options.stages.length > 0 || options.outcome !== undefined || options.activity !== undefined;
    if (named && error instanceof FormatError && GUESSES.has(error.code)) return null;
    throw error;
  }
}

const NAMES = { csv: 'CSV', xes: 'XES', ocel: 'OCEL', trello: 'a Trello board' } as const;
const WRONG = { csv: 'no_header', xes: 'not_xes', ocel: 'not_ocel', trello: 'not_trello' } as const;

async function sampleOf(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const sample = new Uint8Array(SAMPLE_BYTES);
    let filled = 0;
    while (filled < sample.length) {
      const { bytesRead } = await handle.read(sample, filled, sample.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return sample.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

function refuseQuestions(file: string, recognition: Recognition, mapping: LogMapping): void {
  const [question] = openQuestions(recognition, mapping);
  if (question) throw new FileError(file, new Error(questionText(question)));
}
