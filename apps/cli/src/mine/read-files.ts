// Reads files from disk into one builder, in memory or beyond it: what a row means is the same in both.
import { basename } from 'node:path';
import type { LogMapping } from '@portolan/core';
import { readInto, type ReadOptions, type ReadWarning, type Reject } from '@portolan/formats';
import { createEventLogBuilder, type EventLog, type EventLogBuilder } from '@portolan/mining';
import { fileChunks } from './file-chunks.ts';
import type { Choice } from './choose-where.ts';
import { blame, keepsAttributes, type FileSeen } from './look-at-files.ts';
import type { MineOptions } from './options.ts';

/** How the files were read. */
export interface Reading {
  readonly warnings: readonly ReadWarning[];
  readonly rejected: number;
  readonly mappings: readonly LogMapping[];
}

export interface FilesRead extends Reading {
  readonly log: EventLog;
}

export interface Listeners {
  readonly onProgress: (done: number, total: number, events: number) => void;
  readonly onReject: (file: string, reject: Reject) => void;
  /** After the reading, where counting takes long: how much of it is done, 0 to 1. */
  readonly onCounted?: (share: number) => void;
}

/** Asked for in memory by hand, a log may be as large as its arrays can be. */
const BY_HAND = { bytes: Number.MAX_SAFE_INTEGER, events: 2 ** 31 } as const;

/**
 * @param watch may throw, which ends the reading
 * @throws FileError for a file that cannot be read
 */
export async function readFiles(
  files: readonly FileSeen[],
  options: MineOptions,
  listeners: Listeners,
  watch?: Choice['watch'],
): Promise<FilesRead> {
  const total = totalBytes(files);
  const builder = createEventLogBuilder(Math.min(4_000_000, Math.max(4096, Math.ceil(total / 60))));
  const watched: Listeners = {
    ...listeners,
    onProgress(done, all, events) {
      watch?.(events, builder.cases.words.length, done / all);
      listeners.onProgress(done, all, events);
    },
  };
  const reading = await readFilesInto(builder, files, watched, {
    attributes: keepsAttributes(options) ? 'all' : 'none',
    ...(options.held === 'in-memory' && { limits: BY_HAND }),
  });
  return { ...reading, log: builder.finish() };
}

/** @throws FileError for a file that cannot be read */
export async function readFilesInto(
  builder: EventLogBuilder,
  files: readonly FileSeen[],
  listeners: Listeners,
  readOptions: ReadOptions,
): Promise<Reading> {
  const total = totalBytes(files);
  const warnings = new Map<string, ReadWarning>();
  let rejected = 0;
  let before = 0;
  for (const { file, mapping, bytes: size } of files) {
    const start = builder.eventCount;
    const result = await blame(
      file,
      readInto(builder, fileChunks(file), mapping, {
        ...readOptions,
        onProgress: ({ bytes, events }) => listeners.onProgress(before + bytes, total, start + events),
        onReject: (reject) => listeners.onReject(basename(file), reject),
      }),
    );
    rejected += result.rejected;
    before += size;
    for (const warning of result.warnings) {
      const key = `${warning.code}\n${warning.message}`;
      warnings.set(key, { ...warning, count: (warnings.get(key)?.count ?? 0) + warning.count });
    }
  }
  return { warnings: [...warnings.values()], rejected, mappings: files.map(({ mapping }) => mapping) };
}

function totalBytes(files: readonly FileSeen[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
