// The uploaded file, in pieces of about a megabyte, until it is read. Pieces that zstd makes smaller are stored so.
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export interface UploadPiece {
  readonly compressed: boolean;
  readonly data: Uint8Array;
}

/** Compresses in libuv's threads: fast level, and only kept where it saves a tenth. */
export async function packPiece(bytes: Uint8Array): Promise<UploadPiece> {
  const packed = await compress(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  return packed.length < bytes.length * 0.9
    ? { compressed: true, data: packed }
    : { compressed: false, data: bytes };
}

/** Stores piece `seq` and marks the upload as alive; false where the upload was given up meanwhile. */
export async function insertPiece(
  tx: TenantTx,
  logId: string,
  piece: UploadPiece & { readonly seq: number; readonly bytesSoFar: number; readonly now: Date },
): Promise<boolean> {
  const alive = await tx.run({
    text: `update logs set touched_at = $3, bytes = $4 where workspace_id = $1 and id = $2 and state = 'uploading'`,
    values: [tx.workspaceId, logId, piece.now, piece.bytesSoFar],
  });
  if (alive !== 1) return false;
  await tx.run({
    text: `insert into log_upload_chunks (workspace_id, log_id, seq, compressed, data) values ($1, $2, $3, $4, $5)`,
    values: [
      tx.workspaceId,
      logId,
      piece.seq,
      piece.compressed,
      Buffer.from(piece.data.buffer, piece.data.byteOffset, piece.data.byteLength),
    ],
  });
  return true;
}

/** Piece `seq`, unpacked; undefined after the last. */
export async function findPiece(tx: TenantTx, logId: string, seq: number): Promise<Uint8Array | undefined> {
  const row = await tx.maybe<{ compressed: boolean; data: Buffer }>({
    name: 'log-upload-chunk',
    text: `select compressed, data from log_upload_chunks where workspace_id = $1 and log_id = $2 and seq = $3`,
    values: [tx.workspaceId, logId, seq],
  });
  if (!row) return undefined;
  return row.compressed ? decompress(row.data) : row.data;
}

export function deletePieces(tx: TenantTx, logId: string): Promise<number> {
  return tx.run({
    text: 'delete from log_upload_chunks where workspace_id = $1 and log_id = $2',
    values: [tx.workspaceId, logId],
  });
}
