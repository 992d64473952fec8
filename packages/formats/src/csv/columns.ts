// Looks up the columns that a mapping names in the header of a file.
import { FormatError, excerpt } from '../format-error.ts';
import type { TableLayout } from './table-layout.ts';

/** @throws FormatError `missing_column`, `column_not_chosen` */
export function columnIndex(layout: TableLayout, name: string, role: string): number {
  const exact = layout.header.indexOf(name);
  if (exact >= 0) return exact;
  const folded = name.trim().toLowerCase();
  const loose = layout.header.findIndex((header) => header.toLowerCase() === folded);
  if (loose >= 0 && folded !== '') return loose;
  const columns = columnsOf(layout);
  const place = { line: layout.headerLine, expected: `a column for the ${role}` };
  if (name === '') {
    throw new FormatError(
      'column_not_chosen',
      `No column is chosen as the ${role}. The columns are ${columns}.`,
      { ...place, params: { columns } },
    );
  }
  const column = excerpt(name);
  throw new FormatError(
    'missing_column',
    `There is no column "${column}" for the ${role}. Line ${layout.headerLine} names ${columns}.`,
    { ...place, params: { column, columns } },
  );
}

/** The names in the header, for a message. */
export function columnsOf(layout: TableLayout): string {
  return excerpt(layout.header.map((header) => `"${header}"`).join(', '), 400);
}
