// How alike two texts are: the share of letter pairs that they have in common (Dice's coefficient, 1945). Works in any
// script, needs no list of words, and costs the same for every language.
import { wordsIn } from './signs.ts';

/** Longer texts are compared by their beginning. */
const MOST = 600;

export type LetterPairs = ReadonlySet<string>;

export function letterPairs(text: string): LetterPairs {
  const letters = Array.from(wordsIn(text.slice(0, 2 * MOST)).join('')).slice(0, MOST);
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));
}

/** 0 to 1; 0 where a text is too short to have pairs. */
export function likeness(a: LetterPairs, b: LetterPairs): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const pair of small) if (large.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}
