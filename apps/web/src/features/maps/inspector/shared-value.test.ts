import { expect, test } from 'vitest';
import { sharedValue } from './shared-value.ts';

test.each([
  [['a', 'a'], 'a'],
  [['a', 'b'], undefined],
  [[null, null], null],
  [[null, 'a'], undefined],
  [[], undefined],
] as const)('%j have %j in common', (values, shared) => {
  expect(sharedValue<string | null>(values)).toBe(shared);
});
