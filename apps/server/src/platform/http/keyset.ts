// Cursors of lists that are ordered by a value and, within it, by id: the place of the last row that was shown. What
// comes back is checked, for callers can send anything.
import { AppError } from './app-error.ts';

export type KeyType = 'timestamptz' | 'text' | 'float8' | 'bigint' | 'date';

export interface Place {
  /** As PostgreSQL writes it. */
  readonly key: string;
  readonly id: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const FORMS: Readonly<Record<KeyType, RegExp>> = {
  timestamptz: /^(?:-infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)$/u,
  text: /^[^\0]{0,400}$/u,
  float8: /^-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?$/u,
  bigint: /^-?\d{1,18}$/u,
  date: /^\d{4,6}-\d\d-\d\d$/u,
};

export function encodePlace(last: Place | undefined): string | null {
  return last === undefined ? null : Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url');
}

/** @throws AppError for what is no cursor of a list with this key */
export function decodePlace(cursor: string, type: KeyType): Place {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(read) && read.length === 2) {
      const [key, id] = read as unknown[];
      if (typeof key === 'string' && FORMS[type].test(key) && typeof id === 'string' && UUID.test(id)) {
        return { key, id };
      }
    }
  } catch {
    // Refused below.
  }
  throw new AppError('invalid_request', 'This cursor is not one of this list', [
    { path: 'query/after', message: 'not a cursor' },
  ]);
}

/** The rows that are shown of `limit` and one more, and the cursor to what comes after them. */
export function pageOfRows<Row extends Place>(
  rows: readonly Row[],
  limit: number,
): { readonly shown: readonly Row[]; readonly nextCursor: string | null } {
  const more = rows.length > limit;
  const shown = more ? rows.slice(0, limit) : rows;
  return { shown, nextCursor: more ? encodePlace(shown.at(-1)) : null };
}
