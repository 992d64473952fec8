// Month by month: cases that arrive, end and are in progress, how long stages take those who enter then, where levels
// changed, and Little's law as a check. Definitions: docs/metrics.md ("Time").
import type { EventLog } from '../log/event-log.ts';
import { caseSpansOf, type CaseSpans } from './case-spans.ts';
import { changePoints, type ChangeOptions, type ChangePoint } from './change-points.ts';
import { portionOf, type Watch } from '../parallel/watch.ts';
import { FINDING, foundTimes, type LogTimes } from './log-times.ts';
import { monthAt, monthsBetween, type MonthRange } from './months.ts';
import { staysOf, type Stays } from './stays.ts';
import { quantileOfTimes, type QuantileOfTime } from './survival.ts';
import { LOST, OPEN, OTHER, settle, WON, type TimeOptions } from './time-options.ts';
import { DAY_MS } from './workdays.ts';
import { offsetsOf } from './working-calendar.ts';
import type { ZoneOffsets } from './zone-offsets.ts';

/** `fromMs` and `toMs` say which months; cases that began before are in progress. */
export interface TrendOptions extends TimeOptions {
  /** Months begin at midnight here; in the calendar's zone unless told, else in UTC. */
  readonly zone?: string | ZoneOffsets;
  readonly changes?: ChangeOptions;
  /** False: time in stage is left out, which takes longest in logs of many activities. */
  readonly stays?: boolean;
}

/** A month of a log: what began, ended and was under way, and Little's law. */
export interface TrendMonth extends MonthRange {
  /** Whether all of it was observed; the month in which the log begins was not, unless `fromMs` says otherwise. */
  readonly isWhole: boolean;
  readonly arrivals: number;
  /** Cases that ended, in whatever way, and how. */
  readonly ended: number;
  readonly won: number;
  readonly lost: number;
  readonly other: number;
  /** Cases in progress: mean over the observed time of the month, and at its end. */
  readonly inProgress: number;
  readonly inProgressAtEnd: number;
}

/** Time in one stage, month by month, with changes of level. */
export interface StayTrend {
  /** Index into `log.activities`. */
  readonly activity: number;
  /** Visits by the month in which they began; months without any are left out. */
  readonly months: readonly {
    /** Index into `months`. */
    readonly month: number;
    readonly visits: number;
    readonly open: number;
    readonly median: QuantileOfTime;
  }[];
  /** Of the medians of whole months that have one; `index` is that of the month. */
  readonly changes: readonly ChangePoint[];
}

/** How a log changes from month to month. */
export interface Trends {
  readonly months: readonly TrendMonth[];
  /** In the order of the log; activities that have visits and close no case. */
  readonly stays: readonly StayTrend[];
  /** Of whole months; `index` is that of the month. None for cases in progress: a stock remembers itself. */
  readonly changes: { readonly arrivals: readonly ChangePoint[]; readonly ended: readonly ChangePoint[] };
  readonly little: LittleCheck | null;
}

/**
 * Little (1961): cases in progress = arrivals per day times days per case, where a process neither fills nor empties. The
 * difference says how far it is from that. Always in elapsed time.
 */
export interface LittleCheck {
  readonly fromMs: number;
  readonly toMs: number;
  /** L: mean number in progress. */
  readonly inProgress: number;
  /** Lambda. */
  readonly arrivalsPerDay: number;
  /** W: mean days of the cases that ended in this time, from their begin; null where none did. */
  readonly days: number | null;
  /** Lambda times W, and L minus that. */
  readonly expected: number | null;
  readonly difference: number | null;
  /** In progress at its begin and at its end. */
  readonly atBegin: number;
  readonly atEnd: number;
}

/**
 * Month by month: what begins, ends and is under way, and time in stage, with changes of level.
 * @param times where they have been found already: `timesOf` of the same log and options
 * @throws {RangeError} for options that contradict each other, and a log with times that are none or out of order
 */
export function trendsOf(log: EventLog, options: TrendOptions = {}, times?: LogTimes): Trends {
  const { fromMs: wantedFrom, toMs: wantedTo, ...whole } = options;
  const isWhole = wantedFrom === undefined && wantedTo === undefined;
  const found = foundTimes(log, options, times);
  const settled = isWhole ? found.settled : settle(log, whole);
  const { watch } = options;
  const spans = caseSpansOf(log, settled, undefined, portionOf(watch, 0, FINDING));
  const first = spans.startMs.reduce((least, ms) => Math.min(least, ms), Number.POSITIVE_INFINITY);
  const fromMs = Math.max(wantedFrom ?? first, first);
  const toMs = Math.min(wantedTo ?? settled.asOfMs, settled.asOfMs);
  if (!(fromMs <= toMs)) return { months: [], stays: [], changes: { arrivals: [], ended: [] }, little: null };

  const place = options.zone === undefined ? (options.calendar ?? {}) : { zone: options.zone };
  const zone = offsetsOf(place, fromMs - 32 * DAY_MS, toMs + 32 * DAY_MS);
  // What happens at the very moment until which cases were followed is known; nothing is known after it.
  const before = wantedTo !== undefined && wantedTo <= settled.asOfMs ? wantedTo : Number.POSITIVE_INFINITY;
  const ranges = monthsBetween(fromMs, toMs, zone).filter((range) => range.fromMs < before);
  const window: Window = { fromMs: wantedFrom ?? first, toMs, before };
  watch?.step(FINDING, 1);
  const months = countMonths(ranges, spans, window);
  const wholeMonths = [...months.keys()].filter((m) => months[m]!.isWhole);
  const changesOf = (read: (month: TrendMonth) => number): ChangePoint[] =>
    changesAt(wholeMonths, (m) => read(months[m]!), options.changes);
  return {
    months,
    stays:
      options.stays === false
        ? []
        : stayTrends(
            log,
            isWhole
              ? found.stays(portionOf(watch, FINDING, 0.6))
              : staysOf(log, { ...settled, fromMs, toMs: before }, portionOf(watch, FINDING, 0.6)),
            months,
            options.changes,
            portionOf(watch, 0.6, 1),
          ),
    changes: { arrivals: changesOf(({ arrivals }) => arrivals), ended: changesOf(({ ended }) => ended) },
    little: toMs > fromMs ? littleOf(spans, { fromMs, toMs, before }) : null,
  };
}

/** Changes of a series that has a value at some months. */
function changesAt(
  at: readonly number[],
  read: (month: number) => number,
  options: ChangeOptions | undefined,
): ChangePoint[] {
  return changePoints(at.map(read), options).map((change) => ({ ...change, index: at[change.index]! }));
}

interface Window {
  readonly fromMs: number;
  /** Until when there is time to be in progress; and what counts as happened lies before the other. */
  readonly toMs: number;
  readonly before: number;
}

function countMonths(
  ranges: readonly MonthRange[],
  { count, startMs, endMs, how }: CaseSpans,
  { fromMs, toMs, before }: Window,
): TrendMonth[] {
  const total = ranges.length;
  const arrivals = new Float64Array(total);
  const ends = [OPEN, WON, LOST, OTHER].map(() => new Float64Array(total));
  // Of the months between its first and its last a case takes all, of these two a part.
  const step = new Float64Array(total + 1);
  const part = new Float64Array(total);
  const change = new Float64Array(total + 1);
  const from = Math.max(fromMs, ranges[0]!.fromMs);
  const widths = ranges.map((range) => Math.min(range.toMs, toMs) - Math.max(range.fromMs, from));
  for (let i = 0; i < count; i++) {
    const [start, end] = [startMs[i]!, endMs[i]!];
    const hasEnded = how[i] !== OPEN && end < before;
    if (start >= before || (hasEnded && end < from)) continue;
    const first = monthAt(ranges, Math.max(start, from));
    const last = Math.min(monthAt(ranges, Math.min(end, toMs)), total);
    if (start >= from) arrivals[first]!++;
    if (hasEnded) ends[how[i]!]![last]!++;
    change[first]!++;
    if (hasEnded) change[last]!--;
    const [lives, dies] = [Math.max(start, from), Math.min(end, toMs)];
    if (first === last) part[first]! += dies - lives;
    else {
      part[first]! += ranges[first]!.toMs - lives;
      if (last < total) part[last]! += dies - ranges[last]!.fromMs;
      step[first + 1]!++;
      step[last]!--;
    }
  }
  let between = 0;
  let atEnd = 0;
  return ranges.map((range, m) => {
    between += step[m]!;
    atEnd += change[m]!;
    const [won, lost, other] = [ends[WON]![m]!, ends[LOST]![m]!, ends[OTHER]![m]!];
    return {
      ...range,
      isWhole: range.fromMs >= fromMs && range.toMs <= toMs,
      arrivals: arrivals[m]!,
      ended: won + lost + other,
      won,
      lost,
      other,
      inProgress: widths[m]! > 0 ? between + part[m]! / widths[m]! : atEnd,
      inProgressAtEnd: atEnd,
    };
  });
}

function stayTrends(
  log: EventLog,
  { count, event, ms, how }: Stays,
  months: readonly TrendMonth[],
  options: ChangeOptions | undefined,
  watch: Watch | undefined,
): StayTrend[] {
  const total = months.length;
  const groups = log.activities.length * total;
  const from = new Uint32Array(groups + 1);
  const groupOf = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const e = event[i]!;
    groupOf[i] = log.activity[e]! * total + monthAt(months, log.time[e]!);
    from[groupOf[i]! + 1]!++;
  }
  for (let g = 0; g < groups; g++) from[g + 1]! += from[g]!;
  const next = from.slice();
  const seconds = new Float64Array(count);
  const isOver = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const place = next[groupOf[i]!]!++;
    seconds[place] = ms[i]! / 1000;
    isOver[place] = how[i] === OPEN ? 0 : 1;
  }
  return log.activities.flatMap((_, activity) => {
    watch?.step(activity, log.activities.length);
    const found = months.flatMap((__, month) => {
      const [first, last] = [from[activity * total + month]!, from[activity * total + month + 1]!];
      if (first === last) return [];
      const over = isOver.subarray(first, last);
      return [
        {
          month,
          visits: last - first,
          open: over.reduce((sum, one) => sum + 1 - one, 0),
          median: quantileOfTimes(seconds.subarray(first, last), over, 0.5),
        },
      ];
    });
    if (found.length === 0) return [];
    const medians = new Map(found.map(({ month, median }) => [month, median.value]));
    const told = [...medians].flatMap(([m, value]) => (value !== null && months[m]!.isWhole ? [m] : []));
    return [{ activity, months: found, changes: changesAt(told, (m) => medians.get(m)!, options) }];
  });
}

function littleOf({ count, startMs, endMs, how }: CaseSpans, { fromMs, toMs, before }: Window): LittleCheck {
  let [area, arrivals, ended, lasted, atBegin, atEnd] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [start, end] = [startMs[i]!, endMs[i]!];
    const isOver = how[i] !== OPEN;
    if (start >= fromMs && start < before) arrivals++;
    if (isOver && end >= fromMs && end < before) {
      ended++;
      lasted += end - start;
    }
    area += Math.max(0, Math.min(end, toMs) - Math.max(start, fromMs));
    if (start < fromMs && (!isOver || end >= fromMs)) atBegin++;
    if (start < before && (!isOver || end >= before)) atEnd++;
  }
  const inProgress = area / (toMs - fromMs);
  const arrivalsPerDay = (arrivals * DAY_MS) / (toMs - fromMs);
  const days = ended === 0 ? null : lasted / ended / DAY_MS;
  const expected = days === null ? null : arrivalsPerDay * days;
  return {
    fromMs,
    toMs,
    inProgress,
    arrivalsPerDay,
    days,
    expected,
    difference: expected === null ? null : inProgress - expected,
    atBegin,
    atEnd,
  };
}
