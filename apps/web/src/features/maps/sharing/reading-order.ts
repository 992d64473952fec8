// The nodes of a map in the order in which they are read: from the starts along the paths, ends last.
import type { MapNode, SalesMap } from '@portolan/core';

/** Without sub-stages; those stand in their stage. */
export function readingOrder(map: SalesMap): readonly MapNode[] {
  const top = map.nodes.filter(({ parent }) => parent === null);
  const known = new Map(top.map((node) => [node.id, node]));
  const out = Map.groupBy(map.paths, ({ from }) => from);
  const seen = new Set<string>();
  const order: MapNode[] = [];
  const visit = (first: string): void => {
    const waiting = [first];
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      const node = known.get(at);
      if (node === undefined || seen.has(at)) continue;
      seen.add(at);
      order.push(node);
      waiting.push(...(out.get(at) ?? []).map(({ to }) => to));
    }
  };
  const entered = new Set(map.paths.map(({ to }) => to));
  for (const id of map.starts) visit(id);
  for (const { id } of top) if (!entered.has(id)) visit(id);
  for (const { id } of top) visit(id);
  return [
    ...order.filter(({ type }) => type !== 'outcome'),
    ...order.filter(({ type }) => type === 'outcome'),
  ];
}
