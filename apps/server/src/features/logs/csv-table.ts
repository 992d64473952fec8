// A table of figures as a file: CSV, UTF-8 with a byte order mark for Excel, formulas neutralised.
import { CSV_BOM, csvLine } from '@portolan/formats';

export type Cell = string | number;

/** @param rows the head first */
export function csvTable(rows: readonly (readonly Cell[])[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(CSV_BOM + rows.map((cells) => csvLine(cells)).join(''));
}
