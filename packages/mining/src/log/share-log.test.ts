// A log in shared memory is the same log: whatever its words are, however often it goes from hand to hand.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { logOf, plainEvents, randomEvents } from '../../testing/plain-log.ts';
import { MISSING, type Column, type EventLog } from './event-log.ts';
import { openSharedLog, sharedBytes, shareLog } from './share-log.ts';

/** As `postMessage` hands it on: shared memory stays where it is, all else is copied. */
function handedOn(log: EventLog): EventLog {
  return openSharedLog(structuredClone(shareLog(log)));
}

function plain(log: EventLog): unknown {
  return { ...log, caseIds: [...log.caseIds] };
}

function withColumns(words: readonly string[], numbers: readonly number[]): EventLog {
  const log = logOf(plainEvents({ a: 'X0 Y1', b: 'X2' }));
  const column = (length: number) => ({
    kind: 'words' as const,
    codes: Uint32Array.from({ length }, (_, i) => (words.length === 0 ? MISSING : i % words.length)),
    values: words,
  });
  return {
    ...log,
    resource: column(3),
    lifecycle: column(3),
    eventAttributes: new Map([['note', column(3)]]),
    caseAttributes: new Map<string, Column>([
      ['amount', { kind: 'numbers', values: Float64Array.from(numbers) }],
      ['source', column(2)],
    ]),
  };
}

test('of any words, lone halves of characters and empty ones too, and any numbers', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 20 })),
      fc.tuple(fc.double(), fc.double()),
      (words, numbers) => {
        const log = withColumns([...words, '\uD83D', ''], numbers);
        expect(plain(handedOn(log))).toEqual(plain(log));
      },
    ),
    { numRuns: 60 },
  );
});

test('of any events', () => {
  fc.assert(
    fc.property(randomEvents, (events) => {
      const log = logOf(events);
      expect(plain(handedOn(handedOn(log)))).toEqual(plain(log));
    }),
    { numRuns: 60 },
  );
});

test('of words longer than are made at once', () => {
  const words = ['x'.repeat(20_000), 'y', 'z'.repeat(8192), ''];
  expect(handedOn(withColumns(words, [1, 2])).resource?.values).toEqual(words);
});

test('what is shared already is not copied again, and counts once', () => {
  const shared = shareLog(withColumns(['one', 'two'], [1, 2]));
  const again = shareLog(openSharedLog(shared));
  expect(again.time.buffer).toBe(shared.time.buffer);
  expect(again.caseIds.units.buffer).toBe(shared.caseIds.units.buffer);
  expect(again.resource?.values.units.buffer).toBe(shared.resource?.values.units.buffer);
  const part = openSharedLog(shared);
  const without = shareLog({ ...part, caseIds: part.caseIds, caseAttributes: new Map() });
  expect(without.caseIds.units.buffer).toBe(shared.caseIds.units.buffer);
  expect(sharedBytes([shared, again, without])).toBe(sharedBytes([shared]));
  // Three events: time 8, activity 4 each; case offsets 3 * 4 and ids 'a', 'b'; codes of three event columns and of one
  // case column with their two words; two amounts.
  const words = 2 * 6 + 4 * 2;
  expect(sharedBytes([shared])).toBe(
    3 * 8 + 3 * shared.activity.BYTES_PER_ELEMENT + 12 + (4 + 8) + (3 * 12 + 8) + words + 16,
  );
});
