// Sums at a glance: "€3.5M".
import { majorOf } from '../locale/minor-units.ts';

const formats = new Map<string, Intl.NumberFormat>();

/** @param tag BCP 47, with the calendar and digits of the reader */
export function shortMoney(tag: string, minor: number, currency: string): string {
  const key = `${tag} ${currency}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(tag, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      maximumFractionDigits: 1,
    });
    formats.set(key, format);
  }
  return format.format(majorOf(minor, currency));
}
