// What of a record's texts is stored to be found: distinct tokens for `array_to_tsvector`. No dictionary of any language
// touches them.
import { phoneTokens } from './phone.ts';
import { searchFold } from './search-fold.ts';
import { joinedOf, pairsOf, piecesOf } from './words.ts';

/** UTF-16 units of one text, and tokens of one record; what is beyond is not found. */
export const INDEX_LIMITS = { text: 20_000, tokens: 4_000 } as const;

/**
 * @param texts names first, long texts last: tokens beyond the limit are left out.
 * @returns distinct, never empty, of at most 2 KB each, without quotes, spaces and NUL.
 */
export function indexTokens(texts: readonly string[]): string[] {
  const tokens = new Set<string>();
  for (const text of texts) {
    if (tokens.size >= INDEX_LIMITS.tokens) break;
    const folded = searchFold(text.slice(0, INDEX_LIMITS.text));
    for (const chunk of folded.split(/\s+/u)) addChunk(chunk, tokens);
    for (const token of phoneTokens(folded)) tokens.add(token);
  }
  return [...tokens].slice(0, INDEX_LIMITS.tokens);
}

function addChunk(chunk: string, tokens: Set<string>): void {
  const pieces = piecesOf(chunk);
  for (const piece of pieces) {
    if (piece.kind === 'word') {
      tokens.add(piece.text);
      continue;
    }
    for (const pair of pairsOf(piece.characters)) tokens.add(pair);
    // A query of one character looks for pairs that begin with it; the last one begins none.
    tokens.add(piece.characters.at(-1) ?? '');
  }
  const joined = joinedOf(chunk, pieces);
  if (joined !== undefined) tokens.add(joined);
}
