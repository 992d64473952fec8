// Looks up the columns that a mapping names in the header of a file.
import { FormatError, excerpt } from '../format-error.ts';
import type { TableLayout } from './table-layout.ts';

/** @throws FormatError `missing_column` */
export function columnIndex(layout: TableLayout, name: string, role: string): number {
  const exact = layout.header.indexOf(name);
  if (exact >= 0) return exact;
  const folded = name.trim().toLowerCase();
  const loose = layout.header.findIndex((header) => header.toLowerCase() === folded);
  if (loose >= 0 && folded !== '') return loose;
  const known = layout.header.map((header) => `"${header}"`).join(', ');
  throw new FormatError(
    'missing_column',
    name === ''
      ? `No column is chosen as the ${role}. The columns are ${excerpt(known, 400)}.`
      : `There is no column "${excerpt(name)}" for the ${role}. Line ${layout.headerLine} names ${excerpt(known, 400)}.`,
    { line: layout.headerLine, expected: `a column for the ${role}` },
  );
}
