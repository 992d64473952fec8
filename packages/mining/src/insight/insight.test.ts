// Findings: intervals equal published figures; what is planted is found, what chance or survival suggests is not.
import { describe, expect, test } from 'vitest';
import { logOf, plainEvents, type PlainEvent } from '../../testing/plain-log.ts';
import type { ProcessModel } from '../simulation/model.ts';
import { simulate } from '../simulation/simulate.ts';
import { simulatedLog } from '../simulation/simulated-log.ts';
import { findInsights, type Insight } from './find-insights.ts';
import { carefulZ, medianInterval, newcombe, saysEnough, wilson, Z95 } from './intervals.ts';
import { toneOfName } from './outcomes.ts';

type OfKind<K extends Insight['kind']> = Extract<Insight, { kind: K }>;
function the<K extends Insight['kind']>(insights: readonly Insight[], kind: K): OfKind<K> | undefined {
  return insights.find((insight): insight is OfKind<K> => insight.kind === kind);
}

describe('intervals', () => {
  // Newcombe 1998, Statistics in Medicine 17:857 and 17:873.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson of %i in %i', (hits, n, low, high) => {
    expect(wilson(hits, n).low).toBeCloseTo(low, 4);
    expect(wilson(hits, n).high).toBeCloseTo(high, 4);
  });

  test('Newcombe of 56/70 against 48/80', () => {
    expect(newcombe(56, 70, 48, 80).low).toBeCloseTo(0.0524, 4);
    expect(newcombe(56, 70, 48, 80).high).toBeCloseTo(0.3339, 4);
  });

  test('30 cases are too few for a half, 200 are enough', () => {
    expect(saysEnough(15, 30)).toBe(false);
    expect(saysEnough(100, 200)).toBe(true);
    expect(saysEnough(0, 0)).toBe(false);
  });

  test('more comparisons ask for more certainty', () => {
    expect(carefulZ(1)).toBeCloseTo(Z95, 6);
    expect(carefulZ(10)).toBeCloseTo(2.807034, 5);
    expect(carefulZ(1000)).toBeCloseTo(4.055627, 5);
  });

  test('the interval of a median takes order statistics', () => {
    expect(medianInterval(Float64Array.from({ length: 29 }, (_, i) => i))).toBeUndefined();
    expect(medianInterval(Float64Array.from({ length: 100 }, (_, i) => i))).toEqual({
      value: 49.5,
      low: 40,
      high: 60,
    });
  });
});

describe('names of outcomes', () => {
  test.each([
    ['Closed Won', 'good'],
    ['A_APPROVED', 'good'],
    ['Contract signed', 'good'],
    ['Not approved', 'bad'],
    ['Closed Lost', 'bad'],
    ['A_CANCELLED', 'bad'],
    ['ปิดการขายสำเร็จ', 'good'],
    ['ไม่สำเร็จ', 'bad'],
    ['برنده', 'good'],
    ['ناموفق', 'bad'],
    ['成交', 'good'],
    ['未成交', 'bad'],
    ['Līgums parakstīts', 'good'],
    ['Zaudēts', 'bad'],
    ['Disqualified', undefined],
    ['Wonder', undefined],
    ['Designed', undefined],
    ['Offer sent', undefined],
    ['Negotiation', undefined],
  ] as const)('%s', (name, tone) => {
    expect(toneOfName(name)).toBe(tone);
  });
});

const YEAR = { fromMs: Date.UTC(2025, 0, 1), toMs: Date.UTC(2026, 0, 1) };
const play = (model: ProcessModel, cases = 4000, untilMs = Date.UTC(2030, 0, 1)): readonly Insight[] =>
  findInsights(simulatedLog(simulate(model, { ...YEAR, seed: 11, cases, untilMs })));

/** Qualification is skipped in 40 % of the cases; `gain` says whether taking it raises the chance to win. */
const company = (gain: number): ProcessModel => ({
  start: 'Lead',
  states: {
    Lead: {
      stay: { medianHours: 24 },
      moves: [
        { to: 'Qualification', weight: 0.6 },
        { to: 'Proposal', weight: 0.4 },
      ],
    },
    Qualification: {
      stay: { medianHours: 48 },
      moves: [
        { to: 'Proposal', weight: 0.7 },
        { to: 'Lost', weight: ({ visits }) => (visits('Proposal') === 0 ? 0.3 : 0) },
      ],
    },
    Proposal: {
      stay: { medianHours: 200 },
      moves: [
        { to: 'Legal', weight: ({ visits }) => 0.35 + gain * Math.min(1, visits('Qualification')) },
        { to: 'Qualification', weight: ({ visits }) => (visits('Qualification') === 1 ? 0.3 : 0) },
        { to: 'Lost', weight: 0.35 },
      ],
    },
    Legal: { stay: { medianHours: 800 }, moves: [{ to: 'Won', weight: 1 }] },
    Won: {},
    Lost: {},
  },
});

describe('findInsights', () => {
  test('finds the planted return, skip and slow stage, in that order', () => {
    const insights = play(company(0.4));
    expect(insights.slice(0, 3).map(({ kind }) => kind)).toEqual(['return', 'skip', 'slow']);
    expect(the(insights, 'return')).toMatchObject({ from: 'Proposal', to: 'Qualification' });
    expect(the(insights, 'skip')).toMatchObject({ activity: 'Qualification', outcome: 'Won' });
    expect(the(insights, 'slow')).toMatchObject({ activity: 'Legal' });
    expect(the(insights, 'end')).toMatchObject({ activity: 'Lost' });
    expect(the(insights, 'ways')!.share).toBeGreaterThanOrEqual(0.5);
  });

  test('the skip has the rates of those who reached the stage after it', () => {
    // From a proposal without qualification: 0.35 / 0.7.
    const skip = the(play(company(0.4)), 'skip');
    expect(skip!.skipRate).toBeCloseTo(0.5, 1);
    expect(skip!.otherRate).toBeGreaterThan(skip!.skipRate);
  });

  test('no skip is found where it makes no difference, although fewer of the qualified ones get on', () => {
    const model = company(0);
    const plain: ProcessModel = {
      ...model,
      states: {
        ...model.states,
        Proposal: {
          stay: { medianHours: 200 },
          moves: [
            { to: 'Legal', weight: 1 },
            { to: 'Lost', weight: 1 },
          ],
        },
      },
    };
    expect(the(play(plain), 'skip')).toBeUndefined();
  });

  test('a return is told with the time it costs, from the landmark on, and its interval', () => {
    const found = the(play(company(0.4)), 'return')!;
    expect(found.share).toBeCloseTo(found.cases / found.of, 12);
    expect(found.low).toBeLessThan(found.share);
    expect(found.high).toBeGreaterThan(found.share);
    // One more qualification (2 days) and proposal (8.3 days).
    expect(found.extraDays).toBeGreaterThan(5);
    expect(found.extraDays).toBeLessThan(40);
  });

  test('going forward often is no return, and too few cases say nothing', () => {
    const few = plainEvents({ x: 'A0 B1 A2 B3', y: 'A0 B1', z: 'A0' });
    expect(findInsights(logOf(few))).toEqual([]);
    expect(findInsights(logOf([]))).toEqual([]);
    const straight: PlainEvent[] = Array.from({ length: 500 }, (_, i) => i).flatMap((i) =>
      plainEvents({ [`c${i}`]: i % 2 === 0 ? 'A0 B10 C20' : 'A0 C10' }),
    );
    expect(findInsights(logOf(straight)).map(({ kind }) => kind)).not.toContain('return');
  });

  test('a few stuck cases make no slow step, an end that all share is no news', () => {
    const events = Array.from({ length: 1000 }, (_, i) => i).flatMap((i) =>
      plainEvents({ [`c${i}`]: i < 20 ? 'A0 B10 C9999999' : 'A0 B5000 C5010' }),
    );
    const insights = findInsights(logOf(events));
    expect(insights.map(({ kind }) => kind)).not.toContain('end');
    expect(insights.filter(({ kind }) => kind === 'slow')).toEqual([]);
  });

  test('every share of a finding is one, and at most eight are told', () => {
    const insights = play(company(0.4), 4000, YEAR.toMs);
    expect(insights.length).toBeLessThanOrEqual(8);
    const shares = insights.flatMap((i) => (i.kind === 'skip' ? [i.skipRate, i.otherRate] : [i.share]));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });
});
