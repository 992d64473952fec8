// Decides for every edge how it runs: straight along a row, as an arch over or under it, or down through the rows.
// Only kinds and gaps here; `trace-routes.ts` turns them into curves once columns and rows have sizes.
import type { Scene, SceneEdge } from '../scene/scene.ts';
import type { Cell, Grid } from './place-nodes.ts';

/** Where a path passes the rows between its ends: in the gap left of a column, or through a free cell. */
export type Via =
  | { readonly kind: 'gap'; readonly gap: number }
  | { readonly kind: 'end'; readonly at: 'from' | 'to' };

export type Route =
  /** Start to the first, or the last to the end, of the main path: straight. */
  | { readonly kind: 'entry' | 'exit' }
  /** A short stub with a dot: cases begin or end here. */
  | { readonly kind: 'stub'; readonly side: 'top' | 'bottom' }
  | { readonly kind: 'self' }
  /** Straight from side to side, nothing stands between. */
  | { readonly kind: 'side' }
  | { readonly kind: 'arch'; readonly side: 'top' | 'bottom' }
  /** From row to row; `via` where rows lie between. */
  | { readonly kind: 'drop'; readonly via: Via | null };

export interface RoutePlan {
  /** Per edge of the scene. */
  readonly routes: readonly Route[];
  /** Paths that pass in the gap left of column i (the last one is right of the last column). */
  readonly gapLoad: readonly number[];
  /** Per channel below row i: paths that sweep through it. */
  readonly channelLoad: readonly number[];
}

export function planRoutes(scene: Scene, grid: Grid): RoutePlan {
  const occupied = new Map<number, string>();
  const key = (cell: Cell): number => cell.row * grid.columns + cell.column;
  for (const [id, cell] of grid.cells) occupied.set(key(cell), id);
  const gapLoad = Array.from<number>({ length: grid.columns + 1 }).fill(0);
  const channelLoad = Array.from<number>({ length: grid.rows }).fill(0);
  const sideTaken = new Set<string>();
  const first = scene.spine[1];
  const last = scene.spine.at(-2);

  const freeBetween = (column: number, rowA: number, rowB: number): boolean => {
    for (let row = Math.min(rowA, rowB) + 1; row < Math.max(rowA, rowB); row++) {
      if (occupied.has(key({ column, row }))) return false;
    }
    return true;
  };
  const sideBySide = (a: Cell, b: Cell): boolean => {
    if (a.row !== b.row) return false;
    for (let column = Math.min(a.column, b.column) + 1; column < Math.max(a.column, b.column); column++) {
      if (occupied.has(key({ column, row: a.row }))) return false;
    }
    return true;
  };
  const viaOf = (a: Cell, b: Cell): Via | null => {
    const down = Math.abs(a.row - b.row);
    if (down < 2) return null;
    let best: Via = { kind: 'gap', gap: 0 };
    let bestCost = Number.POSITIVE_INFINITY;
    const offer = (via: Via, at: number, extra: number): void => {
      const cost = Math.abs(at - a.column) + Math.abs(at - b.column) + extra;
      if (cost < bestCost) {
        bestCost = cost;
        best = via;
      }
    };
    if (freeBetween(b.column, a.row, b.row)) offer({ kind: 'end', at: 'to' }, b.column, 0);
    if (freeBetween(a.column, a.row, b.row)) offer({ kind: 'end', at: 'from' }, a.column, 0.1);
    for (let gap = 0; gap <= grid.columns; gap++) {
      offer({ kind: 'gap', gap }, gap - 0.5, 0.15 + gapLoad[gap]! * 0.06);
    }
    return best;
  };
  const routeOf = (edge: SceneEdge): Route => {
    if (edge.kind === 'start') return edge.to === first ? { kind: 'entry' } : { kind: 'stub', side: 'top' };
    if (edge.kind === 'end') return edge.from === last ? { kind: 'exit' } : { kind: 'stub', side: 'bottom' };
    if (edge.from === edge.to) return { kind: 'self' };
    const a = grid.cells.get(edge.from)!;
    const b = grid.cells.get(edge.to)!;
    if (a.row === b.row) {
      const left = a.column < b.column ? a : b;
      const slot = `${left.row}:${left.column}`;
      // On the main path only its own steps run straight; elsewhere the heavier of two directions does.
      const mayRunStraight = a.row === 0 ? edge.onSpine : !sideTaken.has(slot) && sideBySide(a, b);
      if (mayRunStraight) {
        sideTaken.add(slot);
        return { kind: 'side' };
      }
      if (a.row === 0 || a.column > b.column || a.row === grid.rows - 1) {
        return {
          kind: 'arch',
          side: a.row === grid.rows - 1 && a.row > 0 && a.column < b.column ? 'bottom' : 'top',
        };
      }
      return { kind: 'arch', side: 'bottom' };
    }
    const via = viaOf(a, b);
    if (via?.kind === 'gap') gapLoad[via.gap]!++;
    const top = Math.min(a.row, b.row);
    const bottom = Math.max(a.row, b.row);
    channelLoad[top]!++;
    if (bottom - 1 !== top) channelLoad[bottom - 1]!++;
    return { kind: 'drop', via };
  };
  // Edges come by falling count, so heavy paths choose first.
  return { routes: scene.edges.map(routeOf), gapLoad, channelLoad };
}
