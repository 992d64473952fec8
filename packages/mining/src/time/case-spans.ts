// Begin and end of every case: from its first event, or the first of a given activity, to the first that wins it; else to
// its last, where that closes the case; else the case is open.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { stepCases, type Watch } from '../parallel/watch.ts';
import { endOfCase, LOST, OPEN, OTHER, WON, type Settled } from './time-options.ts';

/** Columns with an entry per case that began, in the order of the log. */
export interface CaseSpans {
  readonly count: number;
  readonly caseIndex: Uint32Array;
  readonly startMs: Float64Array;
  /** For open ones `asOfMs`. */
  readonly endMs: Float64Array;
  /** Between the two, by the clock asked for. */
  readonly ms: Float64Array;
  /** OPEN, WON, LOST or OTHER. */
  readonly how: Uint8Array;
}

/** @param begins per activity, 1 where a case begins with its first event; any event begins a case unless told */
export function caseSpansOf(log: EventLog, settled: Settled, begins?: Uint8Array, watch?: Watch): CaseSpans {
  const { activity, time, caseOffsets } = log;
  const { closes, asOfMs, fromMs, toMs, msBetween } = settled;
  const cases = caseCount(log);
  const caseIndex = new Uint32Array(cases);
  const startMs = new Float64Array(cases);
  const endMs = new Float64Array(cases);
  const ms = new Float64Array(cases);
  const how = new Uint8Array(cases);
  let count = 0;
  for (let c = 0; c < cases; c++) {
    stepCases(watch, c, cases);
    const end = endOfCase(log, settled, c);
    let first = caseOffsets[c]!;
    if (begins !== undefined) while (first < end && begins[activity[first]!] !== 1) first++;
    if (first === end) continue;
    const start = time[first]!;
    if (!(start >= fromMs && start < toMs)) continue;
    let won = first;
    while (won < end && closes[activity[won]!] !== WON) won++;
    const lastly = closes[activity[end - 1]!]!;
    const isClosed = lastly === LOST || lastly === OTHER;
    caseIndex[count] = c;
    startMs[count] = start;
    if (won < end) {
      endMs[count] = time[won]!;
      how[count] = WON;
    } else {
      endMs[count] = isClosed ? time[end - 1]! : asOfMs;
      how[count] = isClosed ? lastly : OPEN;
    }
    ms[count] = msBetween(start, endMs[count]!);
    count++;
  }
  return {
    count,
    caseIndex: caseIndex.subarray(0, count),
    startMs: startMs.subarray(0, count),
    endMs: endMs.subarray(0, count),
    ms: ms.subarray(0, count),
    how: how.subarray(0, count),
  };
}

/** @throws {RangeError} if none of the names is an activity of the log, though it has events */
export function flagsOf(log: EventLog, names: readonly string[], option: string): Uint8Array {
  const wanted = new Set(names);
  const flags = Uint8Array.from(log.activities, (name) => (wanted.has(name) ? 1 : 0));
  if (log.time.length > 0 && !flags.includes(1))
    throw new RangeError(
      `${option}: the log has no activity called ${names.map((name) => `"${name}"`).join(' or ')}`,
    );
  return flags;
}
