// A log whose cases are replaced is the log of the events that result.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventLogBuilder } from './event-log-builder.ts';
import { MISSING, type EventLog } from './event-log.ts';
import { hasCases, replaceCases } from './replace-cases.ts';

interface Event {
  readonly activity: string;
  readonly time: number;
  readonly who: string | null;
}
interface Case {
  readonly owner: string | null;
  readonly amount: number | null;
  readonly events: readonly Event[];
}
type Cases = Readonly<Record<string, Case>>;

const word = fc.option(fc.constantFrom('Ilze', 'สมชาย', '', '\uD800'));
const cases: fc.Arbitrary<Cases> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.record({
    owner: word,
    amount: fc.option(fc.double({ noNaN: true })),
    events: fc.array(fc.record({ activity: fc.constantFrom('A', 'B', 'é'), time: fc.nat(9), who: word }), {
      minLength: 1,
      maxLength: 5,
    }),
  }),
);

function logOf(all: Cases): EventLog {
  const builder = createEventLogBuilder(1);
  const owner = builder.caseWords('owner');
  const amount = builder.caseNumbers('amount');
  const who = builder.resource();
  for (const [id, one] of Object.entries(all)) {
    const code = builder.cases.code(id);
    if (one.owner !== null) owner.set(code, owner.dictionary.code(one.owner));
    if (one.amount !== null) amount.set(code, one.amount);
    for (const event of one.events) {
      const e = builder.append(code, builder.activities.code(event.activity), event.time);
      if (event.who !== null) who.set(e, who.dictionary.code(event.who));
    }
  }
  return builder.finish();
}

function text(codes: Uint32Array, values: readonly string[], i: number): string | null {
  return codes[i] === MISSING ? null : values[codes[i]!]!;
}

function plain(log: EventLog): unknown {
  const owner = log.caseAttributes.get('owner');
  const amount = log.caseAttributes.get('amount');
  if (owner?.kind !== 'words' || amount?.kind !== 'numbers' || !log.resource) throw new Error('no columns');
  const { resource } = log;
  return Object.fromEntries(
    log.caseIds.map((id, c) => [
      id,
      [
        text(owner.codes, owner.values, c),
        amount.values[c],
        Array.from({ length: log.caseOffsets[c + 1]! - log.caseOffsets[c]! }, (_, i) => {
          const e = log.caseOffsets[c]! + i;
          return [log.activities[log.activity[e]!], log.time[e], text(resource.codes, resource.values, e)];
        }),
      ],
    ]),
  );
}

test('equals the log made of what results, in the order of before with new cases behind', () => {
  fc.assert(
    fc.property(cases, cases, fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x')), (old, fresh, named) => {
      const gone = new Set<string>(named.filter((id) => fresh[id] === undefined));
      const result = replaceCases(logOf(old), logOf(fresh), gone);
      const merged = Object.fromEntries(Object.entries({ ...old, ...fresh }).filter(([id]) => !gone.has(id)));
      expect(plain(result)).toEqual(plain(logOf(merged)));
      expect(result.caseIds).toEqual(logOf(merged).caseIds);
      expect(hasCases(result, logOf(fresh))).toBe(true);
    }),
  );
});

test('a case is there only if all of it is the same', () => {
  const one: Case = { owner: 'Ilze', amount: 7, events: [{ activity: 'A', time: 1, who: null }] };
  const log = logOf({ a: one, b: { ...one, owner: null } });
  const changes: readonly Partial<Case>[] = [
    { owner: null },
    { amount: null },
    { events: [...one.events, ...one.events] },
    { events: [{ activity: 'A', time: 2, who: null }] },
    { events: [{ activity: 'A', time: 1, who: 'Ilze' }] },
    { events: [{ activity: 'B', time: 1, who: null }] },
  ];
  expect(hasCases(log, logOf({ a: one }))).toBe(true);
  for (const change of changes) {
    expect(hasCases(log, logOf({ a: { ...one, ...change } }))).toBe(false);
  }
  expect(hasCases(log, logOf({ c: one }))).toBe(false);
});

test('refuses a log of other columns', () => {
  expect(() => replaceCases(logOf({}), createEventLogBuilder().finish(), new Set())).toThrow(RangeError);
});
