// The cases behind a figure, and the order in which they are listed: the same for every figure.
import type { EventLog } from '../log/event-log.ts';
import { caseDurations } from './activity-stats.ts';

/** The cases behind a figure, parallel arrays by case, with their times in seconds. */
export interface CasesBehind {
  /** Longest first: by `hereSeconds` where the place has a time, else by the whole case; ties in the log's order. */
  readonly caseIndexes: Uint32Array;
  /**
   * Beside each case, the time it spent here in all (an activity: until the next event; a step: between its two
   * events); NaN where nothing came after.
   */
  readonly hereSeconds: Float64Array;
}

/** Sorts `found` (in place) by the time in `here` (per case of the log), then by the whole case, longest first. */
export function longestFirst(log: EventLog, found: number[], here: Float64Array): CasesBehind {
  const whole = caseDurations(log);
  found.sort((a, b) => orMinus(here[b]!) - orMinus(here[a]!) || whole[b]! - whole[a]! || a - b);
  return { caseIndexes: Uint32Array.from(found), hereSeconds: Float64Array.from(found, (c) => here[c]!) };
}

function orMinus(seconds: number): number {
  return Number.isNaN(seconds) ? -1 : seconds;
}
