// What the stages of all maps that deals are on say about time, for Today and the clean-up: read from maps that never
// change, so that deals need not carry it.
import { startsOf } from '@portolan/core';
import type { MapGraph, StageTimes } from '@portolan/core';
import type { TenantTx } from '../../platform/db/tenant-transaction.ts';

/** What is asked of the deals' maps. */
export interface MapsForToday {
  readonly get: (tx: TenantTx, versionId: string) => Promise<{ readonly graph: MapGraph }>;
}

export interface StageLimits extends StageTimes {
  readonly versionId: string;
  readonly nodeId: string;
  readonly giveUpDays: number | null;
  readonly giveUpTouches: number | null;
}

const kept = new WeakMap<MapGraph, readonly Omit<StageLimits, 'versionId'>[]>();

function limitsOf(graph: MapGraph): readonly Omit<StageLimits, 'versionId'>[] {
  const known = kept.get(graph);
  if (known !== undefined) return known;
  const starts = new Set(startsOf(graph));
  const limits = graph.map.nodes.flatMap((node) =>
    node.type === 'stage'
      ? [
          {
            nodeId: node.id,
            isStart: starts.has(node.id),
            followUpDays: node.followUpDays,
            giveUpDays: node.giveUp?.days ?? null,
            giveUpTouches: node.giveUp?.touches ?? null,
          },
        ]
      : [],
  );
  kept.set(graph, limits);
  return limits;
}

/** Of every version that a deal is on, found by skipping through the index. */
export async function stageLimits(tx: TenantTx, maps: MapsForToday): Promise<readonly StageLimits[]> {
  const versions = await tx.all<{ version_id: string }>({
    name: 'versions-of-deals',
    text: `with recursive v as (
        (select d.version_id from deals d where d.workspace_id = $1 and d.deleted_at is null
          order by d.version_id limit 1)
        union all
        select (select d.version_id from deals d
          where d.workspace_id = $1 and d.deleted_at is null and d.version_id > v.version_id
          order by d.version_id limit 1) from v where v.version_id is not null)
      select version_id from v where version_id is not null`,
    values: [tx.workspaceId],
  });
  const limits: StageLimits[] = [];
  for (const { version_id: versionId } of versions) {
    // oxlint-disable-next-line no-await-in-loop -- known already, all but the first time
    const { graph } = await maps.get(tx, versionId);
    limits.push(...limitsOf(graph).map((one) => ({ ...one, versionId })));
  }
  return limits;
}

export function limitsByStage(
  limits: readonly StageLimits[],
): (versionId: string, nodeId: string) => StageLimits | undefined {
  const byStage = new Map(limits.map((one) => [`${one.versionId} ${one.nodeId}`, one]));
  return (versionId, nodeId) => byStage.get(`${versionId} ${nodeId}`);
}
