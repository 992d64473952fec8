// Names of people in any script.

const LETTER = /\p{L}/u;
/** Thai vowels that are written before their consonant and mean nothing alone. */
const LEADING_VOWEL = /^[\u0e40-\u0e44]/u;

function firstLetter(word: string): string {
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)) {
    if (LETTER.test(segment) && !LEADING_VOWEL.test(segment)) return segment;
  }
  return '';
}

/** One or two letters that stand for a name: "Aiga Krūmiņa" -> "AK", "陳怡君" -> "陳", "สมชาย ใจดี" -> "สจ". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = firstLetter(words[0] ?? '');
  // One Chinese character says enough; two Arabic letters would join into a shape that is nobody's initial.
  if (/[\p{Script=Han}\p{Script=Arabic}]/u.test(first)) return first;
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
