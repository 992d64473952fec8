// How likely a case in a stage is lost within a day, by how long it has been there: the discrete-time hazard.
// Definitions: docs/metrics.md ("Time").
import { saysEnough, wilson, WIDEST_SHOWN, type Interval } from '../insight/intervals.ts';
import type { EventLog } from '../log/event-log.ts';
import { portionOf } from '../parallel/watch.ts';
import { FINDING, foundTimes, type LogTimes } from './log-times.ts';
import type { Stays } from './stays.ts';
import { LOST, OPEN, type TimeOptions } from './time-options.ts';

/** At which ages the bands of a loss hazard begin. */
export interface HazardOptions extends TimeOptions {
  /**
   * Ages in whole days at which bands begin, ascending from 0. Unless told, up to ten bands per activity, with about as
   * many visits that end in each.
   */
  readonly bands?: readonly number[];
}

/** Ages from `fromDay` up to, not including, `toDay`; the last band of an activity goes as far as anybody stayed. */
export interface HazardBand {
  readonly fromDay: number;
  readonly toDay: number;
  /** Visits that came to this age, and days that visits spent in the band under observation: begun, and seen to their end. */
  readonly visits: number;
  readonly visitDays: number;
  readonly lost: number;
  /** Lost per such day, with Wilson's interval at 95 %; null without days. */
  readonly perDay: (Interval & { readonly value: number }) | null;
  /** Of those that come to this age and are not taken elsewhere, the share that is lost by the end of the band. */
  readonly share: (Interval & { readonly value: number }) | null;
  /** Whether the interval of the share is narrower than 20 points; otherwise there is not enough data to show it. */
  readonly saysEnough: boolean;
}

/** The chance of being lost in a stage, by how long a case has been there. */
export interface LossHazard {
  /** Index into `log.activities`. */
  readonly activity: number;
  readonly visits: number;
  readonly lost: number;
  readonly bands: readonly HazardBand[];
}

const MOST_BANDS = 10;

/**
 * Of every activity that has visits and closes no case, in the order of `log.activities`. With a calendar, a day is an
 * average working day.
 * @param times where they have been found already: `timesOf` of the same log and options
 * @throws {RangeError} for options that contradict each other, and a log with times that are none or out of order
 */
export function lossHazards(log: EventLog, options: HazardOptions = {}, times?: LogTimes): LossHazard[] {
  const { bands } = options;
  if (bands !== undefined) refuseBadBands(bands);
  const { settled, stays: find } = foundTimes(log, options, times);
  const stays = find(options.watch);
  const visitsOf = visitsByActivity(log, stays);
  const watch = portionOf(options.watch, FINDING, 1);
  return log.activities.flatMap((_, a) => {
    watch?.step(a, log.activities.length);
    const visits = visitsOf.order.subarray(visitsOf.from[a], visitsOf.from[a + 1]);
    if (visits.length === 0) return [];
    const days = countDays(stays, visits, settled.dayMs);
    const edges = bands ?? evenBands(days.over);
    return [{ activity: a, visits: visits.length, lost: sum(days.lost), bands: bandsOf(days, edges) }];
  });
}

function refuseBadBands(bands: readonly number[]): void {
  const isAscending = bands.every(
    (day, i) => Number.isInteger(day) && (i === 0 ? day === 0 : day > bands[i - 1]!),
  );
  if (bands.length === 0 || !isAscending)
    throw new RangeError(`bands: ${bands.join(', ')}, but whole days are needed, ascending from 0`);
}

/** The visits of `stays` by activity: those of `a` are `order[from[a]]` up to `order[from[a + 1]]`. */
export function visitsByActivity(
  log: EventLog,
  { count, event }: Stays,
): { readonly order: Uint32Array; readonly from: Uint32Array } {
  const from = new Uint32Array(log.activities.length + 1);
  for (let i = 0; i < count; i++) from[log.activity[event[i]!]! + 1]!++;
  for (let a = 0; a < log.activities.length; a++) from[a + 1]! += from[a]!;
  const next = from.slice();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[next[log.activity[event[i]!]!]!++] = i;
  return { order, from };
}

/** Per day of age. */
interface Days {
  /** Visits that came to it, and those that were seen to its end or left within it. */
  readonly reached: Float64Array;
  readonly seen: Float64Array;
  readonly over: Float64Array;
  readonly lost: Float64Array;
}

function countDays({ ms, how }: Stays, visits: Uint32Array, dayMs: number): Days {
  let longest = 0;
  for (const i of visits) longest = Math.max(longest, Math.floor(ms[i]! / dayMs));
  const reached = new Float64Array(longest + 2);
  const seen = new Float64Array(longest + 2);
  const over = new Float64Array(longest + 1);
  const lost = new Float64Array(longest + 1);
  for (const i of visits) {
    const day = Math.floor(ms[i]! / dayMs);
    const isOpen = how[i] === OPEN;
    reached[day]!++;
    // The day in which sight is lost was not seen to its end; what was left on it was.
    if (!isOpen) seen[day]!++;
    else if (day > 0) seen[day - 1]!++;
    if (!isOpen) over[day]!++;
    if (how[i] === LOST) lost[day]!++;
  }
  for (let day = longest - 1; day >= 0; day--) {
    reached[day]! += reached[day + 1]!;
    seen[day]! += seen[day + 1]!;
  }
  return { reached, seen, over, lost };
}

/** Edges at whole days, so that each band has a tenth of the visits that end, or more where a day has more. */
function evenBands(over: Float64Array): number[] {
  const total = sum(over);
  const edges = [0];
  let passed = 0;
  let next = total / MOST_BANDS;
  for (const [day, count] of over.entries()) {
    passed += count;
    if (passed < next || passed === total) continue;
    edges.push(day + 1);
    next = passed + total / MOST_BANDS;
  }
  return edges;
}

function bandsOf({ reached, seen, lost }: Days, edges: readonly number[]): HazardBand[] {
  const end = lost.length;
  return edges
    .filter((day) => day < end)
    .map((fromDay, i): HazardBand => {
      const toDay = Math.min(edges[i + 1] ?? end, end);
      const visitDays = sum(seen.subarray(fromDay, toDay));
      const losses = sum(lost.subarray(fromDay, toDay));
      const perDay = visitDays === 0 ? null : { value: losses / visitDays, ...wilson(losses, visitDays) };
      const within = (daily: number): number => -Math.expm1((toDay - fromDay) * Math.log1p(-daily));
      const share = perDay && {
        value: within(perDay.value),
        low: within(perDay.low),
        high: within(perDay.high),
      };
      return {
        fromDay,
        toDay,
        visits: reached[fromDay]!,
        visitDays,
        lost: losses,
        perDay,
        share,
        saysEnough: share !== null && share.high - share.low < WIDEST_SHOWN && saysEnough(losses, visitDays),
      };
    });
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
