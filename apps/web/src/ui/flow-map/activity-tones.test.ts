import { expect, test } from 'vitest';
import { activityTones } from './activity-tones.ts';

test.each([
  ['Won', 'won'],
  ['closed won', 'won'],
  ['CLOSED_LOST', 'lost'],
  ['Disqualified', 'lost'],
  ['Nurture', 'nurture'],
  ['成交', 'won'],
  ['แพ้', 'lost'],
  ['Proposal', undefined],
  ['Won back', undefined],
  ['A_ACCEPTED', undefined],
])('%s is drawn as %s', (name, tone) => {
  expect(activityTones([name])[name]).toBe(tone);
});
