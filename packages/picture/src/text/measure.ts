// How wide a text will be, without a screen: close enough for boxes, on the wide side rather than the narrow one.
// Knows Latin, Thai (marks take no width), Arabic, Han, Hangul, Kana and emoji.

/** Gives the width in px of `text` at `size` px. */
export type MeasureText = (text: string, size: number, bold: boolean) => number;

const NARROW = ".,:;!'|ijlI ()[]{}·ftr-/\\`";
const WIDE = 'mwMW@%&—';
const MARK = /\p{Mn}|\p{Me}|\p{Cf}/u;
const FULL =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;
const UPPER = /\p{Lu}/u;
const DIGIT = /\p{Nd}/u;
const THAI = /\p{sc=Thai}|\p{sc=Lao}|\p{sc=Khmer}/u;
const ARABIC = /\p{sc=Arabic}|\p{sc=Hebrew}/u;

function emOf(char: string): number {
  if (char < '\u007F') {
    if (NARROW.includes(char)) return 0.34;
    if (WIDE.includes(char)) return 0.9;
    if (char >= '0' && char <= '9') return 0.63;
    if (char >= 'A' && char <= 'Z') return 0.7;
    return 0.58;
  }
  if (MARK.test(char)) return 0;
  if (FULL.test(char)) return 1.02;
  if (THAI.test(char)) return 0.62;
  if (DIGIT.test(char)) return 0.63;
  if (ARABIC.test(char)) return 0.56;
  return UPPER.test(char) ? 0.72 : 0.6;
}

/** The built-in measure. */
export const estimateWidth: MeasureText = (text, size, bold) => {
  let em = 0;
  for (const char of text) em += emOf(char);
  return em * size * (bold ? 1.05 : 1);
};

// eslint-disable-next-line no-control-regex -- control characters are what is removed here
const cleaner = /[\u0000-\u001F\u007F]+/gu;

/** Breaks a name into at most two lines of `width` px; what does not fit ends with an ellipsis. */
export function wrapName(
  name: string,
  width: number,
  size: number,
  measure: MeasureText = estimateWidth,
): readonly string[] {
  // Very long names are cut first: nobody reads them, and measuring 10,000 characters 60 times is felt.
  const text = Array.from(name.slice(0, 400)).slice(0, 200).join('').replaceAll(cleaner, ' ').trim();
  if (text === '') return ['\u2014'];
  if (measure(text, size, true) <= width && text.length === name.length) return [text];
  const first = fill(piecesOf(text), width, size, measure);
  const rest = text.slice(first.length).trim();
  if (rest === '') return [first.trim()];
  if (measure(rest, size, true) <= width && text.length >= name.trim().length) return [first.trim(), rest];
  return [first.trim(), cut(rest, width, size, measure)];
}

function piecesOf(text: string): string[] {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  const pieces: string[] = [];
  for (const { segment, isWordLike } of words.segment(text)) {
    // Punctuation stays with the word before it.
    if (!isWordLike && pieces.length > 0 && !/^[([{]/u.test(segment)) pieces[pieces.length - 1] += segment;
    else pieces.push(segment);
  }
  // Names such as A_REALLY_LONG_NAME are one word to the segmenter.
  return pieces.flatMap((piece) => piece.split(/(?<=[_./-])/u));
}

function fill(pieces: readonly string[], width: number, size: number, measure: MeasureText): string {
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && measure((line + piece).trim(), size, true) > width) {
      // Rather a broken word than a first line with next to nothing on it.
      if (measure(line.trim(), size, true) < width * 0.4)
        return graphemesThatFit(line + piece, width, size, measure);
      break;
    }
    line += piece;
    if (measure(line.trim(), size, true) > width) return graphemesThatFit(line, width, size, measure);
  }
  return line;
}

function graphemesThatFit(text: string, width: number, size: number, measure: MeasureText): string {
  let line = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (line !== '' && measure(line + segment, size, true) > width) break;
    line += segment;
  }
  return line;
}

function cut(text: string, width: number, size: number, measure: MeasureText): string {
  const room = width - measure('\u2026', size, true);
  return `${graphemesThatFit(text, room, size, measure).trim()}\u2026`;
}
