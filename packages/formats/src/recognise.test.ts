import { expect, test } from 'vitest';
import { recognitionSchema } from '@portolan/core';
import { detectFormat } from './detect-format.ts';
import { recognise } from './recognise.ts';
import { bytesOf, packed, refusal } from './testing/sources.ts';

function columnsOf(text: string) {
  const recognition = recognise(bytesOf(text), 'export.csv');
  // What goes over the wire is what the contract says.
  expect(recognitionSchema.parse(recognition)).toEqual(recognition);
  return recognition.proposal.columns;
}

/** Rows below a header: three deals with three steps each. */
function history(header: string, row: (deal: number, step: number) => string): string {
  const rows = [1, 2, 3].flatMap((deal) => [1, 2, 3].map((step) => row(deal, step)));
  return `${header}\n${rows.join('\n')}\n`;
}

test.each([
  [
    'XES names',
    'case:concept:name,concept:name,time:timestamp,org:resource,lifecycle:transition',
    ['case:concept:name', 'concept:name', 'time:timestamp', 'org:resource', 'lifecycle:transition'],
  ],
  [
    'mining tool',
    'Case ID,Activity,Complete Timestamp,Resource,Variant',
    ['Case ID', 'Activity', 'Complete Timestamp', 'Resource', undefined],
  ],
  [
    'snake case',
    'case_id,activity_name,event_time,user,x',
    ['case_id', 'activity_name', 'event_time', 'user', undefined],
  ],
  [
    'camel case',
    'caseId,eventName,timestamp,performedBy,x',
    ['caseId', 'eventName', 'timestamp', 'performedBy', undefined],
  ],
  [
    'shouting',
    'CASE ID,ACTIVITY,TIMESTAMP,RESOURCE,X',
    ['CASE ID', 'ACTIVITY', 'TIMESTAMP', 'RESOURCE', undefined],
  ],
  [
    'Zoho stage history',
    'Record Id,Stage,Modified Time,Modified By,Amount',
    ['Record Id', 'Stage', 'Modified Time', 'Modified By', undefined],
  ],
  [
    'Salesforce report',
    'Opportunity ID,To Stage,Last Modified,Last Modified By,Amount',
    ['Opportunity ID', 'To Stage', 'Last Modified', 'Last Modified By', undefined],
  ],
  [
    'Bitrix24',
    'deal_id,new_stage_id,changed_at,changed_by_id,old_stage_id',
    ['deal_id', 'new_stage_id', 'changed_at', 'changed_by_id', undefined],
  ],
])('columns are found by their names: %s', (_, header, [caseName, activity, time, resource, lifecycle]) => {
  const columns = columnsOf(
    history(
      header,
      (deal, step) => `D${deal},step ${step},2026-01-0${step} 10:00:00,user${step % 2},complete`,
    ),
  );
  expect(columns).toEqual({
    kind: 'events',
    case: caseName,
    activity,
    time,
    resource,
    ...(lifecycle && { lifecycle }),
  });
});

test('Salesforce opportunity history keeps only the changes of the stage', () => {
  const columns = columnsOf(
    history(
      'Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,CloseDate',
      (deal, step) =>
        `h${deal}${step},006${deal},005A,2026-01-0${step}T10:00:00Z,Stage ${step},100,2026-09-09`,
    ),
  );
  expect(columns).toEqual({
    kind: 'events',
    case: 'OpportunityId',
    activity: 'StageName',
    time: 'CreatedDate',
    resource: 'CreatedById',
    onlyChanges: true,
  });
});

test('a property history keeps only the rows of the stage', () => {
  const salesforce = columnsOf(
    'Id,OpportunityId,CreatedById,CreatedDate,Field,OldValue,NewValue\n1,006A,005A,2026-01-01,StageName,,New\n2,006A,005A,2026-01-02,Amount,1,2\n3,006A,005A,2026-01-03,StageName,New,Won\n',
  );
  expect(salesforce).toMatchObject({
    case: 'OpportunityId',
    activity: 'NewValue',
    time: 'CreatedDate',
    where: { column: 'Field', equals: ['StageName'] },
  });
  const hubspot = columnsOf(
    'deal_id,name,value,timestamp\n1,dealstage,new,2026-01-01\n1,amount,5,2026-01-02\n1,dealstage,won,2026-01-03\n',
  );
  expect(hubspot).toMatchObject({
    case: 'deal_id',
    activity: 'value',
    time: 'timestamp',
    where: { column: 'name', equals: ['dealstage'] },
  });
  const ragged = columnsOf(
    'id,name,value1,time1,value2,time2\n1,dealstage,new,1483228800000,won,1483315200000\n2,dealstage,new,1483228800000,,\n',
  );
  expect(ragged).toMatchObject({
    case: 'id',
    activity: 'value1',
    time: 'time1',
    pairs: true,
    where: { column: 'name', equals: ['dealstage'] },
  });
});

test('HubSpot stage columns become stages, without the pipeline where there is just one', () => {
  const one = columnsOf(
    'Record ID,Deal Name,Deal owner,"Date entered ""Appointment (Sales Pipeline)""","Date entered ""Closed Won (Sales Pipeline)""","Date exited ""Appointment (Sales Pipeline)"""\n1,Acme,Ann,2026-01-01 10:00,2026-02-01 10:00,2026-01-15 10:00\n2,Beta,Bob,2026-01-02 10:00,,\n',
  );
  expect(one).toEqual({
    kind: 'stageDates',
    case: 'Record ID',
    stages: [
      { stage: 'Appointment', column: 'Date entered "Appointment (Sales Pipeline)"' },
      { stage: 'Closed Won', column: 'Date entered "Closed Won (Sales Pipeline)"' },
    ],
    resource: 'Deal owner',
  });
  const api = columnsOf(
    'hs_object_id,hs_v2_date_entered_new,hs_v2_date_entered_won\n1,2026-01-01,2026-01-02\n2,2026-01-03,\n',
  );
  expect(api).toMatchObject({ stages: [{ stage: 'new' }, { stage: 'won' }] });
});

test('Pipedrive deals: created, won and lost; plans and housekeeping are no steps', () => {
  const columns = columnsOf(
    'Deal - ID,Deal - Title,Deal - Owner,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Expected close date,Deal - Won time,Deal - Lost time,Deal - Update time,Deal - Next activity date\n1,Acme,Ann,Demo,Won,2026-01-01 10:00:00,2026-05-05,2026-02-01 10:00:00,,2026-03-03,2026-04-04\n2,Beta,Bob,New,Lost,2026-01-02 10:00:00,2026-05-05,,2026-02-02 10:00:00,2026-03-03,\n',
  );
  expect(columns).toMatchObject({
    kind: 'stageDates',
    case: 'Deal - ID',
    stages: [
      { stage: 'Created', column: 'Deal - Deal created' },
      { stage: 'Won', column: 'Deal - Won time' },
      { stage: 'Lost', column: 'Deal - Lost time' },
    ],
    resource: 'Deal - Owner',
  });
});

test('a close date that open deals have too names outcomes only for stages that end a deal', () => {
  const columns = columnsOf(
    'Record ID,Deal Stage,Create Date,Close Date\n1,Closed Won,2026-01-01,2026-02-20\n2,Proposal,2026-01-02,2026-09-30\n3,Closed Lost,2026-01-03,2026-02-25\n4,Demo,2026-01-25,2026-10-30\n',
  );
  expect(columns).toMatchObject({
    stages: [{ stage: 'Created', column: 'Create Date' }],
    outcome: { column: 'Deal Stage', dateColumn: 'Close Date', values: ['Closed Won', 'Closed Lost'] },
  });
});

test('roles are guessed from shape where no name helps, and then asked about', () => {
  const recognition = recognise(
    bytesOf(
      history('ref,what,kind,moment', (deal, step) => `X${deal},step ${step},k${step % 2},2026-01-0${step}`),
    ),
    'x.csv',
  );
  expect(recognition.proposal.columns).toMatchObject({ case: 'ref', time: 'moment' });
  expect(recognition.questions).toContainEqual({
    kind: 'column',
    role: 'activity',
    candidates: ['what', 'kind'],
  });
});

test.each([
  ['10/20/2016', 'mdy'],
  ['20/10/2016', 'dmy'],
  ['20-10-2016 10:30', 'dmy'],
])('the sample settles the order of day and month: %s', (date, order) => {
  const recognition = recognise(
    bytesOf(
      history(
        'case,activity,time',
        (deal, step) =>
          `${deal},${step}a,${step === 1 ? date : date.replace('20', '05').replace('05016', '2016')}`,
      ),
    ),
    'x.csv',
  );
  expect(recognition.proposal.dates).toEqual({ time: order });
  expect(recognition.questions).toEqual([]);
});

test('the facts tell encoding, delimiter, header line and gzip', async () => {
  const text = `Report\n\n${history('case;activity;time', (deal, step) => `${deal};ä${step};2026-01-0${step}`)}`;
  expect(recognise(await packed(text), 'x.csv.gz').facts).toEqual({
    encoding: 'utf-8',
    delimiter: ';',
    headerLine: 3,
    gzip: true,
    columns: 3,
    rowsSampled: 9,
  });
});

test('columns carry type, fill, distinct values and samples', () => {
  const recognition = recognise(
    bytesOf(
      'case,activity,time,amount,empty\n1,a,2026-01-01,"1,200.50",\n1,b,2026-01-02,,\n2,a,2026-01-03,7,\n2,b,2026-01-04,8,\n',
    ),
    'x.csv',
  );
  expect(
    recognition.columns.map(({ name, type, filled, distinct }) => [name, type, filled, distinct]),
  ).toEqual([
    ['case', 'number', 1, 2],
    ['activity', 'text', 1, 2],
    ['time', 'date', 1, 4],
    ['amount', 'number', 0.75, 3],
    ['empty', 'empty', 0, 0],
  ]);
  expect(recognition.columns[1]?.samples).toEqual(['a', 'b']);
});

test.each([
  ['lookup table', 'stage_id,stage_name,sort_order\nNEW,New,10\nWON,Won,20\n', 'no_time_column'],
  [
    'only housekeeping dates',
    'deal_id,merged_deal_id,_fivetran_synced\n1,2,2023-06-22 11:37:07\n1,3,2023-06-22 11:37:08\n',
    'no_activity_column',
  ],
  [
    'history of other properties',
    'deal_id,name,value,timestamp\n1,amount,5,2026-01-01\n1,owner,x,2026-01-02\n',
    'property_history',
  ],
])('a table that cannot be a log is refused: %s', (_, text, code) => {
  expect(refusal(text).code).toBe(code);
});

test.each([
  ['<?xml version="1.0"?>\n<log xes.version="1.0">', 'xes'],
  ['\ufeff<log/>', 'xes'],
  ['{"id":"5f","cards":[],"lists":[],"actions":[]}', 'trello'],
  ['a,b\n1,2\n', 'csv'],
])('the format is told by the first bytes: %s', (text, format) => {
  expect(detectFormat(bytesOf(text), 'anything.bin')).toBe(format);
});
