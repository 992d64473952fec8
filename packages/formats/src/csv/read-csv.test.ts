import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { createEventLogBuilder } from '@portolan/mining';
import type { LogMapping } from '@portolan/core';
import { readInto } from '../read-log.ts';
import {
  EVENTS,
  bytesOf,
  contentOf,
  eventsOf,
  failure,
  inChunks,
  packed,
  read,
  wordAt,
} from '../testing/sources.ts';
import { csvLine } from './write-csv.ts';

const WIDE: LogMapping = {
  format: 'csv',
  columns: {
    kind: 'stageDates',
    case: 'id',
    stages: [
      { stage: 'Engaging', column: 'engaged' },
      { stage: 'Demo', column: 'demo' },
    ],
    outcome: { column: 'stage', dateColumn: 'closed' },
    resource: 'owner',
  },
};

test.each([
  ['comma', 'case,activity,time\n1,a,2026-01-01\n'],
  ['semicolon', 'case;activity;time\n1;a;2026-01-01\n'],
  ['tab', 'case\tactivity\ttime\n1\ta\t2026-01-01\n'],
  ['bar', 'case|activity|time\n1|a|2026-01-01\n'],
  ['CRLF', 'case,activity,time\r\n1,a,2026-01-01\r\n'],
  ['CR alone', 'case,activity,time\r1,a,2026-01-01\r'],
  ['no last line end', 'case,activity,time\n1,a,2026-01-01'],
  ['byte-order mark', '\ufeffcase,activity,time\n1,a,2026-01-01\n'],
  ['blank lines', '\n\ncase,activity,time\n\n1,a,2026-01-01\n\n\n'],
  [
    'titles above and totals below',
    'Opportunity history\nAs of 2026-02-01\n\ncase,activity,time\n1,a,2026-01-01\nGrand Total,1\n"Confidential Information - Do Not Distribute"\nCopyright 2026 Acme\n',
  ],
  ['everything quoted', '"case","activity","time"\n"1","a","2026-01-01"\n'],
  ['spaces', ' case , activity , time \n 1 , a , 2026-01-01 \n'],
  ['other letter case', 'CASE,Activity,TIME\n1,a,2026-01-01\n'],
])('a table with %s is read', async (_, text) => {
  const { log, rejected } = await read(text);
  expect(eventsOf(log)).toEqual(['1 a 2026-01-01T00:00:00.000Z']);
  expect(rejected).toBe(0);
});

test('line ends and quotes inside quoted cells belong to the cell, and lines are still counted', async () => {
  const { log, rejects } = await read('case,activity,time\n1,"two\nlines, ""quoted""",2026-01-01\n2,b,bad\n');
  expect(log.activities[log.activity[0]!]).toBe('two\nlines, "quoted"');
  expect(rejects.map((reject) => reject.line)).toEqual([4]);
});

test('further columns become attributes of the case where they never change, else of the event', async () => {
  const { log } = await read(
    'case,activity,time,country,amount,note,case:owner,\n1,a,2026-01-01,LV,10.5,x,Ann,0\n1,b,2026-01-02,LV,10.5,,Bob,1\n2,a,2026-01-03,TH,7,y,Cy,2\n',
  );
  expect(contentOf(log)).toMatchObject({
    eventAttributes: { note: ['x', undefined, 'y'] },
    caseAttributes: { amount: ['10.5', '7'], country: ['LV', 'TH'], owner: ['Ann', 'Cy'] },
  });
  expect(log.caseAttributes.get('amount')?.kind).toBe('numbers');
  expect(log.caseAttributes.get('country')?.kind).toBe('words');
});

test('attributes can be left out or chosen', async () => {
  const text = 'case,activity,time,x,y\n1,a,2026-01-01,1,2\n';
  expect([...(await read(text, EVENTS, { attributes: 'none' })).log.caseAttributes.keys()]).toEqual([]);
  expect([...(await read(text, EVENTS, { attributes: ['y'] })).log.caseAttributes.keys()]).toEqual(['y']);
});

test('an attribute with too many different values is left out, with a warning', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `1,a,2026-01-01,n${i},k`).join('\n');
  const { log, warnings } = await read(`case,activity,time,note,kind\n${rows}\n`, EVENTS, {
    limits: { distinctValues: 20 },
  });
  expect([...log.eventAttributes.keys(), ...log.caseAttributes.keys()]).toEqual(['kind']);
  expect(warnings.map((warning) => warning.message)).toContain(
    'The column "note" has more than 20 different values and was left out of the attributes.',
  );
});

test('the lifecycle keeps complete events by default, in any letter case', async () => {
  const text = 'case,activity,time,lc\n1,a,2026-01-01,START\n1,a,2026-01-02,COMPLETE\n1,b,2026-01-03,\n';
  const columns = {
    kind: 'events',
    case: 'case',
    activity: 'activity',
    time: 'time',
    lifecycle: 'lc',
  } as const;
  const complete = await read(text, { format: 'csv', columns });
  expect(eventsOf(complete.log)).toEqual(['1 a 2026-01-02T00:00:00.000Z', '1 b 2026-01-03T00:00:00.000Z']);
  expect(complete.warnings).toMatchObject([{ code: 'other_lifecycle', count: 1 }]);
  const all = await read(text, { format: 'csv', columns, lifecycle: 'all' });
  expect(Array.from({ length: 3 }, (_, i) => wordAt(all.log.lifecycle, i))).toEqual([
    'START',
    'COMPLETE',
    undefined,
  ]);
  const error = await failure('case,activity,time,lc\n1,a,2026-01-01,begin\n', { format: 'csv', columns });
  expect([error.code, error.message]).toEqual([
    'other_lifecycles_only',
    expect.stringContaining('the file has begin'),
  ]);
});

test('keep leaves only matching activities, and cases without any are no cases', async () => {
  const { log } = await read('case,activity,time\n1,A_x,2026-01-01\n1,O_x,2026-01-02\n2,O_y,2026-01-03\n', {
    ...EVENTS,
    keep: ['a_*'],
  });
  expect(eventsOf(log)).toEqual(['1 A_x 2026-01-01T00:00:00.000Z']);
  expect(log.activities).toEqual(['A_x']);
});

test('only the changes of a stage become events, in order of time', async () => {
  const text =
    'case,activity,time\n1,Won,2026-01-05\n1,New,2026-01-01\n1,New,2026-01-02\n1,Demo,2026-01-03\n1,Demo,2026-01-04\n1,New,2026-01-06\n';
  const { log, warnings } = await read(text, {
    format: 'csv',
    columns: { kind: 'events', case: 'case', activity: 'activity', time: 'time', onlyChanges: true },
  });
  expect(eventsOf(log).map((line) => line.split(' ')[1])).toEqual(['New', 'Demo', 'Won', 'New']);
  expect(warnings).toMatchObject([{ code: 'unchanged_rows', count: 2 }]);
});

test('rows of one property can be chosen, and pairs of value and time repeat to the right', async () => {
  const chosen = await read('deal,name,value,at\n1,amount,5,2026-01-01\n1,DealStage,New,2026-01-02\n', {
    format: 'csv',
    columns: {
      kind: 'events',
      case: 'deal',
      activity: 'value',
      time: 'at',
      where: { column: 'name', equals: ['dealstage'] },
    },
  });
  expect(eventsOf(chosen.log)).toEqual(['1 New 2026-01-02T00:00:00.000Z']);
  const ragged = await read(
    'id,name,value1,time1,value2,time2\n1,dealstage,New,1483228800000,Won,1483315200000\n2,dealstage,New,1483228800000\n3,amount,5,1483228800000,6,1483315200000\n',
    {
      format: 'csv',
      columns: {
        kind: 'events',
        case: 'id',
        activity: 'value1',
        time: 'time1',
        pairs: true,
        where: { column: 'name', equals: ['dealstage'] },
      },
    },
  );
  expect(eventsOf(ragged.log)).toEqual([
    '1 New 2017-01-01T00:00:00.000Z',
    '1 Won 2017-01-02T00:00:00.000Z',
    '2 New 2017-01-01T00:00:00.000Z',
  ]);
});

test('each filled date of a deal becomes an event, and the outcome is named by its cell', async () => {
  const { log, warnings, rejects } = await read(
    'id,owner,engaged,demo,stage,closed\nD1,Ann,2026-01-01,2026-01-05,Won,2026-01-09\nD2,Bob,2026-01-02,,Engaging,\nD3,Ann,,,Prospecting,\nD4,Cy,2026-01-03,x,Lost,2026-01-04\n,Cy,2026-01-03,,Lost,2026-01-04\nD5,Cy,2026-01-03,,,2026-01-04\n',
    WIDE,
  );
  expect(eventsOf(log)).toEqual([
    'D1 Engaging 2026-01-01T00:00:00.000Z Ann',
    'D1 Demo 2026-01-05T00:00:00.000Z Ann',
    'D1 Won 2026-01-09T00:00:00.000Z Ann',
    'D2 Engaging 2026-01-02T00:00:00.000Z Bob',
    'D5 Engaging 2026-01-03T00:00:00.000Z Cy',
  ]);
  expect(warnings.map(({ code, count }) => [code, count])).toEqual([
    ['rows_without_dates', 1],
    ['outcome_without_name', 1],
  ]);
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [5, '"x" in column "demo" is not a date that can be read.'],
    [6, 'The row has no case: column "id" is empty.'],
  ]);
  expect(wordAt(log.caseAttributes.get('stage'), 0)).toBe('Won');
});

test('a stage with few dates takes the order that the other stages settle', async () => {
  const { log } = await read('id,owner,engaged,demo,stage,closed\nD1,A,10/20/2016,3/4/2017,Won,\n', WIDE);
  expect(eventsOf(log)[1]).toContain('2017-03-04');
  expect(
    (await failure('id,owner,engaged,demo,stage,closed\nD1,A,1/2/2016,3/4/2017,Won,\n', WIDE)).code,
  ).toBe('ambiguous_dates');
});

test('several files become one log, and share cases and activities', async () => {
  const builder = createEventLogBuilder();
  const first = bytesOf('case,activity,time,x\n1,a,2026-01-01,5\n');
  const second = await packed('case;activity;time;x\n1;b;02.01.2026;6\n2;a;2026-01-03;word\n');
  await readInto(builder, inChunks(first), EVENTS);
  const result = await readInto(builder, inChunks(second), EVENTS);
  expect(result.events).toBe(2);
  const log = builder.finish();
  expect(eventsOf(log)).toEqual([
    '1 a 2026-01-01T00:00:00.000Z',
    '1 b 2026-01-02T00:00:00.000Z',
    '2 a 2026-01-03T00:00:00.000Z',
  ]);
});

// Any text that a cell may hold; edges are trimmed and an empty name is no name.
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => `<${text.replaceAll('\r', '')}>`);
const awkward = fc.oneof(word, fc.constantFrom('<,>', '<">', '<"">', '<\n>', '<;|\t>', '<a"b>', '"x', 'x"'));
const rowArbitrary = fc.record({
  case: fc.constantFrom('1', '2', '<three>', '<fo"ur>'),
  activity: awkward,
  time: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  note: fc.option(awkward, { nil: '' }),
  owner: fc.option(awkward, { nil: '' }),
});

function quoted(text: string): string {
  return /[",;|\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(
  rows: readonly { case: string; activity: string; time: number; note: string; owner: string }[],
): string {
  return `case,activity,time,note,owner\n${rows
    .map((row) =>
      [row.case, row.activity, new Date(row.time).toISOString(), row.note, row.owner].map(quoted).join(','),
    )
    .join('\n')}\n`;
}

const WITH_OWNER: LogMapping = {
  format: 'csv',
  columns: { kind: 'events', case: 'case', activity: 'activity', time: 'time', resource: 'owner' },
  delimiter: ',',
  headerLine: 1,
};

test('what is written is read, in any chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(rowArbitrary, { minLength: 1, maxLength: 40 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
      async (rows, sizes) => {
        const bytes = bytesOf(csvOf(rows));
        const { log, rejected } = await read(bytes, WITH_OWNER, { sizes });
        expect(rejected).toBe(0);
        const cases = [...new Set(rows.map((row) => row.case))];
        const expected = cases.flatMap((name) =>
          rows
            .filter((row) => row.case === name)
            .toSorted((a, b) => a.time - b.time)
            .map((row) =>
              [row.case, row.activity, new Date(row.time).toISOString(), row.owner].join(' ').trimEnd(),
            ),
        );
        expect(eventsOf(log)).toEqual(expected);
        const whole = await read(bytes, WITH_OWNER);
        expect(contentOf(log)).toEqual(contentOf(whole.log));
      },
    ),
    { numRuns: 150 },
  );
});

test('the writer writes what the reader reads', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 20 }), async (pairs) => {
      const text =
        csvLine(['case', 'activity', 'time']) +
        pairs.map(([id, activity]) => csvLine([id, activity, new Date(0)])).join('');
      const { log } = await read(`\ufeff${text}`, EVENTS, { sizes: [17] });
      expect(eventsOf(log).toSorted()).toEqual(
        pairs.map(([id, activity]) => `${id} ${activity} 1970-01-01T00:00:00.000Z`).toSorted(),
      );
    }),
  );
});

test('numbers that name things stay words, numbers that count are numbers', async () => {
  const { log } = await read(
    'case,activity,time,owner_id,paid,zip\n1,a,2026-01-01,42,7,10115\n2,a,2026-01-01,43,8.5,10117\n',
  );
  expect([...log.caseAttributes].map(([name, { kind }]) => [name, kind])).toEqual([
    ['owner_id', 'words'],
    ['paid', 'numbers'],
    ['zip', 'words'],
  ]);
});

test('10,000 columns are refused, whoever names the delimiter', async () => {
  const wide = `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')}\n1,2\n`;
  expect((await failure(wide)).code).toBe('too_many_columns');
  expect((await failure(wide, { ...EVENTS, delimiter: ',' })).code).toBe('too_many_columns');
});

test('names that are not valid in the encoding are counted', async () => {
  const bytes = Uint8Array.from('case,activity,time\n1,caf\u00e9,2026-01-01\n', (c) => c.charCodeAt(0));
  const { warnings } = await read(bytes, { ...EVENTS, encoding: 'utf-8' });
  expect(warnings).toMatchObject([{ code: 'lost_characters', count: 1 }]);
});
