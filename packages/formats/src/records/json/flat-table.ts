// Rows of named cells, gathered into one header in the order in which the names first come up.
import { DEFAULT_LIMITS } from '../../limits.ts';
import type { TableMove } from '../table.ts';

export interface FlatTable {
  readonly tool?: 'trello' | 'hubspot' | 'pipedrive';
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly moves?: readonly TableMove[];
}

export type NamedCells = ReadonlyMap<string, string>;

export function flatTable(rows: readonly NamedCells[]): Pick<FlatTable, 'headers' | 'rows'> {
  const places = new Map<string, number>();
  for (const row of rows) {
    for (const name of row.keys()) {
      if (!places.has(name) && places.size < DEFAULT_LIMITS.columns) places.set(name, places.size);
    }
  }
  const headers = [...places.keys()];
  return { headers, rows: rows.map((row) => headers.map((name) => row.get(name) ?? '')) };
}
