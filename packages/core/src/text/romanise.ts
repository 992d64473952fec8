// Cyrillic and Greek letters in Latin ones, for keys that are compared or typed, never for display. Letter by letter
// (close to ICAO Doc 9303 for Cyrillic), so that one spelling comes out whoever writes.
import { fold } from '../rules/fold.ts';

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...pairs(
    'а б в г д е з и й к л м н о п р с т у ф ы э ж х ц ч ш щ ю я є і ґ ђ ј љ њ ћ џ ѓ ќ',
    'a b v g d e z i i k l m n o p r s t u f y e zh kh ts ch sh shch iu ia ie i g dj j lj nj c dz g k',
  ),
  ...pairs(
    'α β γ δ ε ζ η ι κ λ μ ν ο π ρ σ ς τ υ ω θ ξ φ χ ψ',
    'a v g d e z i i k l m n o p r s s t y o th x f ch ps',
  ),
  ...pairs('ß æ œ ø ł đ ð þ ı ħ', 'ss ae oe o l d d th i h'),
  ['ъ', ''],
  ['ь', ''],
]);

/** Folded (no case, accents or width forms), then letter by letter; other scripts stay as they are. */
export function romanise(text: string): string {
  return Array.from(fold(text), (letter) => LETTERS.get(letter) ?? letter).join('');
}

function pairs(from: string, to: string): [string, string][] {
  const into = to.split(' ');
  return from.split(' ').map((letter, i) => [letter, into[i] ?? letter]);
}
