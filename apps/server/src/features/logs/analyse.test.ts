// Answers about a log against slow, obvious forms of the same questions.
import { distributionOf, getCase, listCases, type LogFilter } from '@portolan/contract';
import { createEventLogBuilder, discoverDfg, type EventLog, summarise, variantsOf } from '@portolan/mining';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  analyse,
  attributesOf,
  chooseDrawn,
  casesPage,
  distribution,
  filtered,
  MOST_ACTIVITIES,
  MOST_VALUES,
  oneCase,
} from './analyse.ts';
import { ThreadRefusal } from './thread-messages.ts';

interface Deal {
  readonly id: string;
  readonly owner: string;
  readonly steps: readonly { readonly activity: string; readonly day: number }[];
}

const ACTIVITIES = ['Lead', 'Demo', 'Offer', 'Won', 'Lost'];
const DAY = 86_400_000;
const dealsArbitrary: fc.Arbitrary<Deal[]> = fc
  .array(
    fc.record({
      owner: fc.constantFrom('Ann', 'Bo=b', 'มานี'),
      steps: fc
        .array(
          fc.record({ activity: fc.constantFrom(...ACTIVITIES), day: fc.integer({ min: 0, max: 60 }) }),
          {
            minLength: 1,
            maxLength: 7,
          },
        )
        .map((steps) => steps.toSorted((a, b) => a.day - b.day)),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((deals) => deals.map((deal, i) => ({ ...deal, id: `D${i}` })));

function logOf(deals: readonly Deal[]): EventLog {
  const builder = createEventLogBuilder();
  for (const { id, owner, steps } of deals) {
    const code = builder.cases.code(id);
    for (const { activity, day } of steps) builder.append(code, builder.activities.code(activity), day * DAY);
    const sink = builder.caseWords('Owner');
    sink.set(code, sink.dictionary.code(owner));
  }
  return builder.finish();
}

const some = fc.uniqueArray(fc.constantFrom(...ACTIVITIES, 'Unknown'), { minLength: 1, maxLength: 2 });
const instant = fc.integer({ min: -1, max: 61 }).map((day) => new Date(day * DAY).toISOString());
const filterArbitrary: fc.Arbitrary<LogFilter> = fc.record(
  {
    from: instant,
    to: instant,
    activity: some,
    without: some,
    firstActivity: some,
    lastActivity: some,
    attribute: fc.uniqueArray(fc.constantFrom('Owner=Ann', 'Owner=Bo=b', 'Owner=nobody'), { minLength: 1 }),
    variant: fc.array(
      fc.array(fc.constantFrom(...ACTIVITIES), { minLength: 1, maxLength: 3 }).map((v) => v.join('\u001F')),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  },
  { requiredKeys: [] },
);

/** Whether one of the wanted names is given; no wish is always met. */
function any(wanted: readonly string[] | undefined, given: readonly string[]): boolean {
  return wanted === undefined || wanted.some((name) => given.includes(name));
}

function passes({ owner, steps }: Deal, filter: LogFilter): boolean {
  const names = steps.map((step) => step.activity);
  const start = steps[0]!.day * DAY;
  return (
    (filter.from === undefined || start >= Date.parse(filter.from)) &&
    (filter.to === undefined || start < Date.parse(filter.to)) &&
    any(filter.activity, names) &&
    (filter.without === undefined || !filter.without.some((name) => names.includes(name))) &&
    any(filter.firstActivity, names.slice(0, 1)) &&
    any(filter.lastActivity, names.slice(-1)) &&
    any(filter.attribute, [`Owner=${owner}`]) &&
    any(filter.variant, [names.join('\u001F')])
  );
}

describe('filters', () => {
  test('keep exactly the cases that a look at each one would keep', () => {
    fc.assert(
      fc.property(dealsArbitrary, filterArbitrary, (deals, filter) => {
        const kept = filtered(logOf(deals), filter);
        expect(kept.caseIds).toEqual(deals.filter((deal) => passes(deal, filter)).map((deal) => deal.id));
      }),
      { numRuns: 300 },
    );
  });

  test('an attribute without an equals sign is refused', () => {
    const log = logOf([{ id: 'D', owner: 'Ann', steps: [{ activity: 'Lead', day: 0 }] }]);
    expect(() => filtered(log, { attribute: ['Owner'] })).toThrow(ThreadRefusal);
  });
});

describe('the cases behind a figure', () => {
  test('page by page they are all of them once, longest first, in the shape of the contract', () => {
    fc.assert(
      fc.property(
        dealsArbitrary,
        fc.option(fc.constantFrom(...ACTIVITIES), { nil: undefined }),
        fc.integer({ min: 1, max: 7 }),
        (deals, at, limit) => {
          const log = logOf(deals);
          const seen: { case: string; seconds: number; hereSeconds: number | null }[] = [];
          let cursor: string | undefined;
          do {
            const page = listCases.response.parse(casesPage(log, { at }, { cursor, limit }));
            seen.push(...page.items);
            cursor = page.nextCursor ?? undefined;
            expect(page.total).toBe(
              deals.filter(({ steps }) => !at || steps.some((s) => s.activity === at)).length,
            );
          } while (cursor !== undefined);
          const expected = deals.filter(({ steps }) => !at || steps.some((step) => step.activity === at));
          expect(seen.map((one) => one.case).toSorted()).toEqual(expected.map((deal) => deal.id).toSorted());
          const keys = seen.map((one) => (at === undefined ? one.seconds : (one.hereSeconds ?? -1)));
          expect(keys).toEqual(keys.toSorted((a, b) => b - a));
        },
      ),
    );
  });

  test('a cursor that was never given out is refused', () => {
    const log = logOf([{ id: 'D', owner: 'Ann', steps: [{ activity: 'Lead', day: 0 }] }]);
    expect(() => casesPage(log, {}, { cursor: 'x', limit: 1 })).toThrow(ThreadRefusal);
  });

  test('one case shows its events in order; an unknown one is not found', () => {
    const log = logOf([
      { id: 'A', owner: 'Ann', steps: [{ activity: 'Lead', day: 0 }] },
      {
        id: 'B',
        owner: 'มานี',
        steps: [
          { activity: 'Lead', day: 1 },
          { activity: 'Won', day: 3 },
        ],
      },
    ]);
    expect(getCase.response.parse(oneCase(log, 'B'))).toEqual({
      case: 'B',
      attributes: { Owner: 'มานี' },
      total: 2,
      events: [
        { activity: 'Lead', time: '1970-01-02T00:00:00.000Z', resource: null },
        { activity: 'Won', time: '1970-01-04T00:00:00.000Z', resource: null },
      ],
    });
    expect(() => oneCase(log, 'C')).toThrow(ThreadRefusal);
  });

  test('a distribution counts every visit in exactly one bin', () => {
    fc.assert(
      fc.property(dealsArbitrary, (deals) => {
        const { n, bins } = distributionOf.response.parse(distribution(logOf(deals), { at: 'Lead' }));
        const followed = deals.flatMap(({ steps }) =>
          steps.filter((step, i) => step.activity === 'Lead' && i + 1 < steps.length),
        );
        expect(n).toBe(followed.length);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(n);
      }),
    );
  });
});

describe('attributes offered for filters', () => {
  const builder = createEventLogBuilder();
  for (let c = 0; c < 300; c++) {
    const code = builder.cases.code(`case ${c}`);
    const event = builder.append(code, builder.activities.code('Only'), c);
    const put = (name: string, value: string) => {
      const sink = builder.caseWords(name);
      sink.set(code, sink.dictionary.code(value));
    };
    put('Country', c % 3 === 0 ? 'Latvia' : 'ประเทศไทย');
    put('Deal name', `Deal ${c}`);
    builder.caseNumbers('Amount').set(code, c * 1.5);
    builder.caseNumbers('Rooms').set(code, c % 4);
    const who = builder.resource();
    who.set(event, who.dictionary.code(c % 2 === 0 ? 'Ann' : 'Bob'));
  }
  const log = builder.finish();

  test('are those with few values, commonest first; names and amounts are none; people are', () => {
    expect(attributesOf(log)).toEqual([
      {
        name: 'Country',
        values: [
          { value: 'ประเทศไทย', cases: 200 },
          { value: 'Latvia', cases: 100 },
        ],
      },
      { name: 'Rooms', values: ['0', '1', '2', '3'].map((value) => ({ value, cases: 75 })) },
      {
        name: 'resource',
        values: [
          { value: 'Ann', cases: 150 },
          { value: 'Bob', cases: 150 },
        ],
      },
    ]);
  });

  test('every value offered finds as many cases as it says', () => {
    for (const { name, values } of attributesOf(log)) {
      expect(values.length).toBeLessThanOrEqual(MOST_VALUES);
      for (const { value, cases } of values) {
        const kept = filtered(log, { attribute: [`${name}=${value}`] });
        expect(analyse(log, kept, 0).log.cases, `${name}=${value}`).toBe(cases);
      }
    }
  });
});

const pathName = (arc: { from: string; to: string }) => `${arc.from} > ${arc.to}`;

describe('a log too large to be drawn whole', () => {
  const builder = createEventLogBuilder();
  // Each case walks a few of 300 activities; the low numbers are in every case.
  for (let c = 0; c < 2000; c++) {
    const code = builder.cases.code(`case ${c}`);
    const steps = [0, 1, 2, 3 + (c % 297), 3 + ((c * 7) % 297)];
    steps.forEach((step, i) => builder.append(code, builder.activities.code(`Step ${step}`), i * DAY));
  }
  const longCase = builder.cases.code('without end');
  for (let i = 0; i < 501; i++) builder.append(longCase, builder.activities.code('Step 0'), i * DAY);
  const log = builder.finish();
  const whole = analyse(log, log, 0);

  test('lists the most frequent activities and paths and says how much it leaves out', () => {
    expect(whole.log.activities).toBe(300);
    expect(whole.activities).toHaveLength(MOST_ACTIVITIES);
    expect(
      whole.activities
        .slice(0, 3)
        .map(({ activity }) => activity)
        .toSorted(),
    ).toEqual(['Step 0', 'Step 1', 'Step 2']);
    const named = new Set(whole.activities.map(({ activity }) => activity));
    expect(whole.arcs.every(({ from, to }) => named.has(from) && named.has(to))).toBe(true);
    expect(whole.omitted!.activities).toBe(300 - MOST_ACTIVITIES);
    expect(whole.omitted!.arcs).toBe(discoverDfg(log).arcs.length - whole.arcs.length);
  });

  test('lists the same paths, or fewer, under a filter', () => {
    const drawn = chooseDrawn(summarise(log));
    const few = filtered(log, { activity: ['Step 290', 'Step 7'] });
    const part = analyse(log, few, 0, drawn);
    expect(whole.arcs.map(pathName)).toEqual(expect.arrayContaining(part.arcs.map(pathName)));
    expect(part.arcs.length).toBeGreaterThan(0);
  });

  test('counts a variant of more than 500 steps without listing it', () => {
    expect(whole.log.variants).toBe(variantsOf(log).length);
    expect(whole.variants.every(({ activities }) => activities.length <= 500)).toBe(true);
  });
});
