// Where a scope of a map is entered: the process itself, or the inside of a stage.
import type { SalesMap } from '@portolan/core';

/**
 * The named starts, and everything that no path leads to; where all goes in circles, the first node.
 * @param parent null for the process itself
 */
export function entriesOf(
  map: Pick<SalesMap, 'nodes' | 'paths' | 'starts'>,
  parent: string | null,
): string[] {
  const own = map.nodes.filter((node) => node.parent === parent).map(({ id }) => id);
  const reached = new Set(map.paths.map(({ to }) => to));
  const starts = new Set(map.starts);
  const found = own.filter((id) => starts.has(id) || !reached.has(id));
  return found.length > 0 ? found : own.slice(0, 1);
}
