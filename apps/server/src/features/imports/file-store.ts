// Files of imports: what is known of each, and their bytes in pieces of about a megabyte (zstd where that saves a tenth).
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { ImportFile } from '@portolan/contract';
import type { ImportMapping, ImportQuestion, ImportRecognition } from '@portolan/core';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { ImportProblem } from './import-messages.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export type FileWarning = ImportFile['warnings'][number];

export interface FileRow {
  readonly id: string;
  readonly import_id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Buffer | null;
  readonly state: ImportFile['state'];
  readonly problem: ImportProblem | null;
  readonly sheets: string[];
  readonly recognition: ImportRecognition | null;
  readonly mapping: ImportMapping | null;
  readonly questions: ImportQuestion[];
  readonly rows: number | null;
  readonly warnings: FileWarning[];
}

const COLUMNS =
  'id, import_id, name, bytes, sha256, state, problem, sheets, recognition, mapping, questions, rows, warnings';

export async function insertFile(
  tx: TenantTx,
  file: { readonly id: string; readonly importId: string; readonly name: string; readonly now: Date },
): Promise<void> {
  await tx.run({
    text: `insert into import_files (workspace_id, id, import_id, name, state, touched_at)
      values ($1, $2, $3, $4, 'uploading', $5)`,
    values: [tx.workspaceId, file.id, file.importId, storable(file.name), file.now],
  });
}

export function findFile(tx: TenantTx, importId: string, id: string): Promise<FileRow | undefined> {
  return tx.maybe<FileRow>({
    name: 'import-files-find',
    text: `select ${COLUMNS} from import_files where workspace_id = $1 and import_id = $2 and id = $3`,
    values: [tx.workspaceId, importId, id],
  });
}

/** In the order in which they were added. */
export function filesOf(tx: TenantTx, importId: string): Promise<FileRow[]> {
  return tx.all<FileRow>({
    name: 'import-files-of',
    text: `select ${COLUMNS} from import_files where workspace_id = $1 and import_id = $2 order by id`,
    values: [tx.workspaceId, importId],
  });
}

export interface FileChanges {
  readonly state?: FileRow['state'];
  readonly bytes?: number;
  readonly sha256?: Buffer;
  readonly problem?: ImportProblem | null;
  readonly sheets?: readonly string[];
  readonly recognition?: ImportRecognition | null;
  readonly mapping?: ImportMapping | null;
  readonly questions?: readonly ImportQuestion[];
  readonly rows?: number | null;
  readonly warnings?: readonly FileWarning[];
  readonly touched_at?: Date;
}
const AS_JSON = new Set(['problem', 'recognition', 'mapping', 'questions', 'warnings']);

export async function changeFile(tx: TenantTx, id: string, changes: FileChanges): Promise<boolean> {
  const values: unknown[] = [tx.workspaceId, id];
  const sets = Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => {
      values.push(value !== null && AS_JSON.has(column) ? storableJson(value) : value);
      return `${column} = $${values.length}`;
    });
  const changed = await tx.run({
    text: `update import_files set ${sets.join(', ')} where workspace_id = $1 and id = $2`,
    values,
  });
  return changed === 1;
}

export async function deleteFile(tx: TenantTx, importId: string, id: string): Promise<boolean> {
  const gone = await tx.run({
    text: 'delete from import_files where workspace_id = $1 and import_id = $2 and id = $3',
    values: [tx.workspaceId, importId, id],
  });
  return gone === 1;
}

/** Imports that have taken the same bytes before, newest first. */
export function earlierImports(
  tx: TenantTx,
  importId: string,
  hashes: readonly Buffer[],
): Promise<{ sha256: Buffer; import_id: string; name: string; at: Date }[]> {
  if (hashes.length === 0) return Promise.resolve([]);
  return tx.all({
    name: 'import-files-earlier',
    text: `select f.sha256, i.id as import_id, i.name, coalesce(i.started_at, i.created_at) as at
      from import_files f join imports i on i.workspace_id = f.workspace_id and i.id = f.import_id
      where f.workspace_id = $1 and f.sha256 = any($2::bytea[]) and f.import_id <> $3
        and i.begun and i.state <> 'undone' and f.mapping is not null
      order by i.id desc limit 50`,
    values: [tx.workspaceId, hashes, importId],
  });
}

/** Stores piece `seq`, and marks the upload as alive; false where it was given up meanwhile. */
export async function insertPiece(
  tx: TenantTx,
  fileId: string,
  piece: { readonly seq: number; readonly data: Uint8Array; readonly bytesSoFar: number; readonly now: Date },
): Promise<boolean> {
  const packed = await compress(piece.data, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  const compressed = packed.length < piece.data.length * 0.9;
  const alive = await tx.run({
    text: `update import_files set touched_at = $3, bytes = $4
      where workspace_id = $1 and id = $2 and state = 'uploading'`,
    values: [tx.workspaceId, fileId, piece.now, piece.bytesSoFar],
  });
  if (alive !== 1) return false;
  await tx.run({
    text: 'insert into import_chunks (workspace_id, file_id, seq, compressed, data) values ($1, $2, $3, $4, $5)',
    values: [tx.workspaceId, fileId, piece.seq, compressed, compressed ? packed : Buffer.from(piece.data)],
  });
  return true;
}

/** Piece `seq`; undefined after the last. */
export async function findPiece(tx: TenantTx, fileId: string, seq: number): Promise<Uint8Array | undefined> {
  const row = await tx.maybe<{ compressed: boolean; data: Buffer }>({
    name: 'import-chunk',
    text: 'select compressed, data from import_chunks where workspace_id = $1 and file_id = $2 and seq = $3',
    values: [tx.workspaceId, fileId, seq],
  });
  if (row === undefined) return undefined;
  return row.compressed ? decompress(row.data) : row.data;
}
