// Fast against slow: of the cases that were won, the features known at a landmark that go with a longer or shorter time
// from there to winning. The same landmarks, family and guarantees as for what winners share.
import { tellsFrom, type Interval } from '../insight/intervals.ts';
import { START } from '../discovery/behind.ts';
import type { EventLog } from '../log/event-log.ts';
import { portionOf } from '../parallel/watch.ts';
import { shiftOf } from '../statistics/mann-whitney.ts';
import { sortRoom, sortTimes } from '../time/sort-times.ts';
import type { CohortCounts, Landmark } from './cohort.ts';
import {
  distinctFindings,
  type AskedCohort,
  type Candidate,
  type SameCasesAs,
  type Standing,
} from './distinct-findings.ts';
import { NONE, type Feature, type FeatureColumn } from './feature.ts';
import { gather, foundCohorts, type LogCohorts, slowOrFast, type WhyOptions } from './gather.ts';
import type { SuspectedLeak } from './leaks.ts';

/** Won cases and their median time from the landmark to winning, in seconds. */
export interface TimeOf {
  readonly n: number;
  readonly medianSeconds: number;
}

/** Won cases with a feature against those without: how long winning took from a landmark. */
export interface TimeDifference {
  readonly landmark: Landmark;
  readonly feature: Feature;
  readonly with: TimeOf;
  readonly without: TimeOf;
  /**
   * How much longer a case with the feature typically takes than one without, in seconds: the median of all differences
   * between the two sides (Hodges & Lehmann 1963), below 0 where it is sooner. It need not be the difference of the two
   * medians. With the 95 % interval of the shifts that Mann and Whitney's test of the two sides does not reject: it leaves
   * 0 out, and is not widened for the other questions asked.
   */
  readonly difference: Interval & { readonly value: number };
  /** Mann and Whitney's test, times (or the feature, where it is a number) on 32 levels. */
  readonly p: number;
  /** Adjusted for all questions asked at all landmarks (Benjamini and Hochberg). */
  readonly q: number;
}

/** A difference that a finding accounts for. */
export interface TimeEcho extends TimeDifference {
  readonly sameCasesAs: SameCasesAs;
}

/** Something that goes with winning sooner or later, with what it accounts for. */
export interface SpeedFinding extends TimeDifference {
  /** The larger of the test's p and the one among cases that are alike in all stronger findings; q is of this one. */
  readonly p: number;
  readonly echoes: readonly TimeEcho[];
}

/** What goes with quick and slow wins, where it was asked, and what was left out. */
export interface SpeedReport {
  /** Strongest evidence first. */
  readonly findings: readonly SpeedFinding[];
  readonly suspectedLeaks: readonly SuspectedLeak[];
  readonly landmarks: readonly (CohortCounts & { readonly isEnough: boolean })[];
  readonly asked: number;
}

/** The house rule for medians: fewer say nothing. */
const FEWEST_TIMES = 30;

/**
 * Compares the times from each landmark to winning, among won cases. Beside the stages on entering, every stage is a
 * landmark on leaving, where the question is whether a case goes back.
 *
 * @param found where they have been found already: `cohortsOf` of the same log and options
 * @throws {RangeError} where an option cannot be: see `whatWinnersShare`
 */
export function whatMakesFast(log: EventLog, options: WhyOptions, found?: LogCohorts): SpeedReport {
  const plain = foundCohorts(log, options, found);
  const prepared = options.landmarks
    ? plain
    : {
        ...plain,
        landmarks: plain.landmarks.flatMap((landmark): Landmark[] =>
          landmark.stage === START ? [landmark] : [landmark, { ...landmark, leaving: true }],
        ),
      };
  const { cohorts, asked, counts } = gather(
    prepared,
    slowOrFast,
    ({ n1, n0 }) => n1 >= FEWEST_TIMES && n0 >= FEWEST_TIMES,
    portionOf(options.watch, 0.1, 0.9),
  );
  options.watch?.step(0.9, 1);
  const effects = new Map<FeatureColumn, Effect>();
  const effectOf = ({ at, tested: { column } }: Candidate): Effect => {
    let effect = effects.get(column);
    if (!effect) effects.set(column, (effect = effectIn(cohorts[at]!, column)));
    return effect;
  };
  const tell = (candidate: Standing): TimeDifference => ({
    landmark: cohorts[candidate.at]!.cohort.counts.landmark,
    feature: candidate.tested.column.feature,
    ...effectOf(candidate),
    p: candidate.p,
    q: candidate.q,
  });
  const distinct = distinctFindings(cohorts, asked, prepared.rate, (candidate) =>
    tellsFrom(effectOf(candidate).difference, 0),
  );
  return {
    findings: distinct.map((finding) => ({
      ...tell(finding),
      echoes: finding.echoes.map((echo) => ({ ...tell(echo), sameCasesAs: echo.sameCasesAs })),
    })),
    suspectedLeaks: prepared.attributes.suspected,
    landmarks: counts.map((count) => ({ ...count, isEnough: count.won >= 2 * FEWEST_TIMES })),
    asked,
  };
}

type Effect = Pick<TimeDifference, 'with' | 'without' | 'difference'>;

/** The times of the two sides of a feature, which are not empty: see `FEWEST_TIMES`. */
function effectIn({ cohort, answer }: AskedCohort, { values, cut }: FeatureColumn): Effect {
  const size = values.length;
  const times = new Float64Array(size);
  // Those with the feature from the one end, those without from the other.
  let has = 0;
  let without = size;
  for (let i = 0; i < size; i++) {
    if (answer.value[i] === NONE || values[i] === NONE) continue;
    times[values[i]! >= cut ? has++ : --without] = cohort.seconds[i]!;
  }
  const room = sortRoom(Math.max(has, size - without));
  sortTimes(times, 0, has, room);
  sortTimes(times, without, size, room);
  const [yes, no] = [times.subarray(0, has), times.subarray(without)];
  const { value, low, high } = shiftOf(yes, no);
  return { with: timeOf(yes), without: timeOf(no), difference: { value, low, high } };
}

function timeOf(sorted: Float64Array): TimeOf {
  const n = sorted.length;
  return { n, medianSeconds: (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2 };
}
