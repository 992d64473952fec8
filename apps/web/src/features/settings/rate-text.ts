// An exchange rate as people write it, in their digits and with their point or comma, as exact decimal text; and back.
const DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  ['۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩', '๐๑๒๓๔๕๖๗๘๙'].flatMap((row) =>
    Array.from(row, (digit, value) => [digit, String(value)]),
  ),
);
const RATE = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/u;

/** Undefined for what is no rate above zero. A comma is a decimal point: rates are written without thousands. */
export function rateOf(text: string): string | undefined {
  const plain = Array.from(text.trim(), (one) => DIGITS[one] ?? (one === ',' || one === '٫' ? '.' : one))
    .join('')
    .replaceAll(/[\s\u00a0\u202f]/gu, '')
    .replace(/^0+(?=\d)/u, '')
    .replace(/^\./u, '0.');
  return RATE.test(plain) && /[1-9]/u.test(plain) ? plain : undefined;
}

/** In the reader's digits, no digit lost. */
export function rateText(rate: string, number: (value: number, digits: number) => string): string {
  const digits = rate.split('.')[1]?.length ?? 0;
  // A double holds 15 digits exactly; a longer rate is shown as it is kept.
  return rate.replace('.', '').length > 15 ? rate : number(Number(rate), digits);
}
