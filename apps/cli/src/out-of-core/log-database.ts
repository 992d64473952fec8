// A DuckDB of its own in a temporary folder: what a log needs beyond the memory it may use goes to that disk. The package is
// optional, so that who never needs it need not have it.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlForm } from '@portolan/mining';

/** The package cannot be loaded; the message says how to get it. */
export class NoDatabaseError extends Error {
  override readonly name = 'NoDatabaseError';
}

/** As pinned in package.json, which a test compares. */
export const DATABASE_PACKAGE = '@duckdb/node-api@1.5.6-r.1';

/** @throws NoDatabaseError */
export async function loadDuckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new NoDatabaseError(
      `Reading a log out of core needs the package ${DATABASE_PACKAGE}, which is not installed here or has no build for ${process.platform} ${process.arch} (${reason}). Install it beside Portolan, "npm install ${DATABASE_PACKAGE}", or read the log in memory: --in-memory.`,
      { cause: error },
    );
  }
}

/** Each thread holds blocks of its own. */
const PER_THREAD = 75e6;

export interface LogDatabase {
  readonly connection: DuckDBConnection;
  readonly run: (sql: string) => Promise<void>;
  /** Term by term: a query with all of them at once would want memory for each at the same time. */
  readonly ask: <T>(form: SqlForm<T>) => Promise<T>;
  /** Closes it and removes its folder. */
  readonly close: () => void;
}

/**
 * @param folder where temporary files may be; a folder of its own is made there
 * @param bytes the most that the database keeps in memory
 */
export async function openLogDatabase(folder: string, bytes: number): Promise<LogDatabase> {
  const { DuckDBInstance } = await loadDuckdb();
  const own = mkdtempSync(join(folder, 'portolan-'));
  const remove = (): void => rmSync(own, { recursive: true, force: true });
  // Gigabytes are not left behind, whatever ends the process.
  const stop = (signal: NodeJS.Signals): void => {
    remove();
    process.off('exit', remove);
    process.removeListener(signal, stop);
    process.kill(process.pid, signal);
  };
  process.once('exit', remove);
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const instance = await DuckDBInstance.create(join(own, 'log.duckdb'), {
    memory_limit: `${Math.floor(bytes / 1e6)}MB`,
    temp_directory: join(own, 'spill'),
    threads: String(Math.max(1, Math.min(availableParallelism(), 8, Math.floor(bytes / PER_THREAD)))),
  });
  const connection = await instance.connect();
  const run = async (sql: string): Promise<void> => void (await connection.run(sql));
  return {
    connection,
    run,
    async ask({ terms, query, read }) {
      for (const [name, term] of terms) {
        // oxlint-disable-next-line no-await-in-loop -- each stands on those before it
        await run(`CREATE TABLE ${name} AS ${term}`);
      }
      const rows = (await connection.runAndReadAll(query)).getRowsJS();
      // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
      for (const [name] of terms) await run(`DROP TABLE ${name}`);
      return read(rows);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
      remove();
      process.off('exit', remove);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
