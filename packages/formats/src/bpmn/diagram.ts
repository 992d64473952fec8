// Boxes and lines of one scope: the map's own nodes where the geometry has them, helpers beside them, lines around.
import type { SalesMap } from '@portolan/core';
import type { PlanFlow, PlanScope } from './flow-plan.ts';
import { around, centre, overlaps, type Box, type MapGeometry, type Point } from './geometry.ts';
import { gridGeometry } from './grid-geometry.ts';

export interface ScopeDiagram {
  /** By id of the BPMN element. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly edges: ReadonlyMap<string, readonly Point[]>;
  readonly lanes: ReadonlyMap<string, Box>;
  /** Around all of it; the pool of the process. */
  readonly pool: Box;
}

const HELPER = 36;
/** From the middle of a stage to the gap between its column and the next. */
const GAP = 132;
/** Heads of pool and lane. */
const HEAD = 30;
const MARGIN = 30;

export function drawScope(map: SalesMap, scope: PlanScope, geometry: MapGeometry | undefined): ScopeDiagram {
  const { own, lanes, given } = placesOf(map, scope, geometry);
  const boxes = new Map<string, Box>();
  for (const node of scope.nodes) {
    const box = node.of === null ? undefined : own.get(node.of.id);
    if (box !== undefined) boxes.set(node.id, box);
  }
  placeHelpers(scope, own, boxes);
  const edges = new Map<string, readonly Point[]>();
  const hosts = new Map(
    scope.nodes.flatMap(({ id, beside }) => {
      const host = beside === null ? undefined : own.get(beside);
      return host === undefined ? [] : [[id, host] as const];
    }),
  );
  for (const flow of scope.flows) edges.set(flow.id, lineOf(flow, { boxes, own, hosts, given }));
  return intoPool({ boxes, edges, lanes });
}

interface Places {
  readonly own: ReadonlyMap<string, Box>;
  readonly lanes: ReadonlyMap<string, Box>;
  readonly given: Readonly<Record<string, readonly Point[]>>;
}

/** A geometry that lacks a node or a lane is not used: half a drawing is worse than a plain one. */
function placesOf(map: SalesMap, scope: PlanScope, geometry: MapGeometry | undefined): Places {
  const ids = map.nodes.filter(({ parent }) => parent === scope.parent).map(({ id }) => id);
  const laneIds = scope.parent === null ? map.lanes.map(({ id }) => id) : [];
  if (
    geometry !== undefined &&
    ids.every((id) => Object.hasOwn(geometry.boxes, id)) &&
    laneIds.every((id) => Object.hasOwn(geometry.lanes, id))
  ) {
    return {
      own: new Map(ids.map((id) => [id, geometry.boxes[id]!])),
      lanes: new Map(laneIds.map((id) => [id, geometry.lanes[id]!])),
      given: geometry.waypoints,
    };
  }
  const grid = gridGeometry(map, scope.parent);
  return { own: grid.boxes, lanes: grid.lanes, given: {} };
}

function placeHelpers(scope: PlanScope, own: ReadonlyMap<string, Box>, boxes: Map<string, Box>): void {
  const left = smallest([...own.values()].map(({ x }) => x)) - 2 * HELPER;
  const splits = new Set(scope.nodes.filter(({ helper }) => helper === 'split').map(({ beside }) => beside));
  for (const node of scope.nodes) {
    if (node.helper === null) continue;
    const host = (node.beside === null ? undefined : own.get(node.beside)) ?? {
      x: left,
      y: 0,
      width: 0,
      height: 80,
    };
    const { y } = centre(host);
    const right = host.x + host.width;
    switch (node.helper) {
      case 'start':
        boxes.set(node.id, around({ x: left - 110, y }, HELPER));
        break;
      case 'begin':
        boxes.set(node.id, around({ x: left - 40, y }, HELPER));
        break;
      case 'join':
        boxes.set(node.id, free(host, around({ x: host.x - 42, y }, HELPER), own));
        break;
      case 'split':
        boxes.set(node.id, free(host, around({ x: right + 42, y }, HELPER), own));
        break;
      case 'end':
        boxes.set(
          node.id,
          free(host, around({ x: right + 42, y: splits.has(node.beside) ? y + 48 : y }, HELPER), own),
        );
        break;
    }
  }
}

/** Closer and smaller where another node is near. */
function free(host: Box, wanted: Box, own: ReadonlyMap<string, Box>): Box {
  if (![...own.values()].some((box) => box !== host && overlaps(box, wanted))) return wanted;
  const right = wanted.x > host.x;
  return around({ x: right ? host.x + host.width + 12 : host.x - 12, y: centre(wanted).y }, 16);
}

interface Drawn {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly own: ReadonlyMap<string, Box>;
  /** The stages by the gateways beside them. */
  readonly hosts: ReadonlyMap<string, Box>;
  readonly given: Readonly<Record<string, readonly Point[]>>;
}

/** The given line between the boxes' sides, or one of our own. */
function lineOf(flow: PlanFlow, { boxes, own, hosts, given }: Drawn): readonly Point[] {
  const from = boxes.get(flow.from)!;
  const to = boxes.get(flow.to)!;
  const path = flow.path === null || !Object.hasOwn(given, flow.path.id) ? [] : given[flow.path.id]!;
  if (path.length < 2) return drawn(from, to, isBeside(flow.from), isBeside(flow.to), [...own.values()]);
  const toEnd = isBeside(flow.to) ? landed(path, to, hosts.get(flow.to)) : path;
  return isBeside(flow.from) ? landed(toEnd.toReversed(), from, hosts.get(flow.from)).toReversed() : toEnd;
}

/** A line whose end is moved from a stage to the gateway beside it, still horizontal or vertical by turns. */
function landed(path: readonly Point[], gateway: Box, host: Box | undefined): readonly Point[] {
  const end = path.at(-1)!;
  const before = path.at(-2)!;
  const middle = centre(gateway);
  const lead = path.slice(0, -2);
  // A line that comes to the other side of the stage goes below it.
  if (host !== undefined && Math.abs(end.y - before.y) < 0.5) {
    const far = middle.x < host.x ? host.x + host.width : host.x;
    if (Math.abs(end.x - far) < 0.5) {
      const aside = far + Math.sign(far - middle.x) * 12;
      const below = host.y + host.height + 14;
      return [
        ...path.slice(0, -1),
        { x: aside, y: end.y },
        { x: aside, y: below },
        { x: middle.x, y: below },
        { x: middle.x, y: gateway.y + gateway.height },
      ];
    }
  }
  if (Math.abs(end.y - before.y) < 0.5) {
    const side = before.x > middle.x ? gateway.x + gateway.width : gateway.x;
    if (Math.abs(end.y - middle.y) < 0.5) return [...lead, before, { x: side, y: middle.y }];
    const arrival = { x: side, y: middle.y };
    // The line came vertically to its last corner, which moves along.
    if (lead.length > 0) return [...lead, { x: before.x, y: middle.y }, arrival];
    const turn = (before.x + side) / 2;
    return [before, { x: turn, y: before.y }, { x: turn, y: middle.y }, arrival];
  }
  const side = before.y > middle.y ? gateway.y + gateway.height : gateway.y;
  const turn = lead.length === 0 ? (before.y + side) / 2 : before.y;
  return [
    ...lead,
    ...(lead.length === 0 ? [before, { x: before.x, y: turn }] : []),
    { x: middle.x, y: turn },
    { x: middle.x, y: side },
  ];
}

/** A gateway of ours between a stage and its paths. */
function isBeside(id: string): boolean {
  return /^(?:Split|Join)_/u.test(id);
}

/** With corners in the gaps between columns, where nothing stands. */
function drawn(
  from: Box,
  to: Box,
  fromSplit: boolean,
  toJoin: boolean,
  own: readonly Box[],
): readonly Point[] {
  const start = { x: from.x + from.width, y: centre(from).y };
  const end = { x: to.x, y: centre(to).y };
  const out = fromSplit ? start.x + 10 : Math.max(start.x + 10, centre(from).x + GAP);
  const into = toJoin ? end.x - 14 : Math.min(end.x - 12, centre(to).x - GAP);
  if (end.x - start.x >= 8) {
    const isNext = end.x - start.x < 260;
    if (start.y === end.y && isNext) return [start, end];
    const turn = Math.max(start.x + 4, end.x - start.x < 40 ? (start.x + end.x) / 2 : into);
    const isFree = !own.some((box) =>
      overlaps(box, { x: start.x + 4, y: start.y, width: turn - start.x - 8, height: 0 }),
    );
    if (isNext || (start.y !== end.y && isFree)) {
      return [start, { x: turn, y: start.y }, { x: turn, y: end.y }, end];
    }
    // Above whatever stands between in the same row.
    return detour(start, end, isFree ? Math.min(out, turn) : start.x + 10, turn, start.y - 58);
  }
  return detour(start, end, out, into, Math.max(start.y, end.y) + 62);
}

function detour(start: Point, end: Point, out: number, into: number, y: number): readonly Point[] {
  return [start, { x: out, y: start.y }, { x: out, y }, { x: into, y }, { x: into, y: end.y }, end];
}

/** Moves all of it right and down until heads and margins fit, and stretches the lanes over the whole width. */
function intoPool(drawing: Omit<ScopeDiagram, 'pool'>): ScopeDiagram {
  const bands = [...drawing.lanes.values()];
  const things = [...drawing.boxes.values()];
  const points = [...drawing.edges.values()].flat();
  const xs = [...things.flatMap(({ x, width }) => [x, x + width]), ...points.map(({ x }) => x)];
  const ys = [
    ...[...things, ...bands].flatMap(({ y, height }) => [y, y + height]),
    ...points.map(({ y }) => y),
  ];
  const low = { x: smallest(xs) - MARGIN - 2 * HEAD, y: smallest(ys) - (bands.length > 0 ? 0 : MARGIN) };
  const bottom = Math.max(
    largest(bands.map(({ y, height }) => y + height)),
    largest([...things.map(({ y, height }) => y + height), ...points.map(({ y }) => y)]) +
      (bands.length > 0 ? 8 : MARGIN),
  );
  const move = <P extends Point>(point: P): P => ({
    ...point,
    x: Math.round(point.x - low.x + 80),
    y: Math.round(point.y - low.y + 80),
  });
  const pool: Box = {
    x: 80,
    y: 80,
    width: Math.round(largest(xs) - low.x + MARGIN),
    height: Math.round(bottom - low.y),
  };
  return {
    boxes: new Map([...drawing.boxes].map(([id, box]) => [id, sized(move(box))])),
    edges: new Map([...drawing.edges].map(([id, line]) => [id, line.map(({ x, y }) => move({ x, y }))])),
    lanes: new Map(
      [...drawing.lanes].map(([id, band]) => [
        id,
        { ...sized(move(band)), x: pool.x + HEAD, width: pool.width - HEAD },
      ]),
    ),
    pool,
  };
}

function sized(box: Box): Box {
  return { ...box, width: Math.round(box.width), height: Math.round(box.height) };
}

function smallest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);
}
