// Triggers: what happens in a stage and goes with cases advancing sooner from then on. The time before it happened counts
// as time without it, so that cases do not seem to profit from having lasted long enough to see it (immortal time).
import { caseCount, type EventLog } from '../log/event-log.ts';
import { tellsFrom } from '../insight/intervals.ts';
import { benjaminiHochberg } from '../statistics/false-discovery.ts';
import { hazardRatio, type HazardRatio } from '../statistics/hazard-ratio.ts';
import {
  earlierThan,
  foundCohorts,
  prepare,
  type LogCohorts,
  type Prepared,
  type WhyOptions,
} from './gather.ts';
import { LOST, OTHER } from './case-ends.ts';
import { FEWEST } from './prefix-features.ts';

/** Something that happens in a stage and goes with advancing sooner, or later. */
export interface Trigger {
  readonly stage: string;
  readonly activity: string;
  /** First visits to the stage, and those of them in which the activity happened before it was left. */
  readonly visits: number;
  readonly visitsWith: number;
  /**
   * How many times as likely, at any moment, a case is to advance after the activity as before or without it (Cox 1972
   * with the activity as a covariate that turns, ties by Efron), with its 95 % interval and the number that advanced
   * `after` and `before` it.
   */
  readonly ratio: HazardRatio;
  readonly q: number;
}

/** What goes with advancing from stages, and how much was asked. */
export interface TriggerReport {
  /** Strongest evidence first; a ratio below 1 is what goes with advancing later. */
  readonly triggers: readonly Trigger[];
  /** Pairs of a stage and an activity that enough visits have and lack. */
  readonly asked: number;
  /** Of them, those in which too few advanced on a side to say anything, or no finite ratio fits. */
  readonly notEnough: number;
}

/**
 * For every stage and every activity that is no stage: advancing is going from the first visit of the stage to a stage
 * that usually comes later, or to winning. Losing, ending otherwise and going back end the visit without it, and so does
 * the end of what was followed.
 *
 * @param options `stages` has to be given: where every activity is a stage, nothing happens within one
 * @param shared where they have been found already: `cohortsOf` of the same log and options
 * @throws {RangeError} where an option cannot be: see `whatWinnersShare`
 */
export function findTriggers(log: EventLog, options: WhyOptions, shared?: LogCohorts): TriggerReport {
  const prepared = foundCohorts(log, options, shared);
  const { scope, ends } = prepared;
  const meanwhile = scope.asked.filter((a) => scope.isStage[a] === 0);
  const found: Omit<Trigger, 'q'>[] = [];
  let [asked, notEnough] = [0, 0];
  if (meanwhile.length > 0) {
    const isEarlier = earlierThan(log);
    log.activities.forEach((stage, s) => {
      options.watch?.step(s, log.activities.length);
      if (scope.isStage[s] === 0 || ends.endOf[s] !== 0) return;
      const visits = visitsOf(prepared, s, meanwhile, isEarlier(stage));
      const n = visits.until.length;
      if (n < 2 * FEWEST) return;
      meanwhile.forEach((a, slot) => {
        const turned = visits.turned[slot]!;
        let visitsWith = 0;
        for (let i = 0; i < n; i++) if (turned[i]! < visits.until[i]!) visitsWith++;
        if (visitsWith < FEWEST || n - visitsWith < FEWEST) return;
        asked++;
        options.watch?.step(s, log.activities.length);
        const ratio = hazardRatio({ until: visits.until, happened: visits.advanced, turned });
        if (!ratio || ratio.after < FEWEST || ratio.before < FEWEST) notEnough++;
        else found.push({ stage, activity: log.activities[a]!, visits: n, visitsWith, ratio });
      });
    });
  }
  const q = benjaminiHochberg(
    // What is shown has to tell the two from each other, too.
    found.map(({ ratio }) => (tellsFrom(ratio, 1) ? ratio.p : 1)),
    asked,
  );
  return {
    triggers: found
      .map((trigger, i) => ({ ...trigger, q: q[i]! }))
      .filter((trigger) => trigger.q <= prepared.rate)
      .toSorted((x, y) => x.ratio.p - y.ratio.p),
    asked,
    notEnough,
  };
}

/** Cases by their first visit to a stage, with how long it took (so far), in seconds. */
export interface VisitingCases {
  readonly caseIndexes: Uint32Array;
  readonly hereSeconds: Float64Array;
}

/**
 * The cases behind a trigger: those in whose first visit the activity happened before the stage was left, and the others.
 * Nobody, where the log lacks one of the two.
 *
 * @param options those that it was found with
 */
export function casesBehindTrigger(
  log: EventLog,
  options: WhyOptions,
  { stage, activity }: Pick<Trigger, 'stage' | 'activity'>,
): { readonly with: VisitingCases; readonly without: VisitingCases } {
  const prepared = prepare(log, { ...options, landmarks: [] });
  const [s, a] = [log.activities.indexOf(stage), log.activities.indexOf(activity)];
  const none = { caseIndexes: new Uint32Array(0), hereSeconds: new Float64Array(0) };
  if (s < 0 || a < 0) return { with: none, without: none };
  const { cases, until, turned } = visitsOf(prepared, s, [a], earlierThan(log)(stage));
  const pick = (isWith: boolean): VisitingCases => {
    const isSide = (_: number, i: number): boolean => isWith === turned[0]![i]! < until[i]!;
    return { caseIndexes: cases.filter(isSide), hereSeconds: until.filter(isSide) };
  };
  return { with: pick(true), without: pick(false) };
}

interface Visits {
  /** Per first visit, its case. */
  readonly cases: Uint32Array;
  /** Per first visit, its seconds, whether it ended by advancing, and when each activity first happened in it. */
  readonly until: Float64Array;
  readonly advanced: Uint8Array;
  readonly turned: readonly Float64Array[];
}

function visitsOf(
  { log, ends, scope }: Prepared,
  stage: number,
  meanwhile: readonly number[],
  isEarlier: Uint8Array,
): Visits {
  const cases = caseCount(log);
  const { activity, time } = log;
  const visitors = new Uint32Array(cases);
  const until = new Float64Array(cases);
  const advanced = new Uint8Array(cases);
  const turned = meanwhile.map(() => new Float64Array(cases));
  const slotOf = new Int32Array(log.activities.length).fill(-1);
  meanwhile.forEach((a, slot) => {
    slotOf[a] = slot;
  });
  let n = 0;
  for (let c = 0; c < cases; c++) {
    const to = log.caseOffsets[c + 1]!;
    let e = log.caseOffsets[c]!;
    while (e < to && activity[e] !== stage) e++;
    if (e >= ends.endsAt[c]!) continue;
    const began = time[e]!;
    for (const times of turned) times[n] = Number.POSITIVE_INFINITY;
    let left = -1;
    for (e++; e < to; e++) {
      const a = activity[e]!;
      if (ends.endOf[a] !== 0 || (scope.isStage[a] === 1 && a !== stage)) {
        left = a;
        break;
      }
      const slot = slotOf[a]!;
      if (slot >= 0) turned[slot]![n] = Math.min(turned[slot]![n]!, (time[e]! - began) / 1000);
    }
    const end = left < 0 ? Math.max(ends.asOfMs, began) : time[e]!;
    // A visit that takes no time is at no risk at any time.
    if (end <= began) continue;
    visitors[n] = c;
    until[n] = (end - began) / 1000;
    const kind = left < 0 ? 0 : ends.endOf[left]!;
    advanced[n] = left >= 0 && kind !== LOST && kind !== OTHER && isEarlier[left] === 0 ? 1 : 0;
    n++;
  }
  return {
    cases: visitors.subarray(0, n),
    until: until.subarray(0, n),
    advanced: advanced.subarray(0, n),
    turned: turned.map((times) => times.subarray(0, n)),
  };
}
