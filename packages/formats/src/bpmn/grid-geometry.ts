// A plain layout for maps that nobody has laid out: columns by how far a node is from the start, rows within lanes.
// Cells are wide enough for the gateways that BPMN needs before and after a stage, so nothing overlaps.
import type { MapNode, SalesMap } from '@portolan/core';
import { entriesOf } from './entries.ts';
import { around, type Box } from './geometry.ts';

const CELL = { width: 280, height: 140 };
const SIZES = {
  stage: { width: 120, height: 80 },
  decision: { width: 50, height: 50 },
  outcome: { width: 36, height: 36 },
} as const;

export interface GridGeometry {
  readonly boxes: ReadonlyMap<string, Box>;
  /** In the order of the map's lanes; nodes of no lane stand below the last. */
  readonly lanes: ReadonlyMap<string, Box>;
}

/** @param parent null for the process itself, whose lanes are drawn */
export function gridGeometry(map: SalesMap, parent: string | null): GridGeometry {
  const nodes = map.nodes.filter((node) => node.parent === parent);
  const column = columnsOf(map, nodes, entriesOf(map, parent));
  const columns = Math.max(1, ...[...column.values()].map((at) => at + 1));
  const boxes = new Map<string, Box>();
  const lanes = new Map<string, Box>();
  const known = parent === null ? map.lanes.map(({ id }) => id) : [];
  let y = 0;
  for (const lane of [...known, null]) {
    const inLane = nodes.filter((node) => (parent === null ? node.lane === lane : true));
    const row = rowsOf(map, inLane, column);
    const height = CELL.height * Math.max(1, ...[...row.values()].map((at) => at + 1));
    for (const node of inLane) {
      const middle = {
        x: (column.get(node.id) ?? 0) * CELL.width + CELL.width / 2,
        y: y + (row.get(node.id) ?? 0) * CELL.height + CELL.height / 2,
      };
      const { width, height: tall } = SIZES[node.type];
      boxes.set(node.id, around(middle, width, tall));
    }
    if (lane !== null) lanes.set(lane, { x: 0, y, width: columns * CELL.width, height });
    y += height;
  }
  return { boxes, lanes };
}

/** Places that people chose, where every node has one; otherwise the longest way from the start, returns left out. */
function columnsOf(
  map: SalesMap,
  nodes: readonly MapNode[],
  entries: readonly string[],
): Map<string, number> {
  const placed = nodes.flatMap(({ id, place }) => (place === null ? [] : [{ id, at: place.column }]));
  if (placed.length === nodes.length) {
    const order = [...new Set(placed.map(({ at }) => at))].toSorted((a, b) => a - b);
    return new Map(placed.map(({ id, at }) => [id, order.indexOf(at)]));
  }
  const ids = new Set(nodes.map(({ id }) => id));
  const next = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of map.paths) if (ids.has(from) && ids.has(to)) next.get(from)?.push(to);
  const finished: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const forward = new Map<string, string[]>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const to of next.get(id) ?? []) {
      if (state.get(to) === 'open') continue;
      forward.set(id, [...(forward.get(id) ?? []), to]);
      if (!state.has(to)) visit(to);
    }
    state.set(id, 'done');
    finished.push(id);
  };
  for (const id of [...entries, ...ids]) if (!state.has(id)) visit(id);
  const column = new Map<string, number>(nodes.map(({ id }) => [id, 0]));
  for (const id of finished.toReversed()) {
    for (const to of forward.get(id) ?? []) {
      column.set(to, Math.max(column.get(to) ?? 0, (column.get(id) ?? 0) + 1));
    }
  }
  return column;
}

/** The row of whatever leads to a node, or the next that is free in its column. */
function rowsOf(
  map: SalesMap,
  nodes: readonly MapNode[],
  column: ReadonlyMap<string, number>,
): Map<string, number> {
  const rows = new Map<string, number>();
  const taken = new Set<string>();
  const before = Map.groupBy(map.paths, ({ to }) => to);
  const chosen = nodes.every(({ place }) => place !== null);
  const order = chosen
    ? [...new Set(nodes.map(({ place }) => place?.row ?? 0))].toSorted((a, b) => a - b)
    : [];
  for (const node of nodes.toSorted((a, b) => (column.get(a.id) ?? 0) - (column.get(b.id) ?? 0))) {
    const wanted = chosen
      ? order.indexOf(node.place?.row ?? 0)
      : Math.min(...(before.get(node.id) ?? []).map(({ from }) => rows.get(from) ?? 0), 1000) % 1000;
    let row = wanted;
    while (taken.has(`${column.get(node.id)} ${row}`)) row++;
    taken.add(`${column.get(node.id)} ${row}`);
    rows.set(node.id, row);
  }
  return rows;
}
