// The estimator of Kaplan and Meier (1958) over a life table, with Greenwood's variance (1926) on the scale of log(-log S),
// as R's `conf.type = "log-log"` has it. Bounds are worked out only where they are asked for: logarithms would be most of
// the work otherwise.
import { Z95, type Interval } from '../insight/intervals.ts';
import type { LifeTable } from './life-table.ts';

/** Beside the steps of a life table. */
export interface Shares {
  /** The share that lasts longer. */
  readonly share: Float64Array;
  /** Greenwood's sum of d / (n (n - d)); the variance of the share is this times its square. */
  readonly spread: Float64Array;
}

export function sharesRoom(size: number): Shares {
  return { share: new Float64Array(size), spread: new Float64Array(size) };
}

export function sharesOf({ steps, atRisk, ended }: LifeTable, room: Shares = sharesRoom(steps)): Shares {
  const { share, spread } = room;
  let lasting = 1;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const n = atRisk[i]!;
    const d = ended[i]!;
    lasting *= 1 - d / n;
    // All of them ended: the share is 0 without doubt.
    if (d < n) sum += d / (n * (n - d));
    share[i] = lasting;
    spread[i] = sum;
  }
  return room;
}

export function boundsOf(share: number, spread: number): Interval {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const log = -Math.log(share);
  const reach = (Z95 * Math.sqrt(spread)) / log;
  const centre = Math.log(log);
  return { low: Math.exp(-Math.exp(centre + reach)), high: Math.exp(-Math.exp(centre - reach)) };
}

/** A share that should be the level exactly may miss it by the rounding of its product. */
export const LEVEL_ROUNDING = 1e-12;

/** The first step at which the share is at most `level`; `steps` where none is. */
export function shareCrossing({ steps }: LifeTable, { share }: Shares, level: number): number {
  let low = 0;
  let high = steps;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (share[middle]! <= level + LEVEL_ROUNDING) high = middle;
    else low = middle + 1;
  }
  return low;
}

const BLOCK = 128;

/**
 * The first step at which a bound of the share is at most `level`; `steps` where none is. A bound may rise again, so
 * every step has to be looked at. With L = -log S and V Greenwood's sum, the bounds are log L + z sqrt(V) / L and
 * log L - z sqrt(V) / L; L and V only grow. Over a block of steps the first is largest at one of the ends with V of the
 * last step (it falls and then rises in L, and rises in V), the second at the last step with V of the first step. Where
 * that is not enough, the whole block is passed over.
 */
export function boundCrossing(
  { steps }: LifeTable,
  { share, spread }: Shares,
  level: number,
  bound: 'low' | 'high',
): number {
  const needed = Math.log(-Math.log(Math.min(level + LEVEL_ROUNDING, 1))) - 1e-9;
  for (let from = 0; from < steps; from += BLOCK) {
    const last = Math.min(from + BLOCK, steps) - 1;
    // At both ends of the scale a bound is the share itself.
    const isPlain = share[from]! < 1 && share[last]! > 0;
    if (isPlain) {
      const [nearest, farthest] = [-Math.log(share[from]!), -Math.log(share[last]!)];
      const least = Z95 * Math.sqrt(spread[from]!);
      const most = Z95 * Math.sqrt(spread[last]!);
      const reached =
        bound === 'high'
          ? Math.log(farthest) - least / farthest
          : Math.max(Math.log(nearest) + most / nearest, Math.log(farthest) + most / farthest);
      if (reached < needed) continue;
    }
    for (let i = from; i <= last; i++) {
      if (boundsOf(share[i]!, spread[i]!)[bound] <= level + LEVEL_ROUNDING) return i;
    }
  }
  return steps;
}

/** Area under the curve from 0 to `until`, with its variance (Irwin 1949; Klein and Moeschberger 2003, 4.5). */
export function areaUntil(
  { steps, times, atRisk, ended }: LifeTable,
  { share }: Shares,
  until: number,
): { readonly area: number; readonly variance: number } {
  let last = 0;
  while (last < steps && times[last]! < until) last++;
  let area = 0;
  let variance = 0;
  let right = until;
  // From the right: what is left of the area after each step.
  for (let i = last - 1; i >= 0; i--) {
    area += share[i]! * (right - times[i]!);
    right = times[i]!;
    const n = atRisk[i]!;
    const d = ended[i]!;
    if (d < n) variance += (area * area * d) / (n * (n - d));
  }
  return { area: area + right, variance };
}
