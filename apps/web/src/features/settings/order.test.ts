import { expect, test } from 'vitest';
import { movedBefore, movedBy } from './order.ts';

const IDS = ['a', 'b', 'c', 'd'];

test.each([
  ['d', 'b', 'adbc'],
  ['a', null, 'bcda'],
  ['a', 'c', 'bacd'],
  ['b', 'b', 'abcd'],
  ['b', 'x', 'abcd'],
])('%s in front of %s', (moved, before, expected) => {
  expect(movedBefore(IDS, moved, before).join('')).toBe(expected);
});

test.each([
  ['a', -1, 'abcd'],
  ['a', 1, 'bacd'],
  ['c', -2, 'cabd'],
  ['d', 5, 'abcd'],
  ['x', 1, 'abcd'],
])('%s by %i', (moved, places, expected) => {
  expect(movedBy(IDS, moved, places).join('')).toBe(expected);
});
