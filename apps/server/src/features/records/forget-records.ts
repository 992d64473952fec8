// Before records are deleted for good: what only hangs on them goes with them, and what points to them lets go.
import type { RecordKind } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export async function forgetRecords(
  tx: TenantTx,
  { about, ids }: { readonly about: RecordKind; readonly ids: readonly string[] },
): Promise<void> {
  if (about === 'activity') return;
  const values = [tx.workspaceId, ids];
  const gone = (table: string, ...columns: string[]): Promise<unknown> =>
    tx.run({
      text: `delete from ${table} where workspace_id = $1
        and (${columns.map((column) => `${column} = any($2::uuid[])`).join(' or ')})`,
      values,
    });
  await gone('record_tags', 'record_id');
  if (about === 'deal') return;
  await Promise.all([
    gone('record_keys', 'record_id'),
    gone('relations', 'from_id', 'to_id'),
    gone('duplicate_pairs', 'a_id', 'b_id'),
  ]);
}
