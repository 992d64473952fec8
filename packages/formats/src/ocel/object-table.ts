// The objects of an object-centric log by number: their ids, their types, and the values of their attributes over time.
import { GrowingCodes, GrowingNumbers } from '../reading/growing-codes.ts';

/** Mentioned by an event, but not described. */
export const UNKNOWN_TYPE = 0;

export class ObjectTable {
  readonly ids: string[] = [];
  /** Per object: its type + 1, or `UNKNOWN_TYPE`. */
  readonly types = new GrowingCodes();
  readonly typeNames: string[] = [];
  /** Values over time, in the order of the file. */
  values = 0;
  readonly valueObjects = new GrowingCodes();
  readonly valueColumns = new GrowingCodes();
  readonly valueCodes = new GrowingCodes();
  readonly valueTimes = new GrowingNumbers();
  readonly #codes = new Map<string, number>();
  readonly #typeCodes = new Map<string, number>();

  code(id: string): number {
    const known = this.#codes.get(id);
    if (known !== undefined) return known;
    const code = this.ids.push(id) - 1;
    this.#codes.set(id, code);
    this.types.reserve(code);
    return code;
  }

  /** The type + 1, as `types` holds it. */
  typeCode(name: string): number {
    const known = this.#typeCodes.get(name);
    if (known !== undefined) return known;
    const code = this.typeNames.push(name);
    this.#typeCodes.set(name, code);
    return code;
  }

  addValue(object: number, column: number, code: number, time: number): void {
    const at = this.values++;
    this.valueObjects.reserve(at);
    this.valueColumns.reserve(at);
    this.valueCodes.reserve(at);
    this.valueObjects.values[at] = object;
    this.valueColumns.values[at] = column;
    this.valueCodes.values[at] = code;
    this.valueTimes.set(at, time);
  }
}
