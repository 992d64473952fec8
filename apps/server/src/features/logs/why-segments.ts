// Two groups of deals against each other, in the shape of the contract. Runs in a thread.
import type { LogFilter, WhySegmentDifference, WhySegments, WhyWonCurve } from '@portolan/contract';
import {
  compareSegments,
  compareSurvival,
  type EventLog,
  type Interval,
  type Segment,
  type SegmentDifference,
  segmentOf,
  timeFigures,
  type Times,
  timesToWinning,
  type WhyOptions,
} from '@portolan/mining';
import { miningFilter } from './analyse.ts';
import type { TimedLog } from './timed-log.ts';
import { refusing } from './ask-log.ts';
import { askedLog, optionsOf } from './why.ts';

const MOST_DIFFERENCES = 20;
/** Points of a curve: a picture of a few hundred pixels shows no more. */
const POINTS = 80;

export interface SegmentsAsked {
  readonly a: LogFilter;
  /** Null: all the others. */
  readonly b: LogFilter | null;
}

export function whySegments(
  timed: TimedLog,
  meanwhile: readonly string[] | undefined,
  asked: SegmentsAsked,
): WhySegments {
  return refusing(() => {
    const { log } = timed;
    const options = optionsOf(timed, meanwhile);
    const a = segmentOf(log, miningFilter(log, asked.a));
    const b = asked.b === null ? a.map((flag) => 1 - flag) : segmentOf(log, miningFilter(log, asked.b));
    const { setAtStart: _, ...rest } = options;
    const found = compareSegments(askedLog(timed), a, b, rest);
    if (found.kind === 'same' || found.kind === 'empty') return found;
    const times = timesOf(log, options, a, b);
    if (found.kind === 'notEnough') return { ...found, times };
    return {
      ...found,
      won: found.won && difference(found.won),
      differences: {
        total: found.differences.length,
        items: found.differences.slice(0, MOST_DIFFERENCES).map(difference),
      },
      definedBy: [...found.definedBy],
      times,
    };
  });
}

function difference(found: SegmentDifference): WhySegmentDifference {
  return { ...found };
}

/** How soon each group alone is won; null where one of them has nobody, or nobody was followed for any time. */
function timesOf(
  log: EventLog,
  options: WhyOptions,
  a: Segment,
  b: Segment,
): Extract<WhySegments, { kind: 'compared' }>['times'] {
  const all = timesToWinning(log, options, options.asOfMs);
  const only = (one: Segment, other: Segment): Times => {
    const isIn = (_: number, c: number): boolean => one[c]! > 0 && other[c] === 0;
    return { seconds: all.seconds.filter(isIn), isOver: all.isOver.filter(isIn) };
  };
  const [first, second] = [only(a, b), only(b, a)];
  if (first.seconds.length === 0 || second.seconds.length === 0) return null;
  const { means, logRank, difference: apart, tooEarly } = compareSurvival(first, second);
  const [meanA, meanB] = means;
  if (!(meanA.until > 0)) return null;
  return {
    a: wonCurve(first),
    b: wonCurve(second),
    logRankP: logRank?.pValue ?? null,
    until: meanA.until,
    meanA: meanOf(meanA),
    meanB: meanOf(meanB),
    difference: meanOf(apart),
    tooEarly,
  };
}

function meanOf({ value, low, high }: Interval & { readonly value: number }) {
  return { value, low, high };
}

/** What is not lasting on as open is won. */
function wonCurve({ seconds, isOver }: Times): WhyWonCurve {
  const { times, share, low, high } = timeFigures(seconds, isOver, POINTS).curve;
  return { seconds: [...times], share: restOf(share), low: restOf(high), high: restOf(low) };
}

function restOf(shares: Float64Array): number[] {
  return Array.from(shares, (share) => 1 - share);
}
