// What the figures about time have in common: which activities close a case and how, until when cases were followed, and
// by which clock time is counted.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { stepCases, type Watch } from '../parallel/watch.ts';
import { DAY_MS } from './workdays.ts';
import { compileCalendar, type WorkingCalendar, type WorkingClock } from './working-calendar.ts';

/** Names of activities that close a case. Names that the log does not have do no harm. */
export interface Closing {
  readonly won?: readonly string[];
  readonly lost?: readonly string[];
  /** Closed, but neither: put aside, handed back, disqualified. */
  readonly other?: readonly string[];
  /**
   * True: the first of these closes the case for good, and what follows is left out (an imported log often has work that
   * is tidied up afterwards). Otherwise a case that goes on is open again.
   */
  readonly forGood?: boolean;
}

/** What all figures about time take: what closes a case, until when it was followed, which clock counts. */
export interface TimeOptions {
  /** Without it no case is ever closed. */
  readonly closing?: Closing;
  /** Until when cases were followed, in ms: what happened later is not known yet. The last moment of the log unless told. */
  readonly asOfMs?: number;
  /** Only what begins from this moment (ms) up to, not including, the other. */
  readonly fromMs?: number;
  readonly toMs?: number;
  /** Count working time instead of elapsed time. */
  readonly calendar?: WorkingCalendar;
  /** Is told how far it is, and may end it. */
  readonly watch?: Watch | undefined;
}

/** How something ended: codes of `Ending`, in its order. */
export const OPEN = 0;
export const WON = 1;
export const LOST = 2;
export const OTHER = 3;
/** By going on to an activity that closes nothing. */
export const MOVED = 4;
export const ENDINGS = ['open', 'won', 'lost', 'other', 'moved'] as const;

export interface Settled {
  /** Per activity, how it closes a case: WON, LOST, OTHER; or OPEN where it does not. */
  readonly closes: Uint8Array;
  readonly forGood: boolean;
  readonly asOfMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly msBetween: (from: number, to: number) => number;
  /** What a day of that time is: 24 hours, or the average working day. */
  readonly dayMs: number;
}

/** @throws {RangeError} if the options contradict each other, or the log has times that are none or out of order */
export function settle(log: EventLog, options: TimeOptions): Settled {
  const { last } = rangeOf(log, options.watch);
  const { asOfMs = last, fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY } = options;
  if (!Number.isFinite(asOfMs)) throw new RangeError(`asOfMs: ${asOfMs}, but it is a moment in milliseconds`);
  if (!(fromMs <= toMs)) throw new RangeError(`from ${fromMs} to ${toMs}: the first is not before the other`);
  const closes = closesOf(log, options.closing ?? {});
  const forGood = options.closing?.forGood ?? false;
  return { closes, forGood, asOfMs, fromMs, toMs, ...clockOf(log, options.calendar, asOfMs) };
}

/** The event after the last one of a case that counts: known by `asOfMs`, and not after its end where that is for good. */
export function endOfCase(
  { activity, time, caseOffsets }: EventLog,
  { closes, forGood, asOfMs }: Settled,
  caseIndex: number,
): number {
  const first = caseOffsets[caseIndex]!;
  let end = caseOffsets[caseIndex + 1]!;
  while (end > first && time[end - 1]! > asOfMs) end--;
  if (!forGood) return end;
  for (let e = first; e < end; e++) if (closes[activity[e]!] !== OPEN) return e + 1;
  return end;
}

/** How time is counted: elapsed, or by a calendar made ready for all moments of the log and `asOfMs`. */
export function clockOf(
  log: EventLog,
  calendar: WorkingCalendar | undefined,
  asOfMs: number,
): Pick<WorkingClock, 'msBetween' | 'dayMs'> {
  if (calendar === undefined) return { msBetween: (from, to) => to - from, dayMs: DAY_MS };
  const { first, last } = rangeOf(log);
  return compileCalendar(calendar, Math.min(first, asOfMs), Math.max(last, asOfMs));
}

function closesOf(log: EventLog, closing: Closing): Uint8Array {
  const kinds = new Map<string, number>();
  const lists = [
    [WON, closing.won],
    [LOST, closing.lost],
    [OTHER, closing.other],
  ] as const;
  for (const [kind, names = []] of lists) {
    for (const name of names) {
      if ((kinds.get(name) ?? kind) !== kind)
        throw new RangeError(`closing: "${name}" is in two lists; an activity closes a case in one way`);
      kinds.set(name, kind);
    }
  }
  return Uint8Array.from(log.activities, (name) => kinds.get(name) ?? OPEN);
}

/** The first and the last moment; 0 for a log without events. */
function rangeOf(
  log: EventLog,
  watch?: Watch,
): {
  readonly first: number;
  readonly last: number;
} {
  const { time, caseOffsets } = log;
  if (time.length === 0) return { first: 0, last: 0 };
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < caseCount(log); c++) {
    stepCases(watch, c, caseCount(log));
    let before = -Number.MAX_VALUE;
    for (let e = caseOffsets[c]!; e < caseOffsets[c + 1]!; e++) {
      const now = time[e]!;
      if (!(now >= before && now < Number.POSITIVE_INFINITY)) refuse(log.caseIds[c]!, e, before, now);
      before = now;
    }
    if (before > last) last = before;
    if (time[caseOffsets[c]!]! < first) first = time[caseOffsets[c]!]!;
  }
  return { first, last };
}

function refuse(caseId: string, event: number, before: number, now: number): never {
  throw new RangeError(
    now < before && Number.isFinite(now)
      ? `event ${event} of case "${caseId}" is earlier than the one before it (${now} after ${before} ms), which would last a negative time; events of a case have to be in order of time, as createEventLogBuilder puts them`
      : `event ${event} of case "${caseId}" has the time ${now}, which is no moment; leave such events out of the log`,
  );
}
