// Months, changes of level and Little's law: by hand, against plain counts, and how often noise is taken for a change.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, plainEvents, randomEvents } from '../../testing/plain-log.ts';
import { createRandom } from '../simulation/random.ts';
import { changePoints } from './change-points.ts';
import { trendsOf } from './trends.ts';

const DAY_MS = 86_400_000;
const closing = { won: ['W'], lost: ['L'] };

const at = (text: string): number => Date.parse(text) / 1000;

const noise = (seed: number, n: number, levels: (i: number) => number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: n }, (_, i) => levels(i) + random.normal());
};

/** How many of 400 series of two years of noise, seeds 1 to 400, have a change. */
const alarms = (alpha: number, tail: (x: number) => number): number => {
  let count = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const values = noise(seed, 24, () => 0).map(tail);
    if (changePoints(values, { alpha, permutations: 199, seed }).length > 0) count++;
  }
  return count;
};

describe('changes of level', () => {
  test('are found where they are, with the levels before and after', () => {
    const values = noise(3, 36, (i) => (i < 12 ? 10 : i < 24 ? 16 : 8));
    const found = changePoints(values);
    expect(found.map(({ index }) => index)).toEqual([12, 24]);
    const mean = (from: number, to: number): number =>
      values.slice(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
    expect(found[0]).toMatchObject({ before: mean(0, 12), after: mean(12, 24) });
    expect(found[1]).toMatchObject({ before: mean(12, 24), after: mean(24, 36) });
  });

  test('are seen in constant noise about as rarely as alpha says', () => {
    // At most 11 alarms: more have a chance below 0.1 % at 1 % each, and the
    // other kind of noise has long tails. At 10 %, 40 are expected; 22 to 60 hold with a chance above 99.8 %.
    expect(alarms(0.01, (x) => x)).toBeLessThanOrEqual(11);
    expect(alarms(0.01, (x) => Math.exp(2 * x))).toBeLessThanOrEqual(11);
    const many = alarms(0.1, (x) => x);
    expect(many).toBeGreaterThanOrEqual(22);
    expect(many).toBeLessThanOrEqual(60);
  });

  test('are none in a series that is short, constant, or empty; the same seed says the same', () => {
    expect(changePoints([])).toEqual([]);
    expect(changePoints([1, 9, 1, 9, 1])).toEqual([]);
    expect(changePoints(Array.from({ length: 50 }, () => 0.1))).toEqual([]);
    const values = noise(9, 30, (i) => (i < 15 ? 0 : 1.4));
    expect(changePoints(values)).toEqual(changePoints(values));
  });

  test('are not looked for in what is no series', () => {
    expect(() => changePoints([1, Number.NaN])).toThrow(/value 1 of the series is NaN/u);
    expect(() => changePoints([1], { alpha: 0 })).toThrow(/alpha/u);
    expect(() => changePoints([1], { shortest: 0 })).toThrow(/shortest/u);
  });
});

describe('months', () => {
  test('count what arrives, ends and is in progress', () => {
    const log = logOf(
      plainEvents({
        // All of February, half of January and a quarter of March's first 28 days.
        long: `A${at('2026-01-16T12:00Z')} B${at('2026-02-10')} W${at('2026-03-08')}`,
        short: `A${at('2026-02-01')} L${at('2026-02-15')}`,
        open: `A${at('2026-03-15')}`,
      }),
    );
    const { months, little, stays } = trendsOf(log, {
      closing,
      fromMs: Date.parse('2026-01-01'),
      asOfMs: Date.parse('2026-03-29'),
    });
    expect(
      months.map(({ month, isWhole, arrivals, won, lost, inProgress, inProgressAtEnd }) => [
        month,
        isWhole,
        arrivals,
        won,
        lost,
        inProgress,
        inProgressAtEnd,
      ]),
    ).toEqual([
      ['2026-01', true, 1, 0, 0, 15.5 / 31, 1],
      ['2026-02', true, 1, 0, 1, 1 + 14 / 28, 1],
      // 7 days of the long one and 14 of the open one, of 28 that were observed.
      ['2026-03', false, 1, 1, 0, 21 / 28, 1],
    ]);
    expect(
      stays.map(({ activity, months: found }) => [
        log.activities[activity],
        found.map(({ month, visits, open }) => [month, visits, open]),
      ]),
    ).toEqual([
      [
        'A',
        [
          [0, 1, 0],
          [1, 1, 0],
          [2, 1, 1],
        ],
      ],
      ['B', [[1, 1, 0]]],
    ]);
    // From the first arrival: 50.5 + 14 + 14 case days in 71.5; 3 arrivals; those that ended took 50.5 and 14 days.
    expect(little).toMatchObject({
      inProgress: 78.5 / 71.5,
      arrivalsPerDay: 3 / 71.5,
      days: 32.25,
      atBegin: 0,
      atEnd: 1,
    });
    expect(little!.difference).toBeCloseTo((78.5 - 96.75) / 71.5, 12);
  });

  test('begin at midnight of the zone; the first, of which the log may lack a part, is not whole', () => {
    const log = logOf(
      plainEvents({
        x: `A${at('2026-01-31T21:00Z')}`,
        y: `A${at('2026-01-31T23:00Z')}`,
        z: `A${at('2026-03-05')}`,
      }),
    );
    const { months } = trendsOf(log, { zone: 'Europe/Riga' });
    expect(
      months.map(({ month, fromMs, isWhole, arrivals }) => [
        month,
        new Date(fromMs).toISOString(),
        isWhole,
        arrivals,
      ]),
    ).toEqual([
      ['2026-01', '2025-12-31T22:00:00.000Z', false, 1],
      ['2026-02', '2026-01-31T22:00:00.000Z', true, 1],
      ['2026-03', '2026-02-28T22:00:00.000Z', false, 1],
    ]);
  });

  test('add up to the log, and cases in progress are those counted moment by moment', () => {
    const days = fc.array(
      fc.record({
        case: fc.integer({ min: 0, max: 8 }).map(String),
        activity: fc.constantFrom('A', 'B', 'W', 'L'),
        time: fc.integer({ min: 0, max: 160 * 24 }).map((hour) => hour * 3_600_000),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(
        days,
        fc.option(fc.integer({ min: 0, max: 160 }), { nil: undefined }),
        (events, fromDay) => {
          const log = logOf(events);
          const fromMs = fromDay === undefined ? undefined : fromDay * DAY_MS;
          const { months, little } = trendsOf(log, { closing, ...(fromMs !== undefined && { fromMs }) });
          const asOf = Math.max(...log.time);
          const spans = log.caseIds.map((_, c) => {
            const mine = [...log.time.keys()].filter(
              (e) => e >= log.caseOffsets[c]! && e < log.caseOffsets[c + 1]!,
            );
            const name = (e: number): string => log.activities[log.activity[e]!]!;
            const won = mine.find((e) => name(e) === 'W');
            const over = won ?? (name(mine.at(-1)!) === 'L' ? mine.at(-1) : undefined);
            return {
              start: log.time[mine[0]!]!,
              end: over === undefined ? asOf : log.time[over]!,
              isOver: over !== undefined,
            };
          });
          const begin = fromMs ?? 0;
          const sum = (read: (month: (typeof months)[number]) => number): number =>
            months.reduce((so, month) => so + read(month), 0);
          expect(sum(({ arrivals }) => arrivals)).toBe(spans.filter(({ start }) => start >= begin).length);
          expect(sum(({ ended }) => ended)).toBe(
            spans.filter(({ end, isOver }) => isOver && end >= begin).length,
          );
          for (const month of months) {
            const [from, to] = [
              Math.max(month.fromMs, fromMs ?? Math.min(...log.time)),
              Math.min(month.toMs, asOf),
            ];
            if (from >= to) continue;
            const area = spans.reduce(
              (so, { start, end }) => so + Math.max(0, Math.min(end, to) - Math.max(start, from)),
              0,
            );
            expect(month.inProgress).toBeCloseTo(area / (to - from), 9);
            const open = spans.filter(
              ({ start, end, isOver }) =>
                start <= asOf && start < month.toMs && (!isOver || end >= month.toMs),
            ).length;
            expect(month.inProgressAtEnd).toBe(open);
          }
          const open = spans.filter(({ isOver }) => !isOver).length;
          expect(little?.atEnd ?? open).toBe(open);
        },
      ),
    );
  });

  test('find a stage that became slower, and say from when', () => {
    // 30 visits a month, 10 days each; from the thirteenth month on 20 days. Waits differ by up to two days.
    const random = createRandom(5);
    const cases: Record<string, string> = {};
    for (let m = 0; m < 24; m++) {
      for (let i = 0; i < 30; i++) {
        const from = Date.UTC(2024, m, 1 + (i % 27)) / 1000;
        const days = (m < 12 ? 10 : 20) + 2 * random.next();
        cases[`${m}-${i}`] = `A${from} W${Math.round(from + days * 86_400)}`;
      }
    }
    const { stays, changes, months } = trendsOf(logOf(plainEvents(cases)), { closing });
    expect(stays[0]!.changes.map(({ index }) => months[index]!.month)).toEqual(['2025-01']);
    expect(changes.arrivals).toEqual([]);
  });

  test("Little's law holds where a process neither fills nor empties, and tells where it fills", () => {
    // One case a day for 1,000 days, each lasting 20 days: in the middle, 20 in progress.
    const steady = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`c${i}`, `A${i * 86_400} W${(i + 20) * 86_400}`]),
    );
    const even = trendsOf(logOf(plainEvents(steady)), {
      closing,
      fromMs: 100 * DAY_MS,
      toMs: 900 * DAY_MS,
    }).little!;
    expect([even.inProgress, even.arrivalsPerDay, even.days, even.difference]).toEqual([20, 1, 20, 0]);
    expect([even.atBegin, even.atEnd]).toEqual([20, 20]);
    // The same, but every second case is never closed.
    const filling = Object.fromEntries(
      Object.entries(steady).map(([id, text], i) => [id, i % 2 === 0 ? text : text.split(' ')[0]!]),
    );
    const full = trendsOf(logOf(plainEvents(filling)), { closing }).little!;
    expect(full.difference).toBeGreaterThan(200);
    expect(full.atEnd).toBe(500);
  });

  test('of any log can be told', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        expect(() => trendsOf(logOf(events))).not.toThrow();
      }),
      { numRuns: 30 },
    );
    expect(trendsOf(logOf([]))).toEqual({
      months: [],
      stays: [],
      changes: { arrivals: [], ended: [] },
      little: null,
    });
    expect(() => trendsOf(logOf(plainEvents({ x: 'A0 B9000000000000' })))).toThrow(/wrong date/u);
  });
});
