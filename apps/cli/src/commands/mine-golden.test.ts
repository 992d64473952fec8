// `portolan mine --json` on real logs gives the figures of an independent implementation (PM4Py), which were made from
// local wall clocks without their offsets (09:20:39+02:00 is 09:20:39+00:00 there): hence `--offsets ignore`.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { data, hasData, portolan } from '../run-portolan.ts';

interface Golden {
  readonly cases: number;
  readonly events: number;
  readonly activities: number;
  readonly variants: number;
  readonly first: string;
  readonly last: string;
  readonly start: Record<string, number>;
  readonly end: Record<string, number>;
  readonly activity: Record<string, { events: number; cases: number }>;
  readonly top_variants: readonly { trace: readonly string[]; count: number }[];
  readonly dfg: readonly {
    from: string;
    to: string;
    freq: number;
    cases: number;
    mean: number;
    median: number;
    min: number;
    max: number;
  }[];
}

interface Figures {
  readonly log: {
    cases: number;
    events: number;
    activities: number;
    variants: number;
    from: string;
    to: string;
    rejectedRows: number;
  };
  readonly startActivities: readonly { activity: string; cases: number }[];
  readonly endActivities: readonly { activity: string; cases: number }[];
  readonly activities: readonly { activity: string; events: number; cases: number }[];
  readonly arcs: readonly {
    from: string;
    to: string;
    count: number;
    cases: number;
    seconds: { min: number; mean: number; median: number; p90: number; max: number };
  }[];
  readonly variants: readonly { activities: readonly string[]; cases: number }[];
}

const LOGS: readonly (readonly [string, string, readonly string[]])[] = [
  ['running_example', 'running_example/running-example.xes', []],
  ['running_example', 'running_example/running-example.csv', []],
  ['receipt', 'receipt/08_receipt.xes.gz', []],
  ['receipt', 'receipt/receipt.csv', []],
  ['helpdesk', 'helpdesk/helpdesk.xes.gz', []],
  ['bpic2012_A', 'bpic2012/bpic2012.xes.gz', ['--keep', 'A_*']],
  [
    'maven_crm',
    'maven_crm/sales_pipeline.csv',
    ['--stage-dates', 'Engaging=engage_date', '--outcome', 'deal_stage=close_date'],
  ],
];

describe.skipIf(!hasData)('mine --json', () => {
  it.each(LOGS)('%s from %s gives the golden figures', async (name, file, options) => {
    const golden = JSON.parse(readFileSync(`${data}golden/${name}.json`, 'utf8')) as Golden;
    const run = await portolan('mine', data + file, ...options, '--offsets', 'ignore', '--json');
    expect(run.err.replace(/^Reading .*\n/gmu, '')).toBe('');
    expect(run.code).toBe(0);
    const figures = JSON.parse(run.out) as Figures;
    expect(Object.keys(figures)).toEqual([
      'log',
      'startActivities',
      'endActivities',
      'activities',
      'arcs',
      'variants',
      'warnings',
    ]);
    const { cases, events, activities, variants } = figures.log;
    expect({ cases, events, activities, variants }).toEqual({
      cases: golden.cases,
      events: golden.events,
      activities: golden.activities,
      variants: golden.variants,
    });
    expect(Object.fromEntries(figures.startActivities.map((a) => [a.activity, a.cases]))).toEqual(
      golden.start,
    );
    expect(Object.fromEntries(figures.endActivities.map((a) => [a.activity, a.cases]))).toEqual(golden.end);
    for (const item of figures.activities) {
      expect(item).toEqual({
        activity: item.activity,
        events: golden.activity[item.activity]!.events,
        cases: golden.activity[item.activity]!.cases,
      });
    }
    expect(figures.arcs.length).toBe(golden.dfg.length);
    const arcs = new Map(figures.arcs.map((arc) => [JSON.stringify([arc.from, arc.to]), arc]));
    for (const wanted of golden.dfg) {
      const arc = arcs.get(JSON.stringify([wanted.from, wanted.to]))!;
      expect([arc.count, arc.cases]).toEqual([wanted.freq, wanted.cases]);
      for (const key of ['min', 'mean', 'median', 'max'] as const) {
        expect(arc.seconds[key]).toBeCloseTo(wanted[key], 3);
      }
    }
    const counts = figures.variants.map((variant) => variant.cases);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.length).toBe(golden.variants);
    const known = new Map(
      figures.variants.map((variant) => [JSON.stringify(variant.activities), variant.cases]),
    );
    for (const { trace, count } of golden.top_variants) expect(known.get(JSON.stringify(trace))).toBe(count);
  });

  it('joins two files of one funnel by the deal they name', async () => {
    const golden = JSON.parse(readFileSync(`${data}golden/sales_funnels.json`, 'utf8')) as {
      olist_funnel: Record<string, unknown>;
    };
    const folder = `${data}olist_funnel/olist_`;
    const run = await portolan(
      'mine',
      `${folder}marketing_qualified_leads_dataset.csv`,
      `${folder}closed_deals_dataset.csv`,
      '--case',
      'mql_id',
      '--stage-dates',
      'Lead=first_contact_date,Won=won_date',
      '--json',
    );
    expect(run.code).toBe(0);
    const figures = JSON.parse(run.out) as Figures;
    expect(JSON.stringify(golden.olist_funnel)).toContain('842');
    expect(figures.log).toMatchObject({ cases: 8000, events: 8842, activities: 2 });
  });

  it.each([
    ['bpic2017_sample/bpic17_streaming_sample.csv', []],
    ['crm_shapes/salesforce_fivetran/sf_opportunity_history_data.csv', []],
    ['crm_shapes/bitrix24_testtask/stage_history.csv', []],
    ['crm_shapes/hubspot_fivetran/deal_property_history_data.csv', []],
    ['crm_shapes/bitrix24_testtask/deals.csv', []],
  ])('gives figures or a clear answer for the messy %s', async (file, options) => {
    const run = await portolan('mine', data + file, ...options, '--json');
    expect([0, 1]).toContain(run.code);
    expect(run.err).not.toMatch(/\bat \w.*\.ts:\d+/u);
    expect(run.code === 0 ? (JSON.parse(run.out) as Figures).log.cases > 0 : run.err.length > 40).toBe(true);
  });
});
