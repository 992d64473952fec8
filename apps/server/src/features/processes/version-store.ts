// Rows of `map_versions`. Discarded drafts stay in the table and are found by nobody.
import type { Hypothesis, MapVersion } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import type { PersonOf } from '../../platform/auth/people.ts';
import { storable, storableJson } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { MapCache } from './map-cache.ts';
import { countStages, packMap } from '../../platform/maps/map-content.ts';

export interface VersionRow {
  readonly id: string;
  readonly process_id: string;
  readonly number: number;
  readonly state: MapVersion['state'];
  readonly stages: number;
  readonly revision: number;
  readonly content_revision: number;
  readonly note: string;
  readonly hypothesis: Hypothesis | null;
  readonly based_on: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly updated_by: string | null;
  readonly published_at: Date | null;
  readonly published_by: string | null;
  readonly override_reason: string | null;
}

const COLUMNS = `id, process_id, number, state, stages, revision, content_revision, note, hypothesis, based_on,
  created_at, updated_at, updated_by, published_at, published_by, override_reason`;

export function presentVersion(row: VersionRow, personOf: PersonOf): MapVersion {
  return {
    id: row.id,
    processId: row.process_id,
    number: row.number,
    state: row.state,
    revision: row.revision,
    contentRevision: row.content_revision,
    note: row.note,
    hypothesis: row.hypothesis,
    basedOn: row.based_on,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    updatedBy: personOf(row.updated_by),
    publishedAt: row.published_at?.toISOString() ?? null,
    publishedBy: personOf(row.published_by),
    overrideReason: row.override_reason,
  };
}

/** Whose names `presentVersion` needs. */
export function peopleIn(rows: readonly VersionRow[]): (string | null)[] {
  return rows.flatMap((row) => [row.updated_by, row.published_by]);
}

export function findVersion(tx: TenantTx, id: string): Promise<VersionRow | undefined> {
  return tx.maybe<VersionRow>({
    name: 'version',
    text: `select ${COLUMNS} from map_versions where workspace_id = $1 and id = $2 and state <> 'discarded'`,
    values: [tx.workspaceId, id],
  });
}

/** Nobody else edits, signs or publishes it until this transaction ends. */
export function lockVersion(tx: TenantTx, id: string): Promise<VersionRow | undefined> {
  return tx.maybe<VersionRow>({
    name: 'version-lock',
    text: `select ${COLUMNS} from map_versions
      where workspace_id = $1 and id = $2 and state <> 'discarded' for update`,
    values: [tx.workspaceId, id],
  });
}

/** Newest first. */
export function listVersions(tx: TenantTx, processId: string): Promise<VersionRow[]> {
  return tx.all<VersionRow>({
    name: 'versions',
    text: `select ${COLUMNS} from map_versions
      where workspace_id = $1 and process_id = $2 and state <> 'discarded' order by number desc`,
    values: [tx.workspaceId, processId],
  });
}

/** The draft and the published version of each. */
export function currentVersions(tx: TenantTx, processIds: readonly string[]): Promise<VersionRow[]> {
  return tx.all<VersionRow>({
    name: 'versions-current',
    text: `select ${COLUMNS} from map_versions
        where workspace_id = $1 and process_id = any($2::uuid[]) and state = 'draft'
      union all select ${COLUMNS} from map_versions
        where workspace_id = $1 and process_id = any($2::uuid[]) and state = 'published'`,
    values: [tx.workspaceId, processIds],
  });
}

export function findCurrent(
  tx: TenantTx,
  processId: string,
  state: 'draft' | 'published',
): Promise<VersionRow | undefined> {
  return tx.maybe<VersionRow>({
    text: `select ${COLUMNS} from map_versions where workspace_id = $1 and process_id = $2 and state = '${state}'`,
    values: [tx.workspaceId, processId],
  });
}

/** The map as it was at the row's revision; undefined when an edit was saved since the row was read without a lock. */
export async function readMapOf(tx: TenantTx, row: VersionRow): Promise<Buffer | undefined> {
  const found = await tx.maybe<{ map: Buffer }>({
    name: 'version-map',
    text: 'select map from map_versions where workspace_id = $1 and id = $2 and revision = $3',
    values: [tx.workspaceId, row.id, row.revision],
  });
  return found?.map;
}

/** The map of a version that this transaction has locked. */
export async function lockedMap(tx: TenantTx, maps: MapCache, row: VersionRow): Promise<SalesMap> {
  const map = await maps.get(row, () => readMapOf(tx, row));
  if (map === undefined) throw new Error(`version ${row.id} changed under its lock`);
  return map;
}

/** A new draft; its number follows the highest one. */
export function insertDraft(
  tx: TenantTx,
  draft: {
    readonly id: string;
    readonly processId: string;
    readonly map: SalesMap;
    readonly basedOn: string | null;
    readonly by: string | null;
    readonly now: Date;
  },
): Promise<VersionRow> {
  return tx.one<VersionRow>({
    text: `insert into map_versions (workspace_id, id, process_id, number, state, map, stages, revision,
        content_revision, based_on, created_at, updated_at, updated_by)
      select $1, $2, $3, 1 + coalesce(max(number), 0), 'draft', $4, $5, 0, 0, $6, $7, $7, $8
        from map_versions where workspace_id = $1 and process_id = $3 and state <> 'discarded'
      returning ${COLUMNS}`,
    values: [
      tx.workspaceId,
      draft.id,
      draft.processId,
      packMap(draft.map),
      countStages(draft.map),
      draft.basedOn,
      draft.now,
      draft.by,
    ],
  });
}

export async function saveMap(tx: TenantTx, row: VersionRow, map: SalesMap): Promise<void> {
  await tx.run({
    name: 'version-save-map',
    text: `update map_versions set map = $3, stages = $4, revision = $5, content_revision = $6, updated_at = $7,
      updated_by = $8 where workspace_id = $1 and id = $2`,
    values: [
      tx.workspaceId,
      row.id,
      packMap(map),
      countStages(map),
      row.revision,
      row.content_revision,
      row.updated_at,
      row.updated_by,
    ],
  });
}

export async function saveWords(tx: TenantTx, row: VersionRow): Promise<void> {
  await tx.run({
    text: `update map_versions set note = $3, hypothesis = $4, updated_at = $5, updated_by = $6
      where workspace_id = $1 and id = $2`,
    values: [
      tx.workspaceId,
      row.id,
      storable(row.note),
      row.hypothesis === null ? null : storableJson(row.hypothesis),
      row.updated_at,
      row.updated_by,
    ],
  });
}

export async function discardVersion(tx: TenantTx, id: string): Promise<void> {
  await tx.run({
    text: "update map_versions set state = 'discarded' where workspace_id = $1 and id = $2 and state = 'draft'",
    values: [tx.workspaceId, id],
  });
}

export async function supersede(tx: TenantTx, processId: string): Promise<void> {
  await tx.run({
    text: `update map_versions set state = 'superseded'
      where workspace_id = $1 and process_id = $2 and state = 'published'`,
    values: [tx.workspaceId, processId],
  });
}

export function publish(
  tx: TenantTx,
  id: string,
  publication: { readonly at: Date; readonly by: string | null; readonly overrideReason: string | null },
): Promise<VersionRow> {
  return tx.one<VersionRow>({
    text: `update map_versions set state = 'published', published_at = $3, published_by = $4, override_reason = $5
      where workspace_id = $1 and id = $2 returning ${COLUMNS}`,
    values: [
      tx.workspaceId,
      id,
      publication.at,
      publication.by,
      publication.overrideReason === null ? null : storable(publication.overrideReason),
    ],
  });
}
