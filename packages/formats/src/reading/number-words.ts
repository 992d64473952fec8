// Tells whether the different values of a column are numbers, in which spelling, and what they are worth.
import { plainDigits } from '../dates/digits.ts';

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** 1,234.56 */
const COMMA_GROUPS = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
/** 1 234,56 and 1.234,56 and 1'234,56 */
const DECIMAL_COMMA = /^[+-]?(?:\d{1,3}(?:[ .'’]\d{3})+|\d+)(?:,\d+)?$/;
const LEADING_ZERO = /^[+-]?0\d/;

/**
 * The values as numbers, where all of them are; undefined where one is not, or where digits begin with a zero, as they
 * do in codes. One spelling must fit the whole column.
 */
export function numbersOf(words: readonly string[]): Float64Array | undefined {
  const first = plainDigits(words[0] ?? '');
  // Most columns of words are found out by their first value.
  if (!COMMA_GROUPS.test(first) && !DECIMAL_COMMA.test(first) && !PLAIN.test(first)) return undefined;
  const plain = words.map(plainDigits);
  if (plain.some((word) => LEADING_ZERO.test(word))) return undefined;
  if (plain.every((word) => PLAIN.test(word))) return Float64Array.from(plain, Number);
  if (plain.every((word) => COMMA_GROUPS.test(word))) {
    return Float64Array.from(plain, (word) => Number(word.replaceAll(',', '')));
  }
  if (plain.every((word) => DECIMAL_COMMA.test(word))) {
    return Float64Array.from(plain, (word) => Number(word.replaceAll(/[ .'’]/g, '').replace(',', '.')));
  }
  return undefined;
}
