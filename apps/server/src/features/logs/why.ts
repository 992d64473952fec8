// What goes with how deals end, in the shape of the contract. Runs in a thread; nothing here waits, reads or writes.
import type {
  CasesPage,
  Why,
  WhyLandmark,
  WhyPlace,
  WhySpeedDifference,
  WhyTreeNode,
  WhyTrigger,
  WhyWinnersDifference,
} from '@portolan/contract';
import {
  casesAfterStage,
  casesBehindDifference,
  casesBehindTrigger,
  type CohortCounts,
  countEnds,
  type EventLog,
  type Landmark,
  type Obstacle,
  type OutcomeDifference,
  type Question,
  START,
  type TimeDifference,
  type TreeNode,
  type Trigger,
  type WhyOptions,
} from '@portolan/mining';
import { type PageAsked, pageOfCases } from './analyse.ts';
import { answerAlone, type Answered, type Asked, refusing } from './ask-log.ts';
import { ThreadRefusal } from './thread-messages.ts';
import type { TimedLog } from './timed-log.ts';

/** Nobody reads more findings than these; what is left out is the weakest. How many there are is said. */
const MOST_FINDINGS = 12;
const MOST_ECHOES = 6;
const MOST_LEAKS = 12;
const MOST_TRIGGERS = 12;
const MOST_OBSTACLES = 30;

/**
 * Of the log of a pipeline: what is the outcome itself, and the version of the map that a deal ran on last, which open
 * deals go on changing.
 */
const NOT_ASKED_OF_OWN = ['state', 'version'];
/** Owner, amount, source and company of a deal may change later; who created it never does. */
const SET_AT_START_OF_OWN = ['createdBy'];

export const WHY_QUESTIONS = [
  'whatWinnersShare',
  'whatMakesFast',
  'findObstacles',
  'findTriggers',
] as const satisfies readonly Question[];

export type WhyAsked = Asked<(typeof WHY_QUESTIONS)[number]>;
export type WhyAnswered = Answered<(typeof WHY_QUESTIONS)[number]>;

/**
 * What has to be asked of the log for `whyFigures` and `whyTable`.
 * @param meanwhile activities that are no stages, besides what was done with deals
 */
export function whyAsked(timed: TimedLog, meanwhile: readonly string[] | undefined): WhyAsked {
  return { log: askedLog(timed), asking: { why: optionsOf(timed, meanwhile) }, questions: WHY_QUESTIONS };
}

/** @param answers to what `whyAsked` asks, where they have been found already */
export function whyFigures(
  timed: TimedLog,
  meanwhile: readonly string[] | undefined,
  answers?: WhyAnswered,
): Why {
  return refusing(() => {
    const { ends } = timed;
    const log = askedLog(timed);
    const options = optionsOf(timed, meanwhile);
    const {
      whatWinnersShare: winners,
      whatMakesFast: speed,
      findTriggers: triggers,
      findObstacles: obstacles,
    } = answers ?? answerAlone(whyAsked(timed, meanwhile));
    return {
      ends,
      asOf: new Date(timed.asOfMs).toISOString(),
      cases: log.caseIds.length,
      ...countEnds(log, options),
      oneIn: winners.landmarks[0]?.oneIn ?? 1,
      winners: {
        findings: firstOf(winners.findings, MOST_FINDINGS, (finding) => ({
          ...winnersDifference(finding),
          echoes: firstOf(finding.echoes, MOST_ECHOES, (echo) => ({
            ...winnersDifference(echo),
            sameCasesAs: echo.sameCasesAs,
          })),
        })),
        landmarks: winners.landmarks.map(askedAt),
        asked: winners.asked,
        tree: winners.tree && {
          landmark: landmarkOut(winners.tree.landmark),
          root: treeNode(winners.tree.root),
        },
      },
      speed: {
        findings: firstOf(speed.findings, MOST_FINDINGS, (finding) => ({
          ...speedDifference(finding),
          echoes: firstOf(finding.echoes, MOST_ECHOES, (echo) => ({
            ...speedDifference(echo),
            sameCasesAs: echo.sameCasesAs,
          })),
        })),
        landmarks: speed.landmarks.map(askedAt),
        asked: speed.asked,
      },
      suspectedLeaks: firstOf(winners.suspectedLeaks, MOST_LEAKS, (leak) => leak),
      triggers: {
        findings: firstOf(triggers.triggers, MOST_TRIGGERS, trigger),
        asked: triggers.asked,
        notEnough: triggers.notEnough,
      },
      obstacles: firstOf(stagesLeft(timed, obstacles), MOST_OBSTACLES, (obstacle) => obstacle),
    };
  });
}

/** What is looked at: the cases of the log with all that is known to have happened in them. */
export function askedLog({ log, withDone }: TimedLog): EventLog {
  return withDone?.log ?? log;
}

/** Stages that deals leave; an end is none. */
export function stagesLeft({ ends }: TimedLog, obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const closing = new Set([...ends.won, ...ends.lost, ...ends.other]);
  return obstacles.filter(({ stage }) => !closing.has(stage));
}

export function optionsOf(timed: TimedLog, meanwhile: readonly string[] | undefined): WhyOptions {
  const { won, lost, other } = timed.ends;
  const closing = new Set([...won, ...lost, ...other]);
  for (const name of meanwhile ?? []) {
    if (!timed.activities.includes(name)) {
      throw new ThreadRefusal('invalid_request', `meanwhile: the log has no activity "${name}"`);
    }
    if (closing.has(name)) {
      throw new ThreadRefusal(
        'invalid_request',
        `"${name}" ends a deal, so it is not what happens meanwhile: give it as one of the two`,
      );
    }
  }
  const within = new Set(meanwhile);
  const hasMeanwhile = within.size > 0 || timed.withDone !== undefined;
  return {
    won,
    lost,
    other,
    asOfMs: timed.asOfMs,
    ...(hasMeanwhile && { stages: timed.activities.filter((name) => !within.has(name)) }),
    // An imported case is over for good with its end; only the log of a pipeline has what the product itself keeps.
    ...(!timed.forGood && { ignore: NOT_ASKED_OF_OWN, setAtStart: SET_AT_START_OF_OWN }),
  };
}

function firstOf<T, U>(
  all: readonly T[],
  most: number,
  present: (one: T) => U,
): { readonly total: number; readonly items: U[] } {
  return { total: all.length, items: all.slice(0, most).map((one) => present(one)) };
}

export function landmarkOut({ stage, leaving }: Landmark): WhyLandmark {
  return { stage: stage === START ? null : stage, leaving: leaving === true };
}

function landmarkIn({ stage, leaving }: WhyLandmark): Landmark {
  return { stage: stage ?? START, days: 0, ...(leaving && stage !== null && { leaving: true }) };
}

function winnersDifference(found: OutcomeDifference): WhyWinnersDifference {
  return {
    landmark: landmarkOut(found.landmark),
    feature: found.feature,
    with: found.with,
    without: found.without,
    ratio: found.ratio,
    p: found.p,
    q: found.q,
  };
}

function speedDifference(found: TimeDifference): WhySpeedDifference {
  return {
    landmark: landmarkOut(found.landmark),
    feature: found.feature,
    with: found.with,
    without: found.without,
    difference: found.difference,
    p: found.p,
    q: found.q,
  };
}

function askedAt(counts: CohortCounts & { readonly isEnough: boolean }): Why['winners']['landmarks'][number] {
  const { landmark, won, lost, open, other, tooRecent, settledAfter, isEnough } = counts;
  return { landmark: landmarkOut(landmark), won, lost, open, other, tooRecent, settledAfter, isEnough };
}

function treeNode({ n, won, share, low, high, split }: TreeNode): WhyTreeNode {
  return {
    n,
    won,
    share,
    low,
    high,
    ...(split && {
      split: {
        feature: split.feature,
        with: treeNode(split.with),
        without: treeNode(split.without),
      },
    }),
  };
}

function trigger({ stage, activity, visits, visitsWith, ratio, q }: Trigger): WhyTrigger {
  const { p, ...effect } = ratio;
  return { stage, activity, visits, visitsWith, ratio: effect, p, q };
}

/** The deals behind a finding, longest first. */
export function whyPage(
  timed: TimedLog,
  meanwhile: readonly string[] | undefined,
  place: WhyPlace,
  page: PageAsked,
): CasesPage {
  return refusing(() => {
    const done = timed.withDone?.activities ?? [];
    for (const activity of activitiesOf(place)) {
      if (!timed.activities.includes(activity) && !done.includes(activity)) {
        throw new ThreadRefusal('invalid_request', `the log has no activity "${activity}"`);
      }
    }
    const { log } = timed;
    const asked = askedLog(timed);
    const options = optionsOf(timed, meanwhile);
    if (place.of === 'trigger') {
      const { caseIndexes, hereSeconds } = casesBehindTrigger(asked, options, place)[place.side];
      const order = [...caseIndexes.keys()].toSorted(
        (i, j) => hereSeconds[j]! - hereSeconds[i]! || caseIndexes[i]! - caseIndexes[j]!,
      );
      const behind = {
        caseIndexes: Uint32Array.from(order, (i) => caseIndexes[i]!),
        hereSeconds: Float64Array.from(order, (i) => hereSeconds[i]!),
      };
      return pageOfCases(log, behind, true, page);
    }
    const caseIndexes = longestFirst(log, casesAt(asked, options, place));
    const hereSeconds = new Float64Array(caseIndexes.length).fill(Number.NaN);
    return pageOfCases(log, { caseIndexes, hereSeconds }, false, page);
  });
}

function casesAt(
  log: EventLog,
  options: WhyOptions,
  place: Exclude<WhyPlace, { readonly of: 'trigger' }>,
): Uint32Array {
  if (place.of === 'obstacle') return casesAfterStage(log, options, place);
  const behind = casesBehindDifference(log, options, {
    landmark: landmarkIn(place.landmark),
    feature: place.feature,
  });
  const [won, lost] =
    place.side === 'with' ? [behind.withWon, behind.withLost] : [behind.withoutWon, behind.withoutLost];
  if (place.of === 'speed' || place.ended === 'won') return won;
  return place.ended === 'lost' ? lost : Uint32Array.from([...won, ...lost]);
}

function activitiesOf(place: WhyPlace): string[] {
  if (place.of === 'trigger') return [place.stage, place.activity];
  if (place.of === 'obstacle') return [place.stage];
  const { feature, landmark } = place;
  return [
    ...(landmark.stage === null ? [] : [landmark.stage]),
    ...('activity' in feature ? [feature.activity] : []),
    ...(feature.kind === 'order' ? [feature.first, feature.second] : []),
  ];
}

function longestFirst(log: EventLog, cases: Uint32Array): Uint32Array {
  const { time, caseOffsets } = log;
  const lasted = (c: number): number => time[caseOffsets[c + 1]! - 1]! - time[caseOffsets[c]!]!;
  return cases.toSorted((a, b) => lasted(b) - lasted(a) || a - b);
}
