// How long things last, told from those that are over and those that still run: the estimator of Kaplan and Meier (1958),
// with Greenwood's variance on the scale of log(-log S), as R's `conf.type = "log-log"` and lifelines have it.
import { Z95, type Interval } from '../insight/intervals.ts';

/** A quantile of the times; null bounds and values lie beyond what was followed. */
export interface QuantileOfTime {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Survival {
  /** All, and those that are over. */
  readonly n: number;
  readonly over: number;
  /** Distinct times at which something ended, ascending, and the share that lasts longer, with its 95 % interval. */
  readonly times: Float64Array;
  readonly share: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The first time at which at most `1 - q` last longer. @param q 0 to 1 */
  readonly quantile: (q: number) => QuantileOfTime;
  /** The share that lasts longer than `time`. */
  readonly shareAfter: (time: number) => number;
}

/**
 * @param seconds per thing, how long it lasted or has lasted so far; not negative
 * @param isOver per thing, 1 where it has ended; those that end and those that are lost at one moment count as at risk
 *   until then
 */
export function survivalOf(seconds: Float64Array, isOver: Uint8Array): Survival {
  const n = seconds.length;
  const order = Uint32Array.from(seconds.keys()).toSorted((a, b) => seconds[a]! - seconds[b]!);
  const times: number[] = [];
  const share: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  let atRisk = n;
  let lasting = 1;
  let variance = 0;
  let over = 0;
  for (let i = 0; i < n;) {
    const time = seconds[order[i]!]!;
    let ended = 0;
    let left = 0;
    for (; i < n && seconds[order[i]!] === time; i++) {
      left++;
      ended += isOver[order[i]!]!;
    }
    if (ended > 0) {
      lasting *= 1 - ended / atRisk;
      variance += ended === atRisk ? 0 : ended / (atRisk * (atRisk - ended));
      const bounds = boundsOf(lasting, variance);
      times.push(time);
      share.push(lasting);
      low.push(bounds.low);
      high.push(bounds.high);
      over += ended;
    }
    atRisk -= left;
  }
  const firstAtMost = (values: readonly number[], level: number): number | null => {
    // A share that should be the level exactly may miss it by the rounding of its product.
    const found = values.findIndex((value) => value <= level + 1e-12);
    return found < 0 ? null : times[found]!;
  };
  return {
    n,
    over,
    times: Float64Array.from(times),
    share: Float64Array.from(share),
    low: Float64Array.from(low),
    high: Float64Array.from(high),
    quantile: (q) => ({
      value: firstAtMost(share, 1 - q),
      low: firstAtMost(low, 1 - q),
      high: firstAtMost(high, 1 - q),
    }),
    shareAfter(time) {
      let last = 1;
      for (const [i, at] of times.entries()) {
        if (at > time) break;
        last = share[i]!;
      }
      return last;
    },
  };
}

function boundsOf(share: number, variance: number): Interval {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const log = Math.log(share);
  const reach = Z95 * Math.sqrt(variance / log ** 2);
  const centre = Math.log(-log);
  return { low: Math.exp(-Math.exp(centre + reach)), high: Math.exp(-Math.exp(centre - reach)) };
}
