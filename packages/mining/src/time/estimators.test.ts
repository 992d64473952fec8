// The estimators against published figures, tables worked by hand, and plain implementations that share no code with them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainCurve, plainQuantile } from '../../testing/plain-survival.ts';
import { compareSurvival, type Times } from './compare-survival.ts';
import { cumulativeIncidence } from './incidence.ts';
import { chiSquareTail, twoSidedTail } from './normal-tail.ts';
import { sortRoom, sortTimes } from './sort-times.ts';
import { survivalOf, timeFigures } from './survival.ts';

/** `13+` was followed for 13 and has not ended. */
function timesOf(text: string): Times {
  const words = text.split(' ');
  return {
    seconds: Float64Array.from(words, (word) => Number.parseFloat(word)),
    isOver: Uint8Array.from(words, (word) => (word.endsWith('+') ? 0 : 1)),
  };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Weeks of remission: Freireich et al. (1963), in most textbooks on survival. */
const mercaptopurine = timesOf('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
const placebo = timesOf('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23');

/** The data set `aml` of R's survival package: Miller (1981). */
const maintained = timesOf('9 13 13+ 18 23 28+ 31 34 45+ 48 161+');
const notMaintained = timesOf('5 5 8 8 12 16+ 23 27 30 33 43 45');

const someTimes = fc.array(
  fc.record({
    seconds: fc.oneof(fc.nat(20), fc.double({ min: 0, max: 1e9, noNaN: true })),
    over: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);
/** Longer than a block of steps, and than what is sorted by the engine. */
const manyTimes = fc
  .tuple(
    fc.integer({ min: 500, max: 1500 }),
    fc.integer({ min: 1, max: 5000 }),
    fc.double({ min: 0.05, max: 1, noNaN: true }),
    fc.integer(),
  )
  .map(([n, most, ending, seed]) => {
    let state = seed >>> 0;
    const next = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    return Array.from({ length: n }, () => ({ seconds: Math.floor(next() * most), over: next() < ending }));
  });

function columns(all: readonly { readonly seconds: number; readonly over: boolean }[]): Times {
  return {
    seconds: Float64Array.from(all, ({ seconds }) => seconds),
    isOver: Uint8Array.from(all, ({ over }) => Number(over)),
  };
}

describe('Kaplan and Meier', () => {
  test('gives the curve of the data set aml, with the bounds that R and SciPy give on the scale log(-log)', () => {
    const found = survivalOf(maintained.seconds, maintained.isOver);
    expect([...found.times]).toEqual([9, 13, 18, 23, 31, 34, 48]);
    expect([...found.share].map((one) => round(one, 8))).toEqual([
      0.90909091, 0.81818182, 0.71590909, 0.61363636, 0.49090909, 0.36818182, 0.18409091,
    ]);
    expect([...found.low].map((one) => round(one, 8))).toEqual([
      0.50808021, 0.44742861, 0.35019039, 0.26575204, 0.16733091, 0.09282957, 0.01173848,
    ]);
    expect([...found.high].map((one) => round(one, 8))).toEqual([
      0.98667382, 0.95116223, 0.89902397, 0.83529924, 0.75339979, 0.65704083, 0.52501484,
    ]);
    expect(found.quantile(0.5)).toEqual({ value: 31, low: 13, high: null });
  });

  test('gives the restricted means that R prints for it, up to 161', () => {
    const mean = survivalOf(maintained.seconds, maintained.isOver).restrictedMean(161);
    expect([round(mean.value, 1), round(mean.standardError, 2)]).toEqual([52.6, 19.83]);
    // Nobody of the other group was left at 161: everything after 45 adds nothing.
    const other = survivalOf(notMaintained.seconds, notMaintained.isOver).restrictedMean(45);
    expect([round(other.value, 1), round(other.standardError, 2)]).toEqual([22.7, 4.18]);
  });

  test('without anything open the restricted mean is the mean, its variance the sum of squares by n squared', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }), (all) => {
        const found = timeFigures(Float64Array.from(all), new Uint8Array(all.length).fill(1));
        const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
        const squares = all.reduce((sum, one) => sum + (one - mean) ** 2, 0);
        expect(found.mean.value).toBeCloseTo(mean, 9);
        expect(found.mean.standardError).toBeCloseTo(Math.sqrt(squares) / all.length, 9);
      }),
    );
  });

  test('equals the plain way in every figure, in few and in many', () => {
    fc.assert(
      fc.property(fc.oneof(someTimes, manyTimes), fc.double({ min: 0, max: 1, noNaN: true }), (all, q) => {
        const { seconds, isOver } = columns(all);
        const steps = plainCurve(all);
        const found = survivalOf(seconds, isOver);
        expect([...found.times]).toEqual(steps.map(({ time }) => time));
        for (const [i, step] of steps.entries()) {
          expect(found.share[i]).toBeCloseTo(step.share, 12);
          expect(found.low[i]).toBeCloseTo(step.low, 9);
          expect(found.high[i]).toBeCloseTo(step.high, 9);
        }
        for (const level of [0.25, 0.5, 0.75, q])
          expect(found.quantile(level)).toEqual(plainQuantile(steps, level));
      }),
      { numRuns: 60 },
    );
  });

  test('a thinned curve has few points, the same quartiles, and is nowhere far from the whole', () => {
    fc.assert(
      fc.property(manyTimes, fc.integer({ min: 20, max: 100 }), (all, points) => {
        const { seconds, isOver } = columns(all);
        const whole = survivalOf(seconds, isOver);
        const { curve, quartiles } = timeFigures(seconds, isOver, points);
        expect(curve.times.length).toBeLessThanOrEqual(points);
        const off = (of: 'share' | 'low' | 'high', level: number): number | null => {
          const i = curve[of].findIndex((one) => one <= level + 1e-12);
          return i < 0 ? null : curve.times[i]!;
        };
        for (const [i, level] of [0.75, 0.5, 0.25].entries()) {
          expect(quartiles[i]).toEqual(whole.quantile(1 - level));
          expect(quartiles[i]).toEqual({
            value: off('share', level),
            low: off('low', level),
            high: off('high', level),
          });
        }
        let kept = -1;
        for (const [i, time] of whole.times.entries()) {
          if (curve.times[kept + 1] === time) kept++;
          const shown = kept < 0 ? 1 : curve.share[kept]!;
          expect(shown - whole.share[i]!).toBeLessThan(2 / (points - 11));
        }
        expect(kept).toBe(curve.times.length - 1);
      }),
      { numRuns: 40 },
    );
  });

  test('of nothing says nothing; of one thing what there is; at one instant that all were over at once', () => {
    const none = { value: null, low: null, high: null };
    expect(timeFigures(new Float64Array(), new Uint8Array())).toMatchObject({
      n: 0,
      open: 0,
      quartiles: [none, none, none],
      naiveMedian: null,
      mean: { until: 0, value: 0 },
    });
    expect(timeFigures(Float64Array.of(5), Uint8Array.of(0))).toMatchObject({
      n: 1,
      open: 1,
      quartiles: [none, none, none],
      mean: { until: 5, value: 5 },
    });
    expect(timeFigures(new Float64Array(9), new Uint8Array(9).fill(1)).quartiles[1]).toEqual({
      value: 0,
      low: 0,
      high: 0,
    });
  });

  test.each([
    [Float64Array.of(1, -2), Uint8Array.of(1, 1), /time 1 is -2.*0 or more/u],
    [Float64Array.of(Number.NaN), Uint8Array.of(1), /time 0 is NaN/u],
    [Float64Array.of(Number.POSITIVE_INFINITY), Uint8Array.of(1), /finite/u],
    [Float64Array.of(1), Uint8Array.of(1, 0), /1 times, but for 2/u],
  ])('refuses %s with %s', (seconds, isOver, message) => {
    expect(() => survivalOf(seconds, isOver)).toThrow(message);
    expect(() => cumulativeIncidence(seconds, isOver, 1)).toThrow(message);
    expect(() => compareSurvival({ seconds, isOver }, placebo)).toThrow(message);
  });

  test('refuses a curve of too few points, a quantile that is none, a mean beyond what was followed', () => {
    expect(() => timeFigures(placebo.seconds, placebo.isOver, 3)).toThrow(/20 or more/u);
    const found = survivalOf(placebo.seconds, placebo.isOver);
    expect(() => found.quantile(50)).toThrow(/0 to 1/u);
    expect(() => found.restrictedMean(24)).toThrow(/longer than 23/u);
  });
});

test('times are sorted as the engine sorts them, whole or not, whatever their size', () => {
  const anything = fc.oneof(
    fc.nat(3),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    fc.maxSafeNat(),
  );
  fc.assert(
    fc.property(fc.array(anything, { minLength: 450, maxLength: 700 }), fc.nat(20), (all, from) => {
      const times = Float64Array.from(all, (one) => one + 0);
      const expected = [...times.subarray(0, from), ...times.subarray(from).toSorted()];
      sortTimes(times, from, times.length, sortRoom(times.length));
      expect([...times]).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

describe('two groups', () => {
  test('the log-rank test of Freireich et al. is 16.79, as textbooks print it', () => {
    const { logRank, tooEarly } = compareSurvival(mercaptopurine, placebo);
    expect(round(logRank!.chiSquare, 2)).toBe(16.79);
    expect(logRank!.observed).toEqual([9, 21]);
    expect(logRank!.expected.map((one) => round(one, 2))).toEqual([19.25, 10.75]);
    expect(logRank!.pValue).toBeCloseTo(4.168809109334529e-5, 15);
    expect(tooEarly).toBe(true);
  });

  test('that of aml is 3.4 with p = 0.065, as R prints it', () => {
    const { logRank } = compareSurvival(maintained, notMaintained);
    expect(round(logRank!.chiSquare, 4)).toBe(3.3964);
    expect(logRank!.expected.map((one) => round(one, 2))).toEqual([10.69, 7.31]);
    expect(round(logRank!.pValue, 4)).toBe(0.0653);
  });

  test('the means are compared over the time that both were followed', () => {
    const { means, difference } = compareSurvival(maintained, notMaintained);
    expect(means.map(({ until }) => until)).toEqual([45, 45]);
    // Of the second by hand, width x share between 0, 5, 8, 12, 23, 27, 30, 33, 43 and 45. After 8 four of twelve are gone; of
    // the eight left one goes at 12 and one is lost from sight at 16; then one of six goes each time.
    const second = 5 + 30 / 12 + 32 / 12 + 77 / 12 + 140 / 72 + 84 / 72 + 63 / 72 + 140 / 72 + 14 / 72;
    expect(means[1].value).toBeCloseTo(second, 10);
    expect(difference.value).toBeCloseTo(means[0].value - second, 10);
    expect(difference.low).toBeLessThan(0);
    expect(difference.pValue).toBeGreaterThan(0.05);
  });

  test('have the log-rank test as its formula is printed', () => {
    fc.assert(
      fc.property(someTimes, someTimes, (a, b) => {
        const both = [...a, ...b];
        const moments = new Set(both.filter(({ over }) => over).map(({ seconds }) => seconds));
        let difference = 0;
        let variance = 0;
        for (const moment of moments) {
          const n1 = a.filter(({ seconds }) => seconds >= moment).length;
          const n = both.filter(({ seconds }) => seconds >= moment).length;
          const d1 = a.filter(({ seconds, over }) => over && seconds === moment).length;
          const d = both.filter(({ seconds, over }) => over && seconds === moment).length;
          difference += d1 - (d * n1) / n;
          if (n > 1) variance += (((d * n1) / n) * (1 - n1 / n) * (n - d)) / (n - 1);
        }
        const { logRank } = compareSurvival(columns(a), columns(b));
        if (variance < 1e-12) return;
        expect(logRank!.chiSquare).toBeCloseTo(difference ** 2 / variance, 6);
      }),
    );
  });

  test('turned around say the same, a group against itself nothing', () => {
    fc.assert(
      fc.property(someTimes, someTimes, (a, b) => {
        const there = compareSurvival(columns(a), columns(b));
        const back = compareSurvival(columns(b), columns(a));
        expect(there.difference.value).toBeCloseTo(-back.difference.value, 6);
        expect(there.logRank === null).toBe(back.logRank === null);
        expect(there.logRank?.chiSquare ?? 0).toBeCloseTo(back.logRank?.chiSquare ?? 0, 6);
        const self = compareSurvival(columns(a), columns(a));
        expect(self.difference.value).toBe(0);
        expect(self.logRank?.chiSquare ?? 0).toBeCloseTo(0, 9);
      }),
    );
  });

  test('of which one is empty are refused; without an end there is no test', () => {
    expect(() => compareSurvival(placebo, columns([]))).toThrow(/both groups/u);
    expect(compareSurvival(timesOf('3+ 4+'), timesOf('5+')).logRank).toBeNull();
  });

  test('tails of the normal distribution are those of SciPy, far out, too', () => {
    // scipy.special.erfc of 0.1, 1, 1.9, 2, 2.5, 5, 20
    const known = [
      [0.1, 0.8875370839817152],
      [1, 0.15729920705028516],
      [1.9, 0.007209570764742531],
      [2, 0.004677734981047266],
      [2.5, 0.00040695201744495886],
      [5, 1.5374597944280347e-12],
      [20, 5.395865611607901e-176],
    ] as const;
    for (const [x, tail] of known) {
      expect(twoSidedTail(x * Math.SQRT2) / tail).toBeCloseTo(1, 11);
      expect(chiSquareTail(2 * x * x) / tail).toBeCloseTo(1, 11);
    }
    expect(chiSquareTail(0)).toBe(1);
  });
});

/** Aalen-Johansen and its variance as the formulas are printed, with a loop over all earlier steps at every step. */
function plainIncidence(all: readonly { readonly seconds: number; readonly cause: number }[], cause: number) {
  const times = [...new Set(all.filter((one) => one.cause > 0).map(({ seconds }) => seconds))].toSorted(
    (a, b) => a - b,
  );
  const rows = times.map((time) => ({
    time,
    n: all.filter(({ seconds }) => seconds >= time).length,
    d: all.filter((one) => one.seconds === time && one.cause > 0).length,
    d1: all.filter((one) => one.seconds === time && one.cause === cause).length,
  }));
  let lasting = 1;
  let share = 0;
  const steps = rows.map((row) => {
    const before = lasting;
    share += (before * row.d1) / row.n;
    lasting *= 1 - row.d / row.n;
    return { ...row, before, share, lasting };
  });
  return steps.map(({ time, share: reached }, t) => {
    let variance = 0;
    for (const { n, d, d1, before, share: then } of steps.slice(0, t + 1)) {
      if (d < n) variance += ((reached - then) ** 2 * d) / (n * (n - d));
      variance += (before ** 2 * (n - d1) * d1) / n ** 3;
      variance -= (2 * (reached - then) * before * d1) / n ** 2;
    }
    return { time, share: reached, variance };
  });
}

const someCauses = fc.array(fc.record({ seconds: fc.nat(15), cause: fc.nat(3) }), {
  minLength: 1,
  maxLength: 40,
});
const incidenceOf = (
  all: readonly { readonly seconds: number; readonly cause: number }[],
  ages: number[] = [],
) =>
  cumulativeIncidence(
    Float64Array.from(all, ({ seconds }) => seconds),
    Uint8Array.from(all, ({ cause }) => cause),
    3,
    { ages, points: 100 },
  );

describe('ends that exclude each other', () => {
  test('by hand: six cases, won at 1 and 4, lost at 2 and 4, open at 3 and 5', () => {
    const all = [
      { seconds: 1, cause: 1 },
      { seconds: 2, cause: 2 },
      { seconds: 3, cause: 0 },
      { seconds: 4, cause: 1 },
      { seconds: 4, cause: 2 },
      { seconds: 5, cause: 0 },
    ];
    const { causes, open, followed } = incidenceOf(all, [0, 1, 3, 4, 5, 6]);
    expect([open, followed]).toEqual([2, 5]);
    // 1: 6 at risk, won 1/6, lasting 5/6. 2: 5 at risk, lost 5/6 x 1/5 = 1/6, lasting 4/6.
    // 4: 3 at risk, won and lost 4/6 x 1/3 = 2/9 each. Won in all 1/6 + 2/9 = 7/18, lost the same.
    const shares = [0, 1 / 6, 1 / 6, 7 / 18, 7 / 18];
    for (const [i, share] of shares.entries()) expect(causes[0]!.at[i]!.share).toBeCloseTo(share, 12);
    expect(causes[0]!.at[5]).toBeNull();
    expect(causes[1]!.last.share).toBeCloseTo(7 / 18, 12);
    expect(causes[2]!).toMatchObject({ ended: 0, last: { share: 0, low: 0, high: 0 } });
    // Variance of won at 1: 1 x 5 x 1 / 216, that of 1/6 among 6. On the scale log(-log F).
    const reach = (1.959963984540054 * Math.sqrt(5 / 216)) / ((1 / 6) * Math.log(6));
    expect(causes[0]!.at[1]!.low).toBeCloseTo(Math.exp(-Math.log(6) * Math.exp(reach)), 12);
    expect(causes[0]!.at[1]!.high).toBeCloseTo(Math.exp(-Math.log(6) * Math.exp(-reach)), 12);
  });

  test('shares and intervals are those of the formulas as printed', () => {
    fc.assert(
      fc.property(someCauses, fc.constantFrom(1, 2, 3), (all, cause) => {
        const { curve } = incidenceOf(all).causes[cause - 1]!;
        const plain = plainIncidence(all, cause);
        expect([...curve.times]).toEqual(plain.map(({ time }) => time));
        for (const [i, { share, variance }] of plain.entries()) {
          expect(curve.share[i]).toBeCloseTo(share, 12);
          if (share <= 0 || share > 1 - 1e-9) continue;
          const reach = (1.959963984540054 * Math.sqrt(Math.max(0, variance))) / (share * -Math.log(share));
          expect(curve.low[i]).toBeCloseTo(share ** Math.exp(reach), 6);
          expect(curve.high[i]).toBeCloseTo(share ** Math.exp(-reach), 6);
        }
      }),
    );
  });

  test('all ends together make what Kaplan and Meier say has ended', () => {
    fc.assert(
      fc.property(someCauses, (all) => {
        const { causes, followed } = incidenceOf(all);
        const { share } = survivalOf(
          Float64Array.from(all, ({ seconds }) => seconds),
          Uint8Array.from(all, ({ cause }) => Math.min(cause, 1)),
        );
        const sum = causes.reduce((so, { last }) => so + last.share, 0);
        expect(sum).toBeCloseTo(1 - (share.at(-1) ?? 1), 10);
        expect(followed).toBe(Math.max(...all.map(({ seconds }) => seconds)));
      }),
    );
  });

  test('without anything open the share is a plain share, its variance that of the binomial', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ seconds: fc.nat(15), cause: fc.integer({ min: 1, max: 3 }) }), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.nat(15),
        (all, age) => {
          const found = incidenceOf(all, [age]).causes[0]!.at[0];
          if (!found) return;
          const n = all.length;
          const share = all.filter(({ seconds, cause }) => cause === 1 && seconds <= age).length / n;
          expect(found.share).toBeCloseTo(share, 12);
          if (share === 0 || share === 1) return;
          const reach =
            (1.959963984540054 * Math.sqrt((share * (1 - share)) / n)) / (share * -Math.log(share));
          expect(found.low).toBeCloseTo(share ** Math.exp(reach), 9);
        },
      ),
    );
  });

  test('of a cause that nobody had the picture has no more points than asked for', () => {
    const seconds = Float64Array.from({ length: 3000 }, (_, i) => i);
    const { causes } = cumulativeIncidence(seconds, new Uint8Array(3000).fill(1), 2, { points: 50 });
    expect(causes.map(({ ended }) => ended)).toEqual([3000, 0]);
    for (const { curve } of causes) {
      expect(curve.times.length).toBeGreaterThan(10);
      expect(curve.times.length).toBeLessThanOrEqual(50);
    }
    expect(causes[0]!.last.share).toBeCloseTo(1, 9);
  });

  test('a cause that is none and an age that is none are refused', () => {
    expect(() => incidenceOf([{ seconds: 1, cause: 4 }])).toThrow(/cause 0 is 4/u);
    expect(() => incidenceOf([{ seconds: 1, cause: 1 }], [-1])).toThrow(/ages/u);
  });
});
