// Five figures that describe a set of numbers. Median: mean of the two middle values; p90: linear interpolation
// between the closest ranks (position 0.9 (n - 1), numpy's default, type 7 of Hyndman & Fan 1996).

/** What values are like in a few figures; in the unit of the values (seconds, where it says so). */
export interface Description {
  readonly min: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  readonly max: number;
}

/**
 * Describes `values`; undefined where there are none.
 * @param values any order, no NaN; left unchanged.
 */
export function describe(values: ArrayLike<number>): Description | undefined {
  if (values.length === 0) return undefined;
  return describeInPlace(Float64Array.from(values), 0, values.length, 1);
}

/**
 * Describes `values[from, to)` divided by `unit`, and reorders them on the way (no copy is made).
 * The range must not be empty.
 */
export function describeInPlace(values: Float64Array, from: number, to: number, unit: number): Description {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let i = from; i < to; i++) {
    const value = values[i]!;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  const middle = from + ((to - from) >> 1);
  const median = medianInPlace(values, from, to, middle);
  // Selecting the median left everything from its rank up on the right, where the other one is looked for.
  const p90 = quantileInPlace(values, from, to, 0.9, middle);
  return {
    min: min / unit,
    mean: sum / (to - from) / unit,
    median: median / unit,
    p90: p90 / unit,
    max: max / unit,
  };
}

function medianInPlace(values: Float64Array, from: number, to: number, middle: number): number {
  const high = selectInPlace(values, from, to, middle);
  return (to - from) % 2 === 1 ? high : (largest(values, from, middle) + high) / 2;
}

/**
 * The quantile `q` (0..1) of `values[from, to)` by linear interpolation; reorders the range, which must not be empty.
 * @param settled an index whose value has its rank already: smaller or equal on its left, larger or equal on its right
 */
export function quantileInPlace(
  values: Float64Array,
  from: number,
  to: number,
  q: number,
  settled = from,
): number {
  const position = (to - from - 1) * q;
  const below = Math.floor(position);
  const rank = from + below;
  const low =
    rank >= settled ? selectInPlace(values, settled, to, rank) : selectInPlace(values, from, settled, rank);
  const part = position - below;
  if (part === 0) return low;
  let next = Number.POSITIVE_INFINITY;
  for (let i = rank + 1; i < to; i++) if (values[i]! < next) next = values[i]!;
  return low + (next - low) * part;
}

/** The quantile of any values; NaN where there are none. */
export function quantileOf(values: ArrayLike<number>, q: number): number {
  if (values.length === 0) return Number.NaN;
  return quantileInPlace(Float64Array.from(values), 0, values.length, q);
}

function largest(values: Float64Array, from: number, to: number): number {
  let result = values[from]!;
  for (let i = from + 1; i < to; i++) if (values[i]! > result) result = values[i]!;
  return result;
}

/**
 * Puts the value of rank `k` (an absolute index) into its place: smaller or equal on its left, larger or equal on
 * its right. Quickselect (Hoare 1961); the pivot of a long range comes from a small sample around `k` (Floyd & Rivest
 * 1975, SELECT), that of a short one is the middle of three. Where that goes badly it sorts what is left, so the worst
 * case stays n log n.
 */
export function selectInPlace(values: Float64Array, from: number, to: number, k: number): number {
  let left = from;
  let right = to - 1;
  let patience = 2 * (32 - Math.clz32(to - from)) + 8;
  while (right > left) {
    if (right - left < 16) {
      insertionSort(values, left, right);
      break;
    }
    if (patience-- === 0) {
      values.subarray(left, right + 1).sort();
      break;
    }
    const pivot =
      right - left > SAMPLED
        ? pivotFromSample(values, left, right, k)
        : middleOf(values[left]!, values[(left + right) >>> 1]!, values[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i <= j) {
        const swap = values[i]!;
        values[i] = values[j]!;
        values[j] = swap;
        i++;
        j--;
      }
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}

/** Ranges longer than this are worth a sample, by Floyd and Rivest. */
const SAMPLED = 600;

/** A value whose rank in the range is probably near `k`, so that one partition leaves little to look at. */
function pivotFromSample(values: Float64Array, left: number, right: number, k: number): number {
  const count = right - left + 1;
  const rank = k - left + 1;
  const log = Math.log(count);
  const size = 0.5 * Math.exp((2 * log) / 3);
  const side = Math.sign(rank - count / 2);
  const shift = 0.5 * side * Math.sqrt((log * size * (count - size)) / count);
  const low = Math.max(left, Math.floor(k - (rank * size) / count + shift));
  const high = Math.min(right, Math.floor(k + ((count - rank) * size) / count + shift));
  return selectInPlace(values, low, high + 1, k);
}

function insertionSort(values: Float64Array, left: number, right: number): void {
  for (let i = left + 1; i <= right; i++) {
    const value = values[i]!;
    let j = i - 1;
    while (j >= left && values[j]! > value) {
      values[j + 1] = values[j]!;
      j--;
    }
    values[j + 1] = value;
  }
}

function middleOf(a: number, b: number, c: number): number {
  if (a < b) {
    if (b < c) return b;
    return a < c ? c : a;
  }
  if (a < c) return a;
  return b < c ? c : b;
}
