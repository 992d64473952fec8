// How each case ended and when that was known: nothing from that moment on may explain it.
import { caseCount, type EventLog } from '../log/event-log.ts';

/** Which activities end a case, by name. Names that the log does not know are no error: it may have none yet. */
export interface EndNames {
  /** A case with any of these is won, whatever else it has. */
  readonly won: readonly string[];
  /** Of the others, a case with any of these is lost. */
  readonly lost: readonly string[];
  /** Of the others, a case with any of these ended in neither way (cancelled, put to rest, disqualified). */
  readonly other?: readonly string[] | undefined;
}

export const OPEN = 0;
export const WON = 1;
export const LOST = 2;
export const OTHER = 3;

export interface CaseEnds {
  /** Per activity: 0, or which end it is. */
  readonly endOf: Uint8Array;
  /** Per case: OPEN, WON, LOST or OTHER. */
  readonly outcome: Uint8Array;
  /** Per case: the index of its first event that is an end of any kind; of an open case, one past its last event. */
  readonly endsAt: Uint32Array;
  /** Until when the cases were followed, in ms. */
  readonly asOfMs: number;
}

/**
 * @param asOfMs until when the cases were followed; the last event of the log unless told
 * @throws {RangeError} where an activity is said to be two kinds of end, or `asOfMs` is no number
 */
export function endsOfCases(log: EventLog, names: EndNames, asOfMs?: number): CaseEnds {
  if (asOfMs !== undefined && !Number.isFinite(asOfMs)) {
    throw new RangeError(`asOfMs is ${asOfMs}: give a moment in milliseconds, or leave it out`);
  }
  const kinds = new Map<string, number>();
  for (const [kind, list] of [
    [WON, names.won],
    [LOST, names.lost],
    [OTHER, names.other ?? []],
  ] as const) {
    for (const name of list) {
      const before = kinds.get(name);
      if (before !== undefined && before !== kind) {
        throw new RangeError(
          `"${name}" is named as two kinds of end: leave it in one of won, lost and other`,
        );
      }
      kinds.set(name, kind);
    }
  }
  const endOf = Uint8Array.from(log.activities, (name) => kinds.get(name) ?? OPEN);
  const cases = caseCount(log);
  const outcome = new Uint8Array(cases);
  const endsAt = new Uint32Array(cases);
  let last = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < cases; c++) {
    const to = log.caseOffsets[c + 1]!;
    let first = to;
    let kind = OPEN;
    for (let e = log.caseOffsets[c]!; e < to; e++) {
      const end = endOf[log.activity[e]!]!;
      if (end === OPEN) continue;
      if (first === to) first = e;
      if (kind === OPEN || end < kind) kind = end;
    }
    outcome[c] = kind;
    endsAt[c] = first;
    last = Math.max(last, log.time[to - 1]!);
  }
  return { endOf, outcome, endsAt, asOfMs: asOfMs ?? (cases === 0 ? 0 : last) };
}

/** How many cases ended in which way, and how many are open. */
export interface EndCounts {
  readonly won: number;
  readonly lost: number;
  readonly other: number;
  readonly open: number;
}

/** How many cases ended in which way. @throws {RangeError} where an activity is said to be two kinds of end */
export function countEnds(log: EventLog, names: EndNames): EndCounts {
  const counts = [0, 0, 0, 0];
  for (const end of endsOfCases(log, names).outcome) counts[end]!++;
  return { won: counts[WON]!, lost: counts[LOST]!, other: counts[OTHER]!, open: counts[OPEN]! };
}

/**
 * Per case, how long it took to be won, for `compareSurvival` and `survivalOf`. What ended otherwise is never won, and
 * followed until `asOfMs` like what is open: so the share not won yet is of all, and no end takes a case out of sight.
 *
 * @throws {RangeError} see `countEnds`
 */
export function timesToWinning(
  log: EventLog,
  names: EndNames,
  asOfMs?: number,
): { readonly seconds: Float64Array; readonly isOver: Uint8Array } {
  const ends = endsOfCases(log, names, asOfMs);
  const seconds = new Float64Array(caseCount(log));
  const isOver = new Uint8Array(caseCount(log));
  for (let c = 0; c < seconds.length; c++) {
    const from = log.caseOffsets[c]!;
    const to = log.caseOffsets[c + 1]!;
    let until = Math.max(ends.asOfMs, log.time[to - 1]!);
    if (ends.outcome[c] === WON) {
      let e = from;
      while (ends.endOf[log.activity[e]!] !== WON) e++;
      until = log.time[e]!;
      isOver[c] = 1;
    }
    seconds[c] = (until - log.time[from]!) / 1000;
  }
  return { seconds, isOver };
}
