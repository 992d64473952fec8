// Breaks a text into lines of a width in px, in any script: at spaces, between Han characters, between Thai words.
// Every line fits; what does not fit into the last one ends with an ellipsis.
import { estimateWidth, type MeasureText } from './measure.ts';

export interface WrapOptions {
  readonly size: number;
  readonly bold?: boolean;
  /** At most so many lines. */
  readonly lines: number;
  readonly measure?: MeasureText;
}

/** Nobody reads more than this in a box, and measuring more is felt. */
const LONGEST = 600;
/** Scripts that write words without spaces between them. */
const UNSPACED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u2E80-\uFFFF]|[\uD840-\uD8BF]/u;
// eslint-disable-next-line no-control-regex -- control characters are what is replaced here
const CONTROL = /[\u0000-\u001F\u007F\s]+/gu;

const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** @returns the lines without their spaces at either end; none for an empty text. */
export function wrapText(text: string, width: number, options: WrapOptions): readonly string[] {
  const { size, bold = false, lines } = options;
  const measure = options.measure ?? estimateWidth;
  const long = text.length > LONGEST;
  const clean = (long ? cutAt(text, LONGEST) : text).replaceAll(CONTROL, ' ').trim();
  if (clean === '') return [];
  const fits = (line: string): boolean => measure(line.trimEnd(), size, bold) <= width;
  if (!long && fits(clean)) return [clean];
  const found: string[] = [];
  let line = '';
  for (const piece of pieces(clean, fits)) {
    if (line === '' || fits(line + piece)) {
      line += piece;
      continue;
    }
    found.push(line);
    line = piece;
    if (found.length > lines) break;
  }
  if (line !== '') found.push(line);
  if (found.length <= lines && !long) return found.map((one) => one.trim());
  const kept = found.slice(0, lines).map((one) => one.trim());
  const last = Array.from(graphemes.segment(kept.at(-1) ?? ''), ({ segment }) => segment);
  while (last.length > 1 && !fits(`${last.join('').trimEnd()}\u2026`)) last.pop();
  return [...kept.slice(0, -1), `${last.join('').trimEnd()}\u2026`];
}

/** Pieces between which a line may break; joined they are the text. One that is wider than a line is broken anywhere. */
function pieces(text: string, fits: (line: string) => boolean): string[] {
  return rough(text).flatMap((piece) => {
    if (fits(piece)) return [piece];
    const parts: string[] = [];
    let part = '';
    for (const { segment } of graphemes.segment(piece)) {
      if (part !== '' && !fits(part + segment)) {
        parts.push(part);
        part = '';
      }
      part += segment;
    }
    return [...parts, part];
  });
}

function rough(text: string): string[] {
  if (!UNSPACED.test(text)) return text.split(/(?<=[ _/-])(?=[^ ])/u);
  const found: string[] = [];
  let glue = false;
  for (const { segment, isWordLike } of words.segment(text)) {
    // Closing signs stay with the word before them, opening ones with the word after.
    if (found.length > 0 && (glue || (!isWordLike && !/^[([{「『《（“«]/u.test(segment)))) {
      found[found.length - 1] += segment;
    } else found.push(segment);
    glue = !isWordLike && /[([{「『《（“«]$/u.test(segment);
  }
  return found;
}

function cutAt(text: string, length: number): string {
  // Never through the middle of a character of two units.
  return /[\uD800-\uDBFF]$/u.test(text.slice(0, length)) ? text.slice(0, length - 1) : text.slice(0, length);
}
