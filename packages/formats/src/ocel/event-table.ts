// The events of an object-centric log in typed arrays: type, time, objects, values. What a type of object means for the
// cases is known only at the end of the file, so they all wait here.
import { GrowingCodes, GrowingNumbers } from '../reading/growing-codes.ts';

export class EventTable {
  count = 0;
  readonly typeNames: string[] = [];
  readonly types = new GrowingCodes();
  readonly times = new GrowingNumbers();
  /** Objects of event i are `objects[objectStarts[i], objectStarts[i + 1])`, each once. */
  readonly objectStarts = new GrowingCodes();
  readonly objects = new GrowingCodes();
  /** Values of event i, likewise. */
  readonly valueStarts = new GrowingCodes();
  readonly valueColumns = new GrowingCodes();
  readonly valueCodes = new GrowingCodes();
  #objectCount = 0;
  #valueCount = 0;
  readonly #typeCodes = new Map<string, number>();

  #typeCode(name: string): number {
    const known = this.#typeCodes.get(name);
    if (known !== undefined) return known;
    const code = this.typeNames.push(name) - 1;
    this.#typeCodes.set(name, code);
    return code;
  }

  /** @param objects each once */
  add(type: string, time: number, objects: Iterable<number>): void {
    const at = this.count++;
    this.types.reserve(at);
    this.types.values[at] = this.#typeCode(type);
    this.times.set(at, time);
    for (const object of objects) {
      this.objects.reserve(this.#objectCount);
      this.objects.values[this.#objectCount++] = object;
    }
    this.objectStarts.reserve(at + 1);
    this.objectStarts.values[at + 1] = this.#objectCount;
    this.valueStarts.reserve(at + 1);
    this.valueStarts.values[at + 1] = this.#valueCount;
  }

  /** A value of the event that was added last. */
  addValue(column: number, code: number): void {
    const at = this.#valueCount++;
    this.valueColumns.reserve(at);
    this.valueCodes.reserve(at);
    this.valueColumns.values[at] = column;
    this.valueCodes.values[at] = code;
    this.valueStarts.values[this.count] = this.#valueCount;
  }
}
