// What Fit, Bottlenecks and Why ask of a log, question by question: each by itself, so that threads can answer one each,
// and an answer is plain data that can be handed on. The answers are those of the functions named, to the last bit.
import { discoverDfg, type Dfg } from '../discovery/dfg.ts';
import type { EventLog } from '../log/event-log.ts';
import { losingArcs, losingStages, type BottleneckOptions, type PlacesLosing } from '../time/bottlenecks.ts';
import { cycleFigures, type CycleFigures } from '../time/cycle-figures.ts';
import { timesOf, type LogTimes } from '../time/log-times.ts';
import { lossHazards, type LossHazard } from '../time/loss-hazard.ts';
import { stayFigures, type StayFigures } from '../time/stay-figures.ts';
import { trendsOf, type TrendOptions, type Trends } from '../time/trends.ts';
import { waitFigures, type WaitFigures } from '../time/wait-figures.ts';
import { cohortsOf, type LogCohorts, type WhyOptions } from '../why/gather.ts';
import { findObstacles, type Obstacle } from '../why/obstacles.ts';
import { findTriggers, type TriggerReport } from '../why/triggers.ts';
import { whatMakesFast, type SpeedReport } from '../why/what-makes-fast.ts';
import { whatWinnersShare, type WinnersReport } from '../why/what-winners-share.ts';
import type { Watch } from './watch.ts';

/** With what the questions are asked; plain data, apart from a zone that is a function. */
export interface Asking {
  /** Of all questions about time. */
  readonly time?: BottleneckOptions;
  /** Of the curves of stays and cycles, and of waits: the most points; 200 unless told. */
  readonly points?: number;
  readonly waitPoints?: number;
  /** Of trends, where it is not asked as all about time is. */
  readonly trends?: TrendOptions;
  /** Of all questions about why. */
  readonly why?: WhyOptions;
}

/** The answer to each question, named for the function that gives it. */
export interface Answers {
  readonly losingStages: PlacesLosing;
  readonly stayFigures: readonly StayFigures[];
  readonly lossHazards: readonly LossHazard[];
  readonly cycleFigures: CycleFigures;
  readonly trendsOf: Trends;
  readonly waitFigures: WaitFigures;
  readonly losingArcs: PlacesLosing;
  readonly whatWinnersShare: WinnersReport;
  readonly whatMakesFast: SpeedReport;
  readonly findObstacles: readonly Obstacle[];
  readonly findTriggers: TriggerReport;
  readonly discoverDfg: Dfg;
}

/** A question that can be asked by itself. */
export type Question = keyof Answers;

/**
 * How long each takes against the others, in seconds for five million events, to show how far they are. Neighbours have
 * visits, waits or cohorts in common.
 */
export const QUESTION_WEIGHTS: Readonly<Record<Question, number>> = {
  losingStages: 0.4,
  stayFigures: 0.2,
  lossHazards: 0.2,
  cycleFigures: 0.25,
  trendsOf: 0.56,
  waitFigures: 0.65,
  losingArcs: 0.25,
  whatWinnersShare: 0.6,
  whatMakesFast: 0.6,
  findObstacles: 0.2,
  findTriggers: 0.56,
  discoverDfg: 0.18,
};

/**
 * Answers questions about one log, one after the other in any order: what several have in common is found once.
 * @returns a function that throws a `RangeError` where the options contradict each other or the log, and whatever the
 *   watch throws
 */
export function answering(
  log: EventLog,
  asking: Asking,
): <Q extends Question>(question: Q, watch?: Watch) => Answers[Q] {
  const { time = {}, points = 200, waitPoints = points, trends, why = { won: [], lost: [] } } = asking;
  let foundTimes: LogTimes | undefined;
  let foundCohorts: LogCohorts | undefined;
  const times = (watch: Watch | undefined): LogTimes =>
    (foundTimes ??= timesOf(log, { ...time, watch: undefined, ...(watch && { watch }) }));
  const cohorts = (): LogCohorts => (foundCohorts ??= cohortsOf(log, why));
  const answers: { readonly [Q in Question]: (watch: Watch | undefined) => Answers[Q] } = {
    losingStages: (watch) => losingStages(log, { ...time, watch }, times(watch)),
    stayFigures: (watch) => stayFigures(log, { ...time, points, watch }, times(watch)),
    lossHazards: (watch) => lossHazards(log, { ...time, watch }, times(watch)),
    cycleFigures: (watch) => cycleFigures(log, { ...time, points, watch }, times(watch)),
    trendsOf: (watch) =>
      trends === undefined
        ? trendsOf(log, { ...time, watch }, times(watch))
        : trendsOf(log, { ...trends, watch }),
    waitFigures: (watch) => waitFigures(log, { ...time, points: waitPoints, watch }, times(watch)),
    losingArcs: (watch) => losingArcs(log, { ...time, watch }, times(watch)),
    whatWinnersShare: (watch) => whatWinnersShare(log, { ...why, watch }, cohorts()),
    whatMakesFast: (watch) => whatMakesFast(log, { ...why, watch }, cohorts()),
    findObstacles: (watch) => findObstacles(log, { ...why, watch }, cohorts()),
    findTriggers: (watch) => findTriggers(log, { ...why, watch }, cohorts()),
    discoverDfg: (watch) => discoverDfg(log, watch),
  };
  return (question, watch) => {
    watch?.step(0, 1);
    return answers[question](watch);
  };
}
