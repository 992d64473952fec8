// The currencies of ISO 4217 and how many digits stand behind the decimal mark in each. Precious metals, drawing rights,
// test codes and "no currency" are left out: nobody is billed in them.

/** Digits of the minor unit where they are not two (ISO 4217, list one). */
const DIGITS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Codes in use, in alphabetical order. */
export const CURRENCIES: readonly string[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW ' +
  'CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL ' +
  'HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA ' +
  'MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD ' +
  'RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD ' +
  'USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
).split(' ');

/** Withdrawn in the last years: not offered any more, but older deals are in them. */
export const WITHDRAWN_CURRENCIES: readonly string[] = ['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'ZWL'];

const KNOWN: ReadonlySet<string> = new Set([...CURRENCIES, ...WITHDRAWN_CURRENCIES]);

/** Whether the text is the code of a currency, in capitals. */
export function isCurrency(code: string): boolean {
  return KNOWN.has(code);
}

/**
 * How many minor units (as a power of ten) make one unit: 2 for EUR, 0 for JPY, 3 for KWD.
 * @throws RangeError for a code that is no currency
 */
export function minorDigits(code: string): number {
  if (!KNOWN.has(code)) throw new RangeError(`"${code.slice(0, 20)}" is not a currency of ISO 4217.`);
  return Object.hasOwn(DIGITS, code) ? DIGITS[code]! : 2;
}
