// Where the level of a series changed: binary segmentation (Vostrikova 1981) with a permutation test at every split, as
// Matteson and James (2014) stop theirs. Nothing is assumed of the noise but that its order says nothing; a series that
// drifts or remembers itself (a stock, a season) breaks that, and gets changes that are none.
import { createRandom, type Random } from '../simulation/random.ts';

/** A place at which a series changes its level. */
export interface ChangePoint {
  /** Place of the first value of the new level. */
  readonly index: number;
  /** Means of the values from the change before up to this one, and from this one up to the next. */
  readonly before: number;
  readonly after: number;
  /** Chance of a split as good anywhere, if the order of the values said nothing. */
  readonly pValue: number;
}

/** How sure a change has to be, and how long levels last. */
export interface ChangeOptions {
  /** Only changes with a p-value up to this. A series without any change has one with this chance. 0.01 unless told. */
  readonly alpha?: number;
  /** The shortest level, in values; 3 unless told. */
  readonly shortest?: number;
  /** 999 unless told. The same seed gives the same answer. */
  readonly permutations?: number;
  readonly seed?: number;
}

/**
 * In the order of the series.
 * @throws {RangeError} if a value is not a finite number, or an option is out of its range
 */
export function changePoints(values: readonly number[], options: ChangeOptions = {}): ChangePoint[] {
  const { alpha = 0.01, shortest = 3, permutations = 999, seed = 1 } = options;
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0)
    throw new RangeError(`value ${bad} of the series is ${values[bad]}; leave out what was not measured`);
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha: ${alpha}, but it is a chance between 0 and 1`);
  if (!(Number.isInteger(shortest) && shortest >= 1 && Number.isInteger(permutations) && permutations >= 1))
    throw new RangeError('shortest and permutations are whole numbers from 1');
  const random = createRandom(seed);
  const found: { readonly index: number; readonly pValue: number }[] = [];
  const look = (from: number, to: number): void => {
    const part = Float64Array.from(values.slice(from, to));
    const split = bestSplit(part, shortest);
    if (split === undefined) return;
    const pValue = chanceOf(part, split.gain, shortest, permutations, random);
    if (pValue > alpha) return;
    look(from, from + split.at);
    found.push({ index: from + split.at, pValue });
    look(from + split.at, to);
  };
  look(0, values.length);
  return found.map(({ index, pValue }, i) => ({
    index,
    before: meanOf(values, found[i - 1]?.index ?? 0, index),
    after: meanOf(values, index, found[i + 1]?.index ?? values.length),
    pValue,
  }));
}

interface Split {
  readonly at: number;
  /** What the sum of squares loses by two means instead of one. */
  readonly gain: number;
}

/** Undefined where the series is too short, or all of it is equal. */
function bestSplit(values: Float64Array, shortest: number): Split | undefined {
  const n = values.length;
  if (n < 2 * shortest || values.every((value) => value === values[0])) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let best: Split = { at: shortest, gain: -1 };
  let sum = 0;
  for (let at = 1; at <= n - shortest; at++) {
    sum += values[at - 1]! - mean;
    const gain = (sum * sum * n) / (at * (n - at));
    if (at >= shortest && gain > best.gain) best = { at, gain };
  }
  return best;
}

function chanceOf(
  values: Float64Array,
  gain: number,
  shortest: number,
  permutations: number,
  random: Random,
): number {
  const shuffled = values.slice();
  let asGood = 1;
  for (let turn = 0; turn < permutations; turn++) {
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = random.int(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
    }
    // Sums in another order differ by rounding.
    if (bestSplit(shuffled, shortest)!.gain >= gain * (1 - 1e-9)) asGood++;
  }
  return asGood / (permutations + 1);
}

function meanOf(values: readonly number[], from: number, to: number): number {
  return values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
}
