// Money: exact sums, conversions and decimal spellings, in currencies with any number of minor digits.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CURRENCIES, WITHDRAWN_CURRENCIES, isCurrency, minorDigits } from './currencies.ts';
import { addMoney, convert, decimalOf, minorOf, moneySchema } from './money.ts';

const currency = fc.constantFrom(...CURRENCIES);
const minor = fc.maxSafeInteger();

describe('currencies', () => {
  test('every code is three capitals, stands once, and is known to the platform', () => {
    const known = new Set(Intl.supportedValuesOf('currency'));
    const all = [...CURRENCIES, ...WITHDRAWN_CURRENCIES];
    expect(new Set(all).size).toBe(all.length);
    // Codes younger than the platform's tables, and units of account that it does not list.
    const young = new Set([
      'XCG',
      'ZWG',
      'UYW',
      'VED',
      'SLE',
      'BOV',
      'CHE',
      'CHW',
      'COU',
      'MXV',
      'USN',
      'UYI',
      'CLF',
    ]);
    expect(all.filter((code) => !/^[A-Z]{3}$/.test(code) || (!known.has(code) && !young.has(code)))).toEqual(
      [],
    );
    expect(CURRENCIES).toEqual(CURRENCIES.toSorted());
  });

  test.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['THB', 2],
    ['IRR', 2],
    ['TWD', 2],
  ])('%s has %i minor digits', (code, digits) => expect(minorDigits(code)).toBe(digits));

  test.each(['XXX', 'eur', 'EURO', '', 'constructor', '__proto__', 'ABC'])('"%s" is no currency', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => minorDigits(code)).toThrow(RangeError);
    expect(moneySchema.safeParse({ minor: 1, currency: code }).success).toBe(false);
  });
});

describe('decimal spellings', () => {
  test('minor units survive the way through a decimal number', () => {
    fc.assert(
      fc.property(minor, currency, (value, code) => {
        expect(minorOf(decimalOf(value, code), code)).toEqual({
          minor: value === 0 ? 0 : value,
          rounded: false,
        });
      }),
    );
  });

  test.each([
    ['12.5', 'EUR', { minor: 1250, rounded: false }],
    ['-0.005', 'EUR', { minor: 0, rounded: true }],
    ['0.015', 'EUR', { minor: 2, rounded: true }],
    ['0.025', 'EUR', { minor: 2, rounded: true }],
    ['0.0250001', 'EUR', { minor: 3, rounded: true }],
    ['5.00', 'JPY', { minor: 5, rounded: false }],
    ['1.2345', 'KWD', { minor: 1234, rounded: true }],
    ['90071992547409.91', 'EUR', { minor: Number.MAX_SAFE_INTEGER, rounded: false }],
    ['90071992547409.92', 'EUR', undefined],
    ['1e5', 'EUR', undefined],
    ['1,5', 'EUR', undefined],
    ['', 'EUR', undefined],
  ])('%s %s', (decimal, code, result) => expect(minorOf(decimal, code)).toEqual(result));
});

describe('sums and conversions', () => {
  test('adding is exact, or refused', () => {
    expect(addMoney({ minor: 10, currency: 'EUR' }, { minor: 20, currency: 'EUR' })).toEqual({
      minor: 30,
      currency: 'EUR',
    });
    expect(() => addMoney({ minor: 1, currency: 'EUR' }, { minor: 1, currency: 'USD' })).toThrow(RangeError);
    expect(() =>
      addMoney({ minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' }, { minor: 1, currency: 'EUR' }),
    ).toThrow(RangeError);
  });

  test.each([
    [1000, '36.05', 'EUR', 'THB', 36_050],
    [1000, '161.5', 'EUR', 'JPY', 1615],
    [1615, '0.0061919504', 'JPY', 'EUR', 1000],
    [5, '0.1', 'EUR', 'EUR', 0],
    [15, '0.1', 'EUR', 'EUR', 2],
    [-15, '0.1', 'EUR', 'EUR', -2],
    [-25, '0.1', 'EUR', 'EUR', -2],
    [1, '1', 'JPY', 'KWD', 1000],
  ])('%i at %s from %s to %s', (value, rate, from, to, result) =>
    expect(convert(value, rate, from, to)).toBe(result),
  );

  test('at the rate of one nothing changes', () => {
    fc.assert(
      fc.property(minor, currency, (value, code) => {
        expect(convert(value, '1', code, code)).toBe(value);
      }),
    );
  });

  test.each(['', '-1', '0', '0.000', '1e3', '1,5', 'NaN', ' 1'])('"%s" is no rate', (rate) => {
    expect(() => convert(1, rate, 'EUR', 'USD')).toThrow(RangeError);
  });
});
