export * from './log/event-log.ts';
export * from './log/event-log-builder.ts';
export * from './log/byte-words.ts';
export * from './log/filter-log.ts';
export { hasCases, replaceCases } from './log/replace-cases.ts';
export {
  openSharedLog,
  sharedBytes,
  shareLog,
  type SharedColumn,
  type SharedLog,
  type SharedWordColumn,
  type SharedWords,
} from './log/share-log.ts';
export { addEvents, type AddedEvents } from './log/add-events.ts';
export { CHUNK_BYTES, decodeLog, encodeLog, type LogChunk } from './log/encode-log.ts';
export { describe, quantileOf, type Description } from './discovery/describe.ts';
export { compareNames, discoverDfg, type ActivityCases, type Dfg, type DfgArc } from './discovery/dfg.ts';
export { filterDfg, type FilterDfgOptions, type FilteredDfg } from './discovery/filter-dfg.ts';
export { revealSteps, type RevealEdge } from './discovery/reveal-steps.ts';
export * from './discovery/variants.ts';
export * from './discovery/activity-stats.ts';
export * from './discovery/behind.ts';
export type { CasesBehind } from './discovery/longest-first.ts';
export * from './discovery/handovers.ts';
export * from './discovery/summarise.ts';
export type { ProcessTree } from './model/process-tree.ts';
export { formatTree, parseTree, TreeTextError } from './model/tree-text.ts';
export { netOfTree } from './model/tree-net.ts';
export { countNodes, isSkippable, simplifyTree } from './model/simplify-tree.ts';
export { discoverTree, discoverTreeOfVariants, type DiscoverTreeOptions } from './discovery/discover-tree.ts';
export type { PetriNet, PetriTransition } from './model/petri-net.ts';
export { checkNet, NetRefusedError, type CheckNetOptions, type NetCheck } from './model/petri-net-check.ts';
export { portionOf, StoppedError, type Watch } from './parallel/watch.ts';
export { boardOn, createBoard, type Board, type SharedBoard } from './parallel/board.ts';
export { answering, type Answers, type Asking, type Question } from './parallel/questions.ts';
export {
  helpWithWork,
  leadWork,
  type Inbox,
  type PartAnswer,
  type SharedWork,
} from './parallel/work-together.ts';
export type { TransitionSystem } from './conformance/transition-system.ts';
export * from './conformance/align-log.ts';
export { alignTree, alignVariantsWithTree } from './conformance/align-tree.ts';
export { alignNet, alignVariantsWithNet, type AlignNetOptions } from './conformance/align-net.ts';
export {
  type AlignModelOptions,
  type ModelConformance,
  type ModelVariant,
} from './conformance/model-conformance.ts';
export type { TimeLimit } from './conformance/time-limit.ts';
export {
  replayTokens,
  replayVariants,
  type ReplayedVariant,
  type ReplayOptions,
  type TokenCounts,
  type TokenReplay,
} from './conformance/replay-tokens.ts';
export * from './conformance/cases-deviating.ts';
export * from './conformance/time-off-model.ts';
export { countActivities, type ActivityFit } from './conformance/activity-fit.ts';
export type { TransitionUse } from './conformance/transition-use.ts';
export type { Flow, FlowStart, FlowStep } from './conformance/flow.ts';
export { MOVE_KINDS, type DeviationKind, type Move, type MoveKind } from './conformance/name-moves.ts';
export {
  survivalOf,
  timeFigures,
  type QuantileOfTime,
  type RestrictedMean,
  type Survival,
  type SurvivalCurve,
  type TimeFigures,
} from './time/survival.ts';
export {
  compileCalendar,
  type Shift,
  type WorkingCalendar,
  type WorkingClock,
} from './time/working-calendar.ts';
export { zoneOffsets, type ZoneOffsets } from './time/zone-offsets.ts';
export type { Closing, TimeOptions } from './time/time-options.ts';
export { timesOf, type LogTimes } from './time/log-times.ts';
export * from './time/stay-figures.ts';
export * from './time/cycle-figures.ts';
export * from './time/incidence.ts';
export { lossHazards, type HazardBand, type HazardOptions, type LossHazard } from './time/loss-hazard.ts';
export * from './time/wait-figures.ts';
export * from './time/bottlenecks.ts';
export * from './time/trends.ts';
export type { MonthRange } from './time/months.ts';
export * from './time/change-points.ts';
export * from './time/compare-survival.ts';
export * from './time/stage-figures.ts';
export {
  activityNamesSql,
  sequenceRows,
  sqlName,
  stepRows,
  type EventRelation,
  type SqlDialect,
  type SqlForm,
  type SqlTerm,
} from './sql/event-relation.ts';
export * from './sql/flow-sql.ts';
export { stageTimesSql, visitRows, type StageTimes, type VisitOptions } from './sql/stays-sql.ts';
export * from './simulation/model.ts';
export { createRandom, type Random } from './simulation/random.ts';
export { simulate, type SimulateOptions } from './simulation/simulate.ts';
export { simulatedLog } from './simulation/simulated-log.ts';
export { findInsights, type Insight } from './insight/find-insights.ts';
export { newcombe, saysEnough, wilson, type Interval } from './insight/intervals.ts';
export { endsByCounts, endsByName, type ActivityEnds, type GuessedEnds } from './insight/ends-by-name.ts';
export { closingActivities, toneOfName } from './insight/outcomes.ts';
export * from './statistics/binomial.ts';
export * from './statistics/false-discovery.ts';
export { fisherExact } from './statistics/fisher.ts';
export { gammaTail, logGamma } from './statistics/gamma.ts';
export { hazardRatio, type Followed, type HazardRatio } from './statistics/hazard-ratio.ts';
export { hodgesLehmann, mannWhitney, type MannWhitney, type RankShift } from './statistics/mann-whitney.ts';
export { riskRatio, type Ratio } from './statistics/risk-ratio.ts';
export { stratifiedP, stratifiedZ, type StratifiedInput } from './statistics/stratified-ranks.ts';
export * from './statistics/tails.ts';
export { countEnds, timesToWinning, type EndCounts, type EndNames } from './why/case-ends.ts';
export type { CohortCounts, Landmark } from './why/cohort.ts';
export * from './why/compare-segments.ts';
export type { SameCasesAs } from './why/distinct-findings.ts';
export type { Feature } from './why/feature.ts';
export { cohortsOf, type LogCohorts, type WhyOptions } from './why/gather.ts';
export type { SuspectedLeak } from './why/leaks.ts';
export { casesAfterStage, findObstacles, type AfterStage, type Obstacle } from './why/obstacles.ts';
export type { OutcomeTree, TreeNode } from './why/outcome-tree.ts';
export * from './why/triggers.ts';
export {
  whatMakesFast,
  type SpeedFinding,
  type SpeedReport,
  type TimeDifference,
  type TimeEcho,
  type TimeOf,
} from './why/what-makes-fast.ts';
export {
  casesBehindDifference,
  whatWinnersShare,
  type CasesBehindDifference,
  type OutcomeDifference,
  type OutcomeEcho,
  type WinnersFinding,
  type WinnersReport,
  type WonOf,
} from './why/what-winners-share.ts';
