// The store gives the cases of the reader even where the reader forgets them all the time, and a log cut into small parts is
// the same log.
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { readInto, readLog } from '@portolan/formats';
import type { LogMapping } from '@portolan/core';
import { compareNames, stayFigures, summarise } from '@portolan/mining';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from '../../../../testing/sql/differences.ts';
import { createEventStore } from './event-store.ts';
import { makeTables, stageTimesIn, summaryOf } from './figures.ts';
import { DATABASE_PACKAGE, openLogDatabase } from './log-database.ts';

const MAPPING: LogMapping = {
  format: 'csv',
  columns: { kind: 'events', case: 'case', activity: 'activity', time: 'time' },
};

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

const rows = fc.array(
  fc.tuple(
    fc.constantFrom('a', 'b', ' b ', 'c', 'd', 'ä', 'เอ', '"a"', '7', '٧'),
    fc.constantFrom('Lead', 'lead', 'Offer', '報價', ' '),
    fc.integer({ min: 0, max: 9 }),
  ),
  { minLength: 1, maxLength: 60 },
);

test('a reader that remembers two cases, tables made of three events at a time', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (events) => {
      const text = `case,activity,time\n9,Lead,2026-01-01\n${events.map(([id, name, hour]) => `${id},${name},2026-01-01T0${hour}:00:00Z`).join('\n')}\n`;
      const { log, rejected } = await readLog(once(text), MAPPING);
      const database = await openLogDatabase(tmpdir(), 200e6);
      try {
        const store = await createEventStore(database, 2);
        const read = await readInto(store.builder, once(text), MAPPING, {
          onlyEvents: true,
          attributes: 'none',
        });
        expect(read.rejected).toBe(rejected);
        const { names, appeared } = await store.finish();
        expect(appeared).toEqual(log.activities);
        await makeTables(database, 3, () => undefined);
        const summary = await summaryOf(database, names, rejected);
        expect(differences(summary, summarise(log, { rejectedRows: rejected }))).toEqual([]);
        const stays = stayFigures(log).map(
          ({ activity, cases, visits: { n, open, quartiles, naiveMedian } }) => ({
            stage: log.activities[activity]!,
            ...{ cases, n, open, quartiles, naiveMedian },
          }),
        );
        const found = (await stageTimesIn(database, {}, 3)).map(({ activity, ...times }) => ({
          stage: names[activity]!,
          ...times,
        }));
        expect(
          differences(
            found,
            stays.toSorted((a, b) => compareNames(a.stage, b.stage)),
          ),
        ).toEqual([]);
      } finally {
        database.close();
      }
    }),
    { numRuns: 15 },
  );
});

test('the benchmarks and the message for who lacks it name the version that is installed', () => {
  type Package = Readonly<Record<'dependencies' | 'optionalDependencies', Readonly<Record<string, string>>>>;
  const read = (path: string): Package =>
    JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Package;
  const version = read('../../package.json').optionalDependencies['@duckdb/node-api'];
  expect(DATABASE_PACKAGE).toBe(`@duckdb/node-api@${version}`);
  expect(read('../../../../bench/package.json').dependencies['@duckdb/node-api']).toBe(version);
});
