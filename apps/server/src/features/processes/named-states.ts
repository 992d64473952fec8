// States of a draft that were given a name: the map as it was then, kept for good.
import type { getNamedState, listNamedStates, NamedState, nameState } from '@portolan/contract';
import { peopleOf } from '../../platform/auth/people.ts';
import type { PersonOf } from '../../platform/auth/people.ts';
import { audit } from '../../platform/audit/audit.ts';
import { storable } from '../../platform/db/storable.ts';
import { tenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';
import type { Call } from '../../platform/http/call.ts';
import { jsonBytes } from '../../platform/http/json-bytes.ts';
import type { JsonBytes } from '../../platform/http/json-bytes.ts';
import type { MapCache } from './map-cache.ts';
import { openMap, packMap } from '../../platform/maps/map-content.ts';
import { findVersion, lockedMap, lockVersion } from './version-store.ts';

interface StateRow {
  readonly id: string;
  readonly version_id: string;
  readonly name: string;
  readonly revision: number;
  readonly created_at: Date;
  readonly created_by: string | null;
}

const COLUMNS = 'id, version_id, name, revision, created_at, created_by';

function present(row: StateRow, personOf: PersonOf): NamedState {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    createdAt: row.created_at.toISOString(),
    createdBy: personOf(row.created_by),
  };
}

export function listStates(call: Call<typeof listNamedStates>): Promise<{ items: NamedState[] }> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    if ((await findVersion(tx, params.id)) === undefined) throw new AppError('not_found');
    const rows = await tx.all<StateRow>({
      text: `select ${COLUMNS} from map_named_states where workspace_id = $1 and version_id = $2 order by id desc`,
      values: [workspace.id, params.id],
    });
    const personOf = await peopleOf(
      tx,
      rows.map((row) => row.created_by),
    );
    return { items: rows.map((row) => present(row, personOf)) };
  });
}

export function nameTheState(call: Call<typeof nameState>, maps: MapCache): Promise<NamedState> {
  const { platform, workspace, params, body, now } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const version = await lockVersion(tx, params.id);
    if (version === undefined) throw new AppError('not_found');
    if (version.state !== 'draft') throw new AppError('version_published', 'Only a draft has states to name');
    const row = await tx.one<StateRow>({
      text: `insert into map_named_states (workspace_id, id, version_id, name, revision, map, created_at, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
      values: [
        workspace.id,
        platform.newId(),
        version.id,
        storable(body.name),
        version.revision,
        packMap(await lockedMap(tx, maps, version)),
        now,
        workspace.actor.id,
      ],
    });
    await audit(
      tx,
      {
        actor: workspace.actor,
        action: 'draft.name_state',
        subject: version.id,
        details: { name: row.name, number: version.number },
      },
      platform,
    );
    return present(row, await peopleOf(tx, [row.created_by]));
  });
}

export function showState(call: Call<typeof getNamedState>): Promise<JsonBytes> {
  const { platform, workspace, params } = call;
  return tenantTx(platform.db, workspace.id, async (tx) => {
    const row = await tx.maybe<StateRow & { map: Buffer }>({
      text: `select ${COLUMNS}, map from map_named_states where workspace_id = $1 and id = $2`,
      values: [workspace.id, params.id],
    });
    if (row === undefined) throw new AppError('not_found');
    const personOf = await peopleOf(tx, [row.created_by]);
    return jsonBytes({ state: present(row, personOf), versionId: row.version_id, map: openMap(row.map) });
  });
}
