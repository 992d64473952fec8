// Rows that were read, as records, some hundred to a part; and the rows that were set aside.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ImportRecord } from '@portolan/formats';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { ImportProblem } from './import-messages.ts';

/** In the order in which they are written: what others point to comes first. */
export const PART_KINDS = [
  'companies',
  'companyParents',
  'contacts',
  'products',
  'deals',
  'activities',
  'stageHistory',
] as const;
export type PartKind = (typeof PART_KINDS)[number];
/** Places of one kind come before all those of the next. */
export const PLACES = 100_000_000;

export interface PartRow {
  readonly line: number;
  readonly record: ImportRecord;
}
export interface PartHead {
  readonly place: number;
  readonly file_id: string;
  readonly entity: PartKind;
  readonly rows: number;
  readonly done_at: Date | null;
}

export async function insertPart(
  tx: TenantTx,
  importId: string,
  part: {
    readonly place: number;
    readonly fileId: string;
    readonly entity: PartKind;
    readonly rows: readonly PartRow[];
  },
): Promise<void> {
  await tx.run({
    name: 'import-part-insert',
    text: `insert into import_parts (workspace_id, import_id, place, file_id, entity, rows, data)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      tx.workspaceId,
      importId,
      part.place,
      part.fileId,
      part.entity,
      part.rows.length,
      zstdCompressSync(JSON.stringify(part.rows)),
    ],
  });
}

export function listParts(tx: TenantTx, importId: string): Promise<PartHead[]> {
  return tx.all<PartHead>({
    name: 'import-parts',
    text: `select place, file_id, entity, rows, done_at from import_parts
      where workspace_id = $1 and import_id = $2 order by place`,
    values: [tx.workspaceId, importId],
  });
}

export async function readPart(tx: TenantTx, importId: string, place: number): Promise<PartRow[]> {
  const { data } = await tx.one<{ data: Buffer }>({
    name: 'import-part-read',
    text: 'select data from import_parts where workspace_id = $1 and import_id = $2 and place = $3',
    values: [tx.workspaceId, importId, place],
  });
  return JSON.parse(zstdDecompressSync(data).toString()) as PartRow[];
}

/** False where it is done already. */
export async function finishPart(tx: TenantTx, importId: string, place: number, now: Date): Promise<boolean> {
  const done = await tx.run({
    name: 'import-part-done',
    text: `update import_parts set done_at = $4
      where workspace_id = $1 and import_id = $2 and place = $3 and done_at is null`,
    values: [tx.workspaceId, importId, place, now],
  });
  return done === 1;
}

export interface RejectedRow {
  readonly fileId: string;
  readonly line: number;
  readonly nth?: number;
  readonly phase: 'read' | 'write';
  readonly entity: string;
  readonly problem: ImportProblem;
  /** As it stood in the file, where that is at hand. */
  readonly text: string;
}

export async function insertRejects(
  tx: TenantTx,
  importId: string,
  rejects: readonly RejectedRow[],
): Promise<void> {
  if (rejects.length === 0) return;
  const rows = rejects.map(({ fileId, line, nth = 0, phase, entity, problem, text }) => ({
    file_id: fileId,
    line,
    nth,
    phase,
    entity,
    ...problem,
    text: storable(text),
  }));
  await tx.run({
    name: 'import-rejects-insert',
    text: `insert into import_rejects (workspace_id, import_id, file_id, line, nth, phase, entity, code, params, message, text)
      select $1, $2, r.file_id, r.line, r.nth, r.phase, r.entity, r.code, r.params, r.message, r.text
      from jsonb_to_recordset($3::jsonb) as r (file_id uuid, line int, nth int, phase text, entity text, code text,
        params jsonb, message text, text text)
      on conflict do nothing`,
    values: [tx.workspaceId, importId, storableJson(rows)],
  });
}

/** @param phase all of them without it */
export async function deleteRejects(tx: TenantTx, importId: string, phase?: 'write'): Promise<void> {
  await tx.run({
    text: `delete from import_rejects where workspace_id = $1 and import_id = $2 and ($3::text is null or phase = $3)`,
    values: [tx.workspaceId, importId, phase ?? null],
  });
}

export async function deleteParts(tx: TenantTx, importId: string): Promise<void> {
  await tx.run({
    text: 'delete from import_parts where workspace_id = $1 and import_id = $2',
    values: [tx.workspaceId, importId],
  });
}

/** By entity, rows that could not be read. */
export async function countReadRejects(tx: TenantTx, importId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.all<{ entity: string; count: number }>({
    text: `select entity, count(*) as count from import_rejects
      where workspace_id = $1 and import_id = $2 and phase = 'read' group by entity`,
    values: [tx.workspaceId, importId],
  });
  return new Map(rows.map(({ entity, count }) => [entity, count]));
}

/** Rows in whose place a later one of the same id stands: file and line, to the later line. */
export async function replacedRows(tx: TenantTx, importId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.all<{ file_id: string; line: number; by: number }>({
    text: `select file_id, line, (params->>'line')::int as by from import_rejects
      where workspace_id = $1 and import_id = $2 and code = 'replaced_row'`,
    values: [tx.workspaceId, importId],
  });
  return new Map(rows.map(({ file_id: fileId, line, by }) => [`${fileId} ${line}`, by]));
}
