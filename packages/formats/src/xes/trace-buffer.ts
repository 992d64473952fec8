// The events of the trace being read. A trace may name its case after its events, so they wait here until it ends.
import type { AttributeColumn } from '../reading/attribute-column.ts';
import { GrowingCodes } from '../reading/growing-codes.ts';

export class TraceBuffer {
  events = 0;
  readonly activities = new GrowingCodes();
  times = new Float64Array(1024);
  /** Where the values of event i begin in `values`. */
  readonly valueStarts = new GrowingCodes();
  values = 0;
  readonly columns: AttributeColumn[] = [];
  readonly codes = new GrowingCodes();

  clear(): void {
    this.events = 0;
    this.values = 0;
  }

  /** Forgets values set since the last event, which was rejected. */
  forget(values: number): void {
    this.values = values;
  }

  value(column: AttributeColumn, code: number): void {
    const at = this.values++;
    this.codes.reserve(at);
    this.codes.values[at] = code;
    this.columns[at] = column;
  }

  /** @param firstValue where the event's values begin */
  event(activity: number, time: number, firstValue: number): void {
    const at = this.events++;
    this.activities.reserve(at);
    this.valueStarts.reserve(at);
    this.activities.values[at] = activity;
    this.valueStarts.values[at] = firstValue;
    if (at >= this.times.length) {
      const next = new Float64Array(this.times.length * 2);
      next.set(this.times);
      this.times = next;
    }
    this.times[at] = time;
  }
}
