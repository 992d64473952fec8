// A table of a file, whatever kind of file: names of columns and rows of text.
import type { Encoding } from '../bytes/encoding.ts';
import type { Delimiter } from '../csv/table-layout.ts';
import type { RecordWarning } from './record-warnings.ts';

export interface TableRow {
  /** Line of a text file, or row of a sheet; from 1. */
  readonly line: number;
  /** As meant, quotes resolved; trailing cells may be missing, and there may be more than there are names. */
  readonly cells: readonly string[];
  /** Cells that are numbers of a spreadsheet, so that their point is a decimal point. */
  readonly numeric?: ReadonlySet<number>;
}

/** A deal came to a stage. */
export interface TableMove {
  readonly dealId?: string | undefined;
  readonly dealName?: string | undefined;
  readonly from?: string | undefined;
  readonly to: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by?: string | undefined;
}

export interface Table {
  readonly format: 'csv' | 'xlsx' | 'json';
  /** The tool, where the shape of the file tells it. */
  readonly tool?: 'trello' | 'hubspot' | 'pipedrive';
  /** Unique, never empty: a column without a name is called "(column 3)". */
  readonly headers: readonly string[];
  readonly headerLine: number;
  /** Names of the sheets of a workbook; empty for text files. */
  readonly sheets: readonly string[];
  readonly sheet: string | undefined;
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  /** The rows below the names, blank ones and footers of reports left out. Can be gone through once. */
  readonly rows: AsyncIterable<TableRow>;
  /** The history of the deals in the rows, where the file holds it beside them. */
  readonly moves?: readonly TableMove[];
  /** What was noticed up to the row that was read last. */
  readonly warnings: () => readonly RecordWarning[];
}
