// Which parts of a goal are still vague: the hints beside it (specific, measurable, time-bound, backed by activities),
// and what an activity's target comes to in a day's work, by which a person judges whether it can be done.
import type { Goal } from '@portolan/core';

export const GOAL_HINTS = ['specific', 'measurable', 'timeBound', 'backed'] as const;
export type GoalHint = (typeof GOAL_HINTS)[number];

/** @returns what is missing, in the order in which to mend it; empty for a goal that says it all. */
export function missingIn(goal: Goal): readonly GoalHint[] {
  const has: Readonly<Record<GoalHint, boolean>> = {
    specific: goal.metric !== null && (goal.metric !== 'other' || goal.text.trim() !== ''),
    measurable: goal.target !== null,
    timeBound: goal.by !== null,
    backed: goal.activities.some(({ target, per }) => target !== null && per !== null),
  };
  return GOAL_HINTS.filter((hint) => !has[hint]);
}

type ActivityGoal = Goal['activities'][number];

/** Working days: five a week, 21 a month, 63 a quarter, 250 a year. */
const WORKING_DAYS = { day: 1, week: 5, month: 21, quarter: 63, year: 250 } as const;

/** How many that is in a working day; null where the goal is vague, or says so itself. */
export function perDay({ target, per }: Pick<ActivityGoal, 'target' | 'per'>): number | null {
  if (target === null || per === null || per === 'day' || target <= 0) return null;
  return target / WORKING_DAYS[per];
}
