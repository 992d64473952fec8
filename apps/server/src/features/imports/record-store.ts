// What an import made and changed, and which record of the other tool is which of ours.
import { storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export type KeptAbout = 'company' | 'contact' | 'product' | 'deal' | 'activity';

export interface KeptRecord {
  readonly about: KeptAbout;
  readonly recordId: string;
  readonly what: 'created' | 'updated';
  readonly revision: number;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>> | null;
}

/** Of a record that is changed twice, what was there first and what is there last. */
export async function keepRecords(
  tx: TenantTx,
  importId: string,
  kept: readonly KeptRecord[],
): Promise<void> {
  if (kept.length === 0) return;
  const byId = new Map<string, KeptRecord>();
  for (const one of kept) {
    const before = byId.get(one.recordId);
    byId.set(one.recordId, before === undefined ? one : merged(before, one));
  }
  await tx.run({
    name: 'import-records-keep',
    text: `insert into import_records as k (workspace_id, import_id, about, record_id, what, revision, changes)
      select $1, $2, r.about, r."recordId", r.what, r.revision, r.changes
      from jsonb_to_recordset($3::jsonb) as r (about text, "recordId" uuid, what text, revision int, changes jsonb)
      on conflict (workspace_id, import_id, about, record_id) do update set revision = excluded.revision,
        changes = case when k.changes is null then null else excluded.changes || (
          select coalesce(jsonb_object_agg(e.key, jsonb_build_object('from', e.value->'from',
            'to', coalesce(excluded.changes->e.key->'to', e.value->'to'))), '{}') from jsonb_each(k.changes) e) end`,
    values: [tx.workspaceId, importId, storableJson([...byId.values()])],
  });
}

function merged(before: KeptRecord, after: KeptRecord): KeptRecord {
  if (before.changes === null) return { ...before, revision: after.revision };
  const changes = { ...after.changes };
  for (const [field, { from, to }] of Object.entries(before.changes)) {
    changes[field] = { from, to: changes[field]?.to ?? to };
  }
  return { ...after, what: before.what, changes };
}

/** The import itself has changed them again. */
export async function bumpRecords(
  tx: TenantTx,
  importId: string,
  records: readonly { readonly recordId: string; readonly revision: number }[],
): Promise<void> {
  if (records.length === 0) return;
  await tx.run({
    name: 'import-records-bump',
    text: `update import_records k set revision = r.revision
      from jsonb_to_recordset($3::jsonb) as r ("recordId" uuid, revision int)
      where k.workspace_id = $1 and k.import_id = $2 and k.record_id = r."recordId"`,
    values: [tx.workspaceId, importId, JSON.stringify(records)],
  });
}

export interface KeptSource {
  readonly about: KeptAbout;
  readonly sourceId: string;
  readonly recordId: string;
}

export async function keepSources(tx: TenantTx, tool: string, sources: readonly KeptSource[]): Promise<void> {
  if (sources.length === 0) return;
  const byId = new Map(sources.map((one) => [`${one.about} ${one.sourceId}`, one]));
  await tx.run({
    name: 'record-sources-keep',
    text: `insert into record_sources (workspace_id, tool, about, source_id, record_id)
      select $1, $2, r.about, r."sourceId", r."recordId"
      from jsonb_to_recordset($3::jsonb) as r (about text, "sourceId" text, "recordId" uuid)
      on conflict (workspace_id, tool, about, source_id) do update set record_id = excluded.record_id`,
    values: [tx.workspaceId, tool, storableJson([...byId.values()])],
  });
}

/**
 * Deals that nobody has changed since the import are still that after what the import (or taking it back) does with
 * them here.
 */
export async function asUntouched(
  tx: TenantTx,
  importId: string,
  dealIds: readonly string[],
  change: () => Promise<void>,
): Promise<void> {
  const untouched =
    dealIds.length === 0
      ? []
      : await tx.all<{ id: string }>({
          name: 'imports-untouched-deals',
          text: `select d.id from import_records r
              join deals d on d.workspace_id = r.workspace_id and d.id = r.record_id
            where r.workspace_id = $1 and r.import_id = $2 and r.about = 'deal' and r.record_id = any($3::uuid[])
              and r.revision = d.revision`,
          values: [tx.workspaceId, importId, dealIds],
        });
  await change();
  if (untouched.length === 0) return;
  await tx.run({
    name: 'imports-still-untouched',
    text: `update import_records r set revision = d.revision from deals d
      where r.workspace_id = $1 and r.import_id = $2 and r.about = 'deal' and r.record_id = any($3::uuid[])
        and d.workspace_id = $1 and d.id = r.record_id`,
    values: [tx.workspaceId, importId, untouched.map(({ id }) => id)],
  });
}
