// The visits of cases to activities, in one pass. A visit lasts from the first event of the activity to the first later
// event of another one; events of the same activity in a row are one visit. Activities that close a case have none.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { stepCases, type Watch } from '../parallel/watch.ts';
import { endOfCase, MOVED, OPEN, type Settled } from './time-options.ts';

/** Columns with an entry per visit, by case, then time. */
export interface Stays {
  readonly count: number;
  /** The event that it began with. */
  readonly event: Uint32Array;
  readonly caseIndex: Uint32Array;
  /** How long it lasted, or has lasted by `asOfMs`. */
  readonly ms: Float64Array;
  /** Open, moved on to another activity, or closed by one: codes of `ENDINGS`. */
  readonly how: Uint8Array;
}

export function staysOf(log: EventLog, settled: Settled, watch?: Watch): Stays {
  const { activity, time, caseOffsets } = log;
  const { closes, asOfMs, fromMs, toMs, msBetween } = settled;
  const room = time.length;
  const event = new Uint32Array(room);
  const caseIndex = new Uint32Array(room);
  const ms = new Float64Array(room);
  const how = new Uint8Array(room);
  let count = 0;
  const cases = caseCount(log);
  for (let c = 0; c < cases; c++) {
    stepCases(watch, c, cases);
    const end = endOfCase(log, settled, c);
    let e = caseOffsets[c]!;
    while (e < end) {
      const a = activity[e]!;
      const began = time[e]!;
      let next = e + 1;
      while (next < end && activity[next] === a) next++;
      if (closes[a] === OPEN && began >= fromMs && began < toMs) {
        const isOver = next < end;
        event[count] = e;
        caseIndex[count] = c;
        ms[count] = msBetween(began, isOver ? time[next]! : asOfMs);
        how[count] = isOver ? closes[activity[next]!]! || MOVED : OPEN;
        count++;
      }
      e = next;
    }
  }
  return { count, event, caseIndex, ms, how };
}
