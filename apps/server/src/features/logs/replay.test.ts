// A log played: which cases, and when they moved.
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { replaySchema } from '@portolan/contract';
import { expect, test } from 'vitest';
import { replayOf } from './replay.ts';

const BEGIN = Date.UTC(2026, 0, 1);

/** `[day it begins, days between its steps...]`: every case goes from step to step. */
function logOf(...cases: readonly (readonly number[])[]): EventLog {
  const builder = createEventLogBuilder();
  for (const [c, days] of cases.entries()) {
    let at = BEGIN;
    for (const [step, day] of days.entries()) {
      at += day * 86_400_000;
      builder.append(builder.cases.code(`case ${c}`), builder.activities.code(`step ${step}`), at);
    }
  }
  return builder.finish();
}

test('steps and minutes since the first event, in order of the first events', () => {
  const found = replaySchema.parse(replayOf(logOf([2, 1], [0, 3, 0.5]), 10));
  expect(found).toEqual({
    cases: 2,
    from: '2026-01-01T00:00:00.000Z',
    to: '2026-01-04T12:00:00.000Z',
    activities: ['step 0', 'step 1', 'step 2'],
    deals: [
      { at: [0, 1, 2], minutes: [0, 4320, 5040] },
      { at: [0, 1], minutes: [2880, 4320] },
    ],
  });
});

test('of many cases an even part, the early and the late ones among it', () => {
  const { cases, deals } = replayOf(logOf(...Array.from({ length: 100 }, (_, day) => [day])), 10);
  expect(cases).toBe(100);
  expect(deals.map(({ minutes }) => minutes[0]! / 1440)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
});

test('an empty log has nothing to play', () => {
  expect(replayOf(logOf(), 10)).toEqual({ cases: 0, from: null, to: null, activities: [], deals: [] });
});
