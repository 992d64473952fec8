// The companies or contacts of somebody who leaves, given to somebody else: each with its entry in the history.
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { About } from './record-kind.ts';
import { kindOf, writeRecords } from './write-records.ts';
import type { RecordsDeps } from './write-records.ts';
import type { WrittenBy } from './written-by.ts';

const AT_ONCE = 1000;

export async function reassignRecords(
  tx: TenantTx,
  deps: RecordsDeps,
  about: About,
  from: string,
  to: string,
  by: WrittenBy,
): Promise<number> {
  const rows = await tx.all<{ id: string }>({
    text: `select id from ${kindOf(about).table}
      where workspace_id = $1 and owner_id = $2 and deleted_at is null order by id`,
    values: [tx.workspaceId, from],
  });
  const command = { do: 'set', changes: { ownerId: to }, was: {} } as const;
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const orders = rows.slice(start, start + AT_ONCE).map(({ id }) => ({ id, command }));
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    const written = await writeRecords(tx, deps, about, orders, by);
    for (const one of written) if (!one.ok) throw one.error;
  }
  return rows.length;
}
