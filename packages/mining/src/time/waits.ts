// The waits of cases between one activity and the next, in one pass. Where the log says when work starts and when it is
// complete, a wait lasts from leaving one activity to entering the next; otherwise from event to event.
import { caseCount, type EventLog } from '../log/event-log.ts';
import { stepCases, type Watch } from '../parallel/watch.ts';
import { endOfCase, OPEN, type Settled } from './time-options.ts';

/** `to` of a wait that lasts on. */
export const NOWHERE = 0xffff_ffff;

/** Columns with an entry per wait, by case, then time. */
export interface Waits {
  readonly count: number;
  /** Whether the log tells start from complete, so that work is no wait. */
  readonly betweenWork: boolean;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly caseIndex: Uint32Array;
  readonly ms: Float64Array;
}

export function waitsOf(log: EventLog, settled: Settled, watch?: Watch): Waits {
  const steps = stepsOfWork(log, settled, watch);
  return steps === undefined ? betweenEvents(log, settled, watch) : betweenSteps(steps, settled);
}

function betweenEvents(log: EventLog, settled: Settled, watch: Watch | undefined): Waits {
  const { activity, time, caseOffsets } = log;
  const { closes, asOfMs, fromMs, toMs, msBetween } = settled;
  const from = new Uint32Array(time.length);
  const to = new Uint32Array(time.length);
  const caseIndex = new Uint32Array(time.length);
  const ms = new Float64Array(time.length);
  let count = 0;
  const cases = caseCount(log);
  for (let c = 0; c < cases; c++) {
    stepCases(watch, c, cases);
    const end = endOfCase(log, settled, c);
    for (let e = caseOffsets[c]!; e < end; e++) {
      const left = time[e]!;
      const isLast = e + 1 === end;
      if (!(left >= fromMs && left < toMs) || (isLast && closes[activity[e]!] !== OPEN)) continue;
      from[count] = activity[e]!;
      to[count] = isLast ? NOWHERE : activity[e + 1]!;
      caseIndex[count] = c;
      ms[count++] = msBetween(left, isLast ? asOfMs : time[e + 1]!);
    }
  }
  return { count, betweenWork: false, from, to, caseIndex, ms };
}

function betweenSteps(steps: Steps, { closes, asOfMs, fromMs, toMs, msBetween }: Settled): Waits {
  const from = new Uint32Array(steps.count);
  const to = new Uint32Array(steps.count);
  const caseIndex = new Uint32Array(steps.count);
  const ms = new Float64Array(steps.count);
  let count = 0;
  for (let i = 0; i < steps.count; i++) {
    const left = steps.leftMs[i]!;
    // Work that was begun and not completed has not been left.
    if (Number.isNaN(left) || !(left >= fromMs && left < toMs)) continue;
    const isLast = i + 1 === steps.count || steps.caseIndex[i + 1] !== steps.caseIndex[i];
    if (isLast && closes[steps.activity[i]!] !== OPEN) continue;
    from[count] = steps.activity[i]!;
    to[count] = isLast ? NOWHERE : steps.activity[i + 1]!;
    caseIndex[count] = steps.caseIndex[i]!;
    const until = isLast ? asOfMs : steps.enteredMs[i + 1]!;
    // Work that overlaps has not waited.
    ms[count++] = until > left ? msBetween(left, until) : 0;
  }
  return { count, betweenWork: true, from, to, caseIndex, ms };
}

/** What cases did, by case, then by entering. */
interface Steps {
  readonly count: number;
  readonly activity: Uint32Array;
  readonly caseIndex: Uint32Array;
  readonly enteredMs: Float64Array;
  /** NaN where it was not left. */
  readonly leftMs: Float64Array;
}

/**
 * A complete belongs to the earliest start of its activity in the case that has none yet; without such a start it is a
 * step without duration. Other transitions (schedule, suspend...) are passed over. Undefined where the log does not have
 * both.
 */
function stepsOfWork(log: EventLog, settled: Settled, watch: Watch | undefined): Steps | undefined {
  const { activity, time, caseOffsets, lifecycle } = log;
  if (lifecycle === undefined) return undefined;
  const codesOf = (word: string): Set<number> =>
    new Set(lifecycle.values.flatMap((value, code) => (value.toLowerCase() === word ? [code] : [])));
  const starts = codesOf('start');
  const completes = codesOf('complete');
  const { codes } = lifecycle;
  if (!codes.some((code) => starts.has(code)) || !codes.some((code) => completes.has(code))) return undefined;

  const result = roomFor(time.length);
  let count = 0;
  // Per activity, the first step of the case that may still be without an end, and the next such step of each step.
  const waiting = new Int32Array(log.activities.length).fill(-1);
  const latest = new Int32Array(log.activities.length).fill(-1);
  const after = new Int32Array(time.length).fill(-1);
  for (let c = 0; c < caseCount(log); c++) {
    stepCases(watch, c, caseCount(log));
    const first = count;
    const end = endOfCase(log, settled, c);
    for (let e = caseOffsets[c]!; e < end; e++) {
      const a = activity[e]!;
      const isComplete = completes.has(codes[e]!);
      if (isComplete && waiting[a]! >= 0) {
        const step = waiting[a]!;
        result.leftMs[step] = time[e]!;
        waiting[a] = after[step]!;
      } else if (isComplete || starts.has(codes[e]!)) {
        result.activity[count] = a;
        result.caseIndex[count] = c;
        result.enteredMs[count] = time[e]!;
        result.leftMs[count] = isComplete ? time[e]! : Number.NaN;
        if (!isComplete) {
          if (waiting[a]! < 0) waiting[a] = count;
          else after[latest[a]!] = count;
          latest[a] = count;
        }
        count++;
      }
    }
    for (let step = first; step < count; step++) waiting[result.activity[step]!] = -1;
  }
  return { ...result, count };
}

function roomFor(size: number): Omit<Steps, 'count'> {
  return {
    activity: new Uint32Array(size),
    caseIndex: new Uint32Array(size),
    enteredMs: new Float64Array(size),
    leftMs: new Float64Array(size),
  };
}
