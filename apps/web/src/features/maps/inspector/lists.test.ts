import { assert, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addedLine, addedWords, movedLine, neighbour, withBlank, withLine, withoutLine } from './lists.ts';

const list = [
  { id: 'a', text: 'A' },
  { id: 'b', text: 'B' },
  { id: 'c', text: 'C' },
];
const ids = (lines: readonly { readonly id: string }[]): string => lines.map(({ id }) => id).join('');

describe('lines', () => {
  test('are changed by id', () => {
    expect(withLine(list, 'b', { text: 'new' })[1]).toEqual({ id: 'b', text: 'new' });
  });

  test('are added where they were begun', () => {
    expect(ids(addedLine(list, { id: 'x', text: '' }, 1))).toBe('axbc');
  });

  test('are taken away', () => {
    expect(ids(withoutLine(list, 'b'))).toBe('ac');
  });

  test.each([
    ['a', 1, 'bac'],
    ['c', -1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('%s moved by %d gives %s', (id, by, order) => {
    expect(ids(movedLine(list, id, by))).toBe(order);
  });

  test('moving there and back changes nothing', () => {
    expect(() =>
      assert(
        property(uniqueArray(integer().map(String), { minLength: 2 }), integer({ min: 0 }), (names, n) => {
          const lines = names.map((id) => ({ id }));
          const at = n % (lines.length - 1);
          const id = lines[at]!.id;
          return ids(movedLine(movedLine(lines, id, 1), id, -1)) === ids(lines);
        }),
      ),
    ).not.toThrow();
  });
});

test.each([
  ['b', 'a'],
  ['a', 'b'],
])('when %s goes, the focus goes to %s', (gone, next) => {
  expect(neighbour(['a', 'b', 'c'], gone)).toBe(next);
});

test('when the only line goes, there is no neighbour', () => {
  expect(neighbour(['a'], 'a')).toBeNull();
});

test('a blank line stands among the others until it is one of them', () => {
  expect(withBlank(['a', 'b'], { id: 'x', at: 1 })).toEqual(['a', 'x', 'b']);
  expect(withBlank(['a', 'x', 'b'], { id: 'x', at: 1 })).toEqual(['a', 'x', 'b']);
  expect(withBlank(['a'], null)).toEqual(['a']);
});

test('words are added once, without spaces around them, several at a time', () => {
  expect(addedWords(['CRM'], ' phone; CRM\nvideo call ;')).toEqual(['CRM', 'phone', 'video call']);
});
