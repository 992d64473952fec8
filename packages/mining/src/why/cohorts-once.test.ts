// Cohorts found once give every answer as cohorts found anew do, and are refused where they are of something else.
import { expect, test } from 'vitest';
import { ENDS, has, play, withRandomCalls } from '../../testing/sales-worlds.ts';
import type { EventLog } from '../log/event-log.ts';
import { cohortsOf, type LogCohorts, type WhyOptions } from './gather.ts';
import { findObstacles } from './obstacles.ts';
import { findTriggers } from './triggers.ts';
import { whatMakesFast } from './what-makes-fast.ts';
import { whatWinnersShare } from './what-winners-share.ts';

const QUESTIONS: readonly ((log: EventLog, options: WhyOptions, cohorts?: LogCohorts) => unknown)[] = [
  whatMakesFast,
  whatWinnersShare,
  findTriggers,
  findObstacles,
  whatWinnersShare,
  whatMakesFast,
];

const played = play(
  { effect: (view) => (has(view, 1) ? 4 : 1), slowness: (view) => (has(view, 2) ? 3 : 1) },
  7,
  1500,
);
const log = withRandomCalls(played, 7);
const stages = log.activities.filter((name) => name !== 'Call');

test.each<[string, WhyOptions]>([
  ['as they come', ENDS],
  [
    'with stages told, a part of the cases, an attribute left out',
    { ...ENDS, stages, mostCases: 700, ignore: ['Flag 3'] },
  ],
  ['at landmarks told', { ...ENDS, landmarks: [{ stage: stages[1]!, days: 0 }] }],
])('give every answer as cohorts found anew do: %s', (_, options) => {
  const cohorts = cohortsOf(log, options);
  for (const question of QUESTIONS) expect(question(log, options, cohorts)).toEqual(question(log, options));
  expect(whatWinnersShare(log, options, cohorts).asked).toBeGreaterThan(0);
});

test('of another log or other options are refused', () => {
  const cohorts = cohortsOf(log, ENDS);
  for (const question of QUESTIONS) {
    expect(() => question(played, ENDS, cohorts)).toThrow('these are of another log');
    expect(() => question(log, { ...ENDS, stages }, cohorts)).toThrow('another stages; give both the same');
  }
});
