// Our readers and our mining give every figure that an independent implementation (PM4Py) gives on public logs.
// The logs lie beside the checkout and are never part of it; without them this test is skipped, visibly.
//
// The reference drops the offset written with a time (`00:38:44+02:00` is 00:38:44 to it), so its times between two
// events are an hour off wherever daylight saving begins or ends in between. We keep offsets. Therefore every figure is
// compared on the log with its offsets taken away, and every figure that no clock change can touch on the log as it is.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readLog } from '@portolan/formats';
import { decodeLog, encodeLog, summarise, type EventLog, type LogSummary } from '@portolan/mining';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LogMapping } from '@portolan/core';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const present = existsSync(data);

interface Golden {
  readonly cases: number;
  readonly events: number;
  readonly activities: number;
  readonly variants: number;
  readonly first: string;
  readonly last: string;
  readonly top_variants: readonly { readonly trace: readonly string[]; readonly count: number }[];
  readonly dfg: readonly {
    readonly from: string;
    readonly to: string;
    readonly freq: number;
    readonly cases: number;
    readonly mean: number;
    readonly median: number;
    readonly min: number;
    readonly max: number;
  }[];
  readonly start: Readonly<Record<string, number>>;
  readonly end: Readonly<Record<string, number>>;
  readonly activity: Readonly<
    Record<
      string,
      { events: number; cases: number; mean_to_next_s: number | null; median_to_next_s: number | null }
    >
  >;
  readonly case_duration_s: { mean: number; median: number; p90_linear: number; max: number };
}

const XES: LogMapping = { format: 'xes' };
const STANDARD_CSV: LogMapping = {
  format: 'csv',
  columns: {
    kind: 'events',
    case: 'case:concept:name',
    activity: 'concept:name',
    time: 'time:timestamp',
    resource: 'org:resource',
  },
};

/** golden figures, file, how it is read */
const LOGS: readonly (readonly [string, string, LogMapping])[] = [
  ['running_example', 'running_example/running-example.xes', XES],
  ['running_example', 'running_example/running-example.csv', STANDARD_CSV],
  ['receipt', 'receipt/08_receipt.xes.gz', XES],
  ['receipt', 'receipt/receipt.csv', STANDARD_CSV],
  ['helpdesk', 'helpdesk/helpdesk.xes.gz', XES],
  ['bpic2012_A', 'bpic2012/bpic2012.xes.gz', { format: 'xes', lifecycle: 'complete', keep: ['A_*'] }],
  [
    'maven_crm',
    'maven_crm/sales_pipeline.csv',
    {
      format: 'csv',
      columns: {
        kind: 'stageDates',
        case: 'opportunity_id',
        stages: [{ stage: 'Engaging', column: 'engage_date' }],
        outcome: { column: 'deal_stage', dateColumn: 'close_date' },
      },
    },
  ],
];

async function read(file: string, mapping: LogMapping, offsets: 'kept' | 'dropped'): Promise<EventLog> {
  const packed = readFileSync(data + file);
  const bytes = file.endsWith('.gz') ? gunzipSync(packed) : packed;
  const { log } = await readLog(chunks(offsets === 'kept' ? bytes : withoutOffsets(bytes)), mapping);
  return log;
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 1_000_003) yield bytes.subarray(from, from + 1_000_003);
}

function withoutOffsets(bytes: Buffer): Uint8Array {
  const text = bytes.toString('latin1');
  return Buffer.from(text.replaceAll(/(\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?)[+-]\d\d:\d\d/gu, '$1Z'), 'latin1');
}

/** Equal but for the last digits of a division. */
function near(figure: number): number {
  return expect.closeTo(figure, Math.max(0, 9 - Math.ceil(Math.log10(Math.abs(figure) + 1)))) as number;
}

function milliseconds(date: string): number {
  // PM4Py prints microseconds; the files have none beyond milliseconds.
  return Date.parse(date.replace(/(\.\d{3})\d+/u, '$1').replace(' ', 'T'));
}

const byName = (list: readonly { readonly activity: string; readonly cases: number }[]) =>
  Object.fromEntries(list.map(({ activity, cases }) => [activity, cases]));

describe.skipIf(!present)(`golden figures${present ? '' : ' (skipped: ../shared/data is not there)'}`, () => {
  describe.each(LOGS)('%s from %s', (name, file, mapping) => {
    const golden = present
      ? (JSON.parse(readFileSync(`${data}golden/${name}.json`, 'utf8')) as Golden)
      : ({} as Golden);
    let log: EventLog;
    let summary: LogSummary;

    beforeAll(async () => {
      log = await read(file, mapping, 'dropped');
      summary = summarise(log);
    });

    test('counts and time span', () => {
      expect(summary.log).toMatchObject({
        cases: golden.cases,
        events: golden.events,
        activities: golden.activities,
        variants: golden.variants,
      });
      expect(Date.parse(summary.log.from!)).toBe(milliseconds(golden.first));
      expect(Date.parse(summary.log.to!)).toBe(milliseconds(golden.last));
    });

    test('variants, in order', () => {
      const listed = golden.top_variants.length;
      const counts = summary.variants.map(({ activities, cases }) => [activities, cases]);
      const expected = golden.top_variants.map(({ trace, count }) => [trace, count]);
      // The reference breaks ties of count at the end of its list by its own rule: only those may differ.
      const last = golden.top_variants[listed - 1]!.count;
      const sure = expected.filter(([, count]) => listed === golden.variants || count !== last);
      expect(counts.slice(0, sure.length).toSorted(byText)).toEqual(sure.toSorted(byText));
      for (const variant of expected) expect(counts).toContainEqual(variant);
      expect(counts.map(([, cases]) => cases)).toEqual(
        counts.map(([, cases]) => cases as number).toSorted((a, b) => b - a),
      );
    });

    test('every step of the graph', () => {
      const arcs = new Map(summary.arcs.map((arc) => [`${arc.from}\n${arc.to}`, arc]));
      expect(arcs.size).toBe(golden.dfg.length);
      for (const { from, to, freq, cases, mean, median, min, max } of golden.dfg) {
        expect(arcs.get(`${from}\n${to}`)).toMatchObject({
          count: freq,
          cases,
          seconds: { mean: near(mean), median: near(median), min: near(min), max: near(max) },
        });
      }
    });

    test('first and last activities', () => {
      expect(byName(summary.startActivities)).toEqual(golden.start);
      expect(byName(summary.endActivities)).toEqual(golden.end);
    });

    test('activities with the time to the next event, and durations of cases', () => {
      for (const { activity, events, cases, seconds } of summary.activities) {
        const expected = golden.activity[activity]!;
        expect({ events, cases, mean: seconds?.mean ?? null, median: seconds?.median ?? null }).toEqual({
          events: expected.events,
          cases: expected.cases,
          mean: expected.mean_to_next_s === null ? null : near(expected.mean_to_next_s),
          median: expected.median_to_next_s === null ? null : near(expected.median_to_next_s),
        });
      }
      expect(summary.activities.length).toBe(Object.keys(golden.activity).length);
      const { mean, median, p90_linear: p90, max } = golden.case_duration_s;
      expect(summary.caseSeconds).toMatchObject({
        mean: near(mean),
        median: near(median),
        p90: near(p90),
        max: near(max),
      });
    });

    test('with its offsets: the same counts, variants and paths, times apart by clock changes only', async () => {
      const real = summarise(await read(file, mapping, 'kept'));
      expect(counted(real)).toEqual(counted(summary));
      for (const [i, { seconds }] of real.arcs.entries()) {
        const other = summary.arcs[i]!.seconds;
        const gaps = (['min', 'mean', 'median', 'max'] as const).map((key) =>
          Math.abs(seconds[key] - other[key]),
        );
        expect(Math.max(...gaps)).toBeLessThanOrEqual(3600);
      }
    });

    test('the stored log is the same log', () => {
      expect(decodeLog(encodeLog(log))).toEqual(log);
    });
  });

  test('receipt is the same log as XES and as CSV', async () => {
    const xes = await read('receipt/08_receipt.xes.gz', XES, 'kept');
    expect(plainEvents(await read('receipt/receipt.csv', STANDARD_CSV, 'kept'))).toEqual(plainEvents(xes));
  });
});

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  return left < right ? -1 : Number(left > right);
}

function counted({ variants, arcs, activities, startActivities, endActivities }: LogSummary): unknown {
  return {
    variants: variants.map((variant) => [variant.activities, variant.cases]),
    arcs: arcs.map((arc) => [arc.from, arc.to, arc.count, arc.cases]),
    activities: activities.map(({ activity, events, cases }) => [activity, events, cases]),
    startActivities,
    endActivities,
  };
}

function plainEvents(log: EventLog): string[] {
  return log.caseIds
    .map((id, c) => {
      const trace: string[] = [id];
      for (let e = log.caseOffsets[c]!; e < log.caseOffsets[c + 1]!; e++) {
        const who = log.resource?.values[log.resource.codes[e]!] ?? '';
        trace.push(`${log.activities[log.activity[e]!]} ${log.time[e]} ${who}`);
      }
      return trace.join('\n');
    })
    .toSorted();
}
