// What goes with a record that is deleted for good: its notes and files, its tags and keys, what it was found to be like
// and related to. None of it is referenced by the record's table, so that a record is written without looking at it.
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

/** Tables, and the columns that name a record of any kind. */
const TABLES: readonly (readonly [table: string, ...columns: string[]])[] = [
  ['notes', 'record_id'],
  ['files', 'record_id'],
  ['record_tags', 'record_id'],
  ['record_keys', 'record_id'],
  ['relations', 'from_id', 'to_id'],
  ['duplicate_pairs', 'a_id', 'b_id'],
];

export async function takeAlong(tx: TenantTx, ids: readonly string[]): Promise<void> {
  for (const [table, ...columns] of TABLES) {
    const named = columns.map((column) => `${column} = any($2::uuid[])`).join(' or ');
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    await tx.run({
      text: `delete from ${table} where workspace_id = $1 and (${named})`,
      values: [tx.workspaceId, ids],
    });
  }
}
