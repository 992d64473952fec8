// The fields of a workspace's own, as whoever writes or filters records needs them: read once per version of the
// workspace's configuration, which every transaction asks for in the same breath as its other questions.
import type { FieldDefinition } from '@portolan/core';
import { fieldDefinitionSchema, isCurrency, readFieldValue } from '@portolan/core';
import type { Database } from '../../platform/db/database.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export interface StoredField {
  readonly id: string;
  readonly definition: FieldDefinition;
}

export interface WorkspaceFields {
  /** Of all kinds of records, archived ones too, in their order. */
  readonly fields: readonly StoredField[];
  readonly definitions: readonly FieldDefinition[];
}

export type ProblemWith = (field: string, value: unknown) => string | undefined;

/** Workspaces that are remembered. */
const REMEMBERED = 500;

export async function readFields(tx: TenantTx): Promise<WorkspaceFields> {
  const rows = await tx.all<{ id: string; definition: object; archived_at: Date | null }>({
    name: 'fields-read',
    text: `select id, definition, archived_at from field_definitions
      where workspace_id = $1 order by about, place, id`,
    values: [tx.workspaceId],
  });
  const fields = rows.map(({ id, definition, archived_at }) => ({
    id,
    definition: fieldDefinitionSchema.parse({
      ...definition,
      archivedAt: archived_at?.toISOString() ?? null,
    }),
  }));
  return { fields, definitions: fields.map(({ definition }) => definition) };
}

export interface FieldCache {
  /** As of this transaction. */
  readonly read: (tx: TenantTx) => Promise<WorkspaceFields>;
  /** As of the version that the check of the request found, usually without a statement. */
  readonly current: (
    db: Database,
    workspace: { readonly id: string; readonly configVersion: number },
  ) => Promise<WorkspaceFields>;
}

/** One per server. */
export function createFieldCache(): FieldCache {
  const known = new Map<string, { readonly version: number; readonly fields: WorkspaceFields }>();
  async function read(tx: TenantTx): Promise<WorkspaceFields> {
    const { config_version: version } = await tx.one<{ config_version: number }>({
      name: 'fields-version',
      text: 'select config_version from workspaces where workspace_id = $1',
      values: [tx.workspaceId],
    });
    const found = known.get(tx.workspaceId);
    known.delete(tx.workspaceId);
    const fields = found?.version === version ? found.fields : await readFields(tx);
    known.set(tx.workspaceId, { version, fields });
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return fields;
  }
  return {
    read,
    async current(db, { id, configVersion }) {
      const found = known.get(id);
      return found?.version === configVersion ? found.fields : tenantTx(db, id, read);
    },
  };
}

/**
 * Why a value does not fit a field of a deal; undefined when it does. Asked for every field that is set, built-in ones
 * too; values of one's own fields are asked for as they would be stored.
 */
export function problemWith(about: FieldDefinition['about'], all: WorkspaceFields): ProblemWith {
  const own = ownFields(about, all);
  return (field, value) => {
    if (!field.startsWith('custom.')) return currencyProblem(field, value);
    const key = field.slice('custom.'.length);
    const definition = own.get(key);
    if (definition === undefined)
      return `There is no field "${key}"; add it in the settings, or take it away.`;
    if (definition.archivedAt !== null && value !== null) {
      return `${definition.label} was archived; restore the field, or leave it out.`;
    }
    const read = readFieldValue(definition, value);
    return read.kind === 'refused' ? read.message : undefined;
  };
}

function currencyProblem(field: string, value: unknown): string | undefined {
  if (field !== 'amount' || typeof value !== 'object' || value === null || !('currency' in value))
    return undefined;
  const { currency } = value;
  return typeof currency === 'string' && isCurrency(currency)
    ? undefined
    : `There is no currency ${String(currency)}; use a code of ISO 4217 that is in use, such as EUR.`;
}

/** By key. */
export function ownFields(
  about: FieldDefinition['about'],
  { definitions }: WorkspaceFields,
): ReadonlyMap<string, FieldDefinition> {
  return new Map(definitions.filter((one) => one.about === about).map((one) => [one.key, one]));
}
