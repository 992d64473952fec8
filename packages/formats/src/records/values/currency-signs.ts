// The signs and words by which people name a currency in front of or behind an amount.
import { isCurrency } from '@portolan/core';

/** Signs and words that mean one currency. */
const ONE: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  eiro: 'EUR',
  us$: 'USD',
  u$s: 'USD',
  usd$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  nt$: 'TWD',
  nt: 'TWD',
  s$: 'SGD',
  r$: 'BRL',
  mx$: 'MXN',
  '฿': 'THB',
  บาท: 'THB',
  baht: 'THB',
  '₽': 'RUB',
  руб: 'RUB',
  рублей: 'RUB',
  р: 'RUB',
  '₴': 'UAH',
  грн: 'UAH',
  '₸': 'KZT',
  тг: 'KZT',
  '₹': 'INR',
  rs: 'INR',
  '₩': 'KRW',
  '₫': 'VND',
  đ: 'VND',
  '₪': 'ILS',
  '₺': 'TRY',
  tl: 'TRY',
  '₱': 'PHP',
  '₦': 'NGN',
  '₾': 'GEL',
  '₼': 'AZN',
  '₿': '',
  zł: 'PLN',
  zl: 'PLN',
  kč: 'CZK',
  kc: 'CZK',
  ft: 'HUF',
  lei: 'RON',
  fr: 'CHF',
  sfr: 'CHF',
  rm: 'MYR',
  rp: 'IDR',
  '﷼': 'IRR',
  ریال: 'IRR',
  'د.إ': 'AED',
  'ر.س': 'SAR',
  '£': 'GBP',
  人民币: 'CNY',
  人民幣: 'CNY',
  rmb: 'CNY',
  円: 'JPY',
  日圓: 'JPY',
  新台幣: 'TWD',
  臺幣: 'TWD',
  台幣: 'TWD',
};

/** Signs of several currencies: the currency of the import where it is one of them, else the first, which is then said. */
const SEVERAL: Readonly<Record<string, { readonly of: readonly string[]; readonly first?: string }>> = {
  $: {
    of: 'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD UYU XCD DOP'.split(
      ' ',
    ),
    first: 'USD',
  },
  '¥': { of: ['JPY', 'CNY'] },
  '￥': { of: ['JPY', 'CNY'] },
  元: { of: ['CNY', 'TWD', 'HKD', 'SGD', 'MOP'] },
  圓: { of: ['TWD', 'HKD', 'MOP', 'JPY'] },
  kr: { of: ['SEK', 'NOK', 'DKK', 'ISK'] },
};

export type CurrencySign =
  | { readonly code: string }
  | { readonly code: string; readonly assumed: string }
  | { readonly problem: 'unknown_currency' | 'ambiguous_currency' };

/** The currency that a sign, word or code means. @param usual the currency of the row or the import */
export function currencyOf(sign: string, usual: string): CurrencySign {
  const word = sign.normalize('NFKC').trim().toLowerCase().replace(/\.+$/, '');
  const code = word.toUpperCase();
  if (/^[A-Z]{3}$/.test(code) && isCurrency(code)) return { code };
  const one = Object.hasOwn(ONE, word) ? ONE[word] : undefined;
  if (one !== undefined && one !== '') return { code: one };
  const several = Object.hasOwn(SEVERAL, word) ? SEVERAL[word] : undefined;
  if (several) {
    if (several.of.includes(usual)) return { code: usual };
    return several.first === undefined
      ? { problem: 'ambiguous_currency' }
      : { code: several.first, assumed: sign.trim() };
  }
  // "US Dollar (USD)", "EUR - Euro", as some exports write it.
  const inside = /(?:^|[\s(])([A-Z]{3})(?:$|[\s)])/.exec(sign.normalize('NFKC'));
  if (inside && isCurrency(inside[1]!)) return { code: inside[1]! };
  return { problem: 'unknown_currency' };
}
