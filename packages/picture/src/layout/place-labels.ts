// Finds a free place for the label of every path: never on a box, a dot or another label, and rather not on
// another path. Heavy paths choose first; who finds no place gets none.
import { pointAt, sample } from './curves.ts';
import type { LabelBox, PlacedNode, Point } from './layout.ts';

export interface LabelRequest {
  readonly edge: number;
  readonly points: readonly Point[];
  readonly strokeWidth: number;
  /** Size of the label; a width of 0 asks for none. */
  readonly width: number;
  readonly height: number;
  readonly kind: 'beside' | 'along' | 'loop' | 'stub-top' | 'stub-bottom';
}

const CELL = 48;
const AROUND = [
  0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.34, 0.66, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78, 0.18, 0.82, 0.14,
  0.86,
];

class BoxGrid {
  readonly #cells = new Map<string, LabelBox[]>();

  add(box: LabelBox): void {
    for (const key of keysOf(box)) {
      const list = this.#cells.get(key);
      if (list) list.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  hits(box: LabelBox): boolean {
    for (const key of keysOf(box)) {
      for (const other of this.#cells.get(key) ?? []) if (overlap(box, other)) return true;
    }
    return false;
  }
}

function keysOf(box: LabelBox): string[] {
  const keys: string[] = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x++) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y++)
      keys.push(`${x}:${y}`);
  }
  return keys;
}

/** Whether two boxes share an area. */
export function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * @param requests in order of importance.
 * @param obstacles boxes, terminals and dots.
 * @returns per request its box or null.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  obstacles: readonly (PlacedNode | LabelBox)[],
): (LabelBox | null)[] {
  const hard = new BoxGrid();
  for (const box of obstacles) hard.add(grow(box, 2));
  const ink = new Map<
    string,
    { readonly x: number; readonly y: number; readonly edge: number; readonly reach: number }[]
  >();
  for (const request of requests) {
    for (const [x, y] of sample(request.points, 12)) {
      const key = `${Math.floor(x / CELL)}:${Math.floor(y / CELL)}`;
      const spot = { x, y, edge: request.edge, reach: request.strokeWidth / 2 };
      const list = ink.get(key);
      if (list) list.push(spot);
      else ink.set(key, [spot]);
    }
  }
  /** Counting stops at `enough`: the place is no better than one that is known. */
  const inkUnder = (box: LabelBox, edge: number, enough: number): number => {
    let total = 0;
    for (const key of keysOf(grow(box, 8))) {
      for (const spot of ink.get(key) ?? []) {
        if (spot.edge === edge) continue;
        const dx = Math.max(box.x - spot.x, 0, spot.x - box.x - box.width) - spot.reach;
        const dy = Math.max(box.y - spot.y, 0, spot.y - box.y - box.height) - spot.reach;
        if (dx < 1 && dy < 1) total += 1 + spot.reach;
        if (total >= enough) return total;
      }
    }
    return total;
  };
  return requests.map((request) => {
    if (request.width === 0) return null;
    let best: LabelBox | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    candidates(request).forEach(([x, y], order) => {
      const box = {
        x: round(x - request.width / 2),
        y: round(y - request.height / 2),
        width: request.width,
        height: request.height,
      };
      if (order * 0.25 >= bestCost || hard.hits(box)) return;
      const cost = order * 0.25 + inkUnder(box, request.edge, (bestCost - order * 0.25) / 1.5) * 1.5;
      if (cost < bestCost) {
        bestCost = cost;
        best = box;
      }
    });
    if (best !== null) hard.add(grow(best, 1.5));
    return best;
  });
}

function candidates(request: LabelRequest): Point[] {
  const { points, strokeWidth, height, width } = request;
  const clear = strokeWidth / 2 + height / 2 + 2;
  if (request.kind === 'beside') {
    const [x, y] = pointAt(points, 0.5);
    return [
      [x, y - clear],
      [x, y + clear],
      [x, y],
    ];
  }
  if (request.kind === 'loop') {
    const [x, y] = pointAt(points, 0.5);
    return [
      [x, y - clear],
      [x + 16 + width / 2, y],
      [x - 16 - width / 2, y],
      [x + 10 + width / 2, y - clear],
      [x - 10 - width / 2, y - clear],
      [x, y - clear - height],
      [x, y],
    ];
  }
  if (request.kind === 'stub-top' || request.kind === 'stub-bottom') {
    const up = request.kind === 'stub-top';
    const [x, y] = (up ? points[0] : points.at(-1)) ?? [0, 0];
    const beyond = up ? y - 6 - height / 2 : y + 6 + height / 2;
    const aside = width / 2 + 8;
    return [
      [x, beyond],
      [x + aside, y],
      [x - aside, y],
      [x + aside * 0.6, beyond],
      [x - aside * 0.6, beyond],
    ];
  }
  const on = AROUND.map((t) => pointAt(points, t));
  return [
    ...on,
    ...on.flatMap(([x, y]): Point[] => [
      [x, y - clear],
      [x, y + clear],
      [x + width / 2 + clear / 2, y],
      [x - width / 2 - clear / 2, y],
    ]),
  ];
}

function grow(box: LabelBox, by: number): LabelBox {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
