import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import { expect, test } from 'vitest';
import { createLogCache, sizeOfLog } from './log-cache.ts';

function logOf(events: number): EventLog {
  const builder = createEventLogBuilder();
  const code = builder.cases.code('one');
  for (let i = 0; i < events; i++) builder.append(code, builder.activities.code('Lead'), i);
  return builder.finish();
}

test('keeps the logs used lately and drops the one unused for longest', async () => {
  const log = logOf(1000);
  const cache = createLogCache<string>(sizeOfLog(log) * 2.5);
  const loads: string[] = [];
  const get = (key: string) =>
    cache.get(key, () => {
      loads.push(key);
      return Promise.resolve({ value: `value of ${key}`, bytes: sizeOfLog(log) });
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
    // oxlint-disable-next-line no-await-in-loop -- their order is the point
    expect(await get(key)).toBe(`value of ${key}`);
  }
  // `c` pushed `b` out, because `a` had been used since.
  expect(loads).toEqual(['a', 'b', 'c', 'b']);
});

test('a log larger than the cache is used without pushing the others out', async () => {
  const small = logOf(100);
  const cache = createLogCache<number>(sizeOfLog(small) * 2);
  let loads = 0;
  const load = (log: EventLog) => () => Promise.resolve({ value: ++loads, bytes: sizeOfLog(log) });
  await cache.get('small', load(small));
  await cache.get('large', load(logOf(10_000)));
  await cache.get('small', load(small));
  expect(loads).toBe(2);
});

test('the size of a log grows with its events, texts and columns', () => {
  const builder = createEventLogBuilder();
  for (let i = 0; i < 1000; i++) {
    const code = builder.cases.code(`deal ${i}`);
    builder.append(code, builder.activities.code('Lead'), i);
    const sink = builder.caseWords('Company');
    sink.set(code, sink.dictionary.code('x'.repeat(500) + i));
  }
  expect(sizeOfLog(builder.finish())).toBeGreaterThan(1_000_000);
  expect(sizeOfLog(logOf(2000)) - sizeOfLog(logOf(1000))).toBe(1000 * (8 + 2));
});
