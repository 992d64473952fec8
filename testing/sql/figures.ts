// The same figures of a log twice, with names instead of numbers: by the typed arrays, and by SQL.
import {
  activitiesSql,
  activityNamesSql,
  activityStats,
  arcsSql,
  discoverDfg,
  endsSql,
  extentSql,
  sequenceRows,
  sqlName,
  stageTimesSql,
  startsSql,
  stayFigures,
  stepRows,
  summarise,
  variantsSql,
  visitRows,
  type EventLog,
  type EventRelation,
  type SqlForm,
  type TimeOptions,
} from '@portolan/mining';
import { COLUMNS, type SqlDatabase } from './databases.ts';

export const MOST_VARIANTS = 100_000;

/** What may be asked of stage times in both ways. */
export type StageOptions = Omit<TimeOptions, 'calendar'>;

export function figuresByArrays(log: EventLog, options: StageOptions) {
  const name = (activity: number): string => log.activities[activity]!;
  const { starts, ends, arcs } = discoverDfg(log);
  const summary = summarise(log);
  const named = <T extends { readonly activity: number }>(item: T) => ({
    ...item,
    activity: name(item.activity),
  });
  return {
    arcs: arcs.map((arc) => ({ ...arc, from: name(arc.from), to: name(arc.to) })),
    starts: starts.map(named),
    ends: ends.map(named),
    activities: activityStats(log).map(named),
    variants: summary.variants,
    extent: {
      cases: summary.log.cases,
      events: summary.log.events,
      variants: summary.log.variants,
      from: summary.log.from,
      to: summary.log.to,
      caseSeconds: summary.caseSeconds,
    },
    stays: stayFigures(log, options)
      .map(({ activity, cases, visits: { n, open, quartiles, naiveMedian } }) => ({
        activity: name(activity),
        cases,
        n,
        open,
        quartiles,
        naiveMedian,
      }))
      // By name, as numbers in a database are.
      .toSorted((a, b) => (a.activity < b.activity ? -1 : 1)),
  };
}

export async function figuresBySql(
  database: SqlDatabase,
  table: string,
  options: StageOptions,
): Promise<ReturnType<typeof figuresByArrays>> {
  const events: EventRelation = {
    dialect: database.dialect,
    relation: sqlName(table),
    columns: COLUMNS,
    activities: 'names',
  };
  const ask = async <T>(form: SqlForm<T>): Promise<T> => form.read(await database.rows(form.sql));
  const names = await ask(activityNamesSql(events));
  const name = (activity: number): string => names[activity]!;
  const named = <T extends { readonly activity: number }>(item: T) => ({
    ...item,
    activity: name(item.activity),
  });
  const steps = `(${stepRows(events)})`;
  const sequences = `(${sequenceRows(events)})`;
  const { closing, ...window } = options;
  const closes = [...(closing?.won ?? []), ...(closing?.lost ?? []), ...(closing?.other ?? [])];
  const visits = `(${visitRows(events, {
    ...window,
    closing: closes.map((closer) => names.indexOf(closer)).filter((a) => a >= 0),
    forGood: closing?.forGood ?? false,
  })})`;
  const { fromMs, toMs, ...extent } = await ask(extentSql(sequences));
  return {
    arcs: (await ask(arcsSql(steps))).map((arc) => ({ ...arc, from: name(arc.from), to: name(arc.to) })),
    starts: (await ask(startsSql(steps))).map(named),
    ends: (await ask(endsSql(steps))).map(named),
    activities: (await ask(activitiesSql(steps))).map(named),
    variants: (await ask(variantsSql(sequences, MOST_VARIANTS))).map((variant) => ({
      ...variant,
      activities: variant.activities.map(name),
    })),
    extent: {
      ...extent,
      from: fromMs === null ? null : new Date(fromMs).toISOString(),
      to: toMs === null ? null : new Date(toMs).toISOString(),
    },
    stays: (await ask(stageTimesSql(visits))).map(named),
  };
}
