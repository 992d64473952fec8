// Finds the cells of CSV rows in UTF-8 bytes, whatever the chunks they arrive in. Makes no strings and no objects
// per row: after `next()` cell i is `bytes[starts[i], ends[i])`.
import { FormatError } from '../format-error.ts';
import { countInWords, sizeInWords, type Limits } from '../limits.ts';
import { MARGIN } from './four-bytes.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** The cell stood in quotes. */
export const QUOTED = 1;
/** The cell holds doubled quotes, which stand for one. */
export const ESCAPED = 2;

export class RowScanner {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** The same bytes; `MARGIN` of them can be read behind `end`. */
  view = new DataView(this.bytes.buffer);
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly flags: Uint8Array;
  /** Number of cells of the row. */
  cells = 0;
  /** Line on which the row begins, from 1. */
  line = 0;
  /** The row's bytes without its line end. */
  rowFrom = 0;
  rowTo = 0;
  /** Cells with text after their closing quote, read as they stand. */
  strayQuotes = 0;
  readonly #kinds = new Uint8Array(256);
  readonly #limits: Limits;
  #position = 0;
  #end = 0;
  #nextLine = 1;
  #skipLineFeed = false;

  constructor(delimiter: string, limits: Limits) {
    this.#limits = limits;
    this.starts = new Int32Array(limits.columns + 1);
    this.ends = new Int32Array(limits.columns + 1);
    this.flags = new Uint8Array(limits.columns + 1);
    this.#kinds[delimiter.charCodeAt(0)] = 1;
    this.#kinds[LF] = 2;
    this.#kinds[CR] = 3;
  }

  /** Adds bytes after those not yet used. The chunk is copied, so its owner may reuse it. */
  feed(chunk: Uint8Array): void {
    const rest = this.#end - this.#position;
    const length = rest + chunk.length;
    if (length + MARGIN > this.bytes.length) {
      const next = new Uint8Array(Math.max(length + MARGIN, 65_536));
      next.set(this.bytes.subarray(this.#position, this.#end));
      this.bytes = next;
      this.view = new DataView(next.buffer);
    } else if (rest > 0) {
      this.bytes.copyWithin(0, this.#position, this.#end);
    }
    this.bytes.set(chunk, rest);
    this.#position = 0;
    this.#end = length;
    // A line end behind the last byte stops every loop without a look at the length.
    this.bytes[length] = LF;
  }

  /** The bytes not yet used are `bytes[position, end)`; a line end stands behind them. */
  get position(): number {
    return this.#position;
  }

  get end(): number {
    return this.#end;
  }

  /** Whether the next row begins at `position` (not so where a CR ended the last chunk and its LF may still come). */
  get atRow(): boolean {
    return !this.#skipLineFeed;
  }

  /** Goes on at `position`: the `lines` lines before it were taken by somebody else. */
  skipTo(position: number, lines: number): void {
    this.#position = position;
    this.#nextLine += lines;
  }

  /**
   * Goes to the next row; false where the bytes at hand do not hold a whole one.
   * @param final no more bytes will come, so the last row may lack its line end
   */
  next(final: boolean): boolean {
    const bytes = this.bytes;
    const end = this.#end;
    let position = this.#position;
    if (this.#skipLineFeed && position < end) {
      if (bytes[position] === LF) position++;
      this.#skipLineFeed = false;
      this.#position = position;
    }
    if (position >= end) return false;
    const kinds = this.#kinds;
    const starts = this.starts;
    const ends = this.ends;
    const flags = this.flags;
    const most = this.#limits.columns;
    const longest = this.#limits.cellBytes;
    let cell = 0;
    let newLines = 0;
    this.rowFrom = position;
    this.line = this.#nextLine;
    for (;;) {
      let from = position;
      let flag = 0;
      let to = position;
      if (bytes[position] === QUOTE && position < end) {
        let i = position + 1;
        flag = QUOTED;
        for (;;) {
          while (i < end && bytes[i] !== QUOTE) if (bytes[i++] === LF) newLines++;
          if (i >= end) {
            if (i - from > longest) throw this.#tooLong(cell, true);
            if (!final) return false;
            throw this.#unclosed(cell);
          }
          if (i + 1 < end) {
            if (bytes[i + 1] !== QUOTE) break;
          } else if (!final) return false;
          else break;
          flag = QUOTED | ESCAPED;
          i += 2;
        }
        from = position + 1;
        to = i;
        position = i + 1;
        if (kinds[bytes[position]!] === 0) {
          while (kinds[bytes[position]!] === 0) position++;
          // Spaces after the quote are nobody's text.
          let rest = i + 1;
          while (rest < position && (bytes[rest] === 32 || bytes[rest] === 9)) rest++;
          if (rest < position) {
            from--;
            to = position;
            flag = 0;
            this.strayQuotes++;
          }
        }
      } else {
        while (kinds[bytes[position]!] === 0) position++;
        to = position;
      }
      if (to - from > longest) throw this.#tooLong(cell, flag !== 0);
      if (position >= end && !final) return false;
      starts[cell] = from;
      ends[cell] = to;
      flags[cell] = flag;
      cell++;
      if (position < end && kinds[bytes[position]!] === 1) {
        position++;
        if (cell === most) throw this.#tooManyColumns();
        continue;
      }
      break;
    }
    this.cells = cell;
    this.rowTo = position;
    if (position < end) {
      if (bytes[position] === CR) {
        if (position + 1 < end) {
          if (bytes[position + 1] === LF) position++;
        } else this.#skipLineFeed = true;
      }
      position++;
    }
    this.#position = position;
    this.#nextLine += newLines + 1;
    return true;
  }

  /** Whether the row has no text at all. */
  get blank(): boolean {
    return this.cells === 1 && this.starts[0] === this.ends[0];
  }

  /** The cell as it is meant, quotes resolved. */
  text(cell: number): string {
    if (cell >= this.cells) return '';
    const text = decoder.decode(this.bytes.subarray(this.starts[cell], this.ends[cell]));
    return (this.flags[cell]! & ESCAPED) !== 0 ? text.replaceAll('""', '"') : text;
  }

  /** The row as it stands in the file, at most `limit` characters. */
  rowText(limit: number): string {
    const to = Math.min(this.rowTo, this.rowFrom + limit * 4);
    return decoder.decode(this.bytes.subarray(this.rowFrom, to)).slice(0, limit);
  }

  #unclosed(cell: number): FormatError {
    return new FormatError(
      'unclosed_quote',
      `The quote that opens cell ${cell + 1} on line ${this.line} is never closed, so the rest of the file belongs to that cell. Close the quote, or write a quote inside text twice ("").`,
      {
        line: this.line,
        column: cell + 1,
        expected: 'a closing quote',
        params: { line: this.line, cell: cell + 1 },
      },
    );
  }

  #tooLong(cell: number, quoted: boolean): FormatError {
    return new FormatError(
      'cell_too_long',
      `Cell ${cell + 1} on line ${this.line} is longer than ${sizeInWords(this.#limits.cellBytes)}.${
        quoted
          ? ' Its opening quote is probably never closed.'
          : ' The file is probably not CSV, or its rows are not separated by line ends.'
      }`,
      {
        line: this.line,
        column: cell + 1,
        expected: `a cell of at most ${sizeInWords(this.#limits.cellBytes)}`,
        params: { line: this.line },
      },
    );
  }

  #tooManyColumns(): FormatError {
    const most = countInWords(this.#limits.columns);
    return new FormatError(
      'too_many_columns',
      `Line ${this.line} has more than ${most} columns. Export only the columns you need.`,
      {
        line: this.line,
        column: this.#limits.columns + 1,
        expected: `at most ${most} columns`,
        params: { line: this.line, limit: this.#limits.columns },
      },
    );
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
