// Gives every node of a drawn map a cell: main line straight in each lane, outcomes and resting stages beside it.
// What a person has placed stays where it is. Deterministic, and local: one more node moves little else.
import type { MapCommand, MapNode, SalesMap } from '@portolan/core';
import { flowOrder, type FlowOrder } from './flow-order.ts';
import { groupBy } from './group-by.ts';
import type { Cell } from './map-layout.ts';

/** @returns a cell for every node that is not part of another; no two in the same cell of a lane. */
export function arrangeMap(map: SalesMap): ReadonlyMap<string, Cell> {
  return arrangeNodes(map, (node) => node.place).cells;
}

export interface TidyOptions {
  /** Leaves nodes that are pinned where they are; true unless said otherwise. */
  readonly keepPinned?: boolean;
}

/** One command (a `several`, maybe empty) that gives every node the place it would get on an empty canvas. */
export function tidyMap(map: SalesMap, { keepPinned = true }: TidyOptions = {}): MapCommand {
  const keeps = (node: MapNode): boolean => keepPinned && node.place?.pinned === true;
  const { cells } = arrangeNodes(map, (node) => (keeps(node) ? node.place : null));
  return {
    do: 'several',
    commands: map.nodes.flatMap((node): MapCommand[] => {
      const cell = cells.get(node.id);
      if (cell === undefined) return [];
      const { place } = node;
      const pinned = keeps(node);
      if (place?.column === cell.column && place.row === cell.row && place.pinned === pinned) return [];
      return [{ do: 'set', in: 'nodes', id: node.id, field: 'place', value: { ...cell, pinned } }];
    }),
  };
}

export interface Arranged {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly order: FlowOrder;
}

export function arrangeNodes(map: SalesMap, placeOf: (node: MapNode) => Cell | null): Arranged {
  const fixed = new Map(
    map.nodes.flatMap((node) => {
      const place = placeOf(node);
      return place === null ? [] : [[node.id, place.column] as const];
    }),
  );
  const order = flowOrder(map, fixed);
  const canvas = createCanvas(order.lane);
  for (const node of order.nodes) {
    const place = placeOf(node);
    if (place !== null) canvas.put(node.id, place.column, place.row);
  }
  const free = order.nodes.filter(({ id }) => !canvas.cells.has(id));
  const main = free
    .filter(({ id }) => !order.beside.has(id))
    .toSorted((a, b) => order.column.get(a.id)! - order.column.get(b.id)!);
  for (const { id } of main) if (order.mainLine.has(id)) canvas.put(id, order.column.get(id)!, 0);
  reserveMainLine(order, canvas);
  const into = groupBy(
    order.paths.filter((path) => !order.back.has(path.id)),
    (path) => path.to,
  );
  for (const { id } of main) {
    if (canvas.cells.has(id)) continue;
    const lane = order.lane.get(id);
    const before = (into.get(id) ?? []).find(
      (path) => canvas.cells.has(path.from) && order.lane.get(path.from) === lane,
    );
    canvas.put(id, order.column.get(id)!, before ? canvas.cells.get(before.from)!.row : 0);
  }
  reserveHandOvers(map, order, canvas);
  placeBeside(free, order, canvas, into);
  return { cells: canvas.cells, order };
}

/** The lowest row that a place may name. */
const LAST_ROW = 200;

interface Canvas {
  readonly cells: ReadonlyMap<string, Cell>;
  /** Into the cell, or the nearest free one of the column, below first. */
  readonly put: (id: string, column: number, row: number) => void;
  readonly isFree: (lane: string | null, column: number, row: number) => boolean;
  readonly reserve: (lane: string | null, column: number, row: number) => void;
}

function cellKey(lane: string | null, column: number, row: number): string {
  return `${lane ?? ''} ${column} ${row}`;
}

function createCanvas(lanes: ReadonlyMap<string, string | null>): Canvas {
  const taken = new Set<string>();
  const reserved = new Set<string>();
  const cells = new Map<string, Cell>();
  const isFree: Canvas['isFree'] = (lane, column, row) =>
    row >= 0 && !taken.has(cellKey(lane, column, row)) && !reserved.has(cellKey(lane, column, row));
  return {
    cells,
    isFree,
    reserve: (lane, column, row) => void reserved.add(cellKey(lane, column, row)),
    put: (id, column, row) => {
      const lane = lanes.get(id) ?? null;
      for (let to = column; ; to++) {
        // row, +1, -1, +2, -2 …; a column that is full to the floor gives way to the next one.
        for (let step = 0; step <= 2 * LAST_ROW; step++) {
          const at = step % 2 === 0 ? row - step / 2 : row + (step + 1) / 2;
          if (at > LAST_ROW || !isFree(lane, to, at)) continue;
          taken.add(cellKey(lane, to, at));
          cells.set(id, { column: to, row: at });
          return;
        }
      }
    },
  };
}

/** Nothing may stand between two stations of the main line in one lane. */
function reserveMainLine(order: FlowOrder, canvas: Canvas): void {
  for (const path of order.paths) {
    if (!order.mainLine.has(path.from) || !order.mainLine.has(path.to)) continue;
    const from = canvas.cells.get(path.from);
    const to = canvas.cells.get(path.to);
    const lane = order.lane.get(path.from) ?? null;
    if (from === undefined || to === undefined || from.row !== to.row || order.lane.get(path.to) !== lane)
      continue;
    if (to.column - from.column > 20) continue;
    for (let column = from.column + 1; column < to.column; column++) canvas.reserve(lane, column, from.row);
  }
}

/** Nor under what is handed straight down to another lane. */
function reserveHandOvers(map: SalesMap, order: FlowOrder, canvas: Canvas): void {
  const lanes: (string | null)[] = [null, ...map.lanes.map(({ id }) => id)];
  for (const path of order.paths) {
    if (order.back.has(path.id)) continue;
    const from = canvas.cells.get(path.from);
    const to = canvas.cells.get(path.to);
    if (from === undefined || to === undefined || from.column !== to.column) continue;
    const upper = lanes.indexOf(order.lane.get(path.from) ?? null);
    const lower = lanes.indexOf(order.lane.get(path.to) ?? null);
    if (lower <= upper) continue;
    for (let row = from.row + 1; row <= from.row + 4; row++) canvas.reserve(lanes[upper]!, from.column, row);
    for (const lane of lanes.slice(upper + 1, lower)) {
      for (let row = 0; row <= 4; row++) canvas.reserve(lane, from.column, row);
    }
    for (let row = 0; row < to.row; row++) canvas.reserve(lanes[lower]!, from.column, row);
  }
}

function placeBeside(
  free: readonly MapNode[],
  order: FlowOrder,
  canvas: Canvas,
  into: ReadonlyMap<string, readonly { readonly from: string }[]>,
): void {
  const out = groupBy(order.paths, (path) => path.from);
  const leadsOf = (id: string): string[] =>
    (into.get(id) ?? []).map((path) => path.from).filter((from) => canvas.cells.has(from));
  const waiting = free.filter(({ id }) => order.beside.has(id));
  // What a placed node leads to comes first; of a chain of resting stages, one after the other.
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ id }) => leadsOf(id).length > 0);
    const [node] = waiting.splice(Math.max(0, ready), 1);
    const id = node!.id;
    const leads = leadsOf(id).toSorted((a, b) => canvas.cells.get(a)!.column - canvas.cells.get(b)!.column);
    const lead = leads[leads.length >> 1];
    if (lead === undefined) {
      canvas.put(id, Math.max(0, ...Array.from(canvas.cells.values(), ({ column }) => column)), 1);
      continue;
    }
    const back = (out.get(id) ?? []).flatMap((path) => canvas.cells.get(path.to)?.column ?? []);
    const at = canvas.cells.get(lead)!;
    const goal =
      back.length === 0
        ? at.column
        : Math.min(at.column, Math.max(at.column - 1, ...back.filter((c) => c < at.column)));
    const lane = order.lane.get(id) ?? null;
    const cell = nearestFree(canvas, lane, goal, order.lane.get(lead) === lane ? at.row : -1);
    canvas.put(id, cell.column, cell.row);
  }
}

/** The free cell that costs least: near in columns, just below (or above) the row of what leads there. */
function nearestFree(canvas: Canvas, lane: string | null, column: number, leadRow: number): Cell {
  let best: Cell = { column, row: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row <= leadRow + 12; row++) {
    for (let c = Math.max(0, column - 2); c <= column + 3; c++) {
      const rows = leadRow < 0 ? row : Math.abs(row - leadRow);
      const cost =
        Math.abs(c - column) * 1.7 +
        (c < column ? 0.2 : 0) +
        rows * 1.5 +
        (rows === 0 && leadRow >= 0 ? 4.5 : 0) +
        (row === 0 && leadRow > 0 ? 3 : 0);
      if (cost >= least || !canvas.isFree(lane, c, row)) continue;
      least = cost;
      best = { column: c, row };
    }
  }
  return best;
}
