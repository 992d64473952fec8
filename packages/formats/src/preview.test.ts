import { expect, test } from 'vitest';
import { FormatError } from './format-error.ts';
import { preview } from './preview.ts';
import { EVENTS, bytesOf } from './testing/sources.ts';

const TEXT =
  'Report\n\ncase,activity,time,owner\n1,a,2026-01-02,Ann\n1,b,2026-01-01,\n1,,2026-01-03,Bob\n"2\n3",c,bad,\n';

test('rows carry their lines and reasons, events come in the order of the file', () => {
  const mapping = {
    ...EVENTS,
    columns: { kind: 'events', case: 'case', activity: 'activity', time: 'time', resource: 'owner' },
  } as const;
  expect(preview(bytesOf(TEXT), mapping)).toEqual({
    header: ['case', 'activity', 'time', 'owner'],
    rows: [
      { line: 4, cells: ['1', 'a', '2026-01-02', 'Ann'], reason: null },
      { line: 5, cells: ['1', 'b', '2026-01-01', ''], reason: null },
      {
        line: 6,
        cells: ['1', '', '2026-01-03', 'Bob'],
        reason: 'The row has no activity: column "activity" is empty.',
        reasonCode: 'no_activity',
        params: { column: 'activity' },
      },
      {
        line: 7,
        cells: ['2\n3', 'c', 'bad', ''],
        reason: '"bad" in column "time" is not a date that can be read.',
        reasonCode: 'not_a_date',
        params: { value: 'bad', column: 'time' },
      },
    ],
    events: [
      { line: 4, case: '1', activity: 'a', time: '2026-01-02T00:00:00.000Z', resource: 'Ann' },
      { line: 5, case: '1', activity: 'b', time: '2026-01-01T00:00:00.000Z', resource: null },
    ],
    rejected: 2,
    questions: [],
  });
});

test('what is open about the dates is asked', () => {
  const { questions, rows, events } = preview(bytesOf('case,activity,time\n1,a,03/04/2026\n'), EVENTS);
  expect(questions).toMatchObject([{ kind: 'dateOrder', column: 'time', example: '03/04/2026' }]);
  expect([rows.length, events.length]).toEqual([1, 0]);
  const answered = preview(bytesOf('case,activity,time\n1,a,03/04/2026\n'), {
    ...EVENTS,
    dates: { time: 'dmy' },
  });
  expect(answered.events).toMatchObject([{ time: '2026-04-03T00:00:00.000Z' }]);
});

test('a mapping that does not fit is refused', () => {
  expect(() =>
    preview(bytesOf(TEXT), {
      format: 'csv',
      columns: { kind: 'events', case: 'x', activity: 'y', time: 'z' },
    }),
  ).toThrow(FormatError);
});

test('a large file shows its first rows, and the row that the sample cuts is not rejected', () => {
  const row = '1,a,2026-01-02,Ann\n';
  const bytes = bytesOf(`case,activity,time,owner\n${row.repeat(60_000)}`).subarray(0, 1 << 20);
  const result = preview(bytes, EVENTS);
  expect([result.rows.length, result.rejected]).toEqual([50, 0]);
  expect(result.events.length).toBe(100);
});

test('rejected rows behind the first ones come along', () => {
  const good = '1,a,2026-01-02,Ann\n'.repeat(80);
  const { rows, rejected } = preview(
    bytesOf(`case,activity,time,owner\n${good}2,b,never,Bob\n${good}3,c,,Eve\n`),
    EVENTS,
  );
  expect([rows.length, rejected]).toEqual([52, 2]);
  expect(rows.slice(50).map(({ line, cells }) => [line, cells[0]])).toEqual([
    [82, '2'],
    [163, '3'],
  ]);
  expect(rows.slice(50).every(({ reason }) => reason !== null)).toBe(true);
});

test('an XES log is shown as its events', () => {
  const text = `<log><trace><string key="concept:name" value="1"/><event><string key="concept:name" value="a"/><string key="org:resource" value="Ann"/><date key="time:timestamp" value="2026-01-01T00:00:00Z"/></event></trace></log>`;
  expect(preview(bytesOf(text), { format: 'xes' })).toEqual({
    header: ['case', 'activity', 'time', 'resource'],
    rows: [{ line: 1, cells: ['1', 'a', '2026-01-01T00:00:00.000Z', 'Ann'], reason: null }],
    events: [{ line: 1, case: '1', activity: 'a', time: '2026-01-01T00:00:00.000Z', resource: 'Ann' }],
    rejected: 0,
    questions: [],
  });
});
