// Any list of objects as a table: a column for each name, what is nested flattened to what people would write in a cell.
import { flatTable, type FlatTable, type NamedCells } from './flat-table.ts';
import { cellOf, entriesOf, objectOf, type Json } from './json-value.ts';

/** Undefined where the value holds no list of objects. */
export function objectsTable(json: unknown): FlatTable | undefined {
  const entries = entriesOf(json);
  // One object by itself is no list.
  if (entries.length === 1 && entries[0] === json) return undefined;
  const rows = entries.flatMap((entry) => {
    const item = objectOf(entry);
    return item === undefined ? [] : [cellsOf(item)];
  });
  return rows.some((row) => row.size > 0) ? flatTable(rows) : undefined;
}

function cellsOf(item: Json): NamedCells {
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(item)) {
    const inner = objectOf(value);
    if (inner === undefined) cells.set(name, textOf(value));
    else {
      // A reference: {id, name} or {value, name}, as many APIs write them.
      const bare = name.replace(/_?id$/iu, '');
      const id = cellOf(inner['id'] ?? inner['value']);
      const called = cellOf(inner['name'] ?? inner['fullName'] ?? inner['label']);
      if (id !== '') cells.set(bare === '' ? 'id' : `${bare} id`, id);
      if (called !== '') cells.set(bare === '' ? 'name' : `${bare} name`, called);
    }
  }
  return cells;
}

/** Several values are joined; of objects the value or the name. */
function textOf(value: unknown): string {
  if (!Array.isArray(value)) return cellOf(value);
  return value
    .map((one) => {
      const inner = objectOf(one);
      return inner === undefined ? cellOf(one) : cellOf(inner['value'] ?? inner['name']);
    })
    .filter((text) => text !== '')
    .join('; ');
}
