// What somebody typed into a search field, as a query of PostgreSQL. The last word counts as the beginning of a word:
// people are still typing. Whatever the text holds, the query consists of letters, digits and emoji between quotes.
import { phonesOf } from './phone.ts';
import { searchFold } from './search-fold.ts';
import { joinedOf, pairsOf, piecesOf } from './words.ts';
import type { Piece } from './words.ts';

/** UTF-16 units and tokens that are looked at; what is typed beyond finds what the beginning finds. */
export const QUERY_LIMITS = { text: 200, tokens: 40 } as const;

export interface SearchToken {
  readonly text: string;
  /** Whether a longer word that begins like this fits as well. */
  readonly prefix: boolean;
}
/** Tokens that must all be there. */
type Way = readonly SearchToken[];

/** Every part of `all` must fit; of a part, one of the ways to write it. */
export interface SearchQuery {
  readonly all: readonly (readonly Way[])[];
}

/** @returns null when there is nothing to look for: no letter, digit or emoji. */
export function queryOf(text: string): SearchQuery | null {
  const folded = searchFold(text.slice(0, QUERY_LIMITS.text));
  const chunks = folded.split(/\s+/u).filter((chunk) => piecesOf(chunk).length > 0);
  const all: Way[][] = [];
  let left: number = QUERY_LIMITS.tokens;
  for (const [i, chunk] of chunks.entries()) {
    if (left <= 0) break;
    const ways = waysOf(chunk, i === chunks.length - 1, left);
    all.push(ways);
    left -= ways.flat().length;
  }
  if (all.length === 0) return null;
  const numbers = phonesOf(folded);
  if (numbers.length === 0) return { all };
  const asWords = all.flatMap((ways) => ways[0] ?? []);
  return { all: [[...numbers.map((number) => [{ text: number, prefix: true }]), asWords]] };
}

function waysOf(chunk: string, last: boolean, most: number): Way[] {
  const pieces = piecesOf(chunk);
  const parts = pieces.flatMap((piece, i) => tokensOf(piece, last && i === pieces.length - 1)).slice(0, most);
  const joined = joinedOf(chunk, pieces);
  return joined === undefined ? [parts] : [parts, [{ text: joined, prefix: last }]];
}

function tokensOf(piece: Piece, last: boolean): SearchToken[] {
  if (piece.kind === 'word') return [{ text: piece.text, prefix: last }];
  const [only, ...others] = piece.characters;
  if (only !== undefined && others.length === 0) return [{ text: only, prefix: true }];
  return pairsOf(piece.characters).map((text) => ({ text, prefix: false }));
}

/**
 * Text for `::tsquery`.
 * @param as `exact` takes every word as a whole one: what fits it stands first among the results.
 */
export function tsQueryOf(query: SearchQuery, as: 'typed' | 'exact' = 'typed'): string {
  const word = ({ text, prefix }: SearchToken): string =>
    `'${text.replaceAll(/['\\]/gu, '$&$&')}'${prefix && as === 'typed' ? ':*' : ''}`;
  const way = (tokens: Way): string => `(${tokens.map(word).join(' & ')})`;
  return query.all.map((ways) => `(${ways.map(way).join(' | ')})`).join(' & ');
}
