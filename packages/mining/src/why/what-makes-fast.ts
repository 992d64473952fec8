// Fast against slow: of the cases that were won, the features known at a landmark that go with a longer or shorter time
// from there to winning. The same landmarks, family and guarantees as for what winners share.
import type { Interval } from '../insight/intervals.ts';
import type { EventLog } from '../log/event-log.ts';
import { portionOf } from '../parallel/watch.ts';
import type { CohortCounts, Landmark } from './cohort.ts';
import { distinctFindings, type AskedCohort, type EchoOf } from './distinct-findings.ts';
import { NONE, type Feature, type FeatureColumn } from './feature.ts';
import { gather, foundCohorts, type LogCohorts, slowOrFast, type WhyOptions } from './gather.ts';
import type { SuspectedLeak } from './leaks.ts';
import { medianAmong } from './median-among.ts';
import { START } from '../discovery/behind.ts';

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
  /** Median with minus median without, in seconds, with its 95 % interval (Zou & Donner 2008). */
  readonly difference: Interval & { readonly value: number };
  /** Mann and Whitney's test. */
  readonly p: number;
  /** Adjusted for all questions asked at all landmarks (Benjamini and Hochberg). */
  readonly q: number;
}

/** Something that goes with winning sooner or later, with what it accounts for. */
export interface SpeedFinding extends TimeDifference {
  readonly echoes: readonly TimeDifference[];
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
  const tell = (candidate: EchoOf): TimeDifference[] => {
    const told = differenceOf(cohorts[candidate.at]!, candidate.tested.column);
    return told ? [{ ...told, p: candidate.p, q: candidate.q }] : [];
  };
  return {
    findings: distinctFindings(cohorts, asked, prepared.rate).flatMap((finding) =>
      tell(finding).map((told) => ({ ...told, echoes: finding.echoes.flatMap(tell) })),
    ),
    suspectedLeaks: prepared.attributes.suspected,
    landmarks: counts.map((count) => ({ ...count, isEnough: count.won >= 2 * FEWEST_TIMES })),
    asked,
  };
}

function differenceOf(
  { cohort, answer }: AskedCohort,
  { values, cut, feature }: FeatureColumn,
): Omit<TimeDifference, 'p' | 'q'> | undefined {
  const side = values.map((level, i) =>
    answer.value[i] === NONE || level === NONE ? NONE : level >= cut ? 1 : 0,
  );
  const yes = medianAmong(cohort.seconds, answer.value, side, 1);
  const no = medianAmong(cohort.seconds, answer.value, side, 0);
  if (!yes || !no) return undefined;
  const value = yes.median - no.median;
  return {
    landmark: cohort.counts.landmark,
    feature,
    with: { n: yes.n, medianSeconds: yes.median },
    without: { n: no.n, medianSeconds: no.median },
    difference: {
      value,
      low: value - Math.hypot(yes.median - yes.low, no.high - no.median),
      high: value + Math.hypot(yes.high - yes.median, no.median - no.low),
    },
  };
}
