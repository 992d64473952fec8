// The event log: a struct of arrays. Events are sorted by case, then time, ties in input order.
// Everything that mines reads this shape. It comes from `createEventLogBuilder`, `filterLog` or `decodeLog`;
// all three guarantee that every case has at least one event (an activity may be left without any).

/** A column of words: `codes[i]` indexes `values`; `MISSING` marks an absent value. */
export interface WordColumn {
  readonly kind: 'words';
  readonly codes: Uint32Array;
  readonly values: readonly string[];
}

/** A column of numbers; NaN marks an absent value. */
export interface NumberColumn {
  readonly kind: 'numbers';
  readonly values: Float64Array;
}

/** A column of attributes: words by code, or numbers. */
export type Column = WordColumn | NumberColumn;

/** The code of an absent word. */
export const MISSING = 0xffff_ffff;

/** An event log as columns in typed arrays, sorted by case, then time; every case has at least one event. */
export interface EventLog {
  /** Case identifiers, in order of first appearance in the input. */
  readonly caseIds: readonly string[];
  /** Events of case `c` are `caseOffsets[c]` (inclusive) to `caseOffsets[c + 1]` (exclusive); length = cases + 1. */
  readonly caseOffsets: Uint32Array;
  /** Activity names, in order of first appearance in the input. */
  readonly activities: readonly string[];
  /** Per event, an index into `activities`. */
  readonly activity: Uint16Array | Uint32Array;
  /** Per event, milliseconds since 1970-01-01T00:00:00Z; never NaN. */
  readonly time: Float64Array;
  /** Who did it, if the source says. */
  readonly resource?: WordColumn;
  /** The lifecycle transition (`start`, `complete`...), if the source has one. */
  readonly lifecycle?: WordColumn;
  /** Further attributes per event (length = events), by name. */
  readonly eventAttributes: ReadonlyMap<string, Column>;
  /** Further attributes per case (length = cases), by name. */
  readonly caseAttributes: ReadonlyMap<string, Column>;
}

/** How many cases a log has. */
export function caseCount(log: EventLog): number {
  return log.caseOffsets.length - 1;
}

/** How many events a log has. */
export function eventCount(log: EventLog): number {
  return log.time.length;
}
