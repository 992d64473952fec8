// Appends the events of a table to the builder. Holds them back only where the whole column must be seen first:
// while a date can be read two ways, or where just the changes of a case count.
import type { EventLogBuilder } from '@portolan/mining';
import { GrowingCodes } from '../reading/growing-codes.ts';

export class EventRows {
  readonly #builder: EventLogBuilder;
  readonly #base: number;
  readonly #onlyChanges: boolean;
  readonly #keepsCases: boolean;
  /** Case code of every row; where they are not kept, of rows that are held back only. */
  readonly cases = new GrowingCodes(4096);
  rows = 0;
  /** Row of the first event held back; -1 while none is. */
  #heldFrom = -1;
  readonly #activities = new GrowingCodes(0);
  #times = new Float64Array(0);
  #others = new Float64Array(0);

  /** @param keepsCases whether somebody asks for `cases`, which are 4 bytes more for every row */
  constructor(builder: EventLogBuilder, onlyChanges: boolean, keepsCases: boolean) {
    this.#builder = builder;
    this.#keepsCases = keepsCases;
    this.#base = builder.eventCount;
    this.#onlyChanges = onlyChanges;
    if (onlyChanges) this.#heldFrom = 0;
  }

  get holding(): boolean {
    return this.#heldFrom >= 0;
  }

  /**
   * @param other the month-first reading where `time` is a day-first one not yet settled, else NaN
   * @returns the row's number
   */
  append(caseCode: number, activity: number, time: number, other: number): number {
    const row = this.rows++;
    if (this.#heldFrom < 0) {
      if (other !== other) {
        if (this.#keepsCases) this.#keepCase(row, caseCode);
        this.#builder.append(caseCode, activity, time);
        return row;
      }
      this.#heldFrom = row;
    }
    this.#keepCase(row, caseCode);
    const held = row - this.#heldFrom;
    if (held >= this.#times.length) {
      const size = Math.max(4096, held * 2);
      this.#activities.reserve(size - 1);
      this.#times = grown(this.#times, size);
      this.#others = grown(this.#others, size);
    }
    this.#activities.values[held] = activity;
    this.#times[held] = time;
    this.#others[held] = other;
    return row;
  }

  #keepCase(row: number, caseCode: number): void {
    if (row >= this.cases.values.length) this.cases.reserve(row);
    this.cases.values[row] = caseCode;
  }

  /** The dates are settled: takes the right reading of every held one. */
  settle(monthFirst: boolean): void {
    if (this.#heldFrom < 0) return;
    const count = this.rows - this.#heldFrom;
    for (let i = 0; i < count; i++) {
      const other = this.#others[i]!;
      if (other === other) {
        if (monthFirst) this.#times[i] = other;
        this.#others[i] = Number.NaN;
      }
    }
    if (this.#onlyChanges) return;
    for (let i = 0; i < count; i++) {
      this.#builder.append(
        this.cases.values[this.#heldFrom + i]!,
        this.#activities.values[i]!,
        this.#times[i]!,
      );
    }
    this.#heldFrom = -1;
  }

  /** Event index per row, -1 for a row that is no change; undefined where row i is event base + i. */
  finish(): { eventOfRow: Int32Array | undefined; dropped: number } {
    if (!this.#onlyChanges) {
      this.settle(false);
      return { eventOfRow: undefined, dropped: 0 };
    }
    const cases = this.cases.values;
    const order = Array.from({ length: this.rows }, (_, row) => row);
    const times = this.#times;
    order.sort((a, b) => cases[a]! - cases[b]! || times[a]! - times[b]! || a - b);
    const kept = new Uint8Array(this.rows);
    for (let i = 0; i < order.length; i++) {
      const row = order[i]!;
      const before = order[i - 1];
      const same =
        before !== undefined &&
        cases[before] === cases[row] &&
        this.#activities.values[before] === this.#activities.values[row];
      kept[row] = same ? 0 : 1;
    }
    const eventOfRow = new Int32Array(this.rows).fill(-1);
    let dropped = 0;
    for (let row = 0; row < this.rows; row++) {
      if (kept[row] === 0) dropped++;
      else eventOfRow[row] = this.#builder.append(cases[row]!, this.#activities.values[row]!, times[row]!);
    }
    return { eventOfRow, dropped };
  }

  get base(): number {
    return this.#base;
  }
}

function grown(values: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(size);
  next.set(values);
  return next;
}
