// The shapes of hand-overs.
import { expect, test } from 'vitest';
import { ribbonsOf } from './ribbons.ts';

const party = (name: string) => ({ name, events: 1, cases: 1 });
const handover = (from: number, to: number, count: number) => ({
  from,
  to,
  count,
  cases: count,
  medianDays: 1,
});
const figures = {
  parties: [party('Ann'), party('Bo'), party('Cy')],
  others: 0,
  unknown: 0,
  handovers: [handover(0, 1, 60), handover(0, 2, 20), handover(1, 0, 20)],
};

test('bars are as high as what is given and taken, and stand apart', () => {
  const { giving, taking, height, ribbons } = ribbonsOf(figures, 200, 400);
  expect(giving.map(({ party: who, y, height: high }) => [who, y, high])).toEqual([
    [0, 0, 320],
    [1, 330, 80],
  ]);
  expect(taking.map(({ party: who, y, height: high }) => [who, y, high])).toEqual([
    [0, 0, 80],
    [1, 90, 240],
    [2, 340, 80],
  ]);
  expect(height).toBe(420);
  expect(ribbons).toHaveLength(3);
  // From Ann to Bo: the upper 240 of Ann's bar to all of Bo's.
  expect(ribbons[0]).toEqual({
    from: 0,
    to: 1,
    path: 'M0 0 C100 0 100 90 200 90 L200 330 C100 330 100 240 0 240 Z',
  });
});

test('nothing handed over is an empty picture', () => {
  expect(ribbonsOf({ ...figures, handovers: [] }, 200, 400)).toEqual({
    height: 0,
    giving: [],
    taking: [],
    ribbons: [],
  });
});
