// What every thread of this feature does first: step back behind the request thread, and reach the database.
import os from 'node:os';
import { openDatabase, type Database } from '../../platform/db/database.ts';
import type { ThreadDatabase } from './thread-messages.ts';

/** On Linux the priority of this thread only; elsewhere it would be that of the whole server, so it stays. */
export function stepBack(): void {
  if (process.platform !== 'linux') return;
  try {
    os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed in some sandboxes; the work is then done at the usual priority.
  }
}

/** A small pool for this thread; idle connections close themselves. */
export function openThreadDatabase(address: ThreadDatabase, max: number): Database {
  return openDatabase({
    url: address.url,
    pipelining: address.pipelining,
    max,
    // The next statement opens a new connection and reports what is wrong, if it still is.
    onError: () => undefined,
  });
}
