// Digits of any script as 0 to 9: Persian, Thai, Devanagari, full width. Phone numbers, amounts and dates are typed in
// all of them and stored in one.

/**
 * Every decimal digit (Unicode category Nd) becomes its ASCII digit; all else stays as it is.
 *
 * Unicode places the ten digits of a script side by side, so a digit is its distance from the first of its run (a test
 * walks all of them); the mathematical digits, where one run begins inside another, have compatibility forms.
 */
export function asciiDigits(text: string): string {
  return text.replaceAll(/[^\P{Nd}0-9]/gu, (digit) => {
    const compatible = digit.normalize('NFKC');
    if (/^[0-9]$/.test(compatible)) return compatible;
    const code = digit.codePointAt(0) ?? 0;
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
    return String((code - first) % 10);
  });
}
