// From a log to cohorts with their tested features: what the questions about winners and about speed have in common.
import { precedenceOf, type Precedence } from '../insight/precedence.ts';
import { caseCount, type EventLog } from '../log/event-log.ts';
import { START } from '../discovery/behind.ts';
import { OPEN, OTHER, WON, endsOfCases, type CaseEnds, type EndNames } from './case-ends.ts';
import {
  cohortAt,
  lookedAt,
  usualLandmarks,
  type Cohort,
  type CohortCounts,
  type Landmark,
  type LookedAt,
} from './cohort.ts';
import type { Watch } from '../parallel/watch.ts';
import type { AskedCohort } from './distinct-findings.ts';
import { keyOf, levelsOf, NONE, type Feature, type FeatureColumn } from './feature.ts';
import { attributesKnown, type KnownAttributes } from './leaks.ts';
import {
  backFeatures,
  prefixFeatures,
  scopeOf,
  sinceFeatures,
  type FeatureScope,
} from './prefix-features.ts';
import { propertyFeatures } from './property-features.ts';
import { OPEN_ROW, testColumns, type Answer, type Sides } from './test-columns.ts';

/** What the questions about winning and speed take: ends, landmarks, stages, attributes, limits. */
export interface WhyOptions extends EndNames {
  /** Where to ask; unless told, the twelve commonest stages, on entering each. */
  readonly landmarks?: readonly Landmark[] | undefined;
  /** The activities that are stages; all unless told. The others are what happens meanwhile. */
  readonly stages?: readonly string[] | undefined;
  /** Attributes of cases that are surely set when a case begins: never suspected to be leaks. */
  readonly setAtStart?: readonly string[] | undefined;
  /** Attributes of cases that are not to be asked about. */
  readonly ignore?: readonly string[] | undefined;
  /** Until when the cases were followed (ms); the last event of the log unless told. */
  readonly asOfMs?: number | undefined;
  /**
   * Of a log with more cases, an even part is looked at: 100,000 cases tell more than anybody needs, and quickly.
   * `Infinity` takes all. Triggers, obstacles and segments always do.
   */
  readonly mostCases?: number | undefined;
  /** The share of findings that may be chance: 0.05 unless told. */
  readonly falseDiscoveryRate?: number | undefined;
  /** Is told how far it is, and may end it. */
  readonly watch?: Watch | undefined;
}

/**
 * What the questions about winning and speed find in common: ends, landmarks, and what was known there. Kept, it takes a
 * byte per case looked at, feature and landmark.
 */
export interface LogCohorts {
  readonly log: EventLog;
  readonly options: WhyOptions;
}

const founds = new WeakMap<LogCohorts, Prepared>();

/**
 * Finds once what `whatWinnersShare`, `whatMakesFast`, `findTriggers` and `findObstacles` need: give it to each of them,
 * with the same log and options.
 * @throws {RangeError} where an option cannot be: see `whatWinnersShare`
 */
export function cohortsOf(log: EventLog, options: WhyOptions): LogCohorts {
  const cohorts = { log, options };
  founds.set(cohorts, prepare(log, options, true));
  return cohorts;
}

const OPTIONS = [
  'won',
  'lost',
  'other',
  'landmarks',
  'stages',
  'setAtStart',
  'ignore',
  'asOfMs',
  'mostCases',
  'falseDiscoveryRate',
] as const satisfies readonly (keyof WhyOptions)[];

/** @throws {RangeError} where `cohorts` is of another log or of other options, beside what `prepare` throws */
export function foundCohorts(log: EventLog, options: WhyOptions, cohorts: LogCohorts | undefined): Prepared {
  if (cohorts === undefined) return prepare(log, options);
  const found = founds.get(cohorts);
  if (found === undefined || cohorts.log !== log)
    throw new RangeError('cohorts: these are of another log; make them with cohortsOf(log, options)');
  const other = OPTIONS.find((name) => cohorts.options[name] !== options[name]);
  if (other !== undefined)
    throw new RangeError(`cohorts: these were found with another ${other}; give both the same options`);
  return found;
}

export interface Prepared {
  readonly log: EventLog;
  readonly ends: CaseEnds;
  readonly scope: FeatureScope;
  readonly attributes: KnownAttributes;
  readonly landmarks: readonly Landmark[];
  readonly looked: LookedAt;
  readonly rate: number;
  readonly askedAt: (landmark: Landmark) => Asked;
}

/**
 * @param keeps whether cohorts and features are kept for further questions
 * @throws {RangeError} with what is wrong in the options
 */
export function prepare(log: EventLog, options: WhyOptions, keeps = false): Prepared {
  const rate = options.falseDiscoveryRate ?? 0.05;
  if (!(rate > 0 && rate < 1)) {
    throw new RangeError(`falseDiscoveryRate is ${rate}: give a share between 0 and 1, such as 0.05`);
  }
  const mostCases = options.mostCases ?? 100_000;
  if (!(mostCases >= 1)) throw new RangeError(`mostCases is ${mostCases}: give 1 or more`);
  for (const { stage, days } of options.landmarks ?? []) {
    if (!(days >= 0 && Number.isFinite(days))) {
      throw new RangeError(`the landmark at "${stage}" is ${days} days on: give 0 or more`);
    }
  }
  const ends = endsOfCases(log, options, options.asOfMs);
  const scope = scopeOf(log, ends, options.stages);
  const ignored = new Set(options.ignore);
  const kept =
    ignored.size === 0
      ? log
      : { ...log, caseAttributes: new Map([...log.caseAttributes].filter(([name]) => !ignored.has(name))) };
  // Each is a pass over the log, and not every question asks for each.
  let attributes: KnownAttributes | undefined;
  let landmarks = options.landmarks;
  let looked: LookedAt | undefined;
  const memory = keeps ? new Map<string, Asked>() : undefined;
  const isEarlier = earlierThan(log);
  const askedAt = (landmark: Landmark): Asked => {
    const key = JSON.stringify([landmark.stage, landmark.days, landmark.leaving === true]);
    const known = memory?.get(key);
    if (known) return known;
    const cohort = cohortAt(kept, ends, landmark, scope.isStage, prepared.looked);
    let columns: readonly FeatureColumn[] | undefined;
    const asked = { cohort, columns: () => (columns ??= columnsOf(prepared, cohort, isEarlier)) };
    memory?.set(key, asked);
    return asked;
  };
  const prepared: Prepared = {
    log: kept,
    ends,
    scope,
    get attributes() {
      return (attributes ??= attributesKnown(kept, ends, new Set(options.setAtStart)));
    },
    get landmarks() {
      return (landmarks ??= usualLandmarks(log, ends, scope.isStage, (a, b) =>
        precedenceIn(log).shareBefore(a, b),
      ));
    },
    get looked() {
      return (looked ??= lookedAt(log, Math.max(1, Math.ceil(caseCount(log) / mostCases))));
    },
    rate,
    askedAt,
  };
  return prepared;
}

/** A cohort, and what was known of its cases, found when it is asked for. */
export interface Asked {
  readonly cohort: Cohort;
  readonly columns: () => readonly FeatureColumn[];
}

/** The features of a cohort: at the stage itself, all that is known; days on, what happened meanwhile. */
function columnsOf(
  { log, scope, attributes }: Prepared,
  cohort: Cohort,
  isEarlier: (stage: string) => Uint8Array,
): FeatureColumn[] {
  const { stage, days, leaving } = cohort.counts.landmark;
  if (days > 0) return sinceFeatures(log, cohort, scope);
  if (leaving) return backFeatures(log, cohort, isEarlier(stage));
  return [...propertyFeatures(log, cohort, attributes.known), ...prefixFeatures(log, cohort, scope)];
}

/** Of a log that several questions are asked of, the order of its activities is found once. */
const precedences = new WeakMap<EventLog, Precedence>();

function precedenceIn(log: EventLog): Precedence {
  const known = precedences.get(log);
  if (known) return known;
  const found = precedenceOf(log);
  precedences.set(log, found);
  return found;
}

/** Per landmark stage, the activities whose first event usually comes before the stage's. */
export function earlierThan(log: EventLog): (stage: string) => Uint8Array {
  return (stage) => {
    const at = log.activities.indexOf(stage);
    if (stage === START || at < 0) return new Uint8Array(log.activities.length);
    const precedence = precedenceIn(log);
    return Uint8Array.from(log.activities, (_, a) =>
      a !== at && precedence.shareBefore(a, at) > 0.5 ? 1 : 0,
    );
  };
}

export interface Gathered {
  readonly cohorts: readonly AskedCohort[];
  readonly asked: number;
  readonly counts: readonly CohortCounts[];
}

/** Asks every feature of every landmark the question. */
export function gather(
  prepared: Prepared,
  answerOf: (cohort: Cohort) => Answer | undefined,
  isEnough: (sides: Sides) => boolean,
  watch?: Watch,
): Gathered {
  const cohorts: AskedCohort[] = [];
  const counts: CohortCounts[] = [];
  let asked = 0;
  for (const [i, landmark] of prepared.landmarks.entries()) {
    watch?.step(i, prepared.landmarks.length);
    const { cohort, columns } = prepared.askedAt(landmark);
    counts.push(cohort.counts);
    const answer = answerOf(cohort);
    if (!answer) continue;
    const known = columns();
    watch?.step(i + 0.5, prepared.landmarks.length);
    const tested = testColumns(known, answer, isEnough);
    asked += tested.asked;
    cohorts.push({ cohort, answer, kept: tested.kept });
  }
  return { cohorts, asked, counts };
}

/** Won (1) or lost (0). */
export function wonOrLost({ outcome }: Cohort): Answer {
  const group = outcome.map((end) => (end === WON ? 1 : end === OPEN ? OPEN_ROW : end === OTHER ? NONE : 0));
  return { group, value: group.map((g) => (g === OPEN_ROW ? NONE : g)), levels: 2 };
}

/** Of the won, the slower half (1) against the faster; the answer's levels are the time from the landmark. */
export function slowOrFast({ outcome, seconds }: Cohort): Answer | undefined {
  const times = seconds.map((value, i) => (outcome[i] === WON ? value : Number.NaN));
  const column = levelsOf('', times, times.length, (above) => ({ kind: 'timeSoFar', above }));
  if (!column) return undefined;
  const group = column.values.map((level) => (level === NONE ? NONE : level >= column.cut ? 1 : 0));
  return { group, value: column.values, levels: column.levels };
}

/** The rows of a landmark and one feature of them; no column where the log does not know the feature there. */
export function featureAt(
  prepared: Prepared,
  landmark: Landmark,
  feature: Feature,
): { readonly cohort: Cohort; readonly column: FeatureColumn | undefined } {
  const { cohort, columns } = prepared.askedAt(landmark);
  const key = keyOf(feature);
  return { cohort, column: columns().find((found) => found.key === key) };
}
