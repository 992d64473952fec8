// Leaves out what a report writes below its table: totals, "Confidential", "Copyright". Only at the end of the table, and
// never silently; a deal of a company called "Total Energies" stays.
import type { RecordWarnings } from './record-warnings.ts';
import type { TableRow } from './table.ts';

const FOOTER =
  /^\W*(?:grand totals?|sub-?totals?|totals?|sum|count|record count|gesamt(?:summe)?|summe|total general|totales|total général|итого|всего|รวม(?:ทั้งสิ้น)?|جمع(?: کل)?|合計|总计|總計|kopā)\s*[:：(]?\s*[\d.,]*\s*(?:records?|rows?|deals?)?\s*\)?\s*$|^\W*(?:confidential information|confidential\s*[-–—.]|confidential$|copyright\b|\(c\)\s|©|generated (?:by|on)\b|report generated|exported (?:by|on)\b|as of \d)/iu;

/** Rows that may belong to a footer are held back; more than these are none. */
const LONGEST = 20;

/** @param width number of the table's columns */
export async function* withoutFooter(
  rows: AsyncIterable<TableRow>,
  width: number,
  warnings: RecordWarnings,
): AsyncGenerator<TableRow> {
  let held: TableRow[] = [];
  for await (const row of rows) {
    const filled = row.cells.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);
    const begins = filled < width && isFooter(row);
    if (held.length < LONGEST && (begins || (held.length > 0 && filled <= Math.max(1, width / 2)))) {
      held.push(row);
      continue;
    }
    yield* held;
    held = [];
    if (begins) held.push(row);
    else yield row;
  }
  if (held.length === 0) return;
  const [first] = held;
  warnings.add(
    'footer_rows',
    { text: (first!.cells.find((cell) => cell.trim() !== '') ?? '').trim().slice(0, 60), line: first!.line },
    first!.line,
    held.length,
  );
}

function isFooter(row: TableRow): boolean {
  const first = row.cells.find((cell) => cell.trim() !== '');
  return first !== undefined && FOOTER.test(first.slice(0, 200));
}
