// What is kept of logs merged with what was done with their deals: always what merging anew gives, whatever changed.
import type { LogEnds } from '@portolan/contract';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMergedLogs } from './merged-logs.ts';
import { type DoneByDeal, withDone } from './own-log-done.ts';
import { LARGE_LOG } from './thread-messages.ts';
import { timedLog } from './timed-log.ts';

const ENDS: LogEnds = { won: ['Won'], lost: [], other: [], by: 'map' };

function logOf(deals: readonly (readonly number[])[], stages: readonly string[] = ['Lead', 'Won']): EventLog {
  const builder = createEventLogBuilder();
  const who = builder.resource();
  deals.forEach((times, i) => {
    const c = builder.cases.code(`d${i}`);
    times.forEach((ms, k) => {
      const e = builder.append(c, builder.activities.code(stages[k % stages.length]!), ms);
      who.set(e, who.dictionary.code(`p${k % 2}`));
    });
  });
  return builder.finish();
}

const asked = (log: EventLog, asOfMs: number) => timedLog(log, log, ENDS, asOfMs);

const moment = fc.integer({ min: 0, max: 20 });
const deals = fc.array(fc.array(moment, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
const doneOf = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 4 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), moment), { minLength: 1, maxLength: 4 }),
    ),
    { maxLength: 4 },
  )
  .map(
    (all): DoneByDeal =>
      new Map(all.map(([d, done]) => [`d${d}`, done.map(([k, ms]) => `${k}${ms}`).join()])),
  );

test('in any order of questions, changes and moments: the same as merging anew', () => {
  const worlds = fc.record({
    logs: fc.array(fc.tuple(deals, fc.constantFrom(['Lead', 'Won'], ['Lead', 'activity:call'])), {
      minLength: 1,
      maxLength: 3,
    }),
    done: fc.array(doneOf, { minLength: 1, maxLength: 3 }),
    capacity: fc.constantFrom(0, 1100, 1e6),
    questions: fc.array(fc.tuple(fc.nat(), fc.nat(), moment), { minLength: 1, maxLength: 30 }),
  });
  fc.assert(
    fc.property(worlds, ({ logs, done, capacity, questions }) => {
      const opened = logs.map(([times, stages]) => logOf(times, stages));
      const kept = createMergedLogs(capacity);
      for (const [l, d, asOfMs] of questions) {
        const log = l % opened.length;
        const timed = asked(opened[log]!, asOfMs);
        const byDeal = done[d % done.length]!;
        expect(kept.of(`run ${log}`, timed, byDeal)).toEqual(withDone(timed, byDeal));
        expect(kept.bytes).toBeLessThanOrEqual(capacity);
      }
    }),
    { numRuns: 300 },
  );
});

test('asked again, nothing is merged anew; until something was done, or is done by now', () => {
  const log = logOf([[0, 10]]);
  const done: DoneByDeal = new Map([['d0', '15,215']]);
  const kept = createMergedLogs(1e6);
  const at = (asOfMs: number, byDeal = done) => kept.of('run', asked(log, asOfMs), byDeal).withDone?.log;
  const first = at(12);
  expect(at(14)).toBe(first);
  const later = at(15);
  expect(later).not.toBe(first);
  expect(at(1e12)).toBe(later);
  expect(at(14)).toEqual(first);
  expect(at(14, new Map(done))).not.toBe(at(13));
  expect(kept.of('another run', asked(log, 14), done).withDone?.log).not.toBe(at(14));
});

test('what was not asked for longest goes first, and one too large for all of it is not kept', () => {
  const log = logOf([[0, 10]]);
  const done: DoneByDeal = new Map([['d0', '15']]);
  const one = createMergedLogs(1e6);
  one.of('a', asked(log, 20), done);
  const two = createMergedLogs(2 * one.bytes);
  const ask = (key: string) => two.of(key, asked(log, 20), done).withDone!.log;
  const [a, b] = [ask('a'), ask('b')];
  expect(ask('a')).toBe(a);
  ask('c');
  expect(ask('a')).toBe(a);
  expect(ask('b')).not.toBe(b);
  const none = createMergedLogs(one.bytes - 1);
  none.of('a', asked(log, 20), done);
  expect(none.bytes).toBe(0);
});

test('a large one lies in shared memory, its ids are the list that was there, and it is the same log', () => {
  const log = logOf(Array.from({ length: LARGE_LOG / 2 }, (_, i) => [i, i + 10]));
  const done: DoneByDeal = new Map([['d7', '18']]);
  const timed = asked(log, 1e9);
  const merged = createMergedLogs(1e9).of('run', timed, done).withDone!.log;
  expect(merged.time.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(merged.activity.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(merged.caseIds).toBe(timed.log.caseIds);
  const plain = withDone(timed, done).withDone!.log;
  expect([...merged.time.subarray(0, 40)]).toEqual([...plain.time.subarray(0, 40)]);
  expect(merged.activities).toEqual(plain.activities);
  expect([...merged.resource!.codes.subarray(0, 40)]).toEqual([...plain.resource!.codes.subarray(0, 40)]);
});
