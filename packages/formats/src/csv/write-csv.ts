// Writes CSV for spreadsheets: quoted where needed, and no cell can run as a formula.

/** Makes Excel read a file as UTF-8; goes in front of the first line. */
export const CSV_BOM = '\ufeff';

export type CsvValue = string | number | boolean | null | undefined | Date;

/** What a spreadsheet would take for a formula: `= + - @`, also full-width, also after white space or invisible marks. */
const FORMULA =
  /^[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠\u2212\t\r\n]/u;
/** A number, with its sign, in the plain or the grouped spelling: safe, and wanted as a number. */
const NUMBER = /^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][+-]?\d+)?\s?%?$/;

/** One cell: neutral for spreadsheets (an apostrophe in front of what looks like a formula), quoted where needed. */
export function csvCell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  const safe = neutral(value);
  return /[",;\r\n\t|]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function neutral(text: string): string {
  if (text === '' || NUMBER.test(text)) return text;
  return /^[\t\r\n]/.test(text) || FORMULA.test(text) ? `'${text}` : text;
}

/** The cell as it was before `csvCell` made it neutral: for reading one's own exports back. */
export function originalText(cell: string): string {
  return cell.startsWith("'") && neutral(cell.slice(1)) === cell ? cell.slice(1) : cell;
}

/** One row with its line end (CRLF, as RFC 4180 has it). */
export function csvLine(cells: readonly CsvValue[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A rejected row as a line of the file of rejects; begin that file with `CSV_BOM + REJECTS_HEADER`. */
export function rejectLine(reject: {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}): string {
  return csvLine([reject.line, reject.reason, reject.text]);
}

export const REJECTS_HEADER = csvLine(['line', 'reason', 'row']);
