// Which cell of a layout lies under a point: for dropping a node, in either direction of writing.
import type { MapLayout } from './map-layout.ts';

export interface CellAt {
  readonly lane: string | null;
  readonly column: number;
  /** Within the lane. */
  readonly row: number;
  readonly phase: string | null;
}

/**
 * The cell at a point in px of the layout. Beyond the last column and below the last row the grid goes on in steps of a
 * usual cell, so that a map can grow by dropping.
 */
export function cellAt(layout: MapLayout, x: number, y: number): CellAt {
  const { columns, rows } = layout;
  const rtl = layout.direction === 'rtl';
  const along = rtl ? layout.width - x : x;
  const ends = columns.map((column) => (rtl ? layout.width - column.x : column.x + column.width));
  let column = ends.findIndex((end) => along < end);
  if (column === -1) column = columns.length + Math.floor((along - (ends.at(-1) ?? 0)) / BEYOND_COLUMN);
  let at = rows.findIndex((row) => y < row.y + row.height);
  let below = 0;
  if (at === -1) {
    at = rows.length - 1;
    const last = rows[at];
    below = last === undefined ? 0 : 1 + Math.floor((y - last.y - last.height) / BEYOND_ROW);
  }
  const row = rows[at];
  return {
    lane: row?.lane ?? null,
    column: Math.max(0, column),
    row: (row?.row ?? 0) + below,
    phase: (columns[column] ?? columns.at(-1))?.phase ?? null,
  };
}

/** Steps of the grid beyond its last column and row. */
const BEYOND_COLUMN = 192;
const BEYOND_ROW = 82;
