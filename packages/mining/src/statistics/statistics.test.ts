// Every test and interval against figures of an independent library (scipy 1.17) or, where small, against counting all
// the ways there are.
import { describe, expect, test } from 'vitest';
import { betaShare, binomialChance, clopperPearson } from './binomial.ts';
import { benjaminiHochberg, benjaminiYekutieli } from './false-discovery.ts';
import { fisherExact } from './fisher.ts';
import { logGamma } from './gamma.ts';
import { hazardRatio } from './hazard-ratio.ts';
import { mannWhitney } from './mann-whitney.ts';
import { riskRatio } from './risk-ratio.ts';
import { stratifiedP, stratifiedZ } from './stratified-ranks.ts';
import { chiSquareTail, normalTail, twoSided } from './tails.ts';

/** The relative error; the absolute one where 0 is expected. */
function errorOf(found: number, expected: number): number {
  return Math.abs(expected === 0 ? found : found / expected - 1);
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

/** Pairs in which the first is larger, equal ones by half. */
function pairsAbove(first: readonly number[], second: readonly number[]): number {
  return first.reduce(
    (sum, x) => sum + second.reduce((pairs, y) => pairs + (x > y ? 1 : x === y ? 0.5 : 0), 0),
    0,
  );
}

describe('distributions (scipy)', () => {
  test.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [1, 0],
    [1.5, -0.12078223763524526],
    [2, 0],
    [3.7, 1.428072326665388],
    [10, 12.801827480081469],
    [15.9, 27.625493215168696],
    [100, 359.1342053695754],
    [12_345.6, 103_959.18506616844],
    [5e6, 72_124_735.55845618],
  ])('ln gamma of %d', (x, expected) => expect(errorOf(logGamma(x), expected)).toBeLessThan(1e-13));

  test.each([
    [-3, 0.9986501019683699],
    [-0.5, 0.6914624612740131],
    [0, 0.5],
    [0.001, 0.49960105778608893],
    [0.1, 0.460172162722971],
    [0.5, 0.3085375387259869],
    [1, 0.15865525393145707],
    [1.96, 0.024997895148220435],
    [3, 0.0013498980316300933],
    [5, 2.866515718791933e-7],
    [8, 6.22096057427174e-16],
    [12, 1.776482112077653e-33],
    [30, 4.906713927147908e-198],
  ])('normal above %d', (z, expected) => expect(errorOf(normalTail(z), expected)).toBeLessThan(1e-12));

  test.each([
    [0.1, 1, 0.7518296340458492],
    [3.841458820694124, 1, 0.05],
    [10, 1, 0.001565402258002549],
    [50, 1, 1.537459794428033e-12],
    [0.5, 3, 0.9188914116546758],
    [7, 3, 0.07189777249646509],
    [30, 10, 0.000856641210775301],
    [5, 10, 0.8911780189141513],
    [120, 100, 0.08440668109369177],
    [300, 100, 7.4121008573230175e-22],
  ])('chi-square above %d with %i degrees', (x, degrees, expected) =>
    expect(errorOf(chiSquareTail(x, degrees), expected)).toBeLessThan(1e-12),
  );

  test('binomial chances add up, whatever the size, and the incomplete beta is their tail', () => {
    for (const [n, p] of [
      [12, 0.3],
      [4000, 0.02],
      [4000, 0.97],
    ] as const) {
      let sum = 0;
      let tail = 0;
      const from = Math.round(n * p) + 1;
      for (let k = 0; k <= n; k++) {
        sum += binomialChance(k, n, p);
        if (k >= from) tail += binomialChance(k, n, p);
      }
      expect(errorOf(sum, 1)).toBeLessThan(1e-12);
      expect(errorOf(betaShare(p, from, n - from + 1), tail)).toBeLessThan(1e-12);
    }
  });
});

describe('intervals', () => {
  test.each([
    [0, 10, 0, 0.30849710781876294],
    [10, 10, 0.6915028921812371, 1],
    [1, 29, 0.0008726468835971072, 0.17764429548841465],
    [16, 200, 0.04641760839957808, 0.1266648560220818],
    [17, 200, 0.05029591863024178, 0.1326051658295526],
    [500, 1000, 0.46854917297179194, 0.531450827028208],
    [3, 1_000_000, 6.186725501906401e-7, 8.767247788067677e-6],
  ])('exact interval of %i in %i (scipy)', (hits, n, low, high) => {
    expect(errorOf(clopperPearson(hits, n).low, low)).toBeLessThan(1e-10);
    expect(errorOf(clopperPearson(hits, n).high, high)).toBeLessThan(1e-10);
  });

  test.each([
    [27, 122, 44, 487, 2.4495156482861398, 1.5836990926700116, 3.7886786315466354],
    [15, 50, 30, 60, 0.6, 0.3663843317289464, 0.9825747686894275],
  ])('risk ratio of %i/%i to %i/%i (scipy)', (a, m, b, n, value, low, high) => {
    const found = riskRatio(a, m, b, n);
    expect(errorOf(found.value, value)).toBeLessThan(1e-10);
    expect(errorOf(found.low, low)).toBeLessThan(1e-10);
    expect(errorOf(found.high, high)).toBeLessThan(1e-10);
    expect(found.adjusted).toBe(false);
  });

  test('a share of 0 still has a ratio, made with half a hit and half a miss more on both sides, and says so', () => {
    const none = riskRatio(0, 20, 10, 20);
    expect(none.adjusted).toBe(true);
    expect(errorOf(none.value, 0.5 / 21 / (10.5 / 21))).toBeLessThan(1e-10);
    expect(riskRatio(10, 20, 0, 20).high).toBeLessThan(Number.POSITIVE_INFINITY);
    expect(riskRatio(5, 5, 7, 7)).toMatchObject({ adjusted: true });
    expect(riskRatio(5, 5, 7, 9).adjusted).toBe(false);
  });
});

describe("Fisher's exact test", () => {
  test.each([
    [3, 4, 1, 4, 0.48571428571428565],
    [10, 12, 3, 12, 0.012278137799742322],
    [0, 10, 5, 10, 0.032507739938080496],
    [8, 10, 9, 11, 1],
    [0, 5, 0, 7, 1],
    [5, 5, 5, 5, 1],
    [120, 300, 90, 310, 0.004907098405942295],
    [1500, 3000, 1400, 3100, 0.00016339501029522392],
    [200, 100_000, 260, 100_000, 0.005827242030709603],
    [1000, 500_000, 1200, 500_000, 2.1366890858198864e-5],
    [30, 40, 200, 1000, 4.638443705885511e-13],
  ])('%i of %i against %i of %i (scipy)', (a, m, b, n, p) =>
    expect(errorOf(fisherExact(a, m, b, n), p)).toBeLessThan(1e-9),
  );

  test('the same by adding up every table, for all tables of up to nine and eleven', () => {
    for (let m = 0; m <= 9; m++) {
      for (let a = 0; a <= m; a++) {
        for (let b = 0; b <= 11; b++) {
          const hits = a + b;
          const ways = (k: number): number =>
            k < 0 || k > m || hits - k > 11 || hits - k < 0 ? 0 : choose(m, k) * choose(11, hits - k);
          let p = 0;
          for (let k = 0; k <= m; k++) if (ways(k) <= ways(a) * (1 + 1e-7)) p += ways(k);
          expect(errorOf(fisherExact(a, m, b, 11), p / choose(m + 11, hits))).toBeLessThan(1e-9);
        }
      }
    }
  });

  test('millions neither overflow nor lose the tail', () => {
    expect(fisherExact(2_000_000, 4_000_000, 2_000_000, 4_000_000)).toBe(1);
    const p = fisherExact(2_003_000, 4_000_000, 2_000_000, 4_000_000);
    // At this size the normal approximation is as good: 1,500 above the middle, standard deviation of the hypergeometric.
    const z = 1499.5 / Math.sqrt((4e6 * 4e6 * 4_003_000 * 3_997_000) / (8e6 ** 2 * (8e6 - 1)));
    expect(errorOf(p, twoSided(z))).toBeLessThan(0.001);
    expect(fisherExact(0, 1_000_000, 1_000_000, 1_000_000)).toBe(0);
  });
});

describe('Mann-Whitney', () => {
  test('small and without ties: exact (scipy)', () => {
    const found = mannWhitney([1.1, 2.2, 3.3, 8.5], [4.4, 5.5, 6.6, 7.7, 9.9]);
    expect(found).toMatchObject({ u: 4, exact: true, share: 0.2 });
    expect(errorOf(found.p, 0.19047619047619047)).toBeLessThan(1e-10);
  });

  test('large and with ties: corrected for both (scipy)', () => {
    const found = mannWhitney(
      Array.from({ length: 40 }, (_, i) => (i * 7) % 23),
      Array.from({ length: 35 }, (_, i) => (i * 11) % 29),
    );
    expect(found).toMatchObject({ u: 572, exact: false });
    expect(errorOf(found.p, 0.17542082566208184)).toBeLessThan(1e-10);
  });

  test('small with ties: the share of all ways to deal the values out', () => {
    const first = [1, 2, 2, 3];
    const second = [2, 3, 3, 4, 5];
    const all = [...first, ...second];
    const away = Math.abs(pairsAbove(first, second) - 10);
    let ways = 0;
    let asFar = 0;
    for (let mask = 0; mask < 512; mask++) {
      const chosen = all.filter((_, i) => (mask >> i) & 1);
      const others = all.filter((_, i) => !((mask >> i) & 1));
      if (chosen.length !== 4) continue;
      ways++;
      if (Math.abs(pairsAbove(chosen, others) - 10) >= away) asFar++;
    }
    expect(errorOf(mannWhitney(first, second).p, asFar / ways)).toBeLessThan(1e-10);
  });

  test('nothing to compare says nothing', () => {
    expect(mannWhitney([], [1, 2]).p).toBe(1);
    expect(mannWhitney(new Float64Array(50).fill(3), new Float64Array(50).fill(3)).p).toBe(1);
  });
});

describe('many questions', () => {
  const p = [0.01, 0.04, 0.03, 0.2, 0.005, 0.9];
  test('Benjamini-Hochberg and Benjamini-Yekutieli (scipy)', () => {
    [0.03, 0.06, 0.06, 0.24, 0.03, 0.9].forEach((q, i) =>
      expect(errorOf(benjaminiHochberg(p)[i]!, q)).toBeLessThan(1e-10),
    );
    [0.0735, 0.147, 0.147, 0.588, 0.0735, 1].forEach((q, i) =>
      expect(errorOf(benjaminiYekutieli(p)[i]!, q)).toBeLessThan(1e-10),
    );
  });
  test('questions that are not given count as not found', () => {
    const padded = benjaminiHochberg([...p, ...Array.from({ length: 94 }, () => 1)]);
    benjaminiHochberg(p, 100).forEach((q, i) => expect(errorOf(q, padded[i]!)).toBeLessThan(1e-10));
  });
});

describe('hazard ratio with a covariate that turns', () => {
  const until = Float64Array.from({ length: 60 }, (_, i) => ((i * 37) % 50) / 2 + 1);
  const happened = Uint8Array.from({ length: 60 }, (_, i) => (i % 4 ? 1 : 0));
  const turned = Float64Array.from({ length: 60 }, (_, i) =>
    i % 3 ? ((i * 13) % 20) / 1.5 : Number.POSITIVE_INFINITY,
  );
  test('is where the partial likelihood is largest (Efron ties, numerically by scipy)', () => {
    const found = hazardRatio({ until, happened, turned })!;
    expect(errorOf(found.value, 1.0993500505532345)).toBeLessThan(1e-6);
    expect(errorOf(found.low, 0.5765721464386007)).toBeLessThan(1e-5);
    expect(errorOf(found.high, 2.0961306249643825)).toBeLessThan(1e-5);
    expect(errorOf(found.p, 0.7735586246760993)).toBeLessThan(1e-5);
    expect(found.after + found.before).toBe(45);
  });
  test('time before the turn counts as without: no effect is seen in those who live long enough to turn', () => {
    // All end at 1, 2, ... 400 alike; every second would turn at 200. Ever against never would differ by far.
    const n = 400;
    const found = hazardRatio({
      until: Float64Array.from({ length: n }, (_, i) => i + 1),
      happened: new Uint8Array(n).fill(1),
      turned: Float64Array.from({ length: n }, (_, i) => (i % 2 ? 200 : Number.POSITIVE_INFINITY)),
    })!;
    expect(found.p).toBeGreaterThan(0.3);
    expect(found.after).toBe(100);
  });
  test('there is none where it never happens on one side, or what turned did so at the end', () => {
    const one = { until: Float64Array.of(1, 2), happened: Uint8Array.of(1, 1) };
    expect(hazardRatio({ ...one, turned: Float64Array.of(1, 2) })).toBeUndefined();
    expect(hazardRatio({ ...one, turned: Float64Array.of(0, 0) })).toBeUndefined();
  });
});

describe('ranks within strata', () => {
  test('one stratum: the rank-sum test without continuity correction', () => {
    const group = Uint8Array.from({ length: 75 }, (_, i) => (i < 40 ? 1 : 0));
    const value = Uint8Array.from({ length: 75 }, (_, i) => (i < 40 ? (i * 7) % 23 : ((i - 40) * 11) % 29));
    expect(errorOf(stratifiedP({ group, value, levels: 30 }), 0.1738)).toBeLessThan(0.01);
  });
  test('a difference that only the strata make is gone within them', () => {
    const strata = Uint16Array.from({ length: 1000 }, (_, i) => (i < 500 ? 0 : 1));
    const group = Uint8Array.from({ length: 1000 }, (_, i) => (i % 10 < (i < 500 ? 8 : 2) ? 1 : 0));
    const value = Uint8Array.from({ length: 1000 }, (_, i) => ((i / 10) % 10 < (i < 500 ? 7 : 3) ? 1 : 0));
    expect(stratifiedZ({ group, value, levels: 2 })).toBeGreaterThan(5);
    expect(Math.abs(stratifiedZ({ group, value, levels: 2, strata, strataCount: 2 }))).toBeLessThan(1);
  });
  test('rows without a group or a value do not count', () => {
    const z = stratifiedZ({
      group: Uint8Array.of(1, 0, 2, 1),
      value: Uint8Array.of(1, 0, 1, 255),
      levels: 2,
    });
    expect(z).toBe(stratifiedZ({ group: Uint8Array.of(1, 0), value: Uint8Array.of(1, 0), levels: 2 }));
  });
});
