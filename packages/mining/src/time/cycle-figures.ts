// How long cases take to be won, lost or closed otherwise, where one excludes the others, and how many still run.
// Definitions: docs/metrics.md ("Time").
import type { EventLog } from '../log/event-log.ts';
import { portionOf } from '../parallel/watch.ts';
import { caseSpansOf, flagsOf } from './case-spans.ts';
import { cumulativeIncidence, type CauseIncidence, type IncidenceOptions } from './incidence.ts';
import { FINDING, foundTimes, type LogTimes } from './log-times.ts';
import { sortRoom, sortTimes } from './sort-times.ts';
import { timeFigures, type TimeFigures } from './survival.ts';
import { LOST, OPEN, OTHER, WON, type TimeOptions } from './time-options.ts';

/** What cycles take beside `TimeOptions`: where they begin, and the ages at which shares are wanted. */
export interface CycleOptions extends TimeOptions, IncidenceOptions {
  /** Cases begin with the first event of one of these; cases without are left out. With any event unless told. */
  readonly begins?: readonly string[];
}

/** How cases have ended by age, with those that are open. */
export interface CycleFigures {
  readonly cases: number;
  readonly open: number;
  /** Share of the cases that have come to each end by an age. */
  readonly won: CauseIncidence;
  readonly lost: CauseIncidence;
  readonly other: CauseIncidence;
  /** Time to whichever end. */
  readonly toEnd: TimeFigures;
  /** Of won cases alone, in seconds: what is still open is missing; null without any. */
  readonly naiveMedianWon: number | null;
}

/**
 * The time of whole cases: shares won, lost and otherwise ended by age (Aalen & Johansen 1978), in seconds.
 * @param times where they have been found already: `timesOf` of the same log and options
 * @throws {RangeError} for options that contradict each other, and a log with times that are none or out of order
 */
export function cycleFigures(log: EventLog, options: CycleOptions = {}, times?: LogTimes): CycleFigures {
  const begins = options.begins && flagsOf(log, options.begins, 'begins');
  const { watch } = options;
  const { settled } = foundTimes(log, options, times);
  const { count, ms, how } = caseSpansOf(log, settled, begins, portionOf(watch, 0, FINDING));
  const seconds = new Float64Array(count);
  const isOver = new Uint8Array(count);
  const wonTimes = new Float64Array(count);
  let won = 0;
  for (let i = 0; i < count; i++) {
    seconds[i] = ms[i]! / 1000;
    isOver[i] = how[i] === OPEN ? 0 : 1;
    if (how[i] === WON) wonTimes[won++] = seconds[i]!;
  }
  watch?.step(FINDING, 1);
  const { causes, open } = cumulativeIncidence(seconds, how, OTHER, options);
  watch?.step(0.7, 1);
  return {
    cases: count,
    open,
    won: causes[WON - 1]!,
    lost: causes[LOST - 1]!,
    other: causes[OTHER - 1]!,
    toEnd: timeFigures(seconds, isOver, options.points),
    naiveMedianWon: medianOf(wonTimes, won),
  };
}

/** The mean of the two middle ones of the first `n` times; puts them in order. */
function medianOf(times: Float64Array<ArrayBuffer>, n: number): number | null {
  if (n === 0) return null;
  sortTimes(times, 0, n, sortRoom(n));
  return (times[(n - 1) >> 1]! + times[n >> 1]!) / 2;
}
