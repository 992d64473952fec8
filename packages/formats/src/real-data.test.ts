// The public logs beside the checkout (`../shared/data`, see its README): proposals, counts and the golden figures.
// Skipped, visibly, where the folder is absent.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { LogMapping, Recognition } from '@portolan/core';
import { SAMPLE_BYTES, readInto, readLog, recognise } from './index.ts';
import { contentOf, refusal } from './testing/sources.ts';
import { createEventLogBuilder, discoverDfg, type EventLog } from '@portolan/mining';

const DATA = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

function recogniseFile(name: string): Recognition {
  return recognise(readFileSync(DATA + name).subarray(0, SAMPLE_BYTES), name);
}

function readFile(name: string, mapping: LogMapping) {
  return readLog(createReadStream(DATA + name), mapping);
}

interface Golden {
  readonly cases: number;
  readonly events: number;
  readonly activities: number;
  readonly first: string;
  readonly last: string;
  readonly dfg: readonly {
    from: string;
    to: string;
    freq: number;
    cases: number;
    min: number;
    max: number;
    mean: number;
    median: number;
  }[];
  readonly start: Readonly<Record<string, number>>;
  readonly end: Readonly<Record<string, number>>;
}

function expectGolden(log: EventLog, name: string): void {
  const golden = JSON.parse(readFileSync(`${DATA}golden/${name}.json`, 'utf8')) as Golden;
  const dfg = discoverDfg(log);
  const times = log.time.toSorted();
  expect({
    cases: log.caseIds.length,
    events: log.time.length,
    activities: new Set(log.activity).size,
    first: times[0],
    last: times.at(-1),
    start: Object.fromEntries(dfg.starts.map((s) => [log.activities[s.activity], s.cases])),
    end: Object.fromEntries(dfg.ends.map((s) => [log.activities[s.activity], s.cases])),
  }).toEqual({
    cases: golden.cases,
    events: golden.events,
    activities: golden.activities,
    first: Date.parse(golden.first.replace(' ', 'T').replace(/000\+/, '+')),
    last: Date.parse(golden.last.replace(' ', 'T').replace(/000\+/, '+')),
    start: golden.start,
    end: golden.end,
  });
  const arcs = dfg.arcs.map((arc) => ({
    from: log.activities[arc.from],
    to: log.activities[arc.to],
    freq: arc.count,
    cases: arc.cases,
    ...arc.seconds,
  }));
  expect(arcs.length).toBe(golden.dfg.length);
  for (const wanted of golden.dfg) {
    const arc = arcs.find(({ from, to }) => from === wanted.from && to === wanted.to);
    expect(arc).toMatchObject({ freq: wanted.freq, cases: wanted.cases });
    for (const figure of ['min', 'max', 'mean', 'median'] as const)
      expect(arc?.[figure]).toBeCloseTo(wanted[figure], 2);
  }
}

describe.skipIf(!existsSync(DATA))('files of ../shared/data', () => {
  // The golden figures were made by a tool that drops the offset of a time.
  const wall = { offsets: 'ignore' } as const;

  test('running example: XES and CSV are the same log, with the golden figures', async () => {
    const recognition = recogniseFile('running_example/running-example.csv');
    expect(recognition.questions).toEqual([]);
    expect(recognition.proposal.columns).toEqual({
      kind: 'events',
      case: 'case:concept:name',
      activity: 'concept:name',
      time: 'time:timestamp',
      resource: 'org:resource',
    });
    const csv = await readFile('running_example/running-example.csv', { ...recognition.proposal, ...wall });
    const xes = await readFile('running_example/running-example.xes', { format: 'xes', ...wall });
    expectGolden(csv.log, 'running_example');
    expectGolden(xes.log, 'running_example');
  });

  test('receipt: XES and CSV are the same log, with the golden figures', async () => {
    const recognition = recogniseFile('receipt/receipt.csv');
    expect(recognition.questions).toEqual([]);
    expect(recognition.proposal.columns).toEqual({
      kind: 'events',
      case: 'case:concept:name',
      activity: 'concept:name',
      time: 'time:timestamp',
      resource: 'org:resource',
      lifecycle: 'lifecycle:transition',
    });
    const csv = await readFile('receipt/receipt.csv', { ...recognition.proposal, ...wall });
    const xes = await readFile('receipt/08_receipt.xes.gz', { format: 'xes', ...wall });
    expectGolden(csv.log, 'receipt');
    expectGolden(xes.log, 'receipt');
    expect(contentOf(csv.log).events.toSorted()).toEqual(contentOf(xes.log).events.toSorted());
    expect([...csv.log.caseAttributes.keys()].toSorted()).toEqual(
      [...xes.log.caseAttributes.keys()].toSorted(),
    );
    expect([...csv.log.eventAttributes.keys()].toSorted()).toEqual(
      [...xes.log.eventAttributes.keys()].toSorted(),
    );
  });

  test('helpdesk: the golden figures', async () => {
    const { log, rejected } = await readFile('helpdesk/helpdesk.xes.gz', {
      ...recogniseFile('helpdesk/helpdesk.xes.gz').proposal,
      ...wall,
    });
    expect(rejected).toBe(0);
    expectGolden(log, 'helpdesk');
  });

  test('bpic2012: all 262,200 events; the application states have the golden figures', async () => {
    const { proposal } = recogniseFile('bpic2012/bpic2012.xes.gz');
    expect(proposal).toEqual({ format: 'xes', lifecycle: 'complete' });
    const all = await readFile('bpic2012/bpic2012.xes.gz', { format: 'xes', lifecycle: 'all' });
    expect([all.log.caseIds.length, all.log.time.length, all.log.activities.length, all.rejected]).toEqual([
      13_087, 262_200, 24, 0,
    ]);
    const states = await readFile('bpic2012/bpic2012.xes.gz', { ...proposal, keep: ['A_*'], ...wall });
    expectGolden(states.log, 'bpic2012_A');
  });

  test('maven_crm: engaging and the outcome, with the golden figures', async () => {
    const { proposal, questions } = recogniseFile('maven_crm/sales_pipeline.csv');
    expect(questions).toEqual([]);
    expect(proposal.columns).toEqual({
      kind: 'stageDates',
      case: 'opportunity_id',
      stages: [{ stage: 'Engaging', column: 'engage_date' }],
      outcome: { column: 'deal_stage', dateColumn: 'close_date' },
      resource: 'sales_agent',
    });
    expect(proposal.dates).toEqual({ engage_date: 'mdy', close_date: 'mdy' });
    const { log, warnings, rejected } = await readFile('maven_crm/sales_pipeline.csv', proposal);
    expectGolden(log, 'maven_crm');
    expect(rejected).toBe(0);
    expect(warnings).toMatchObject([{ code: 'rows_without_dates', count: 500 }]);
    expect(log.caseAttributes.get('close_value')?.kind).toBe('numbers');
  });

  test('bpic2017 sample: two date formats, an unnamed index column', async () => {
    const { proposal, questions } = recogniseFile('bpic2017_sample/bpic17_streaming_sample.csv');
    expect(questions).toEqual([]);
    expect(proposal.columns).toEqual({
      kind: 'events',
      case: 'Case ID',
      activity: 'Activity',
      time: 'Complete Timestamp',
      resource: 'Resource',
    });
    const { log, rejected } = await readFile('bpic2017_sample/bpic17_streaming_sample.csv', proposal);
    expect([log.caseIds.length, log.time.length, log.activities.length, rejected]).toEqual([
      1878, 23_941, 22, 0,
    ]);
    expect([...log.eventAttributes.keys(), ...log.caseAttributes.keys()]).not.toContain('(column 1)');
  });

  test('olist: leads and closed deals become one log', async () => {
    const builder = createEventLogBuilder();
    for (const name of ['olist_marketing_qualified_leads_dataset', 'olist_closed_deals_dataset']) {
      const { proposal } = recogniseFile(`olist_funnel/${name}.csv`);
      await readInto(builder, createReadStream(`${DATA}olist_funnel/${name}.csv`), proposal);
    }
    const log = builder.finish();
    expect([log.caseIds.length, log.time.length, log.activities]).toEqual([
      8000,
      8842,
      ['First contact', 'Won'],
    ]);
  });

  test.each([
    [
      'bitrix24_testtask/stage_history.csv',
      3,
      6,
      { case: 'deal_id', activity: 'new_stage_id', time: 'changed_at', resource: 'changed_by_id' },
    ],
    [
      'bitrix24_testtask/deals.csv',
      11,
      14,
      { case: 'deal_id', outcome: { column: 'stage_id', dateColumn: 'closed_at' } },
    ],
    [
      'hubspot_fivetran/deal_stage_data.csv',
      14,
      14,
      { case: 'deal_id', activity: 'value', time: 'date_entered' },
    ],
    [
      'salesforce_fivetran/sf_opportunity_history_data.csv',
      10,
      10,
      { case: 'id', activity: 'stage_name', time: '_fivetran_start', onlyChanges: true },
    ],
    [
      'salesforce_fivetran/sf_opportunity_data.csv',
      10,
      19,
      { case: 'id', outcome: { column: 'stage_name', dateColumn: 'close_date' } },
    ],
    [
      'hubspot_fivetran/deal_data.csv',
      44,
      44,
      { case: 'deal_id', stages: [{ stage: 'Created', column: 'property_createdate' }] },
    ],
  ])('crm_shapes/%s gives a log', async (name, cases, events, columns) => {
    const { proposal } = recogniseFile(`crm_shapes/${name}`);
    expect(proposal.columns).toMatchObject(columns);
    const { log, rejected } = await readFile(`crm_shapes/${name}`, proposal);
    expect([log.caseIds.length, log.time.length, rejected]).toEqual([cases, events, 0]);
  });

  test.each([
    [
      'crm_shapes/hubspot_fivetran/deal_property_history_data.csv',
      'property_history',
      /names 5 different properties.*dealstage/,
    ],
    ['crm_shapes/hubspot_fivetran/merged_deal_data.csv', 'no_activity_column', /"_fivetran_synced"/],
    ['crm_shapes/bitrix24_testtask/pipeline_stages.csv', 'no_time_column', /No column holds dates/],
    ['crm_shapes/bitrix24_testtask/users.csv', 'no_time_column', /"user_id", "name"/],
    ['maven_crm/accounts.csv', 'no_time_column', /"account", "sector"/],
  ])('%s cannot be a log, and the error says why', (name, code, message) => {
    const error = refusal(readFileSync(DATA + name), name);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });
});
