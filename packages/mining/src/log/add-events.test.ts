// A log with added events is the log of all the events together.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addEvents, type AddedEvents } from './add-events.ts';
import { createEventLogBuilder } from './event-log-builder.ts';
import { MISSING, type EventLog } from './event-log.ts';

interface Event {
  readonly case: number;
  readonly activity: string;
  readonly time: number;
}
const IDS = ['a', 'b', 'c'];
const events = (activities: readonly string[]): fc.Arbitrary<Event[]> =>
  fc.array(
    fc.record({
      case: fc.nat(IDS.length - 1),
      activity: fc.constantFrom(...activities),
      time: fc.nat(9),
    }),
    { maxLength: 60 },
  );

function logOf(all: readonly Event[]): EventLog {
  const builder = createEventLogBuilder(1);
  const who = builder.resource();
  const size = builder.eventNumbers('size');
  // Every case has an event.
  const first = IDS.map((_, i) => ({ case: i, activity: 'Begin', time: 0 }));
  for (const one of [...first, ...all]) {
    const e = builder.append(
      builder.cases.code(IDS[one.case]!),
      builder.activities.code(one.activity),
      one.time,
    );
    who.set(e, who.dictionary.code(`by ${one.activity}`));
    size.set(e, one.time + 0.5);
  }
  return builder.finish();
}

function added(all: readonly Event[]): AddedEvents {
  const activities = [...new Set(all.map(({ activity }) => activity))];
  return {
    cases: Uint32Array.from(all, (one) => one.case),
    activities,
    activity: Uint8Array.from(all, ({ activity }) => activities.indexOf(activity)),
    time: Float64Array.from(all, ({ time }) => time),
  };
}

function told(log: EventLog): string[][] {
  return log.caseIds.map((id, c) => [
    id,
    ...Array.from(
      log.activity.subarray(log.caseOffsets[c], log.caseOffsets[c + 1]),
      (a, i) => `${log.activities[a]} ${log.time[log.caseOffsets[c]! + i]}`,
    ),
  ]);
}

test('is the log of all the events, those of the log first where they are of one moment', () => {
  fc.assert(
    fc.property(events(['A', 'B']), events(['B', 'Call', 'Mail']), (own, more) => {
      const log = addEvents(logOf(own), added(more));
      expect(told(log)).toEqual(told(logOf([...own, ...more])));
    }),
  );
});

test('keeps who did the log’s own events and what they say; of the added ones nobody knows', () => {
  fc.assert(
    fc.property(events(['A', 'B']), events(['Call']), (own, more) => {
      const log = addEvents(logOf(own), added(more));
      const size = log.eventAttributes.get('size');
      if (size?.kind !== 'numbers') throw new Error('no sizes');
      for (let e = 0; e < log.time.length; e++) {
        const name = log.activities[log.activity[e]!]!;
        const isAdded = name === 'Call';
        const who = log.resource!.codes[e]!;
        expect(isAdded ? who : log.resource!.values[who]).toBe(isAdded ? MISSING : `by ${name}`);
        expect(size.values[e]).toBe(isAdded ? Number.NaN : log.time[e]! + 0.5);
      }
    }),
  );
});

test('nothing added is the same log, and the one given is as it was', () => {
  const log = logOf([{ case: 0, activity: 'A', time: 3 }]);
  const before = told(log);
  expect(addEvents(log, added([]))).toEqual(log);
  addEvents(log, added([{ case: 0, activity: 'Call', time: 1 }]));
  expect(told(log)).toEqual(before);
});

test('a hundred thousand events of one case, given backwards', () => {
  const n = 100_000;
  const log = addEvents(logOf([]), {
    cases: new Uint32Array(n),
    activities: ['Call'],
    activity: new Uint8Array(n),
    time: Float64Array.from({ length: n }, (_, i) => n - i),
  });
  expect(log.caseOffsets).toEqual(Uint32Array.of(0, n + 1, n + 2, n + 3));
  expect(log.time.subarray(0, n + 1).every((ms, e) => ms === e)).toBe(true);
});

test.each([
  ['case', { case: 3, activity: 'Call', time: 1 }, /event 0 is of case 3, and the log has 3/],
  ['time', { case: 0, activity: 'Call', time: Number.NaN }, /event 0 has no time/],
])('an event without a %s is refused', (_what, event, why) => {
  expect(() => addEvents(logOf([]), added([event]))).toThrow(why);
});

test('an event of no activity, or columns of unequal length, are refused', () => {
  const one = { cases: Uint32Array.of(0), activities: ['Call'], time: Float64Array.of(1) };
  expect(() => addEvents(logOf([]), { ...one, activity: Uint8Array.of(1) })).toThrow(
    /activity 1, of 1 given/,
  );
  expect(() => addEvents(logOf([]), { ...one, activity: new Uint8Array(2) })).toThrow(
    /one of each per event/,
  );
});
