// Properties of the cases of a cohort: attributes of the case, the newest event attribute known at the landmark, and who
// did the landmark's event.
import { MISSING, type Column, type EventLog, type WordColumn } from '../log/event-log.ts';
import type { Cohort } from './cohort.ts';
import { keyOf, levelsOf, NONE, type Feature, type FeatureColumn } from './feature.ts';
import { binary, FEWEST } from './prefix-features.ts';

/** Of a property with many values, the commonest are asked about. */
const MOST_VALUES = 24;

/** @param attributes of cases, those that were known at the landmark */
export function propertyFeatures(
  log: EventLog,
  cohort: Cohort,
  attributes: ReadonlyMap<string, Column>,
): FeatureColumn[] {
  const columns: FeatureColumn[] = [];
  for (const [name, column] of attributes) {
    columns.push(
      ...(column.kind === 'words'
        ? byValue(column, cohort.rows, (value) => ({ kind: 'attribute', name, value }))
        : byNumber(column.values, cohort.rows, (above) => ({ kind: 'attributeNumber', name, above }))),
    );
  }
  if (log.resource) columns.push(...byValue(log.resource, cohort.at, (value) => ({ kind: 'by', value })));
  for (const [name, column] of log.eventAttributes) {
    const at = newestOf(log, cohort, column);
    if (!at) continue;
    columns.push(
      ...(column.kind === 'words'
        ? byValue(column, at, (value) => ({ kind: 'known', name, value }))
        : byNumber(column.values, at, (above) => ({ kind: 'knownNumber', name, above }))),
    );
  }
  return columns;
}

function byNumber(
  values: Float64Array,
  rows: Uint32Array,
  named: (above: number) => Feature,
): FeatureColumn[] {
  const numbers = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) numbers[i] = values[rows[i]!] ?? Number.NaN;
  const column = levelsOf(keyOf(named(0)), numbers, rows.length, named);
  return column ? [column] : [];
}

/** One question per value that enough rows have and enough lack; of two values, one question. */
export function byValue(
  { codes, values }: WordColumn,
  rows: Uint32Array,
  named: (value: string) => Feature,
): FeatureColumn[] {
  const counts = new Uint32Array(values.length);
  let known = 0;
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!] ?? MISSING;
    if (code === MISSING) continue;
    counts[code]!++;
    known++;
  }
  let asked = [...counts.keys()]
    .filter((v) => counts[v]! >= FEWEST && known - counts[v]! >= FEWEST)
    .toSorted((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, MOST_VALUES);
  const most = asked.reduce((sum, v) => sum + counts[v]!, 0);
  if (asked.length === 2 && most === known) asked = asked.slice(1);
  const columns = asked.map((v) => ({ v, column: new Uint8Array(rows.length) }));
  const slot = new Int32Array(values.length).fill(-1);
  columns.forEach(({ v }, k) => {
    slot[v] = k;
  });
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]!] ?? MISSING;
    if (code === MISSING) for (const { column } of columns) column[i] = NONE;
    else if (slot[code]! >= 0) columns[slot[code]!]!.column[i] = 1;
  }
  return columns.map(({ v, column }) => binary(named(values[v]!), column));
}

/** Per row, the index of the newest event up to the landmark that has a value; one past all events where none has. */
function newestOf(log: EventLog, cohort: Cohort, column: Column): Uint32Array | undefined {
  const n = cohort.rows.length;
  const at = new Uint32Array(n);
  let found = false;
  for (let i = 0; i < n; i++) {
    const from = log.caseOffsets[cohort.rows[i]!]!;
    let e = cohort.known[i]!;
    while (e >= from && isMissing(column, e)) e--;
    at[i] = e >= from ? e : log.time.length;
    if (e >= from) found = true;
  }
  return found ? at : undefined;
}

function isMissing(column: Column, index: number): boolean {
  return column.kind === 'words'
    ? (column.codes[index] ?? MISSING) === MISSING
    : Number.isNaN(column.values[index]!);
}
