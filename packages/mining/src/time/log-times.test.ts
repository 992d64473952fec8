// The times of a log: stays, cycles, loss by age, waits and days lost, by hand and against plain counts.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, plainEvents, randomEvents } from '../../testing/plain-log.ts';
import { plainStays } from '../../testing/plain-survival.ts';
import { createEventLogBuilder } from '../log/event-log-builder.ts';
import type { EventLog } from '../log/event-log.ts';
import { wilson } from '../insight/intervals.ts';
import { bottlenecks, casesLosing } from './bottlenecks.ts';
import { cycleFigures } from './cycle-figures.ts';
import { lossHazards } from './loss-hazard.ts';
import { stageFigures } from './stage-figures.ts';
import { stayFigures } from './stay-figures.ts';
import type { TimeOptions } from './time-options.ts';
import { trendsOf } from './trends.ts';
import { waitFigures } from './wait-figures.ts';

const closing = { won: ['W'], lost: ['L'] };
const empty = logOf([]);
const DAY = 86_400;
const onDay = (days: number): number => days * DAY;

/** Everything that takes a log and options. */
const FIGURES: Readonly<Record<string, (log: EventLog, options: TimeOptions) => unknown>> = {
  stayFigures,
  cycleFigures,
  lossHazards,
  waitFigures,
  bottlenecks,
  trendsOf,
};

describe('the stays of a log', () => {
  const log = logOf(
    plainEvents({
      on: 'A0 B10 W40',
      back: 'A0 B5 A10 L30',
      open: 'A0',
      again: 'A0 A4 B12',
    }),
  );

  test('are told for every activity at once; those that last on are censored', () => {
    const found = stayFigures(log, { closing, asOfMs: 50_000 });
    expect(
      found.map(({ activity, cases, visits: { n, open, naiveMedian } }) => ({
        name: log.activities[activity],
        cases,
        n,
        open,
        naiveMedian,
      })),
    ).toEqual([
      // 10, 5, 20, 12 (A again is the same visit) are over, 50 lasts on.
      { name: 'A', cases: 4, n: 5, open: 1, naiveMedian: 11 },
      // 30 and 5 are over, 38 lasts on.
      { name: 'B', cases: 3, n: 3, open: 1, naiveMedian: 17.5 },
    ]);
    expect(found[0]!.visits.quartiles.map(({ value }) => value)).toEqual([10, 12, 20]);
    expect(found[1]!.visits.quartiles.map(({ value }) => value)).toEqual([5, 30, null]);
  });

  test('are those known by then: what happened later is still open', () => {
    const found = stayFigures(log, { closing, asOfMs: 11_000 });
    expect(found.map(({ visits: { n, open } }) => [n, open])).toEqual([
      [5, 3],
      [2, 1],
    ]);
  });

  test('are those that began in the window', () => {
    expect(stayFigures(log, { closing, fromMs: 5000, toMs: 12_000 }).map(({ visits }) => visits.n)).toEqual([
      1, 2,
    ]);
  });

  test('equal the plain way, and those of a stage that is one activity', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        const any = logOf(events);
        const asOfMs = Math.max(0, ...any.time);
        const options = { closing: { won: ['C'] }, asOfMs };
        const found = stayFigures(any, options);
        const plain = plainStays(any, options);
        expect(
          found.map(({ activity, visits: { n, open, quartiles } }) => ({ activity, n, open, quartiles })),
        ).toEqual(plain);
        const only = (name: string): Uint8Array =>
          Uint8Array.from(any.activities, (one) => (one === name ? 1 : 0));
        const flags = new Uint8Array(any.caseIds.length);
        for (const { activity, cases, visits } of found) {
          const inside = only(any.activities[activity]!);
          const [stage] = stageFigures(
            any,
            [{ inside, forward: only('C') }],
            { isOver: flags, isWon: flags },
            { asOfMs },
          );
          expect([stage!.entries, stage!.visits, stage!.openVisits]).toEqual([cases, visits.n, visits.open]);
          expect(stage!.stay).toEqual(visits.quartiles);
          const median = visits.naiveMedian ?? 0;
          expect(Math.abs((stage!.naiveMedian ?? 0) - median)).toBeLessThanOrEqual(1e-12 * median);
        }
      }),
    );
  });
});

describe('the cycle', () => {
  const log = logOf(
    plainEvents({
      won: 'A0 B5 W10',
      milestone: 'A0 W20 B30',
      lost: 'A0 B10 L20',
      reopened: 'A0 L10 B20',
      late: 'B15 W45',
      dropped: 'A0 X5',
    }),
  );
  const options = { closing: { ...closing, other: ['X'] }, asOfMs: 50_000, ages: [10, 20, 40] };

  test('ends with the first that wins it, or the last that closes it; a case that was opened again runs', () => {
    const found = cycleFigures(log, options);
    expect([found.cases, found.open, found.won.ended, found.lost.ended, found.other.ended]).toEqual([
      6, 1, 3, 1, 1,
    ]);
    // Won at 10, 20, 30, lost at 20, other at 5, open at 50.
    expect(found.won.at.map((at) => at!.share)).toEqual(
      [1 / 6, 1 / 3, 0.5].map((share) => expect.closeTo(share, 12)),
    );
    expect(found.naiveMedianWon).toBe(20);
    expect(found.toEnd).toMatchObject({ n: 6, open: 1 });
  });

  test('ends for good with the first that closes it, if that is wanted; what follows is left out everywhere', () => {
    const forGood = { ...options, closing: { ...options.closing, forGood: true } };
    const found = cycleFigures(log, forGood);
    expect([found.open, found.won.ended, found.lost.ended]).toEqual([0, 3, 2]);
    // B of `reopened` and of `milestone` came after the end.
    expect(stayFigures(log, options).map(({ visits }) => visits.n)).toEqual([5, 5]);
    expect(stayFigures(log, forGood).map(({ visits }) => visits.n)).toEqual([5, 3]);
    expect(waitFigures(log, forGood).arcs.some(({ from }) => log.activities[from] === 'L')).toBe(false);
    expect(waitFigures(log, options).arcs.some(({ from }) => log.activities[from] === 'L')).toBe(true);
    expect(trendsOf(log, forGood).months[0]!.ended).toBe(6);
  });

  test('may begin with a given activity; cases without it are left out', () => {
    const found = cycleFigures(log, { ...options, begins: ['B'] });
    // From B: won after 5 and 30; lost after 10; two run, since 30 and since 20.
    expect([found.cases, found.won.ended, found.lost.ended, found.open]).toEqual([5, 2, 1, 2]);
    expect(() => cycleFigures(log, { begins: ['Q'] })).toThrow(/no activity called "Q"/u);
  });
});

describe('the hazard of losing', () => {
  // Days in A: lost after 0.5 and 2.5, moved on after 1.5 and 4.5, and open for 3.2.
  const log = logOf(
    plainEvents({
      a: `A0 L${onDay(0.5)}`,
      b: `A0 L${onDay(2.5)}`,
      c: `A0 B${onDay(1.5)}`,
      d: `A0 B${onDay(4.5)}`,
      e: `A${onDay(10)}`,
    }),
  );
  const options = { closing, asOfMs: onDay(13.2) * 1000 };

  test('per day of age: lost of those that were there and seen to the end of the day', () => {
    const [a] = lossHazards(log, { ...options, bands: [0, 1, 2, 3, 4] });
    expect(a).toMatchObject({ activity: 0, visits: 5, lost: 2 });
    // The open one was seen for three whole days; its fourth is not counted.
    expect(a!.bands.map(({ visits, visitDays, lost }) => [visits, visitDays, lost])).toEqual([
      [5, 5, 1],
      [4, 4, 0],
      [3, 3, 1],
      [2, 1, 0],
      [1, 1, 0],
    ]);
    expect(a!.bands[0]!.perDay).toEqual({ value: 0.2, ...wilson(1, 5) });
    expect(a!.bands.every(({ saysEnough }) => !saysEnough)).toBe(true);
  });

  test('in bands of days: the share lost by the end of the band', () => {
    const [a] = lossHazards(log, { ...options, bands: [0, 3] });
    expect(a!.bands.map(({ fromDay, toDay, visitDays, lost }) => [fromDay, toDay, visitDays, lost])).toEqual([
      [0, 3, 12, 2],
      [3, 5, 2, 0],
    ]);
    expect(a!.bands[0]!.share!.value).toBeCloseTo(1 - (10 / 12) ** 3, 12);
  });

  test('of a constant chance is that chance, in every band that has enough', () => {
    // 4,096 cases; each day half of those that are left go, half of them lost; a last one that cannot be halved is lost.
    const builder = createEventLogBuilder();
    let id = 0;
    for (let day = 0, left = 4096; left > 1; day++, left /= 2) {
      for (let i = 0; i < left / 2; i++) {
        const c = builder.cases.code(`c${id++}`);
        builder.append(c, builder.activities.code('A'), 0);
        builder.append(c, builder.activities.code(i % 2 === 0 ? 'L' : 'B'), (day + 0.5) * DAY * 1000);
      }
    }
    const [a] = lossHazards(builder.finish(), { closing });
    const enough = a!.bands.filter(({ saysEnough }) => saysEnough);
    expect(enough.length).toBeGreaterThan(2);
    for (const { perDay } of enough) expect(Math.abs(perDay!.value - 0.25)).toBeLessThan(0.02);
  });

  test.each([[[]], [[1, 2]], [[0, 0]], [[0, 1.5]]])('bands %j are refused', (bands) => {
    expect(() => lossHazards(log, { bands })).toThrow(/ascending from 0/u);
  });
});

describe('waits between activities', () => {
  test('last from event to event where the log does not tell work from waiting; those that last on are censored', () => {
    const log = logOf(plainEvents({ x: 'A0 B10 W30', y: 'A0 B20', z: 'A5' }));
    const { arcs, after, betweenWork } = waitFigures(log, { closing, asOfMs: 65_000 });
    expect(betweenWork).toBe(false);
    expect(
      arcs.map(({ from, to, count, cases, seconds }) => [
        log.activities[from],
        log.activities[to],
        count,
        cases,
        seconds.mean,
      ]),
    ).toEqual([
      ['A', 'B', 2, 2, 15],
      ['B', 'W', 1, 1, 20],
    ]);
    expect(
      after.map(({ activity, waits: { n, open, quartiles } }) => [
        log.activities[activity],
        n,
        open,
        quartiles[1].value,
      ]),
    ).toEqual([
      ['A', 3, 1, 20],
      ['B', 2, 1, 20],
    ]);
  });

  test('last from complete to start where it does; work is no wait, and what overlaps has not waited', () => {
    const builder = createEventLogBuilder();
    const lifecycle = builder.lifecycle();
    const add = (id: string, activity: string, transition: string, second: number): void => {
      const event = builder.append(builder.cases.code(id), builder.activities.code(activity), second * 1000);
      lifecycle.set(event, lifecycle.dictionary.code(transition));
    };
    // Waits 3 between A and B; B is scheduled in between, which is neither.
    for (const [activity, transition, second] of [
      ['A', 'START', 0],
      ['A', 'COMPLETE', 4],
      ['B', 'SCHEDULE', 5],
      ['B', 'START', 7],
      ['B', 'COMPLETE', 20],
    ] as const)
      add('x', activity, transition, second);
    // B starts before A is complete. Then A is begun again and still at work.
    for (const [activity, transition, second] of [
      ['A', 'START', 0],
      ['B', 'START', 2],
      ['A', 'COMPLETE', 9],
      ['B', 'COMPLETE', 10],
      ['A', 'START', 18],
    ] as const)
      add('y', activity, transition, second);
    const log = builder.finish();
    const { arcs, after, betweenWork } = waitFigures(log, { asOfMs: 50_000 });
    expect(betweenWork).toBe(true);
    expect(
      arcs.map(({ from, to, count, seconds }) => [
        log.activities[from],
        log.activities[to],
        count,
        seconds.max,
      ]),
    ).toEqual([
      ['A', 'B', 2, 3],
      ['B', 'A', 1, 8],
    ]);
    // After B of x nothing has come for 30 s.
    expect(after.map(({ activity, waits: { n, open } }) => [log.activities[activity], n, open])).toEqual([
      ['A', 2, 0],
      ['B', 2, 1],
    ]);
  });
});

describe('days lost', () => {
  // Won in 2, 4, 6, 8 and 10 days: the fastest quarter of five, rounded up, are two: a day and two days in A.
  const log = logOf(
    plainEvents({
      w1: `A0 B${DAY} W${2 * DAY}`,
      w2: `A0 B${2 * DAY} W${4 * DAY}`,
      w3: `A0 B${5 * DAY} W${6 * DAY}`,
      w4: `A0 B${2 * DAY} A${3 * DAY} W${8 * DAY}`,
      w5: `A0 B${DAY} W${10 * DAY}`,
      lost: `A0 C${9 * DAY} L${10 * DAY}`,
      open: `A0`,
    }),
  );
  const options = { closing, asOfMs: 20 * DAY * 1000 };

  test('are the time above the median of the fastest quarter of won cases, per stage and per arc', () => {
    const found = bottlenecks(log, options);
    expect([found.won, found.fastest]).toEqual([5, 2]);
    // In A: 1, 2, 5, 2 + 5, 1, 9, 20 days against 1.5: 0.5 + 3.5 + 5.5 + 7.5 + 18.5 = 35.5 lost by five.
    expect(found.stages[0]).toMatchObject({
      at: 'A',
      target: { seconds: 1.5 * DAY, by: 'fastest', cases: 2 },
      cases: 7,
      slower: 5,
      lostDays: 35.5,
    });
    // In B: 1, 2, 1, 1, 9 against 1.5: 0.5 + 7.5.
    expect(found.stages[1]).toMatchObject({ at: 'B', cases: 5, slower: 2, lostDays: 8 });
    // No fast case was in C: nothing to measure it by.
    expect(found.stages[2]).toMatchObject({ at: 'C', target: null, lostDays: 0, share: 0 });
    expect(found.lostDays.stages).toBe(43.5);
    expect(found.stages[0]!.share).toBeCloseTo(35.5 / 43.5, 12);
    // A to B took 1, 2, 5, 2, 1; B to W 1, 2, 1, 9.
    expect(found.arcs.map(({ at, next, lostDays }) => [at, next, lostDays])).toEqual([
      ['B', 'W', 8],
      ['A', 'B', 4.5],
      ['A', 'C', 0],
      ['A', 'W', 0],
      ['B', 'A', 0],
      ['C', 'L', 0],
    ]);
  });

  test('are those above a target that was given, with the cases behind, most lost first', () => {
    const targets = [
      { at: 'A', seconds: 4 * DAY },
      { at: 'A', next: 'C', seconds: 0 },
    ];
    const found = bottlenecks(log, { ...options, targets });
    expect(found.stages[0]).toMatchObject({
      at: 'A',
      slower: 4,
      lostDays: 1 + 3 + 5 + 16,
      target: { by: 'given' },
    });
    const behind = casesLosing(log, { at: 'A' }, { ...options, targets });
    expect([...behind.caseIndexes].map((c) => log.caseIds[c])).toEqual(['open', 'lost', 'w4', 'w3']);
    expect([...behind.hereSeconds].map((seconds) => seconds / DAY)).toEqual([16, 5, 3, 1]);
    expect([...casesLosing(log, { at: 'A', next: 'C' }, { ...options, targets }).hereSeconds]).toEqual([
      9 * DAY,
    ]);
  });

  test('of a place are the sum over the cases behind it, whatever the log', () => {
    fc.assert(
      fc.property(randomEvents, fc.nat(30), (events, seconds) => {
        const any = logOf(events);
        const targets = any.activities.slice(0, 2).map((at) => ({ at, seconds }));
        const chosen = { closing: { won: ['C'] }, targets };
        const { stages, arcs } = bottlenecks(any, chosen);
        for (const { at, next, slower, lostSeconds } of [...stages, ...arcs]) {
          const behind = casesLosing(any, { at, ...(next !== undefined && { next }) }, chosen);
          expect(behind.caseIndexes.length).toBe(slower);
          const sum = behind.hereSeconds.reduce((so, one) => so + one, 0);
          expect(Math.abs(sum - lostSeconds)).toBeLessThanOrEqual(1e-9 * lostSeconds);
        }
      }),
    );
  });

  test('of a place that the log does not have, or by a target that is none, are refused', () => {
    expect(() => casesLosing(log, { at: 'Q' }, options)).toThrow(/"Q"/u);
    expect(() => casesLosing(log, { at: 'C', next: 'A' }, options)).toThrow(/"C" to "A"/u);
    expect(() => bottlenecks(log, { targets: [{ at: 'Q', seconds: 1 }] })).toThrow(/no activity called "Q"/u);
    expect(() => bottlenecks(log, { targets: [{ at: 'A', seconds: -1 }] })).toThrow(/0 or more/u);
  });
});

describe('working time', () => {
  // Friday 20 November 2026, 17:00, to Monday, 10:00, UTC: two working hours.
  const log = logOf([
    { case: 'x', activity: 'A', time: Date.UTC(2026, 10, 20, 17) },
    { case: 'x', activity: 'W', time: Date.UTC(2026, 10, 23, 10) },
  ]);
  const options = { closing, calendar: {} };

  test('is an option of every figure', () => {
    const hour = 3600;
    expect(stayFigures(log, options)[0]!.visits.naiveMedian).toBe(2 * hour);
    expect(cycleFigures(log, options).naiveMedianWon).toBe(2 * hour);
    expect(waitFigures(log, options).arcs[0]!.seconds.max).toBe(2 * hour);
    // A working day has nine hours.
    expect(lossHazards(log, options)[0]!.bands).toMatchObject([{ fromDay: 0, toDay: 1, visitDays: 1 }]);
    const targets = [{ at: 'A', seconds: 0 }];
    expect(bottlenecks(log, { ...options, targets }).stages[0]!.lostDays).toBeCloseTo(2 / 9, 12);
    expect(trendsOf(log, options).stays[0]!.months[0]!.median.value).toBe(2 * hour);
    const flags = { isOver: Uint8Array.of(1), isWon: Uint8Array.of(1) };
    const stage = { inside: Uint8Array.of(1, 0), forward: Uint8Array.of(0, 1) };
    expect(stageFigures(log, [stage], flags, { asOfMs: log.time[1]!, calendar: {} })[0]!.naiveMedian).toBe(
      2 * hour,
    );
  });
});

describe.each(Object.entries(FIGURES))('%s with bad input', (_, figures) => {
  test('takes an empty log, one event, one instant, and a name that the log does not have', () => {
    for (const log of [
      empty,
      logOf(plainEvents({ x: 'A0' })),
      logOf(plainEvents({ x: 'W0' })),
      logOf(plainEvents({ x: 'A5 B5 W5', y: 'A5 L5' })),
    ]) {
      expect(() => figures(log, { closing: { won: ['W', 'Q'] } })).not.toThrow();
      expect(() => figures(log, { closing, calendar: { zone: 'Europe/Riga' } })).not.toThrow();
      expect(() => figures(log, { closing, fromMs: 1e9, toMs: 1e9 })).not.toThrow();
    }
  });

  test('refuses times that are none or out of order, and says where', () => {
    const log = logOf(plainEvents({ good: 'A0 B1', bad: 'A0 B5 C9' }));
    const broken = (at: number, time: number): EventLog => ({ ...log, time: log.time.with(at, time) });
    expect(() => figures(broken(3, Number.NaN), {})).toThrow(/event 3 of case "bad" has the time NaN/u);
    expect(() => figures(broken(4, 4000), {})).toThrow(/event 4 of case "bad" is earlier/u);
    expect(() => figures(broken(4, Number.POSITIVE_INFINITY), {})).toThrow(RangeError);
    expect(() => figures(broken(0, Number.NEGATIVE_INFINITY), {})).toThrow(RangeError);
  });

  test('refuses options that contradict each other', () => {
    const log = logOf(plainEvents({ x: 'A0 W1' }));
    expect(() => figures(log, { closing: { won: ['W'], lost: ['W'] } })).toThrow(/"W" is in two lists/u);
    expect(() => figures(log, { asOfMs: Number.NaN })).toThrow(/asOfMs/u);
    expect(() => figures(log, { fromMs: 2, toMs: 1 })).toThrow(/from 2 to 1/u);
  });

  test('takes a case of 100,000 events and 5,000 activities', () => {
    const builder = createEventLogBuilder();
    for (let i = 0; i < 100_000; i++)
      builder.append(builder.cases.code('long'), builder.activities.code(`A${(i * 7919) % 5000}`), i * 1000);
    expect(() => figures(builder.finish(), {})).not.toThrow();
  });
});
