// What is done with saved views: made, shown, changed, shared, arranged, removed. What a view names and its reader cannot
// use (archived, unknown or hidden fields) is told, and stays in the view.
import type * as contract from '@portolan/contract';
import type { View } from '@portolan/contract';
import { hasAccessField, may, problemsWithView, sees } from '@portolan/core';
import type { FieldVerdict, RecordAccess, RecordKind, ViewDefinition } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call, Workspace } from '../../platform/http/call.ts';
import {
  countViews,
  deleteView,
  findView,
  holdView,
  insertView,
  listViewRows,
  replaceArrangement,
  saveView,
} from './view-store.ts';
import type { ViewRow } from './view-store.ts';

export interface CustomFieldState {
  readonly about: RecordKind;
  readonly key: string;
  readonly archived: boolean;
}

export interface ViewsDeps {
  /** Definitions of the workspace's own fields, archived ones included; undefined: what they are is not known. */
  readonly customFields?: (tx: TenantTx) => Promise<readonly CustomFieldState[]>;
}

/** More than anybody finds their way in. */
const MOST_VIEWS = 500;

interface Reader {
  readonly workspace: Workspace;
  readonly access: RecordAccess;
  readonly custom: ReadonlyMap<string, CustomFieldState> | undefined;
}

async function readerOf(
  tx: TenantTx,
  workspace: Workspace,
  access: RecordAccess,
  { customFields }: ViewsDeps,
): Promise<Reader> {
  const fields = await customFields?.(tx);
  const custom = fields && new Map(fields.map((field) => [`${field.about} custom.${field.key}`, field]));
  return { workspace, access, custom };
}

function verdictFor({ access, custom }: Reader, processId: string | null): FieldVerdict {
  return (about, field) => {
    if (field.startsWith('custom.') && custom !== undefined) {
      const known = custom.get(`${about} ${field}`);
      if (known === undefined) return 'unknown';
      if (known.archived) return 'archived';
    }
    const governed = hasAccessField(about, field);
    return governed && !sees(access, about, field, about === 'deal' ? processId : null)
      ? 'hidden'
      : undefined;
  };
}

function canChange(row: ViewRow, { id: _id, role, actor }: Workspace): boolean {
  return row.owner_id === actor.id || (row.is_shared && may(role, 'maps.share'));
}

function present(row: ViewRow, reader: Reader): View {
  const { owner_id: ownerId, owner_name: ownerName, definition } = row;
  return {
    id: row.id,
    about: row.about,
    name: row.name,
    definition,
    shared: row.is_shared,
    owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.revision,
    pinned: row.position !== null,
    isDefault: row.is_default,
    canChange: canChange(row, reader.workspace),
    problems: [...problemsWithView(row.about, definition, verdictFor(reader, definition.processId))],
  };
}

export async function listViews(call: Call<typeof contract.listViews>, deps: ViewsDeps) {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const reader = await readerOf(tx, workspace, access, deps);
    const rows = await listViewRows(tx, workspace.actor.id, query.about);
    return { items: rows.map((row) => present(row, reader)) };
  });
}

export async function getView(call: Call<typeof contract.getView>, deps: ViewsDeps): Promise<View> {
  const { platform, workspace, params } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) =>
    present(await found(tx, workspace, params.id), await readerOf(tx, workspace, access, deps)),
  );
}

async function found(tx: TenantTx, workspace: Workspace, id: string): Promise<ViewRow> {
  const row = await findView(tx, workspace.actor.id, id);
  if (row === undefined) throw new AppError('not_found');
  return row;
}

function checkSharing(workspace: Workspace, shared: boolean): void {
  if (shared && !may(workspace.role, 'views.share')) {
    throw new AppError('forbidden', 'Your role keeps views to itself; it does not share them');
  }
}

function wrong(path: string, message: string): AppError {
  return new AppError('invalid_request', message, [{ path: `body/definition/${path}`, message }]);
}

function checkDefinition(about: RecordKind, definition: ViewDefinition): void {
  if (about !== 'deal' && definition.processId !== null) {
    throw wrong('processId', 'Only deals are in a process; leave it null');
  }
  if (definition.layout === 'board' && (about !== 'deal' || definition.processId === null)) {
    throw wrong('layout', 'A board shows the deals of one process; name it');
  }
}

export async function createView(call: Call<typeof contract.createView>, deps: ViewsDeps): Promise<View> {
  const { platform, workspace, body, now } = call;
  checkSharing(workspace, body.shared);
  checkDefinition(body.about, body.definition);
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    if ((await countViews(tx, workspace.actor.id)) >= MOST_VIEWS) {
      throw new AppError('conflict', `You have ${MOST_VIEWS} views; remove some first`);
    }
    const id = platform.newId();
    const { about, name, definition, shared } = body;
    await insertView(
      tx,
      { id, about, name, definition, is_shared: shared, owner_id: workspace.actor.id },
      now,
    );
    if (shared) await auditShare(tx, call, id, { name, about, shared });
    return present(await found(tx, workspace, id), await readerOf(tx, workspace, access, deps));
  });
}

async function auditShare(
  tx: TenantTx,
  { workspace, platform }: Pick<Call<typeof contract.createView>, 'workspace' | 'platform'>,
  id: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await audit(tx, { actor: workspace.actor, action: 'view.share', subject: id, details }, platform);
}

/** The view, held, where the caller may change it. */
async function viewToChange(tx: TenantTx, workspace: Workspace, id: string): Promise<ViewRow> {
  await holdView(tx, id);
  const row = await found(tx, workspace, id);
  if (!canChange(row, workspace)) {
    throw new AppError('forbidden', 'This view belongs to somebody else; save your own copy of it');
  }
  return row;
}

export async function updateView(call: Call<typeof contract.updateView>, deps: ViewsDeps): Promise<View> {
  const { platform, workspace, params, body, now } = call;
  const access = await accessOf(call);
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await viewToChange(tx, workspace, params.id);
    const { name = row.name, definition = row.definition, shared = row.is_shared, revision } = body;
    if (revision !== undefined && revision !== row.revision) {
      throw new AppError('conflict', 'Somebody else changed this view meanwhile; look again');
    }
    if (shared !== row.is_shared) checkSharing(workspace, shared);
    if (!shared && row.is_shared && row.owner_id !== workspace.actor.id) {
      throw new AppError('forbidden', 'Only its owner makes a view private again');
    }
    checkDefinition(row.about, definition);
    await saveView(tx, { id: row.id, name, definition, is_shared: shared }, now);
    if (shared !== row.is_shared) await auditShare(tx, call, row.id, { name, about: row.about, shared });
    return present(await found(tx, workspace, row.id), await readerOf(tx, workspace, access, deps));
  });
}

export function removeView({ platform, workspace, params }: Call<typeof contract.removeView>) {
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await viewToChange(tx, workspace, params.id);
    await deleteView(tx, row.id);
    if (!row.is_shared) return;
    const details = { name: row.name, about: row.about, owner: row.owner_id };
    await audit(tx, { actor: workspace.actor, action: 'view.remove', subject: row.id, details }, platform);
  });
}

export async function arrangeViews(call: Call<typeof contract.arrangeViews>, deps: ViewsDeps) {
  const { platform, workspace, body } = call;
  const access = await accessOf(call);
  const { about, pinned, defaultId } = body;
  const userId = workspace.actor.id;
  if (userId === null) throw new AppError('forbidden');
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const known = new Set((await listViewRows(tx, userId, about)).map(({ id }) => id));
    const stranger = [...pinned, ...(defaultId === null ? [] : [defaultId])].find((id) => !known.has(id));
    if (stranger !== undefined) {
      throw new AppError('invalid_request', `There is no view ${stranger} of this kind that you see`);
    }
    await replaceArrangement(tx, userId, about, [...new Set(pinned)], defaultId);
    const reader = await readerOf(tx, workspace, access, deps);
    const rows = await listViewRows(tx, userId, about);
    return { items: rows.map((row) => present(row, reader)) };
  });
}
