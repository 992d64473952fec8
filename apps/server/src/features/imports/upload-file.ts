// Takes a file into an import: pieces go into the database while they arrive; once all of it is there, it is recognised.
// Whatever cuts the upload off, nothing of it stays; what a killed server leaves behind, a later job removes.
import { createHash } from 'node:crypto';
import { idSchema } from '@portolan/contract';
import { SAMPLE_BYTES, beginsAsJson } from '@portolan/formats';
import type { ImportEntity } from '@portolan/core';
import { z } from 'zod';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { Platform } from '../../platform/feature.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { defineJob, enqueue } from '../../platform/jobs/job.ts';
import type { OneThread } from '../../platform/threads/one-thread.ts';
import { changeFile, deleteFile, findPiece, insertFile, insertPiece } from './file-store.ts';
import type { FileBytes, FileTask, Recognised } from './file-tasks.ts';
import { requireOpen } from './require-open.ts';

const PIECE_BYTES = SAMPLE_BYTES;
const LEFT_OVER_AFTER_MS = 3_600_000;
const GIVEN_UP = 'The upload took so long that it was given up. Try again.';

export const sweepImportFile = defineJob(
  'imports.sweepFile',
  z.strictObject({ fileId: idSchema }),
  async ({ fileId }, { platform, workspaceId }) => {
    const now = platform.now();
    await tenantTx(platform.db, workspaceId, async (tx) => {
      await tx.run({
        text: `delete from import_files where workspace_id = $1 and id = $2 and state = 'uploading'
          and touched_at <= $3`,
        values: [tx.workspaceId, fileId, new Date(now.getTime() - LEFT_OVER_AFTER_MS)],
      });
      const left = await tx.maybe({
        text: `select id from import_files where workspace_id = $1 and id = $2 and state = 'uploading'`,
        values: [tx.workspaceId, fileId],
      });
      if (left !== undefined) await enqueue(tx, sweepImportFile, { fileId }, { runAt: sweepAt(now) });
    });
  },
);

function sweepAt(now: Date): Date {
  return new Date(now.getTime() + LEFT_OVER_AFTER_MS + 60_000);
}

export interface Uploading {
  readonly workspaceId: string;
  readonly importId: string;
  readonly fileName: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** @throws AppError `too_large` from the body, `conflict`; a file that cannot be read stays, and says why */
export async function uploadFile(
  platform: Platform,
  thread: OneThread<FileTask>,
  { workspaceId, importId, fileName, body }: Uploading,
): Promise<void> {
  const fileId = platform.newId();
  const name = fileName.split(/[/\\]/).at(-1)?.slice(0, 300) || 'file';
  await tenantTx(platform.db, workspaceId, async (tx) => {
    await requireOpen(tx, importId);
    await insertFile(tx, { id: fileId, importId, name, now: platform.now() });
    await enqueue(tx, sweepImportFile, { fileId }, { runAt: sweepAt(platform.now()) });
  });
  try {
    const kept = await keepPieces(platform, workspaceId, fileId, body);
    await tenantTx(platform.db, workspaceId, async (tx) => {
      await requireOpen(tx, importId);
      const { bytes, sha256 } = kept;
      await changeFile(tx, fileId, { state: 'ready', bytes, sha256, touched_at: platform.now() });
    });
    await recogniseFile(platform, thread, { workspaceId, fileId, fileName: name });
  } catch (error) {
    await tenantTx(platform.db, workspaceId, (tx) => deleteFile(tx, importId, fileId));
    throw error;
  }
}

/** Finds out what a file is, and keeps it with a proposal; a file that is no table says why. */
export async function recogniseFile(
  platform: Platform,
  thread: OneThread<FileTask>,
  what: {
    readonly workspaceId: string;
    readonly fileId: string;
    readonly fileName: string;
    readonly entity?: ImportEntity | undefined;
    readonly sheet?: string | undefined;
  },
): Promise<void> {
  const { workspaceId, fileId, fileName, entity, sheet } = what;
  const { sample, usual } = await tenantTx(platform.db, workspaceId, async (tx) => ({
    sample: await sampleOfFile(tx, fileId),
    usual: await tx.one<{ currency: string; timeZone: string }>({
      text: 'select currency, time_zone as "timeZone" from workspaces where workspace_id = $1',
      values: [tx.workspaceId],
    }),
  }));
  try {
    const task: FileTask = { kind: 'recognise', ...sample, ...usual, fileName, entity, sheet };
    const answer = await thread.run(task);
    const found = JSON.parse(Buffer.from(answer).toString()) as Recognised;
    await tenantTx(platform.db, workspaceId, (tx) =>
      changeFile(tx, fileId, {
        state: 'ready',
        problem: null,
        sheets: found.sheets,
        recognition: found.recognition,
        mapping: found.mapping,
        questions: found.recognition.questions,
        rows: null,
        warnings: [],
      }),
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'unreadable_file') throw error;
    const problem = {
      code: error.reason?.code ?? 'unreadable_file',
      params: error.reason?.params ?? {},
      message: error.detail ?? error.message,
    };
    await tenantTx(platform.db, workspaceId, (tx) =>
      changeFile(tx, fileId, { state: 'unreadable', problem, recognition: null, mapping: null }),
    );
  }
}

/** The beginning of a text file; of a workbook or of JSON, which can only be read as a whole, all of it. */
export async function sampleOfFile(tx: TenantTx, fileId: string): Promise<FileBytes> {
  const first = await findPiece(tx, fileId, 0);
  if (first === undefined) return { bytes: new Uint8Array(0), partial: false };
  const pieces = [first];
  const packed = (first[0] === 0x50 && first[1] === 0x4b) || (first[0] === 0x1f && first[1] === 0x8b);
  const isWhole = packed || beginsAsJson(new TextDecoder().decode(first.subarray(0, 1000)));
  // oxlint-disable-next-line no-unmodified-loop-condition -- the loop ends by itself
  for (let seq = 1; isWhole; seq++) {
    // oxlint-disable-next-line no-await-in-loop -- one connection
    const piece = await findPiece(tx, fileId, seq);
    if (piece === undefined) break;
    pieces.push(piece);
  }
  const partial = !isWhole && first.length === PIECE_BYTES;
  return { bytes: pieces.length === 1 ? first : Buffer.concat(pieces), partial };
}

async function keepPieces(
  platform: Platform,
  workspaceId: string,
  fileId: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number; sha256: Buffer }> {
  const hash = createHash('sha256');
  let gathered: Uint8Array[] = [];
  let length = 0;
  let bytes = 0;
  let seq = 0;
  const flush = async (): Promise<void> => {
    const data = Buffer.concat(gathered, length);
    gathered = [];
    length = 0;
    const piece = { seq: seq++, data, bytesSoFar: bytes, now: platform.now() };
    const alive = await tenantTx(platform.db, workspaceId, (tx) => insertPiece(tx, fileId, piece));
    if (!alive) throw new AppError('conflict', GIVEN_UP);
  };
  for await (const chunk of body) {
    hash.update(chunk);
    for (let from = 0; from < chunk.length;) {
      const part = chunk.subarray(from, from + PIECE_BYTES - length);
      gathered.push(part);
      length += part.length;
      bytes += part.length;
      from += part.length;
      if (length === PIECE_BYTES) await flush();
    }
  }
  if (length > 0) await flush();
  return { bytes, sha256: hash.digest() };
}
