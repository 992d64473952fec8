// The one way in which companies and contacts are written, whoever asks: API, bulk edit, import, merge. It holds the rows,
// asks for reach, fields, definitions and references, and saves rows, keys and events in the caller's transaction. Of many
// records one after the other is judged; what is refused is told, the others are saved together.
import type { FieldDefinition } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import type { NewEvent } from '../../platform/events/append-events.ts';
import { AppError } from '../../platform/http/app-error.ts';
import { checkRevision } from '../../platform/http/revision.ts';
import { COMPANY } from './company.ts';
import { CONTACT } from './contact.ts';
import { judge } from './judge-record.ts';
import type { Judged, RecordCommand } from './judge-record.ts';
import { SHARED_COLUMNS, storedOf } from './record-kind.ts';
import type { About, AnyFields, FieldsOf, RecordKind, SharedRow, StoredRecord } from './record-kind.ts';
import { foundPointers, missingPointer, pointersIn, refuseRing } from './references.ts';
import { keysOf, saveKeys, saveRecords } from './save-records.ts';
import type { WrittenBy } from './written-by.ts';

export interface RecordsDeps {
  /** The workspace's own fields, of all kinds of records, archived ones too. */
  readonly definitions: (tx: TenantTx) => Promise<readonly FieldDefinition[]>;
}

export interface RecordOrder<A extends About> {
  readonly id: string;
  readonly command: RecordCommand<A>;
  /** The revision that the caller knows; another one is refused. */
  readonly ifMatch?: number | undefined;
}

export type WrittenRecord<A extends About> =
  | {
      readonly ok: true;
      readonly id: string;
      readonly record: StoredRecord<FieldsOf[A]>;
      readonly changed: boolean;
      /** What it is found by differs from before, so that duplicates are to be looked for. */
      readonly newKeys: boolean;
    }
  | { readonly ok: false; readonly id: string; readonly name: string; readonly error: AppError };

export function kindOf<A extends About>(about: A): RecordKind<FieldsOf[A]> {
  return (about === 'contact' ? CONTACT : COMPANY) as unknown as RecordKind<FieldsOf[A]>;
}

/** The records, held until the transaction ends; in the order of their ids, so that two callers never wait in a ring. */
export async function holdRecords<A extends About>(
  tx: TenantTx,
  about: A,
  ids: readonly string[],
): Promise<StoredRecord<FieldsOf[A]>[]> {
  if (ids.length === 0) return [];
  const kind = kindOf(about);
  const rows = await tx.all<SharedRow>({
    name: `${kind.table}-hold`,
    text: `select ${[...SHARED_COLUMNS, ...Object.keys(kind.columns)].join(', ')} from ${kind.table}
      where workspace_id = $1 and id = any($2::uuid[]) order by id for update`,
    values: [tx.workspaceId, ids],
  });
  return rows.map((row) => storedOf(kind, row));
}

export async function writeRecords<A extends About>(
  tx: TenantTx,
  deps: RecordsDeps,
  about: A,
  orders: readonly RecordOrder<A>[],
  by: WrittenBy,
): Promise<WrittenRecord<A>[]> {
  const kind = kindOf(about);
  const ids = orders.filter(({ command }) => command.do !== 'create').map(({ id }) => id);
  const [held, definitions, country] = await Promise.all([
    holdRecords(tx, about, [...new Set(ids)]),
    deps.definitions(tx),
    countryOf(tx),
  ]);
  const records = new Map(held.map((record) => [record.id, record]));
  const own = definitions.filter((one) => one.about === about);
  const judged = orders.map(({ id, command, ifMatch }): Judged<FieldsOf[A]> | AppError => {
    try {
      const before = records.get(id);
      const result = judge(kind, id, command, before, { by, country, own });
      // After reach: nobody learns the revision of what is not theirs.
      if (before !== undefined) checkRevision(ifMatch, before.revision);
      records.set(id, result.after);
      return result;
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  });
  const checked = await withReferences(tx, kind, own, judged);
  const saved = checked.filter((one): one is Judged<FieldsOf[A]> => !(one instanceof AppError));
  const touched = saved.filter(({ event }) => event !== undefined);
  const newKeys = new Set(touched.filter((one) => keysDiffer(kind, one)).map(({ after }) => after.id));
  const last = new Map(touched.map(({ after }) => [after.id, after]));
  await saveRecords(tx, kind, [...last.values()]);
  await Promise.all([
    saveKeys(
      tx,
      kind,
      [...last.values()].filter(({ id }) => newKeys.has(id)),
    ),
    appendEvents(
      tx,
      touched.map(({ after, event }) => eventOf(about, after.id, event!, by)),
    ),
  ]);
  return orders.map(({ id }, i): WrittenRecord<A> => {
    const one = checked[i]!;
    if (one instanceof AppError) {
      const known = records.get(id);
      return { ok: false, id, name: known === undefined ? '' : kind.nameOf(known.fields), error: one };
    }
    return {
      ok: true,
      id,
      record: one.after,
      changed: one.event !== undefined,
      newKeys: newKeys.has(id) && one.after.deletedAt === null,
    };
  });
}

/** One record, or the refusal thrown. */
export async function writeRecord<A extends About>(
  tx: TenantTx,
  deps: RecordsDeps,
  about: A,
  order: RecordOrder<A>,
  by: WrittenBy,
): Promise<WrittenRecord<A> & { readonly ok: true }> {
  const [written] = await writeRecords(tx, deps, about, [order], by);
  if (written === undefined) throw new Error('an order has a result');
  if (!written.ok) throw written.error;
  return written;
}

export async function countryOf(tx: TenantTx): Promise<string | null> {
  const { country } = await tx.one<{ country: string | null }>({
    name: 'workspace-country',
    text: 'select country from workspaces where workspace_id = $1',
    values: [tx.workspaceId],
  });
  return country;
}

export function eventOf(
  about: About,
  recordId: string,
  event: { readonly kind: string; readonly payload: object; readonly happenedAt?: Date },
  by: Pick<WrittenBy, 'actor' | 'now' | 'newId'>,
): NewEvent {
  return { id: by.newId(), about, recordId, happenedAt: by.now, actor: by.actor, ...event };
}

async function withReferences<F extends AnyFields>(
  tx: TenantTx,
  kind: RecordKind<F>,
  own: readonly FieldDefinition[],
  judged: readonly (Judged<F> | AppError)[],
): Promise<(Judged<F> | AppError)[]> {
  const pointers = judged.map((one) =>
    one instanceof AppError || one.event === undefined
      ? []
      : pointersIn(kind, own, one.after.fields, one.before?.fields),
  );
  if (pointers.every((ones) => ones.length === 0)) return [...judged];
  const found = await foundPointers(tx, pointers.flat());
  return Promise.all(
    judged.map(async (one, i) => {
      if (one instanceof AppError) return one;
      const missing = missingPointer(pointers[i]!, found);
      if (missing !== undefined) return missing;
      const parent = pointers[i]!.find(({ field }) => field === 'parentId');
      if (parent === undefined || one.before === undefined) return one;
      try {
        await refuseRing(tx, one.after.id, parent.id);
        return one;
      } catch (error) {
        if (error instanceof AppError) return error;
        throw error;
      }
    }),
  );
}

function keysDiffer<F extends AnyFields>(kind: RecordKind<F>, { before, after }: Judged<F>): boolean {
  if (before === undefined || (before.deletedAt === null) !== (after.deletedAt === null)) return true;
  const [a, b] = [keysOf(kind, after.id, before.fields), keysOf(kind, after.id, after.fields)];
  return a.length !== b.length || a.some((key, i) => key !== b[i]);
}
