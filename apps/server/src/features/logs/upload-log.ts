// Takes an uploaded file: pieces go into the database while they arrive, people see the log once all of it is there.
// Whatever cuts the upload off, nothing of it stays; what a killed server leaves behind, a later job removes.
import type { LogDetail, Recognition } from '@portolan/contract';
import { recognitionSchema } from '@portolan/contract';
import { SAMPLE_BYTES } from '@portolan/formats';
import { idSchema } from '@portolan/contract';
import { z } from 'zod';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { defineJob, enqueue } from '../../platform/jobs/job.ts';
import { eraseLog, finishUpload, insertLog, presentLogDetail, sweepUpload } from './log-store.ts';
import { runThread } from './run-thread.ts';
import type { ThreadPool } from './thread-pool.ts';
import { insertPiece, packPiece } from './upload-chunk-store.ts';

/** One piece of the file in the database; the first one is the sample that recognition and preview read. */
export const PIECE_BYTES = SAMPLE_BYTES;
/** An upload without a sign of life for this long has been cut off by the end of its server. */
const LEFT_OVER_AFTER_MS = 3_600_000;

export const sweepUploadJob = defineJob(
  'logs.sweepUpload',
  z.strictObject({ logId: idSchema }),
  async ({ logId }, job) => {
    const now = job.platform.now();
    await tenantTx(job.platform.db, job.workspaceId, async (tx) => {
      const left = await sweepUpload(tx, logId, new Date(now.getTime() - LEFT_OVER_AFTER_MS));
      if (left === 'alive') await enqueue(tx, sweepUploadJob, { logId }, { runAt: sweepAt(now) });
    });
  },
);

function sweepAt(now: Date): Date {
  return new Date(now.getTime() + LEFT_OVER_AFTER_MS + 60_000);
}

export interface Upload {
  readonly workspaceId: string;
  readonly fileName: string;
  readonly name: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * @throws AppError `unreadable_file` when it cannot be a log, `too_large` from the body; nothing is kept then.
 */
export async function uploadFile(
  platform: Platform,
  threads: ThreadPool,
  upload: Upload,
): Promise<LogDetail> {
  const { workspaceId, fileName } = upload;
  const logId = platform.newId();
  await tenantTx(platform.db, workspaceId, async (tx) => {
    const now = platform.now();
    const name = upload.name ?? nameOf(fileName);
    await insertLog(tx, { id: logId, name, fileName, origin: 'upload', state: 'uploading', now });
    await enqueue(tx, sweepUploadJob, { logId }, { runAt: sweepAt(now) });
  });
  try {
    const { bytes, sample } = await keepPieces(platform, workspaceId, logId, upload.body);
    const answer = await runThread(threads, { kind: 'recognise', sample, fileName });
    const seen: Recognition = recognitionSchema.parse(jsonOf(answer));
    const recognition = await withAllTypes(threads, { workspaceId, logId }, seen);
    const row = await tenantTx(platform.db, workspaceId, (tx) =>
      finishUpload(tx, logId, { bytes, recognition, now: platform.now() }),
    );
    if (!row) throw new AppError('conflict', 'The upload took so long that it was given up. Try again.');
    return presentLogDetail(row);
  } catch (error) {
    await tenantTx(platform.db, workspaceId, (tx) => eraseLog(tx, logId));
    throw error;
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Which object is the deal is chosen by how many there are of each type: of a long file, all of it is counted. */
async function withAllTypes(
  threads: ThreadPool,
  file: { readonly workspaceId: string; readonly logId: string },
  seen: Recognition,
): Promise<Recognition> {
  if (seen.objectTypes === undefined || seen.facts['whole'] === true) return seen;
  try {
    const counted = jsonOf(await runThread(threads, { kind: 'objectTypes', ...file }));
    const objectTypes = recognitionSchema.shape.objectTypes.parse(counted);
    return { ...seen, objectTypes, facts: { ...seen.facts, whole: true } };
  } catch (error) {
    // It takes too long: what the beginning shows is enough to choose, and the screen says that it is no more.
    if (error instanceof AppError && error.code === 'unavailable') return seen;
    throw error;
  }
}

/** "orders.2024.csv.gz" -> "orders.2024" */
export function nameOf(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const bare = last.replace(/\.gz$/i, '').replace(/\.(csv|tsv|txt|xes|xml|json|jsonocel|xmlocel)$/i, '');
  return (bare.trim() || 'Log').slice(0, 200);
}

/**
 * Stores the body piece by piece: while one is written, the next one is gathered, and no more is taken in.
 * Two buffers are used in turns for all of it: fresh ones for each piece made the garbage collector stop every other
 * request for 30 to 60 ms, several times per upload.
 */
async function keepPieces(
  platform: Platform,
  workspaceId: string,
  logId: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sample: Uint8Array }> {
  const buffers = [Buffer.allocUnsafeSlow(PIECE_BYTES), Buffer.allocUnsafeSlow(PIECE_BYTES)] as const;
  let sample: Uint8Array = new Uint8Array(0);
  let gathered = 0;
  let bytes = 0;
  let seq = 0;
  let writing: Promise<void> = Promise.resolve();

  async function write(piece: Uint8Array, number: number, bytesSoFar: number): Promise<void> {
    const packed = await packPiece(piece);
    const alive = await tenantTx(platform.db, workspaceId, (tx) =>
      insertPiece(tx, logId, { ...packed, seq: number, bytesSoFar, now: platform.now() }),
    );
    if (!alive) throw new AppError('conflict', 'The upload took so long that it was given up. Try again.');
  }

  /** Hands the current buffer over, once the other one is free again. */
  async function flush(): Promise<void> {
    await writing;
    const piece = buffers[(seq % 2) as 0 | 1].subarray(0, gathered);
    if (seq === 0) sample = Uint8Array.from(piece);
    gathered = 0;
    writing = write(piece, seq++, bytes);
    // Awaited before the next piece; until then a failure must not count as unhandled.
    writing.catch(() => undefined);
  }

  try {
    for await (const chunk of body) {
      for (let from = 0; from < chunk.length;) {
        const part = chunk.subarray(from, from + PIECE_BYTES - gathered);
        buffers[(seq % 2) as 0 | 1].set(part, gathered);
        gathered += part.length;
        bytes += part.length;
        from += part.length;
        // oxlint-disable-next-line no-await-in-loop -- one piece at a time is the point
        if (gathered === PIECE_BYTES) await flush();
      }
    }
    if (gathered > 0) await flush();
  } finally {
    // Also after an error: nothing may be written behind the back of the clean-up.
    await writing;
  }
  return { bytes, sample };
}
