import { goalSchema } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { missingIn, perDay } from './goal-hints.ts';

const goal = (fields: Readonly<Record<string, unknown>>) => goalSchema.parse(fields);
const call = { id: 'a', text: 'Calls', target: 20, per: 'week' };

describe('a goal is vague', () => {
  test.each([
    [{}, ['specific', 'measurable', 'timeBound', 'backed']],
    [{ metric: 'other', target: 3, by: '2026-12-31', activities: [call] }, ['specific']],
    [{ metric: 'winRate', by: '2026-12-31', activities: [call] }, ['measurable']],
    [{ metric: 'winRate', target: 0, activities: [call] }, ['timeBound']],
    [
      {
        metric: 'winRate',
        target: 20,
        by: '2026-12-31',
        activities: [{ id: 'a', text: 'Calls', target: 20 }],
      },
      ['backed'],
    ],
    [{ metric: 'winRate', target: 20, by: '2026-12-31', activities: [call] }, []],
  ])('%j lacks %j', (fields, missing) => {
    expect(missingIn(goal(fields))).toEqual(missing);
  });
});

test.each([
  [20, 'week', 4],
  [21, 'month', 1],
  [4, 'day', null],
  [null, 'week', null],
  [20, null, null],
] as const)('%s a %s is %s a working day', (target, per, daily) => {
  expect(perDay({ target, per })).toBe(daily);
});
