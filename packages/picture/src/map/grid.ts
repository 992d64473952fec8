// The grid in px: how wide columns and gaps must be for boxes, tracks and answers, and where lanes and phases begin.
import type { SalesMap } from '@portolan/core';
import { estimateWidth, type MeasureText } from '../text/measure.ts';
import { wrapText } from '../text/wrap.ts';
import type { FlowOrder } from './flow-order.ts';
import { groupBy } from './group-by.ts';
import {
  MAP_GEOMETRY as G,
  type Cell,
  type ColumnBand,
  type LaneBand,
  type PhaseSegment,
  type RowBand,
} from './map-layout.ts';

/** Every row of every lane, top to bottom; a lane without nodes has one. */
export interface GridRows {
  readonly rows: readonly { readonly lane: string | null; readonly row: number }[];
  /** Index of a lane's first row. */
  readonly first: ReadonlyMap<string | null, number>;
  readonly columns: number;
}

export function gridRows(map: SalesMap, cells: ReadonlyMap<string, Cell>, order: FlowOrder): GridRows {
  const depth = new Map<string | null, number>();
  let columns = 1;
  for (const [id, cell] of cells) {
    const lane = order.lane.get(id) ?? null;
    depth.set(lane, Math.max(depth.get(lane) ?? 0, cell.row + 1));
    columns = Math.max(columns, cell.column + 1);
  }
  const lanes: (string | null)[] = map.lanes.map(({ id }) => id);
  if (lanes.length === 0 || depth.has(null)) lanes.unshift(null);
  const rows: { lane: string | null; row: number }[] = [];
  const first = new Map<string | null, number>();
  for (const lane of lanes) {
    first.set(lane, rows.length);
    for (let row = 0; row < (depth.get(lane) ?? 1); row++) rows.push({ lane, row });
  }
  return { rows, first, columns };
}

/** Room along one axis: extents of what stands on each line, and what the gaps before, between and after them hold. */
export interface Needs {
  /** Per line: how far its boxes reach before and after its axis; zeros where it is empty. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Per gap (one more than lines). */
  readonly tracks: readonly number[];
  /** Room for labels at the gap's beginning and end. */
  readonly head: readonly number[];
  readonly tail: readonly number[];
  /** The least a gap measures. */
  readonly least: readonly number[];
}

export interface Lines {
  readonly axis: readonly number[];
  /** Borders of each line's boxes. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly total: number;
  readonly track: (gap: number, track: number) => number;
}

/** Nothing stands between neighbouring tracks and boxes closer than this. */
const CLEARANCE = 14;

export function spread(needs: Needs, start: number): Lines {
  const axis: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const gaps: { at: number; size: number }[] = [];
  let at = start;
  for (let i = 0; i <= needs.before.length; i++) {
    const tracks = needs.tracks[i] ?? 0;
    const running = tracks === 0 ? CLEARANCE : (tracks - 1) * G.track + 2 * CLEARANCE;
    const size = Math.max(needs.least[i] ?? 0, (needs.head[i] ?? 0) + running + (needs.tail[i] ?? 0));
    gaps.push({ at, size });
    at += size;
    if (i === needs.before.length) break;
    from.push(at);
    at += needs.before[i]!;
    axis.push(at);
    at += needs.after[i]!;
    to.push(at);
  }
  return {
    axis,
    from,
    to,
    total: at,
    track: (gap, track) => {
      const { at: begin, size } = gaps[gap]!;
      const head = needs.head[gap] ?? 0;
      const free = size - head - (needs.tail[gap] ?? 0);
      return begin + head + (free - ((needs.tracks[gap] ?? 1) - 1) * G.track) / 2 + track * G.track;
    },
  };
}

/** Borders between neighbours, in the middle of their gap; the first begins at `start`, the last ends at `end`. */
function bounds(lines: Lines, start: number, end: number): readonly (readonly [number, number])[] {
  return lines.axis.map((_, i) => [
    i === 0 ? start : (lines.to[i - 1]! + lines.from[i]!) / 2,
    i === lines.axis.length - 1 ? end : (lines.to[i]! + lines.from[i + 1]!) / 2,
  ]);
}

export function columnBands(
  map: SalesMap,
  cells: ReadonlyMap<string, Cell>,
  lines: Lines,
  margin: number,
): { readonly columns: readonly ColumnBand[]; readonly phases: readonly PhaseSegment[] } {
  const known = new Set(map.phases.map(({ id }) => id));
  const votes: Map<string, number>[] = lines.axis.map(() => new Map<string, number>());
  for (const node of map.nodes) {
    const cell = cells.get(node.id);
    if (cell === undefined || node.type !== 'stage' || node.phase === null || !known.has(node.phase))
      continue;
    // A resting stage stands where there is room; it does not say what its column is about while others do.
    const weight = node.kind === 'resting' ? 0.1 : 1;
    const column = votes[cell.column]!;
    column.set(node.phase, (column.get(node.phase) ?? 0) + weight);
  }
  const phaseOf = votes.map((column) => {
    const [best] = [...column].toSorted((a, b) => b[1] - a[1]);
    return best?.[0] ?? null;
  });
  // A column without stages belongs to what is before it, the first ones to what follows.
  for (let i = 1; i < phaseOf.length; i++) phaseOf[i] ??= phaseOf[i - 1]!;
  for (let i = phaseOf.length - 2; i >= 0; i--) phaseOf[i] ??= phaseOf[i + 1]!;
  const columns = bounds(lines, margin, lines.total).map(([x, end], i): ColumnBand => ({
    x,
    width: end - x,
    phase: phaseOf[i] ?? null,
  }));
  const phases: PhaseSegment[] = [];
  for (const column of columns) {
    const last = phases.at(-1);
    if (column.phase === null) continue;
    if (last?.id === column.phase) phases[phases.length - 1] = { ...last, width: last.width + column.width };
    else phases.push({ id: column.phase, x: column.x, width: column.width });
  }
  return { columns, phases };
}

export function rowBands(
  map: SalesMap,
  grid: GridRows,
  lines: Lines,
  top: number,
  measure: MeasureText = estimateWidth,
): { readonly rows: readonly RowBand[]; readonly lanes: readonly LaneBand[] } {
  const rows = bounds(lines, top, lines.total).map(([y, end], i): RowBand => ({
    ...grid.rows[i]!,
    y,
    height: end - y,
  }));
  const names = new Map(map.lanes.map(({ id, name }) => [id, name]));
  const lanes = Array.from(
    groupBy(rows, (row) => row.lane ?? ''),
    ([, list]): LaneBand => {
      const id = list[0]!.lane;
      const y = list[0]!.y;
      const end = list.at(-1)!.y + list.at(-1)!.height;
      const name = id === null ? '' : (names.get(id) ?? '');
      const broken = wrapText(name, G.laneMargin - 24, { size: G.laneSize, bold: true, lines: 4, measure });
      return { id, lines: broken, y, height: end - y };
    },
  );
  return { rows, lanes };
}
