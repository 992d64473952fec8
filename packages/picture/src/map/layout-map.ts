// Lays a drawn map out: cells, boxes, ways, tracks, px, labels. Fast enough for every edit: nothing is kept in between.
import type { MapNode, SalesMap } from '@portolan/core';
import type { LabelBox } from '../layout/layout.ts';
import { estimateWidth, type MeasureText } from '../text/measure.ts';
import { wrapText } from '../text/wrap.ts';
import { arrangeNodes } from './arrange.ts';
import { nodeSize, type NodeSize } from './boxes.ts';
import { columnBands, gridRows, rowBands, spread, type Lines } from './grid.ts';
import { labelSize, placePathLabels, type LabelTask } from './labels.ts';
import {
  MAP_GEOMETRY as G,
  type Cell,
  type Direction,
  type MapLayout,
  type NodeBox,
  type PathRoute,
} from './map-layout.ts';
import { mirrorLayout } from './mirror-layout.ts';
import type { FlowOrder } from './flow-order.ts';
import { groupBy } from './group-by.ts';
import { chooseWays, sideOf, type FineCell, type FineWay } from './routes.ts';
import { traceRoutes } from './trace.ts';
import { assignTracks, type Tracks } from './tracks.ts';

export interface MapLayoutOptions {
  /** Stages whose sub-stages are listed. */
  readonly open?: ReadonlySet<string>;
  /** Cells instead of the map's own places, e.g. while something is dragged; what is missing is filled in. */
  readonly places?: ReadonlyMap<string, Cell>;
  /** Right-to-left mirrors everything; numbers stay px from the left. */
  readonly direction?: Direction;
  readonly measureText?: MeasureText;
}

/** @returns the layout of every node without a parent, with the sub-stages of open ones. */
export function layoutMap(map: SalesMap, options: MapLayoutOptions = {}): MapLayout {
  const measure = options.measureText ?? estimateWidth;
  const { cells, order } = arrangeNodes(map, (node) => options.places?.get(node.id) ?? node.place);
  const grid = gridRows(map, cells, order);
  const parts = groupBy(
    map.nodes.filter((node) => node.parent !== null),
    (node) => node.parent ?? '',
  );
  const items = order.nodes.map((node): Item => {
    const cell = cells.get(node.id)!;
    const own = parts.get(node.id) ?? [];
    const size = nodeSize(node, own, options.open?.has(node.id) ?? false, measure);
    const line = grid.first.get(order.lane.get(node.id) ?? null)! + cell.row;
    return { node, cell, line, size, parts: own.length };
  });
  const ways = chooseWays(
    order.paths.map(({ id, from, to, no }) => ({ id, from, to, back: order.back.has(id), no: no !== null })),
    new Map(items.map((item) => [item.node.id, fineCell(item)])),
  );
  const tracks = assignTracks(ways);
  const tasks = labelTasks(order, measure);
  const margin = map.lanes.length > 0 ? G.laneMargin : 0;
  const top = map.phases.length > 0 ? G.phaseHeader : 0;
  const { columns, rows } = linesOf({ items, ways, tracks, tasks, grid, margin, top });
  const nodes = items.map((item) =>
    nodeBox(item, order, columns.axis[item.cell.column]!, rows.axis[item.line]!),
  );
  const routes = traceRoutes(ways, {
    items: items.map(({ cell, line, size }) => ({ at: [2 * cell.column + 1, 2 * line + 1] as const, size })),
    tracks,
    columns,
    rows,
  });
  const labels = placePathLabels(tasks, routes, nodes, { left: margin, top, bottom: rows.total });
  const byPath = new Map(order.paths.map((path) => [path.id, path]));
  const paths = order.paths.map(({ id }): PathRoute => {
    const { from, to } = byPath.get(id)!;
    return { id, from, to, back: order.back.has(id), points: routes.get(id)!, label: labels.get(id) ?? null };
  });
  const reach = Math.max(0, ...paths.flatMap(({ label }) => (label ? [label.x + label.width + 8] : [])));
  const width = Math.ceil(Math.max(columns.total, reach));
  const height = Math.ceil(rows.total);
  const layout: MapLayout = {
    width,
    height,
    direction: 'ltr',
    top,
    margin,
    ...rowBands(map, grid, { ...rows, total: height }, top, measure),
    ...columnBands(map, cells, { ...columns, total: width }, margin),
    nodes,
    paths,
  };
  return options.direction === 'rtl' ? mirrorLayout(layout) : layout;
}

interface Item {
  readonly node: MapNode;
  readonly cell: Cell;
  /** Index of its row over all lanes. */
  readonly line: number;
  readonly size: NodeSize;
  readonly parts: number;
}

function fineCell({ node, cell, line, size }: Item): FineCell {
  return {
    x: 2 * cell.column + 1,
    y: 2 * line + 1,
    type: node.type,
    closedAbove: size.box.height > size.outline.height,
  };
}

function labelTasks(order: FlowOrder, measure: MeasureText): LabelTask[] {
  return order.paths.flatMap((path): LabelTask[] => {
    const lines = wrapText(path.label, G.labelWidth, { size: G.labelSize, lines: 2, measure });
    if (lines.length === 0) return [];
    return [{ id: path.id, lines, ...labelSize(lines, (line) => measure(line, G.labelSize, false)) }];
  });
}

function linesOf(given: {
  readonly items: readonly Item[];
  readonly ways: ReadonlyMap<string, FineWay>;
  readonly tracks: Tracks;
  readonly tasks: readonly LabelTask[];
  readonly grid: ReturnType<typeof gridRows>;
  readonly margin: number;
  readonly top: number;
}): { readonly columns: Lines; readonly rows: Lines } {
  const { items, ways, tracks, tasks, grid } = given;
  const many = grid.rows.length;
  const wide = { half: zeros(grid.columns), head: zeros(grid.columns + 1), tail: zeros(grid.columns + 1) };
  const high = { before: zeros(many), after: zeros(many), head: zeros(many + 1), tail: zeros(many + 1) };
  for (const { cell, line, size } of items) {
    const { box } = size;
    wide.half[cell.column] = Math.max(wide.half[cell.column]!, -box.x, box.x + box.width);
    high.before[line] = Math.max(high.before[line]!, -box.y);
    high.after[line] = Math.max(high.after[line]!, box.y + box.height);
  }
  // Answers stand right behind the border that their path leaves by; tracks begin behind them.
  for (const task of tasks) {
    const way = ways.get(task.id)!;
    const [x, y] = way[0]!;
    switch (sideOf(way[0]!, way[1]!)) {
      case 'right':
        atLeast(wide.head, (x + 1) / 2, task.width + 8);
        break;
      case 'left':
        atLeast(wide.tail, (x - 1) / 2, task.width + 8);
        break;
      case 'bottom':
        atLeast(high.head, (y + 1) / 2, task.height + 6);
        break;
      case 'top':
        atLeast(high.tail, (y - 1) / 2, task.height + 6);
        break;
    }
  }
  const emptyColumns = wide.half.map((half) => half === 0);
  const columns = spread(
    {
      before: wide.half.map((half) => half || G.stageWidth / 5),
      after: wide.half.map((half) => half || G.stageWidth / 5),
      head: wide.head,
      tail: wide.tail,
      tracks: Array.from({ length: grid.columns + 1 }, (_, i) => tracks.down.get(2 * i) ?? 0),
      least: Array.from({ length: grid.columns + 1 }, (_, i) =>
        i === 0 || i === grid.columns ? G.edge : emptyColumns[i] && emptyColumns[i - 1] ? 12 : G.columnGap,
      ),
    },
    given.margin,
  );
  const rows = spread(
    {
      before: high.before.map((size) => size || 20),
      after: high.after.map((size) => size || 20),
      head: high.head,
      tail: high.tail,
      tracks: Array.from({ length: many + 1 }, (_, i) => tracks.across.get(2 * i) ?? 0),
      // Where a lane begins, the gap is wider, and its border runs through the middle.
      least: Array.from({ length: many + 1 }, (_, i) =>
        i === 0 ? 2 * G.edge : i === many ? G.edge : grid.rows[i]!.row === 0 ? G.rowGap + 22 : G.rowGap,
      ),
    },
    given.top,
  );
  return { columns, rows };
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}

function atLeast(list: number[], at: number, size: number): void {
  list[at] = Math.max(list[at]!, size);
}

function nodeBox({ node, cell, size, parts }: Item, order: FlowOrder, x: number, y: number): NodeBox {
  const move = <T extends LabelBox>(box: T): T => ({ ...box, x: box.x + x, y: box.y + y });
  return {
    id: node.id,
    type: node.type,
    shape: size.shape,
    ...move(size.box),
    outline: move(size.outline),
    name: move(size.name),
    lane: order.lane.get(node.id) ?? null,
    column: cell.column,
    row: cell.row,
    open: size.subs.length > 0,
    parts,
    subs: size.subs.map(move),
  };
}
