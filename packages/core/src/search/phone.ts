// Telephone numbers in a text: however they are grouped, with the code of the country or without it.

const NUMBER = /\+?\(?[0-9](?:[\s().\-/\u00A0]{0,3}[0-9]){5,16}/gu;
const ONLY_NUMBER = /^\s*\+?\(?[0-9](?:[\s().\-/\u00A0]{0,3}[0-9]){3,16}\s*$/u;

/**
 * Tokens of the numbers in a folded text: all digits; without the one to three digits that may be the country's; without
 * the zero before a national number; the last four.
 */
export function phoneTokens(text: string): string[] {
  return (text.match(NUMBER) ?? []).flatMap((number) => {
    const digits = bare(number);
    return digits.length < 7 ? [] : [digits, ...withoutCountry(number, digits), digits.slice(-4)];
  });
}

/** The ways to look for a query that is a telephone number or the beginning of one; empty for other text. */
export function phonesOf(query: string): string[] {
  const digits = ONLY_NUMBER.test(query) ? bare(query) : '';
  if (digits === '') return [];
  return digits.length < 9 ? [digits] : [digits, ...withoutCountry(query, digits)];
}

/** Codes of countries have one to three digits; which of them begins a number need not be known to find it. */
function withoutCountry(number: string, digits: string): string[] {
  return /^\s*\(?(?:\+|00)/u.test(number) ? [1, 2, 3].map((code) => bare(digits.slice(code))) : [];
}

function bare(number: string): string {
  return number.replaceAll(/[^0-9]/gu, '').replace(/^0+/u, '');
}
