// Rows of `views` and `view_places`. A caller finds their own views and shared ones, never others' private ones.
import type { RecordKind, ViewDefinition } from '@portolan/core';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export interface ViewRow {
  readonly id: string;
  readonly about: RecordKind;
  readonly name: string;
  readonly definition: ViewDefinition;
  readonly is_shared: boolean;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly revision: number;
  readonly position: number | null;
  readonly is_default: boolean;
}

const SELECT = `select v.id, v.about, v.name, v.definition, v.is_shared, v.owner_id,
    coalesce(u.name, k.name) as owner_name, v.created_at, v.updated_at, v.revision, p.position,
    coalesce(p.is_default, false) as is_default
  from views v
  left join users u on u.id = v.owner_id
  left join api_keys k on k.workspace_id = v.workspace_id and k.id = v.owner_id
  left join view_places p on p.workspace_id = v.workspace_id and p.view_id = v.id and p.user_id = $2
  where v.workspace_id = $1 and (v.is_shared or v.owner_id = $2)`;

/** Pinned ones first in the caller's order, then by name. */
export function listViewRows(tx: TenantTx, callerId: string | null, about: RecordKind | undefined) {
  return tx.all<ViewRow>({
    name: 'views',
    text: `${SELECT} and ($3::text is null or v.about = $3)
      order by p.position nulls last, lower(v.name), v.id`,
    values: [tx.workspaceId, callerId, about ?? null],
  });
}

export function findView(tx: TenantTx, callerId: string | null, id: string): Promise<ViewRow | undefined> {
  return tx.maybe<ViewRow>({ text: `${SELECT} and v.id = $3`, values: [tx.workspaceId, callerId, id] });
}

/** Holds the row until the transaction ends. */
export async function holdView(tx: TenantTx, id: string): Promise<void> {
  await tx.run({
    text: 'select from views where workspace_id = $1 and id = $2 for update',
    values: [tx.workspaceId, id],
  });
}

/** How many views somebody has. */
export async function countViews(tx: TenantTx, ownerId: string | null): Promise<number> {
  const { count } = await tx.one<{ count: number }>({
    text: 'select count(*) as count from views where workspace_id = $1 and owner_id = $2',
    values: [tx.workspaceId, ownerId],
  });
  return count;
}

export async function insertView(
  tx: TenantTx,
  view: Pick<ViewRow, 'id' | 'about' | 'name' | 'definition' | 'is_shared' | 'owner_id'>,
  now: Date,
): Promise<void> {
  await tx.run({
    text: `insert into views (workspace_id, id, about, name, definition, is_shared, owner_id, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    values: [
      tx.workspaceId,
      view.id,
      view.about,
      storable(view.name),
      storableJson(view.definition),
      view.is_shared,
      view.owner_id,
      now,
    ],
  });
}

export async function saveView(
  tx: TenantTx,
  view: Pick<ViewRow, 'id' | 'name' | 'definition' | 'is_shared'>,
  now: Date,
): Promise<void> {
  await tx.run({
    text: `update views set name = $3, definition = $4, is_shared = $5, updated_at = $6, revision = revision + 1
      where workspace_id = $1 and id = $2`,
    values: [
      tx.workspaceId,
      view.id,
      storable(view.name),
      storableJson(view.definition),
      view.is_shared,
      now,
    ],
  });
}

export async function deleteView(tx: TenantTx, id: string): Promise<void> {
  await tx.run({
    text: 'delete from views where workspace_id = $1 and id = $2',
    values: [tx.workspaceId, id],
  });
}

export async function replaceArrangement(
  tx: TenantTx,
  userId: string,
  about: RecordKind,
  pinned: readonly string[],
  defaultId: string | null,
): Promise<void> {
  await tx.run({
    text: 'delete from view_places where workspace_id = $1 and user_id = $2 and about = $3',
    values: [tx.workspaceId, userId, about],
  });
  const ids = defaultId === null || pinned.includes(defaultId) ? pinned : [...pinned, defaultId];
  if (ids.length === 0) return;
  await tx.run({
    text: `insert into view_places (workspace_id, user_id, view_id, about, position, is_default)
      select $1, $2, p.id, $3, case when p.place <= $5 then p.place end, p.id = $6::uuid
      from unnest($4::uuid[]) with ordinality as p (id, place)`,
    values: [
      tx.workspaceId,
      userId,
      about,
      ids,
      pinned.length,
      defaultId ?? '00000000-0000-0000-0000-000000000000',
    ],
  });
}

/** Views of somebody who leaves, given to somebody else. */
export function giveViews(tx: TenantTx, from: string, to: string): Promise<number> {
  return tx.run({
    text: 'update views set owner_id = $3 where workspace_id = $1 and owner_id = $2',
    values: [tx.workspaceId, from, to],
  });
}
