// DuckDB on two threads, with every advantage: it is told the types of the columns and reads only those it needs, equal
// times of a case may come in any order (except in `exact`), and it computes less than we do (no distinct cases and no
// 90th percentile per path, no list of the cases of a variant).
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { EventRelation } from '@portolan/mining';
import { COLUMNS } from './tasks.ts';

export async function connect(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  return instance.connect();
}

/** A subquery with the columns c, a, t of a CSV file. */
export function eventsOf(path: string): string {
  const types = Object.values(COLUMNS).map(
    (name) => `'${name}': '${name === COLUMNS.time ? 'TIMESTAMP' : 'VARCHAR'}'`,
  );
  return `(SELECT "${COLUMNS.case}" AS c, "${COLUMNS.activity}" AS a, "${COLUMNS.time}" AS t
    FROM read_csv('${path.replaceAll("'", "''")}', header = true, delim = ',', columns = {${types.join(', ')}}))`;
}

export function dfg(source: string): string {
  return `
    WITH steps AS (
      SELECT a, lead(a) OVER w AS b, epoch_ms(lead(t) OVER w) - epoch_ms(t) AS ms
      FROM ${source} WINDOW w AS (PARTITION BY c ORDER BY t))
    SELECT a, b, count(*), min(ms), avg(ms), median(ms), max(ms) FROM steps WHERE b IS NOT NULL GROUP BY a, b`;
}

export function variants(source: string): string {
  return `
    WITH traces AS (SELECT c, list(a ORDER BY t) AS trace FROM ${source} GROUP BY c)
    SELECT trace, count(*) AS cases FROM traces GROUP BY trace ORDER BY cases DESC`;
}

/** The loaded table as the forms of mining read it: for comparing answers, which `dfg` and `variants` above are too free for. */
export const LOADED: EventRelation = {
  dialect: 'duckdb',
  relation: '(SELECT c, a, epoch_ms(t) AS ms, rowid AS o FROM events)',
  columns: { case: 'c', activity: 'a', timeMs: 'ms', order: 'o' },
  activities: 'names',
};

export async function load(connection: DuckDBConnection, path: string): Promise<number> {
  await connection.run(`CREATE TABLE events AS SELECT * FROM ${eventsOf(path)}`);
  const counted = await connection.runAndReadAll('SELECT count(*) FROM events');
  return Number(counted.value(0, 0));
}
