// Money is kept as integers of the currency's smallest unit; people write and read whole ones.
import { isCurrency, minorDigits } from '@portolan/core';

/** Digits after the point of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  return isCurrency(currency) ? minorDigits(currency) : 2;
}

export function majorOf(minor: number, currency: string): number {
  return minor / 10 ** digitsOf(currency);
}

export function minorOf(major: number, currency: string): number {
  return Math.round(major * 10 ** digitsOf(currency));
}

/** The currencies that are offered; others stay where they are in use. */
export const USUAL_CURRENCIES: readonly string[] =
  'EUR USD GBP CHF SEK NOK DKK PLN CZK HUF THB TWD IRR JPY CNY HKD SGD INR AUD CAD BRL AED KWD'.split(' ');
