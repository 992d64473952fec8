import { expect, test } from 'vitest';
import { numbersOf } from './number-words.ts';

test.each([
  [
    ['1', '-2.5', '1e3', '.5'],
    [1, -2.5, 1000, 0.5],
  ],
  [
    ['1,234.56', '7', '12,000'],
    [1234.56, 7, 12_000],
  ],
  [
    ['1 234,56', '7'],
    [1234.56, 7],
  ],
  [
    ['1\u00a0234,56', '7,5'],
    [1234.56, 7.5],
  ],
  [
    ['1.234,56', '-7,5'],
    [1234.56, -7.5],
  ],
  [
    ["1'234,5", '2'],
    [1234.5, 2],
  ],
  [
    ['๑๒๓', '۴۵۶'],
    [123, 456],
  ],
])('%j are numbers', (words, numbers) => {
  expect([...(numbersOf(words) ?? [])]).toEqual(numbers);
});

test.each([[['a']], [['1', 'x']], [['007', '8']], [['1,234.56', '1.234,56']], [['1-2']], [['']]])(
  '%j are words',
  (words) => {
    expect(numbersOf(words)).toBeUndefined();
  },
);
