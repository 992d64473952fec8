// The figures of the stages of a pipeline, by the published map. Runs in a thread.
import type { StageMetrics } from '@portolan/contract';
import { graphOf, isForward, type MapGraph, type MapNode } from '@portolan/core';
import { type EventLog, type StageOfLog, stageFigures, type StageWindow } from '@portolan/mining';
import { endsOf } from './own-log-extend.ts';
import type { VersionOfMap } from './own-log-labels.ts';

/** @param raw with the ids of stages as activities; @param versions oldest first */
export function stageMetrics(
  raw: EventLog,
  versions: readonly VersionOfMap[],
  window: StageWindow,
): StageMetrics[] {
  const published = versions.findLast(({ state }) => state === 'published');
  if (published === undefined) return [];
  const graphs = [published, ...versions.toReversed()].map(({ map }) => graphOf(map));
  const nodes = published.map.nodes.filter((node) => node.type === 'stage' && node.kind !== 'audience');
  const stages = nodes.map((node) => stageOf(raw, graphs, node));
  return stageFigures(raw, stages, endsOf(raw), window).map(({ stay, ...figures }, i) => ({
    node: nodes[i]!.id,
    ...figures,
    stay: stay && { quarter: stay[0], median: stay[1], threeQuarters: stay[2] },
  }));
}

function stageOf(raw: EventLog, graphs: readonly MapGraph[], { id }: MapNode): StageOfLog {
  const inside = Uint8Array.from(raw.activities, (activity) =>
    graphs.some((graph) => isWithin(graph, activity, id)) ? 1 : 0,
  );
  const forward = Uint8Array.from(raw.activities, (activity, a) => {
    if (inside[a] === 1) return 0;
    // By the newest version that has both.
    const graph = graphs.find((one) => one.node(id) !== undefined && one.node(activity) !== undefined);
    const to = graph?.node(activity);
    return graph !== undefined && to !== undefined && to.type !== 'decision' && isForward(graph, id, to)
      ? 1
      : 0;
  });
  return { inside, forward };
}

/** The stage itself, or one of those that it consists of. */
function isWithin(graph: MapGraph, nodeId: string, stageId: string): boolean {
  if (nodeId === stageId) return true;
  const parent = graph.node(nodeId)?.parent ?? null;
  return parent !== null && isWithin(graph, parent, stageId);
}
