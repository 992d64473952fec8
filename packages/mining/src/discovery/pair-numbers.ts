// Gives every pair of consecutive activities that occurs a small number, whatever the number of activities.
import { caseCount, type EventLog } from '../log/event-log.ts';

export interface PairNumbers {
  /** Per event, the number of the pair it makes with the next event of its case; undefined meaning for a last event. */
  readonly ofEvent: Uint16Array | Uint32Array;
  /** Per pair, its activities. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Up to this many possible pairs a plain table is used: 16 MB, and most logs are far below. */
const TABLE_LIMIT = 1 << 22;

export function numberPairs(log: EventLog): PairNumbers {
  const names = log.activities.length;
  const { activity, caseOffsets } = log;
  const cases = caseCount(log);
  const from: number[] = [];
  const to: number[] = [];
  const dense = names * names <= TABLE_LIMIT;
  const small = names * names <= 0x1_0000;
  const ofEvent = small ? new Uint16Array(activity.length) : new Uint32Array(activity.length);

  if (dense) {
    const numbers = new Uint32Array(names * names);
    for (let c = 0; c < cases; c++) {
      const end = caseOffsets[c + 1]! - 1;
      for (let e = caseOffsets[c]!; e < end; e++) {
        const key = activity[e]! * names + activity[e + 1]!;
        let number = numbers[key]!;
        if (number === 0) {
          from.push(activity[e]!);
          to.push(activity[e + 1]!);
          number = from.length;
          numbers[key] = number;
        }
        ofEvent[e] = number - 1;
      }
    }
  } else {
    const numbers = new Map<number, number>();
    for (let c = 0; c < cases; c++) {
      const end = caseOffsets[c + 1]! - 1;
      for (let e = caseOffsets[c]!; e < end; e++) {
        const key = activity[e]! * names + activity[e + 1]!;
        let number = numbers.get(key);
        if (number === undefined) {
          number = from.length;
          from.push(activity[e]!);
          to.push(activity[e + 1]!);
          numbers.set(key, number);
        }
        ofEvent[e] = number;
      }
    }
  }
  return { ofEvent, from: Uint32Array.from(from), to: Uint32Array.from(to) };
}
