// Chosen ranks among all differences of a value of one side and a value of the other, without making them: in the matrix
// of the sorted sides every row ascends, so that what is above or below a pivot is counted in one walk along its edge
// (Johnson & Mizoguchi 1978). Pivots come from an even sample of what is left (Floyd & Rivest 1975).

/** So many differences are made and sorted; of more, parts are ruled out first. */
const FEW = 4096;
const SAMPLED = 1024;
/** So many of the sample to each side of where a rank should be: a standard deviation and a half. */
const MARGIN = 24;
/** The fractions of its multiples are spread evenly: an offset that falls into step with nothing. */
const GOLDEN = 0.618_033_988_749_894_9;

/** Per row, the differences that are still in question: those of its ranks from `from` up to `to`. */
interface Left {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Per row, how many differences are below a pivot, and up to it. */
interface Walked {
  readonly below: Uint32Array;
  readonly upTo: Uint32Array;
}

/**
 * The differences first minus second of the given ranks: exact, with room for the sides only.
 *
 * @param first ascending, finite @param second ascending, finite
 * @param ranks ascending, from 0 up to the number of pairs - 1
 */
export function nthDifferences(
  first: Float64Array,
  second: Float64Array,
  ranks: readonly number[],
): readonly number[] {
  const rows = first.length;
  const found = new Map<number, number>();
  const left = { from: new Uint32Array(rows), to: new Uint32Array(rows).fill(second.length) };
  narrow(first, second, left, [...new Set(ranks)], roomFor(rows), found);
  return ranks.map((rank) => found.get(rank)!);
}

function roomFor(rows: number): Walked {
  return { below: new Uint32Array(rows), upTo: new Uint32Array(rows) };
}

function narrow(
  first: Float64Array,
  second: Float64Array,
  left: Left,
  ranks: readonly number[],
  walked: Walked,
  found: Map<number, number>,
): void {
  let wanted = ranks;
  while (wanted.length > 0) {
    const before = sumOf(left.from);
    const inQuestion = sumOf(left.to) - before;
    if (inQuestion <= FEW) {
      const all = takeEvery(first, second, left, inQuestion, 1);
      for (const rank of wanted) found.set(rank, all[rank - before]!);
      return;
    }
    const sample = takeEvery(first, second, left, SAMPLED, inQuestion / SAMPLED);
    const place = (rank: number): number => ((rank - before) / inQuestion) * SAMPLED;
    const low = Math.floor(place(wanted[0]!)) - MARGIN;
    // Ranks far from each other part here.
    const near = wanted.findLast((rank) => place(rank) - place(wanted[0]!) <= 2 * MARGIN)!;
    const high = Math.ceil(place(near)) + MARGIN;
    for (const at of [Math.max(0, low), Math.min(SAMPLED - 1, high)]) {
      if (wanted.length === 0) break;
      const pivot = sample[at]!;
      const { below, upTo } = walk(first, second, pivot, walked);
      for (const rank of wanted) if (rank >= below && rank < upTo) found.set(rank, pivot);
      const smaller = wanted.filter((rank) => rank < below);
      const larger = wanted.filter((rank) => rank >= upTo);
      if (smaller.length > 0 && larger.length > 0) {
        const apart = { from: left.from.slice(), to: left.to.slice() };
        endAt(apart.to, walked.below);
        narrow(first, second, apart, smaller, roomFor(first.length), found);
      }
      if (larger.length > 0 || smaller.length === 0) beginAt(left.from, walked.upTo);
      else endAt(left.to, walked.below);
      wanted = larger.length > 0 ? larger : smaller;
    }
  }
}

function sumOf(counts: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]!;
  return sum;
}

function beginAt(from: Uint32Array, least: Uint32Array): void {
  for (let i = 0; i < from.length; i++) if (from[i]! < least[i]!) from[i] = least[i]!;
}

function endAt(to: Uint32Array, most: Uint32Array): void {
  for (let i = 0; i < to.length; i++) if (to[i]! > most[i]!) to[i] = most[i]!;
}

/** `size` of the differences in question, one in `step`, ascending. */
function takeEvery(
  first: Float64Array,
  second: Float64Array,
  { from, to }: Left,
  size: number,
  step: number,
): Float64Array {
  const taken = new Float64Array(size);
  let passed = 0;
  let row = 0;
  for (let s = 0; s < size; s++) {
    const at = step === 1 ? s : Math.floor((s + ((s * GOLDEN) % 1)) * step);
    while (at >= passed + to[row]! - from[row]!) {
      passed += to[row]! - from[row]!;
      row++;
    }
    taken[s] = first[row]! - second[second.length - 1 - (from[row]! + at - passed)]!;
  }
  return taken.toSorted();
}

/** Counts, in all and per row, the differences below the pivot and up to it. */
function walk(
  first: Float64Array,
  second: Float64Array,
  pivot: number,
  walked: Walked,
): { readonly below: number; readonly upTo: number } {
  const perRow = walked.below;
  const perRowUpTo = walked.upTo;
  let allBelow = 0;
  let allUpTo = 0;
  // How many of the second side are too small for the difference to be below the pivot, and up to it.
  let small = 0;
  let smaller = 0;
  const columns = second.length;
  for (let i = 0; i < perRow.length; i++) {
    const value = first[i]!;
    while (smaller < columns && value - second[smaller]! > pivot) smaller++;
    if (small < smaller) small = smaller;
    while (small < columns && value - second[small]! >= pivot) small++;
    perRow[i] = columns - small;
    perRowUpTo[i] = columns - smaller;
    allBelow += columns - small;
    allUpTo += columns - smaller;
  }
  return { below: allBelow, upTo: allUpTo };
}
