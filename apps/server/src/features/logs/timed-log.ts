// What every question about the time of a log needs to know: its cases, which activities end them, until when they were
// followed.
import type { LogEnds } from '@portolan/contract';
import type { EventLog } from '@portolan/mining';

export interface TimedLog {
  /** The filtered cases, as they are listed. */
  readonly log: EventLog;
  /** The same cases, in the same order, as far as selling goes; without attributes. */
  readonly selling: EventLog;
  /** Every activity of the log before filters. */
  readonly activities: readonly string[];
  readonly ends: LogEnds;
  readonly asOfMs: number;
  /** Of a pipeline, for the question why: the same cases with what was done with them besides, and what that is called. */
  readonly withDone?: { readonly log: EventLog; readonly activities: readonly string[] };
  /** An imported case is over with its first end; a deal of a pipeline that was lost may be opened again. */
  readonly forGood: boolean;
}

/** @param ownAsOfMs of a pipeline: now; the deals of an imported log were followed until its last event */
export function timedLog(whole: EventLog, log: EventLog, ends: LogEnds, ownAsOfMs?: number): TimedLog {
  const isOwn = ownAsOfMs !== undefined;
  return {
    log,
    selling: isOwn ? untilWon(log, ends.won) : log,
    activities: whole.activities,
    ends,
    asOfMs: ownAsOfMs ?? whole.time.reduce((last, ms) => Math.max(last, ms), 0),
    forGood: !isOwn,
  };
}

/** Every case up to its first event that wins it: the care of customers that follows is no part of selling. */
export function untilWon(log: EventLog, won: readonly string[]): EventLog {
  const wins = Uint8Array.from(log.activities, (name) => (won.includes(name) ? 1 : 0));
  const cases = log.caseIds.length;
  const caseOffsets = new Uint32Array(cases + 1);
  const activity = new Uint32Array(log.activity.length);
  const time = new Float64Array(log.time.length);
  let kept = 0;
  for (let c = 0; c < cases; c++) {
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      activity[kept] = log.activity[e]!;
      time[kept++] = log.time[e]!;
      if (wins[log.activity[e]!] === 1) break;
    }
    caseOffsets[c + 1] = kept;
  }
  return {
    caseIds: log.caseIds,
    caseOffsets,
    activities: log.activities,
    activity: activity.subarray(0, kept),
    time: time.subarray(0, kept),
    eventAttributes: new Map(),
    caseAttributes: new Map(),
  };
}
