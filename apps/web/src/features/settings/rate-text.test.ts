import { expect, test } from 'vitest';
import { rateOf, rateText } from './rate-text.ts';

test.each([
  ['1.0823', '1.0823'],
  ['1,0823', '1.0823'],
  ['۱٫۰۸۲۳', '1.0823'],
  ['๑.๐๘', '1.08'],
  [' 36 ', '36'],
  ['.5', '0.5'],
  ['007', '7'],
  ['0', undefined],
  ['-1', undefined],
  ['1e5', undefined],
  ['1.2.3', undefined],
  ['', undefined],
  ['1.1234567890123', undefined],
])('%j is the rate %s', (text, rate) => {
  expect(rateOf(text)).toBe(rate);
});

const number = (value: number, digits: number) =>
  new Intl.NumberFormat('lv', { maximumFractionDigits: digits }).format(value);

test('a rate is shown with all of its digits', () => {
  expect(rateText('1.0823', number)).toBe('1,0823');
  expect(rateText('123456789012.123456789012', number)).toBe('123456789012.123456789012');
});
