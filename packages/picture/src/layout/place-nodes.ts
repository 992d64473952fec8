// Gives every activity a cell of a grid: the main path is row 0, everything else stands in rows below it.
// Heavy paths become short; a step stands after what leads to it where that is possible.
import type { Scene } from '../scene/scene.ts';

export interface Cell {
  readonly column: number;
  readonly row: number;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Cell per node id; start and end have none. */
  readonly cells: ReadonlyMap<string, Cell>;
}

interface Tie {
  readonly other: string;
  /** Square root of the count: heavy paths matter more, but do not silence the rest. */
  readonly pull: number;
  /** 1: the other stands before this one in the process; -1: after; 0: a return, either is fine. */
  readonly side: number;
}

/** Cost of standing on the wrong side of a neighbour, per column. */
const AGAINST = 1.3;
const PER_ROW = 0.85;
/** Extra cost per row that a path must pass through. */
const PASSING = 0.5;

export function placeNodes(scene: Scene): Grid {
  const spine = scene.spine.slice(1, -1);
  const onSpine = new Set(spine);
  const others = scene.nodes.filter((node) => node.kind === 'activity' && !onSpine.has(node.id));
  const total = spine.length + others.length;
  const columns = Math.max(spine.length, Math.ceil(Math.sqrt(total)), 1);
  const cells = new Map<string, Cell>();
  spine.forEach((id, index) => cells.set(id, { column: spineColumn(index, spine.length, columns), row: 0 }));
  if (others.length === 0) return { columns, rows: 1, cells };

  const rows = Math.ceil(others.length / columns) + 1;
  const ties = tiesOf(scene);
  const casesOf = new Map(others.map((node) => [node.id, node.cases]));
  const taken = new Map<number, string>();
  const key = (column: number, row: number): number => row * columns + column;
  const costAt = (id: string, column: number, row: number): number => {
    // What happens often stands near the main path.
    let cost = row * (0.2 + 0.5 * Math.sqrt(casesOf.get(id) ?? 0));
    for (const tie of ties.get(id) ?? []) {
      const at = cells.get(tie.other);
      if (!at) continue;
      const across = column - at.column;
      const down = Math.abs(row - at.row);
      let part = Math.abs(across) + down * PER_ROW + Math.max(0, down - 1) * PASSING;
      if (tie.side * across < 0) part += AGAINST * Math.abs(across);
      // Side by side in one row only pays where nothing stands between.
      if (down === 0 && Math.abs(across) > 1) part += 0.7 * Math.abs(across);
      cost += tie.pull * part;
    }
    return cost;
  };
  const bestCell = (id: string): { column: number; row: number; cost: number } => {
    let best = { column: 0, row: 1, cost: Number.POSITIVE_INFINITY };
    for (let row = 1; row <= rows; row++) {
      for (let column = 0; column < columns; column++) {
        const owner = taken.get(key(column, row));
        if (owner !== undefined && owner !== id) continue;
        const cost = costAt(id, column, row);
        if (cost < best.cost - 1e-9) best = { column, row, cost };
      }
    }
    return best;
  };
  // What hangs most on things that stand already comes first.
  const waiting = new Set(others.map((node) => node.id));
  while (waiting.size > 0) {
    let next = '';
    let strongest = -1;
    for (const id of waiting) {
      let pull = Math.sqrt(casesOf.get(id) ?? 0) * 2;
      for (const tie of ties.get(id) ?? []) if (cells.has(tie.other)) pull += tie.pull;
      if (pull > strongest) {
        strongest = pull;
        next = id;
      }
    }
    waiting.delete(next);
    const { column, row } = bestCell(next);
    cells.set(next, { column, row });
    taken.set(key(column, row), next);
  }
  // Swaps cost the square of the boxes; beyond what one can look at, moves alone must do.
  const rounds = others.length > 200 ? 1 : others.length > 90 ? 2 : 6;
  const swaps = others.length <= 120;
  for (let round = 0; round < rounds; round++) {
    if (!improveOnce(others.map((node) => node.id))) break;
  }
  return pressRows(cells, columns);

  /** Moves to free cells and swaps of two, wherever that makes paths shorter. */
  function improveOnce(ids: readonly string[]): boolean {
    let changed = false;
    for (const id of ids) {
      const here = cells.get(id)!;
      const best = bestCell(id);
      if (best.cost < costAt(id, here.column, here.row) - 1e-6) {
        taken.delete(key(here.column, here.row));
        taken.set(key(best.column, best.row), id);
        cells.set(id, { column: best.column, row: best.row });
        changed = true;
      }
      for (const other of swaps ? ids : []) {
        if (other === id) continue;
        const a = cells.get(id)!;
        const b = cells.get(other)!;
        const before = costAt(id, a.column, a.row) + costAt(other, b.column, b.row);
        cells.set(id, b);
        cells.set(other, a);
        const after = costAt(id, b.column, b.row) + costAt(other, a.column, a.row);
        if (after < before - 1e-6) {
          taken.set(key(b.column, b.row), id);
          taken.set(key(a.column, a.row), other);
          changed = true;
        } else {
          cells.set(id, a);
          cells.set(other, b);
        }
      }
    }
    return changed;
  }
}

function spineColumn(index: number, length: number, columns: number): number {
  if (length <= 1) return Math.floor((columns - 1) / 2);
  return Math.round((index * (columns - 1)) / (length - 1));
}

function tiesOf(scene: Scene): Map<string, Tie[]> {
  const ties = new Map<string, Tie[]>();
  const add = (id: string, tie: Tie): void => {
    const list = ties.get(id);
    if (list) list.push(tie);
    else ties.set(id, [tie]);
  };
  for (const edge of scene.edges) {
    if (edge.kind !== 'arc' || edge.from === edge.to) continue;
    const pull = Math.sqrt(edge.count);
    add(edge.to, { other: edge.from, pull, side: edge.returns ? 0 : 1 });
    add(edge.from, { other: edge.to, pull, side: edge.returns ? 0 : -1 });
  }
  return ties;
}

/** Drops rows that stayed empty. */
function pressRows(cells: ReadonlyMap<string, Cell>, columns: number): Grid {
  const used = Array.from(new Set(Array.from(cells.values(), (cell) => cell.row))).toSorted((a, b) => a - b);
  const rowOf = new Map(used.map((row, index) => [row, index]));
  const pressed = new Map<string, Cell>();
  for (const [id, cell] of cells) pressed.set(id, { column: cell.column, row: rowOf.get(cell.row)! });
  return { columns, rows: used.length, cells: pressed };
}
