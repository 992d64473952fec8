// The rows of one sheet of a workbook, as text, with their numbers. A formula gives the value that the spreadsheet kept.
import { FormatError } from '../../format-error.ts';
import { countInWords, type Limits } from '../../limits.ts';
import type { RecordWarnings } from '../record-warnings.ts';
import type { TableRow } from '../table.ts';
import { numberText, serialText } from './number-formats.ts';
import { textOf, unescaped, type Workbook } from './workbook.ts';
import { CLOSE, EMPTY, MORE, OPEN, XmlTags } from './xml-tags.ts';

/** @throws FormatError `too_many_columns`, `spreadsheet_damaged`, `spreadsheet_bomb`, `xml_dtd`, `xml_entity` */
export async function* sheetRows(
  workbook: Workbook,
  path: string,
  limits: Limits,
  warnings: RecordWarnings,
): AsyncGenerator<TableRow> {
  const tags = new XmlTags(limits.cellBytes);
  const sheet = new SheetCells(workbook, limits, warnings);
  for await (const piece of textOf(workbook.parts.get(path)!, workbook.budget)) {
    // `pathOf` holds parts only
    tags.feed(piece);
    for (let kind = tags.next(); kind !== MORE; kind = tags.next()) {
      const row = sheet.take(kind, tags);
      if (row) yield row;
    }
  }
}

/** Gathers the cells of the row that the scanner is in. */
class SheetCells {
  readonly #workbook: Workbook;
  readonly #limits: Limits;
  readonly #warnings: RecordWarnings;
  #line = 0;
  #cells: string[] = [];
  #numeric = new Set<number>();
  #column = -1;
  #type = '';
  #style = 0;
  #value: string | undefined;
  #formula = false;
  #spoken = 0;
  #inCell = false;

  constructor(workbook: Workbook, limits: Limits, warnings: RecordWarnings) {
    this.#workbook = workbook;
    this.#limits = limits;
    this.#warnings = warnings;
  }

  /** The row, where the tag ends one that has cells with text. */
  take(kind: number, tags: XmlTags): TableRow | undefined {
    switch (tags.name) {
      case 'row':
        if (kind === OPEN) this.#beginRow(tags);
        else if (kind === CLOSE && this.#cells.some((cell) => cell !== ''))
          return { line: this.#line, cells: this.#cells, numeric: this.#numeric };
        else if (kind === EMPTY) this.#beginRow(tags);
        return undefined;
      case 'c':
        if (kind !== CLOSE) this.#beginCell(tags);
        if (kind !== OPEN) this.#endCell();
        return undefined;
      case 'v':
        if (kind === CLOSE && this.#inCell) this.#value = tags.text;
        return undefined;
      case 'f':
        this.#formula = true;
        return undefined;
      case 'rPh':
        this.#spoken += kind === OPEN ? 1 : kind === CLOSE ? -1 : 0;
        return undefined;
      case 't':
        if (kind === CLOSE && this.#inCell && this.#spoken === 0)
          this.#value = (this.#value ?? '') + tags.text;
        return undefined;
      default:
        return undefined;
    }
  }

  #beginRow(tags: XmlTags): void {
    const line = Number(tags.attribute('r'));
    this.#line = Number.isInteger(line) && line > this.#line ? line : this.#line + 1;
    this.#cells = [];
    this.#numeric = new Set();
    this.#column = -1;
  }

  #beginCell(tags: XmlTags): void {
    const place = columnNumber(tags.attribute('r'));
    this.#column = place > this.#column ? place : this.#column + 1;
    if (this.#column >= this.#limits.columns) {
      const most = countInWords(this.#limits.columns);
      throw new FormatError(
        'too_many_columns',
        `Row ${this.#line} has more than ${most} columns. Keep only the columns you need.`,
        {
          line: this.#line,
          column: this.#column + 1,
          expected: `at most ${most} columns`,
          params: { line: this.#line, limit: this.#limits.columns },
        },
      );
    }
    this.#type = tags.attribute('t') ?? 'n';
    this.#style = Number(tags.attribute('s') ?? 0);
    this.#value = undefined;
    this.#formula = false;
    this.#inCell = true;
  }

  #endCell(): void {
    this.#inCell = false;
    const text = this.#textOfCell();
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #textOfCell(): string {
    const raw = this.#value;
    if (raw === undefined) {
      if (this.#formula) this.#warnings.add('formula_without_value', {});
      return '';
    }
    switch (this.#type) {
      case 's':
        return this.#workbook.texts[Number(raw)] ?? '';
      case 'b':
        return raw.trim() === '1' || raw.trim() === 'true' ? 'true' : 'false';
      case 'e':
        this.#warnings.add('error_cells', { error: raw.slice(0, 20) });
        return '';
      case 'str':
      case 'inlineStr':
      case 'd':
        return unescaped(raw);
      default:
        return this.#number(raw);
    }
  }

  #number(raw: string): string {
    const kind = this.#workbook.formats[this.#style] ?? 'number';
    const serial = kind === 'number' ? undefined : serialText(Number(raw), kind, this.#workbook.from1904);
    if (serial !== undefined) return serial;
    this.#numeric.add(this.#column);
    return numberText(raw);
  }
}

/** "C12" is 2; -1 where there is no place. */
function columnNumber(place: string | undefined): number {
  let column = 0;
  if (place === undefined) return -1;
  for (let i = 0; i < place.length; i++) {
    const c = place.charCodeAt(i);
    if (c < 65 || c > 90 || i > 3) break;
    column = column * 26 + c - 64;
  }
  return column - 1;
}
