// The figures of a log that lies in a database: a case is taken as a whole with others, a block of events at a time, so that
// nothing grows with the log but tables on disk; then every figure is asked for by the SQL forms of mining.
import {
  activitiesSql,
  arcsSql,
  endsSql,
  extentSql,
  sequenceRows,
  stageTimesSql,
  startsSql,
  stepRows,
  variantsSql,
  visitRows,
  isoOrNull,
  type ActivityCases,
  type EventRelation,
  type LogSummary,
  type StageTimes,
  type VisitOptions,
} from '@portolan/mining';
import type { LogDatabase } from './log-database.ts';

/** At most so many variants are listed; all of them are counted. */
export const VARIANTS_LISTED = 10_000;

const COLUMNS = { case: 'c', activity: 'a', timeMs: 't', order: 'o' } as const;

function eventsBetween(from: number, to: number): EventRelation {
  return {
    dialect: 'duckdb',
    relation: `(SELECT * FROM events WHERE c >= ${from} AND c < ${to})`,
    columns: COLUMNS,
    activities: 'numbers',
  };
}

/** The events in parts that memory holds; a case is in one of them. */
async function partsOf({ connection }: LogDatabase, eventsAtOnce: number): Promise<EventRelation[]> {
  // They lie in the order of cases: the first case of every so many events begins a new part.
  const found = await connection.runAndReadAll(
    `SELECT CAST(min(c) AS DOUBLE) FROM events GROUP BY rowid // ${eventsAtOnce} ORDER BY 1`,
  );
  const begins = [...new Set(found.getRowsJS().map(([c]) => Number(c)))];
  return begins.map((from, i) => eventsBetween(from, begins[i + 1] ?? 2 ** 32));
}

/** @param onPart told how much of the work is done, 0 to 1 */
export async function makeTables(
  database: LogDatabase,
  eventsAtOnce: number,
  onPart: (share: number) => void,
): Promise<void> {
  const parts = await partsOf(database, eventsAtOnce);
  for (const [i, events] of parts.entries()) {
    for (const [table, rows] of [
      ['steps', stepRows(events)],
      ['sequences', sequenceRows(events)],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one part after the other: each may take all of the memory
      await database.run(i === 0 ? `CREATE TABLE ${table} AS ${rows}` : `INSERT INTO ${table} ${rows}`);
    }
    onPart((i + 1) / parts.length);
  }
}

/**
 * What `summarise` gives, asked of the tables.
 * @param names of the activities, by number
 */
export async function summaryOf(
  { ask }: LogDatabase,
  names: readonly string[],
  rejectedRows: number,
): Promise<LogSummary> {
  const name = (activity: number): string => names[activity]!;
  const extent = await ask(extentSql('sequences'));
  const activities = await ask(activitiesSql('steps'));
  const named = ({ activity, cases }: ActivityCases) => ({ activity: name(activity), cases });
  return {
    log: {
      cases: extent.cases,
      events: extent.events,
      activities: activities.length,
      variants: extent.variants,
      from: extent.fromMs === null ? null : isoOrNull(extent.fromMs),
      to: extent.toMs === null ? null : isoOrNull(extent.toMs),
      rejectedRows,
    },
    startActivities: (await ask(startsSql('steps'))).map(named),
    endActivities: (await ask(endsSql('steps'))).map(named),
    activities: activities.map((stats) => ({
      ...stats,
      activity: name(stats.activity),
      seconds: stats.seconds ?? null,
    })),
    arcs: (await ask(arcsSql('steps'))).map((arc) => ({ ...arc, from: name(arc.from), to: name(arc.to) })),
    variants: (await ask(variantsSql('sequences', VARIANTS_LISTED))).map((variant) => ({
      ...variant,
      activities: variant.activities.map(name),
    })),
    caseSeconds: extent.caseSeconds,
  };
}

/** Time in stage, in the order of the activities' names. */
export async function stageTimesIn(
  database: LogDatabase,
  options: VisitOptions,
  eventsAtOnce: number,
): Promise<readonly StageTimes[]> {
  const parts = await partsOf(database, eventsAtOnce);
  const asOfMs = options.asOfMs ?? (await lastMoment(database));
  for (const [i, events] of parts.entries()) {
    const rows = visitRows(events, { ...options, asOfMs });
    // oxlint-disable-next-line no-await-in-loop -- as above
    await database.run(i === 0 ? `CREATE TABLE visits AS ${rows}` : `INSERT INTO visits ${rows}`);
  }
  return parts.length === 0 ? [] : database.ask(stageTimesSql('visits'));
}

async function lastMoment({ connection }: LogDatabase): Promise<number> {
  return Number((await connection.runAndReadAll('SELECT max(t) FROM events')).value(0, 0));
}
