// Handover of work (van der Aalst and Song, Mining Social Networks, 2004): how often a case goes from one party to another
// between two events in a row, in how many cases, and how long that took. A party is a person, a lane, whatever is told.
import type { EventLog, WordColumn } from '../log/event-log.ts';
import { caseCount, MISSING } from '../log/event-log.ts';
import { describeInPlace } from './describe.ts';
import { compareNames } from './dfg.ts';

/** Who works on cases: a person, a lane, a team; how many events, in how many cases. */
export interface Party {
  readonly name: string;
  readonly events: number;
  readonly cases: number;
}

/** From one party to another, between two events of a case in a row. */
export interface Handover {
  /** Indexes into `parties`; never equal. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly cases: number;
  /** Median of the time between the two events. */
  readonly medianSeconds: number;
}

/** Who hands over to whom. */
export interface Handovers {
  /** By number of events, then by name. */
  readonly parties: readonly Party[];
  /** By count, then by the order of the parties. */
  readonly handovers: readonly Handover[];
  /** Events of nobody: what lies on either side of them is no handover. */
  readonly unknown: number;
}

/**
 * Who hands over to whom, how often and after how many seconds (van der Aalst & Song 2004).
 * @param parties per event, who it was; `log.resource` for people
 * @throws {RangeError} where `parties` has not one entry per event
 */
export function handoversOf(log: EventLog, parties: WordColumn): Handovers {
  const { codes, values } = parties;
  if (codes.length !== log.time.length) {
    throw new RangeError(
      `parties has ${codes.length} entries for ${log.time.length} events: give one per event`,
    );
  }
  const total = values.length;
  const events = new Uint32Array(total);
  const cases = new Uint32Array(total);
  const seenIn = new Int32Array(total).fill(-1);
  const pairs = new Map<number, { cases: number; last: number; readonly waits: number[] }>();
  let unknown = 0;
  for (let c = 0; c < caseCount(log); c++) {
    let before = MISSING;
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      const party = codes[e]!;
      if (party === MISSING) unknown++;
      else {
        events[party]!++;
        if (seenIn[party] !== c) cases[party]!++;
        seenIn[party] = c;
        if (before !== MISSING && before !== party) {
          const key = before * total + party;
          let pair = pairs.get(key);
          if (pair === undefined) pairs.set(key, (pair = { cases: 0, last: -1, waits: [] }));
          pair.waits.push((log.time[e]! - log.time[e - 1]!) / 1000);
          if (pair.last !== c) pair.cases++;
          pair.last = c;
        }
      }
      before = party;
    }
  }
  const order = [...values.keys()]
    .filter((party) => events[party]! > 0)
    .toSorted((a, b) => events[b]! - events[a]! || compareNames(values[a]!, values[b]!));
  const rank = new Map(order.map((party, place) => [party, place]));
  return {
    parties: order.map((party) => ({ name: values[party]!, events: events[party]!, cases: cases[party]! })),
    handovers: [...pairs]
      .map(([key, pair]) => ({
        from: rank.get(Math.floor(key / total))!,
        to: rank.get(key % total)!,
        count: pair.waits.length,
        cases: pair.cases,
        medianSeconds: describeInPlace(Float64Array.from(pair.waits), 0, pair.waits.length, 1).median,
      }))
      .toSorted((a, b) => b.count - a.count || a.from - b.from || a.to - b.to),
    unknown,
  };
}
