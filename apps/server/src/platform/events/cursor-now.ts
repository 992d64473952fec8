// Where a reader goes on who has just read the state of records: behind every event that this transaction can see.
import type { TenantTx } from '../db/tenant-transaction.ts';

/** What ended before the oldest transaction that still runs is in what was read; the rest is read again, harmlessly. */
export async function cursorNow(tx: TenantTx): Promise<string> {
  const { settled } = await tx.one<{ settled: string }>({
    name: 'events-cursor',
    text: 'select api.settled_before()::text as settled',
  });
  return `${settled}.0`;
}
