// What the questions about why answer on small logs made by hand, on bad input, and where a trigger is planted.
import { describe, expect, test } from 'vitest';
import { ENDS, has, play, withRandomCalls } from '../../testing/sales-worlds.ts';
import { logOf, plainEvents } from '../../testing/plain-log.ts';
import { createEventLogBuilder } from '../log/event-log-builder.ts';
import type { EventLog } from '../log/event-log.ts';
import type { ProcessModel } from '../simulation/model.ts';
import { simulate } from '../simulation/simulate.ts';
import { simulatedLog } from '../simulation/simulated-log.ts';
import { clopperPearson } from '../statistics/binomial.ts';
import { endsOfCases } from './case-ends.ts';
import { cohortAt } from './cohort.ts';
import { compareSegments, segmentOf } from './compare-segments.ts';
import { levelsOf } from './feature.ts';
import { findObstacles } from './obstacles.ts';
import { findTriggers } from './triggers.ts';
import { whatMakesFast } from './what-makes-fast.ts';
import { casesBehindDifference, whatWinnersShare } from './what-winners-share.ts';

const empty = createEventLogBuilder().finish();

describe('what winners share', () => {
  const effect = play({ effect: (view) => (has(view, 1) ? 3 : 1) }, 3, 2000);
  const report = whatWinnersShare(effect, ENDS);

  test('a planted effect comes first, with both sides counted, its ratio and the cases behind it', () => {
    const [finding] = report.findings;
    expect(finding!.feature).toMatchObject({ kind: 'attribute', name: 'Flag 1' });
    expect(finding!.q).toBeLessThan(0.001);
    expect(finding!.q).toBeGreaterThanOrEqual(finding!.p);
    const { with: yes, without: no, ratio, landmark } = finding!;
    expect(ratio.value).toBeCloseTo(yes.won / yes.n / (no.won / no.n), 12);
    const counts = report.landmarks.find((found) => found.landmark.stage === landmark.stage)!;
    expect(yes.n + no.n).toBe(counts.won + counts.lost);
    expect(yes.open + no.open).toBe(counts.open);
    const behind = casesBehindDifference(effect, ENDS, finding!);
    expect(behind.withWon.length).toBe(yes.won);
    expect(behind.withLost.length).toBe(yes.n - yes.won);
    expect(behind.withoutWon.length).toBe(no.won);
    expect(behind.withoutLost.length).toBe(no.n - no.won);
  });

  test('the same at other landmarks is an echo, not a finding of its own', () => {
    const [finding] = report.findings;
    expect(finding!.echoes.map(({ feature }) => feature)).toContainEqual(finding!.feature);
    const said = report.findings.map(({ feature }) => JSON.stringify(feature));
    expect(new Set(said).size).toBe(said.length);
  });

  test('the tree splits by the finding, and its leaves add up', () => {
    const root = report.tree!.root;
    expect(root.split!.feature).toEqual(report.findings[0]!.feature);
    expect(root.split!.with.n + root.split!.without.n).toBe(root.n);
    expect(root.split!.with.won + root.split!.without.won).toBe(root.won);
  });

  test('nothing after the landmark is looked at: cut short after it, cases say the same', () => {
    const ends = endsOfCases(effect, ENDS);
    const shorter = withoutMiddle(effect, ends.endsAt);
    const options = { ...ENDS, landmarks: [{ stage: 'Lead', days: 0 }] };
    const said = (log: EventLog): unknown =>
      whatWinnersShare(log, options).findings.map(({ feature, with: yes, without: no, p }) => [
        feature,
        yes,
        no,
        p,
      ]);
    expect(said(shorter)).toEqual(said(effect));
  });

  test.each([
    ['an empty log', empty],
    ['one event', logOf(plainEvents({ x: 'Lead0' }))],
    ['one case', logOf(plainEvents({ x: 'Lead0 Proposal4 Won9' }))],
    ['no case is decided', logOf(plainEvents({ x: 'Lead0 Proposal4', y: 'Lead1' }))],
    [
      'all at one instant',
      logOf(
        plainEvents(
          Object.fromEntries(cases(300).map((c) => [c, `Lead0 A0 ${c.endsWith('1') ? 'Won0' : 'Lost0'}`])),
        ),
      ),
    ],
  ] as const)('%s: nothing is found and nothing fails', (_, log) => {
    expect(whatWinnersShare(log, ENDS).findings).toEqual([]);
    expect(whatMakesFast(log, ENDS).findings).toEqual([]);
    expect(findTriggers(log, ENDS).triggers).toEqual([]);
    expect(() => findObstacles(log, ENDS)).not.toThrow();
  });

  test.each([
    [{ won: ['Won'], lost: ['Won'] }, /two kinds of end/u],
    [{ ...ENDS, landmarks: [{ stage: 'Lead', days: -1 }] }, /0 or more/u],
    [{ ...ENDS, falseDiscoveryRate: 5 }, /between 0 and 1/u],
    [{ ...ENDS, asOfMs: Number.NaN }, /milliseconds/u],
    [{ ...ENDS, mostCases: 0 }, /1 or more/u],
  ])('bad options %j are refused with what to give instead', (options, message) => {
    expect(() => whatWinnersShare(effect, options)).toThrow(message);
  });

  test('a stage the log lacks is a landmark that no case reaches', () => {
    const { landmarks, tree } = whatWinnersShare(effect, {
      ...ENDS,
      landmarks: [{ stage: 'Nowhere', days: 0 }],
    });
    expect(landmarks).toEqual([expect.objectContaining({ won: 0, lost: 0, open: 0, isEnough: false })]);
    expect(tree!.root.split).toBeUndefined();
  });

  test('of a log with more cases than wished, an even part is looked at, and said so', () => {
    const { landmarks, findings } = whatWinnersShare(effect, { ...ENDS, mostCases: 1000 });
    expect(landmarks[0]!.oneIn).toBe(2);
    const all = report.landmarks[0]!;
    const part = landmarks[0]!;
    expect((part.won + part.lost) / (all.won + all.lost)).toBeCloseTo(0.5, 1);
    expect(findings[0]!.feature).toMatchObject({ name: 'Flag 1' });
  });
});

describe('landmarks', () => {
  const log = logOf(
    plainEvents({
      w: 'A0 B100000 Won300000',
      l: 'A0 Lost200000',
      o: 'A0 B50000',
      r: 'A0 Lost10 B20 Won30',
    }),
  );
  const ends = endsOfCases(log, ENDS, 10_000_000_000);
  const reached = (days: number, stage = 'B'): readonly string[] =>
    [...cohortAt(log, ends, { stage, days }, new Uint8Array(9).fill(1)).rows].map((c) => log.caseIds[c]!);

  test('a case counts once it has come to the stage, unless it had ended before', () => {
    expect(reached(0)).toEqual(['w', 'o']);
    expect(reached(0, 'A')).toEqual(['w', 'l', 'o', 'r']);
  });
  test('days later, those that have ended meanwhile are gone', () => {
    expect(reached(1, 'A')).toEqual(['w', 'l', 'o']);
    expect(reached(3, 'A')).toEqual(['w', 'o']);
  });
  test('a case that was reopened and won is won, and what came after its first end is not looked at', () => {
    const c = log.caseIds.indexOf('r');
    expect(ends.outcome[c]).toBe(1);
    expect(log.activities[log.activity[ends.endsAt[c]!]!]).toBe('Lost');
  });
});

test('levels rise with the value, part it evenly, and leave out what is not known', () => {
  const numbers = Float64Array.from({ length: 1000 }, (_, i) => (i === 7 ? Number.NaN : (i * 37) % 1000));
  const column = levelsOf('', numbers, 1000, (above) => ({ kind: 'timeSoFar', above }))!;
  expect(column.values[7]).toBe(255);
  const byValue = [...numbers.keys()].filter((i) => i !== 7).toSorted((a, b) => numbers[a]! - numbers[b]!);
  const levels = byValue.map((i) => column.values[i]!);
  expect(levels).toEqual(levels.toSorted((a, b) => a - b));
  const sizes = Map.groupBy(levels, (level) => level);
  expect([...sizes.values()].every(({ length }) => length > 20 && length < 45)).toBe(true);
  const { above } = column.feature as { readonly above: number };
  expect(byValue.every((i) => numbers[i]! > above === column.values[i]! >= column.cut)).toBe(true);
  expect(levelsOf('', new Float64Array(9).fill(4), 9, (a) => ({ kind: 'events', above: a }))).toBeUndefined();
});

describe('one segment against another', () => {
  const log = play({ effect: (view) => (has(view, 1) ? 3 : 1) }, 3, 2000);
  const flagged = segmentOf(log, { attributes: [{ name: 'Flag 1', values: ['yes'] }] });
  const others = flagged.map((flag) => 1 - flag);

  test('says how often each is won, and not what the segments were chosen by', () => {
    const found = compareSegments(log, flagged, others, ENDS);
    expect(found).toMatchObject({ kind: 'compared', inBoth: 0, definedBy: [{ attribute: 'Flag 1' }] });
    const differences = found.kind === 'compared' ? found.differences : [];
    expect(differences[0]!.feature).toEqual({ kind: 'won' });
    expect(differences[0]!.ratio.value).toBeGreaterThan(1.2);
  });
  test('the other way round it is the same, upside down', () => {
    const [one, two] = [
      compareSegments(log, flagged, others, ENDS),
      compareSegments(log, others, flagged, ENDS),
    ];
    expect(one.kind === 'compared' && one.won!.ratio.value).toBeCloseTo(
      1 / (two.kind === 'compared' ? two.won!.ratio.value : 0),
      10,
    );
  });
  test('a segment against itself, an empty one and one of a single case are said to be that', () => {
    expect(compareSegments(log, flagged, flagged, ENDS)).toMatchObject({ kind: 'same' });
    expect(
      compareSegments(
        log,
        flagged,
        flagged.map(() => 0),
        ENDS,
      ),
    ).toEqual({ kind: 'empty', which: 'b' });
    expect(compareSegments(empty, new Uint8Array(0), new Uint8Array(0), ENDS)).toMatchObject({
      which: 'both',
    });
    const single = flagged.map((_, c) => (c === 3 ? 1 : 0));
    expect(compareSegments(log, single, others, ENDS)).toMatchObject({ kind: 'notEnough', needed: 20 });
    expect(() => compareSegments(log, flagged.subarray(1), others, ENDS)).toThrow(/one per case/u);
  });
  test('cases in both are on neither side', () => {
    const overlapping = flagged.map((flag, c) => (c % 2 === 0 ? 1 : flag));
    const found = compareSegments(log, overlapping, flagged, ENDS);
    expect(found).toMatchObject({ kind: 'notEnough', b: { cases: 0 } });
  });
});

/** In Proposal, cases are called at random; calls make the next move come sooner by `boost`. */
const called = (boost: number): ProcessModel => ({
  start: 'Lead',
  states: {
    Lead: { stay: { medianHours: 20 }, moves: [{ to: 'Proposal', weight: 1 }] },
    Proposal: {
      moves: [
        { to: 'Call', weight: 1, stay: { medianHours: 100 } },
        { to: 'Legal', weight: 1, stay: { medianHours: 200 } },
        { to: 'Lost', weight: 1, stay: { medianHours: 200 } },
      ],
    },
    Call: {
      moves: [
        { to: 'Legal', weight: 1, stay: { medianHours: 100 / boost } },
        { to: 'Lost', weight: 1, stay: { medianHours: 100 / boost } },
      ],
    },
    Legal: { stay: { medianHours: 50 }, moves: [{ to: 'Won', weight: 1 }] },
    Won: {},
    Lost: {},
  },
});

describe('triggers', () => {
  const stages = ['Lead', 'Proposal', 'Legal', 'Won', 'Lost'];
  const year = { fromMs: Date.UTC(2025, 0, 1), toMs: Date.UTC(2026, 0, 1) };

  test('a call that makes cases advance sooner is found, with how many advanced after and before', () => {
    const log = simulatedLog(simulate(called(6), { ...year, seed: 4, cases: 900 }));
    const { triggers, asked } = findTriggers(log, { ...ENDS, stages });
    expect(asked).toBe(1);
    expect(triggers[0]).toMatchObject({ stage: 'Proposal', activity: 'Call' });
    expect(triggers[0]!.ratio.low).toBeGreaterThan(1.5);
    expect(triggers[0]!.visitsWith).toBeLessThan(triggers[0]!.visits);
  });

  test('calls that happen at random, more of them the longer a case lasts, are no triggers', () => {
    const runs = Array.from({ length: 200 }, (_, i) => i + 1);
    const finding = runs.filter(
      (seed) =>
        findTriggers(withRandomCalls(play({}, seed, 300), seed), { ...ENDS, stages: STAGES }).triggers.length,
    );
    expect(clopperPearson(finding.length, runs.length).low).toBeLessThanOrEqual(0.05);
  });

  test('where every activity is a stage, nothing happens meanwhile', () => {
    expect(findTriggers(play({}, 1), ENDS)).toEqual({ triggers: [], asked: 0, notEnough: 0 });
  });
});

test('obstacles: each case once per stage, by what came after its last visit', () => {
  const log = logOf(
    plainEvents({
      a: 'Lead0 Demo10 Lead20 Demo30 Lost40',
      b: 'Lead0 Demo10 Won20',
      c: 'Lead0 Lost5',
      d: 'Lead0 Demo7',
    }),
  );
  const found = findObstacles(log, { ...ENDS, asOfMs: 100_000 });
  expect(
    found.map(({ stage, cases: n, lost, advanced, wentBack, open }) => [
      stage,
      n,
      lost,
      advanced,
      wentBack,
      open,
    ]),
  ).toEqual([
    ['Lead', 4, 1, 3, 0, 0],
    ['Demo', 3, 1, 1, 0, 1],
  ]);
  expect(found[0]!.share).toMatchObject({ value: 0.25, isEnough: false });
  expect(found.reduce((sum, { ofAllTime }) => sum + ofAllTime, 0)).toBeCloseTo(1, 12);
});

const STAGES = ['Lead', 'Qualified', 'Demo', 'Proposal', 'Won', 'Lost'];

function cases(n: number): readonly string[] {
  return Array.from({ length: n }, (_, i) => `case ${i}`);
}

/** Without the events between the second of a case and its end. */
function withoutMiddle(log: EventLog, endsAt: Uint32Array): EventLog {
  const builder = createEventLogBuilder();
  for (const name of log.activities) builder.activities.code(name);
  log.caseIds.forEach((id, c) => {
    const code = builder.cases.code(id);
    for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
      if (e > log.caseOffsets[c]! && e < endsAt[c]!) continue;
      builder.append(code, log.activity[e]!, log.time[e]!);
    }
  });
  return { ...builder.finish(), caseAttributes: log.caseAttributes };
}
