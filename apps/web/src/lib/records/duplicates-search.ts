// What the review of duplicates shows, as it stands in its address: people or companies, and the pair that is compared.
import type { Party } from './record-queries.ts';

export interface DuplicatesSearch {
  readonly about?: Party;
  /** The ids of the pair that is open, with a point between them. */
  readonly pair?: string;
}

const PAIR = /^[0-9a-f-]{36}\.[0-9a-f-]{36}$/iu;

/** Anything odd in an address is left out. */
export function readDuplicatesSearch(raw: Readonly<Record<string, unknown>>): DuplicatesSearch {
  const { about, pair } = raw;
  return {
    ...(about === 'company' ? { about } : {}),
    ...(typeof pair === 'string' && PAIR.test(pair) ? { pair } : {}),
  };
}
