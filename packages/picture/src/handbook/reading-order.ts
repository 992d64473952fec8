// The order in which the handbook goes through a map: as it is drawn, from the start, lane by lane within a column.
import type { Decision, MapNode, Outcome, SalesMap, Stage } from '@portolan/core';
import { arrangeMap } from '../map/arrange.ts';

export interface ReadingOrder {
  readonly stages: readonly Stage[];
  readonly decisions: readonly Decision[];
  readonly outcomes: readonly Outcome[];
  /** Sub-stages by the stage they are part of. */
  readonly parts: ReadonlyMap<string, readonly MapNode[]>;
}

export function readingOrder(map: SalesMap): ReadingOrder {
  const cells = arrangeMap(map);
  const lanes = new Map(map.lanes.map(({ id }, i) => [id, i]));
  const key = (node: MapNode): readonly [number, number, number] => {
    const cell = cells.get(node.id);
    return [cell?.column ?? 0, cell?.row === 0 ? 0 : 1, lanes.get(node.lane ?? '') ?? -1];
  };
  const sorted = map.nodes
    .filter((node) => node.parent === null)
    .map((node) => ({ node, key: key(node) }))
    .toSorted((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2])
    .map(({ node }) => node);
  const parts = new Map<string, MapNode[]>();
  for (const node of map.nodes) {
    if (node.parent === null) continue;
    const list = parts.get(node.parent);
    if (list) list.push(node);
    else parts.set(node.parent, [node]);
  }
  return {
    stages: sorted.filter((node) => node.type === 'stage'),
    decisions: sorted.filter((node) => node.type === 'decision'),
    outcomes: sorted.filter((node) => node.type === 'outcome'),
    parts,
  };
}
