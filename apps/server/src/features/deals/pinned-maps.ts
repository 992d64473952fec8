// The maps that deals run on. A version that was published never changes, so what is kept of it is good for ever.
import { graphOf } from '@portolan/core';
import type { MapGraph, SalesMap } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import { AppError } from '../../platform/http/app-error.ts';

export interface PinnedMap {
  readonly versionId: string;
  readonly processId: string;
  readonly number: number;
  readonly graph: MapGraph;
}

/** What the processes keep. */
export interface MapsOfDeals {
  readonly openVersion: (
    tx: TenantTx,
    versionId: string,
  ) => Promise<{
    readonly version: {
      readonly id: string;
      readonly process_id: string;
      readonly number: number;
      readonly state: string;
    };
    readonly map: SalesMap;
  }>;
}

export interface PinnedMaps {
  /** @throws AppError `not_found` */
  get(tx: TenantTx, versionId: string): Promise<PinnedMap>;
  /** What is kept already; undefined costs a statement with `get`. */
  known(workspaceId: string, versionId: string): PinnedMap | undefined;
  /** The published version of a process. @throws AppError `deal_refused` where nothing is published yet */
  published(tx: TenantTx, processId: string): Promise<PinnedMap>;
}

const MOST = 300;

export function createPinnedMaps(maps: MapsOfDeals): PinnedMaps {
  // By workspace, too: a version of another workspace is never answered from here.
  const kept = new Map<string, PinnedMap>();
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const nameOf = (workspaceId: string, versionId: string): string => `${workspaceId} ${versionId}`;

  function known(workspaceId: string, versionId: string): PinnedMap | undefined {
    return kept.get(nameOf(workspaceId, versionId));
  }

  async function get(tx: TenantTx, versionId: string): Promise<PinnedMap> {
    const found = known(tx.workspaceId, versionId);
    if (found !== undefined) return found;
    const { version, map } = await maps.openVersion(tx, versionId);
    if (version.state === 'draft') {
      throw new AppError('deal_refused', 'Deals run on published versions only');
    }
    const { id, process_id: processId, number } = version;
    const pinned = { versionId: id, processId, number, graph: graphOf(map) };
    kept.set(nameOf(tx.workspaceId, versionId), pinned);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST) break;
      kept.delete(oldest);
    }
    return pinned;
  }

  return {
    get,
    known,
    async published(tx, processId) {
      const row = await tx.maybe<{ id: string | null }>({
        name: 'published-version',
        text: `select v.id from processes p
          left join map_versions v on v.workspace_id = p.workspace_id and v.process_id = p.id and v.state = 'published'
          where p.workspace_id = $1 and p.id = $2 and p.archived_at is null`,
        values: [tx.workspaceId, processId],
      });
      if (row === undefined) {
        throw new AppError('invalid_request', 'There is no such process, or it is archived', [
          { path: 'processId', message: 'unknown' },
        ]);
      }
      if (row.id === null) {
        throw new AppError(
          'deal_refused',
          'The process has no published version yet; publish its map, then deals can run on it',
          undefined,
          { code: 'nothing_published', params: {} },
        );
      }
      return get(tx, row.id);
    },
  };
}
