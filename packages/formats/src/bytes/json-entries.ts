// Splits a JSON object of long lists, as it arrives in bytes, into the entries of the lists that are wanted: one entry
// is in memory at a time, so a file may be larger than a string can be.
import { FormatError } from '../format-error.ts';
import { sizeInWords, type Limits } from '../limits.ts';

export interface JsonEntries {
  /** Lists whose entries are handed over; everything else is skipped. */
  readonly lists: ReadonlySet<string>;
  /** Every key of the object itself, as it comes. */
  readonly onKey?: (key: string) => void;
  /** @param json the entry as it stands in the file */
  readonly onEntry: (list: string, json: string, line: number) => void;
}

/** An entry may be this many times the largest cell. */
const ENTRY_CELLS = 16;
const LF = 10;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const BEGIN_LIST = 91;
const END_LIST = 93;
const BEGIN_OBJECT = 123;
const END_OBJECT = 125;

export class JsonSplitter {
  readonly #entries: JsonEntries;
  readonly #limits: Limits;
  readonly #decoder = new TextDecoder();
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  #end = 0;
  #at = 0;
  /** Where the key or entry being gathered begins, or -1. */
  #from = -1;
  #fromLine = 0;
  #line = 1;
  #lineStart = 0;
  /** Bytes before the buffer. */
  #before = 0;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #key: string | undefined;
  /** The wanted list that is open. */
  #list: string | undefined;
  #closed = false;

  constructor(limits: Limits, entries: JsonEntries) {
    this.#limits = limits;
    this.#entries = entries;
  }

  /** Whether there was anything but white space. */
  get started(): boolean {
    return this.#depth > 0 || this.#closed;
  }

  push(chunk: Uint8Array): void {
    this.#take(chunk);
    const bytes = this.#bytes;
    const end = this.#end;
    while (this.#at < end) {
      if (this.#inString) {
        this.#string(end);
        continue;
      }
      const c = bytes[this.#at]!;
      if (c === LF) {
        this.#line++;
        this.#lineStart = this.#before + this.#at + 1;
      } else if (c > 32) this.#token(c);
      this.#at++;
    }
  }

  /** @throws FormatError `truncated` */
  finish(): void {
    if (this.#closed) return;
    const column = this.#column(this.#end);
    throw new FormatError(
      'truncated',
      `The JSON ends too early, on line ${this.#line}. It was probably cut off while it was copied; export it again.`,
      { line: this.#line, column, expected: 'the rest of it' },
    );
  }

  #take(chunk: Uint8Array): void {
    const keepFrom = this.#from < 0 ? this.#at : this.#from;
    const rest = this.#end - keepFrom;
    if (this.#from >= 0) this.#refuseLong(rest);
    const length = rest + chunk.length;
    if (length > this.#bytes.length) {
      const next = new Uint8Array(Math.max(length, rest * 2, 65_536));
      next.set(this.#bytes.subarray(keepFrom, this.#end));
      this.#bytes = next;
    } else if (rest > 0) {
      this.#bytes.copyWithin(0, keepFrom, this.#end);
    }
    this.#bytes.set(chunk, rest);
    this.#before += keepFrom;
    this.#at -= keepFrom;
    if (this.#from >= 0) this.#from = 0;
    this.#end = length;
  }

  #refuseLong(bytes: number): void {
    const most = this.#limits.cellBytes * ENTRY_CELLS;
    if (bytes <= most) return;
    throw new FormatError(
      'cell_too_long',
      `An entry that begins on line ${this.#fromLine} is larger than ${sizeInWords(most)}.`,
      {
        line: this.#fromLine,
        expected: `entries of at most ${sizeInWords(most)}`,
        params: { line: this.#fromLine },
      },
    );
  }

  #string(end: number): void {
    const bytes = this.#bytes;
    let i = this.#at;
    if (this.#escaped) {
      this.#escaped = false;
      i++;
    }
    while (i < end && bytes[i] !== QUOTE && bytes[i] !== BACKSLASH) i++;
    this.#at = i;
    if (i >= end) return;
    this.#at++;
    if (bytes[i] === BACKSLASH) {
      this.#escaped = true;
      return;
    }
    this.#inString = false;
    if (this.#depth === 1 && this.#key === undefined) {
      this.#key = this.#parsed(this.#from, this.#at) as string;
      this.#from = -1;
      this.#entries.onKey?.(this.#key);
    } else this.#endScalar();
  }

  #token(c: number): void {
    if (this.#closed) throw this.#malformed('nothing after the end of the object');
    if (this.#depth === 0 && c !== BEGIN_OBJECT) throw this.#malformed('{');
    switch (c) {
      case QUOTE:
        this.#inString = true;
        if (this.#depth === 1 && this.#key === undefined) this.#begin();
        else this.#beginEntry();
        return;
      case BEGIN_OBJECT:
      case BEGIN_LIST:
        this.#open(c);
        return;
      case END_OBJECT:
      case END_LIST:
        this.#close(c);
        return;
      case COMMA:
        this.#endScalar();
        if (this.#depth === 1) this.#key = undefined;
        return;
      case COLON:
        if (this.#depth === 1 && this.#key === undefined) throw this.#malformed('a name in quotes');
        return;
      default:
        // A number, true, false, null, or nonsense, which parsing the entry finds out.
        if (this.#depth === 1 && this.#key === undefined) throw this.#malformed('a name in quotes');
        this.#beginEntry();
    }
  }

  #open(c: number): void {
    if (
      this.#depth === 1 &&
      c === BEGIN_LIST &&
      this.#key !== undefined &&
      this.#entries.lists.has(this.#key)
    )
      this.#list = this.#key;
    else this.#beginEntry();
    this.#depth++;
    if (this.#depth > this.#limits.xmlDepth) {
      const most = this.#limits.xmlDepth;
      throw new FormatError('json_depth', `The JSON is nested more than ${most} deep (line ${this.#line}).`, {
        line: this.#line,
        expected: `at most ${most} levels`,
        params: { line: this.#line },
      });
    }
  }

  #close(c: number): void {
    if (this.#list !== undefined && this.#depth === 2) {
      if (c !== END_LIST) throw this.#malformed(']');
      this.#endScalar();
      this.#list = undefined;
    }
    this.#depth--;
    if (this.#list !== undefined && this.#depth === 2) {
      this.#at++;
      this.#endScalar();
      this.#at--;
    }
    if (this.#depth === 0) this.#closed = true;
  }

  #begin(): void {
    this.#from = this.#at;
    this.#fromLine = this.#line;
  }

  #beginEntry(): void {
    if (this.#list !== undefined && this.#depth === 2 && this.#from < 0) this.#begin();
  }

  /** Hands over what was gathered up to here, where it is an entry of a list. */
  #endScalar(): void {
    if (this.#list === undefined || this.#depth !== 2 || this.#from < 0) return;
    this.#refuseLong(this.#at - this.#from);
    const json = this.#decoder.decode(this.#bytes.subarray(this.#from, this.#at));
    this.#from = -1;
    this.#entries.onEntry(this.#list, json, this.#fromLine);
  }

  #parsed(from: number, to: number): unknown {
    try {
      return JSON.parse(this.#decoder.decode(this.#bytes.subarray(from, to))) as unknown;
    } catch {
      throw this.#malformed('a name in quotes');
    }
  }

  #malformed(expected: string): FormatError {
    const column = this.#column(this.#at);
    return new FormatError(
      'json_malformed',
      `The JSON is broken on line ${this.#line}, column ${column}. Export it again and do not edit the file.`,
      { line: this.#line, column, expected, params: { line: this.#line, character: column } },
    );
  }

  #column(at: number): number {
    return this.#before + at - this.#lineStart + 1;
  }
}
