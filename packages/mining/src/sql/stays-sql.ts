// Time in stage in SQL: visits as `staysOf` finds them, and the estimator of Kaplan and Meier (1958) with Greenwood's bounds
// on the scale of log(-log S), as `stayFigures` has them. Everything is compared as logarithms, which are sums and never
// leave the range of numbers. Definitions: docs/metrics.md ("Time").
import { Z95 } from '../insight/intervals.ts';
import { LEVEL_ROUNDING } from '../time/kaplan-meier.ts';
import type { TimeFigures } from '../time/survival.ts';
import { eventTerms, formOf, type EventRelation, type SqlForm } from './event-relation.ts';

/** What `TimeOptions` say, with activities by number. Working time cannot be counted in SQL. */
export interface VisitOptions {
  /** Activities that close a case: they have no visits. */
  readonly closing?: readonly number[];
  /** True: the first of these closes the case for good, and what follows is left out. */
  readonly forGood?: boolean;
  /** Until when cases were followed, in ms; the last moment of the log unless told. */
  readonly asOfMs?: number;
  /** Only visits that begin from this moment (ms) up to, not including, the other. */
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** How long cases stay with an activity: `StayFigures` without mean and curve. */
export interface StageTimes extends Pick<TimeFigures, 'n' | 'open' | 'quartiles' | 'naiveMedian'> {
  readonly activity: number;
  /** Distinct cases with a visit. */
  readonly cases: number;
}

/**
 * A row per visit: case `c`, activity `a`, how long it lasted or has lasted by the end in seconds, `s`, and `is_over`.
 * @throws {RangeError} for options that are no numbers
 */
export function visitRows(events: EventRelation, options: VisitOptions = {}): string {
  const { closing = [], forGood = false, asOfMs, fromMs, toMs } = options;
  const closes = closing.length === 0 ? 'false' : `a IN (${closing.map(wholeOf).join(', ')})`;
  const within = [
    `NOT ${closes}`,
    ...(fromMs === undefined ? [] : [`t >= ${numberOf(fromMs)}`]),
    ...(toMs === undefined ? [] : [`t < ${numberOf(toMs)}`]),
  ];
  const followed = asOfMs === undefined ? 'events' : `(SELECT * FROM events WHERE t <= ${numberOf(asOfMs)})`;
  // Events up to and including the first that closes the case.
  const kept =
    forGood && closing.length > 0
      ? `(SELECT c, a, t, o FROM (
          SELECT c, a, t, o, count(CASE WHEN ${closes} THEN 1 END)
            OVER (PARTITION BY c ORDER BY t, o ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS closed
          FROM ${followed} AS followed) AS marked WHERE closed = 0)`
      : followed;
  return `WITH ${eventTerms(events)},
    until AS (SELECT ${asOfMs === undefined ? 'max(t)' : numberOf(asOfMs)} AS as_of FROM events),
    runs AS (
      SELECT c, a, t, o, lag(a) OVER (PARTITION BY c ORDER BY t, o) AS before FROM ${kept} AS kept),
    visits AS (
      SELECT c, a, t, lead(t) OVER (PARTITION BY c ORDER BY t, o) AS gone
      FROM runs WHERE before IS NULL OR before <> a)
    SELECT c, a, (coalesce(gone, as_of) - t) / 1000 AS s, gone IS NOT NULL AS is_over
    FROM visits CROSS JOIN (SELECT max(as_of) AS as_of FROM until) AS followed_until WHERE ${within.join(' AND ')}`;
}

const QUARTILES = [0.25, 0.5, 0.75] as const;

/** Time in stage of every activity that has visits, by number. */
export function stageTimesSql(visits: string): SqlForm<readonly StageTimes[]> {
  return formOf(
    [
      [
        'counted',
        `SELECT a, s, CAST(sum(CASE WHEN is_over THEN 1 ELSE 0 END) AS float8) AS d, CAST(count(*) AS float8) AS k
      FROM ${visits} AS visits GROUP BY a, s`,
      ],
      // Those that end and those that are lost from sight at one moment are at risk until then.
      [
        'risks',
        `SELECT a, s, d, CAST(sum(k) OVER (PARTITION BY a ORDER BY s DESC ROWS UNBOUNDED PRECEDING) AS float8) AS n
      FROM counted`,
      ],
      [
        'falls',
        `SELECT a, s, d, n,
        sum(CASE WHEN d < n THEN -ln(1 - d / n) ELSE 0 END) OVER w AS fall,
        sum(CASE WHEN d < n THEN d / (n * (n - d)) ELSE 0 END) OVER w AS spread,
        sum(d) OVER w AS passed
      FROM risks WHERE d > 0 WINDOW w AS (PARTITION BY a ORDER BY s ROWS UNBOUNDED PRECEDING)`,
      ],
      ['totals', 'SELECT a, sum(k) AS n, sum(d) AS ended FROM counted GROUP BY a'],
      [
        'holding',
        `SELECT a, count(*) AS cases FROM (SELECT DISTINCT a, c FROM ${visits} AS visits) AS once GROUP BY a`,
      ],
      [
        'crossings',
        `SELECT totals.a,
        ${QUARTILES.flatMap(crossings).join(',\n        ')},
        min(CASE WHEN passed > floor((ended - 1) / 2) THEN s END) AS lower,
        min(CASE WHEN passed > floor(ended / 2) THEN s END) AS upper
      FROM totals LEFT JOIN (
        SELECT a, s, passed, d = n AS all_gone, fall,
          CASE WHEN d < n THEN ln(fall) + ${numberOf(Z95)} * sqrt(spread) / fall END AS low,
          CASE WHEN d < n THEN ln(fall) - ${numberOf(Z95)} * sqrt(spread) / fall END AS high
        FROM falls) AS bounds ON bounds.a = totals.a
      GROUP BY totals.a`,
      ],
    ],
    `SELECT CAST(totals.a AS float8), CAST(cases AS float8), CAST(n AS float8), CAST(n - ended AS float8),
      ${QUARTILES.flatMap((q) => columnsOf(q)).join(', ')}, (lower + upper) / 2
    FROM totals JOIN holding ON holding.a = totals.a JOIN crossings ON crossings.a = totals.a ORDER BY totals.a`,
    (rows) =>
      rows.map((cells) => {
        const timeAt = (i: number): number | null => (cells[i] === null ? null : Number(cells[i]));
        const quartile = (i: number) => ({ value: timeAt(i), low: timeAt(i + 1), high: timeAt(i + 2) });
        return {
          activity: Number(cells[0]),
          cases: Number(cells[1]),
          n: Number(cells[2]),
          open: Number(cells[3]),
          quartiles: [quartile(4), quartile(7), quartile(10)],
          naiveMedian: timeAt(13),
        };
      }),
  );
}

function columnsOf(q: number): readonly [value: string, low: string, high: string] {
  return [`v${q * 100}`, `l${q * 100}`, `h${q * 100}`];
}

/** The first times at which share, lower and upper bound are at most `1 - q`. */
function crossings(q: number): string[] {
  const fallen = -Math.log(1 - q + LEVEL_ROUNDING);
  const reached = Math.log(fallen);
  const [value, low, high] = columnsOf(q);
  return [
    `min(CASE WHEN all_gone OR fall >= ${numberOf(fallen)} THEN s END) AS ${value}`,
    `min(CASE WHEN all_gone OR low >= ${numberOf(reached)} THEN s END) AS ${low}`,
    `min(CASE WHEN all_gone OR high >= ${numberOf(reached)} THEN s END) AS ${high}`,
  ];
}

function numberOf(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number to compare with`);
  return `CAST(${value.toExponential()} AS float8)`;
}

function wholeOf(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`closing: ${value}, but activities are said by their numbers`);
  return String(value);
}
