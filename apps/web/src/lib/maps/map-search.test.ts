// The address of a map.
import { expect, test } from 'vitest';
import { readMapSearch } from './map-search.ts';

test.each([
  ['true', 'difference'],
  [true, 'difference'],
  ['difference', 'difference'],
  ['reality', 'reality'],
  ['map', 'map'],
  ['sideways', undefined],
  [undefined, undefined],
])('the fit of an address that says %s is %s', (raw, form) => {
  expect(readMapSearch({ fit: raw }).fit).toBe(form);
});
