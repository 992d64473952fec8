import { expect, test } from 'vitest';
import { majorOf, minorOf } from './minor-units.ts';

test.each([
  [10_000, 'EUR', 1_000_000],
  [10_000, 'JPY', 10_000],
  [1.5, 'KWD', 1500],
  [0.29, 'EUR', 29],
  [5, 'no currency', 500],
])('%d %s is %d in minor units, and back', (major, currency, minor) => {
  expect(minorOf(major, currency)).toBe(minor);
  expect(majorOf(minor, currency)).toBe(major);
});
