// How long stages take and how many cases go on: against published figures, tables by hand, and what must always hold.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, plainEvents } from '../../testing/plain-log.ts';
import { wilson } from '../insight/intervals.ts';
import type { EventLog } from '../log/event-log.ts';
import { chancesOf, stageFigures, type CaseEnds, type StageWindow } from './stage-figures.ts';
import { survivalOf } from './survival.ts';

function survival(text: string) {
  const words = text.split(' ');
  return survivalOf(
    Float64Array.from(words, (word) => Number.parseFloat(word)),
    Uint8Array.from(words, (word) => (word.endsWith('+') ? 0 : 1)),
  );
}

function of(all: readonly { readonly seconds: number; readonly over: boolean }[]) {
  return survivalOf(
    Float64Array.from(all, ({ seconds }) => seconds),
    Uint8Array.from(all, ({ over }) => Number(over)),
  );
}

describe('survival', () => {
  test('is that of the remission times of Freireich et al. (1963) as textbooks and Stata print it', () => {
    const found = survival('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+');
    const rows = [...found.times].map((time, i) =>
      [time, found.share[i]!, found.low[i]!, found.high[i]!].map((value) => Number(value.toFixed(4))),
    );
    expect(rows).toEqual([
      [6, 0.8571, 0.6197, 0.9516],
      [7, 0.8067, 0.5631, 0.9228],
      [10, 0.7529, 0.5032, 0.8894],
      [13, 0.6902, 0.4316, 0.8491],
      [16, 0.6275, 0.3675, 0.8049],
      [22, 0.5378, 0.2678, 0.7468],
      [23, 0.4482, 0.1881, 0.6801],
    ]);
    expect(found).toMatchObject({ n: 21, over: 9 });
    expect(found.quantile(0.5)).toEqual({ value: 23, low: 13, high: null });
    expect(found.quantile(0.25)).toMatchObject({ value: 13, low: 6 });
    expect(found.quantile(0.75).value).toBeNull();
    expect([0, 6, 9.9, 100].map((time) => Number(found.shareAfter(time).toFixed(4)))).toEqual([
      1, 0.8571, 0.8067, 0.4482,
    ]);
  });

  const things = fc.array(fc.record({ seconds: fc.nat(20), over: fc.boolean() }), { maxLength: 40 });

  test('without anything open is the share that lasts longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 40 }), fc.nat(20), (all, time) => {
        const found = of(all.map((seconds) => ({ seconds, over: true })));
        expect(found.shareAfter(time)).toBeCloseTo(
          all.filter((seconds) => seconds > time).length / all.length,
          10,
        );
      }),
    );
  });

  test('never rises, lies within its interval, and is not less when what is open is taken for over', () => {
    fc.assert(
      fc.property(things, (all) => {
        const found = of(all);
        const shares = [1, ...found.share];
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        for (const [i, share] of found.share.entries()) {
          expect(found.low[i]).toBeLessThanOrEqual(share);
          expect(found.high[i]).toBeGreaterThanOrEqual(share);
        }
        const naive = of(all.map(({ seconds }) => ({ seconds, over: true })));
        for (const time of found.times) {
          expect(found.shareAfter(time)).toBeGreaterThanOrEqual(naive.shareAfter(time) - 1e-9);
        }
      }),
    );
  });
});

/** Stage `A`; going on is coming to `B` or `W`. `L` is an end. */
function figures(log: EventLog, ends: Readonly<Record<string, 'over' | 'won'>>, window: StageWindow) {
  const flags = (names: string): Uint8Array =>
    Uint8Array.from(log.activities, (name) => Number(names.includes(name)));
  const stages = [{ inside: flags('Aa'), forward: flags('BW') }];
  return stageFigures(log, stages, endsOf(log, ends), window)[0]!;
}
function endsOf(log: EventLog, ends: Readonly<Record<string, 'over' | 'won'>>): CaseEnds {
  return {
    isOver: Uint8Array.from(log.caseIds, (id) => Number(ends[id] !== undefined)),
    isWon: Uint8Array.from(log.caseIds, (id) => Number(ends[id] === 'won')),
  };
}

describe('the figures of a stage', () => {
  const log = logOf(
    plainEvents({
      on: 'A0 B10',
      back: 'A0 B5 A10 L30',
      lost: 'A0 L20',
      open: 'A0',
      within: 'A0 a4 B12',
      never: 'B0 W9',
    }),
  );
  const ends = { back: 'over', lost: 'over', never: 'won' } as const;

  test('count each deal once, and each visit; what is undecided is neither gone on nor dropped', () => {
    const found = figures(log, ends, { asOfMs: 50_000 });
    expect(found).toMatchObject({
      entries: 5,
      advanced: 3,
      dropped: 1,
      undecided: 1,
      visits: 6,
      openVisits: 1,
      // 5, 10, 12 (its part included), 20, 20 seconds are over; one lasts since 50.
      naiveMedian: 12,
    });
    expect(found.advance).toEqual({ share: 0.75, ...wilson(3, 4), saysEnough: false });
    expect(found.stay!.map(({ value }) => value)).toEqual([10, 12, 20]);
  });

  test('are those of the window alone', () => {
    expect(figures(log, ends, { fromMs: 5000, asOfMs: 50_000 })).toMatchObject({
      entries: 1,
      dropped: 1,
      advanced: 0,
      visits: 1,
    });
    expect(figures(log, ends, { toMs: 0, asOfMs: 50_000 })).toEqual({
      entries: 0,
      advanced: 0,
      dropped: 0,
      undecided: 0,
      advance: null,
      visits: 0,
      openVisits: 0,
      stay: null,
      naiveMedian: null,
    });
  });

  test('tell of how many that ended how many were won', () => {
    expect(chancesOf(log, endsOf(log, ends))).toEqual([
      { activity: 'A', ended: 2, won: 0 },
      { activity: 'B', ended: 2, won: 1 },
      { activity: 'L', ended: 2, won: 0 },
      { activity: 'W', ended: 1, won: 1 },
    ]);
  });
});
