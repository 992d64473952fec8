import { expect, test } from 'vitest';
import { standingAt, standingAtHalf } from './cycle-shares.ts';

const DAY = 86_400;
/** Steps of which some were left out: on day 2 48 % have ended, on day 4 52 %. */
const steps = {
  times: [0, 2 * DAY, 4 * DAY],
  shares: { won: [0, 0.08, 0.1], lost: [0, 0.4, 0.42], other: [0, 0, 0], open: [1, 0.52, 0.48] },
};

test('an age has the shares of the last step before it', () => {
  expect(standingAt(steps, 3 * DAY)).toEqual({ won: 0.08, lost: 0.4, other: 0, open: 0.52 });
});

test('the parts of the half make up a half, though the step at which it was reached was left out', () => {
  const { won, lost, other, open } = standingAtHalf(steps, 3 * DAY);
  expect([won, lost, other, open].map((share) => Number(share.toFixed(6)))).toEqual([0.09, 0.41, 0, 0.5]);
});

test('where all end at one instant, none is left out: they stand as they ended', () => {
  const atOnce = {
    times: [0, DAY],
    shares: { won: [0, 0.5], lost: [0, 0.5], other: [0, 0], open: [1, 0] },
  };
  const { won, lost, other } = standingAtHalf(atOnce, DAY);
  expect([won, lost, other]).toEqual([0.5, 0.5, 0]);
});
