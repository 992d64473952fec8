// Fields of a workspace's own: added, changed and put in order by the rules of core. All of a workspace's are held while
// one changes, so that no two get one key and none is one too many.
import type { ListedField, createField, listFields, orderFields, updateField } from '@portolan/contract';
import { changeField, customFieldName, defineField, fieldsOf, sees } from '@portolan/core';
import type { DefinitionVerdict, FieldDefinition, RecordAccess } from '@portolan/core';
import { accessOf } from '../../platform/access/access-of.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Actor } from '../../platform/audit/audit.ts';
import { storableJson } from '../../platform/db/storable.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Answer, Call } from '../../platform/http/call.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';
import { readFields } from './workspace-fields.ts';
import type { StoredField, WorkspaceFields } from './workspace-fields.ts';

type About = FieldDefinition['about'];

function accessTo(access: RecordAccess, about: About, name: string): ListedField['access'] {
  if (!sees(access, about, name, null)) return 'hidden';
  return access.least(about, name) === 'read' ? 'read' : 'edit';
}

function presentOwn({ id, definition }: StoredField, access: RecordAccess): ListedField {
  const name = customFieldName(definition.key);
  return {
    id,
    about: definition.about,
    name,
    property: name,
    label: definition.label,
    description: definition.description,
    type: definition.type,
    options: [...definition.options],
    required: definition.required,
    default: definition.default,
    builtIn: false,
    canSet: true,
    archivedAt: definition.archivedAt,
    access: accessTo(access, definition.about, name),
  };
}

export async function list(
  call: Call<typeof listFields>,
  read: (tx: TenantTx) => Promise<WorkspaceFields>,
): Promise<Answer<typeof listFields>> {
  const { platform, workspace, query } = call;
  const access = await accessOf(call);
  const { fields } = await tenantTx(platform.db, workspace.id, read);
  const builtIn = fieldsOf(query.about, []).map((field): ListedField => ({
    ...field,
    id: null,
    options: [...field.options],
    description: '',
    default: null,
    archivedAt: null,
    access: accessTo(access, query.about, field.name),
  }));
  const own = fields.filter(
    ({ definition }) =>
      definition.about === query.about && (query.archived || definition.archivedAt === null),
  );
  return { items: [...builtIn, ...own.map((field) => presentOwn(field, access))] };
}

/** Two changes at once wait for each other: both ask for the workspace's row. */
export async function holdFields(tx: TenantTx): Promise<WorkspaceFields> {
  await tx.run({
    text: 'select from workspaces where workspace_id = $1 for no key update',
    values: [tx.workspaceId],
  });
  return readFields(tx);
}

function definitionOf(verdict: DefinitionVerdict): FieldDefinition {
  if (verdict.kind === 'defined') return verdict.definition;
  throw new AppError(
    verdict.code === 'labelTaken' ? 'conflict' : 'invalid_request',
    verdict.message,
    [{ path: `body/${verdict.path}`, message: verdict.message }],
    { code: verdict.code, params: {} },
  );
}

export function storedDefinition({ archivedAt: _archivedAt, ...definition }: FieldDefinition): string {
  return storableJson(definition);
}

type Draft = Parameters<typeof defineField>[0];

/** Adds a field of the workspace's own, and tells the audit log. */
export async function addField(
  tx: TenantTx,
  draft: Draft,
  by: { readonly actor: Actor; readonly now: Date; readonly newId: () => string },
): Promise<StoredField> {
  const { definitions } = await holdFields(tx);
  const definition = definitionOf(defineField(draft, definitions));
  const id = by.newId();
  await tx.run({
    text: `insert into field_definitions (workspace_id, id, about, key, type, definition, place, created_at, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      tx.workspaceId,
      id,
      definition.about,
      definition.key,
      definition.type,
      storedDefinition(definition),
      definitions.filter(({ about }) => about === definition.about).length,
      by.now,
      by.actor.id,
    ],
  });
  const clock = { now: () => by.now, newId: by.newId };
  await noteChange(tx, { workspace: by, platform: clock }, 'field.create', definition);
  return { id, definition };
}

export async function create(call: Call<typeof createField>): Promise<Answer<typeof createField>> {
  const { body, now, platform, workspace } = call;
  const access = await accessOf(call);
  const by = { actor: workspace.actor, now, newId: platform.newId };
  return call.write(async (tx) => presentOwn(await addField(tx, body, by), access));
}

export async function update(call: Call<typeof updateField>): Promise<Answer<typeof updateField>> {
  const { params, body, now } = call;
  const access = await accessOf(call);
  return tenantTx(call.platform.db, call.workspace.id, async (tx) => {
    const { fields, definitions } = await holdFields(tx);
    const before = fields.find(({ id }) => id === params.id)?.definition;
    if (before === undefined) throw new AppError('not_found');
    const { archived, ...edit } = body;
    const archivedAt =
      archived === undefined ? undefined : archived ? (before.archivedAt ?? now.toISOString()) : null;
    const definition = definitionOf(changeField(before, given(edit, archivedAt), definitions));
    await tx.run({
      text: `update field_definitions set type = $3, definition = $4, archived_at = $5
        where workspace_id = $1 and id = $2`,
      values: [
        tx.workspaceId,
        params.id,
        definition.type,
        storedDefinition(definition),
        definition.archivedAt,
      ],
    });
    if (before.type === 'choice' && definition.type === 'choices') await widenChoices(tx, definition);
    await noteChange(tx, call, 'field.change', definition);
    return presentOwn({ id: params.id, definition }, access);
  });
}

type Edit = Parameters<typeof changeField>[1];

/** What was not said is not there. */
function given(edit: object, archivedAt: string | null | undefined): Edit {
  return Object.fromEntries(
    Object.entries({ ...edit, archivedAt }).filter(([, value]) => value !== undefined),
  ) as Edit;
}

const TABLES = { deal: 'deals', contact: 'contacts', company: 'companies' } as const;

/** What records hold becomes a list of one. */
async function widenChoices(tx: TenantTx, { about, key }: FieldDefinition): Promise<void> {
  if (about === 'deal') {
    const message = 'Deals are what their history says: add a field of several choices beside this one';
    throw new AppError('invalid_request', message, [{ path: 'body/type', message }]);
  }
  await tx.run({
    text: `update ${TABLES[about]} set custom = jsonb_set(custom, array[$2], jsonb_build_array(custom->$2))
      where workspace_id = $1 and jsonb_typeof(custom->$2) = 'string'`,
    values: [tx.workspaceId, key],
  });
}

export async function order(call: Call<typeof orderFields>): Promise<void> {
  const { body, platform, workspace } = call;
  await tenantTx(platform.db, workspace.id, async (tx) => {
    const { fields } = await holdFields(tx);
    const own = fields.filter(({ definition }) => definition.about === body.about).map(({ id }) => id);
    const unknown = body.ids.findIndex((id) => !own.includes(id));
    if (unknown >= 0) {
      const message = 'There is no such field';
      throw new AppError('invalid_request', message, [{ path: `body/ids/${unknown}`, message }]);
    }
    const ids = [...new Set([...body.ids, ...own])];
    await tx.run({
      text: `update field_definitions f set place = o.place
        from unnest($2::uuid[]) with ordinality as o (id, place) where f.workspace_id = $1 and f.id = o.id`,
      values: [tx.workspaceId, ids],
    });
    await bumpConfig(tx);
  });
}

async function noteChange(
  tx: TenantTx,
  call: {
    readonly workspace: { readonly actor: Actor };
    readonly platform: { readonly now: () => Date; readonly newId: () => string };
  },
  action: string,
  { about, key, label, archivedAt }: FieldDefinition,
): Promise<void> {
  const details = { about, label, archived: archivedAt !== null };
  await audit(tx, { actor: call.workspace.actor, action, subject: key, details }, call.platform);
  await bumpConfig(tx);
}
