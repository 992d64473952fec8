// Decimal digits of any script to ASCII, and the invisible marks that spreadsheets leave in cells.

/** The code point of zero in each script whose digits turn up in exports; nine digits follow it. */
const ZEROS = [
  0x0660, // Arabic-Indic
  0x06f0, // Persian
  0x0966, // Devanagari
  0x09e6, // Bengali
  0x0e50, // Thai
  0x0ed0, // Lao
  0x1040, // Myanmar
  0x17e0, // Khmer
  0xff10, // full-width
];

/** Bidirectional marks, zero-width spaces and byte-order marks; they carry no meaning inside a date or number. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** The text with ASCII digits, plain spaces and no invisible marks: what a date or number parser can read. */
export function plainDigits(text: string): string {
  let result = '';
  for (const character of text.replaceAll(INVISIBLE, '')) {
    const code = character.codePointAt(0)!; // a character of a string has a code point
    if (code < 0x0660) {
      result += code === 0xa0 ? ' ' : character;
      continue;
    }
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    if (zero !== undefined) result += String(code - zero);
    else if (code === 0x202f || (code >= 0x2000 && code <= 0x200a)) result += ' ';
    else if (code === 0xff0f || code === 0x2044) result += '/';
    else if (code === 0xff1a) result += ':';
    else if (code === 0x066b) result += '.';
    else if (code === 0x066c || code === 0x060c) result += ',';
    else result += character;
  }
  return result.trim();
}

/** White space and invisible marks at the edges of a name, which would make two names of one. Zero-width joiners inside stay. */
const EDGES =
  /^[\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|[\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+$/g;

export function tidyWord(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (first > 0x20 && first < 0x7f && last > 0x20 && last < 0x7f) return text;
  return text.replaceAll(EDGES, '');
}
