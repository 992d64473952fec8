// One attribute on its way from a file into the log. It finds out by the whole column whether the attribute belongs
// to the case (never changes within one) or to the event, and whether it holds words or numbers.
import { MISSING, createByteWords, type EventLogBuilder, type WordSink } from '@portolan/mining';
import { foldedName } from '../csv/headers.ts';
import { tidyWord } from '../dates/digits.ts';
import type { Limits } from '../limits.ts';
import { GrowingCodes } from './growing-codes.ts';
import { numbersOf } from './number-words.ts';
import type { Warnings } from './warnings.ts';

/** No value was set yet, as opposed to an empty one. */
const UNSET = 0xffff_fffe;

/** Digits that name something, such as "owner_id": nobody adds them up, people filter by them. */
const NAMES_THINGS = /(?:^| )(?:id|ids|code|key|number|no|nr|zip|postcode|phone|year)$/u;

export type AttributeLevel = 'case' | 'event' | 'auto';

export class AttributeColumn {
  readonly name: string;
  #level: AttributeLevel;
  readonly #limit: number;
  readonly #words: string[] = [];
  readonly #codeOf = new Map<string, number>();
  readonly #bytes = createByteWords({ words: this.#words, code: (word) => this.#intern(word) });
  readonly #caseCodes = new GrowingCodes();
  #rowCodes: GrowingCodes | undefined;
  #rows = 0;
  #tooMany = false;

  constructor(name: string, level: AttributeLevel, limits: Pick<Limits, 'distinctValues'>) {
    this.name = name;
    this.#level = level;
    this.#limit = limits.distinctValues;
    this.#caseCodes.values.fill(UNSET);
    if (level === 'event') this.#rowCodes = new GrowingCodes();
  }

  /** Whether its values stopped being kept because there are too many different ones. */
  get leftOut(): boolean {
    return this.#tooMany;
  }

  #intern(word: string): number {
    const tidy = tidyWord(word);
    if (tidy === '') return MISSING;
    const known = this.#codeOf.get(tidy);
    if (known !== undefined) return known;
    if (this.#words.length >= this.#limit) {
      this.#tooMany = true;
      return MISSING;
    }
    const code = this.#words.length;
    this.#words.push(tidy);
    this.#codeOf.set(tidy, code);
    return code;
  }

  /** @param caseOf case code of every row so far, this one included */
  setBytes(row: number, caseOf: Uint32Array, bytes: Uint8Array, from: number, to: number): void {
    if (this.#tooMany) return;
    this.#set(row, caseOf, from === to ? MISSING : this.#bytes.code(bytes, from, to));
  }

  setText(row: number, caseOf: Uint32Array, text: string): void {
    if (this.#tooMany) return;
    this.#set(row, caseOf, this.#intern(text));
  }

  /** The code of a value, for a reader that knows its row only later; `setCode` takes it. */
  codeOf(bytes: Uint8Array, from: number, to: number): number {
    return from === to || this.#tooMany ? MISSING : this.#bytes.code(bytes, from, to);
  }

  codeOfText(text: string): number {
    return this.#tooMany ? MISSING : this.#intern(text);
  }

  setCode(row: number, caseOf: Uint32Array, code: number): void {
    if (!this.#tooMany) this.#set(row, caseOf, code);
  }

  /** For a value of the case itself, said once: the first one holds. */
  setCaseCode(caseCode: number, code: number): void {
    this.#caseCodes.reserve(caseCode, UNSET);
    const now = this.#caseCodes.values[caseCode]!;
    if (now === UNSET || now === MISSING) this.#caseCodes.values[caseCode] = code;
  }

  #set(row: number, caseOf: Uint32Array, code: number): void {
    if (this.#rowCodes !== undefined) {
      if (row >= this.#rowCodes.values.length) this.#rowCodes.reserve(row);
      const codes = this.#rowCodes.values;
      // A row that named no value in between is empty.
      while (this.#rows < row) codes[this.#rows++] = MISSING;
      codes[row] = code;
      this.#rows = row + 1;
      return;
    }
    const caseCode = caseOf[row]!;
    if (caseCode >= this.#caseCodes.values.length) this.#caseCodes.reserve(caseCode, UNSET);
    const codes = this.#caseCodes.values;
    const now = codes[caseCode]!;
    if (now === code) return;
    if (now === UNSET) codes[caseCode] = code;
    else if (this.#level === 'case') {
      if (now === MISSING) codes[caseCode] = code;
    } else {
      this.#spreadOverRows(row, caseOf);
      this.#set(row, caseOf, code);
    }
  }

  /** The value changes within a case: from now on every row has its own. */
  #spreadOverRows(rows: number, caseOf: Uint32Array): void {
    const spread = new GrowingCodes(Math.max(1024, rows + 1));
    const caseCodes = this.#caseCodes.values;
    for (let row = 0; row < rows; row++) {
      const code = caseCodes[caseOf[row]!]!;
      spread.values[row] = code === UNSET ? MISSING : code;
    }
    this.#rowCodes = spread;
    this.#rows = rows;
    this.#level = 'event';
  }

  /**
   * Gives the column to the builder and forgets it.
   * @param eventOfRow event index of a row; undefined where row i is event `base + i`; -1 for a row without event
   */
  handOver(
    builder: EventLogBuilder,
    base: number,
    rows: number,
    eventOfRow: Int32Array | undefined,
    warnings: Warnings,
  ): void {
    if (this.#tooMany) {
      warnings.add('attribute_left_out', { column: this.name, limit: this.#limit });
      return;
    }
    if (this.#words.length === 0) return;
    const values = NAMES_THINGS.test(foldedName(this.name)) ? undefined : numbersOf(this.#words);
    const codes = this.#rowCodes?.values ?? this.#caseCodes.values;
    const length = this.#rowCodes ? Math.min(this.#rows, rows) : codes.length;
    const index = (i: number): number => (this.#rowCodes ? (eventOfRow ? eventOfRow[i]! : base + i) : i);
    const numbers = values && numberSink(builder, this.#rowCodes !== undefined, this.name);
    if (values && numbers) {
      for (let i = length - 1; i >= 0; i--) {
        const code = codes[i]!;
        if (code < UNSET && index(i) >= 0) numbers.set(index(i), values[code]!);
      }
    } else {
      const sink = wordSink(builder, this.#rowCodes !== undefined, this.name);
      if (!sink) {
        warnings.add('attribute_mixed', { column: this.name });
        return;
      }
      const mapped = Uint32Array.from(this.#words, (word) => sink.dictionary.code(word));
      // From the end, so that the sink makes room once.
      for (let i = length - 1; i >= 0; i--) {
        const code = codes[i]!;
        if (code < UNSET && index(i) >= 0) sink.set(index(i), mapped[code]!);
      }
    }
    this.#rowCodes = undefined;
  }

  /** Gives a column of words per row to a sink of its own, such as the resource. */
  handOverTo(sink: WordSink, base: number, rows: number, eventOfRow: Int32Array | undefined): void {
    const codes = this.#rowCodes?.values;
    if (!codes) return;
    const mapped = Uint32Array.from(this.#words, (word) => sink.dictionary.code(word));
    for (let i = Math.min(this.#rows, rows) - 1; i >= 0; i--) {
      const event = eventOfRow ? eventOfRow[i]! : base + i;
      if (codes[i]! < UNSET && event >= 0) sink.set(event, mapped[codes[i]!]!);
    }
    this.#rowCodes = undefined;
  }
}

// The builder refuses a name that already holds the other kind; an earlier file may have decided it.
function numberSink(builder: EventLogBuilder, event: boolean, name: string) {
  try {
    return event ? builder.eventNumbers(name) : builder.caseNumbers(name);
  } catch {
    return undefined;
  }
}

function wordSink(builder: EventLogBuilder, event: boolean, name: string) {
  try {
    return event ? builder.eventWords(name) : builder.caseWords(name);
  } catch {
    return undefined;
  }
}
