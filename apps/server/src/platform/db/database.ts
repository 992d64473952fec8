// The connection pool of the app role, and single statements outside any workspace.
// Rows of a workspace are reached through tenant-transaction.ts only.
import { Pool, types } from 'pg';
import type { CustomTypesConfig } from 'pg';
import { toQuery } from './statement.ts';
import type { Statement } from './statement.ts';

export interface Database {
  readonly pool: Pool;
  /** Whether statements are written without waiting for the answer to the one before. */
  readonly pipelining: boolean;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** Connection URL of the app role. */
  readonly url: string;
  /** Off behind a pooler that cannot pipeline. Default on. */
  readonly pipelining?: boolean;
  /** Connections at most; default 10. */
  readonly max?: number;
  /** A connection broke while nobody used it: log it; the pool replaces it. */
  readonly onError: (error: Error) => void;
}

const INT8 = 20;

/** int8 as a number (exact up to 2^53, far above any count or size here); everything else as `pg` reads it. */
export const rowTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary'): unknown =>
    oid === INT8 && format !== 'binary'
      ? Number
      : (types.getTypeParser as (oid: number, format?: 'text' | 'binary') => unknown)(
          oid,
          format,
        )) as typeof types.getTypeParser,
};

export function openDatabase(options: DatabaseOptions): Database {
  const pipelining = options.pipelining ?? true;
  const pool = new Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    pipeline: pipelining,
    types: rowTypes,
    application_name: 'portolan',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  let closing = false;
  // A connection lost while it is in use fails its statements, which report it; the event that comes besides would end
  // the process if nobody listened.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', (error) => {
    if (!closing) options.onError(error);
  });
  return {
    pool,
    pipelining,
    close() {
      closing = true;
      return pool.end();
    },
  };
}

/** One statement on tables that belong to no workspace (accounts, installation) or on a function of schema `api`. */
export async function query<Row>(db: Database, statement: Statement<Row>): Promise<Row[]> {
  const result = await db.pool.query(toQuery(statement));
  return result.rows as Row[];
}
