// Turns planned routes into curves: sizes of columns and rows, ports, crests of arches, points.
import type { Scene } from '../scene/scene.ts';
import { END, START } from '../scene/scene.ts';
import { strokeWidth } from '../drawing/scales.ts';
import { arch, straight, sweep } from './curves.ts';
import { crestHeights, type CrestRules } from './crests.ts';
import type { PlacedNode, Point } from './layout.ts';
import type { Grid } from './place-nodes.ts';
import type { Route, RoutePlan } from './plan-routes.ts';
import { placePorts, type PortRequest } from './ports.ts';

export const STUB = 17;
export const STUB_DOT = 4;
export const TERMINAL = 18;

export interface Sizes {
  readonly nodeWidth: number;
  /** Per node id. */
  readonly heights: ReadonlyMap<string, number>;
  /** Room between neighbouring columns for labels on straight steps. */
  readonly gap: number;
}

export interface Traced {
  readonly nodes: readonly PlacedNode[];
  /** Per edge of the scene. */
  readonly points: readonly (readonly Point[])[];
  /** Stroke width per edge. */
  readonly widths: readonly number[];
}

const ROW_ARCHES: CrestRules = { least: 22, perSpan: 0.02, mostForSpan: 24, apart: [18, 12, 7], cap: 60 };
const SPINE_ARCHES: CrestRules = { least: 48, perSpan: 0.13, mostForSpan: 130, apart: [24, 18, 6], cap: 380 };

export function traceRoutes(scene: Scene, grid: Grid, plan: RoutePlan, sizes: Sizes): Traced {
  const most = scene.edges.reduce((top, edge) => Math.max(top, edge.count), 0);
  const widths = scene.edges.map((edge) => strokeWidth(edge, most));
  const { columnX, gapX, gapRoom, rowTop, rowHeight } = frame(grid, plan, sizes);
  const boxes = new Map<string, PlacedNode>();
  for (const [id, cell] of grid.cells) {
    const height = sizes.heights.get(id)!;
    boxes.set(id, {
      id,
      x: columnX[cell.column]!,
      y: rowTop[cell.row]! + (rowHeight[cell.row]! - height) / 2,
      width: sizes.nodeWidth,
      height,
    });
  }
  const spineY = rowTop[0]! + rowHeight[0]! / 2;
  const first = boxes.get(scene.spine[1] ?? '');
  const last = boxes.get(scene.spine.at(-2) ?? '');
  const terminal = (id: string, centre: number): PlacedNode => ({
    id,
    x: centre - TERMINAL / 2,
    y: spineY - TERMINAL / 2,
    width: TERMINAL,
    height: TERMINAL,
  });
  boxes.set(START, terminal(START, (first?.x ?? 0) - sizes.gap * 0.75 - TERMINAL / 2));
  boxes.set(
    END,
    terminal(END, (last ? last.x + last.width : sizes.gap * 0.75) + sizes.gap * 0.75 + TERMINAL / 2),
  );

  const tracks = gapTracks();
  const ports = allPorts();
  const crests = allCrests();
  const points = scene.edges.map((edge, index) => pointsOf(index, edge.from, edge.to, plan.routes[index]!));
  return { nodes: scene.nodes.flatMap((node) => boxes.get(node.id) ?? []), points, widths };

  /** x of the passing stretch of each path that uses a gap. */
  function gapTracks(): Map<number, number> {
    const byGap = new Map<number, number[]>();
    plan.routes.forEach((route, index) => {
      if (route.kind !== 'drop' || route.via?.kind !== 'gap') return;
      const list = byGap.get(route.via.gap);
      if (list) list.push(index);
      else byGap.set(route.via.gap, [index]);
    });
    const result = new Map<number, number>();
    for (const [gap, list] of byGap) {
      const towards = (index: number): number => {
        const edge = scene.edges[index]!;
        return boxes.get(edge.from)!.x + boxes.get(edge.to)!.x;
      };
      list.sort((a, b) => towards(a) - towards(b) || a - b);
      const room = gapRoom[gap]! - 16;
      const step = Math.min(12, room / Math.max(1, list.length));
      list.forEach((index, at) => result.set(index, gapX[gap]! + (at - (list.length - 1) / 2) * step));
    }
    return result;
  }

  function middleOf(id: string): number {
    const box = boxes.get(id)!;
    return box.x + box.width / 2;
  }

  /** x of each port, by edge: [leaving, arriving]. */
  function allPorts(): { from: Map<number, number>; to: Map<number, number> } {
    const wanted = new Map<string, PortRequest[]>();
    const ask = (id: string, side: 'top' | 'bottom', request: PortRequest): void => {
      const slot = `${side}:${id}`;
      const list = wanted.get(slot);
      if (list) list.push(request);
      else wanted.set(slot, [request]);
    };
    scene.edges.forEach((edge, index) => {
      const route = plan.routes[index]!;
      const width = widths[index]!;
      if (route.kind === 'stub') {
        const id = route.side === 'top' ? edge.to : edge.from;
        ask(id, route.side, { edge: index, end: 'from', kind: 'stub', towards: 0, width: 8 });
      } else if (route.kind === 'self') {
        ask(edge.from, 'top', { edge: index, end: 'from', kind: 'self', towards: 0, width });
      } else if (route.kind === 'arch') {
        const kind = 'arch' as const;
        ask(edge.from, route.side, { edge: index, end: 'from', kind, towards: middleOf(edge.to), width });
        ask(edge.to, route.side, { edge: index, end: 'to', kind, towards: middleOf(edge.from), width });
      } else if (route.kind === 'drop') {
        const kind = 'drop' as const;
        const down = boxes.get(edge.from)!.y < boxes.get(edge.to)!.y;
        const passing = tracks.get(index);
        const via = route.via;
        const fromTowards =
          passing ?? (via?.kind === 'end' && via.at === 'from' ? middleOf(edge.from) : middleOf(edge.to));
        const toTowards =
          passing ?? (via?.kind === 'end' && via.at === 'to' ? middleOf(edge.to) : middleOf(edge.from));
        ask(edge.from, down ? 'bottom' : 'top', {
          edge: index,
          end: 'from',
          kind,
          towards: fromTowards,
          width,
        });
        ask(edge.to, down ? 'top' : 'bottom', { edge: index, end: 'to', kind, towards: toTowards, width });
      }
    });
    const from = new Map<number, number>();
    const to = new Map<number, number>();
    for (const [slot, requests] of wanted) {
      const side = slot.startsWith('top') ? 'top' : 'bottom';
      const box = boxes.get(slot.slice(side.length + 1))!;
      const xs = placePorts(requests, box, side);
      requests.forEach((request, i) => (request.end === 'from' ? from : to).set(request.edge, xs[i]!));
    }
    straighten(from, to);
    return { from, to };
  }

  /** Paths between boxes that stand one above the other run straight where their ports can move without crowding. */
  function straighten(from: Map<number, number>, to: Map<number, number>): void {
    const used = new Map<string, { edge: number; x: number }[]>();
    const slotOf = (index: number, end: 'from' | 'to'): string => {
      const edge = scene.edges[index]!;
      const route = plan.routes[index]!;
      const id = end === 'from' || route.kind === 'self' ? edge.from : edge.to;
      if (route.kind === 'stub') return `${route.side}:${route.side === 'top' ? edge.to : edge.from}`;
      if (route.kind !== 'drop') return `${route.kind === 'arch' ? route.side : 'top'}:${id}`;
      const down = boxes.get(edge.from)!.y < boxes.get(edge.to)!.y;
      return `${down === (end === 'from') ? 'bottom' : 'top'}:${id}`;
    };
    const note = (index: number, end: 'from' | 'to', x: number): void => {
      const slot = slotOf(index, end);
      const list = used.get(slot);
      if (list) list.push({ edge: index, x });
      else used.set(slot, [{ edge: index, x }]);
    };
    for (const [index, x] of from) note(index, 'from', x);
    for (const [index, x] of to) note(index, 'to', x);
    const free = (index: number, end: 'from' | 'to', x: number, old: number): boolean =>
      (used.get(slotOf(index, end)) ?? []).every((port) => {
        if (port.edge === index) return true;
        const apart = (widths[index]! + widths[port.edge]!) / 2 + 3;
        // Neither on top of another port nor past it.
        return Math.abs(port.x - x) >= apart && port.x < x === port.x < old;
      });
    plan.routes.forEach((route, index) => {
      if (route.kind !== 'drop' || route.via !== null) return;
      const a = from.get(index)!;
      const b = to.get(index)!;
      if (Math.abs(a - b) > sizes.nodeWidth * 0.6) return;
      for (const x of [(a + b) / 2, a, b]) {
        if (!free(index, 'from', x, a) || !free(index, 'to', x, b)) continue;
        for (const end of ['from', 'to'] as const) {
          const port = used.get(slotOf(index, end))!.find((item) => item.edge === index)!;
          port.x = x;
          (end === 'from' ? from : to).set(index, x);
        }
        return;
      }
    });
  }

  /** Height of each arch above (or below) its row. */
  function allCrests(): Map<number, number> {
    const tiers = tiersOf(scene);
    const groups = new Map<string, number[]>();
    plan.routes.forEach((route, index) => {
      if (route.kind !== 'arch') return;
      const row = grid.cells.get(scene.edges[index]!.from)!.row;
      const slot = `${row}:${route.side}`;
      const list = groups.get(slot);
      if (list) list.push(index);
      else groups.set(slot, [index]);
    });
    const result = new Map<number, number>();
    for (const [slot, list] of groups) {
      const requests = list.map((index) => {
        const a = ports.from.get(index)!;
        const b = ports.to.get(index)!;
        return { left: Math.min(a, b), right: Math.max(a, b), tier: tiers[index]! };
      });
      const open = slot === '0:top' || slot === `${grid.rows - 1}:bottom`;
      const heights = crestHeights(requests, open ? SPINE_ARCHES : ROW_ARCHES);
      list.forEach((index, at) => result.set(index, heights[at]!));
    }
    return result;
  }

  // eslint-disable-next-line typescript/consistent-return -- the switch is complete
  function pointsOf(index: number, fromId: string, toId: string, route: Route): readonly Point[] {
    const a = boxes.get(fromId)!;
    const b = boxes.get(toId)!;
    switch (route.kind) {
      case 'entry':
      case 'exit':
        return straight([a.x + a.width, spineY], [b.x, spineY]);
      case 'side': {
        const forward = a.x < b.x;
        const y = a.y + a.height / 2;
        return straight([forward ? a.x + a.width : a.x, y], [forward ? b.x : b.x + b.width, y]);
      }
      case 'stub': {
        const x = ports.from.get(index)!;
        return route.side === 'top'
          ? straight([x, b.y - STUB], [x, b.y])
          : straight([x, a.y + a.height], [x, a.y + a.height + STUB]);
      }
      case 'self': {
        const x = ports.from.get(index)!;
        return [
          [x - 8, a.y],
          [x - 20, a.y - 36],
          [x + 20, a.y - 36],
          [x + 8, a.y],
        ];
      }
      case 'arch': {
        const x1 = ports.from.get(index)!;
        const x2 = ports.to.get(index)!;
        const row = grid.cells.get(fromId)!.row;
        const height = crests.get(index)!;
        return route.side === 'top'
          ? arch([x1, a.y], [x2, b.y], rowTop[row]! - height)
          : arch([x1, a.y + a.height], [x2, b.y + b.height], rowTop[row]! + rowHeight[row]! + height);
      }
      case 'drop':
        return dropPoints(index, a, b, route);
    }
  }

  function dropPoints(
    index: number,
    a: PlacedNode,
    b: PlacedNode,
    route: Extract<Route, { kind: 'drop' }>,
  ): readonly Point[] {
    const down = a.y < b.y;
    const from: Point = [ports.from.get(index)!, down ? a.y + a.height : a.y];
    const to: Point = [ports.to.get(index)!, down ? b.y : b.y + b.height];
    if (route.via === null) return [from, ...sweep(from, to)];
    const x = route.via.kind === 'gap' ? tracks.get(index)! : route.via.at === 'from' ? from[0] : to[0];
    const rowA = grid.cells.get(a.id)!.row;
    const rowB = grid.cells.get(b.id)!.row;
    const enter: Point = [x, down ? rowTop[rowA + 1]! : rowTop[rowA - 1]! + rowHeight[rowA - 1]!];
    const leave: Point = [x, down ? rowTop[rowB - 1]! + rowHeight[rowB - 1]! : rowTop[rowB + 1]!];
    return [from, ...sweep(from, enter), ...straight(enter, leave).slice(1), ...sweep(leave, to)];
  }
}

/** Sizes of columns, gaps, rows and channels. */
function frame(grid: Grid, plan: RoutePlan, sizes: Sizes) {
  const gapRoom = plan.gapLoad.map((load, gap) =>
    gap === 0 || gap === grid.columns
      ? 30 + Math.min(80, load * 8)
      : sizes.gap + Math.min(36, Math.max(0, load * 4 - 16)),
  );
  const columnX: number[] = [];
  const gapX: number[] = [];
  let x = 0;
  for (let column = 0; column < grid.columns; column++) {
    if (column > 0) x += gapRoom[column]!;
    gapX.push(x - gapRoom[column]! / 2);
    columnX.push(x);
    x += sizes.nodeWidth;
  }
  gapX.push(x + gapRoom[grid.columns]! / 2);
  const rowHeight = Array.from<number>({ length: grid.rows }).fill(0);
  for (const [id, cell] of grid.cells) {
    rowHeight[cell.row] = Math.max(rowHeight[cell.row]!, sizes.heights.get(id)!);
  }
  const rowTop: number[] = [];
  let y = 0;
  for (let row = 0; row < grid.rows; row++) {
    rowTop.push(y);
    y += rowHeight[row]! + 86 + Math.min(110, plan.channelLoad[row]! * 2.2);
  }
  return { columnX, gapX, gapRoom, rowTop, rowHeight };
}

/** Tier 0: the paths that together carry 80 % of the moves; tier 1: up to 95 %; tier 2: the rest. */
export function tiersOf(scene: Scene): (0 | 1 | 2)[] {
  let sum = 0;
  return scene.edges.map((edge) => {
    if (edge.kind !== 'arc') return 2;
    const before = scene.moves === 0 ? 0 : sum / scene.moves;
    sum += edge.count;
    return before < 0.8 ? 0 : before < 0.95 ? 1 : 2;
  });
}
