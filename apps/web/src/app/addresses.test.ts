import { array, assert, dictionary, oneof, property, string, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { isHere } from './navigation.ts';
import { safeReturn } from './require-session.ts';
import { parseSearch, stringifySearch } from './search-text.ts';
import { startTokenOf } from './start-token.ts';

test.each([
  ['/reality/1?at=Legal', '/reality/1?at=Legal'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  [undefined, '/'],
])('after signing in %s leads to %s', (back, to) => {
  expect(safeReturn(back)).toBe(to);
});

const TOKEN = 'aB3_-'.repeat(8);
test('only the start page takes a one-time token out of its address', () => {
  expect(startTokenOf({ pathname: '/', hash: `#${TOKEN}` })).toBe(TOKEN);
  expect(startTokenOf({ pathname: '/join', hash: `#${TOKEN}` })).toBeNull();
  expect(startTokenOf({ pathname: '/', hash: '#content' })).toBeNull();
  expect(startTokenOf({ pathname: '/', hash: '' })).toBeNull();
});

test('what is written into an address is read back, in any script', () => {
  const text = string({ unit: 'grapheme' });
  const value = oneof(text, array(text, { minLength: 2, maxLength: 4 }));
  const name = stringMatching(/^[a-z]{1,8}$/).filter((key) => !Object.hasOwn(Object.prototype, key));
  assert(
    property(dictionary(name, value, { noNullPrototype: true }), (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual(search);
    }),
  );
});

test('an entry of the navigation is lit below its address, the start only at it', () => {
  expect(isHere('/reality/7', { id: 'reality', href: '/reality' })).toBe(true);
  expect(isHere('/realityshow', { id: 'reality', href: '/reality' })).toBe(false);
  expect(isHere('/logs', { id: 'start', href: '/' })).toBe(false);
  // A deal belongs to the board.
  expect(isHere('/deals/7', { id: 'board', href: '/board' })).toBe(true);
});
