// Takes the events of our own readers, as a builder of logs does, and hands them on to a database in blocks: what a row means
// is decided by the same code as in memory. Of cases it keeps no list: each name goes to the database with its code.
import type { DuckDBAppender, DuckDBDataChunk } from '@duckdb/node-api';
import { compareNames, createDictionary, type EventLogBuilder } from '@portolan/mining';
import { loadDuckdb, type LogDatabase } from './log-database.ts';

/** Readers forget the cases they know after so many, which are about 30 MB. */
const CASES_REMEMBERED = 500_000;

export interface EventStore {
  readonly builder: EventLogBuilder;
  /** Puts the events in order into a table `events` (c, a, t, o). */
  readonly finish: () => Promise<StoredNames>;
}

/** Names of activities: by number, as the table has them, and in the order in which they appeared. */
export interface StoredNames {
  readonly names: readonly string[];
  readonly appeared: readonly string[];
}

/** @param remembered how many cases a reader keeps an index of */
export async function createEventStore(
  database: LogDatabase,
  remembered = CASES_REMEMBERED,
): Promise<EventStore> {
  const { connection, run } = database;
  await run('CREATE TABLE raw (c UINTEGER, a UINTEGER, t DOUBLE)');
  await run('CREATE TABLE ids (c UINTEGER, id VARCHAR)');
  const events = await createBlocks(database, 'raw', ['UINTEGER', 'UINTEGER', 'DOUBLE']);
  const ids = await createBlocks(database, 'ids', ['UINTEGER', 'VARCHAR']);
  const activities = createDictionary();
  // Readers ask for words only to count those that lost characters to a wrong encoding.
  const lost: string[] = [];
  let cases = 0;
  let count = 0;
  const newCase = (word: string): number => {
    if (word.includes('\ufffd')) lost.push(word);
    ids.add(cases, word);
    return cases++;
  };
  const builder: EventLogBuilder = {
    cases: { words: lost, code: newCase, append: newCase, forgetAfter: remembered },
    activities,
    get eventCount() {
      return count;
    },
    append(caseCode, activityCode, timeMs) {
      events.add(caseCode, activityCode, timeMs);
      return count++;
    },
    resource: refuse,
    lifecycle: refuse,
    eventWords: refuse,
    eventNumbers: refuse,
    caseWords: refuse,
    caseNumbers: refuse,
    finish: refuse,
  };
  return {
    builder,
    async finish() {
      events.close();
      ids.close();
      const names = activities.words.toSorted(compareNames);
      const places = new Map(names.map((name, place) => [name, place]));
      await run('CREATE TABLE places (code UINTEGER, a USMALLINT)');
      if (names.length > 0) {
        const rows = activities.words.map((name, code) => `(${code}, ${places.get(name)})`);
        await run(`INSERT INTO places VALUES ${rows.join(', ')}`);
      }
      // Names that got several codes: the first of them stands for all.
      await run(`CREATE TABLE aliases AS
        SELECT ids.c, firsts.c AS first FROM ids JOIN
          (SELECT id, min(c) AS c FROM ids GROUP BY id HAVING count(*) > 1) AS firsts
        ON firsts.id = ids.id WHERE ids.c <> firsts.c`);
      await run('DROP TABLE ids');
      const renamed = (await connection.runAndReadAll('SELECT count(*) FROM aliases')).value(0, 0) !== 0n;
      await run(`CREATE TABLE events AS
        SELECT ${renamed ? 'coalesce(aliases.first, raw.c)' : 'raw.c'} AS c, places.a AS a, t, raw.rowid AS o
        FROM raw JOIN places ON places.code = raw.a
          ${renamed ? 'LEFT JOIN aliases ON aliases.c = raw.c' : ''}
        ORDER BY c, t, o`);
      for (const table of ['raw', 'places', 'aliases']) {
        // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
        await run(`DROP TABLE ${table}`);
      }
      return { names, appeared: activities.words };
    },
  };
}

function refuse(): never {
  throw new Error('out of core, events are read without further columns');
}

type ColumnType = 'UINTEGER' | 'DOUBLE' | 'VARCHAR';

interface Blocks {
  add(...values: readonly (number | string)[]): void;
  close(): void;
}

const ROWS = 2048;

/** Rows on their way into a table, a block at a time; a block is written straight into its vectors. */
async function createBlocks(
  { connection }: LogDatabase,
  table: string,
  types: readonly ColumnType[],
): Promise<Blocks> {
  const duckdb = await loadDuckdb();
  const appender: DuckDBAppender = await connection.createAppender(table);
  const chunk: DuckDBDataChunk = duckdb.DuckDBDataChunk.create(
    types.map((type) => duckdb[type]),
    ROWS,
  );
  const vectors = types.map((_, i) => chunk.getColumnVector(i));
  let rows = 0;
  const flush = (): void => {
    if (rows === 0) return;
    for (const vector of vectors) vector.flush();
    chunk.rowCount = rows;
    appender.appendDataChunk(chunk);
    // Lets go of the texts of this block.
    chunk.reset();
    rows = 0;
  };
  return {
    add(...values) {
      for (let i = 0; i < values.length; i++) vectors[i]!.setItem(rows, values[i]!);
      if (++rows === ROWS) flush();
    },
    close() {
      flush();
      appender.closeSync();
    },
  };
}
