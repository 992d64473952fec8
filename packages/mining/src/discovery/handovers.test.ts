// Who hands work over to whom.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { logOf, randomEvents } from '../../testing/plain-log.ts';
import { MISSING } from '../log/event-log.ts';
import { createEventLogBuilder } from '../log/event-log-builder.ts';
import { handoversOf } from './handovers.ts';

test('from one to another, in the order of a case, with the time between', () => {
  const log = logOf(
    [0, 10, 30, 70].flatMap((time, i) => [
      { case: 'x', activity: 'ABCD'[i]!, time: time * 1000 },
      { case: 'y', activity: 'ABCD'[i]!, time: time * 2000 },
    ]),
  );
  // Case x: Ann, Ann, Bo, Ann; case y: Ann, Bo, nobody, Bo.
  const codes = Uint32Array.of(0, 0, 1, 0, 0, 1, MISSING, 1);
  expect(handoversOf(log, { kind: 'words', codes, values: ['Ann', 'Bo', 'Nobody came'] })).toEqual({
    parties: [
      { name: 'Ann', events: 4, cases: 2 },
      { name: 'Bo', events: 3, cases: 2 },
    ],
    handovers: [
      { from: 0, to: 1, count: 2, cases: 2, medianSeconds: 20 },
      { from: 1, to: 0, count: 1, cases: 1, medianSeconds: 40 },
    ],
    unknown: 1,
  });
});

test('every handover is one of two events in a row of different parties, and none is missed', () => {
  fc.assert(
    fc.property(randomEvents, fc.infiniteStream(fc.constantFrom(0, 1, 2, MISSING)), (events, stream) => {
      const log = logOf(events);
      const codes = Uint32Array.from({ length: log.time.length }, () => stream.next().value as number);
      const values = ['p', 'q', 'r'];
      const found = handoversOf(log, { kind: 'words', codes, values });
      const plain = new Map<string, number>();
      for (let c = 0; c < log.caseIds.length; c++) {
        for (let e = log.caseOffsets[c]! + 1; e < log.caseOffsets[c + 1]!; e++) {
          const [a, b] = [codes[e - 1]!, codes[e]!];
          if (a === MISSING || b === MISSING || a === b) continue;
          const key = `${values[a]} ${values[b]}`;
          plain.set(key, (plain.get(key) ?? 0) + 1);
        }
      }
      const names = found.parties.map(({ name }) => name);
      expect(
        new Map(found.handovers.map(({ from, to, count }) => [`${names[from]} ${names[to]}`, count])),
      ).toEqual(plain);
      expect(found.parties.reduce((sum, party) => sum + party.events, found.unknown)).toBe(log.time.length);
    }),
  );
});

test('an empty log has none, and parties that do not belong to the log are refused', () => {
  const log = createEventLogBuilder().finish();
  const nobody = { kind: 'words', codes: new Uint32Array(0), values: [] } as const;
  expect(handoversOf(log, nobody)).toEqual({ parties: [], handovers: [], unknown: 0 });
  expect(() => handoversOf(log, { ...nobody, codes: new Uint32Array(3) })).toThrow('3 entries for 0 events');
});
