// The keys and columns of the attributes in an XES log: of traces and of events, nested ones as "parent.child".
import { createByteWords } from '@portolan/mining';
import type { Limits } from '../limits.ts';
import { AttributeColumn } from '../reading/attribute-column.ts';
import type { ReadOptions } from '../reading/read-options.ts';
import type { Warnings } from '../reading/warnings.ts';
import type { XmlScanner } from './xml-scanner.ts';

export class XesAttributes {
  /** Keys by their code. */
  readonly keys: string[] = [];
  readonly #codes = new Map<string, number>();
  readonly #words = createByteWords({ words: this.keys, code: (word) => this.keyCode(word) });
  readonly #ofEvents: (AttributeColumn | undefined)[] = [];
  readonly #ofTraces: (AttributeColumn | undefined)[] = [];
  readonly #wanted: NonNullable<ReadOptions['attributes']>;
  readonly #limits: Limits;
  readonly #warnings: Warnings;
  #count = 0;

  constructor(wanted: ReadOptions['attributes'], limits: Limits, warnings: Warnings) {
    this.#wanted = wanted ?? 'all';
    this.#limits = limits;
    this.#warnings = warnings;
  }

  keyCode(key: string): number {
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.keys.push(key) - 1;
      this.#codes.set(key, code);
    }
    return code;
  }

  /** The code of the key in the value of attribute `i` of the tag; with `parent`, the key of a nested attribute. */
  keyOf(xml: XmlScanner, i: number, parent: number | undefined): number {
    const code =
      xml.escaped[i] === 1
        ? this.keyCode(xml.text(i))
        : this.#words.code(xml.bytes, xml.valueFrom[i]!, xml.valueTo[i]!);
    return parent === undefined ? code : this.keyCode(`${this.keys[parent]}.${this.keys[code]}`);
  }

  ofEvent(code: number): AttributeColumn | undefined {
    return this.#column(this.#ofEvents, code, 'event');
  }

  ofTrace(code: number): AttributeColumn | undefined {
    return this.#column(this.#ofTraces, code, 'case');
  }

  /** The code of the value of attribute `i` of the tag. */
  valueIn(column: AttributeColumn, xml: XmlScanner, i: number): number {
    return xml.escaped[i] === 0
      ? column.codeOf(xml.bytes, xml.valueFrom[i]!, xml.valueTo[i]!)
      : column.codeOfText(xml.text(i));
  }

  columns(): AttributeColumn[] {
    return [...this.#ofTraces, ...this.#ofEvents].filter((column) => column !== undefined);
  }

  #column(
    columns: (AttributeColumn | undefined)[],
    code: number,
    level: 'event' | 'case',
  ): AttributeColumn | undefined {
    const known = columns[code];
    if (known !== undefined || code in columns) return known;
    const name = this.keys[code]!;
    const wanted = this.#wanted === 'all' || (this.#wanted !== 'none' && this.#wanted.includes(name));
    const fits = this.#count < this.#limits.attributes;
    if (wanted && !fits) {
      this.#warnings.add('attributes_left_out', { limit: this.#limits.attributes });
    }
    const column = wanted && fits ? new AttributeColumn(name, level, this.#limits) : undefined;
    if (column) this.#count++;
    columns[code] = column;
    return column;
  }
}
