// Where a new path may lead, and what a path says about itself.
import { connect } from '@portolan/core';
import type { MapNode, MapPath, SalesMap } from '@portolan/core';

/** Nodes that `from` can be joined to by one more path, in the order of the map. */
export function targetsFrom(map: SalesMap, from: string): readonly MapNode[] {
  return map.nodes.filter(({ id }) => connect(map, from, id, () => 'new').ok);
}

export interface NamedPath {
  readonly path: MapPath;
  readonly from: string;
  readonly to: string;
}

/** Paths that leave and enter a node, with the names of their ends. */
export function pathsAt(
  map: SalesMap,
  id: string,
): { readonly out: readonly NamedPath[]; readonly into: readonly NamedPath[] } {
  const names = new Map(map.nodes.map((node) => [node.id, node.name]));
  const named = (path: MapPath): NamedPath => ({
    path,
    from: names.get(path.from) ?? '',
    to: names.get(path.to) ?? '',
  });
  return {
    out: map.paths.filter(({ from }) => from === id).map(named),
    into: map.paths.filter(({ to }) => to === id).map(named),
  };
}
