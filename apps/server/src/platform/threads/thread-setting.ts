// What a thread is given, and what it does first: step back behind the request thread, and reach the same database as the
// same role.
import os from 'node:os';
import { openDatabase, type Database } from '../db/database.ts';

/** Heap of a thread; the server outlives one that needs more. Columns of logs lie beside it. */
export const THREAD_HEAP_MB = Math.max(512, Math.min(2048, Math.floor(os.totalmem() / 2 ** 21)));

export interface ThreadDatabase {
  readonly url: string;
  readonly pipelining: boolean;
}

/** For the thread that starts another. */
export function databaseAddress(db: Database): ThreadDatabase {
  const url = db.pool.options.connectionString;
  if (url === undefined) throw new Error('The pool of the app role was opened without a connection URL');
  return { url, pipelining: db.pipelining };
}

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
export function openThreadDatabase({ url, pipelining }: ThreadDatabase, max: number): Database {
  // The next statement opens a new connection and reports what is wrong, if it still is.
  return openDatabase({ url, pipelining, max, onError: () => undefined });
}
