// Chooses the way of every path over the fine grid: odd coordinates are middles of columns and rows, even ones the gaps
// between them. A way never enters a cell that holds a node other than its ends. Where in a gap it runs is for tracks.ts.
import type { FlowOrder } from './flow-order.ts';

/** Corners on the fine grid; horizontal and vertical by turns. */
export type FineWay = readonly (readonly [number, number])[];

export interface RoutePath {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly back: boolean;
  /** An answer that is a no, which rather leaves below. */
  readonly no: boolean;
}

export interface FineCell {
  /** 2 × column + 1. */
  readonly x: number;
  /** 2 × row over all lanes + 1. */
  readonly y: number;
  readonly type: FlowOrder['nodes'][number]['type'];
  /** Its name stands above it: nothing arrives there. */
  readonly closedAbove: boolean;
}

const BEND = 1.6;
const STEP = 0.42;

/** @returns a way for every path, in the order given. */
export function chooseWays(
  paths: readonly RoutePath[],
  cells: ReadonlyMap<string, FineCell>,
): ReadonlyMap<string, FineWay> {
  const board = createBoard(cells);
  const length = (path: RoutePath): number => {
    const a = cells.get(path.from)!;
    const b = cells.get(path.to)!;
    const straight = a.x === b.x || a.y === b.y ? -1000 : 0;
    return straight + Math.abs(a.x - b.x) + Math.abs(a.y - b.y) * 1.5 + (path.back ? 4 : 0);
  };
  const ways = new Map<string, FineWay>();
  // Straight ones first, then short ones: they have fewer ways to go.
  for (const path of paths.toSorted((a, b) => length(a) - length(b))) {
    const way = bestWay(path, cells.get(path.from)!, cells.get(path.to)!, board);
    board.claim(way);
    ways.set(path.id, way);
  }
  return ways;
}

interface Board {
  /** Whether all cells strictly between, and the ends that are not `from` or `to`, hold nothing. */
  readonly clear: (way: FineWay) => boolean;
  readonly claim: (way: FineWay) => void;
  /** How many paths use this side of a node already. */
  readonly load: (x: number, y: number, side: Side) => number;
}

type Side = 'left' | 'right' | 'top' | 'bottom';

const SIDES = { left: 0, right: 1, top: 2, bottom: 3 } as const;

function sideKey(x: number, y: number, side: Side): number {
  return keyOf(x, y) * 4 + SIDES[side];
}

function keyOf(x: number, y: number): number {
  return x * 100_000 + y;
}

/** Visits every cell a way crosses, with 1 where it runs along the row and 0 across; false as soon as `visit` says so. */
function crossing(way: FineWay, visit: (x: number, y: number, along: number) => boolean): boolean {
  const last = way.length - 1;
  for (let i = 0; i < last; i++) {
    const [ax, ay] = way[i]!;
    const [bx, by] = way[i + 1]!;
    const along = ay === by ? 1 : 0;
    if (along === 1 && ay % 2 === 0) continue;
    if (along === 0 && ax % 2 === 0) continue;
    const [low, high] =
      along === 1 ? [Math.min(ax, bx), Math.max(ax, bx)] : [Math.min(ay, by), Math.max(ay, by)];
    for (let at = low % 2 === 0 ? low + 1 : low; at <= high; at += 2) {
      const [x, y] = along === 1 ? [at, ay] : [ax, at];
      if ((i === 0 && x === ax && y === ay) || (i === last - 1 && x === bx && y === by)) continue;
      if (!visit(x, y, along)) return false;
    }
  }
  return true;
}

/** A cell may be crossed by one way along, and by one across. */
function createBoard(cells: ReadonlyMap<string, FineCell>): Board {
  const taken = new Set<number>();
  const claimed = new Set<number>();
  const loads = new Map<number, number>();
  for (const { x, y } of cells.values()) taken.add(keyOf(x, y));
  return {
    clear: (way) =>
      crossing(way, (x, y, along) => !taken.has(keyOf(x, y)) && !claimed.has(keyOf(x, y) * 2 + along)),
    claim: (way) => {
      crossing(way, (x, y, along) => {
        claimed.add(keyOf(x, y) * 2 + along);
        return true;
      });
      for (const [at, next] of [
        [way[0]!, way[1]!],
        [way.at(-1)!, way.at(-2)!],
      ] as const) {
        const side = sideKey(at[0], at[1], sideOf(at, next));
        loads.set(side, (loads.get(side) ?? 0) + 1);
      }
    },
    load: (x, y, side) => loads.get(sideKey(x, y, side)) ?? 0,
  };
}

export function sideOf(at: readonly [number, number], next: readonly [number, number]): Side {
  if (next[0] !== at[0]) return next[0] > at[0] ? 'right' : 'left';
  return next[1] > at[1] ? 'bottom' : 'top';
}

function bestWay(path: RoutePath, a: FineCell, b: FineCell, board: Board): FineWay {
  let best: FineWay | null = null;
  let least = Number.POSITIVE_INFINITY;
  const consider = (raw: FineWay): void => {
    const way = withoutBends(raw);
    const cost = costOf(way, path, a, b, board);
    if (cost >= least || !board.clear(way)) return;
    least = cost;
    best = way;
  };
  for (const way of simpleWays(a, b)) consider(way);
  // No way with three corners can cost less than this.
  const bound = 3 * BEND + (Math.abs(a.x - b.x) + Math.abs(a.y - b.y)) * STEP;
  if (least > bound) for (const way of openWays(a, b)) consider(way);
  // The last candidates run in gaps only, so there is always one.
  return (
    best ??
    withoutBends([
      [a.x, a.y],
      [a.x + 1, a.y],
      [a.x + 1, b.y - 1],
      [b.x - 1, b.y - 1],
      [b.x - 1, b.y],
      [b.x, b.y],
    ])
  );
}

function costOf(way: FineWay, path: RoutePath, a: FineCell, b: FineCell, board: Board): number {
  let cost = (way.length - 2) * BEND;
  for (let i = 1; i < way.length; i++) {
    cost += (Math.abs(way[i]![0] - way[i - 1]![0]) + Math.abs(way[i]![1] - way[i - 1]![1])) * STEP;
  }
  const out = sideOf(way[0]!, way[1]!);
  const into = sideOf(way.at(-1)!, way.at(-2)!);
  cost += board.load(a.x, a.y, out) * 1.1 + board.load(b.x, b.y, into) * 0.7;
  if (a.closedAbove && out === 'top') cost += 30;
  if (b.closedAbove && into === 'top') cost += 30;
  if (path.back) {
    if (out === 'right') cost += 1.5;
    if (into === 'left') cost += 1;
  } else {
    if (out === 'left') cost += 4;
    if (out === 'top' && a.type === 'decision') cost += 1;
    if (into === 'right') cost += 3;
    if (a.type === 'stage' && out !== 'right' && b.type !== 'outcome') cost += 0.8;
    if (b.type === 'outcome' && into === 'left') cost += 0.6;
    if (path.no && out === 'right') cost += 1.2;
    // The straight way out belongs to the answer that goes on.
    if (a.type === 'decision' && out === 'right' && way.length > 2) cost += 0.9;
  }
  return cost;
}

/** With two corners at most; cells may stand in the way. */
function* simpleWays(a: FineCell, b: FineCell): Generator<FineWay> {
  const start = [a.x, a.y] as const;
  const end = [b.x, b.y] as const;
  const ahead = b.x > a.x;
  const step = ahead ? 1 : -1;
  if (a.y === b.y || a.x === b.x) yield [start, end];
  if (a.x !== b.x && a.y !== b.y) {
    yield [start, [b.x, a.y], end];
    yield [start, [a.x, b.y], end];
    // Along a row, over in a gap, along the other row.
    for (const gap of new Set([b.x - step, a.x + step])) yield [start, [gap, a.y], [gap, b.y], end];
    // Down, over between two rows, down.
    const down = b.y > a.y ? 1 : -1;
    for (const between of new Set([a.y + down, b.y - down]))
      yield [start, [a.x, between], [b.x, between], end];
  }
  // An arch above or below both.
  for (const between of new Set([a.y - 1, a.y + 1, b.y - 1, b.y + 1])) {
    if (a.x !== b.x) yield [start, [a.x, between], [b.x, between], end];
  }
  // Around, when one stands under the other.
  for (const side of new Set([a.x + 1, a.x - 1])) {
    if (a.y !== b.y) yield [start, [side, a.y], [side, b.y], end];
  }
}

/** In gaps only, so always open. */
function* openWays(a: FineCell, b: FineCell): Generator<FineWay> {
  const start = [a.x, a.y] as const;
  const end = [b.x, b.y] as const;
  for (const between of new Set([a.y + 1, a.y - 1, b.y + 1, b.y - 1])) {
    for (const near of [b.x - 1, b.x + 1]) {
      yield [start, [a.x + 1, a.y], [a.x + 1, between], [near, between], [near, b.y], end];
      if (between === a.y + 1 || between === a.y - 1)
        yield [start, [a.x, between], [near, between], [near, b.y], end];
    }
    if (between === b.y + 1 || between === b.y - 1)
      yield [start, [a.x + 1, a.y], [a.x + 1, between], [b.x, between], end];
  }
  for (const near of [b.x - 1, b.x + 1]) {
    for (const first of [a.y - 1, a.y + 1]) {
      for (const second of [b.y - 1, b.y + 1]) {
        if (first !== second && near !== a.x) {
          yield [start, [a.x, first], [near, first], [near, second], [b.x, second], end];
        }
      }
    }
  }
}

/** Without points that are no corners. */
function withoutBends(way: FineWay): FineWay {
  return way.filter((at, i) => {
    const before = way[i - 1];
    const after = way[i + 1];
    if (before === undefined || after === undefined) return true;
    if (before[0] === at[0] && before[1] === at[1]) return false;
    return !(before[0] === at[0] && at[0] === after[0]) && !(before[1] === at[1] && at[1] === after[1]);
  });
}
