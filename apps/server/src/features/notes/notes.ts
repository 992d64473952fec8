// Notes on deals, contacts and companies. Whoever may change the record may write one; it is changed by its author, and
// taken away by its author and by managers. What happened is told in the record's history, not what was written.
import type { Note, createNote, listNotes, removeNote, restoreNote, updateNote } from '@portolan/contract';
import { isEmptyText, may, mentionsIn, plainText } from '@portolan/core';
import type { RecordAccess, RichText } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { requireRecord } from '../../platform/access/record-reach.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import { peopleOf } from '../../platform/auth/people.ts';
import type { PersonOf } from '../../platform/auth/people.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { appendEvents } from '../../platform/events/append-events.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call, Workspace } from '../../platform/http/call.ts';
import { decodePlace, pageOfRows } from '../../platform/http/keyset.ts';
import type { Platform } from '../../platform/platform.ts';
import { NOTE_COLUMNS, holdNote, insertNote, saveNote } from './note-store.ts';
import type { NoteRow } from './note-store.ts';

export interface AppendedBy {
  readonly actor: Actor;
  readonly now: Date;
  readonly newId: () => string;
}

/** How the deals feature is told what hangs on a deal, so that the deal's row stays what its events say. */
export interface NotesDeps {
  readonly appendToDeal: (
    tx: TenantTx,
    dealId: string,
    body: {
      readonly kind: 'noted';
      readonly noteId: string;
      readonly what: 'written' | 'changed' | 'removed';
    },
    by: AppendedBy,
  ) => Promise<void>;
}

interface AnyCall {
  readonly platform: Platform;
  readonly workspace: Workspace;
  readonly now: Date;
}

function byOf({ workspace, now, platform }: AnyCall): AppendedBy {
  return { actor: workspace.actor, now, newId: platform.newId };
}

async function tell(
  tx: TenantTx,
  deps: NotesDeps,
  { about, record_id, id }: NoteRow,
  what: 'written' | 'changed' | 'removed',
  by: AppendedBy,
): Promise<void> {
  if (about === 'deal') {
    await deps.appendToDeal(tx, record_id, { kind: 'noted', noteId: id, what }, by);
    return;
  }
  await appendEvents(tx, [
    {
      id: by.newId(),
      about,
      recordId: record_id,
      kind: 'noted',
      happenedAt: by.now,
      actor: by.actor,
      payload: { noteId: id, what },
    },
  ]);
}

function canOf(row: NoteRow, { actor, role }: Workspace): Note['can'] {
  const own = row.author_id !== null && row.author_id === actor.id;
  const writes = may(role, 'records.change');
  return { change: writes && own, remove: writes && (own || may(role, 'gates.override')) };
}

function present(row: NoteRow, personOf: PersonOf, workspace: Workspace): Note {
  return {
    id: row.id,
    about: row.about,
    recordId: row.record_id,
    body: row.body,
    text: row.text,
    mentions: row.mentions.map(personOf).filter((one) => one !== null),
    author: personOf(row.author_id),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    revision: row.revision,
    can: canOf(row, workspace),
  };
}

async function presentOne(tx: TenantTx, row: NoteRow, workspace: Workspace): Promise<Note> {
  return present(row, await peopleOf(tx, [row.author_id, ...row.mentions]), workspace);
}

function wrong(message: string): AppError {
  return new AppError('invalid_request', message, [{ path: 'body/body', message }]);
}

/** The text with the names of who is mentioned, who must be members here. */
async function read(tx: TenantTx, body: RichText): Promise<{ text: string; mentions: string[] }> {
  if (isEmptyText(body)) throw wrong('The note is empty; write something');
  const mentions = mentionsIn(body);
  if (mentions.length === 0) return { text: plainText(body), mentions };
  const rows = await tx.all<{ id: string; name: string }>({
    name: 'notes-mentioned',
    text: `select u.id, u.name from members m join users u on u.id = m.user_id
      where m.workspace_id = $1 and m.user_id = any($2::uuid[])`,
    values: [tx.workspaceId, mentions],
  });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  if (mentions.some((id) => !names.has(id))) throw wrong('Somebody is mentioned who is not a member here');
  return { text: plainText(body, (id) => names.get(id) ?? ''), mentions };
}

export async function list(call: Call<typeof listNotes>): Promise<Answer<typeof listNotes>> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  const values: unknown[] = [workspace.id, query.record, query.about, query.limit + 1];
  let after = 'true';
  if (query.after !== undefined) {
    const { key, id } = decodePlace(query.after, 'timestamptz');
    values.push(key, id);
    after = '(created_at, id) < ($5::timestamptz, $6::uuid)';
  }
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const [, rows] = await Promise.all([
      requireRecord(tx, access, 'read', { about: query.about, id: query.record }),
      tx.all<NoteRow & { key: string }>({
        text: `select ${NOTE_COLUMNS}, created_at::text as key from notes
          where workspace_id = $1 and record_id = $2 and about = $3 and deleted_at is null and ${after}
          order by created_at desc, id desc limit $4`,
        values,
      }),
    ]);
    const { shown, nextCursor } = pageOfRows(rows, query.limit);
    const personOf = await peopleOf(
      tx,
      shown.flatMap((row) => [row.author_id, ...row.mentions]),
    );
    return { items: shown.map((row) => present(row, personOf, workspace)), nextCursor };
  });
}

/** A note of somebody's, as if they had written it then; the caller has asked whether it may be. */
export async function addNote(
  tx: TenantTx,
  deps: NotesDeps,
  note: {
    readonly about: Note['about'];
    readonly recordId: string;
    readonly body: RichText;
    readonly authorId: string;
  },
  by: Parameters<NotesDeps['appendToDeal']>[3],
): Promise<void> {
  const row: NoteRow = {
    id: by.newId(),
    about: note.about,
    record_id: note.recordId,
    body: note.body,
    ...(await read(tx, note.body)),
    author_id: note.authorId,
    author_kind: 'user',
    created_at: by.now,
    updated_at: by.now,
    deleted_at: null,
    revision: 1,
  };
  await insertNote(tx, row);
  await tell(tx, deps, row, 'written', by);
}

export async function create(
  call: Call<typeof createNote>,
  deps: NotesDeps,
): Promise<Answer<typeof createNote>> {
  const { platform, workspace, body, now } = call;
  const access = await accessOf(call);
  return call.write(async (tx) => {
    await requireRecord(tx, access, 'change', { about: body.about, id: body.record });
    const { text, mentions } = await read(tx, body.body);
    const row: NoteRow = {
      id: platform.newId(),
      about: body.about,
      record_id: body.record,
      body: body.body,
      text,
      mentions,
      author_id: workspace.actor.id,
      author_kind: workspace.actor.kind,
      created_at: now,
      updated_at: now,
      deleted_at: null,
      revision: 1,
    };
    await insertNote(tx, row);
    await tell(tx, deps, row, 'written', byOf(call));
    return presentOne(tx, row, workspace);
  });
}

async function held(
  tx: TenantTx,
  id: string,
  access: RecordAccess,
  workspace: Workspace,
  what: keyof Note['can'],
): Promise<NoteRow> {
  const row = await holdNote(tx, id);
  if (row === undefined) throw new AppError('not_found');
  await requireRecord(tx, access, 'change', { about: row.about, id: row.record_id });
  if (!canOf(row, workspace)[what]) {
    const who =
      what === 'change' ? 'Only its author changes a note' : 'Its author and managers take a note away';
    throw new AppError('forbidden', who);
  }
  return row;
}

export async function update(
  call: Call<typeof updateNote>,
  deps: NotesDeps,
): Promise<Answer<typeof updateNote>> {
  const { platform, workspace, params, body, now } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await held(tx, params.id, access, workspace, 'change');
    if (row.deleted_at !== null)
      throw new AppError('conflict', 'The note was taken away; bring it back first');
    if (body.revision !== undefined && body.revision !== row.revision) {
      throw new AppError('conflict', 'The note was changed meanwhile; look again', undefined, {
        code: 'changed_meanwhile',
        params: { revision: row.revision },
      });
    }
    const next = { ...row, body: body.body, ...(await read(tx, body.body)), updated_at: now };
    const saved: NoteRow = { ...next, revision: row.revision + 1 };
    await saveNote(tx, saved);
    await tell(tx, deps, saved, 'changed', byOf(call));
    return presentOne(tx, saved, workspace);
  });
}

async function setDeleted(
  tx: TenantTx,
  deps: NotesDeps,
  call: AnyCall & { readonly params: { readonly id: string } },
  deletedAt: Date | null,
): Promise<NoteRow> {
  const access = await accessOf(call);
  const row = await held(tx, call.params.id, access, call.workspace, 'remove');
  if ((row.deleted_at === null) === (deletedAt === null)) return row;
  const saved: NoteRow = { ...row, deleted_at: deletedAt, updated_at: call.now, revision: row.revision + 1 };
  await saveNote(tx, saved);
  await tell(tx, deps, saved, deletedAt === null ? 'written' : 'removed', byOf(call));
  return saved;
}

export async function remove(call: Call<typeof removeNote>, deps: NotesDeps): Promise<void> {
  await accessOf(call);
  await tenantTx(call.platform.db, call.workspace.id, (tx) => setDeleted(tx, deps, call, call.now));
}

export async function restore(
  call: Call<typeof restoreNote>,
  deps: NotesDeps,
): Promise<Answer<typeof restoreNote>> {
  await accessOf(call);
  return call.write(async (tx) => presentOne(tx, await setDeleted(tx, deps, call, null), call.workspace));
}
