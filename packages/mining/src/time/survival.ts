// How long things last, told from those that are over and those that still run: the estimator of Kaplan and Meier (1958),
// with Greenwood's variance on the scale of log(-log S), as R's `conf.type = "log-log"` and lifelines have it.
import { Z95, type Interval } from '../insight/intervals.ts';
import { areaUntil, boundCrossing, boundsOf, shareCrossing, sharesOf, type Shares } from './kaplan-meier.ts';
import { tableOf, type LifeTable } from './life-table.ts';
import { refuseFewPoints, thin } from './thin-curve.ts';

/** A quantile of the times; null bounds and values lie beyond what was followed. */
export interface QuantileOfTime {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The share that lasts longer than each of the times, with its 95 % interval. Before the first of them it is 1. */
export interface SurvivalCurve {
  /** Ascending, in seconds. */
  readonly times: Float64Array;
  readonly share: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The curve has every distinct time at which something ended. */
export interface Survival extends SurvivalCurve {
  /** All, and those that are over. */
  readonly n: number;
  readonly over: number;
  /** The longest time anything was followed, over or not. */
  readonly followed: number;
  /** The first time at which at most `1 - q` last longer. @param q 0 to 1 */
  readonly quantile: (q: number) => QuantileOfTime;
  /** The share that lasts longer than `time`. */
  readonly shareAfter: (time: number) => number;
  /** Mean of the times, each counted up to `until` at most. */
  readonly restrictedMean: (until: number) => RestrictedMean;
}

/** Mean of the times, each counted up to `until` at most: the area under the curve (Irwin 1949), with its 95 % interval. */
export interface RestrictedMean extends Interval {
  readonly until: number;
  readonly value: number;
  readonly standardError: number;
}

/** The times of many things in few figures; plain data. */
export interface TimeFigures {
  /** All, and those that last on. */
  readonly n: number;
  readonly open: number;
  /** First quartile, median, third quartile, in seconds. */
  readonly quartiles: readonly [QuantileOfTime, QuantileOfTime, QuantileOfTime];
  /** Median of those that are over: shorter than the truth, as those that last on are missing; null without any. */
  readonly naiveMedian: number | null;
  /** Up to the longest time that anything was followed. */
  readonly mean: RestrictedMean;
  /**
   * Thinned for a picture. Reading the quartiles and their bounds off it gives the same as above; between its points the
   * share of the whole curve is lower by less than 2 / (points - 11).
   */
  readonly curve: SurvivalCurve;
}

/**
 * The estimator of Kaplan and Meier (1958) of how long things last, with 95 % intervals; all of its steps.
 * @param seconds per thing, how long it lasted or has lasted so far
 * @param isOver per thing, 1 where it has ended; those that end and those that are lost at one moment count as at risk
 *   until then
 * @throws {RangeError} if a time is negative or not a number
 */
export function survivalOf(seconds: Float64Array, isOver: Uint8Array): Survival {
  const table = tableOf(seconds, isOver);
  const shares = sharesOf(table);
  const curve = curveAt(
    table,
    shares,
    Uint32Array.from({ length: table.steps }, (_, i) => i),
  );
  return {
    n: table.n,
    over: table.over,
    followed: table.followed,
    ...curve,
    quantile: (q) => quantileAt(table, shares, q),
    shareAfter(time) {
      let low = 0;
      let high = table.steps;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (table.times[middle]! > time) high = middle;
        else low = middle + 1;
      }
      return low === 0 ? 1 : shares.share[low - 1]!;
    },
    restrictedMean: (until) => restrictedMean(table, shares, until),
  };
}

/**
 * The same in few figures.
 * @param points the most points of the curve, from 20
 */
export function timeFigures(seconds: Float64Array, isOver: Uint8Array, points = 200): TimeFigures {
  refuseFewPoints(points);
  const table = tableOf(seconds, isOver);
  return figuresOf(table, sharesOf(table), points);
}

/** One quantile alone. @throws {RangeError} as `survivalOf` */
export function quantileOfTimes(seconds: Float64Array, isOver: Uint8Array, q: number): QuantileOfTime {
  const table = tableOf(seconds, isOver);
  return quantileAt(table, sharesOf(table), q);
}

/** @param table in seconds */
export function figuresOf(table: LifeTable, shares: Shares, points: number): TimeFigures {
  const crossings = [0.25, 0.5, 0.75].map((q) => crossingsAt(table, shares, q));
  const kept = thin({ times: table.times, share: shares.share }, table.steps, 1, crossings.flat(), points);
  const [low, middle, high] = crossings.map((steps) => quantileFrom(table, steps));
  return {
    n: table.n,
    open: table.n - table.over,
    quartiles: [low!, middle!, high!],
    naiveMedian: naiveMedian(table),
    mean: restrictedMean(table, shares, table.followed),
    curve: curveAt(table, shares, kept),
  };
}

function naiveMedian({ steps, times, ended, over }: LifeTable): number | null {
  if (over === 0) return null;
  const ranked = (rank: number): number => {
    let passed = 0;
    for (let i = 0; i < steps; i++) {
      passed += ended[i]!;
      if (passed > rank) return times[i]!;
    }
    return Number.NaN;
  };
  return (ranked((over - 1) >> 1) + ranked(over >> 1)) / 2;
}

function quantileAt(table: LifeTable, shares: Shares, q: number): QuantileOfTime {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`q: ${q}, but a quantile is asked for by a share, 0 to 1`);
  return quantileFrom(table, crossingsAt(table, shares, q));
}

/** The steps at which share, lower and upper bound come to `1 - q`. */
function crossingsAt(table: LifeTable, shares: Shares, q: number): [number, number, number] {
  return [
    shareCrossing(table, shares, 1 - q),
    boundCrossing(table, shares, 1 - q, 'low'),
    boundCrossing(table, shares, 1 - q, 'high'),
  ];
}

function quantileFrom(
  { steps, times }: LifeTable,
  [value, low, high]: readonly [number, number, number] | readonly number[],
): QuantileOfTime {
  const timeAt = (step = steps): number | null => (step < steps ? times[step]! : null);
  return { value: timeAt(value), low: timeAt(low), high: timeAt(high) };
}

function curveAt({ times }: LifeTable, { share, spread }: Shares, kept: Uint32Array): SurvivalCurve {
  const bounds = Array.from(kept, (i) => boundsOf(share[i]!, spread[i]!));
  return {
    times: Float64Array.from(kept, (i) => times[i]!),
    share: Float64Array.from(kept, (i) => share[i]!),
    low: Float64Array.from(bounds, ({ low }) => low),
    high: Float64Array.from(bounds, ({ high }) => high),
  };
}

export function restrictedMean(table: LifeTable, shares: Shares, until: number): RestrictedMean {
  if (!(until >= 0 && until <= table.followed))
    throw new RangeError(`until: ${until}, but nothing was followed for longer than ${table.followed} s`);
  const { area, variance } = areaUntil(table, shares, until);
  const standardError = Math.sqrt(variance);
  return {
    until,
    value: area,
    standardError,
    low: Math.max(0, area - Z95 * standardError),
    high: Math.min(until, area + Z95 * standardError),
  };
}
