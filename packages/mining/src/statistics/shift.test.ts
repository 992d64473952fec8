// The shift between two groups and its interval: by hand, against the plain version, and against the test it belongs to.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hodgesLehmann, mannWhitney } from './mann-whitney.ts';
import { nthDifferences } from './nth-difference.ts';

const allDifferences = (first: readonly number[], second: readonly number[]): number[] =>
  first.flatMap((x) => second.map((y) => x - y)).toSorted((a, b) => a - b);

const middleOf = (sorted: readonly number[]): number =>
  (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;

/** Sixty-fourths: sums, differences and halves of them are exact. */
const evenly = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 64);
/** Few values, so that most pairs are tied; and values of which hardly two are the same. */
const sides = fc.constantFrom<fc.Arbitrary<number>>(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: -20, max: 20 }),
  evenly,
);
const twoSides = sides.chain((value) =>
  fc.tuple(
    fc.array(value, { minLength: 1, maxLength: 60 }),
    fc.array(value, { minLength: 1, maxLength: 60 }),
    fc.integer({ min: -2, max: 2 }),
  ),
);

describe('the shift by hand', () => {
  // All differences of 8, 9, 11, 12 and 1, 2, 4, 7: 7 6 4 1, 8 7 5 2, 10 9 7 4, 11 10 8 5; in order
  // 1 2 4 4 5 5 6 7 7 7 8 8 9 10 10 11. Of the 70 ways to deal out the ranks, 2 are as far apart as "all above all",
  // 4 where one pair is the other way round: p is 2/70, and shifts with one pair left over are not rejected (4/70).
  test('without ties, where all of a side are above the other', () => {
    expect(hodgesLehmann([9, 8, 12, 11], [7, 1, 4, 2])).toEqual({ value: 7, low: 1, high: 11, p: 2 / 70 });
  });

  // 6, 8, 9, 11 against 1, 2, 4, 7: one pair (6, 7) is the other way round. -1 1 2 2 4 4 4 5 5 6 7 7 7 8 9 10.
  test('where the test does not reject, 0 is within', () => {
    expect(hodgesLehmann([6, 8, 9, 11], [1, 2, 4, 7])).toEqual({ value: 5, low: -1, high: 10, p: 4 / 70 });
  });

  test('so few that nothing is ever rejected have no bounds', () => {
    expect(hodgesLehmann([5, 6], [1, 2])).toEqual({
      value: 4,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      p: 1 / 3,
    });
  });

  test('what is nearly all equal is not shifted, whatever the test says of the rest', () => {
    const first = [...Array.from({ length: 900 }, () => 5), ...Array.from({ length: 100 }, () => 9)];
    const second = Array.from({ length: 1000 }, () => 5);
    expect(mannWhitney(first, second).p).toBeLessThan(1e-20);
    expect(hodgesLehmann(first, second)).toMatchObject({ value: 0, low: 0, high: 0 });
  });

  test.each([
    ['first', [], [1]],
    ['second', [1], []],
    ['first', [Number.NaN, 1], [1]],
    ['second', [1], [2, Number.POSITIVE_INFINITY]],
  ])(
    'refuses a side without values or with one that is not finite, and says which: %s',
    (name, first, second) => {
      expect(() => hodgesLehmann(first, second)).toThrow(RangeError);
      expect(() => hodgesLehmann(first, second)).toThrow(name);
    },
  );
});

describe('the shift in general', () => {
  test('is the median of all differences', () => {
    fc.assert(
      fc.property(twoSides, ([first, second]) => {
        const shift = hodgesLehmann(first, second);
        expect(shift.value).toBe(middleOf(allDifferences(first, second)));
        expect(shift.low).toBeLessThanOrEqual(shift.value);
        expect(shift.high).toBeGreaterThanOrEqual(shift.value);
      }),
    );
  });

  test.each([
    ['few values, where ways are counted', 1, 7],
    ['more, where they are approximated', 21, 30],
  ])('its bounds are the outermost shifts that the test does not reject: %s', (_, least, most) => {
    const side = fc.array(evenly, { minLength: least, maxLength: most });
    fc.assert(
      fc.property(side, side, (first, second) => {
        const all = allDifferences(first, second);
        // Where all differences are different, each step between two of them can be tested as it is.
        fc.pre(
          new Set(all).size === all.length &&
            new Set([...first, ...second]).size === first.length + second.length,
        );
        const steps = [all[0]! - 1, ...all.slice(1).map((d, i) => (d + all[i]!) / 2), all.at(-1)! + 1];
        const isKept = steps.map(
          (by) =>
            mannWhitney(
              first.map((x) => x - by),
              second,
            ).p >= 0.05,
        );
        const [from, to] = [isKept.indexOf(true), isKept.lastIndexOf(true)];
        const { low, high } = hodgesLehmann(first, second);
        expect(low).toBe(from === 0 ? Number.NEGATIVE_INFINITY : all[from - 1]);
        expect(high).toBe(to === all.length ? Number.POSITIVE_INFINITY : all[to]);
      }),
      { numRuns: 60 },
    );
  });

  test('leaves 0 out exactly where the test has p below 0.05, but for a bound that is 0 where pairs are tied', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(twoSides, ([first, second, by]) => {
        const moved = first.map((value) => value + by);
        const { p, low, high } = hodgesLehmann(moved, second);
        expect(p).toBe(mannWhitney(moved, second).p);
        const zero = low > 0 || high < 0 ? 'out' : low < 0 && high > 0 ? 'within' : 'a bound';
        const isTied = moved.some((value) => second.includes(value));
        seen.add(zero);
        expect({ out: p < 0.05, within: p >= 0.05, 'a bound': isTied }[zero]).toBe(true);
      }),
      { numRuns: 3000, seed: 5 },
    );
    expect([...seen].toSorted()).toEqual(['a bound', 'out', 'within']);
  });

  test('turned round, it is the same the other way round', () => {
    fc.assert(
      fc.property(twoSides, ([first, second]) => {
        const { value, low, high, p } = hodgesLehmann(first, second);
        const back = hodgesLehmann(second, first);
        expect([-back.value + 0, -back.high + 0, -back.low + 0]).toEqual([value + 0, low + 0, high + 0]);
        expect(back.p).toBeCloseTo(p, 12);
      }),
    );
  });
});

const mixed = (i: number): number => ((Math.imul(i + 1, 0x9e3779b1) >>> 8) & 0xffff) / 7;

const numbers = (size: number, of: (i: number) => number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => of(i)).toSorted();

describe('ranks among differences that are not made', () => {
  test.each<[string, Float64Array, Float64Array]>([
    ['many', numbers(700, mixed), numbers(500, (i) => mixed(i + 5000))],
    ['heavy ties', numbers(800, (i) => (mixed(i) % 5) | 0), numbers(600, (i) => (mixed(i + 77) % 7) | 0)],
    ['one value each', numbers(900, () => 3), numbers(300, () => 3)],
    [
      'a long tail',
      numbers(600, (i) => Math.exp(mixed(i) / 700)),
      numbers(600, (i) => Math.exp(mixed(i + 9) / 800)),
    ],
    ['one against many', numbers(1, () => 40), numbers(9000, mixed)],
    ['in step with each other', numbers(1024, (i) => i), numbers(1024, (i) => i * 1024)],
  ])('%s: the same as sorting them all', (_, first, second) => {
    const all = Float64Array.from({ length: first.length * second.length }, (__, k) => {
      const [i, j] = [Math.floor(k / second.length), k % second.length];
      return first[i]! - second[j]!;
    }).toSorted();
    const last = all.length - 1;
    const ranks = [0, 1, last >> 8, last >> 2, last >> 1, (last >> 1) + 1, last - 5000, last].toSorted(
      (a, b) => a - b,
    );
    const unique = [...new Set(ranks.filter((rank) => rank >= 0))];
    expect(nthDifferences(first, second, unique)).toEqual(unique.map((rank) => all[rank]!));
  });

  test('two sides of 100,000 whose shift is known: ten thousand million differences, none of them made', () => {
    const second = numbers(100_000, (i) => i);
    const first = second.map((value) => value + 250);
    const { value, low, high } = hodgesLehmann(first, second);
    expect(value).toBe(250);
    // Uniform on an interval of length n: the interval reaches 1.96 n / sqrt(6 n) to both sides.
    const reach = (1.96 * 100_000) / Math.sqrt(600_000);
    expect(Math.abs(value - low - reach)).toBeLessThan(2);
    expect(Math.abs(high - value - reach)).toBeLessThan(2);
  });
});
