// Files and choices of an import change while it is open, and not once it has written anything.
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { changeImport, findImport } from './import-store.ts';
import type { ImportRow } from './import-store.ts';

/** Holds the import; what was counted before is out of date from now on. */
export async function requireOpen(tx: TenantTx, importId: string): Promise<ImportRow> {
  const row = await findImport(tx, importId, true);
  if (row === undefined) throw new AppError('not_found');
  if (row.state !== 'open' || row.begun) {
    throw new AppError(
      'import_not_ready',
      row.begun
        ? 'The import has written records already: begin another one, or undo this one'
        : 'The import is at work; wait until it has finished, or stop it',
    );
  }
  if (row.checked) await changeImport(tx, importId, { checked: false });
  return row;
}
