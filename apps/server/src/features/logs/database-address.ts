// How the threads of this feature reach the same database, as the same role, as the request thread.
import type { Database } from '../../platform/db/database.ts';
import type { ThreadDatabase } from './thread-messages.ts';

export function databaseAddress(db: Database): ThreadDatabase {
  const url = db.pool.options.connectionString;
  if (url === undefined) throw new Error('The pool of the app role was opened without a connection URL');
  return { url, pipelining: db.pipelining };
}
