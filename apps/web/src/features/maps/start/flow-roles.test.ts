import type { Flow } from '@portolan/core';
import { expect, test } from 'vitest';
import { activityRoles, countsOf, draftFromFlow } from './flow-roles.ts';

const FLOW: Flow = {
  startActivities: [{ activity: 'Lead', cases: 100 }],
  endActivities: [
    { activity: 'Won', cases: 40 },
    { activity: 'Lost', cases: 50 },
    { activity: 'Lead', cases: 10 },
  ],
  activities: [
    { activity: 'Lead', cases: 100, seconds: { median: 3 * 86_400 } },
    { activity: 'Proposal', cases: 80, seconds: { median: 12 * 86_400 } },
    { activity: 'Lost', cases: 50, seconds: null },
    { activity: 'Won', cases: 40, seconds: null },
  ],
  arcs: [
    { from: 'Lead', to: 'Proposal', count: 90, cases: 80 },
    { from: 'Proposal', to: 'Won', count: 40, cases: 40 },
    { from: 'Proposal', to: 'Lost', count: 40, cases: 40 },
    { from: 'Lead', to: 'Lost', count: 10, cases: 10 },
    { from: 'Proposal', to: 'Proposal', count: 5, cases: 5 },
  ],
};

test('ends are proposed from their names and stand first, the busiest first', () => {
  expect(activityRoles(FLOW, new Map()).map(({ activity, role }) => [activity, role])).toEqual([
    ['Lost', 'lost'],
    ['Won', 'won'],
    ['Lead', 'stage'],
    ['Proposal', 'stage'],
  ]);
});

test.each([
  ['Disqualified', 5, 'disqualified'],
  ['Churned', 5, 'churned'],
  ['مشتری رفته', 5, 'churned'],
  ['از دست رفته', 5, 'lost'],
  ['Nurture', 0, 'resting'],
  ['Archived', 5, 'finished'],
  ['Call', 0, 'stage'],
])('%s, where %d of 5 deals end, is proposed as %s', (activity, ends, role) => {
  const flow: Flow = {
    startActivities: [],
    endActivities: [{ activity, cases: ends }],
    activities: [{ activity, cases: 5, seconds: null }],
    arcs: [],
  };
  expect(activityRoles(flow, new Map())[0]?.role).toBe(role);
});

test('what a person chose stands, where it stood', () => {
  const roles = activityRoles(FLOW, new Map([['Lost', 'disqualified'] as const]));
  expect(roles[0]).toMatchObject({ activity: 'Lost', role: 'disqualified', proposed: 'lost' });
});

test('the draft has a place for every node, its figures, and says what it leaves out', () => {
  const made = draftFromFlow(FLOW, activityRoles(FLOW, new Map()), 1);
  expect(countsOf(made.map)).toEqual({ stages: 3, outcomes: 1, paths: 4 });
  expect(made.map.nodes.every(({ place }) => place !== null)).toBe(true);
  expect(made.left).toMatchObject({ activities: [], repeats: 5 });
  expect(made.share).toBeCloseTo(180 / 185);
});

test('a smaller share has fewer paths; an activity that is left out is not on the map', () => {
  const roles = activityRoles(FLOW, new Map([['Lost', 'leaveOut'] as const]));
  const made = draftFromFlow(FLOW, roles, 0.5);
  expect(made.map.nodes.map(({ name }) => name).toSorted()).toEqual(['Lead', 'Proposal', 'Won']);
  expect(made.left.activities).toEqual(['Lost']);
});
