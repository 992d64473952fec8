// Five figures that describe a set of numbers. Median: mean of the two middle values; p90: linear interpolation
// between the closest ranks (position 0.9 (n - 1), numpy's default, type 7 of Hyndman & Fan 1996).

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
  const p90 = quantileInPlace(values, from, to, 0.9);
  // Selecting p90 left everything up to its rank on the left, where the median is.
  const edge = from + Math.min(Math.floor((to - from - 1) * 0.9) + 2, to - from);
  const median = medianInPlace(values, from, to, edge);
  return {
    min: min / unit,
    mean: sum / (to - from) / unit,
    median: median / unit,
    p90: p90 / unit,
    max: max / unit,
  };
}

function medianInPlace(values: Float64Array, from: number, to: number, edge: number): number {
  const count = to - from;
  const upper = from + (count >> 1);
  const high = selectInPlace(values, from, Math.max(edge, upper + 1), upper);
  if (count % 2 === 1) return high;
  return (largest(values, from, upper) + high) / 2;
}

/**
 * The quantile `q` (0..1) of `values[from, to)` by linear interpolation; reorders the range, which must not be empty.
 */
export function quantileInPlace(values: Float64Array, from: number, to: number, q: number): number {
  const position = (to - from - 1) * q;
  const below = Math.floor(position);
  const low = selectInPlace(values, from, to, from + below);
  const part = position - below;
  if (part === 0) return low;
  let next = Number.POSITIVE_INFINITY;
  let at = from + below + 1;
  for (let i = at; i < to; i++) {
    if (values[i]! < next) {
      next = values[i]!;
      at = i;
    }
  }
  // The next rank moves to its place, so that everything up to it stands on the left.
  values[at] = values[from + below + 1]!;
  values[from + below + 1] = next;
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
 * its right. Quickselect (Hoare 1961) with a median-of-three pivot; where that goes badly it sorts what is left,
 * so the worst case stays n log n.
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
    const middle = (left + right) >>> 1;
    const pivot = middleOf(values[left]!, values[middle]!, values[right]!);
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
