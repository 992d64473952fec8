import { expect, test } from 'vitest';
import { choiceOfRule, REPEAT_CHOICES, ruleOfChoice, weekdaysOf } from './repeat-choices.ts';

test.each(REPEAT_CHOICES)('%s is read back as it was chosen', (choice) => {
  const rule = ruleOfChoice(choice, null);
  expect(choiceOfRule(rule)).toBe(choice);
});

test('the end stays when the rhythm changes', () => {
  const before = { every: 1, unit: 'day', on: [], until: '2026-12-31', count: null } as const;
  expect(ruleOfChoice('monthly', { ...before, on: [] })).toMatchObject({
    unit: 'month',
    until: '2026-12-31',
  });
});

test('without weekdays of its own a rule is due on the weekday of its first day', () => {
  const weekly = ruleOfChoice('weekly', null)!;
  expect(weekdaysOf(weekly, '2026-03-12')).toEqual([4]);
  expect(weekdaysOf({ ...weekly, on: [5, 1] }, '2026-03-12')).toEqual([1, 5]);
});
