// How conditions compare text: compatibility forms joined, marks of Latin, Greek and Cyrillic letters dropped, lower case,
// no space around. The database does the same in `api.fold` (0300_search.sql), so that a rule means the same in both.
//
// Both are written with code points instead of properties of Unicode. They differ only where the two know different
// versions of Unicode: letters added since the older of the two (PostgreSQL 18: 16.0; 15: 14.0), whose capitals and
// compatibility forms only the newer one joins.

/** Letters whose marks are dropped: Latin, Greek, Cyrillic, as they stand after decomposition. */
const LETTERS =
  'A-Za-z\\u00C0-\\u02AF\\u0370-\\u0482\\u048A-\\u052F\\u1D00-\\u1DBF\\u1E00-\\u1FFF\\u2C60-\\u2C7F' +
  '\\uA640-\\uA66E\\uA680-\\uA69D\\uA720-\\uA7FF\\uAB30-\\uAB6F';
const MARKS = '\\u0300-\\u036F\\u0483-\\u0489\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F';
const ACCENTS = new RegExp(`(?<=[${LETTERS}])[${MARKS}]+`, 'gu');

/** Both small sigmas are one letter: which of them ends a word is a matter of writing. Half a pair is U+FFFD. */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replaceAll(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .trim();
}
