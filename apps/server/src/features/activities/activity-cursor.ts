// Where a list of activities goes on: the last row's place in its order, as the database writes it.
import { AppError } from '../../platform/http/app-error.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const KEY = /^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/;

export interface Place {
  readonly key: string;
  readonly id: string;
}

export function cursorOf(last: Place | undefined): string | null {
  return last === undefined ? null : Buffer.from(JSON.stringify([last.key, last.id])).toString('base64url');
}

/** @throws AppError for what is no cursor of ours */
export function readCursor(cursor: string): Place {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(read) && read.length === 2) {
      const [key, id] = read as unknown[];
      if (typeof key === 'string' && KEY.test(key) && typeof id === 'string' && UUID.test(id)) {
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
