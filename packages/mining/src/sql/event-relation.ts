// Events as a relation of a database, from which the forms of this folder ask the same figures as the typed arrays give. The
// text is plain SQL of DuckDB and PostgreSQL alike; what differs between them is in `NAME_KEY` and nowhere else.

/** Databases whose SQL is spoken here. */
export type SqlDialect = 'duckdb' | 'postgresql';

/**
 * Where events stand: one row each, no column NULL. What is not said here is not asked for, so that a view or a subquery
 * may stand for any schema.
 */
export interface EventRelation {
  readonly dialect: SqlDialect;
  /** SQL text: a table's name by `sqlName`, or a subquery in parentheses. */
  readonly relation: string;
  /** Names of its columns, as they are: they are quoted here. */
  readonly columns: {
    readonly case: string;
    readonly activity: string;
    /** A number: milliseconds, as in an `EventLog`. */
    readonly timeMs: string;
    /** A number that orders events of one case at one moment: the order in which they were recorded. */
    readonly order: string;
  };
  /**
   * Whether `activity` is text, or already a whole number, counted from 0 in the order of the names by UTF-16 code units.
   * With names every form numbers them first, and its rows speak of those numbers: `activityNamesSql` says which is which.
   */
  readonly activities: 'names' | 'numbers';
}

/** A question to a database, with what its answer means. Numbers come as float8, arrays as arrays. */
export interface SqlForm<T> {
  /** The whole question. */
  readonly sql: string;
  /**
   * The same in steps, for a database that is short of memory: each term made a table of its name, in this order, and then
   * `query`. No term is called `events`, `steps`, `sequences` or `visits`.
   */
  readonly terms: readonly SqlTerm[];
  readonly query: string;
  /** @param rows cells in the order of the columns asked for */
  readonly read: (rows: readonly (readonly unknown[])[]) => T;
}

/** A name with the query that it stands for, which may name the terms before it. */
export type SqlTerm = readonly [name: string, query: string];

export function formOf<T>(terms: readonly SqlTerm[], query: string, read: SqlForm<T>['read']): SqlForm<T> {
  const named = terms.map(([name, term]) => `${name} AS (${term})`);
  return {
    sql: named.length === 0 ? query : `WITH ${named.join(',\n    ')}\n    ${query}`,
    terms,
    query,
    read,
  };
}

/** A name as an identifier, whatever characters it has. @throws {RangeError} if it is empty or has a NUL */
export function sqlName(name: string): string {
  if (name === '' || name.includes('\0'))
    throw new RangeError(`${JSON.stringify(name)} cannot be the name of a table or a column`);
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Text to order names by. Databases order by code points, given the chance; UTF-16 code units differ from that where U+E000
 * to U+FFFF meet what lies above. So those get the last code point before them, which is told apart by what follows it.
 */
const NAME_KEY: Readonly<Record<SqlDialect, (name: string) => string>> = {
  duckdb: (name) =>
    String.raw`regexp_replace(${lastMarked(name)}, '([\x{E000}-\x{FFFF}])', '${LAST}\1', 'g')`,
  postgresql: (name) =>
    String.raw`regexp_replace(${lastMarked(name)}, '([\uE000-\uFFFF])', '${LAST}\1', 'g') COLLATE "C"`,
};

const LAST = '\u{10FFFF}';

function lastMarked(name: string): string {
  return `replace(${name}, '${LAST}', '${LAST}\u0001')`;
}

/** `WITH` terms: `events` with the columns c, a, t and o, preceded by `names` where activities are text. */
export function eventTerms(events: EventRelation): string {
  const { columns, relation } = events;
  const [c, a, t, o] = [columns.case, columns.activity, columns.timeMs, columns.order].map(
    (name) => `source.${sqlName(name)}`,
  );
  const rest = `CAST(${t} AS float8) AS t, ${o} AS o FROM ${relation} AS source`;
  if (events.activities === 'numbers') return `events AS (SELECT ${c} AS c, ${a} AS a, ${rest})`;
  return `${nameTerms(events)},
    events AS (SELECT ${c} AS c, names.a, ${rest} JOIN names ON names.name = ${a})`;
}

function nameTerms({ dialect, columns, relation }: EventRelation): string {
  return `names AS (
      SELECT name, CAST(row_number() OVER (ORDER BY ${NAME_KEY[dialect]('name')}) - 1 AS integer) AS a
      FROM (SELECT DISTINCT ${sqlName(columns.activity)} AS name FROM ${relation} AS source) AS found)`;
}

/** The names that the other forms number: an activity is an index into the list. Only for activities that are text. */
export function activityNamesSql(events: EventRelation): SqlForm<readonly string[]> {
  return formOf([], `WITH ${nameTerms(events)} SELECT name FROM names ORDER BY a`, (rows) =>
    rows.map(([name]) => String(name)),
  );
}

/**
 * A row per event: case `c`, activity `a`, the next activity `b` of the case and the time `ms` to it (both NULL for its last
 * event), and `r`, the place of the event in its case, from 1.
 */
export function stepRows(events: EventRelation): string {
  return `WITH ${eventTerms(events)}
    SELECT c, a, lead(a) OVER w AS b, lead(t) OVER w - t AS ms, row_number() OVER w AS r
    FROM events WINDOW w AS (PARTITION BY c ORDER BY t, o)`;
}

/** A row per case: its activities in order as an array, `ms` from the first event to the last, and when these were. */
export function sequenceRows(events: EventRelation): string {
  return `WITH ${eventTerms(events)}
    SELECT c, array_agg(a ORDER BY t, o) AS activities, max(t) - min(t) AS ms, min(t) AS from_ms, max(t) AS to_ms
    FROM events GROUP BY c`;
}
