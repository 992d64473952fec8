// Logs as no seller makes them, through every analysis: each answers, and its counts add up to what was put in.
import { describe, expect, test } from 'vitest';
import { alignLog } from './conformance/align-log.ts';
import { alignTree } from './conformance/align-tree.ts';
import { replayTokens } from './conformance/replay-tokens.ts';
import { timeInDeviations } from './conformance/time-off-model.ts';
import type { TransitionSystem } from './conformance/transition-system.ts';
import { discoverDfg } from './discovery/dfg.ts';
import { discoverTree } from './discovery/discover-tree.ts';
import { filterDfg } from './discovery/filter-dfg.ts';
import { handoversOf } from './discovery/handovers.ts';
import { variantsOf } from './discovery/variants.ts';
import { findInsights } from './insight/find-insights.ts';
import { createEventLogBuilder } from './log/event-log-builder.ts';
import { decodeLog, encodeLog } from './log/encode-log.ts';
import { caseCount, eventCount, type EventLog } from './log/event-log.ts';
import type { ProcessTree } from './model/process-tree.ts';
import { netOfTree } from './model/tree-net.ts';
import { bottlenecks } from './time/bottlenecks.ts';
import { cycleFigures } from './time/cycle-figures.ts';
import { lossHazards } from './time/loss-hazard.ts';
import { stayFigures } from './time/stay-figures.ts';
import { trendsOf } from './time/trends.ts';
import { waitFigures } from './time/wait-figures.ts';
import { compareSegments } from './why/compare-segments.ts';
import { findObstacles } from './why/obstacles.ts';
import { findTriggers } from './why/triggers.ts';
import { whatMakesFast } from './why/what-makes-fast.ts';
import { whatWinnersShare } from './why/what-winners-share.ts';

/** A log of `cases` of `length` events each. */
function logWith(
  cases: number,
  length: number,
  activityAt: (c: number, i: number) => number,
  timeAt: (c: number, i: number) => number = (c, i) => (c + i) * 3_600_000,
): EventLog {
  const builder = createEventLogBuilder(cases * length);
  for (let c = 0; c < cases; c++) {
    const id = builder.cases.code(`case ${c}`);
    for (let i = 0; i < length; i++)
      builder.append(id, builder.activities.code(`a${activityAt(c, i)}`), timeAt(c, i));
  }
  return builder.finish();
}

/** Without any order, the same on every machine. */
const spread = (n: number, among: number): number => (Math.imul(n + 1, 0x9e3779b1) >>> 0) % among;

const LOGS: readonly (readonly [string, () => EventLog])[] = [
  ['no event', () => logWith(0, 0, () => 0)],
  ['one event', () => logWith(1, 1, () => 0)],
  ['one case of 100,000 events', () => logWith(1, 100_000, (_, i) => spread(i, 7))],
  ['5,000 activities in one case', () => logWith(1, 5000, (_, i) => i)],
  ['5,000 activities, a case each', () => logWith(5000, 1, (c) => c)],
  ['5,000 activities without order', () => logWith(1000, 20, (c, i) => spread(c * 20 + i, 5000))],
  ['all cases different', () => logWith(2000, 12, (c, i) => (i === 0 ? 0 : (c >> (i - 1)) % 2))],
  [
    'all at one instant',
    () =>
      logWith(
        400,
        6,
        (c, i) => spread(c * 6 + i, 9),
        () => 1_000,
      ),
  ],
  [
    'events in the reverse order of time',
    () =>
      logWith(
        300,
        6,
        (_, i) => i,
        (c, i) => c * 1000 - i * 500,
      ),
  ],
  [
    'before 1970 and far ahead',
    () =>
      logWith(
        300,
        4,
        (_, i) => i,
        (c, i) => (c % 2 ? -1 : 1) * 6e13 + i,
      ),
  ],
];

/** All activities of `log` that end nothing, one after the other, as a tree; at most 300. */
function straight(log: EventLog): ProcessTree {
  const parts = log.activities.slice(0, 300).map((name) => ({ kind: 'activity', name }) as const);
  return parts.length === 0 ? { kind: 'silent' } : { kind: 'sequence', parts };
}

/** The same way as a machine of which the log may leave out any stage at the end. */
function machine(log: EventLog): TransitionSystem {
  const activities = log.activities.slice(0, 300);
  const steps = activities.map((_, i) => i);
  return {
    states: activities.length + 1,
    start: 0,
    activities,
    from: steps,
    to: steps.map((i) => i + 1),
    activity: steps,
    accepting: [activities.length],
    closing: [],
  };
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

describe.each(LOGS)('a log with %s', (_, made) => {
  const log = made();
  const cases = caseCount(log);
  const events = eventCount(log);
  const [first = 'a0', second = 'a1'] = log.activities;
  const closing = { won: [log.activities.at(-1) ?? first], lost: [log.activities.at(-2) ?? second] };
  const ends = closing.won[0] === closing.lost[0] ? { won: closing.won, lost: [] } : closing;

  test('is drawn whole', () => {
    const dfg = discoverDfg(log);
    expect(sum(dfg.arcs.map(({ count }) => count))).toBe(events - cases);
    expect(sum(dfg.starts.map((start) => start.cases))).toBe(cases);
    expect(sum(variantsOf(log).map((variant) => variant.cases))).toBe(cases);
    expect(filterDfg(dfg, { share: 1 }).arcs).toHaveLength(dfg.arcs.length);
    expect(findInsights(log).length).toBeGreaterThanOrEqual(0);
    const parties = { kind: 'words', codes: Uint32Array.from(log.activity), values: log.activities } as const;
    expect(sum(handoversOf(log, parties).parties.map((party) => party.events))).toBe(events);
    expect(decodeLog(encodeLog(log))).toEqual(log);
  });

  test('is measured in time', () => {
    const options = { closing: ends };
    const stays = stayFigures(log, options);
    const over = new Set([...ends.won, ...ends.lost]);
    expect(stays.map(({ activity }) => log.activities[activity])).toEqual(
      log.activities.filter((name) => !over.has(name)),
    );
    for (const figures of [cycleFigures, lossHazards, waitFigures, trendsOf, bottlenecks]) {
      expect(() => figures(log, options)).not.toThrow();
    }
  });

  test('is asked why', () => {
    const options = { won: ends.won, lost: ends.lost };
    const segment = Uint8Array.from(log.caseIds, (_id, c) => c % 2);
    expect(whatWinnersShare(log, options).findings.every(({ q }) => q <= 0.05)).toBe(true);
    expect(whatMakesFast(log, options).findings.every(({ q }) => q <= 0.05)).toBe(true);
    expect(findTriggers(log, options).triggers.every(({ q }) => q <= 1)).toBe(true);
    for (const obstacle of findObstacles(log, options)) expect(obstacle.ofAllTime).toBeLessThanOrEqual(1);
    expect(() =>
      compareSegments(
        log,
        segment,
        segment.map((flag) => 1 - flag),
        options,
      ),
    ).not.toThrow();
  });

  test('gives a model that replays it', () => {
    const tree = discoverTree(log);
    const replayed = replayTokens(log, netOfTree(tree));
    expect(replayed.percentFitting).toBe(cases === 0 ? null : 100);
    const aligned = alignTree(log, tree);
    expect(aligned.fitness.percentFitting).toBe(cases === 0 ? null : 100);
  });

  test('is held against a model of up to 300 stages that knows little of it', () => {
    const aligned = alignTree(log, straight(log));
    const byMachine = alignLog(log, machine(log), { ends: 'any' });
    expect(sum(aligned.variants.map((variant) => variant.cases))).toBe(cases);
    expect(byMachine.variants.map(({ deviations }) => deviations)).toEqual(
      aligned.variants.map(({ deviations }) => deviations),
    );
    expect(() => timeInDeviations(log, byMachine)).not.toThrow();
  });
});
