// The words of a folded text, and of scripts written without spaces their overlapping pairs of characters: whoever looks
// for a part of a Thai or Chinese name looks for pairs that stand in it.

/** Scripts that put no space between words, and Hangul, whose compounds are looked for by their parts. */
const UNSPACED =
  '\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}\\p{scx=Tibetan}\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}';
const WORD = /[\p{L}\p{M}\p{N}]+|\p{Extended_Pictographic}/gu;
const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
const UNSPACED_RUN = new RegExp(`^[${UNSPACED}]`, 'u');

/** Longest word in characters; the rest of a longer one is not looked at. */
export const LONGEST_WORD = 60;

export type Piece =
  /** A word of a script with spaces, or an emoji. */
  | { readonly kind: 'word'; readonly text: string }
  /** Characters of a script without spaces, one after the other. */
  | { readonly kind: 'run'; readonly characters: readonly string[] };

/** @param text folded. */
export function piecesOf(text: string): Piece[] {
  return (text.match(WORD) ?? []).flatMap((word) =>
    (word.match(RUN) ?? []).map((run) =>
      UNSPACED_RUN.test(run)
        ? { kind: 'run' as const, characters: Array.from(run) }
        : { kind: 'word' as const, text: cut(run) },
    ),
  );
}

/** Every two characters that follow each other. */
export function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/**
 * What is written with signs inside (O'Brien, AT&T, می‌خواهم) as one word, too; undefined for what has none, and for
 * addresses, which are looked for by their parts.
 */
export function joinedOf(chunk: string, pieces: readonly Piece[]): string | undefined {
  if (pieces.length < 2 || pieces.length > 6 || chunk.includes('@')) return undefined;
  const words = pieces.map((piece) => (piece.kind === 'word' ? piece.text : ''));
  return words.includes('') ? undefined : cut(words.join(''));
}

function cut(word: string): string {
  return word.length <= LONGEST_WORD ? word : Array.from(word).slice(0, LONGEST_WORD).join('');
}
