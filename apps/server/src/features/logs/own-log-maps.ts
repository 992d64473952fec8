// The maps that a pipeline ran on, for a thread: a version that was published never changes, so each is opened once.
import { openMap } from '../../platform/maps/map-content.ts';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';
import type { VersionOfMap } from './own-log-labels.ts';

export interface VersionMaps {
  /** The published version and all before it, oldest first. */
  readonly of: (tx: TenantTx, processId: string) => Promise<VersionOfMap[]>;
}

const MOST = 200;

export function createVersionMaps(): VersionMaps {
  const opened = new Map<string, VersionOfMap['map']>();
  return {
    async of(tx, processId) {
      const rows = await tx.all<Omit<VersionOfMap, 'map'>>({
        name: 'own-log-versions',
        text: `select id, number, state from map_versions
          where workspace_id = $1 and process_id = $2 and state in ('published', 'superseded') order by number`,
        values: [tx.workspaceId, processId],
      });
      const unknown = rows.filter(({ id }) => !opened.has(id)).map(({ id }) => id);
      if (unknown.length > 0) {
        const maps = await tx.all<{ id: string; map: Buffer }>({
          name: 'own-log-maps',
          text: 'select id, map from map_versions where workspace_id = $1 and id = any($2::uuid[])',
          values: [tx.workspaceId, unknown],
        });
        for (const { id, map } of maps) opened.set(id, openMap(map));
      }
      const found = rows.map((row) => ({ ...row, map: opened.get(row.id)! }));
      for (const oldest of opened.keys()) {
        if (opened.size <= MOST) break;
        opened.delete(oldest);
      }
      return found;
    },
  };
}
