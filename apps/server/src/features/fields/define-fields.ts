// Fields that an import brings along: those that are not there yet are added, in the caller's transaction.
import { defineField } from '@portolan/core';
import type { FieldDefinition, FieldDraft } from '@portolan/core';
import type { Actor } from '../../platform/audit/audit.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { bumpConfig } from '../../platform/tenant-config.ts';
import { holdFields, storedDefinition } from './change-fields.ts';

interface By {
  readonly actor: Actor;
  readonly now: Date;
  readonly newId: () => string;
}

/** In the order of the drafts; undefined for one that the rules refuse (too many fields, a name that is taken). */
export async function defineFields(
  tx: TenantTx,
  drafts: readonly FieldDraft[],
  by: By,
): Promise<readonly (FieldDefinition | undefined)[]> {
  if (drafts.length === 0) return [];
  const { definitions } = await holdFields(tx);
  const all = [...definitions];
  const defined = drafts.map((draft) => {
    const verdict = defineField(draft, all);
    if (verdict.kind !== 'defined') return undefined;
    all.push(verdict.definition);
    return verdict.definition;
  });
  const rows = defined
    .filter((one) => one !== undefined)
    .map((definition) => ({
      id: by.newId(),
      about: definition.about,
      key: definition.key,
      type: definition.type,
      definition: JSON.parse(storedDefinition(definition)) as object,
      place: all.filter(({ about }) => about === definition.about).indexOf(definition),
    }));
  if (rows.length === 0) return defined;
  await tx.run({
    text: `insert into field_definitions (workspace_id, id, about, key, type, definition, place, created_at, created_by)
      select $1, r.id, r.about, r.key, r.type, r.definition, r.place, $3, $4
      from jsonb_to_recordset($2::jsonb) as r (id uuid, about text, key text, type text, definition jsonb, place int)`,
    values: [tx.workspaceId, JSON.stringify(rows), by.now, by.actor.id],
  });
  const details = { fields: rows.map(({ about, key }) => `${about}.${key}`) };
  await audit(
    tx,
    { actor: by.actor, action: 'field.create_many', details },
    { now: () => by.now, newId: by.newId },
  );
  await bumpConfig(tx);
  return defined;
}
