// The median of one side's times with its 95 % interval, without sorting them all: the levels that the times already
// have say where the wanted ranks lie, and only those levels are sorted.
import { Z95, type Interval } from '../insight/intervals.ts';

/**
 * Median and distribution-free interval from order statistics (normal approximation of the ranks), the same as
 * `medianInterval` gives; undefined below 30 values.
 * @param levels per row, a level that rises with the value
 * @param side per row; only rows of side `wanted` count
 */
export function medianAmong(
  values: Float64Array,
  levels: Uint8Array,
  side: Uint8Array,
  wanted: number,
): (Interval & { readonly n: number; readonly median: number }) | undefined {
  const counts = new Uint32Array(256);
  let n = 0;
  for (let i = 0; i < side.length; i++) {
    if (side[i] !== wanted) continue;
    counts[levels[i]!]!++;
    n++;
  }
  if (n < 30) return undefined;
  const reach = (Z95 * Math.sqrt(n)) / 2;
  const ranks = [
    (n - 1) >> 1,
    n >> 1,
    Math.max(0, Math.floor(n / 2 - reach)),
    Math.min(n - 1, Math.ceil(n / 2 + reach)),
  ];
  const sorted = new Map<number, Float64Array>();
  const [below, above, low, high] = ranks.map((rank) => {
    let level = 0;
    let before = 0;
    while (before + counts[level]! <= rank) before += counts[level++]!;
    let here = sorted.get(level);
    if (!here) {
      here = new Float64Array(counts[level]!);
      let next = 0;
      for (let i = 0; i < side.length; i++) {
        if (side[i] === wanted && levels[i] === level) here[next++] = values[i]!;
      }
      here.sort();
      sorted.set(level, here);
    }
    return here[rank - before]!;
  }) as [number, number, number, number];
  return { n, median: (below + above) / 2, low, high };
}
