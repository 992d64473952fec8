// Opens the table in a JSON file: a board of Trello, records or changes as the APIs of HubSpot and Pipedrive answer, or any
// list of objects, also one to a line.
import { sampleAsUtf8, type Encoding } from '../../bytes/encoding.ts';
import { parseJson } from '../../bytes/parse-json.ts';
import { uniqueNames } from '../../csv/table-layout.ts';
import { FormatError } from '../../format-error.ts';
import type { RecordWarning } from '../record-warnings.ts';
import type { Table, TableRow } from '../table.ts';
import { boardTable } from './board-table.ts';
import { changesTable } from './changes-table.ts';
import type { FlatTable } from './flat-table.ts';
import { hubspotTable } from './hubspot-table.ts';
import { objectsTable } from './objects-table.ts';

/** Whether a text begins as JSON does; names of columns in square brackets do not. */
export function beginsAsJson(head: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[[{\]])/u.test(head);
}

/** @throws FormatError `json_malformed`, `truncated`, `no_records` */
export async function jsonTable(file: Uint8Array, encoding: Encoding): Promise<Table> {
  const json = valueOf(new TextDecoder().decode(sampleAsUtf8(file, encoding)));
  const found: (FlatTable & { readonly warnings?: readonly RecordWarning[] }) | undefined =
    (await boardTable(json)) ??
    (await hubspotTable(json)) ??
    (await changesTable(json)) ??
    objectsTable(json);
  if (found === undefined || found.rows.length === 0) {
    throw new FormatError(
      'no_records',
      'This JSON file holds no records: it is neither a Trello board nor a list of deals, contacts, companies or changes.',
      { line: 1, expected: 'a board or a list' },
    );
  }
  const { tool, headers, rows, moves, warnings = [] } = found;
  return {
    format: 'json',
    ...(tool === undefined ? {} : { tool }),
    headers: uniqueNames(headers),
    headerLine: 0,
    sheets: [],
    sheet: undefined,
    encoding,
    delimiter: undefined,
    rows: rowsOf(rows),
    ...(moves === undefined ? {} : { moves }),
    warnings: () => warnings,
  };
}

// oxlint-disable-next-line require-await -- the rows of every table come asynchronously
async function* rowsOf(rows: FlatTable['rows']): AsyncGenerator<TableRow> {
  for (const [at, cells] of rows.entries()) {
    if (cells.some((cell) => cell !== '')) yield { line: at + 1, cells };
  }
}

/** One value, or one to a line. */
function valueOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2 || !lines.every((line) => /^\s*\{.*\}\s*$/u.test(line))) throw error;
    return lines.map((line) => parseJson(line));
  }
}
