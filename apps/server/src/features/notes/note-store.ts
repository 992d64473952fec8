// Rows of `notes`.
import type { Note } from '@portolan/contract';
import type { RichText } from '@portolan/core';
import { storableJson, storable } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export interface NoteRow {
  readonly id: string;
  readonly about: Note['about'];
  readonly record_id: string;
  readonly body: RichText;
  readonly text: string;
  readonly mentions: string[];
  readonly author_id: string | null;
  readonly author_kind: string;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly revision: number;
}

export const NOTE_COLUMNS =
  'id, about, record_id, body, text, mentions, author_id, author_kind, created_at, updated_at, deleted_at, revision';

export function holdNote(tx: TenantTx, id: string): Promise<NoteRow | undefined> {
  return tx.maybe<NoteRow>({
    name: 'notes-hold',
    text: `select ${NOTE_COLUMNS} from notes where workspace_id = $1 and id = $2 for update`,
    values: [tx.workspaceId, id],
  });
}

export async function insertNote(tx: TenantTx, row: NoteRow): Promise<void> {
  await tx.run({
    name: 'notes-insert',
    text: `insert into notes (workspace_id, ${NOTE_COLUMNS})
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      tx.workspaceId,
      row.id,
      row.about,
      row.record_id,
      storableJson(row.body),
      storable(row.text),
      row.mentions,
      row.author_id,
      row.author_kind,
      row.created_at,
      row.updated_at,
      row.deleted_at,
      row.revision,
    ],
  });
}

export async function saveNote(tx: TenantTx, row: NoteRow): Promise<void> {
  await tx.run({
    name: 'notes-save',
    text: `update notes set body = $3, text = $4, mentions = $5, updated_at = $6, deleted_at = $7, revision = $8
      where workspace_id = $1 and id = $2`,
    values: [
      tx.workspaceId,
      row.id,
      storableJson(row.body),
      storable(row.text),
      row.mentions,
      row.updated_at,
      row.deleted_at,
      row.revision,
    ],
  });
}
