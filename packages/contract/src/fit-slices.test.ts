// The fit by stage and lane.
import { mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { fitByLane, fitByStage } from './fit-slices.ts';
import type { Fit } from './fit.ts';

const map = mapSchema.parse({
  lanes: [
    { id: 'sales', name: 'Sales' },
    { id: 'legal', name: 'Legal' },
  ],
  nodes: [
    { type: 'stage', id: 'lead', name: 'Lead', lane: 'sales' },
    { type: 'stage', id: 'offer', name: 'Offer', lane: 'sales' },
    { type: 'stage', id: 'care', name: 'Care' },
    { type: 'stage', id: 'never', name: 'Never', lane: 'legal' },
  ],
});
const node = (id: string, ...moves: [Fit['nodes'][number]['moves'][number]['kind'], number][]) => ({
  node: id,
  activities: [],
  cases: 0,
  enteredLast: 0,
  moves: moves.map(([kind, count]) => ({ kind, count, cases: count, days: 0 })),
  medianDays: null,
  visits: 0,
});
const fit = {
  nodes: [
    node('lead', ['fits', 6], ['skipped', 2]),
    node('offer', ['fits', 1], ['rework', 1]),
    node('care', ['jump', 3]),
    node('never'),
    node('of an older version', ['fits', 5]),
  ],
} as Pick<Fit, 'nodes'> as Fit;

test('by stage: what is as drawn, of all that happens or is missed there', () => {
  expect(fitByStage(fit, map)).toEqual([
    { key: 'Lead', average: 0.75, n: 8 },
    { key: 'Offer', average: 0.5, n: 2 },
    { key: 'Care', average: 0, n: 3 },
  ]);
});

test('by lane: its stages together, and those of no lane', () => {
  expect(fitByLane({ ...fit, nodes: fit.nodes.slice(0, 4) }, map)).toEqual([
    { key: 'Sales', average: 0.7, n: 10 },
    { key: null, average: 0, n: 3 },
  ]);
});
