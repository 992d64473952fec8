// What the rows' commands do to the map. Places come from the same arrangement that draws it, so that what is added here
// stands well on the canvas.
import { addNode, copyOf, insertOnPath, paste } from '@portolan/core';
import type { Addition, MapCommand, NodeDraft, SalesMap } from '@portolan/core';
import { arrangeMap } from '@portolan/picture';

/**
 * A node after another one. Where there is one way on, a stage or decision goes between; otherwise it is one more way.
 * @param after a node's id; null for a map without any
 */
export function addAfter(
  map: SalesMap,
  after: string | null,
  draft: NodeDraft,
  newId: () => string,
): Addition {
  const places = arrangeMap(map);
  const [way, ...others] = map.paths.filter(({ from }) => from === after);
  if (way !== undefined && others.length === 0 && draft.type !== 'outcome') {
    const between = insertOnPath(map, places, way.id, draft, newId);
    if (between !== null) return between;
  }
  return addNode(map, places, draft, { newId, ...(after === null ? {} : { after }) });
}

/** A node on the way that a path goes. */
export function addOnPath(
  map: SalesMap,
  path: string,
  draft: NodeDraft,
  newId: () => string,
): Addition | null {
  return insertOnPath(map, arrangeMap(map), path, draft, newId);
}

/** Another one like it, with its sub-stages, not joined to anything yet. */
export function duplicate(
  map: SalesMap,
  id: string,
  newId: () => string,
): { readonly command: MapCommand; readonly id: string | null } {
  const pasted = paste(map, arrangeMap(map), copyOf(map, [id]), newId);
  return { command: pasted.command, id: pasted.ids[0] ?? null };
}
