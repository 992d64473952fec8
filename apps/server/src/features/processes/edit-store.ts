// Edits as they were made, append-only, and where each of them touched the map.
import type { Edit } from '@portolan/contract';
import { touches } from '@portolan/core';
import type { MapCommand } from '@portolan/core';
import type { PersonOf } from '../../platform/auth/people.ts';
import { storable } from '../../platform/db/storable.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

export interface EditRow {
  readonly revision: number;
  readonly command: MapCommand;
  readonly inverse: MapCommand;
  readonly actor_id: string | null;
  readonly client: string;
  readonly at: Date;
}

const COLUMNS = 'revision, command, inverse, actor_id, client, at';

/** How much of the past one answer carries. */
export const MOST_EDITS = 200;
const MOST_BYTES = 4 * 2 ** 20;
const MOST_ABOUT = 50;

export function presentEdit(row: EditRow, personOf: PersonOf): Edit {
  return {
    revision: row.revision,
    by: personOf(row.actor_id),
    client: row.client,
    at: row.at.toISOString(),
    command: row.command,
    inverse: row.inverse,
  };
}

/** The revision that an edit with this key made, if it was made. */
export async function revisionOfKey(
  tx: TenantTx,
  versionId: string,
  key: string,
): Promise<number | undefined> {
  const row = await tx.maybe<{ revision: number }>({
    name: 'edit-by-key',
    text: 'select revision from map_edits where workspace_id = $1 and version_id = $2 and key = $3',
    values: [tx.workspaceId, versionId, storable(key)],
  });
  return row?.revision;
}

/** The edits after a revision, oldest first, as many as one answer carries. */
export async function editsAfter(
  tx: TenantTx,
  versionId: string,
  after: number,
): Promise<{ readonly edits: readonly EditRow[]; readonly more: boolean }> {
  const rows = await tx.all<EditRow & { readonly before: number }>({
    name: 'edits-after',
    text: `select ${COLUMNS}, sum(bytes) over (order by revision) - bytes as before from map_edits
      where workspace_id = $1 and version_id = $2 and revision > $3 order by revision limit ${MOST_EDITS + 1}`,
    values: [tx.workspaceId, versionId, after],
  });
  const edits = rows.filter((row, i) => i < MOST_EDITS && row.before <= MOST_BYTES);
  return { edits, more: edits.length < rows.length };
}

/** The latest edits that touched an element (`nodes/qualify`) or a field of it (`nodes/qualify/name`), newest first. */
export async function editsAbout(
  tx: TenantTx,
  versionId: string,
  about: string,
): Promise<{ readonly edits: readonly EditRow[]; readonly more: boolean }> {
  const rows = await tx.all<EditRow>({
    name: 'edits-about',
    text: `select e.revision, e.command, e.inverse, e.actor_id, e.client, e.at
      from map_edit_touches t join map_edits e
        on e.workspace_id = t.workspace_id and e.version_id = t.version_id and e.revision = t.revision
      where t.workspace_id = $1 and t.version_id = $2 and t.about = $3
      order by t.revision desc limit ${MOST_ABOUT + 1}`,
    values: [tx.workspaceId, versionId, storable(about)],
  });
  return { edits: rows.slice(0, MOST_ABOUT), more: rows.length > MOST_ABOUT };
}

export async function insertEdit(
  tx: TenantTx,
  versionId: string,
  edit: EditRow & { readonly key: string },
): Promise<void> {
  const command = JSON.stringify(edit.command);
  const inverse = JSON.stringify(edit.inverse);
  await tx.run({
    name: 'edit-insert',
    text: `insert into map_edits (workspace_id, version_id, revision, command, inverse, bytes, actor_id, client, key, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      tx.workspaceId,
      versionId,
      edit.revision,
      command,
      inverse,
      command.length + inverse.length,
      edit.actor_id,
      storable(edit.client),
      storable(edit.key),
      edit.at,
    ],
  });
  await tx.run({
    name: 'edit-touches',
    text: `insert into map_edit_touches (workspace_id, version_id, about, revision)
      select $1, $2, about, $3 from unnest($4::text[]) about`,
    values: [tx.workspaceId, versionId, edit.revision, touchedBy(edit.command, edit.inverse)],
  });
}

/**
 * Every field that an edit touched, and every element. The inverse names what the command does not: taking a lane away
 * clears it on the stages that had it.
 */
export function touchedBy(command: MapCommand, inverse: MapCommand): string[] {
  const fields = [...touches(command), ...touches(inverse)];
  const elements = fields.map((field) =>
    field
      .split('/')
      .slice(0, field.startsWith('map/') ? 1 : 2)
      .join('/'),
  );
  return [...new Set([...fields, ...elements])];
}
