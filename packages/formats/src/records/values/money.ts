// An amount in a cell, with the currency that it names or that its row or import has, in exact minor units.
import { minorOf, type Money } from '@portolan/core';
import { plainDigits } from '../../dates/digits.ts';
import { currencyOf } from './currency-signs.ts';
import type { DecimalReader } from './decimals.ts';

export type MoneyReading =
  | {
      readonly money: Money;
      /** More decimals than the currency has were rounded away. */
      readonly rounded: boolean;
      /** A sign of several currencies that was taken for this one. */
      readonly assumed?: string;
    }
  | {
      readonly problem:
        | 'not_a_number'
        | 'number_too_large'
        | 'other_decimal_mark'
        | 'unknown_currency'
        | 'ambiguous_currency'
        | 'two_currencies';
    }
  | { readonly point: string; readonly comma: string };

/**
 * @param named the currency that another cell of the row names; the amount must not contradict it
 * @param usual for amounts that name none
 */
export function readMoney(
  text: string,
  numbers: DecimalReader,
  named: string | undefined,
  usual: string,
): MoneyReading {
  const { amount, sign } = withoutSign(text);
  let currency = named ?? usual;
  let assumed: string | undefined;
  if (sign !== '') {
    const found = currencyOf(sign, currency);
    if ('problem' in found) return found;
    if ('assumed' in found) assumed = found.assumed;
    if (named !== undefined && found.code !== named && assumed === undefined)
      return { problem: 'two_currencies' };
    if (named === undefined) currency = found.code;
    else assumed = undefined;
  }
  const reading = numbers.read(amount);
  if (!('decimal' in reading)) return reading;
  const units = minorOf(reading.decimal, currency);
  if (!units) return { problem: 'number_too_large' };
  return {
    money: { minor: units.minor, currency },
    rounded: units.rounded,
    ...(assumed !== undefined && { assumed }),
  };
}

const AMOUNT =
  /^(\(?\s*[+\-\u2212]?\s*)([^\d\s.,'’()+\-\u2212\ue000][^\d()+\-\u2212\ue000]*?)?\s*([+\-\u2212]?\s*(?:\d|[.,\ue000](?=\d))[\d.,'’\s\ue000]*(?:[eE][+-]?\d+)?)\s*([^\d\s.,'’()][^\d()]*?)?\s*(\)?|-)$/u;

/** "€ 1.200,50", "(1,200.50 USD)", "-฿1,200": the sign or code, and the amount with its minus or brackets. */
function withoutSign(text: string): { amount: string; sign: string } {
  // U+E000 stands for the Arabic decimal mark, which means one thing only.
  const plain = plainDigits(text.slice(0, 200).replaceAll('٬', '').replaceAll('٫', '\ue000'));
  const parts = AMOUNT.exec(plain);
  if (!parts) return { amount: text, sign: '' };
  const [, open = '', before = '', number = '', behind = '', close = ''] = parts;
  if (before !== '' && behind !== '') return { amount: text, sign: '' };
  return { amount: `${open}${number.trim()}${close}`, sign: (before || behind).trim() };
}
