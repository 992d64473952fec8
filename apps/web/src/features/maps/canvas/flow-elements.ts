// From a map and its layout to what React Flow moves and connects: a node per box, an edge per path.
import type { MapNode, MapPath, SalesMap } from '@portolan/core';
import type { DrawnPath, MapDrawing, MapLayout, NodeBox, PathRoute } from '@portolan/picture';
import type { Edge, Node } from '@xyflow/react';

/** What a finding or a comment shows on its element. */
export interface Mark {
  readonly tone: 'error' | 'warning' | 'advice';
  readonly count: number;
}

export interface NodeData extends Record<string, unknown> {
  readonly node: MapNode;
  readonly box: NodeBox;
  readonly subs: ReadonlyMap<string, MapNode>;
  readonly mark: Mark | undefined;
  readonly comments: number;
  readonly faded: boolean;
}

export interface PathData extends Record<string, unknown> {
  readonly path: MapPath;
  readonly route: PathRoute;
  /** How reality is drawn along it: null where it is not drawn at all, undefined where the map alone is shown. */
  readonly real: DrawnPath | null | undefined;
  readonly mark: Mark | undefined;
}

export type CanvasNode = Node<NodeData, 'map'>;
export type CanvasEdge = Edge<PathData, 'path'>;

export interface Dressing {
  readonly selected: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly comments: ReadonlyMap<string, number>;
  /** What deals really did, where it is shown. */
  readonly drawn: MapDrawing | undefined;
}

/** React Flow would have "node" and "edge" read out, in English. */
const NO_ROLE_WORDS = { 'aria-roledescription': '' };

export function canvasNodes(map: SalesMap, layout: MapLayout, dressing: Dressing): CanvasNode[] {
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const faded = new Set(dressing.drawn?.nodes.flatMap((one) => (one.faded ? [one.id] : [])));
  return layout.nodes.flatMap((box): CanvasNode[] => {
    const node = nodes.get(box.id);
    if (node === undefined) return [];
    const subs = new Map(
      box.subs.flatMap(({ id }) => (nodes.has(id) ? [[id, nodes.get(id)!] as const] : [])),
    );
    return [
      {
        id: box.id,
        type: 'map',
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        measured: { width: box.width, height: box.height },
        ariaRole: 'group',
        ariaLabel: node.name,
        domAttributes: NO_ROLE_WORDS,
        selected: dressing.selected.has(`nodes/${box.id}`),
        data: {
          node,
          box,
          subs,
          mark: dressing.marks.get(`nodes/${box.id}`),
          comments: dressing.comments.get(`nodes/${box.id}`) ?? 0,
          faded: faded.has(box.id),
        },
      },
    ];
  });
}

export function canvasEdges(map: SalesMap, layout: MapLayout, dressing: Dressing): CanvasEdge[] {
  const paths = new Map(map.paths.map((path) => [path.id, path]));
  const names = new Map(map.nodes.map(({ id, name }) => [id, name]));
  const { drawn } = dressing;
  const real = new Map(drawn?.paths.map((one) => [one.id, one]));
  return layout.paths.flatMap((route): CanvasEdge[] => {
    const path = paths.get(route.id);
    if (path === undefined) return [];
    return [
      {
        id: path.id,
        type: 'path',
        source: path.from,
        target: path.to,
        ariaLabel: `${names.get(path.from) ?? ''} → ${names.get(path.to) ?? ''} ${path.label}`.trim(),
        domAttributes: NO_ROLE_WORDS,
        selected: dressing.selected.has(`paths/${path.id}`),
        data: {
          path,
          route,
          real: drawn === undefined ? undefined : (real.get(path.id) ?? null),
          mark: dressing.marks.get(`paths/${path.id}`),
        },
      },
    ];
  });
}

/** Ids of all that is selected, from the address's `nodes/x` and `paths/y`. */
export function selectedIds(select: readonly string[], collection: 'nodes' | 'paths'): string[] {
  return select.flatMap((one) =>
    one.startsWith(`${collection}/`) ? [one.slice(collection.length + 1)] : [],
  );
}
