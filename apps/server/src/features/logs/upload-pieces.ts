// An uploaded file as a stream, piece by piece from the database.
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { findPiece } from './upload-chunk-store.ts';

/** The pieces in order; the next one is already on its way while one is read. */
export async function* pieces(
  db: Database,
  file: { readonly workspaceId: string; readonly logId: string },
): AsyncGenerator<Uint8Array> {
  const fetch = (seq: number): Promise<Uint8Array | undefined> => {
    const piece = tenantTx(db, file.workspaceId, (tx) => findPiece(tx, file.logId, seq));
    // Awaited one round later; until then a failure must not count as unhandled.
    piece.catch(() => undefined);
    return piece;
  };
  let coming = fetch(0);
  for (let seq = 0; ; seq++) {
    const piece = await coming;
    if (!piece) return;
    coming = fetch(seq + 1);
    yield piece;
  }
}
