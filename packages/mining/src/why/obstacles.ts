// Obstacles: from which stages cases leave the way, and how much of all that is lost is lost there.
import { saysEnough, wilson, type Interval } from '../insight/intervals.ts';
import { caseCount, type EventLog } from '../log/event-log.ts';
import { stepCases } from '../parallel/watch.ts';
import { LOST, OPEN, OTHER, WON } from './case-ends.ts';
import {
  earlierThan,
  foundCohorts,
  prepare,
  type LogCohorts,
  type Prepared,
  type WhyOptions,
} from './gather.ts';

/** Beside the ends of cases: what else may follow a visit. */
const WENT_ON = 4;
const WENT_BACK = 5;
const KINDS = 6;

/** A stage, with what becomes of the cases that are there: lost, advanced, gone back, still open. */
export interface Obstacle {
  readonly stage: string;
  /** Cases that came to the stage before they ended, by what was next after their last visit to it. */
  readonly cases: number;
  readonly lost: number;
  readonly other: number;
  readonly advanced: number;
  readonly wentBack: number;
  /** Still there, beside the share. */
  readonly open: number;
  /** Lost of those no longer there, with the 95 % interval (Wilson). */
  readonly share: Interval & { readonly value: number; readonly isEnough: boolean };
  /** Of all lost cases, the share that was lost from here. */
  readonly ofAllLost: number;
  /** Of all time that cases have spent in stages before they ended, the share spent here. */
  readonly ofAllTime: number;
}

/**
 * Every stage that cases come to, the most lost first. A case counts once per stage, by its last visit there.
 *
 * @param found where they have been found already: `cohortsOf` of the same log and options
 * @throws {RangeError} where an option cannot be: see `whatWinnersShare`
 */
export function findObstacles(log: EventLog, options: WhyOptions, found?: LogCohorts): readonly Obstacle[] {
  const prepared = foundCohorts(log, options, found);
  const total = log.activities.length;
  const counts = new Uint32Array(total * KINDS);
  const time = new Float64Array(total);
  let allTime = 0;
  const spend = (stage: number, ms: number): void => {
    time[stage]! += ms;
    allTime += ms;
  };
  walkStages(prepared, spend, (c, visited, nextOf) => {
    stepCases(options.watch, c, caseCount(log));
    for (const a of visited) counts[a * KINDS + nextOf[a]!]!++;
  });
  const allLost = prepared.ends.outcome.reduce((sum, end) => sum + (end === LOST ? 1 : 0), 0);
  const obstacles: Obstacle[] = [];
  log.activities.forEach((stage, a) => {
    const of = (kind: number): number => counts[a * KINDS + kind]!;
    const open = of(OPEN);
    const lost = of(LOST);
    const left = lost + of(OTHER) + of(WON) + of(WENT_ON) + of(WENT_BACK);
    if (left + open === 0) return;
    obstacles.push({
      stage,
      cases: left + open,
      lost,
      other: of(OTHER),
      advanced: of(WON) + of(WENT_ON),
      wentBack: of(WENT_BACK),
      open,
      share: {
        value: left === 0 ? 0 : lost / left,
        ...(left === 0 ? { low: 0, high: 1 } : wilson(lost, left)),
        isEnough: saysEnough(lost, left),
      },
      ofAllLost: allLost === 0 ? 0 : lost / allLost,
      ofAllTime: allTime === 0 ? 0 : time[a]! / allTime,
    });
  });
  return obstacles.toSorted((x, y) => y.lost - x.lost || y.cases - x.cases);
}

/** What was next after the last visit to a stage. */
export type AfterStage = 'lost' | 'other' | 'advanced' | 'wentBack' | 'open';

const KINDS_AFTER: Readonly<Record<AfterStage, readonly number[]>> = {
  lost: [LOST],
  other: [OTHER],
  advanced: [WON, WENT_ON],
  wentBack: [WENT_BACK],
  open: [OPEN],
};

/** The cases behind a figure of an obstacle, as indexes, ascending. @param options those that it was found with */
export function casesAfterStage(
  log: EventLog,
  options: WhyOptions,
  { stage, next }: { readonly stage: string; readonly next: AfterStage },
): Uint32Array {
  const at = log.activities.indexOf(stage);
  const found: number[] = [];
  walkStages(prepare(log, { ...options, landmarks: [] }), undefined, (c, visited, nextOf) => {
    if (visited.includes(at) && KINDS_AFTER[next].includes(nextOf[at]!)) found.push(c);
  });
  return Uint32Array.from(found);
}

/**
 * Goes through the stages of every case up to its end.
 *
 * @param spend is told the time of every visit, in ms
 * @param take is told, per case, the stages visited and (by activity) what was next after the last visit to each
 */
function walkStages(
  { log, ends, scope }: Prepared,
  spend: ((stage: number, ms: number) => void) | undefined,
  take: (caseIndex: number, visited: readonly number[], nextOf: Uint8Array) => void,
): void {
  const isEarlier = earlierThan(log);
  const earlier = log.activities.map((name, a) => (scope.isStage[a] === 1 ? isEarlier(name) : undefined));
  const nextOf = new Uint8Array(log.activities.length);
  const seenIn = new Int32Array(log.activities.length).fill(-1);
  const visited: number[] = [];
  for (let c = 0; c < caseCount(log); c++) {
    const end = ends.endsAt[c]!;
    let at = -1;
    let since = 0;
    visited.length = 0;
    for (let e = log.caseOffsets[c]!; e < end; e++) {
      const a = log.activity[e]!;
      if (scope.isStage[a] === 0) continue;
      if (at >= 0) {
        spend?.(at, log.time[e]! - since);
        if (a !== at) nextOf[at] = earlier[at]![a] === 1 ? WENT_BACK : WENT_ON;
      }
      if (seenIn[a] !== c) visited.push(a);
      seenIn[a] = c;
      at = a;
      since = log.time[e]!;
    }
    if (at >= 0) {
      const isOver = ends.outcome[c] !== OPEN;
      nextOf[at] = isOver ? ends.endOf[log.activity[end]!]! : OPEN;
      spend?.(at, (isOver ? log.time[end]! : Math.max(ends.asOfMs, since)) - since);
    }
    take(c, visited, nextOf);
  }
}
