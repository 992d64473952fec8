// Two records become one, by the plan of core's `planMerge`: the survivor takes what the other has, all that points to the
// other points to the survivor, the other goes into the bin and knows where it went. Both histories stay. Taking it back
// puts everything where it was that has not changed since, and tells what it could not.
import type { undoMerge as undoMergeRoute } from '@portolan/contract';
import { changeOf, planMerge, refuseFields, undoMerge } from '@portolan/core';
import type { MergeRecord, MergeUndo } from '@portolan/core';
import { requireReach } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { storableJson } from '../../platform/db/storable.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { keepPairs } from './find-likely.ts';
import type { Moved, Mover, NotMovedBack } from './mover.ts';
import type { About, AnyFields, StoredRecord } from './record-kind.ts';
import { saveKeys, saveRecords } from './save-records.ts';
import { eventOf, holdRecords, kindOf } from './write-records.ts';
import { writtenBy } from './written-by.ts';
import type { WrittenBy } from './written-by.ts';

export interface MergeDeps {
  readonly movers: readonly Mover[];
}

function asMergeRecord(about: About, record: StoredRecord): MergeRecord {
  const { custom, ...fields } = record.fields;
  const own = Object.entries(custom).map(([key, value]) => [`custom.${key}`, value] as const);
  return {
    id: record.id,
    kind: about,
    createdAt: record.createdAt.toISOString(),
    deletedAt: record.deletedAt?.toISOString() ?? null,
    fields: { ...fields, ...Object.fromEntries(own) },
  };
}

const isOwn = (name: string): boolean => name.startsWith('custom.');

function fieldsOfMerge(record: MergeRecord): Readonly<Record<string, unknown>> {
  const entries = Object.entries(record.fields);
  const custom = entries
    .filter(([name, value]) => isOwn(name) && value !== null)
    .map(([name, value]) => [name.slice('custom.'.length), value] as const);
  return {
    ...Object.fromEntries(entries.filter(([name]) => !isOwn(name))),
    custom: Object.fromEntries(custom),
  };
}

/** Lists are cut where a record can hold no more, and what would make a record stand above itself is left out. */
function fitting(fields: Readonly<Record<string, unknown>>, id: string, otherId: string): AnyFields {
  const cut = (name: string, most: number): object =>
    Array.isArray(fields[name]) ? { [name]: fields[name].slice(0, most) } : {};
  const parent = fields['parentId'];
  return {
    ...fields,
    ...cut('tags', 50),
    ...cut('emails', 20),
    ...cut('phones', 20),
    ...(parent === id || parent === otherId ? { parentId: null } : {}),
  } as unknown as AnyFields;
}

export interface MergeOrder {
  readonly survivor: string;
  readonly other: string;
  readonly choices: Readonly<Record<string, 'survivor' | 'other'>>;
}

async function heldPair<A extends About>(tx: TenantTx, about: A, survivorId: string, otherId: string) {
  const held = await holdRecords(tx, about, [survivorId, otherId]);
  const survivor = held.find(({ id }) => id === survivorId);
  const other = held.find(({ id }) => id === otherId);
  if (survivor === undefined || other === undefined) throw new AppError('not_found');
  return { survivor, other };
}

export async function mergeRecords(
  tx: TenantTx,
  deps: MergeDeps,
  about: About,
  order: MergeOrder,
  by: WrittenBy,
): Promise<void> {
  const kind = kindOf(about);
  const { survivor, other } = await heldPair(tx, about, order.survivor, order.other);
  if (order.survivor === order.other) {
    const message = 'A record cannot be merged with itself; choose two different ones';
    throw new AppError('invalid_request', message, [{ path: 'body/from', message }]);
  }
  for (const { id, fields } of [survivor, other]) {
    requireReach(by.access, about, 'change', { ownerId: fields.ownerId, id });
  }
  const plan = planMerge(asMergeRecord(about, survivor), asMergeRecord(about, other), order.choices);
  if (plan.kind === 'refused')
    throw new AppError('conflict', plan.message, undefined, { code: plan.code, params: {} });
  const fields = fitting(fieldsOfMerge(plan.result), survivor.id, other.id);
  const changes = changeOf(plain(survivor.fields), plain(fields));
  const limited = refuseFields(
    by.access,
    about,
    null,
    Object.fromEntries(changes.map((one) => [one.field, one.to])),
  );
  if (limited.length > 0) {
    throw new AppError('forbidden', `Your role may not change ${limited.join(', ')}, which the merge would`);
  }
  const mergeId = by.newId();
  const after: StoredRecord = {
    ...survivor,
    fields,
    createdAt: new Date(plan.result.createdAt),
    updatedAt: by.now,
    revision: survivor.revision + 1,
  };
  const gone: StoredRecord = {
    ...other,
    deletedAt: by.now,
    mergedInto: survivor.id,
    updatedAt: by.now,
    revision: other.revision + 1,
  };
  await saveRecords(tx, kind, [after, gone]);
  await saveKeys(tx, kind, [after, gone]);
  const undo: MergeUndo = { ...plan.undo, after: asMergeRecord(about, after) };
  const moved: Record<string, readonly Moved[]> = {};
  for (const mover of deps.movers) {
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    moved[mover.of] = await mover.move(tx, { about, from: other.id, to: survivor.id }, by);
  }
  await tx.run({
    text: `insert into merges (workspace_id, id, about, survivor_id, other_id, undo, moved, at, by_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      tx.workspaceId,
      mergeId,
      about,
      survivor.id,
      other.id,
      storableJson(undo),
      storableJson(moved),
      by.now,
      by.actor.id,
    ],
  });
  const names = { survivor: kind.nameOf(survivor.fields), other: kind.nameOf(other.fields) };
  await appendEvents(tx, [
    eventOf(
      about,
      survivor.id,
      { kind: 'absorbed', payload: { mergeId, from: other.id, name: names.other, changes } },
      by,
    ),
    eventOf(
      about,
      other.id,
      { kind: 'merged', payload: { mergeId, into: survivor.id, name: names.survivor } },
      by,
    ),
  ]);
  await keepPairs(tx, about, [after, gone], by);
  await audit(
    tx,
    {
      actor: by.actor,
      action: `${about}.merge`,
      subject: survivor.id,
      details: { from: other.id, ...names },
    },
    { now: () => by.now, newId: by.newId },
  );
}

function plain(fields: AnyFields): Readonly<Record<string, unknown>> {
  return fields;
}

interface MergeRow {
  readonly about: About;
  readonly survivor_id: string;
  readonly other_id: string;
  readonly undo: MergeUndo;
  readonly moved: Readonly<Record<string, readonly Moved[]>>;
  readonly undone_at: Date | null;
}

export async function takeMergeBack(
  tx: TenantTx,
  deps: MergeDeps,
  mergeId: string,
  by: WrittenBy,
): Promise<Answer<typeof undoMergeRoute> & object> {
  const row = await tx.maybe<MergeRow>({
    text: `select about, survivor_id, other_id, undo, moved, undone_at from merges
      where workspace_id = $1 and id = $2 for update`,
    values: [tx.workspaceId, mergeId],
  });
  if (row === undefined) throw new AppError('not_found');
  const { about, survivor_id: survivorId, other_id: otherId } = row;
  const kind = kindOf(about);
  const { survivor, other } = await heldPair(tx, about, survivorId, otherId);
  for (const { id, fields } of [survivor, other]) {
    requireReach(by.access, about, 'change', { ownerId: fields.ownerId, id });
  }
  if (row.undone_at !== null) throw new AppError('conflict', 'This merge was taken back already');
  if (survivor.mergedInto !== null) {
    throw new AppError(
      'conflict',
      'The record was merged into another one since; take that merge back first',
    );
  }
  if (other.mergedInto !== survivorId)
    throw new AppError('conflict', 'The other record stands by itself already');
  const back = undoMerge(row.undo, asMergeRecord(about, survivor));
  const fields = fitting(fieldsOfMerge(back.survivor), survivorId, otherId);
  const changes = changeOf(plain(survivor.fields), plain(fields));
  const stands: StoredRecord = {
    ...survivor,
    fields,
    createdAt: new Date(back.survivor.createdAt),
    updatedAt: by.now,
    revision: survivor.revision + 1,
  };
  const again: StoredRecord = {
    ...other,
    fields: fieldsOfMerge(back.other) as unknown as AnyFields,
    deletedAt: null,
    mergedInto: null,
    updatedAt: by.now,
    revision: other.revision + 1,
  };
  await saveRecords(tx, kind, [stands, again]);
  await saveKeys(tx, kind, [stands, again]);
  const notMovedBack: NotMovedBack[] = [];
  for (const mover of deps.movers) {
    const moved = row.moved[mover.of] ?? [];
    // oxlint-disable-next-line no-await-in-loop -- statements of one transaction
    notMovedBack.push(...(await mover.moveBack(tx, { about, from: survivorId, to: otherId }, moved, by)));
  }
  await tx.run({
    text: 'update merges set undone_at = $3, undone_by = $4 where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, mergeId, by.now, by.actor.id],
  });
  const told = (id: string, payload: object) => eventOf(about, id, { kind: 'unmerged', payload }, by);
  await appendEvents(tx, [
    told(survivorId, { mergeId, from: otherId, name: kind.nameOf(again.fields), changes }),
    told(otherId, { mergeId, from: survivorId, name: kind.nameOf(stands.fields) }),
  ]);
  await keepPairs(tx, about, [stands, again], by);
  await audit(
    tx,
    { actor: by.actor, action: `${about}.unmerge`, subject: survivorId, details: { from: otherId } },
    { now: () => by.now, newId: by.newId },
  );
  return { about, survivor: survivorId, other: otherId, kept: [...back.kept], notMovedBack };
}

export async function undoOne(
  call: Call<typeof undoMergeRoute>,
  deps: MergeDeps,
): Promise<Answer<typeof undoMergeRoute>> {
  const by = await writtenBy(call);
  return call.write((tx) => takeMergeBack(tx, deps, call.params.id, by));
}
