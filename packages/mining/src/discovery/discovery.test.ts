// Discovery against slow plain implementations on random logs, and its conventions on small ones.
import * as fc from 'fast-check';
import { describe as suite, expect, test } from 'vitest';
import { logOf, plainEvents, randomEvents, type PlainEvent } from '../../testing/plain-log.ts';
import { activityStats, caseDurations } from './activity-stats.ts';
import { casesBehind, distributionOf, END, START } from './behind.ts';
import { describe, quantileOf } from './describe.ts';
import { compareNames, discoverDfg } from './dfg.ts';
import { summarise } from './summarise.ts';
import { countVariants, variantsOf } from './variants.ts';

/** Sorted copy, then the definition word for word. */
function plainQuantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)]!;
  const above = sorted[Math.ceil(position)]!;
  return below + (above - below) * (position - Math.floor(position));
}

function plainDescription(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return {
    min: sorted[0]!,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    median: sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2,
    p90: plainQuantile(values, 0.9),
    max: sorted[sorted.length - 1]!,
  };
}

/** Largest relative difference from the plain description; infinite where only one of the two exists. */
function gap(actual: ReturnType<typeof describe>, values: readonly number[]): number {
  if (actual === undefined || values.length === 0) {
    return actual === undefined && values.length === 0 ? 0 : Number.POSITIVE_INFINITY;
  }
  const plain = plainDescription(values);
  const gaps = (['min', 'mean', 'median', 'p90', 'max'] as const).map(
    (key) => Math.abs(actual[key] - plain[key]) / Math.max(1, Math.abs(plain[key])),
  );
  return Math.max(...gaps);
}
const TINY = 1e-9;

/** Traces by case id, cases in order of first appearance, events by time, ties in input order. */
function plainTraces(events: readonly PlainEvent[]): Map<string, PlainEvent[]> {
  const traces = new Map<string, PlainEvent[]>();
  for (const event of events) traces.set(event.case, [...(traces.get(event.case) ?? []), event]);
  for (const [id, trace] of traces)
    traces.set(
      id,
      trace.toSorted((a, b) => a.time - b.time),
    );
  return traces;
}

function compareSequences(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, i) => name !== b[i]);
  if (at === -1) return a.length - b.length;
  return at < b.length ? compareNames(a[at]!, b[at]!) : 1;
}

suite('describing numbers', () => {
  test('equals sorting and picking, for any numbers', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
          {
            maxLength: 400,
          },
        ),
        (values) => {
          expect(gap(describe(values), values)).toBeLessThan(TINY);
        },
      ),
    );
  });

  test.each([
    ['already in order', (n: number) => Array.from({ length: n }, (_, i) => i)],
    ['backwards', (n: number) => Array.from({ length: n }, (_, i) => n - i)],
    ['all equal', (n: number) => Array.from({ length: n }, () => 7)],
    ['a ridge', (n: number) => Array.from({ length: n }, (_, i) => Math.min(i, n - i))],
    ['a saw', (n: number) => Array.from({ length: n }, (_, i) => i % 17)],
  ])('equals sorting and picking on %s', (_, make) => {
    for (const n of [1, 2, 3, 10, 11, 16, 17, 1000, 5000])
      expect(gap(describe(make(n)), make(n))).toBeLessThan(TINY);
  });

  test('a median is the mean of the two middle values, p90 is interpolated', () => {
    expect(describe([1, 2, 3, 10])).toEqual({
      min: 1,
      mean: 4,
      median: 2.5,
      p90: expect.closeTo(7.9, 9),
      max: 10,
    });
  });

  test('leaves its input as it was, and any quantile equals the definition', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, q) => {
          const before = [...values];
          const quantile = quantileOf(values, q);
          const plain = plainQuantile(values, q);
          expect(Math.abs(quantile - plain)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(plain)));
          expect(values).toEqual(before);
        },
      ),
    );
  });
});

suite('discovery', () => {
  test('finds the arcs, starts and ends that counting by hand finds', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        const log = logOf(events);
        const dfg = discoverDfg(log);
        const times = new Map<string, number[]>();
        const holders = new Map<string, Set<string>>();
        const starts = new Map<string, number>();
        const ends = new Map<string, number>();
        for (const [id, trace] of plainTraces(events)) {
          starts.set(trace[0]!.activity, (starts.get(trace[0]!.activity) ?? 0) + 1);
          ends.set(trace.at(-1)!.activity, (ends.get(trace.at(-1)!.activity) ?? 0) + 1);
          for (let i = 1; i < trace.length; i++) {
            const key = JSON.stringify([trace[i - 1]!.activity, trace[i]!.activity]);
            times.set(key, [...(times.get(key) ?? []), (trace[i]!.time - trace[i - 1]!.time) / 1000]);
            holders.set(key, (holders.get(key) ?? new Set()).add(id));
          }
        }
        expect(dfg.arcs.length).toBe(times.size);
        for (const arc of dfg.arcs) {
          const key = JSON.stringify([log.activities[arc.from], log.activities[arc.to]]);
          expect(arc.count).toBe(times.get(key)!.length);
          expect(arc.cases).toBe(holders.get(key)!.size);
          expect(gap(arc.seconds, times.get(key)!)).toBeLessThan(TINY);
        }
        const named = (list: typeof dfg.starts) =>
          new Map(list.map((s) => [log.activities[s.activity]!, s.cases]));
        expect(named(dfg.starts)).toEqual(starts);
        expect(named(dfg.ends)).toEqual(ends);
        const order = dfg.arcs.map(
          (arc) => [-arc.count, log.activities[arc.from]!, log.activities[arc.to]!] as const,
        );
        const sorted = order.toSorted(
          (a, b) => a[0] - b[0] || compareNames(a[1], b[1]) || compareNames(a[2], b[2]),
        );
        expect(order).toEqual(sorted);
      }),
    );
  });

  test('finds the variants that joining names finds, in order', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        const log = logOf(events);
        const plain = new Map<string, string[]>();
        for (const [id, trace] of plainTraces(events)) {
          const key = JSON.stringify(trace.map((event) => event.activity));
          plain.set(key, [...(plain.get(key) ?? []), id]);
        }
        const found = variantsOf(log).map((variant) => ({
          names: variant.activities.map((a) => log.activities[a]!),
          ids: Array.from(variant.caseIndexes, (c) => log.caseIds[c]!),
          cases: variant.cases,
        }));
        expect(new Map(found.map(({ names, ids }) => [JSON.stringify(names), ids]))).toEqual(plain);
        expect(found.every(({ cases, ids }) => cases === ids.length)).toBe(true);
        expect(countVariants(log)).toBe(plain.size);
        const sorted = found.toSorted((a, b) => b.cases - a.cases || compareSequences(a.names, b.names));
        expect(found).toEqual(sorted);
      }),
    );
  });

  test('counts activities and times to the next event as by hand', () => {
    fc.assert(
      fc.property(randomEvents, (events) => {
        const log = logOf(events);
        const traces = [...plainTraces(events).values()];
        const stats = activityStats(log);
        expect(new Set(stats.map((s) => log.activities[s.activity]))).toEqual(
          new Set(events.map((e) => e.activity)),
        );
        for (const { activity, events: count, cases, seconds } of stats) {
          const name = log.activities[activity]!;
          expect(count).toBe(events.filter((event) => event.activity === name).length);
          expect(cases).toBe(traces.filter((trace) => trace.some((event) => event.activity === name)).length);
          const waits = traces.flatMap((trace) =>
            trace
              .slice(0, -1)
              .flatMap((event, i) =>
                event.activity === name ? [(trace[i + 1]!.time - event.time) / 1000] : [],
              ),
          );
          expect(gap(seconds, waits)).toBeLessThan(TINY);
        }
        expect([...caseDurations(log)]).toEqual(traces.map((t) => (t.at(-1)!.time - t[0]!.time) / 1000));
      }),
    );
  });

  test('works alike with more activities than fit a table of pairs', () => {
    const events = Array.from({ length: 6000 }, (_, i) => ({
      case: `c${i % 3}`,
      activity: `a${i % 2500}`,
      time: i * 1000,
    }));
    const dfg = discoverDfg(logOf(events));
    expect(dfg.arcs.reduce((sum, arc) => sum + arc.count, 0)).toBe(6000 - 3);
    expect(dfg.arcs.every((arc) => arc.seconds.min === 3 && arc.seconds.max === 3)).toBe(true);
  });
});

suite('behind a figure', () => {
  const log = logOf(plainEvents({ x: 'A0 B10 A20 B50', y: 'A0 C5', z: 'B0' }));
  const ids = (place: Parameters<typeof casesBehind>[1]) =>
    Array.from(casesBehind(log, place).caseIndexes, (c) => log.caseIds[c]);

  test.each([
    [{}, ['x', 'y', 'z'], [50, 5, 0]],
    [{ at: 'A' }, ['x', 'y'], [40, 5]],
    [{ at: 'B' }, ['x', 'z'], [10, Number.NaN]],
    [{ at: 'A', next: 'B' }, ['x'], [40]],
    [{ next: 'C' }, ['y'], [5]],
    [{ at: START, next: 'B' }, ['z'], [Number.NaN]],
    [{ at: 'B', next: END }, ['x', 'z'], [Number.NaN, Number.NaN]],
    [{ at: 'nobody' }, [], []],
  ])('%j', (place, expectedIds, seconds) => {
    expect(ids(place)).toEqual(expectedIds);
    expect([...casesBehind(log, place).hereSeconds]).toEqual(seconds);
  });

  test('every time measured falls into one bin, whatever the times', () => {
    fc.assert(
      fc.property(randomEvents, fc.constantFrom({}, { at: 'A' }, { at: 'A', next: 'B' }), (events, place) => {
        const { n, seconds, quartiles, bins } = distributionOf(logOf(events), place);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(n);
        expect(bins.length).toBeLessThanOrEqual(25);
        for (let i = 1; i < bins.length; i++) expect(bins[i]!.from).toBe(bins[i - 1]!.to);
        const last = bins.at(-1) ?? { to: 0 };
        expect(seconds === undefined).toBe(n === 0);
        expect(last.to).toBeGreaterThanOrEqual(seconds?.max ?? 0);
        const [low, high] = quartiles ?? [0, 0];
        const median = seconds?.median ?? 0;
        expect(low <= median && median <= high).toBe(true);
      }),
    );
  });
});

suite('summary', () => {
  test('is plain data with names', () => {
    const summary = summarise(logOf(plainEvents({ x: 'A0 B10', y: 'A0 B20', z: 'A0' })), { rejectedRows: 2 });
    expect(summary).toEqual({
      log: {
        cases: 3,
        events: 5,
        activities: 2,
        variants: 2,
        from: '1970-01-01T00:00:00.000Z',
        to: '1970-01-01T00:00:20.000Z',
        rejectedRows: 2,
      },
      startActivities: [{ activity: 'A', cases: 3 }],
      endActivities: [
        { activity: 'B', cases: 2 },
        { activity: 'A', cases: 1 },
      ],
      activities: [
        { activity: 'A', events: 3, cases: 3, seconds: { min: 10, mean: 15, median: 15, p90: 19, max: 20 } },
        { activity: 'B', events: 2, cases: 2, seconds: null },
      ],
      arcs: [
        {
          from: 'A',
          to: 'B',
          count: 2,
          cases: 2,
          seconds: { min: 10, mean: 15, median: 15, p90: 19, max: 20 },
        },
      ],
      variants: [
        { activities: ['A', 'B'], cases: 2, medianSeconds: 15 },
        { activities: ['A'], cases: 1, medianSeconds: 0 },
      ],
      caseSeconds: { min: 0, mean: 10, median: 10, p90: 18, max: 20 },
    });
    expect(JSON.parse(JSON.stringify(summary))).toEqual(summary);
  });

  test('of an empty log has no times', () => {
    const summary = summarise(logOf([]));
    expect(summary.log).toMatchObject({ cases: 0, events: 0, variants: 0, from: null, to: null });
    expect(summary.caseSeconds).toBeNull();
  });
});
