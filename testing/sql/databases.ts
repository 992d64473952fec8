// The databases that figures are asked of in these tests: DuckDB in memory, and the real PostgreSQL of the run.
import { DuckDBInstance } from '@duckdb/node-api';
import { Client } from 'pg';
import { sqlName, type EventLog, type SqlDialect } from '@portolan/mining';

export interface SqlDatabase {
  readonly dialect: SqlDialect;
  /** Puts the events of a log into a table of this name, with activities as text, in an order that is not the log's. */
  readonly load: (table: string, log: EventLog) => Promise<void>;
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => Promise<void>;
}

/** Names that need quoting, and that a careless statement would stumble over. */
export const COLUMNS = { case: 'the "case"', activity: 'select', timeMs: "when's it", order: '№' } as const;

const [CASE, ACTIVITY, TIME, ORDER] = Object.values(COLUMNS).map(sqlName);

function definition(table: string): string {
  return `CREATE TABLE ${sqlName(table)} (${CASE} text, ${ACTIVITY} text, ${TIME} float8, ${ORDER} integer)`;
}

interface Row {
  readonly caseId: string;
  readonly activity: string;
  readonly time: number;
  readonly order: number;
}

/** From the last event to the first: nothing may rely on the order of a table. */
function* rowsOf(log: EventLog): Generator<Row> {
  for (let c = log.caseIds.length - 1; c >= 0; c--) {
    for (let e = log.caseOffsets[c + 1]! - 1; e >= log.caseOffsets[c]!; e--) {
      yield {
        caseId: log.caseIds[c]!,
        activity: log.activities[log.activity[e]!]!,
        time: log.time[e]!,
        order: e,
      };
    }
  }
}

export async function openDuckdb(): Promise<SqlDatabase> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  return {
    dialect: 'duckdb',
    async load(table, log) {
      await connection.run(`DROP TABLE IF EXISTS ${sqlName(table)}`);
      await connection.run(definition(table));
      const appender = await connection.createAppender(table);
      for (const { caseId, activity, time, order } of rowsOf(log)) {
        appender.appendVarchar(caseId);
        appender.appendVarchar(activity);
        appender.appendDouble(time);
        appender.appendInteger(order);
        appender.endRow();
      }
      appender.closeSync();
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS(),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/**
 * All of it is one transaction, which nobody else ever sees: hundreds of short ones a second would be felt by tests in other
 * databases of the same server, which ask what is over there.
 */
export async function openPostgres(url: string): Promise<SqlDatabase> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  return {
    dialect: 'postgresql',
    async load(table, log) {
      const rows = [...rowsOf(log)];
      await client.query(`DROP TABLE IF EXISTS ${sqlName(table)}`);
      await client.query(definition(table));
      await client.query(
        `INSERT INTO ${sqlName(table)} SELECT * FROM unnest($1::text[], $2::text[], $3::float8[], $4::int[])`,
        [
          rows.map(({ caseId }) => caseId),
          rows.map(({ activity }) => activity),
          rows.map(({ time }) => time),
          rows.map(({ order }) => order),
        ],
      );
    },
    async rows(sql) {
      try {
        return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows;
      } catch (error) {
        // What is asked next is not to fail for this.
        await client.query('ROLLBACK AND CHAIN');
        throw error;
      }
    },
    close: () => client.end(),
  };
}
