// Cyrillic and Greek letters in Latin ones, for keys that are compared or typed, never for display. Letter by letter
// (close to ICAO Doc 9303 for Cyrillic), so that one spelling comes out whoever writes.
import { fold } from '../rules/fold.ts';

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...pairs('абвгдезийклмнопрстуфыэ', 'abvgdeziiklmnoprstufye'),
    ...{ ж: 'zh', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ь: '', ю: 'iu', я: 'ia' },
    ...{ є: 'ie', і: 'i', ґ: 'g', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz', ѓ: 'g', ќ: 'k' },
    ...pairs('αβγδεζηικλμνοπρστυω', 'avgdeziiklmnoprstyo'),
    ...{ ς: 's', θ: 'th', ξ: 'x', φ: 'f', χ: 'ch', ψ: 'ps' },
    ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' },
  }),
);

/** Folded (no case, accents or width forms), then letter by letter; other scripts stay as they are. */
export function romanise(text: string): string {
  return Array.from(fold(text), (letter) => LETTERS.get(letter) ?? letter).join('');
}

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries(Array.from(from, (letter, i) => [letter, to[i] ?? '']));
}
