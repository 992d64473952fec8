// What is measured, and the shape of one measurement. A task runs in a process of its own (measure.ts).

export type Tool = 'portolan' | 'duckdb' | 'pm4js';

/**
 * `csv`: from a CSV file on disk to the DFG with medians, from its columns of case, activity and time. `csv-all`: the
 * same with resource and lifecycle read too. `dfg`, `variants`: on a log that is loaded already. `xes`: from a gzipped
 * XES file to a loaded log with all its attributes.
 */
export type Task = 'csv' | 'csv-all' | 'dfg' | 'variants' | 'xes';

export interface Measurement {
  /** One entry per repetition in the process. */
  readonly milliseconds: readonly number[];
  /** Largest resident size of the process so far. */
  readonly peakBytes: number;
  /** What came out, so that a wrong answer cannot be fast; -1 where the tool does not say. */
  readonly found: { readonly events: number; readonly groups: number };
}

/** The columns of the measured CSV files, named so that every tool knows them. */
export const COLUMNS = {
  case: 'case:concept:name',
  activity: 'concept:name',
  time: 'time:timestamp',
  resource: 'org:resource',
  lifecycle: 'lifecycle:transition',
} as const;

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
