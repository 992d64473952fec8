// `Description` in SQL. Ranks are numbered by a window and picked, rather than by a quantile function: a database sorts on
// disk what does not fit into memory, but holds all values that such a function gathers; and the median and p90 are then the
// same everywhere, by the rule of `describe.ts`.
import type { Description } from '../discovery/describe.ts';
import type { SqlTerm } from './event-relation.ts';

/** Columns of `describedTerms`, after those of the group. */
export const DESCRIBED = ['min_s', 'mean_s', 'median_s', 'p90_s', 'max_s'] as const;

/**
 * Terms that describe the column `ms` of the relation `rows` in seconds: the last, `described`, has a row per group with its
 * columns, `n` and `DESCRIBED`.
 * @param group names of columns, none of them NULL
 */
export function describedTerms(rows: string, group: readonly string[]): SqlTerm[] {
  const by = group.join(', ');
  const byTotals = group.map((name) => `totals.${name}`).join(', ');
  const same = (other: string): string =>
    group.map((name) => `${other}.${name} = totals.${name}`).join(' AND ');
  const place = 'CAST(n - 1 AS float8) * CAST(0.9 AS float8)';
  return [
    [
      'totals',
      `SELECT *, floor(CAST(n - 1 AS float8) / 2) + 1 AS low, floor(CAST(n AS float8) / 2) + 1 AS high,
        floor(${place}) + 1 AS below, ${place} - floor(${place}) AS part
      FROM (SELECT ${by}, count(*) AS n, min(ms) AS least, avg(ms) AS mean, max(ms) AS most
        FROM ${rows} GROUP BY ${by}) AS counts`,
    ],
    [
      'picked',
      `SELECT ${byTotals}, ${at('low')} AS low, ${at('high')} AS high, ${at('below')} AS below, ${at('below + 1')} AS above
      FROM (SELECT ${by}, ms, row_number() OVER (PARTITION BY ${by} ORDER BY ms) AS r FROM ${rows}) AS ranked
      JOIN totals ON ${same('ranked')}
      WHERE r = low OR r = high OR r = below OR r = below + 1
      GROUP BY ${byTotals}`,
    ],
    [
      'described',
      `SELECT ${byTotals}, n, least / 1000 AS min_s, mean / 1000 AS mean_s,
        (picked.low + picked.high) / 2 / 1000 AS median_s,
        (picked.below + CASE WHEN part > 0 THEN (picked.above - picked.below) * part ELSE 0 END) / 1000 AS p90_s,
        most / 1000 AS max_s
      FROM totals JOIN picked ON ${same('picked')}`,
    ],
  ];
}

function at(rank: string): string {
  return `max(CASE WHEN r = ${rank} THEN ms END)`;
}

/** The five figures from the cell `from` on. */
export function describedOf(cells: readonly unknown[], from: number): Description {
  const [min, mean, median, p90, max] = cells.slice(from, from + DESCRIBED.length).map(Number);
  return { min: min!, mean: mean!, median: median!, p90: p90!, max: max! };
}
