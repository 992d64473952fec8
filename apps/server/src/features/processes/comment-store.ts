// Rows of `map_comments`.
import type { MapComment } from '@portolan/contract';
import type { PersonOf } from '../../platform/auth/people.ts';
import { storable } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export interface CommentRow {
  readonly id: string;
  readonly process_id: string;
  readonly version_id: string;
  readonly number: number;
  readonly reply_to: string | null;
  readonly about: string;
  readonly kind: MapComment['kind'];
  readonly text: string;
  readonly author_id: string | null;
  readonly created_at: Date;
  readonly edited_at: Date | null;
  readonly resolved_at: Date | null;
  readonly resolved_by: string | null;
}

const SELECT = `select c.id, c.process_id, c.version_id, v.number, c.reply_to, c.about, c.kind, c.text, c.author_id,
    c.created_at, c.edited_at, c.resolved_at, c.resolved_by
  from map_comments c join map_versions v on v.workspace_id = c.workspace_id and v.id = c.version_id
  where c.workspace_id = $1`;

export function presentComment(row: CommentRow, personOf: PersonOf, caller: string | null): MapComment {
  return {
    id: row.id,
    replyTo: row.reply_to,
    about: row.about,
    kind: row.kind,
    text: row.text,
    by: personOf(row.author_id),
    version: row.number,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedBy: personOf(row.resolved_by),
    mine: row.author_id !== null && row.author_id === caller,
  };
}

export function listCommentRows(tx: TenantTx, processId: string): Promise<CommentRow[]> {
  return tx.all<CommentRow>({
    name: 'comments',
    text: `${SELECT} and c.process_id = $2 order by c.id`,
    values: [tx.workspaceId, processId],
  });
}

export function findComment(tx: TenantTx, id: string): Promise<CommentRow | undefined> {
  return tx.maybe<CommentRow>({ text: `${SELECT} and c.id = $2`, values: [tx.workspaceId, id] });
}

export async function countOpenComments(
  tx: TenantTx,
  processIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.all<{ process_id: string; open: number }>({
    name: 'comments-open',
    text: `select process_id, count(*) as open from map_comments
      where workspace_id = $1 and process_id = any($2::uuid[]) and resolved_at is null and reply_to is null
      group by process_id`,
    values: [tx.workspaceId, processIds],
  });
  return new Map(rows.map((row) => [row.process_id, row.open]));
}

export async function insertComment(tx: TenantTx, row: Omit<CommentRow, 'number'>): Promise<void> {
  await tx.run({
    text: `insert into map_comments (workspace_id, id, process_id, version_id, reply_to, about, kind, text, author_id,
      created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      tx.workspaceId,
      row.id,
      row.process_id,
      row.version_id,
      row.reply_to,
      row.about,
      row.kind,
      storable(row.text),
      row.author_id,
      row.created_at,
    ],
  });
}

export async function saveComment(tx: TenantTx, row: CommentRow): Promise<void> {
  await tx.run({
    text: `update map_comments set text = $3, edited_at = $4, resolved_at = $5, resolved_by = $6
      where workspace_id = $1 and id = $2`,
    values: [tx.workspaceId, row.id, storable(row.text), row.edited_at, row.resolved_at, row.resolved_by],
  });
}

export async function deleteComment(tx: TenantTx, id: string): Promise<void> {
  await tx.run({
    text: 'delete from map_comments where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, id],
  });
}
