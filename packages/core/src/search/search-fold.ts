// Text as a search compares it: more forgiving than `fold` of rules, because a search that finds one record too many does
// no harm. Persian and Arabic letters, digits of every script, half-width and full-width forms, hiragana and katakana,
// letters with strokes: whatever people type for the same word becomes the same text.
import { fold } from '../rules/fold.ts';

const PAIRS: readonly (readonly [from: string, to: string])[] = [
  // Arabic yeh, alef maksura; kaf; teh marbuta; Urdu and Kurdish heh.
  ...['ي', 'ى', 'ۍ', 'ې', 'ے'].map((letter) => [letter, 'ی'] as const),
  ...['ك', 'ڪ'].map((letter) => [letter, 'ک'] as const),
  ...['ة', 'ۀ', 'ە', 'ہ', 'ھ'].map((letter) => [letter, 'ه'] as const),
  ['ٱ', 'ا'],
  // Strokes and ligatures that decomposition leaves.
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ı', 'i'],
];
const LETTERS = new Map(PAIRS);
const LETTER = new RegExp(`[${PAIRS.map(([from]) => from).join('')}]`, 'gu');

/** Where the ten digits of a script begin. */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
  0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
  0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
];

/**
 * Vowel signs, hamza and madda of Arabic, points of Hebrew, the Arabic lengthening stroke, signs that choose a glyph, and
 * the circle of the Thai sara am, which people type before or after the tone.
 */
const POINTS =
  // oxlint-disable-next-line no-misleading-character-class -- each mark by itself
  /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u0E4D\uFE00-\uFE0F]/gu;

/** Invisible signs, among them the space of no width between Thai words; the non-joiner stays, it parts words. */
const INVISIBLE = /(?!\u200C)\p{Cf}/gu;

/** Folded text. What of a text is folded depends on nothing beside it, so that a part of a text is found in the whole. */
export function searchFold(text: string): string {
  return fold(text.normalize('NFKD').replaceAll(POINTS, '').replaceAll(INVISIBLE, ''))
    .replaceAll(LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .replaceAll(/[\u30A1-\u30F6]/gu, (kana) => String.fromCodePoint(kana.charCodeAt(0) - 0x60))
    .replaceAll(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => point >= start && point < start + 10);
  return zero === undefined ? digit : String(point - zero);
}
