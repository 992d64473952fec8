// Rows of `logs`: reading and changing them. Every statement names the workspace, besides the policy in the database.
import type { ImportFault, LogDetail, LogSummary, MessageParams } from '@portolan/contract';
import type { LogMapping, Recognition } from '@portolan/core';
import type { FormatErrorCode } from '@portolan/formats';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export type LogState = LogSummary['state'];
export type LogWarning = LogDetail['warnings'][number];

export interface LogRow {
  readonly id: string;
  readonly name: string;
  readonly file_name: string;
  readonly origin: LogSummary['origin'];
  readonly state: LogState;
  readonly progress: number;
  readonly problem: string | null;
  readonly problem_code: string | null;
  readonly problem_params: MessageParams | null;
  readonly bytes: number;
  readonly recognition: Recognition | null;
  readonly mapping: LogMapping | null;
  readonly warnings: LogWarning[];
  readonly process_id: string | null;
  readonly run_id: string | null;
  readonly cases: number | null;
  readonly events: number | null;
  readonly activities: number | null;
  readonly rejected_rows: number | null;
  readonly first_event: Date | null;
  readonly last_event: Date | null;
  readonly created_at: Date;
  readonly deleted_at: Date | null;
}

/** A pipeline's log is called as its process is. */
const SUMMARY = `id, coalesce((
    select p.name from processes p where p.workspace_id = logs.workspace_id and p.id = logs.process_id), name) as name,
  file_name, process_id, origin, state, progress, problem, problem_code, problem_params, bytes, cases, events, activities,
  rejected_rows, first_event, last_event, created_at, deleted_at, run_id`;
const DETAIL = `${SUMMARY}, recognition, mapping, warnings`;

/** What the list needs: the row without its large columns. */
export type LogSummaryRow = Omit<LogRow, 'recognition' | 'mapping' | 'warnings'>;

export function presentLog(row: LogSummaryRow): LogSummary {
  return {
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    origin: row.origin,
    processId: row.process_id,
    revision: row.cases === null ? null : row.run_id,
    state: row.state,
    progress: Math.min(1, Math.max(0, row.progress)),
    problem: row.problem,
    ...(row.problem_code === null ? {} : { problemCode: row.problem_code }),
    ...(row.problem_params === null ? {} : { problemParams: row.problem_params }),
    bytes: row.bytes,
    cases: row.cases,
    events: row.events,
    activities: row.activities,
    rejectedRows: row.rejected_rows,
    from: row.first_event?.toISOString() ?? null,
    to: row.last_event?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}

export function presentLogDetail(row: LogRow): LogDetail {
  return {
    ...presentLog(row),
    recognition: row.recognition,
    mapping: row.mapping,
    warnings: row.warnings,
  };
}

/** No UUIDv7 comes after it. In the statement "or no cursor" would make its generic plan walk all earlier pages. */
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Logs of the workspace's own pipelines, newest first, before `before` (an id). */
export function listOwnLogRows(
  tx: TenantTx,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<LogSummaryRow[]> {
  return tx.all<LogSummaryRow>({
    name: 'logs-list-own',
    text: `select ${SUMMARY} from logs
      where workspace_id = $1 and origin = 'pipeline' and id < $2
      order by id desc limit $3`,
    values: [tx.workspaceId, page.before ?? AFTER_ALL, page.limit],
  });
}

/** Other logs that people may see, newest first, before `before` (an id); uploads under way and deleted ones are not listed. */
export function listLogRows(
  tx: TenantTx,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<LogSummaryRow[]> {
  return tx.all<LogSummaryRow>({
    name: 'logs-list',
    text: `select ${SUMMARY} from logs
      where workspace_id = $1 and deleted_at is null and state <> 'uploading' and origin <> 'pipeline'
        and id < $2
      order by id desc limit $3`,
    values: [tx.workspaceId, page.before ?? AFTER_ALL, page.limit],
  });
}

/** The log, unless it is deleted or still being uploaded. */
export function findLog(tx: TenantTx, id: string): Promise<LogRow | undefined> {
  return tx.maybe<LogRow>({
    name: 'logs-get',
    text: `select ${DETAIL} from logs
      where workspace_id = $1 and id = $2 and deleted_at is null and state <> 'uploading'`,
    values: [tx.workspaceId, id],
  });
}

/** The workspace's demo, deleted or not. */
export function findDemo(tx: TenantTx): Promise<LogRow | undefined> {
  return tx.maybe<LogRow>({
    text: `select ${DETAIL} from logs where workspace_id = $1 and origin = 'demo'`,
    values: [tx.workspaceId],
  });
}

/** False where it exists already: the id, or the workspace's demo. */
export async function insertLog(
  tx: TenantTx,
  log: {
    readonly id: string;
    readonly name: string;
    readonly fileName: string;
    readonly origin: LogSummary['origin'];
    readonly state: LogState;
    readonly runId?: string;
    readonly now: Date;
  },
): Promise<boolean> {
  const inserted = await tx.run({
    text: `insert into logs (workspace_id, id, name, file_name, origin, state, run_id, created_at, touched_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict do nothing`,
    values: [
      tx.workspaceId,
      log.id,
      storable(log.name),
      storable(log.fileName),
      log.origin,
      log.state,
      log.runId ?? null,
      log.now,
    ],
  });
  return inserted === 1;
}

/** The upload is complete: from now on people see the log. */
export function finishUpload(
  tx: TenantTx,
  id: string,
  upload: {
    readonly bytes: number;
    readonly recognition: Recognition;
    readonly now: Date;
  },
): Promise<LogRow | undefined> {
  return tx.maybe<LogRow>({
    text: `update logs set state = 'recognised', bytes = $3, recognition = $4, progress = 0, touched_at = $5
      where workspace_id = $1 and id = $2 and state = 'uploading' returning ${DETAIL}`,
    values: [tx.workspaceId, id, upload.bytes, storableJson(upload.recognition), upload.now],
  });
}

/** Removes a log and everything that belongs to it, whatever its state. */
export function eraseLog(tx: TenantTx, id: string): Promise<number> {
  return tx.run({
    text: 'delete from logs where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, id],
  });
}

export function renameLogRow(tx: TenantTx, id: string, name: string): Promise<LogRow | undefined> {
  return tx.maybe<LogRow>({
    text: `update logs set name = $3
      where workspace_id = $1 and id = $2 and deleted_at is null and state <> 'uploading' and origin <> 'pipeline'
      returning ${DETAIL}`,
    values: [tx.workspaceId, id, storable(name)],
  });
}

/**
 * Claims the log for a new import; undefined where it is not in a state to be imported.
 * A finished log has no file any more, so it cannot be imported again.
 */
export function beginImport(
  tx: TenantTx,
  id: string,
  run: {
    readonly runId: string;
    readonly mapping: LogMapping;
    readonly name: string | undefined;
    readonly now: Date;
  },
): Promise<LogRow | undefined> {
  return tx.maybe<LogRow>({
    text: `update logs set state = 'importing', progress = 0, problem = null, problem_code = null,
        problem_params = null, run_id = $3, attempts = 0, mapping = $4,
        name = coalesce($5, name), warnings = '[]', rejected_rows = null, touched_at = $6
      where workspace_id = $1 and id = $2 and deleted_at is null
        and state in ('recognised', 'failed', 'cancelled')
        and exists (select from log_upload_chunks c where c.workspace_id = $1 and c.log_id = $2)
      returning ${DETAIL}`,
    values: [
      tx.workspaceId,
      id,
      run.runId,
      storableJson(run.mapping),
      run.name === undefined ? null : storable(run.name),
      run.now,
    ],
  });
}

/** Counts a start of the run; undefined when the run is over or was taken over. */
export async function countAttempt(
  tx: TenantTx,
  id: string,
  runId: string,
  now: Date,
): Promise<number | undefined> {
  const row = await tx.maybe<{ attempts: number }>({
    text: `update logs set attempts = attempts + 1, touched_at = $4
      where workspace_id = $1 and id = $2 and run_id = $3 and state = 'importing' and deleted_at is null
      returning attempts`,
    values: [tx.workspaceId, id, runId, now],
  });
  return row?.attempts;
}

/** A start that an orderly shutdown ended does not count. */
export function uncountAttempt(tx: TenantTx, id: string, runId: string): Promise<number> {
  return tx.run({
    text: `update logs set attempts = greatest(0, attempts - 1)
      where workspace_id = $1 and id = $2 and run_id = $3 and state = 'importing'`,
    values: [tx.workspaceId, id, runId],
  });
}

/** False when the run is over: cancelled, deleted or taken over. Whoever runs it must then stop. */
export async function touchImport(
  tx: TenantTx,
  id: string,
  run: { readonly runId: string; readonly progress: number; readonly now: Date },
): Promise<boolean> {
  const touched = await tx.run({
    name: 'logs-progress',
    text: `update logs set progress = $4, touched_at = $5
      where workspace_id = $1 and id = $2 and run_id = $3 and state = 'importing' and deleted_at is null`,
    values: [tx.workspaceId, id, run.runId, run.progress, run.now],
  });
  return touched === 1;
}

/** Why a log could not be read: in English, and as a code with its values. */
export interface LogProblem {
  readonly code: FormatErrorCode | ImportFault;
  readonly params: MessageParams;
  readonly message: string;
}

/** The import ends without a log; the uploaded file stays, so that it can be read with another mapping. */
export function endImport(
  tx: TenantTx,
  id: string,
  end: {
    /** Undefined: whichever run it is. */
    readonly runId: string | undefined;
    readonly state: 'failed' | 'cancelled';
    readonly problem: LogProblem | null;
    readonly rejectedRows?: number;
    readonly now: Date;
  },
): Promise<LogRow | undefined> {
  return tx.maybe<LogRow>({
    text: `update logs set state = $4, problem = $5, problem_code = $8, problem_params = $9, progress = 0,
        touched_at = $6, rejected_rows = $7
      where workspace_id = $1 and id = $2 and ($3::uuid is null or run_id = $3) and state = 'importing'
        and deleted_at is null and origin <> 'pipeline'
      returning ${DETAIL}`,
    values: [
      tx.workspaceId,
      id,
      end.runId ?? null,
      end.state,
      end.problem && storable(end.problem.message),
      end.now,
      end.rejectedRows ?? null,
      end.problem?.code ?? null,
      end.problem && storableJson(end.problem.params),
    ],
  });
}

/** Hides the log; `logs.purge` removes it later. */
export function hideLog(tx: TenantTx, id: string, now: Date): Promise<LogRow | undefined> {
  return tx.maybe<LogRow>({
    text: `update logs set deleted_at = $3,
        state = case state when 'importing' then 'cancelled' else state end
      where workspace_id = $1 and id = $2 and deleted_at is null and state <> 'uploading' and origin <> 'pipeline'
      returning ${DETAIL}`,
    values: [tx.workspaceId, id, now],
  });
}

export function unhideLog(tx: TenantTx, id: string): Promise<LogRow | undefined> {
  return tx.maybe<LogRow>({
    text: `update logs set deleted_at = null
      where workspace_id = $1 and id = $2 and deleted_at is not null returning ${DETAIL}`,
    values: [tx.workspaceId, id],
  });
}

/** Removes the log for good if it was deleted at or before `before`. */
export function purgeLog(tx: TenantTx, id: string, before: Date): Promise<number> {
  return tx.run({
    text: 'delete from logs where workspace_id = $1 and id = $2 and deleted_at <= $3',
    values: [tx.workspaceId, id, before],
  });
}

/** Whether an upload is still under way; one without a sign of life since `before` is removed. */
export async function sweepUpload(tx: TenantTx, id: string, before: Date): Promise<'gone' | 'alive'> {
  await tx.run({
    text: `delete from logs where workspace_id = $1 and id = $2 and state = 'uploading' and touched_at <= $3`,
    values: [tx.workspaceId, id, before],
  });
  const row = await tx.maybe({
    text: `select id from logs where workspace_id = $1 and id = $2 and state = 'uploading'`,
    values: [tx.workspaceId, id],
  });
  return row ? 'alive' : 'gone';
}
