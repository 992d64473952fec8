// The rules of the check, in the order in which their findings stand at one place. A new rule is one line here.
import { deadEnd } from './rules/dead-end.ts';
import { emptyLane } from './rules/empty-lane.ts';
import { emptyPhase } from './rules/empty-phase.ts';
import { expectedDaysOff } from './rules/expected-days-off.ts';
import { goalWithoutActivities } from './rules/goal-without-activities.ts';
import { goalWithoutDate } from './rules/goal-without-date.ts';
import { goalWithoutNumber } from './rules/goal-without-number.ts';
import { lostLeavesNothing } from './rules/lost-leaves-nothing.ts';
import { lowFit } from './rules/low-fit.ts';
import { missingPath } from './rules/missing-path.ts';
import { neverEntered } from './rules/never-entered.ts';
import { noBuyerValue } from './rules/no-buyer-value.ts';
import { noChecklist } from './rules/no-checklist.ts';
import { noDefinition } from './rules/no-definition.ts';
import { noEntry } from './rules/no-entry.ts';
import { noExpectedDays } from './rules/no-expected-days.ts';
import { noGoal } from './rules/no-goal.ts';
import { noJourney } from './rules/no-journey.ts';
import { noKpi } from './rules/no-kpi.ts';
import { noLeadsNowhere } from './rules/no-leads-nowhere.ts';
import { noLostOutcome } from './rules/no-lost-outcome.ts';
import { noLostReason } from './rules/no-lost-reason.ts';
import { noOwner } from './rules/no-owner.ts';
import { noPhase } from './rules/no-phase.ts';
import { noStage } from './rules/no-stage.ts';
import { noStatement } from './rules/no-statement.ts';
import { noWayBack } from './rules/no-way-back.ts';
import { noWayToWon } from './rules/no-way-to-won.ts';
import { notNowIsLost } from './rules/not-now-is-lost.ts';
import { nothingHappens } from './rules/nothing-happens.ts';
import { obstacleWithoutAnswer } from './rules/obstacle-without-answer.ts';
import { oneAnswer } from './rules/one-answer.ts';
import { oneSidedChecklist } from './rules/one-sided-checklist.ts';
import { reviewSaysNo } from './rules/review-says-no.ts';
import { similarStages } from './rules/similar-stages.ts';
import { statementWithoutAction } from './rules/statement-without-action.ts';
import { tooManyRequired } from './rules/too-many-required.ts';
import { tooManyStages } from './rules/too-many-stages.ts';
import { twoProcesses } from './rules/two-processes.ts';
import { unclearDefinition } from './rules/unclear-definition.ts';
import { unclearStart } from './rules/unclear-start.ts';
import { unnamedAnswer } from './rules/unnamed-answer.ts';
import { unobservableItem } from './rules/unobservable-item.ts';
import { unreachable } from './rules/unreachable.ts';
import { unsigned } from './rules/unsigned.ts';
import { unusedOutcome } from './rules/unused-outcome.ts';
import { vagueName } from './rules/vague-name.ts';

export const RULES = [
  noStage,
  unreachable,
  deadEnd,
  noLeadsNowhere,
  noWayToWon,
  unclearStart,
  oneAnswer,
  unnamedAnswer,
  noWayBack,
  notNowIsLost,
  noLostOutcome,
  unusedOutcome,
  noGoal,
  goalWithoutNumber,
  goalWithoutDate,
  goalWithoutActivities,
  tooManyStages,
  similarStages,
  vagueName,
  noDefinition,
  unclearDefinition,
  noOwner,
  emptyLane,
  nothingHappens,
  noChecklist,
  tooManyRequired,
  unobservableItem,
  oneSidedChecklist,
  noEntry,
  noJourney,
  noPhase,
  emptyPhase,
  obstacleWithoutAnswer,
  noBuyerValue,
  noStatement,
  statementWithoutAction,
  noKpi,
  noExpectedDays,
  expectedDaysOff,
  noLostReason,
  lostLeavesNothing,
  reviewSaysNo,
  twoProcesses,
  unsigned,
  neverEntered,
  missingPath,
  lowFit,
] as const;

export type RuleId = (typeof RULES)[number]['id'];

export const RULE_IDS: readonly RuleId[] = RULES.map(({ id }) => id);
