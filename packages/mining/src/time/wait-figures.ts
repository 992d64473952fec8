// How long cases wait between activities: per arc, those that went along it; per activity left, those that still wait, too.
// Definitions: docs/metrics.md ("Time").
import { describeInPlace, type Description } from '../discovery/describe.ts';
import { compareNames } from '../discovery/dfg.ts';
import type { EventLog } from '../log/event-log.ts';
import { portionOf, type Watch } from '../parallel/watch.ts';
import { arcNumbers } from './arc-numbers.ts';
import { FINDING, foundTimes, type LogTimes } from './log-times.ts';
import type { StayOptions } from './stay-figures.ts';
import { timeFigures, type TimeFigures } from './survival.ts';
import { NOWHERE, type Waits } from './waits.ts';

/** Waits between activities. */
export interface WaitFigures {
  /**
   * Whether waits lie between complete and start, so that work is no wait; otherwise they last from event to event, as
   * the log does not have both transitions.
   */
  readonly betweenWork: boolean;
  /** Most waits first, then by names. Only what was taken to its end: a wait that lasts on belongs to no arc yet. */
  readonly arcs: readonly {
    readonly from: number;
    readonly to: number;
    readonly count: number;
    readonly cases: number;
    readonly seconds: Description;
  }[];
  /** Per activity left, the wait for whatever comes next; waits that last on are censored. In the order of the log. */
  readonly after: readonly { readonly activity: number; readonly waits: TimeFigures }[];
}

/**
 * How long cases wait between activities, per arc and per activity left, in seconds.
 * @param times where they have been found already: `timesOf` of the same log and options
 * @throws {RangeError} for options that contradict each other, and a log with times that are none or out of order
 */
export function waitFigures(log: EventLog, options: StayOptions = {}, times?: LogTimes): WaitFigures {
  const { watch } = options;
  const waits = foundTimes(log, options, times).waits(watch);
  return {
    betweenWork: waits.betweenWork,
    arcs: arcsOf(log, waits, portionOf(watch, FINDING, 0.6)),
    after: afterOf(log, waits, options.points, portionOf(watch, 0.6, 1)),
  };
}

function arcsOf(
  log: EventLog,
  { count, from, to, caseIndex, ms }: Waits,
  watch: Watch | undefined,
): WaitFigures['arcs'] {
  const numbers = arcNumbers(log.activities.length);
  const arcOf = new Uint32Array(count);
  for (let i = 0; i < count; i++) if (to[i] !== NOWHERE) arcOf[i] = numbers.of(from[i]!, to[i]!);
  const total = numbers.from.length;
  const begin = new Uint32Array(total + 1);
  const cases = new Uint32Array(total);
  const seenIn = new Int32Array(total).fill(-1);
  for (let i = 0; i < count; i++) {
    if (to[i] === NOWHERE) continue;
    const arc = arcOf[i]!;
    begin[arc + 1]!++;
    if (seenIn[arc] === caseIndex[i]) continue;
    seenIn[arc] = caseIndex[i]!;
    cases[arc]!++;
  }
  for (let arc = 0; arc < total; arc++) begin[arc + 1]! += begin[arc]!;
  const next = begin.slice();
  const times = new Float64Array(begin[total]!);
  for (let i = 0; i < count; i++) if (to[i] !== NOWHERE) times[next[arcOf[i]!]!++] = ms[i]!;
  const name = (a: number): string => log.activities[a]!;
  return Array.from(cases, (distinct, arc) => {
    watch?.step(arc, total);
    return {
      from: numbers.from[arc]!,
      to: numbers.to[arc]!,
      count: begin[arc + 1]! - begin[arc]!,
      cases: distinct,
      seconds: describeInPlace(times, begin[arc]!, begin[arc + 1]!, 1000),
    };
  }).toSorted(
    (a, b) =>
      b.count - a.count || compareNames(name(a.from), name(b.from)) || compareNames(name(a.to), name(b.to)),
  );
}

function afterOf(
  log: EventLog,
  { count, from, to, ms }: Waits,
  points: number | undefined,
  watch: Watch | undefined,
): WaitFigures['after'] {
  const begin = new Uint32Array(log.activities.length + 1);
  for (let i = 0; i < count; i++) begin[from[i]! + 1]!++;
  for (let a = 0; a < log.activities.length; a++) begin[a + 1]! += begin[a]!;
  const next = begin.slice();
  const seconds = new Float64Array(count);
  const isOver = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const place = next[from[i]!]!++;
    seconds[place] = ms[i]! / 1000;
    isOver[place] = to[i] === NOWHERE ? 0 : 1;
  }
  return log.activities.flatMap((_, activity) => {
    watch?.step(activity, log.activities.length);
    const [first, last] = [begin[activity]!, begin[activity + 1]!];
    if (first === last) return [];
    return [
      { activity, waits: timeFigures(seconds.subarray(first, last), isOver.subarray(first, last), points) },
    ];
  });
}
