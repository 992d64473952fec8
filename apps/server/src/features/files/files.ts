// Files on deals, contacts and companies. Bytes come in pieces, each in a transaction of its own, and show once all of
// them are there; they go out only to be saved. What is cut off leaves nothing; what a killed server leaves, a job removes.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type {
  RecordFile,
  downloadFile,
  listFiles,
  removeFile,
  restoreFile,
  uploadFile,
} from '@portolan/contract';
import { MOST_FILE_BYTES, idSchema } from '@portolan/contract';
import { may } from '@portolan/core';
import { z } from 'zod';
import { accessOf } from '../../platform/access/access-of.ts';
import { requireRecord } from '../../platform/access/record-reach.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import type { PersonOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { tooLarge } from '../../platform/http/limit-bytes.ts';
import type { Answer, Call, Workspace } from '../../platform/http/call.ts';
import { decodePlace, pageOfRows } from '../../platform/http/keyset.ts';
import { defineJob, enqueue } from '../../platform/jobs/job.ts';
import type { Platform } from '../../platform/platform.ts';
import { TELLING_BYTES, kindOfFile, servedAs } from './file-kind.ts';
import { cleanFileName } from './file-name.ts';

const PIECE_BYTES = 2 ** 20;
const LEFT_OVER_AFTER_MS = 3_600_000;

export interface AppendedBy {
  readonly actor: Actor;
  readonly now: Date;
  readonly newId: () => string;
}

/** How the deals feature is told what hangs on a deal, so that the deal's row stays what its events say. */
export interface FilesDeps {
  readonly appendToDeal: (
    tx: TenantTx,
    dealId: string,
    body: {
      readonly kind: 'filed';
      readonly fileId: string;
      readonly name: string;
      readonly what: 'added' | 'removed';
    },
    by: AppendedBy,
  ) => Promise<void>;
}

interface FileRow {
  readonly id: string;
  readonly about: RecordFile['about'];
  readonly record_id: string;
  readonly name: string;
  readonly content_type: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly added_by: string | null;
  readonly created_at: Date;
  readonly deleted_at: Date | null;
}
const COLUMNS = 'id, about, record_id, name, content_type, bytes, sha256, added_by, created_at, deleted_at';

export const sweepFileJob = defineJob(
  'files.sweep',
  z.strictObject({ fileId: idSchema }),
  async ({ fileId }, { platform, workspaceId }) => {
    await tenantTx(platform.db, workspaceId, (tx) => erase(tx, fileId));
  },
);

/** Only what never was complete. */
async function erase(tx: TenantTx, fileId: string): Promise<void> {
  await tx.run({
    text: 'delete from files where workspace_id = $1 and id = $2 and ready_at is null',
    values: [tx.workspaceId, fileId],
  });
}

function canRemove(row: FileRow, { actor, role }: Workspace): boolean {
  if (!may(role, 'records.change')) return false;
  return may(role, 'gates.override') || (row.added_by !== null && row.added_by === actor.id);
}

function present(row: FileRow, personOf: PersonOf, workspace: Workspace): RecordFile {
  return {
    id: row.id,
    about: row.about,
    recordId: row.record_id,
    name: row.name,
    contentType: row.content_type,
    bytes: row.bytes,
    sha256: row.sha256.toString('hex'),
    by: personOf(row.added_by),
    createdAt: row.created_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    can: { remove: canRemove(row, workspace) },
  };
}

async function tell(
  tx: TenantTx,
  deps: FilesDeps,
  { about, record_id, id, name }: Pick<FileRow, 'about' | 'record_id' | 'id' | 'name'>,
  what: 'added' | 'removed',
  by: AppendedBy,
): Promise<void> {
  if (about === 'deal') {
    await deps.appendToDeal(tx, record_id, { kind: 'filed', fileId: id, name, what }, by);
    return;
  }
  await appendEvents(tx, [
    {
      id: by.newId(),
      about,
      recordId: record_id,
      kind: 'filed',
      happenedAt: by.now,
      actor: by.actor,
      payload: { fileId: id, name, what },
    },
  ]);
}

export async function list(call: Call<typeof listFiles>): Promise<Answer<typeof listFiles>> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  const values: unknown[] = [workspace.id, query.record, query.about, query.limit + 1];
  let after = 'true';
  if (query.after !== undefined) {
    const { key, id } = decodePlace(query.after, 'timestamptz');
    values.push(key, id);
    after = '(created_at, id) < ($5::timestamptz, $6::uuid)';
  }
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const [, rows] = await Promise.all([
      requireRecord(tx, access, 'read', { about: query.about, id: query.record }),
      tx.all<FileRow & { key: string }>({
        text: `select ${COLUMNS}, created_at::text as key from files
          where workspace_id = $1 and record_id = $2 and about = $3 and deleted_at is null and ready_at is not null
            and ${after}
          order by created_at desc, id desc limit $4`,
        values,
      }),
    ]);
    const { shown, nextCursor } = pageOfRows(rows, query.limit);
    const personOf = await peopleOf(
      tx,
      shown.map((row) => row.added_by),
    );
    return { items: shown.map((row) => present(row, personOf, workspace)), nextCursor };
  });
}

export async function upload(
  call: Call<typeof uploadFile>,
  deps: FilesDeps,
): Promise<Answer<typeof uploadFile>> {
  const { platform, workspace, query, now } = call;
  const access = await accessOf(call);
  const name = cleanFileName(query.name);
  if (name === '') {
    const message = 'The file has no name that could be kept; give it one';
    throw new AppError('invalid_request', message, [{ path: 'query/name', message }]);
  }
  const fileId = platform.newId();
  const record = { about: query.about, id: query.record };
  await tenantTx(platform.db, workspace.id, async (tx) => {
    await requireRecord(tx, access, 'change', record);
    await tx.run({
      text: `insert into files (workspace_id, id, about, record_id, name, content_type, bytes, added_by, created_at)
        values ($1, $2, $3, $4, $5, '', 0, $6, $7)`,
      values: [tx.workspaceId, fileId, record.about, record.id, name, workspace.actor.id, now],
    });
    await enqueue(tx, sweepFileJob, { fileId }, { runAt: new Date(now.getTime() + LEFT_OVER_AFTER_MS) });
  });
  try {
    const kept = await keepPieces(platform, workspace.id, fileId, call.body);
    return await tenantTx(platform.db, workspace.id, async (tx) => {
      await requireRecord(tx, access, 'change', record);
      const row = await tx.maybe<FileRow>({
        text: `update files set content_type = $3, bytes = $4, sha256 = $5, ready_at = $6
          where workspace_id = $1 and id = $2 returning ${COLUMNS}`,
        values: [tx.workspaceId, fileId, kept.kind, kept.bytes, kept.sha256, platform.now()],
      });
      if (row === undefined)
        throw new AppError('conflict', 'The upload took so long that it was given up. Try again.');
      await tell(tx, deps, row, 'added', { actor: workspace.actor, now, newId: platform.newId });
      return present(row, await peopleOf(tx, [row.added_by]), workspace);
    });
  } catch (error) {
    await tenantTx(platform.db, workspace.id, (tx) => erase(tx, fileId));
    throw error;
  }
}

/** Stores the body piece by piece; what is not kept is refused at the first piece. */
async function keepPieces(
  platform: Platform,
  workspaceId: string,
  fileId: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ readonly kind: string; readonly bytes: number; readonly sha256: Buffer }> {
  const hash = createHash('sha256');
  let gathered: Uint8Array[] = [];
  let waiting = 0;
  let bytes = 0;
  let seq = 0;
  let kind: string | undefined;
  const flush = async (): Promise<void> => {
    const piece = Buffer.concat(gathered);
    gathered = [];
    waiting = 0;
    kind ??= await kindOfFile(piece.subarray(0, TELLING_BYTES));
    if (kind === undefined) {
      throw new AppError(
        'invalid_request',
        'Files of this kind are not kept: documents, tables, slides, pictures, sound, film, text and ZIP archives are',
        [{ path: 'body', message: 'a kind of file that is not kept' }],
        { code: 'file_kind', params: {} },
      );
    }
    hash.update(piece);
    await tenantTx(platform.db, workspaceId, (tx) =>
      tx.run({
        text: 'insert into file_chunks (workspace_id, file_id, seq, data) values ($1, $2, $3, $4)',
        values: [tx.workspaceId, fileId, seq, piece],
      }),
    );
    seq++;
  };
  for await (const chunk of body) {
    gathered.push(chunk);
    waiting += chunk.length;
    bytes += chunk.length;
    if (bytes > MOST_FILE_BYTES) throw tooLarge(MOST_FILE_BYTES);
    // oxlint-disable-next-line no-await-in-loop -- one piece at a time is the point
    if (waiting >= PIECE_BYTES) await flush();
  }
  if (waiting > 0) await flush();
  if (kind === undefined) {
    throw new AppError('invalid_request', 'The file is empty', [{ path: 'body', message: 'no bytes' }], {
      code: 'file_empty',
      params: {},
    });
  }
  return { kind, bytes, sha256: hash.digest() };
}

export async function download(call: Call<typeof downloadFile>): Promise<Answer<typeof downloadFile>> {
  const { platform, workspace, params } = call;
  const access = await accessOf(call);
  const row = await tenantTx(platform.db, workspace.id, async (tx) => {
    const found = await tx.maybe<FileRow>({
      text: `select ${COLUMNS} from files where workspace_id = $1 and id = $2 and ready_at is not null`,
      values: [tx.workspaceId, params.id],
    });
    if (found === undefined) throw new AppError('not_found');
    await requireRecord(tx, access, 'read', { about: found.about, id: found.record_id });
    if (found.deleted_at !== null) throw new AppError('not_found');
    return found;
  });
  return {
    contentType: servedAs(row.content_type),
    fileName: row.name,
    body: Readable.from(piecesOf(platform, workspace.id, row.id), { objectMode: false }),
  };
}

/** One piece after the other: no connection is held while a slow reader takes its time. */
async function* piecesOf(platform: Platform, workspaceId: string, fileId: string): AsyncGenerator<Buffer> {
  for (let seq = 0; ; seq++) {
    // oxlint-disable-next-line no-await-in-loop -- in order
    const row = await tenantTx(platform.db, workspaceId, (tx) =>
      tx.maybe<{ data: Buffer }>({
        name: 'file-chunk',
        text: 'select data from file_chunks where workspace_id = $1 and file_id = $2 and seq = $3',
        values: [tx.workspaceId, fileId, seq],
      }),
    );
    if (row === undefined) return;
    yield row.data;
  }
}

async function setDeleted(
  call: {
    readonly platform: Platform;
    readonly workspace: Workspace;
    readonly now: Date;
    readonly params: { readonly id: string };
  },
  tx: TenantTx,
  deps: FilesDeps,
  deletedAt: Date | null,
): Promise<FileRow> {
  const { workspace, now, platform } = call;
  const access = await accessOf(call);
  const row = await tx.maybe<FileRow>({
    text: `select ${COLUMNS} from files where workspace_id = $1 and id = $2 and ready_at is not null for update`,
    values: [tx.workspaceId, call.params.id],
  });
  if (row === undefined) throw new AppError('not_found');
  await requireRecord(tx, access, 'change', { about: row.about, id: row.record_id });
  if (!canRemove(row, workspace)) {
    throw new AppError('forbidden', 'Whoever added a file and managers take it away');
  }
  if ((row.deleted_at === null) === (deletedAt === null)) return row;
  await tx.run({
    text: 'update files set deleted_at = $3 where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, row.id, deletedAt],
  });
  await tell(tx, deps, row, deletedAt === null ? 'added' : 'removed', {
    actor: workspace.actor,
    now,
    newId: platform.newId,
  });
  return { ...row, deleted_at: deletedAt };
}

export async function remove(call: Call<typeof removeFile>, deps: FilesDeps): Promise<void> {
  await accessOf(call);
  await tenantTx(call.platform.db, call.workspace.id, (tx) => setDeleted(call, tx, deps, call.now));
}

export async function restore(
  call: Call<typeof restoreFile>,
  deps: FilesDeps,
): Promise<Answer<typeof restoreFile>> {
  await accessOf(call);
  return call.write(async (tx) => {
    const row = await setDeleted(call, tx, deps, null);
    return present(row, await peopleOf(tx, [row.added_by]), call.workspace);
  });
}
