// Finding: cases that go back. A step counts as going back where its target usually comes first and had already been
// there in this case.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { medianDifference, saysEnough, wilson } from './intervals.ts';
import type { Outcomes } from './outcomes.ts';
import type { Precedence } from './precedence.ts';

export interface ReturnInsight {
  readonly kind: 'return';
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly extraDays: number | null;
}

/** In so many of the cases with both, the target comes first. */
const USUALLY = 0.8;
/** Rarer returns are not worth a sentence. */
const SMALLEST_SHARE = 0.05;
/** Of all cases, so many reach the activity: going back from a rare repair step is how repairs end. */
const SMALLEST_REACH = 0.05;
const DAY_SECONDS = 86_400;

/** Returns with enough data, those that touch most cases first. */
export function findReturns(log: EventLog, precedence: Precedence, outcomes: Outcomes): ReturnInsight[] {
  const insights: ReturnInsight[] = [];
  for (const { from, to, cases } of backSteps(log, precedence)) {
    const of = precedence.casesOf[from]!;
    if (of < SMALLEST_REACH * caseCount(log)) continue;
    if (cases < SMALLEST_SHARE * of || !saysEnough(cases, of)) continue;
    insights.push({
      kind: 'return',
      from: log.activities[from]!,
      to: log.activities[to]!,
      cases,
      of,
      share: cases / of,
      ...wilson(cases, of),
      extraDays: extraDays(log, from, to, outcomes),
    });
  }
  return insights;
}

function backSteps(log: EventLog, precedence: Precedence): { from: number; to: number; cases: number }[] {
  const total = log.activities.length;
  const counts = new Map<number, number>();
  const countedIn = new Map<number, number>();
  const seen = new Uint32Array(total);
  for (let c = 0; c < caseCount(log); c++) {
    const last = log.caseOffsets[c + 1]! - 1;
    for (let e = log.caseOffsets[c]!; e < last; e++) {
      const from = log.activity[e]!;
      const to = log.activity[e + 1]!;
      seen[from] = c + 1;
      // Most steps go forward: the map of counts is touched only where the target has been there before.
      if (from === to || seen[to] !== c + 1) continue;
      const key = from * total + to;
      if (countedIn.get(key) === c) continue;
      countedIn.set(key, c);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([key, cases]) => ({ from: Math.floor(key / total), to: key % total, cases }))
    .filter(({ from, to }) => precedence.shareBefore(to, from) >= USUALLY)
    .toSorted((a, b) => b.cases - a.cases || a.from - b.from || a.to - b.to);
}

/**
 * How much longer the returning cases take, from the first time at `from` (the landmark: time before it cannot depend
 * on the return) to their end, as a difference of medians. Only decided cases count where the log has any, because open
 * ones are not over. Null where the 95 % interval of the difference reaches 0 or there are fewer than 30 cases on a side.
 */
function extraDays(log: EventLog, from: number, to: number, outcomes: Outcomes): number | null {
  const back: number[] = [];
  const forward: number[] = [];
  const decidedOnly = outcomes.decided.includes(1);
  for (let c = 0; c < caseCount(log); c++) {
    if (decidedOnly && outcomes.decided[c] === 0) continue;
    const start = log.caseOffsets[c]!;
    const last = log.caseOffsets[c + 1]! - 1;
    let landmark = start;
    while (landmark <= last && log.activity[landmark] !== from) landmark++;
    if (landmark > last) continue;
    let returned = false;
    let been = log.activity.subarray(start, landmark).includes(to);
    for (let e = landmark; e < last && !returned; e++) {
      if (log.activity[e + 1] !== to) continue;
      returned = been && log.activity[e] === from;
      been = true;
    }
    const seconds = (log.time[last]! - log.time[landmark]!) / 1000;
    if (returned) back.push(seconds);
    else forward.push(seconds);
  }
  const difference = medianDifference(Float64Array.from(back), Float64Array.from(forward));
  return difference && difference.low > 0 ? difference.value / DAY_SECONDS : null;
}
