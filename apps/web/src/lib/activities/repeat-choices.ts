// The ways of repeating that the form offers, and which of them a rule is. Pure.
import { isoWeekday, type Repeat } from '@portolan/core';

export const REPEAT_CHOICES = [
  'none',
  'daily',
  'workdays',
  'weekly',
  'secondWeek',
  'monthly',
  'yearly',
  'other',
] as const;
export type RepeatChoice = (typeof REPEAT_CHOICES)[number];

const WORKDAYS = [1, 2, 3, 4, 5];

function rule(
  every: number,
  unit: Repeat['unit'],
  on: readonly number[],
  ends: Pick<Repeat, 'until' | 'count'>,
): Repeat {
  return { every, unit, on: [...on], until: ends.until, count: ends.count };
}

/** The rule of a choice; the end of the rule of before stays. Null for none. */
export function ruleOfChoice(choice: RepeatChoice, before: Repeat | null): Repeat | null {
  const ends = before ?? { until: null, count: null };
  switch (choice) {
    case 'none':
      return null;
    case 'daily':
      return rule(1, 'day', [], ends);
    case 'workdays':
      return rule(1, 'week', WORKDAYS, ends);
    case 'weekly':
      return rule(1, 'week', [], ends);
    case 'secondWeek':
      return rule(2, 'week', [], ends);
    case 'monthly':
      return rule(1, 'month', [], ends);
    case 'yearly':
      return rule(1, 'year', [], ends);
    case 'other':
      return before ?? rule(3, 'week', [], ends);
  }
}

export function choiceOfRule(repeat: Repeat | null): RepeatChoice {
  const found = REPEAT_CHOICES.find((choice) => {
    if (choice === 'other') return false;
    const of = ruleOfChoice(choice, repeat);
    if (of === null || repeat === null) return of === repeat;
    return of.every === repeat.every && of.unit === repeat.unit && of.on.join() === repeat.on.join();
  });
  return found ?? 'other';
}

/** The weekdays on which it is due, 1 (Monday) to 7; the one of the first day where the rule names none. */
export function weekdaysOf(repeat: Repeat, firstDay: string): readonly number[] {
  return repeat.on.length === 0 ? [isoWeekday(firstDay)] : repeat.on.toSorted((a, b) => a - b);
}
