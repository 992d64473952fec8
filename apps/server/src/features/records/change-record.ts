// What callers of the API do with one company or contact, or with many: each is an order for the one writer, and then the
// record as it is.
import type { DoneWithMany, Likely } from '@portolan/contract';
import { audit } from '../../platform/audit/audit.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { keepPairs } from './find-likely.ts';
import { mergeRecords } from './merge-records.ts';
import type { MergeDeps } from './merge-records.ts';
import { readRecord } from './read-record.ts';
import type { DetailsOf } from './read-record.ts';
import type { About, FieldsOf } from './record-kind.ts';
import type { RecordCommand } from './judge-record.ts';
import { kindOf, writeRecord, writeRecords } from './write-records.ts';
import type { RecordsDeps, WrittenRecord } from './write-records.ts';
import { writtenBy } from './written-by.ts';
import type { AnyCall, WrittenBy } from './written-by.ts';

/** `call.write` of a route: with an idempotency key, the answer is kept in the same transaction. */
type Write = <T>(fn: (tx: TenantTx) => Promise<T>) => Promise<T>;

/** A call about one record. */
interface OneCall extends AnyCall {
  readonly params: { readonly id: string };
  readonly ifMatch: number | undefined;
  readonly write: unknown;
}

export async function createRecord<A extends About>(
  call: AnyCall & { readonly body: FieldsOf[A] },
  deps: RecordsDeps,
  about: A,
  tx: TenantTx,
  by: WrittenBy,
): Promise<{ record: DetailsOf[A]; likely: Likely[] }> {
  const id = call.platform.newId();
  const { record } = await writeRecord(
    tx,
    deps,
    about,
    { id, command: { do: 'create', fields: call.body } },
    by,
  );
  const [likely, detail] = await Promise.all([
    keepPairs(tx, about, [record], by),
    readRecord(tx, about, id, by.access),
  ]);
  return { record: detail, likely };
}

export async function changeRecord<A extends About>(
  call: OneCall & { readonly setRevision: (revision: number) => void },
  deps: RecordsDeps,
  about: A,
  command: RecordCommand<A>,
): Promise<DetailsOf[A]> {
  const { ifMatch, params } = call;
  const by = await writtenBy(call);
  return (call.write as Write)(async (tx) => {
    const { record, newKeys } = await writeRecord(tx, deps, about, { id: params.id, command, ifMatch }, by);
    if (newKeys) await keepPairs(tx, about, [record], by);
    call.setRevision(record.revision);
    return readRecord(tx, about, params.id, by.access);
  });
}

export async function removeRecord(call: OneCall, deps: RecordsDeps, about: About): Promise<void> {
  const by = await writtenBy(call);
  await tenantTx(call.platform.db, call.workspace.id, async (tx) => {
    const order = { id: call.params.id, command: { do: 'delete' } as const, ifMatch: call.ifMatch };
    const { record, changed } = await writeRecord(tx, deps, about, order, by);
    if (!changed) return;
    const details = { name: kindOf(about).nameOf(record.fields) };
    await audit(
      tx,
      { actor: by.actor, action: `${about}.delete`, subject: record.id, details },
      call.platform,
    );
  });
}

export async function bulkRecords<A extends About>(
  call: AnyCall,
  deps: RecordsDeps,
  about: A,
  ids: readonly string[],
  command: RecordCommand<A>,
  tx: TenantTx,
  by: WrittenBy,
): Promise<DoneWithMany> {
  const orders = [...new Set(ids)].map((id) => ({ id, command }));
  const written = await writeRecords(tx, deps, about, orders, by);
  const done = written.filter((one): one is WrittenRecord<A> & { ok: true } => one.ok);
  const fresh = done.filter(({ newKeys }) => newKeys).map(({ record }) => record);
  await keepPairs(tx, about, fresh, by);
  if (command.do === 'delete' && done.length > 0) {
    const details = { [kindOf(about).table]: done.length };
    await audit(
      tx,
      { actor: by.actor, action: `${about}.delete_many`, subject: done[0]!.id, details },
      call.platform,
    );
  }
  return {
    done: done.length,
    refused: written
      .filter((one): one is WrittenRecord<A> & { ok: false } => !one.ok)
      .map(({ id, name, error }) => ({
        id,
        name,
        code: error.reason?.code ?? error.code,
        message: error.detail ?? error.message,
      })),
  };
}

export async function mergeRecord<A extends About>(
  call: AnyCall & {
    readonly params: { readonly id: string };
    readonly body: {
      readonly from: string;
      readonly choices: Readonly<Record<string, 'survivor' | 'other'>>;
    };
  },
  deps: MergeDeps,
  about: A,
  tx: TenantTx,
  by: WrittenBy,
): Promise<DetailsOf[A]> {
  const { from, choices } = call.body;
  await mergeRecords(tx, deps, about, { survivor: call.params.id, other: from, choices }, by);
  return readRecord(tx, about, call.params.id, by.access);
}
