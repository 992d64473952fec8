import { expect, it } from 'vitest';
import { asciiDigits } from './digits.ts';

it.each([
  ['۰۲۱-۸۸۷۷۶۶۵۵', '021-88776655'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['๐๑๒๓๔๕๖๗๘๙ บาท', '0123456789 บาท'],
  ['०१२३४५६७८९', '0123456789'],
  ['１２３', '123'],
  ['𝟘𝟡', '09'],
  ['½ ² Ⅳ 四 x', '½ ² Ⅳ 四 x'],
])('%s is %s', (typed, ascii) => {
  expect(asciiDigits(typed)).toBe(ascii);
});

it('holds for every digit of Unicode: each run of ten counts from 0 to 9', () => {
  const digits: string[] = [];
  for (let code = 0; code <= 0x10_ff_ff; code++) {
    const letter = String.fromCodePoint(code);
    if (/\p{Nd}/u.test(letter)) digits.push(letter);
  }
  expect(digits.length).toBeGreaterThan(600);
  expect(digits.map(asciiDigits).join('')).toBe('0123456789'.repeat(digits.length / 10));
});
