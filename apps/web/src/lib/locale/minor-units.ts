// Money is kept as integers of the currency's smallest unit; people write and read whole ones.

/** Digits after the point of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}

export function majorOf(minor: number, currency: string): number {
  return minor / 10 ** digitsOf(currency);
}

export function minorOf(major: number, currency: string): number {
  return Math.round(major * 10 ** digitsOf(currency));
}

/** The currencies that are offered; others stay where they are in use. */
export const CURRENCIES: readonly string[] =
  'EUR USD GBP CHF SEK NOK DKK PLN CZK HUF THB TWD IRR JPY CNY HKD SGD INR AUD CAD BRL AED KWD'.split(' ');
