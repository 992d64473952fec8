// What a log consists of in the database: its columns as zstd-compressed chunks, its stored results, its rejected rows.
// Written in one transaction together with the state `ready`, so that half a log is never seen.
import { promisify } from 'node:util';
import { constants, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import type { MessageParams } from '@portolan/contract';
import { decodeLog, encodeLog, type EventLog, type LogChunk } from '@portolan/mining';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { endImport, type LogProblem, type LogWarning } from './log-store.ts';

/** Rejected rows that are kept; all are counted. */
export const MOST_REJECTS = 10_000;

export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
  readonly reasonCode: string;
  readonly params: MessageParams;
  readonly text: string;
}

export type ResultKind = 'analysis' | 'layout' | 'labels' | 'chances';

/** A log ready to be written: everything that takes time to compute has been computed. */
export interface LogContent {
  readonly chunks: readonly LogChunk[];
  readonly results: readonly { readonly kind: ResultKind; readonly data: Buffer }[];
  readonly rejects: readonly RejectedRow[];
  readonly warnings: readonly LogWarning[];
  readonly figures: {
    readonly cases: number;
    readonly events: number;
    readonly activities: number;
    readonly rejectedRows: number;
    readonly from: string | null;
    readonly to: string | null;
  };
}

/** How far loading is once the chunks are here, and once they are unpacked. */
const READ = 0.3;
const UNPACKED = 0.6;

const decompress = promisify(zstdDecompress);

const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

export function packResult(json: string): Buffer {
  return zstdCompressSync(json, LEVEL);
}

/** Encodes and compresses in this thread; the chunks of `encodeLog` may be views of the log and are not kept. */
export function packLog(log: EventLog): LogChunk[] {
  return encodeLog(log).map(({ name, bytes }) => ({ name, bytes: zstdCompressSync(bytes, LEVEL) }));
}

/**
 * Writes the log and makes it visible, if run `runId` may still do so.
 * @returns false when the run was cancelled, deleted or taken over: then nothing was written.
 */
export async function storeContent(
  tx: TenantTx,
  logId: string,
  runId: string,
  content: LogContent,
  now: Date,
): Promise<boolean> {
  const { figures } = content;
  // First, because it locks the row: of two threads with one run, the second finds the state changed and stops.
  const mine = await tx.run({
    text: `update logs set state = 'ready', progress = 1, problem = null, problem_code = null, problem_params = null, warnings = $4, cases = $5, events = $6,
        activities = $7, rejected_rows = $8, first_event = $9, last_event = $10, touched_at = $11
      where workspace_id = $1 and id = $2 and run_id = $3 and state = 'importing' and deleted_at is null`,
    values: [
      tx.workspaceId,
      logId,
      runId,
      storableJson(content.warnings),
      figures.cases,
      figures.events,
      figures.activities,
      figures.rejectedRows,
      figures.from,
      figures.to,
      now,
    ],
  });
  if (mine !== 1) return false;
  await Promise.all([
    replaceContent(tx, logId, content),
    deleteRejects(tx, logId),
    insertRejects(tx, logId, content.rejects),
    // The file has become a log: it is not needed any more.
    tx.run({
      text: 'delete from log_upload_chunks where workspace_id = $1 and log_id = $2',
      values: [tx.workspaceId, logId],
    }),
  ]);
  return true;
}

/** The columns and the stored results, in place of those before. */
export async function replaceContent(
  tx: TenantTx,
  logId: string,
  { chunks, results }: Pick<LogContent, 'chunks' | 'results'>,
): Promise<void> {
  const key = [tx.workspaceId, logId];
  await Promise.all([
    tx.run({ text: 'delete from log_chunks where workspace_id = $1 and log_id = $2', values: key }),
    tx.run({ text: 'delete from log_results where workspace_id = $1 and log_id = $2', values: key }),
    ...chunks.map(({ name, bytes }) =>
      tx.run({
        name: 'log-chunk-insert',
        text: 'insert into log_chunks (workspace_id, log_id, name, data) values ($1, $2, $3, $4)',
        values: [...key, name, bytes],
      }),
    ),
    ...results.map(({ kind, data }) =>
      tx.run({
        text: 'insert into log_results (workspace_id, log_id, kind, data) values ($1, $2, $3, $4)',
        values: [...key, kind, data],
      }),
    ),
  ]);
}

/**
 * The file cannot be read with this mapping: keeps why, and the rows that show it. The file stays.
 * @returns false when the run is over.
 */
export async function storeRefusal(
  tx: TenantTx,
  logId: string,
  runId: string,
  refusal: {
    readonly problem: LogProblem;
    readonly rejects: readonly RejectedRow[];
    readonly rejectedRows: number;
  },
  now: Date,
): Promise<boolean> {
  const { problem, rejects, rejectedRows } = refusal;
  const mine = await endImport(tx, logId, { runId, state: 'failed', problem, rejectedRows, now });
  if (!mine) return false;
  await deleteRejects(tx, logId);
  await insertRejects(tx, logId, rejects);
  return true;
}

export function deleteRejects(tx: TenantTx, logId: string): Promise<number> {
  return tx.run({
    text: 'delete from log_rejects where workspace_id = $1 and log_id = $2',
    values: [tx.workspaceId, logId],
  });
}

async function insertRejects(tx: TenantTx, logId: string, rejects: readonly RejectedRow[]): Promise<void> {
  if (rejects.length === 0) return;
  await tx.run({
    text: `insert into log_rejects (workspace_id, log_id, seq, line, reason, content, reason_code, params)
      select $1, $2, seq, line, reason, content, reason_code, params
      from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
        with ordinality as r (line, reason, content, reason_code, params, seq)`,
    values: [
      tx.workspaceId,
      logId,
      rejects.map((row) => row.line),
      rejects.map((row) => storable(row.reason)),
      rejects.map((row) => storable(row.text)),
      rejects.map((row) => row.reasonCode),
      rejects.map((row) => storableJson(row.params)),
    ],
  });
}

/**
 * The decoded log, if `runId` is still what is stored.
 * @param progress is told how far it is, from 0 to 1; may throw
 */
export async function loadLog(
  tx: TenantTx,
  logId: string,
  runId: string,
  progress: (share: number) => void = () => undefined,
): Promise<EventLog | undefined> {
  const rows = await tx.all<{ name: string; data: Buffer }>({
    text: `select c.name, c.data from log_chunks c
      join logs l on l.workspace_id = c.workspace_id and l.id = c.log_id
      where c.workspace_id = $1 and c.log_id = $2 and l.run_id = $3 and l.state = 'ready'`,
    values: [tx.workspaceId, logId, runId],
  });
  if (rows.length === 0) return undefined;
  const chunks = rows.map(({ name, data }, i) => {
    progress(READ + ((UNPACKED - READ) * i) / rows.length);
    return { name, bytes: zstdDecompressSync(data) };
  });
  progress(UNPACKED);
  return decodeLog(chunks);
}

/** A stored result as JSON text, unpacked in libuv's threads. */
export async function loadResult(tx: TenantTx, logId: string, kind: ResultKind): Promise<Buffer | undefined> {
  const row = await tx.maybe<{ data: Buffer }>({
    name: 'log-result',
    text: 'select data from log_results where workspace_id = $1 and log_id = $2 and kind = $3',
    values: [tx.workspaceId, logId, kind],
  });
  return row && decompress(row.data);
}

export function listRejectRows(tx: TenantTx, logId: string, limit: number): Promise<RejectedRow[]> {
  return tx.all<RejectedRow>({
    text: `select line, reason, reason_code as "reasonCode", params, content as text from log_rejects
      where workspace_id = $1 and log_id = $2 order by seq limit $3`,
    values: [tx.workspaceId, logId, limit],
  });
}
