// Signs in a text that hold in any language and script: how much it says, whether it only repeats another text, whether
// it is only filler. A text is judged by these first; lists of words per language only add to them.
import { fold } from '../../rules/fold.ts';
import { FILLER } from './filler.ts';

const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** Folded, with one form for letters that Persian keyboards write in two ways. */
export function plain(text: string): string {
  return fold(text).replaceAll('ي', 'ی').replaceAll('ك', 'ک').replaceAll('\u200C', ' ');
}

/** The words of a text; in scripts without spaces whole runs. Marks and digits belong to their word. */
export function wordsIn(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** How much a text says, in letters; a character of Han, Kana or Hangul says about as much as three letters. */
export function weightOf(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters + 2 * (text.match(DENSE)?.length ?? 0);
}

/** Two texts that are the same but for case, accents, spaces and punctuation. */
export function sameText(a: string, b: string): boolean {
  const left = wordsIn(a).join('');
  return left !== '' && left === wordsIn(b).join('');
}

/** No text this long is mere filler; long ones need not be taken apart. */
const LONGEST_FILLER = 100;

/** Nothing but filler ("New stage 3", "其他"), digits and punctuation; whole texts and single words alike. */
export function isFiller(text: string): boolean {
  if (text.length > LONGEST_FILLER) return false;
  const words = wordsIn(text).map((word) => word.replaceAll(/\p{N}/gu, ''));
  const left = words.filter((word) => word !== '');
  if (left.length === 0) return true;
  return FILLER.has(left.join(' ')) || left.every((word) => FILLER.has(word));
}
