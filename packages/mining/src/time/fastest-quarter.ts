// The cases that a target is taken from: the quarter of the won ones that was won soonest.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { caseSpansOf } from './case-spans.ts';
import { sortRoom, sortTimes } from './sort-times.ts';
import { WON, type Settled } from './time-options.ts';

export interface FastestQuarter {
  readonly won: number;
  readonly fastest: number;
  /** Per case. */
  readonly isFastest: Uint8Array;
}

/** Won cases by the time from begin to won, ties in the order of the log: the first quarter, rounded up. */
export function fastestQuarter(log: EventLog, settled: Settled): FastestQuarter {
  const isFastest = new Uint8Array(caseCount(log));
  const { caseIndex, ms, how } = caseSpansOf(log, {
    ...settled,
    fromMs: Number.NEGATIVE_INFINITY,
    toMs: Number.POSITIVE_INFINITY,
  });
  const everyMs = new Float64Array(how.length);
  let won = 0;
  for (let i = 0; i < how.length; i++) if (how[i] === WON) everyMs[won++] = ms[i]!;
  const wonMs = everyMs.subarray(0, won);
  const fastest = Math.ceil(won / 4);
  sortTimes(wonMs, 0, won, sortRoom(won));
  const slowest = fastest === 0 ? 0 : wonMs[fastest - 1]!;
  // Of those that took as long as the last of them, the first ones of the log.
  let ties = 0;
  while (ties < fastest && wonMs[fastest - 1 - ties] === slowest) ties++;
  for (let i = 0; i < how.length; i++) {
    if (how[i] !== WON || ms[i]! > slowest) continue;
    if (ms[i]! < slowest || ties-- > 0) isFastest[caseIndex[i]!] = 1;
  }
  return { won, fastest, isFastest };
}
