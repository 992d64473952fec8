// Reads files from disk into one log: recognises each, answers what the options answer, appends it.
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LogMapping, Recognition } from '@portolan/core';
import {
  FormatError,
  readInto,
  recognise,
  SAMPLE_BYTES,
  type ReadWarning,
  type Reject,
} from '@portolan/formats';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { fileChunks } from './file-chunks.ts';
import { mappingOf } from './mapping.ts';
import type { MineOptions } from './options.ts';
import { openQuestions, questionText } from './questions.ts';

export interface FilesRead {
  readonly log: EventLog;
  readonly warnings: readonly ReadWarning[];
  readonly rejected: number;
  readonly mappings: readonly LogMapping[];
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

export interface Listeners {
  readonly onProgress: (done: number, total: number, events: number) => void;
  readonly onReject: (file: string, reject: Reject) => void;
}

/** Errors that mean "I cannot guess the columns", which options may answer. */
const GUESSES = new Set(['no_case_column', 'no_activity_column', 'no_time_column', 'property_history']);

/**
 * @throws FileError for a file that cannot be read, UsageError where options do not fit the files.
 */
export async function readFiles(options: MineOptions, listeners: Listeners): Promise<FilesRead> {
  const sizes: number[] = [];
  for (const file of options.files) sizes.push(await blame(file, sizeOf(file)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const builder = createEventLogBuilder(Math.min(4_000_000, Math.max(4096, Math.ceil(total / 60))));
  const warnings = new Map<string, ReadWarning>();
  const mappings: LogMapping[] = [];
  let rejected = 0;
  let before = 0;
  const recognitions: (Recognition | null)[] = [];
  for (const file of options.files) recognitions.push(await blame(file, lookAt(file, options)));
  const known = new Set(recognitions.flatMap((item) => item?.columns.map((column) => column.name) ?? []));
  for (const [index, file] of options.files.entries()) {
    const recognition = recognitions[index]!;
    const mapping = mappingOf(options, recognition, basename(file), known);
    if (recognition) refuseQuestions(file, recognition, mapping);
    mappings.push(mapping);
    const start = builder.eventCount;
    const result = await blame(
      file,
      readInto(builder, fileChunks(file), mapping, {
        // Only why asks for anything but case, activity, time and who; a log that is written out keeps it all.
        attributes: options.why !== undefined || options.logs.length > 0 ? 'all' : 'none',
        onProgress: ({ bytes, events }) => listeners.onProgress(before + bytes, total, start + events),
        onReject: (reject) => listeners.onReject(file, reject),
      }),
    );
    rejected += result.rejected;
    before += sizes[index]!;
    for (const warning of result.warnings) {
      const key = `${warning.code}\n${warning.message}`;
      warnings.set(key, { ...warning, count: (warnings.get(key)?.count ?? 0) + warning.count });
    }
  }
  return { log: builder.finish(), warnings: [...warnings.values()], rejected, mappings };
}

async function blame<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Error && error.name === 'UsageError' ? error : new FileError(file, error);
  }
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file);
  if (found.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  return found.size;
}

async function lookAt(file: string, options: MineOptions): Promise<Recognition | null> {
  const sample = await sampleOf(file);
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
