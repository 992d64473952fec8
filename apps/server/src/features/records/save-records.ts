// Rows of companies and contacts as they are to be, all in one statement, and the keys that duplicates are found by.
import { indexTokens, candidateKeys } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { AnyFields, RecordKind, StoredRecord } from './record-kind.ts';

const COLUMNS: Readonly<Record<string, string>> = {
  id: 'uuid',
  name: 'text',
  phones: 'jsonb',
  address: 'jsonb',
  owner_id: 'uuid',
  source: 'text',
  tags: 'text[]',
  custom: 'jsonb',
  created_at: 'timestamptz',
  created_by: 'uuid',
  updated_at: 'timestamptz',
  deleted_at: 'timestamptz',
  merged_into: 'uuid',
  revision: 'int',
};

const statements = new Map<string, string>();

function upsertOf(kind: RecordKind): string {
  const known = statements.get(kind.table);
  if (known !== undefined) return known;
  const columns = { ...COLUMNS, ...kind.columns };
  const names = Object.keys(columns);
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const changing = names.filter((name) => name !== 'id' && name !== 'created_by');
  const text = `insert into ${kind.table} (workspace_id, search, ${names.join(', ')})
    select $1::uuid, array_to_tsvector(tokens), ${names.join(', ')}
    from jsonb_to_recordset($2::jsonb) as x (tokens text[], ${types.join(', ')})
    on conflict (workspace_id, id) do update set search = excluded.search,
      ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  statements.set(kind.table, text);
  return text;
}

export async function saveRecords<F extends AnyFields>(
  tx: TenantTx,
  kind: RecordKind<F>,
  records: readonly StoredRecord<F>[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ fields, ...record }) => ({
    id: record.id,
    name: kind.nameOf(fields),
    phones: fields.phones,
    address: fields.address,
    owner_id: fields.ownerId,
    source: fields.source,
    tags: fields.tags,
    custom: fields.custom,
    created_at: record.createdAt,
    created_by: record.createdBy,
    updated_at: record.updatedAt,
    deleted_at: record.deletedAt,
    merged_into: record.mergedInto,
    revision: record.revision,
    ...kind.columnsOf(fields),
    tokens: indexTokens(kind.texts(fields)),
  }));
  await tx.run({
    name: `${kind.table}-save`,
    text: upsertOf(kind as unknown as RecordKind),
    values: [tx.workspaceId, JSON.stringify(rows)],
  });
}

/** Puts the keys of records in the place of those they had; of deleted ones there are none. */
export async function saveKeys<F extends AnyFields>(
  tx: TenantTx,
  kind: RecordKind<F>,
  records: readonly StoredRecord<F>[],
): Promise<void> {
  if (records.length === 0) return;
  const keys = records
    .filter(({ deletedAt }) => deletedAt === null)
    .flatMap(({ id, fields }) => keysOf(kind, id, fields).map((key) => ({ id, key })));
  await Promise.all([
    tx.run({
      name: 'record-keys-clear',
      text: 'delete from record_keys where workspace_id = $1 and record_id = any($2::uuid[])',
      values: [tx.workspaceId, records.map(({ id }) => id)],
    }),
    tx.run({
      name: 'record-keys-save',
      text: `insert into record_keys (workspace_id, key, record_id)
        select $1, key, id from unnest($2::text[], $3::uuid[]) as k (key, id) on conflict do nothing`,
      values: [tx.workspaceId, keys.map(({ key }) => key), keys.map(({ id }) => id)],
    }),
  ]);
}

/** A key that is longer than an index takes says no less by its beginning. */
export function keysOf<F extends AnyFields>(kind: RecordKind<F>, id: string | null, fields: F): string[] {
  return [...new Set(candidateKeys(kind.facts(id, fields, '')).map((key) => key.slice(0, 200)))];
}
