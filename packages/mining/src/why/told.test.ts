// What a told finding shows: its interval tells from no difference, its figures are those of the two sides, and of several
// names for the same cases one is told.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENDS, has, play, withRandomCalls } from '../../testing/sales-worlds.ts';
import { saysEnough, tellsFrom } from '../insight/intervals.ts';
import type { EventLog } from '../log/event-log.ts';
import { fisherExact } from '../statistics/fisher.ts';
import { hazardRatio } from '../statistics/hazard-ratio.ts';
import { riskRatio } from '../statistics/risk-ratio.ts';
import { compareSegments, segmentOf } from './compare-segments.ts';
import { findTriggers } from './triggers.ts';
import { whatMakesFast } from './what-makes-fast.ts';
import { casesBehindDifference, whatWinnersShare } from './what-winners-share.ts';

const withAmount = (log: EventLog, name: string, of: (amount: number, c: number) => number): EventLog => {
  const amount = log.caseAttributes.get('Amount')!;
  if (amount.kind !== 'numbers') throw new Error('amounts are numbers');
  const values = amount.values.map((value, c) => of(value, c));
  return { ...log, caseAttributes: new Map([...log.caseAttributes, [name, { kind: 'numbers', values }]]) };
};

describe('what tests and intervals say of one table', () => {
  test('Fisher and the interval of the ratio disagree now and then, of tables that say enough: such are not told', () => {
    const table = fc
      .tuple(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 20, max: 800 }))
      .chain(([n1, n0]) =>
        fc.tuple(
          fc.integer({ min: 0, max: 8 }),
          fc.constant(n1),
          fc.integer({ min: 0, max: n0 }),
          fc.constant(n0),
        ),
      )
      .filter(([hits1, n1, hits0, n0]) => saysEnough(hits1, n1) && saysEnough(hits0, n0));
    const tables = fc.sample(table, { numRuns: 8000, seed: 3 });
    let [found, contradicted] = [0, 0];
    for (const [hits1, n1, hits0, n0] of tables) {
      if (fisherExact(hits1, n1, hits0, n0) > 0.0008) continue;
      found++;
      const { low, high } = riskRatio(hits1, n1, hits0, n0);
      if (low > 1 || high < 1) continue;
      contradicted++;
      // Only where a share was 0, and half a hit stands for it.
      expect(Math.min(hits1, hits0)).toBe(0);
    }
    expect(contradicted).toBeGreaterThan(0);
    expect(contradicted / found).toBeLessThan(0.01);
  });

  test('of one such table, nothing is told: 0 of 20 against a third of 400', () => {
    expect(fisherExact(0, 20, 135, 400)).toBeLessThan(0.001);
    expect(tellsFrom(riskRatio(0, 20, 135, 400), 1)).toBe(false);
  });

  test('the score test of a hazard ratio and its interval agree wherever p is small enough to be told', () => {
    const follow = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.boolean(), fc.integer({ min: 0, max: 400 })), {
        minLength: 60,
        maxLength: 200,
      })
      .map((cases) => ({
        // What turns early ends early, more or less.
        until: Float64Array.from(cases, ([until, , turn]) => (turn < 100 ? until / 3 : until)),
        happened: Uint8Array.from(cases, ([, happened]) => (happened ? 1 : 0)),
        turned: Float64Array.from(cases, ([, , turn]) => (turn < 200 ? turn : Number.POSITIVE_INFINITY)),
      }));
    let small = 0;
    for (const followed of fc.sample(follow, { numRuns: 150, seed: 3 })) {
      const ratio = hazardRatio(followed);
      if (!ratio || Math.min(ratio.after, ratio.before) < 20 || ratio.p > 0.01) continue;
      small++;
      expect(tellsFrom(ratio, 1)).toBe(true);
    }
    expect(small).toBeGreaterThan(20);
  });
});

describe('in any world', { timeout: 60_000 }, () => {
  test('no interval that is shown of a finding or an echo contains "no difference"', () => {
    let told = 0;
    for (let seed = 301; seed < 313; seed++) {
      const played = play(
        {
          effect: (view) => (has(view, 1) ? 2.5 : 1),
          slowness: (view) => (has(view, 2) ? 1.6 : 1),
          wonHours: 400,
        },
        seed,
        150 + seed * 3,
      );
      // Times in whole days, so that many are equal.
      const log = { ...played, time: played.time.map((ms) => Math.floor(ms / 86_400_000) * 86_400_000) };
      for (const finding of whatWinnersShare(log, ENDS).findings) {
        for (const { ratio } of [finding, ...finding.echoes]) {
          told++;
          expect(tellsFrom(ratio, 1)).toBe(true);
        }
      }
      for (const finding of whatMakesFast(log, ENDS).findings) {
        for (const { difference } of [finding, ...finding.echoes]) {
          told++;
          expect(tellsFrom(difference, 0)).toBe(true);
          expect(difference.value < 0).toBe(difference.high < 0);
        }
      }
      const flagged = segmentOf(log, { attributes: [{ name: 'Flag 2', values: ['yes'] }] });
      const compared = compareSegments(
        log,
        flagged,
        flagged.map((flag) => 1 - flag),
        ENDS,
      );
      for (const { ratio } of compared.kind === 'compared' ? compared.differences : []) {
        told++;
        expect(tellsFrom(ratio, 1)).toBe(true);
      }
      const called = withRandomCalls(log, seed);
      const stages = called.activities.filter((name) => name !== 'Call');
      for (const { ratio } of findTriggers(called, { ...ENDS, stages }).triggers) {
        told++;
        expect(tellsFrom(ratio, 1)).toBe(true);
      }
    }
    expect(told).toBeGreaterThan(100);
  });
});

describe('how much sooner', () => {
  const log = play({ slowness: (view) => (has(view, 2) ? 3 : 1), wonHours: 400 }, 4, 900);
  const [finding] = whatMakesFast(log, ENDS).findings;

  test('is the median of all differences between two won cases, beside the median of each side', () => {
    expect(finding!.feature).toMatchObject({ kind: 'attribute', name: 'Flag 2' });
    const { landmark, with: yes, without: no, difference } = finding!;
    const stage = log.activities.indexOf(landmark.stage);
    const { withWon, withoutWon } = casesBehindDifference(log, ENDS, finding!);
    const seconds = (c: number): number => {
      const [from, to] = [log.caseOffsets[c]!, log.caseOffsets[c + 1]!];
      const won = log.activities.indexOf('Won');
      const entered = [...log.activity.subarray(from, to)].indexOf(stage) + from;
      const end = [...log.activity.subarray(from, to)].indexOf(won) + from;
      return (log.time[end]! - log.time[entered]!) / 1000;
    };
    const [first, second] = [[...withWon].map(seconds), [...withoutWon].map(seconds)];
    expect([yes.n, no.n]).toEqual([first.length, second.length]);
    expect(yes.medianSeconds).toBeCloseTo(middleOf(first), 6);
    expect(no.medianSeconds).toBeCloseTo(middleOf(second), 6);
    expect(difference.value).toBeCloseTo(middleOf(first.flatMap((x) => second.map((y) => x - y))), 6);
    expect(tellsFrom(difference, 0)).toBe(true);
  });
});

describe('two names for the same cases', () => {
  const twice = withAmount(
    play({ effect: (view) => (Number(view.attributes['Amount']) > 1000 ? 3 : 1) }, 8, 3000),
    'Amount with delivery',
    // Nearly the same number: the order of hardly any two is another.
    (amount, c) => amount * (1 + ((c * 7919) % 100) / 2500) + 10,
  );

  test('one is told, and the other is named with it as the same cases', () => {
    const { findings } = whatWinnersShare(twice, ENDS);
    const names = findings.flatMap(({ feature }) =>
      feature.kind === 'attributeNumber' ? [feature.name] : [],
    );
    expect(names).toHaveLength(1);
    const told = findings.find(({ feature }) => feature.kind === 'attributeNumber')!;
    const other = names[0] === 'Amount' ? 'Amount with delivery' : 'Amount';
    expect(told.echoes).toContainEqual(
      expect.objectContaining({ sameCasesAs: 'with', feature: expect.objectContaining({ name: other }) }),
    );
    // The same feature at another moment is no second name.
    expect(
      told.echoes.filter(({ feature }) => JSON.stringify(feature).includes(`"${names[0]}"`)),
    ).not.toContainEqual(expect.objectContaining({ sameCasesAs: expect.any(String) }));
  });

  test('a name for all the others is named as such', () => {
    const played = play({ effect: (view) => (Number(view.attributes['Amount']) > 1000 ? 3 : 1) }, 8, 3000);
    const { findings } = whatWinnersShare(
      withAmount(played, 'Discount', (amount) => 1e6 - amount),
      ENDS,
    );
    const told = findings.filter(({ feature }) => feature.kind === 'attributeNumber');
    expect(told).toHaveLength(1);
    expect(told[0]!.echoes).toContainEqual(expect.objectContaining({ sameCasesAs: 'without' }));
  });

  test('two effects that go together are both told', () => {
    const played = play({ effect: (view) => (has(view, 1) ? 2.5 : 1) * (has(view, 2) ? 2.5 : 1) }, 8, 3000);
    const { findings } = whatWinnersShare(played, ENDS);
    for (const name of ['Flag 1', 'Flag 2']) {
      expect(findings).toContainEqual(
        expect.objectContaining({ feature: expect.objectContaining({ kind: 'attribute', name }) }),
      );
    }
  });
});

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
