// Conformance: optimal against the plainest search, its moves replayed, and the names it gives.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOf, plainEvents, randomEvents } from '../../testing/plain-log.ts';
import { plainCost } from '../../testing/plain-alignment.ts';
import { alignLog, alignVariants, type AlignedVariant } from './align-log.ts';
import { casesAlong, casesDeviating, type DeviationPlace, stepsAlong } from './cases-deviating.ts';
import { timeInDeviations } from './time-off-model.ts';
import type { TransitionSystem } from './transition-system.ts';

const words = (text: string): string[] => text.split(' ').filter(Boolean);

/**
 * `machine('0 A 1, 1 B 2, 1 - 3', '2', 'B')`: transitions (`-` is silent), accepting states, closing activities.
 */
function machine(transitions: string, accepting = '', closing = ''): TransitionSystem {
  const rows = transitions.split(', ').map((row) => row.split(' '));
  const activities = [...new Set(rows.map(([, name]) => name!).filter((name) => name !== '-'))];
  return {
    states: 1 + Math.max(...rows.flatMap(([from, , to]) => [Number(from), Number(to)])),
    start: 0,
    activities,
    from: rows.map(([from]) => Number(from)),
    to: rows.map(([, , to]) => Number(to)),
    activity: rows.map(([, name]) => activities.indexOf(name!)),
    accepting: words(accepting).map(Number),
    closing: words(closing).map((name) => activities.indexOf(name)),
  };
}

function align(
  trace: string,
  system: TransitionSystem,
  ends: 'same-outcome' | 'any' = 'same-outcome',
): AlignedVariant {
  const names = words(trace);
  const activities = [...names.keys()].map((i) => names.indexOf(names[i]!));
  return alignVariants(names, [{ activities, cases: 1 }], system, { ends }).variants[0]!;
}

const broken = (part: Partial<TransitionSystem>) => () => align('A', { ...STRAIGHT, ...part });

/** `'A skipped:B C'`: the moves, `fits` left out. */
function said({ moves }: AlignedVariant): string {
  return moves.map(({ kind, activity }) => (kind === 'fits' ? activity : `${kind}:${activity}`)).join(' ');
}

/** A to D in a row, then won or lost; lost from everywhere; a return from C by way of a decision. */
const SALES = machine(
  '0 A 1, 1 B 2, 2 C 3, 3 D 4, 4 Won 5, 1 Lost 6, 2 Lost 6, 3 Lost 6, 4 Lost 6, 3 - 7, 7 B 2',
  '5 6',
  'Won Lost',
);
const STRAIGHT = machine('0 A 1, 1 B 2, 2 C 3, 3 D 4', '4', 'D');
/** Two ways to the end. */
const BRANCHES = machine('0 A 1, 1 B 2, 1 X 3, 2 Won 4, 3 Y 5, 5 Won 4', '4', 'Won');

describe('what deviations are called', () => {
  test.each([
    ['a stage without an event is skipped', STRAIGHT, 'A C D', 'A skipped:B C D'],
    ['several, in the order of the model', STRAIGHT, 'D', 'skipped:A skipped:B skipped:C D'],
    ['a stage that comes again is rework', STRAIGHT, 'A B B C', 'A B rework:B C'],
    ['all that comes again', STRAIGHT, 'A B C B C D', 'A B C rework:B rework:C D'],
    ['what is extra comes again as rework', STRAIGHT, 'A D D B C', 'A jump:D rework:D B C'],
    ['a skipped stage that comes late is reversed', STRAIGHT, 'A C B D', 'A skipped:B C reversed:B D'],
    ['a way back that the model has is none of these', SALES, 'A B C B C D Won', 'A B C B C D Won'],
    ['back to before the way back', SALES, 'A B C A B C D', 'A B C rework:A B C D'],
    ['after an outcome an earlier stage is reversed', SALES, 'A B Lost C', 'A B Lost reversed:C'],
    ['a stage too early is a jump', STRAIGHT, 'A D B C', 'A jump:D B C'],
    ['a stage of the other way is a jump', BRANCHES, 'A X B Y Won', 'A X jump:B Y Won'],
    ['lost, then won after all', SALES, 'A B Lost Won', 'A B extra:Lost skipped:C skipped:D Won'],
    ['won twice', SALES, 'A B C D Won Won', 'A B C D Won rework:Won'],
    [
      'what is extra stands before what is skipped',
      STRAIGHT,
      'A Call D',
      'A unknown:Call skipped:B skipped:C D',
    ],
    ['a step that the model has, but not with what follows', BRANCHES, 'A B X Y Won', 'A extra:B X Y Won'],
    ['what the model does not know', STRAIGHT, 'A Call B', 'A unknown:Call B'],
    [
      'what it does not know comes again as unknown',
      STRAIGHT,
      'A Call Call B',
      'A unknown:Call unknown:Call B',
    ],
    ['nothing that it knows', STRAIGHT, 'Call Mail', 'unknown:Call unknown:Mail'],
    ['the begin comes twice', STRAIGHT, 'A A', 'A rework:A'],
    ['an open case need not finish', STRAIGHT, 'A B', 'A B'],
    ['an empty case', STRAIGHT, '', ''],
  ])('%s', (_, system, trace, expected) => {
    expect(said(align(trace, system))).toBe(expected);
  });

  test('where every case has to finish, what lacks at its end is not finished', () => {
    expect(said(align('A C', STRAIGHT, 'any'))).toBe('A skipped:B C notFinished:D');
    expect(said(align('', BRANCHES, 'any'))).toBe('notFinished:A notFinished:B notFinished:Won');
  });

  test('of the cheapest alignments, the one that puts most events on the model', () => {
    expect(said(align('B', STRAIGHT))).toBe('skipped:A B');
  });

  test('ties go by the order of the transitions', () => {
    expect(said(align('A Won', machine('0 A 1, 1 X 2, 1 B 2, 2 Won 3', '3', 'Won')))).toBe('A skipped:X Won');
    expect(said(align('A Won', machine('0 A 1, 1 B 2, 1 X 2, 2 Won 3', '3', 'Won')))).toBe('A skipped:B Won');
  });

  test('a stage that is drawn but not connected is unknown, one that no path reaches a jump', () => {
    const system = { ...machine('0 A 1, 2 B 1'), activities: ['A', 'B', 'Drawn'] };
    expect(said(align('A B Drawn', system))).toBe('A jump:B unknown:Drawn');
  });
});

describe('fitness', () => {
  test.each([
    ['closed: over its length and the shortest way to the same outcome', SALES, 'A B D Won', 1 - 1 / (4 + 5)],
    ['the other outcome has a shorter way', SALES, 'A B D Lost', 1 - 1 / (4 + 2)],
    ['open: over its length', SALES, 'A B D', 1 - 1 / 3],
    ['events after the outcome: open', SALES, 'A Lost Won Mail', 1 - 2 / 4],
    ['an outcome comes twice: closed once', SALES, 'A Lost Lost', 1 - 1 / (3 + 2)],
    ['only unknown activities', STRAIGHT, 'Call Mail', 0],
    ['nothing fits but the outcome', SALES, 'Mail Lost', 1 - 2 / (2 + 2)],
    [
      'an outcome that no run ends with is measured as open',
      machine('0 A 1, 1 Won 2', '', 'Won'),
      'A Mail Won',
      1 - 1 / 3,
    ],
    ['an outcome out of reach, too', machine('0 A 1, 2 Won 3', '3', 'Won'), 'A Won', 1 - 1 / 2],
    ['an empty case', STRAIGHT, '', 1],
  ])('%s', (_, system, trace, expected) => {
    expect(align(trace, system).fitness).toBeCloseTo(expected, 12);
  });

  test('an outcome can be reached from several states, and a run that goes on after it ends elsewhere', () => {
    const system = machine('0 A 1, 1 Won 2, 2 Care 3, 1 B 4, 4 Won 5, 5 Care 3, 0 Won 3', '2 3 5', 'Won');
    expect(said(align('A B Won', system))).toBe('A B Won');
    expect(said(align('A Won Care', system))).toBe('A Won Care');
    // Care leads into a state that `Won` leads into, too: that is still not ending with it.
    expect(align('Won', system)).toMatchObject({ closed: true, deviations: 0 });
    expect(said(align('A Won Care Won', system))).toBe('A Won extra:Care rework:Won');
  });

  test('a model with no transitions fits nothing, and no error', () => {
    const empty: TransitionSystem = {
      states: 1,
      start: 0,
      activities: [],
      from: [],
      to: [],
      activity: [],
      accepting: [],
      closing: [],
    };
    expect(align('A B', empty)).toMatchObject({ deviations: 2, fitness: 0 });
    expect(align('A B', empty, 'any')).toMatchObject({ deviations: 2, fitness: 0 });
    expect(alignLog(logOf([]), STRAIGHT)).toMatchObject({
      cases: 0,
      fitness: { average: null, percentFitting: null },
      neverUsed: ['A', 'B', 'C', 'D'],
    });
  });

  test('a system that contradicts itself is refused with the place', () => {
    expect(broken({ states: 0 })).toThrow('at least its start state');
    expect(broken({ to: [1] })).toThrow('4, 1 and 4 entries');
    expect(broken({ to: [1, 2, 3, 9] })).toThrow('to[3] is 9, not a whole number from 0 to 4');
    expect(broken({ activity: [0, 1, 2, 4] })).toThrow('activity[3] is 4');
    expect(broken({ closing: [-1] })).toThrow('closing[0] is -1');
  });
});

const NAMES = ['A', 'B', 'C', 'D', 'new'];

const onlyModel = (kind: string): boolean => kind === 'skipped' || kind === 'notFinished';

/** Small machines with loops, silent cycles, equal labels, dead ends and unreachable parts. */
const randomSystem: fc.Arbitrary<TransitionSystem> = fc.integer({ min: 1, max: 6 }).chain((states) => {
  const state = fc.nat(states - 1);
  return fc
    .record({
      start: state,
      transitions: fc.array(fc.tuple(state, fc.integer({ min: -1, max: 3 }), state), { maxLength: 12 }),
      accepting: fc.array(state, { maxLength: 3 }),
      closing: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
    })
    .map(({ start, transitions, accepting, closing }) => ({
      states,
      start,
      activities: NAMES.slice(0, 4),
      from: transitions.map(([from]) => from),
      activity: transitions.map(([, activity]) => activity),
      to: transitions.map(([, , to]) => to),
      accepting,
      closing,
    }));
});
const randomTraces = fc.uniqueArray(fc.array(fc.nat(NAMES.length - 1), { maxLength: 9 }), {
  maxLength: 8,
  selector: (trace) => trace.join(' '),
});

/** How a run for `trace` has to end, and the fewest moves to get there: 0 where it may end anywhere. */
function askedEnd(system: TransitionSystem, trace: readonly string[], ends: 'same-outcome' | 'any') {
  const closed = system.closing.some((activity) => system.activities[activity] === trace.at(-1));
  const mayEnd = (state: number, last: string | undefined): boolean =>
    system.accepting.includes(state) && (ends === 'any' || last === trace.at(-1));
  const shortest = closed || ends === 'any' ? plainCost(system, [], mayEnd) : undefined;
  return { closed, shortest: shortest ?? 0, mayEnd: shortest === undefined ? () => true : mayEnd };
}

describe.each(['same-outcome', 'any'] as const)('on any machine, ending with %s', (ends) => {
  const alignAll = (system: TransitionSystem, traces: readonly number[][]): readonly AlignedVariant[] =>
    alignVariants(
      NAMES,
      traces.map((activities) => ({ activities, cases: 1 })),
      system,
      { ends },
    ).variants;

  test('deviations are the fewest possible, and fitness is 1 exactly without any', () => {
    fc.assert(
      fc.property(randomSystem, randomTraces, (system, traces) => {
        for (const { activities, closed, deviations, fitness } of alignAll(system, traces)) {
          const asked = askedEnd(system, activities, ends);
          const cost = plainCost(system, activities, asked.mayEnd)!;
          const worst = activities.length + asked.shortest;
          expect({ closed, deviations }).toEqual({ closed: asked.closed, deviations: cost });
          expect(fitness).toBe(worst === 0 ? 1 : 1 - cost / worst);
          expect(fitness).toBeGreaterThanOrEqual(0);
          expect(fitness === 1).toBe(cost === 0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the moves are the trace on one side and a run of the model on the other', () => {
    fc.assert(
      fc.property(randomSystem, randomTraces, (system, traces) => {
        for (const { activities, deviations, moves } of alignAll(system, traces)) {
          const events = moves.filter(({ kind }) => !onlyModel(kind));
          expect(events.map(({ activity }) => activity)).toEqual(activities);
          expect(moves.filter(({ kind }) => kind !== 'fits').length).toBe(deviations);
          const run = moves.filter(({ kind }) => kind === 'fits' || onlyModel(kind));
          const names = run.map(({ activity }) => activity);
          expect(plainCost(system, names, askedEnd(system, activities, ends).mayEnd)).toBe(0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('of the cheapest alignments, one with the most events that fit', () => {
    fc.assert(
      fc.property(randomSystem, randomTraces, (system, traces) => {
        for (const { activities, deviations, moves } of alignAll(system, traces)) {
          const { mayEnd } = askedEnd(system, activities, ends);
          const cost = plainCost(system, activities, mayEnd, { logOnly: 101, modelOnly: 100 });
          const fitting = moves.filter(({ kind }) => kind === 'fits').length;
          expect(100 * deviations + activities.length - fitting).toBe(cost);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the transitions beside the moves are that run, and steps along them are counted as their use', () => {
    fc.assert(
      fc.property(randomSystem, randomTraces, (system, traces) => {
        const counted = traces.map((activities) => ({ activities, cases: 1 + activities.length }));
        const found = alignVariants(NAMES, counted, system, { ends });
        const use = system.from.map(() => ({ count: 0, cases: 0 }));
        for (const variant of found.variants) {
          for (const [m, { kind, activity }] of variant.moves.entries()) {
            const carried = system.activities[system.activity[variant.transitions[m]!] ?? -1];
            expect(carried).toBe(kind === 'fits' || onlyModel(kind) ? activity : undefined);
          }
          const steps = stepsAlong(variant).map(({ transition }) => transition);
          for (const t of steps) use[t]!.count += variant.cases;
          for (const t of new Set(steps)) use[t]!.cases += variant.cases;
        }
        expect(use).toEqual(found.transitions);
      }),
      { numRuns: 300 },
    );
  });

  test('a trace is aligned the same way alone and among others', () => {
    fc.assert(
      fc.property(randomSystem, randomTraces, (system, traces) => {
        const alone = traces.flatMap((trace) => alignAll(system, [trace]));
        expect(alignAll(system, traces)).toEqual(alone);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a log', () => {
  const log = logOf(
    plainEvents({
      fits: 'A0 B10 C20 D30 Won40',
      skips: 'A0 B10 D20 Won90',
      back: 'A0 B10 C20 A30 B70 C80',
      calls: 'A0 Call10 B15 Call20',
      same: 'A5 B10 C20 D30 Won45',
    }),
  );
  const found = alignLog(log, SALES);
  const behind = (place: DeviationPlace): [string, number][] => {
    const { caseIndexes, hereSeconds } = casesDeviating(log, found, place);
    return Array.from(caseIndexes, (c, i) => [log.caseIds[c]!, hereSeconds[i]!]);
  };

  const along = (...transitions: number[]): [string, number][] => {
    const { caseIndexes, hereSeconds } = casesAlong(log, found, new Set(transitions));
    return Array.from(caseIndexes, (c, i) => [log.caseIds[c]!, hereSeconds[i]!]);
  };

  test('totals, and fitness per case', () => {
    expect(found).toMatchObject({ cases: 5, closed: 3, open: 2, neverUsed: ['Lost'] });
    const expected = [1, 1 - 1 / 9, 1 - 1 / 6, 1 - 2 / 4, 1];
    expect([...found.fitnessOfCase]).toEqual(expected);
    expect(found.fitness.percentFitting).toBe(40);
    expect(found.fitness.average).toBeCloseTo(expected.reduce((sum, each) => sum + each, 0) / 5, 12);
    expect(found.variants[found.variantOfCase[4]!]).toMatchObject({ cases: 2, deviations: 0 });
  });

  test('counts of moves per activity', () => {
    const counted = Object.fromEntries(found.activities.map((activity) => [activity.activity, activity]));
    expect(Object.keys(counted)).toEqual(['A', 'B', 'C', 'D', 'Won', 'Lost', 'Call']);
    expect(counted['A']).toMatchObject({ events: 6, inModel: true, moves: { fits: 5, rework: 1 } });
    expect(counted['C']).toMatchObject({
      events: 4,
      moves: { fits: 4, skipped: 1 },
      cases: { fits: 3, skipped: 1 },
    });
    expect(counted['Call']).toMatchObject({
      events: 2,
      inModel: false,
      moves: { unknown: 2 },
      cases: { unknown: 1 },
    });
    expect(counted['Lost']).toMatchObject({ events: 0, moves: { fits: 0 } });
  });

  test('the real flow on the model, through silent moves, and what lies between where it has no such step', () => {
    expect(found.flow.starts).toEqual([{ to: 'A', cases: 5, allowed: true, between: [] }]);
    const steps = Object.fromEntries(
      found.flow.steps.map(({ from, to, ...rest }) => [`${from} ${to}`, Object.values(rest)]),
    );
    expect(steps).toEqual({
      'A B': [5, 4, true, []],
      'B C': [4, 3, true, []],
      'C D': [2, 2, true, []],
      'D Won': [3, 3, true, []],
      'B D': [1, 1, false, ['C']],
      'C A': [1, 1, false, null],
      'A Call': [1, 1, false, null],
      'Call B': [1, 1, false, null],
      'B Call': [1, 1, false, null],
    });
    expect(alignLog(logOf(plainEvents({ x: 'C0 B1' })), SALES).flow.steps[0]).toMatchObject({
      allowed: true,
    });
  });

  test('how often cases go along each transition, skipped stages left out, silent ones unknown', () => {
    const use = Object.fromEntries(
      SALES.from.map((from, t) => {
        const name = SALES.activities[SALES.activity[t]!] ?? '-';
        return [`${from} ${name}`, Object.values(found.transitions[t]!)];
      }),
    );
    expect(use).toEqual({
      '0 A': [5, 5],
      // Once with a call between.
      '1 B': [5, 5],
      '2 C': [4, 3],
      // Not the case that comes to D without C.
      '3 D': [2, 2],
      '4 Won': [3, 3],
      '1 Lost': [0, 0],
      '2 Lost': [0, 0],
      '3 Lost': [0, 0],
      '4 Lost': [0, 0],
      '3 -': [0, 0],
      // Back to B by way of the decision; A in between is extra.
      '7 B': [1, 1],
    });
  });

  test('the cases behind a deviation, longest first, with the time spent there', () => {
    expect(behind({ kind: 'skipped', activity: 'C' })).toEqual([['skips', Number.NaN]]);
    expect(behind({ kind: 'rework' })).toEqual([['back', 40]]);
    expect(behind({ kind: 'unknown' })).toEqual([['calls', 5]]);
    expect(behind({ activity: 'D' })).toEqual([]);
    expect(behind({}).map(([id]) => id)).toEqual(['back', 'calls', 'skips']);
  });

  test('the cases that go along a transition, longest first, with the time of the step', () => {
    expect(along(4)).toEqual([
      ['skips', 70],
      ['same', 15],
      ['fits', 10],
    ]);
    // From C to B, with A between.
    expect(along(10)).toEqual([['back', 50]]);
    expect(along(0).length).toBe(5);
    expect(along(0)[0]![1]).toBeNaN();
    expect(along(5, 6)).toEqual([]);
  });
});

test('time in deviations is what the events that do not fit take, and adds up to the time off the model', () => {
  fc.assert(
    fc.property(randomEvents, randomSystem, (events, system) => {
      const log = logOf(events);
      const conformance = alignLog(log, system);
      const found = timeInDeviations(log, conformance);
      let seconds = 0;
      for (const [c, v] of conformance.variantOfCase.entries()) {
        const kinds = conformance.variants[v]!.moves.flatMap(({ kind }) =>
          kind === 'skipped' || kind === 'notFinished' ? [] : [kind],
        );
        const first = log.caseOffsets[c]!;
        for (const [i, kind] of kinds.slice(0, -1).entries()) {
          if (kind !== 'fits') seconds += (log.time[first + i + 1]! - log.time[first + i]!) / 1000;
        }
      }
      expect(found.reduce((sum, one) => sum + one.seconds, 0)).toBeCloseTo(seconds, 6);
      for (const { variant, move } of found) {
        expect(['fits', 'skipped', 'notFinished']).not.toContain(
          conformance.variants[variant]!.moves[move]!.kind,
        );
      }
    }),
  );
});
