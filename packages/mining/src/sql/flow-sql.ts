// The directly-follows graph, activities and times of a log in SQL: the figures of `discoverDfg`, `activityStats` and
// `summarise`, asked of steps (`stepRows`) and sequences (`sequenceRows`): subqueries in parentheses, or tables made of them.
import type { ActivityStats } from '../discovery/activity-stats.ts';
import type { ActivityCases, Dfg, DfgArc } from '../discovery/dfg.ts';
import type { Description } from '../discovery/describe.ts';
import { DESCRIBED, describedOf, describedTerms } from './described-sql.ts';
import { formOf, type SqlForm } from './event-relation.ts';

const FIGURES = DESCRIBED.join(', ');

/** The arcs of the graph, in the order of `discoverDfg`; activities are numbers in the order of their names. */
export function arcsSql(steps: string): SqlForm<Dfg['arcs']> {
  return formOf(
    [
      ['moves', `SELECT c, a, b, ms FROM ${steps} AS steps WHERE b IS NOT NULL`],
      ...describedTerms('moves', ['a', 'b']),
      [
        'holding',
        'SELECT a, b, count(*) AS cases FROM (SELECT DISTINCT a, b, c FROM moves) AS once GROUP BY a, b',
      ],
    ],
    `SELECT ${float('described.a')}, ${float('described.b')}, ${float('n')}, ${float('cases')}, ${FIGURES}
    FROM described JOIN holding ON holding.a = described.a AND holding.b = described.b
    ORDER BY n DESC, described.a, described.b`,
    (rows) =>
      rows.map((cells): DfgArc => ({
        from: Number(cells[0]),
        to: Number(cells[1]),
        count: Number(cells[2]),
        cases: Number(cells[3]),
        seconds: describedOf(cells, 4),
      })),
  );
}

/** Where cases begin, in the order of `discoverDfg`. */
export function startsSql(steps: string): SqlForm<readonly ActivityCases[]> {
  return casesBy(steps, 'r = 1');
}

/** Where they end, so far. */
export function endsSql(steps: string): SqlForm<readonly ActivityCases[]> {
  return casesBy(steps, 'b IS NULL');
}

function casesBy(steps: string, condition: string): SqlForm<readonly ActivityCases[]> {
  return formOf(
    [],
    `SELECT ${float('a')}, ${float('count(*)')} FROM ${steps} AS steps WHERE ${condition}
    GROUP BY a ORDER BY count(*) DESC, a`,
    (rows) => rows.map(([activity, cases]) => ({ activity: Number(activity), cases: Number(cases) })),
  );
}

/** Activities with the time until the next event, in the order of `activityStats`. */
export function activitiesSql(steps: string): SqlForm<readonly ActivityStats[]> {
  return formOf(
    [
      ['moves', `SELECT a, ms FROM ${steps} AS steps WHERE b IS NOT NULL`],
      ...describedTerms('moves', ['a']),
      ['happened', `SELECT a, count(*) AS events FROM ${steps} AS steps GROUP BY a`],
      [
        'holding',
        `SELECT a, count(*) AS cases FROM (SELECT DISTINCT a, c FROM ${steps} AS steps) AS once GROUP BY a`,
      ],
    ],
    `SELECT ${float('happened.a')}, ${float('events')}, ${float('cases')}, ${FIGURES}
    FROM happened JOIN holding ON holding.a = happened.a LEFT JOIN described ON described.a = happened.a
    ORDER BY events DESC, happened.a`,
    (rows) =>
      rows.map((cells) => ({
        activity: Number(cells[0]),
        events: Number(cells[1]),
        cases: Number(cells[2]),
        seconds: cells[3] === null ? undefined : describedOf(cells, 3),
      })),
  );
}

/** A whole log in few figures. */
export interface LogExtent {
  readonly cases: number;
  readonly events: number;
  readonly variants: number;
  /** First and last moment in ms; null without events. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** From first to last event of a case; null without cases. */
  readonly caseSeconds: Description | null;
}

/** How much there is, from when to when, and how long cases take. */
export function extentSql(sequences: string): SqlForm<LogExtent> {
  return formOf(
    [
      ['spans', `SELECT 0 AS g, ms FROM ${sequences} AS sequences`],
      ...describedTerms('spans', ['g']),
      [
        'whole',
        `SELECT count(*) AS cases, sum(array_length(activities, 1)) AS events, min(from_ms) AS from_ms,
        max(to_ms) AS to_ms FROM ${sequences} AS sequences`,
      ],
      [
        'ways',
        `SELECT count(*) AS ways FROM (SELECT DISTINCT activities FROM ${sequences} AS sequences) AS once`,
      ],
    ],
    `SELECT ${float('cases')}, ${float('coalesce(events, 0)')}, ${float('ways')}, from_ms, to_ms, ${FIGURES}
    FROM whole CROSS JOIN ways LEFT JOIN described ON true`,
    ([cells = []]) => ({
      cases: Number(cells[0]),
      events: Number(cells[1]),
      variants: Number(cells[2]),
      fromMs: cells[3] === null ? null : Number(cells[3]),
      toMs: cells[4] === null ? null : Number(cells[4]),
      caseSeconds: cells[5] === null ? null : describedOf(cells, 5),
    }),
  );
}

/** A sequence of activities, how many cases take it, and the median of the whole case. */
export interface VariantFigures {
  readonly activities: readonly number[];
  readonly cases: number;
  readonly medianSeconds: number;
}

/**
 * The most frequent sequences, in the order of `variantsOf`. They are compared in full: no two are mixed up.
 * @param limit at most so many
 */
export function variantsSql(sequences: string, limit: number): SqlForm<readonly VariantFigures[]> {
  return formOf(
    [
      ['counted', `SELECT activities, count(*) AS n FROM ${sequences} AS sequences GROUP BY activities`],
      [
        'ways',
        `SELECT activities, n, row_number() OVER (ORDER BY n DESC, activities) AS place
      FROM (SELECT activities, n FROM counted ORDER BY n DESC, activities LIMIT ${limit}) AS frequent`,
      ],
      [
        'spans',
        `SELECT place, ms FROM ${sequences} AS sequences JOIN ways ON ways.activities = sequences.activities`,
      ],
      ['ranked', 'SELECT place, ms, row_number() OVER (PARTITION BY place ORDER BY ms) AS r FROM spans'],
    ],
    `SELECT ways.activities, ${float('n')}, sum(ms) / count(*) / 1000
    FROM ways JOIN ranked ON ranked.place = ways.place
      AND (r = floor(CAST(n - 1 AS float8) / 2) + 1 OR r = floor(CAST(n AS float8) / 2) + 1)
    GROUP BY ways.place, ways.activities, n ORDER BY ways.place`,
    (rows) =>
      rows.map(([activities, cases, medianSeconds]) => ({
        activities: (activities as readonly unknown[]).map(Number),
        cases: Number(cases),
        medianSeconds: Number(medianSeconds),
      })),
  );
}

function float(expression: string): string {
  return `CAST(${expression} AS float8)`;
}
