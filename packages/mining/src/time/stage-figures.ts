// The figures of the stages of a map: how long cases stay, how many go on, and how many of those that ended were won.
// Definitions: docs/metrics.md ("Stages").
import { quantileOf } from '../discovery/describe.ts';
import { saysEnough, wilson, type Interval } from '../insight/intervals.ts';
import { caseCount, type EventLog } from '../log/event-log.ts';
import { survivalOf, type QuantileOfTime } from './survival.ts';
import { clockOf } from './time-options.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A stage, said by activities of the log (flags by activity, 1 or 0). */
export interface StageOfLog {
  /** Being in one of these is being in the stage: its own activity, and those of its sub-stages. */
  readonly inside: Uint8Array;
  /** Coming to one of these is going on. */
  readonly forward: Uint8Array;
}

/** How cases stand now; by case. */
export interface CaseEnds {
  /** 1 where it is over: in an outcome. */
  readonly isOver: Uint8Array;
  /** 1 where it was won, over or not. */
  readonly isWon: Uint8Array;
}

/** What became of the cases that entered a stage in a window. */
export interface StageFigures {
  /** Distinct cases that entered in the window. */
  readonly entries: number;
  /** Of these: later came to a place forward of it; ended without; neither yet. */
  readonly advanced: number;
  readonly dropped: number;
  readonly undecided: number;
  /** Of the decided ones, the share that went on, with its 95 % interval; null without any. */
  readonly advance: (Interval & { readonly share: number; readonly saysEnough: boolean }) | null;
  /** Visits that began in the window, and those of them that last on. */
  readonly visits: number;
  readonly openVisits: number;
  /** Quartiles of the time of a visit in seconds, by Kaplan-Meier; null without visits. */
  readonly stay: readonly [QuantileOfTime, QuantileOfTime, QuantileOfTime] | null;
  /** Median of the visits that are over, in seconds: shorter than the truth, as those that last on are missing. */
  readonly naiveMedian: number | null;
}

/** Which entries count, and until when they were followed. */
export interface StageWindow {
  /** Entries from this moment (ms) up to, not including, the other. */
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  /** Until when the cases were followed, in ms. */
  readonly asOfMs: number;
  /** Count working time instead of elapsed time. */
  readonly calendar?: WorkingCalendar | undefined;
}

/** One entry per stage, in the order given. */
export function stageFigures(
  log: EventLog,
  stages: readonly StageOfLog[],
  ends: CaseEnds,
  window: StageWindow,
): StageFigures[] {
  const { msBetween } = clockOf(log, window.calendar, window.asOfMs);
  return stages.map((stage) => figuresOf(log, stage, ends, window, msBetween));
}

function figuresOf(
  log: EventLog,
  { inside, forward }: StageOfLog,
  { isOver }: CaseEnds,
  { fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY, asOfMs }: StageWindow,
  msBetween: (from: number, to: number) => number,
): StageFigures {
  const { activity, time, caseOffsets } = log;
  const seconds: number[] = [];
  const ended: number[] = [];
  const counts = { entries: 0, advanced: 0, dropped: 0 };
  for (let c = 0; c < caseCount(log); c++) {
    const end = caseOffsets[c + 1]!;
    // Where the case first entered within the window.
    let first = -1;
    let advanced = false;
    let entered = -1;
    for (let e = caseOffsets[c]!; e < end; e++) {
      const isInside = inside[activity[e]!] === 1;
      if (first >= 0 && forward[activity[e]!] === 1) advanced = true;
      if (isInside && entered < 0) {
        entered = e;
        if (first < 0 && time[e]! >= fromMs && time[e]! < toMs) first = e;
      } else if (!isInside && entered >= 0) {
        leave(entered, time[e]!, 1);
        entered = -1;
      }
    }
    if (entered >= 0) leave(entered, Math.max(asOfMs, time[end - 1]!), 0);
    if (first < 0) continue;
    counts.entries++;
    if (advanced) counts.advanced++;
    else if (isOver[c] === 1) counts.dropped++;
  }
  const { entries, advanced, dropped } = counts;
  const decided = advanced + dropped;
  const isEnded = Uint8Array.from(ended);
  const all = Float64Array.from(seconds);
  const over = all.filter((_, i) => isEnded[i] === 1);
  const survival = survivalOf(all, isEnded);
  return {
    entries,
    advanced,
    dropped,
    undecided: entries - decided,
    advance:
      decided === 0
        ? null
        : {
            share: advanced / decided,
            ...wilson(advanced, decided),
            saysEnough: saysEnough(advanced, decided),
          },
    visits: all.length,
    openVisits: all.length - over.length,
    stay:
      all.length === 0 ? null : [survival.quantile(0.25), survival.quantile(0.5), survival.quantile(0.75)],
    naiveMedian: over.length === 0 ? null : quantileOf(over, 0.5),
  };

  function leave(entered: number, atMs: number, isOverNow: 0 | 1): void {
    const began = time[entered]!;
    if (!(began >= fromMs && began < toMs)) return;
    seconds.push(msBetween(began, atMs) / 1000);
    ended.push(isOverNow);
  }
}

/** Of the cases with an event of an activity that were won or are over: how many they are, and how many were won. */
export function chancesOf(
  log: EventLog,
  { isOver, isWon }: CaseEnds,
): readonly { readonly activity: string; readonly ended: number; readonly won: number }[] {
  const counts = log.activities.map((activity) => ({ activity, ended: 0, won: 0 }));
  const seenIn = new Int32Array(log.activities.length).fill(-1);
  for (let c = 0; c < caseCount(log); c++) {
    if (isOver[c] !== 1 && isWon[c] !== 1) continue;
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      const a = log.activity[e]!;
      if (seenIn[a] === c) continue;
      seenIn[a] = c;
      counts[a]!.ended++;
      counts[a]!.won += isWon[c]!;
    }
  }
  return counts.filter(({ ended }) => ended > 0);
}
