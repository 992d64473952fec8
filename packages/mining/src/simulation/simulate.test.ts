// The simulator keeps its promises: the same seed, the same cases; chances, times, calendars and queues as modelled.
import { describe, expect, test } from 'vitest';
import { quantileOf } from '../discovery/describe.ts';
import { discoverDfg } from '../discovery/dfg.ts';
import type { ProcessModel, SimulatedCase } from './model.ts';
import { createRandom } from './random.ts';
import { simulate } from './simulate.ts';
import { simulatedLog } from './simulated-log.ts';

const YEAR = { fromMs: Date.UTC(2025, 0, 1), toMs: Date.UTC(2026, 0, 1) };
const HOUR = 3_600_000;

const selling: ProcessModel = {
  start: 'Lead',
  attributes: [
    { name: 'country', value: ({ random }) => random.pick(['LV', 'TH']) },
    { name: 'amount', value: ({ random }) => Math.round(random.lognormal(5000, 0.8)) },
  ],
  states: {
    Lead: {
      stay: { medianHours: 48 },
      moves: [
        { to: 'Offer', weight: ({ attributes }) => (attributes['country'] === 'TH' ? 3 : 1) },
        { to: 'Lost', weight: 1 },
      ],
    },
    Offer: {
      stay: { medianHours: 100, spread: 1 },
      moves: [
        { to: 'Lead', weight: ({ visits }) => (visits('Offer') < 2 ? 0.5 : 0) },
        { to: 'Won', weight: 1 },
      ],
    },
    Won: { set: () => ({ result: 'won' }) },
    Lost: {},
  },
};

const share = (cases: readonly SimulatedCase[], has: (c: SimulatedCase) => boolean): number =>
  cases.filter(has).length / cases.length;
const offered = ({ events }: SimulatedCase): boolean => events[1]?.activity === 'Offer';

describe('simulate', () => {
  test('gives the same cases for the same seed and others for another', () => {
    const options = { ...YEAR, cases: 200 };
    expect(simulate(selling, { ...options, seed: 7 })).toEqual(simulate(selling, { ...options, seed: 7 }));
    expect(simulate(selling, { ...options, seed: 8 })).not.toEqual(
      simulate(selling, { ...options, seed: 7 }),
    );
  });

  test('follows chances that depend on attributes and on the past', () => {
    const cases = simulate(selling, { ...YEAR, seed: 1, cases: 4000, untilMs: Number.POSITIVE_INFINITY });
    expect(cases.every(({ finished }) => finished)).toBe(true);
    const from = (country: string) => cases.filter(({ attributes }) => attributes['country'] === country);
    expect(share(from('TH'), offered)).toBeCloseTo(0.75, 1);
    expect(share(from('LV'), offered)).toBeCloseTo(0.5, 1);
    expect(cases.every(({ events }) => events.filter((e) => e.activity === 'Offer').length <= 2)).toBe(true);
    expect(
      cases.every(({ state, attributes }) => (state === 'Won') === (attributes['result'] === 'won')),
    ).toBe(true);
  });

  test('draws lognormal times around their median', () => {
    const cases = simulate(selling, { ...YEAR, seed: 2, cases: 4000, untilMs: Number.POSITIVE_INFINITY });
    const stays = cases.map(({ events }) => (events[1]!.timeMs - events[0]!.timeMs) / HOUR);
    expect(quantileOf(stays, 0.5) / 48).toBeCloseTo(1, 1);
    // e^0.6: one standard deviation of the logarithm above the median.
    expect(quantileOf(stays, 0.8413) / 48).toBeCloseTo(Math.exp(0.6), 0);
  });

  test('leaves cases open at the end and records nothing after it', () => {
    const cases = simulate(selling, { ...YEAR, seed: 3, cases: 1000 });
    expect(share(cases, ({ finished }) => finished)).toBeLessThan(1);
    expect(cases.every(({ events }) => events.every((e) => e.timeMs < YEAR.toMs))).toBe(true);
  });

  test('arrivals follow weekdays, seasons and growth', () => {
    const model: ProcessModel = {
      start: 'Only',
      states: { Only: {} },
      arrivals: {
        weekdays: [0, 1, 1, 1, 1, 1, 0],
        months: [1, 1, 1, 1, 1, 1, 0.2, 0.2, 1, 1, 1, 2],
      },
    };
    const months = Array.from({ length: 12 }, () => 0);
    for (const { events } of simulate(model, { ...YEAR, seed: 4, cases: 12_000 })) {
      const date = new Date(events[0]!.timeMs);
      expect([0, 6]).not.toContain(date.getUTCDay());
      months[date.getUTCMonth()]!++;
    }
    expect(months[6]! / months[4]!).toBeCloseTo(0.2, 1);
    expect(months[11]! / months[4]!).toBeGreaterThan(1.7);
  });

  test('keeps to working hours and holidays of the calendar', () => {
    const model: ProcessModel = {
      ...selling,
      calendars: {
        riga: { offsetMinutes: 120, fromHour: 9, toHour: 17, holidays: ['2025-11-18'] },
        bangkok: { offsetMinutes: 420, fromHour: 8.5, toHour: 17.5 },
      },
      calendar: ({ attributes }) => (attributes['country'] === 'LV' ? 'riga' : 'bangkok'),
    };
    for (const { attributes, events } of simulate(model, { ...YEAR, seed: 5, cases: 2000 })) {
      const [offset, opens, closes] = attributes['country'] === 'LV' ? [120, 9, 17] : [420, 8.5, 17.5];
      for (const { timeMs } of events) {
        const local = new Date(timeMs + offset * 60_000);
        expect([0, 6]).not.toContain(local.getUTCDay());
        const hour = (local.getTime() % 86_400_000) / HOUR;
        expect(hour >= opens && hour < closes).toBe(true);
        expect(attributes['country'] === 'LV' && local.toISOString().startsWith('2025-11-18')).toBe(false);
      }
    }
  });

  test('counts only working hours where the clock says so', () => {
    const model: ProcessModel = {
      start: 'A',
      states: {
        A: { stay: { medianHours: 20, spread: 0, clock: 'working' }, moves: [{ to: 'B', weight: 1 }] },
        B: {},
      },
      calendars: { office: { fromHour: 8, toHour: 16 } },
      calendar: 'office',
    };
    const from = Date.UTC(2025, 0, 3, 10);
    const [only] = simulate(model, { seed: 1, cases: 1, fromMs: from, toMs: from + 1, untilMs: from * 2 });
    // Friday 10:00 to 16:00 are 6 hours, Monday 8 more, and 6 on Tuesday from 8:00.
    expect(new Date(only!.events[1]!.timeMs).toISOString()).toBe('2025-01-07T14:00:00.000Z');
  });

  test('work waits for people, first come, first served; a kept member stays with the case', () => {
    const model: ProcessModel = {
      start: 'Review',
      states: {
        Review: { pool: 'legal', stay: { medianHours: 10, spread: 0 }, moves: [{ to: 'Done', weight: 1 }] },
        Done: { pool: 'legal' },
      },
      pools: { legal: { keep: true, members: [{ name: 'Ilze', capacity: 1 }] } },
    };
    const from = Date.UTC(2025, 0, 1);
    const cases = simulate(model, { seed: 1, cases: 3, fromMs: from, toMs: from + HOUR, untilMs: from * 2 });
    const done = cases.map(({ events }) => events[1]!.timeMs);
    expect(done[1]! - done[0]!).toBe(10 * HOUR);
    expect(done[2]! - done[1]!).toBe(10 * HOUR);
    expect(cases.every(({ events }) => events.every((e) => e.resource === 'Ilze'))).toBe(true);
  });

  test.each([
    ['state', { start: 'Nowhere', states: {} }],
    ['pool', { start: 'A', states: { A: { pool: 'nobody' } } }],
    ['calendar', { start: 'A', states: { A: {} }, calendar: 'never' }],
  ] satisfies [string, ProcessModel][])('a model that lacks a %s it names is refused', (what, model) => {
    expect(() => simulate(model, { ...YEAR, seed: 1, cases: 1 })).toThrow(what);
  });

  test('an endless loop ends at the step limit, still open', () => {
    const model: ProcessModel = { start: 'A', states: { A: { moves: [{ to: 'A', weight: 1 }] } } };
    const [only] = simulate(model, { ...YEAR, seed: 1, cases: 1, maxSteps: 50 });
    expect(only).toMatchObject({ finished: false, state: 'A' });
    expect(only!.events.length).toBe(50);
  });

  test('becomes an event log with attributes', () => {
    const cases = simulate(selling, { ...YEAR, seed: 9, cases: 300 });
    const log = simulatedLog(cases);
    expect(log.caseIds.length).toBe(300);
    expect(log.caseAttributes.get('amount')?.kind).toBe('numbers');
    expect(log.caseAttributes.get('country')?.kind).toBe('words');
    expect(discoverDfg(log).starts).toEqual([{ activity: 0, cases: 300 }]);
  });
});

describe('random numbers', () => {
  test('are even, and forks are independent of what was drawn before', () => {
    const random = createRandom(1);
    const before = random.fork(5).next();
    const bins = Array.from({ length: 10 }, () => 0);
    for (let i = 0; i < 100_000; i++) bins[random.int(10)]!++;
    expect(Math.max(...bins) / Math.min(...bins)).toBeLessThan(1.06);
    expect(random.fork(5).next()).toBe(before);
    expect(random.fork(6).next()).not.toBe(before);
  });

  test('weights decide, and none is chosen where all are zero', () => {
    const random = createRandom(2);
    const drawn = Array.from({ length: 10_000 }, () => random.weighted([0, 1, -5, 3]));
    expect(new Set(drawn)).toEqual(new Set([1, 3]));
    expect(drawn.filter((i) => i === 3).length / drawn.length).toBeCloseTo(0.75, 1);
    expect(random.weighted([0, 0])).toBe(-1);
    expect(random.weighted([])).toBe(-1);
  });
});
