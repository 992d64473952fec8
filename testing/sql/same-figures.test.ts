// Paths, variants and stage times are the same, to the last count, from the typed arrays, from DuckDB and from PostgreSQL.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { LogMapping } from '@portolan/core';
import { readLog } from '@portolan/formats';
import { createEventLogBuilder, type EventLog } from '@portolan/mining';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database/create-test-database.ts';
import { openDuckdb, openPostgres, type SqlDatabase } from './databases.ts';
import { differences } from './differences.ts';
import { figuresByArrays, figuresBySql, type StageOptions } from './figures.ts';

let clone: TestDatabase;
let databases: readonly SqlDatabase[] = [];

beforeAll(async () => {
  clone = await createTestDatabase('empty');
  databases = [await openDuckdb(), await openPostgres(clone.ownerUrl)];
});

afterAll(async () => {
  for (const database of databases) await database.close();
  await clone.drop();
});

interface TestEvent {
  readonly id: string;
  readonly activity: string;
  readonly time: number;
}

function logOf(events: readonly TestEvent[]): EventLog {
  const builder = createEventLogBuilder(16);
  for (const { id, activity, time } of events)
    builder.append(builder.cases.code(id), builder.activities.code(activity), time);
  return builder.finish();
}

/** Where the databases differ from the typed arrays. */
async function compare(log: EventLog, options: StageOptions): Promise<string[]> {
  const expected = figuresByArrays(log, options);
  const found: string[] = [];
  for (const database of databases) {
    await database.load('an "event" log', log);
    const figures = await figuresBySql(database, 'an "event" log', options);
    found.push(...differences(figures, expected).map((text) => `${database.dialect} ${text}`));
  }
  return found;
}

/** Names whose order depends on who asks: by letters, by code points, by UTF-16. */
const NAMES = [
  'a',
  'B',
  'A b',
  'Ä',
  'É',
  "it's; DROP TABLE x --",
  '"quoted"',
  'two\nlines',
  String.raw`back\slash`,
  'NULL',
  ' ',
  'ราคา',
  'قیمت',
  '報價',
  '\uE000',
  '\uFFFD',
  '\u{10FFFF}',
  '\u{10FFFF}\uE000',
  '😀',
  '😀\uFFEE',
  'ﬁ',
];

const event = (times: fc.Arbitrary<number>): fc.Arbitrary<TestEvent> =>
  fc.record({
    id: fc.constantFrom(...NAMES.slice(0, 12)),
    activity: fc.constantFrom(...NAMES),
    time: times,
  });

const events = fc.oneof(
  fc.array(event(fc.integer({ min: 0, max: 12 })), { maxLength: 90 }),
  fc.array(event(fc.constant(1_700_000_000_000)), { maxLength: 40 }),
  fc.array(event(fc.integer({ min: -1e12, max: 2e12 })), { maxLength: 60 }),
  // Down to a microsecond, as times of events are: PostgreSQL refuses to divide numbers next to nothing.
  fc.array(event(fc.integer({ min: -1e12, max: 1e12 }).map((us) => us / 1000)), { maxLength: 30 }),
  // Few names, so that variants repeat.
  fc.array(
    fc.record({ id: fc.nat(30).map(String), activity: fc.constantFrom('B', 'a', '😀'), time: fc.nat(9) }),
    {
      maxLength: 90,
    },
  ),
);

const options: fc.Arbitrary<StageOptions> = fc
  .record(
    {
      won: fc.subarray(NAMES, { maxLength: 2 }),
      forGood: fc.boolean(),
      asOfMs: fc.integer({ min: 0, max: 20 }),
      window: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 })),
    },
    { requiredKeys: ['won', 'forGood'] },
  )
  .map(({ won, forGood, asOfMs, window }) => ({
    closing: { won, forGood },
    ...(asOfMs === undefined ? {} : { asOfMs }),
    ...(window && { fromMs: window[0], toMs: window[0] + window[1] }),
  }));

test('random logs: ties, equal moments, odd names, other scripts', async () => {
  await fc.assert(
    fc.asyncProperty(events, options, async (plain, asked) => {
      expect(await compare(logOf(plain), asked)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['no event', []],
  ['one event', [{ id: 'x', activity: 'a', time: 5 }]],
  ['one case, one activity again and again', [0, 1, 1, 4].map((time) => ({ id: 'x', activity: 'a', time }))],
  [
    'a quarter of the visits ends at each moment, so that the quartiles are met exactly',
    [1, 2, 3, 4].flatMap((time) => [
      { id: String(time), activity: 'a', time: 0 },
      { id: String(time), activity: 'b', time: time * 1000 },
    ]),
  ],
] as const)('%s', async (_, plain) => {
  expect(await compare(logOf(plain), {})).toEqual([]);
});

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const present = existsSync(data);

const LOGS: readonly (readonly [file: string, mapping: LogMapping, options: StageOptions])[] = [
  ['running_example/running-example.xes', { format: 'xes' }, {}],
  ['receipt/08_receipt.xes.gz', { format: 'xes' }, {}],
  ['helpdesk/helpdesk.xes.gz', { format: 'xes' }, { closing: { won: ['Closed'], forGood: true } }],
  [
    'bpic2012/bpic2012.xes.gz',
    { format: 'xes', lifecycle: 'complete', keep: ['A_*'] },
    { closing: { won: ['A_ACTIVATED', 'A_APPROVED', 'A_REGISTERED'], lost: ['A_DECLINED'] } },
  ],
];

describe.skipIf(!present)(`public logs${present ? '' : ' (skipped: ../shared/data is not there)'}`, () => {
  test.each(LOGS)('%s', async (file, mapping, asked) => {
    const packed = readFileSync(data + file);
    const bytes = file.endsWith('.gz') ? gunzipSync(packed) : packed;
    async function* whole(): AsyncGenerator<Uint8Array> {
      yield bytes;
    }
    const { log } = await readLog(whole(), mapping);
    expect(await compare(log, asked)).toEqual([]);
  });
});
