// Finds a place for every answer: near the node that it leaves, on no node and no other label, off the paths where it can.
import type { LabelBox, Point } from '../layout/layout.ts';
import { MAP_GEOMETRY as G, type PathLabel } from './map-layout.ts';

export interface LabelTask {
  readonly id: string;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

const BUCKET = 160;

function keysOf(box: LabelBox): number[] {
  const found: number[] = [];
  for (let x = Math.floor(box.x / BUCKET); x <= Math.floor((box.x + box.width) / BUCKET); x++) {
    for (let y = Math.floor(box.y / BUCKET); y <= Math.floor((box.y + box.height) / BUCKET); y++) {
      found.push(x * 65_536 + y);
    }
  }
  return found;
}

/** Boxes by the squares of the canvas they touch. */
function createBuckets<T extends LabelBox>(): {
  readonly add: (box: T) => void;
  readonly near: (box: LabelBox) => Iterable<T>;
} {
  const buckets = new Map<number, T[]>();
  return {
    add: (box) => {
      for (const key of keysOf(box)) {
        const list = buckets.get(key);
        if (list) list.push(box);
        else buckets.set(key, [box]);
      }
    },
    near: function* (box) {
      for (const key of keysOf(box)) yield* buckets.get(key) ?? [];
    },
  };
}

export function placePathLabels(
  tasks: readonly LabelTask[],
  routes: ReadonlyMap<string, readonly Point[]>,
  boxes: readonly LabelBox[],
  within: { readonly top: number; readonly bottom: number; readonly left: number },
): ReadonlyMap<string, PathLabel> {
  const solid = createBuckets<LabelBox>();
  for (const box of boxes) solid.add(box);
  const lines = createBuckets<LabelBox & { readonly id: string }>();
  for (const [id, points] of routes) {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!];
      lines.add({
        id,
        x: Math.min(a[0], b[0]) - 1,
        y: Math.min(a[1], b[1]) - 1,
        width: Math.abs(a[0] - b[0]) + 2,
        height: Math.abs(a[1] - b[1]) + 2,
      });
    }
  }
  const placed = new Map<string, PathLabel>();
  for (const task of tasks) {
    let best: LabelBox | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const { box, cost } of positions(task, routes.get(task.id) ?? [])) {
      if (cost >= least || box.x < within.left || box.y < within.top || box.y + box.height > within.bottom)
        continue;
      if (some(solid.near(box), (other) => meets(box, other, 2))) continue;
      const crossed = new Set<string>();
      for (const line of lines.near(box)) {
        if (line.id !== task.id && meets(box, line, 0)) crossed.add(line.id);
      }
      if (cost + crossed.size * 3 >= least) continue;
      least = cost + crossed.size * 3;
      best = box;
    }
    if (best === null) continue;
    solid.add(best);
    placed.set(task.id, { ...best, lines: task.lines });
  }
  return placed;
}

/** Beside the first pieces, near the exit before farther on; at last on the line itself. */
function* positions(
  { width, height }: LabelTask,
  points: readonly Point[],
): Generator<{ readonly box: LabelBox; readonly cost: number }> {
  const space = 4;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    const far = (i - 1) * 1.5;
    const length = Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
    const dx = Math.sign(b[0] - a[0]);
    const dy = Math.sign(b[1] - a[1]);
    const along = dx === 0 ? height : width;
    for (let at = space; at < Math.max(length - along, space + 1); at += 14) {
      const cost = far + at / 60;
      if (dx === 0) {
        const y = dy > 0 ? a[1] + at : a[1] - at - height;
        yield { box: { x: a[0] + space + 1, y, width, height }, cost };
        yield { box: { x: a[0] - space - 1 - width, y, width, height }, cost: cost + 0.4 };
      } else {
        const x = dx > 0 ? a[0] + at : a[0] - at - width;
        yield { box: { x, y: a[1] - height - 3, width, height }, cost };
        yield { box: { x, y: a[1] + 4, width, height }, cost: cost + 0.4 };
      }
    }
    for (const part of [0.5, 0.3, 0.7, 0.15, 0.85]) {
      const x = a[0] + (b[0] - a[0]) * part - width / 2;
      const y = a[1] + (b[1] - a[1]) * part - height / 2;
      yield { box: { x, y, width, height }, cost: far + 4 };
    }
  }
}

export function meets(a: LabelBox, b: LabelBox, space: number): boolean {
  return (
    a.x < b.x + b.width + space &&
    b.x < a.x + a.width + space &&
    a.y < b.y + b.height + space &&
    b.y < a.y + a.height + space
  );
}

function some<T>(items: Iterable<T>, test: (item: T) => boolean): boolean {
  for (const item of items) if (test(item)) return true;
  return false;
}

export function labelSize(
  lines: readonly string[],
  measure: (text: string) => number,
): { width: number; height: number } {
  return {
    width: Math.ceil(Math.max(...lines.map(measure))) + 6,
    height: lines.length * G.labelLine + 2,
  };
}
