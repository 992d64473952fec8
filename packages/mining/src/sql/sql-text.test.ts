// The text of the SQL forms: names are quoted, options that are no numbers are refused. What they answer is compared with the
// typed arrays on real databases in testing/sql.
import { describe, expect, test } from 'vitest';
import { activityNamesSql, sqlName, stepRows, type EventRelation } from './event-relation.ts';
import { visitRows } from './stays-sql.ts';

const EVENTS: EventRelation = {
  dialect: 'postgresql',
  relation: sqlName('events"; DROP TABLE deals; --'),
  columns: { case: 'deal', activity: 'to "stage"', timeMs: 'at', order: 'seq' },
  activities: 'names',
};

describe('names', () => {
  test.each([
    ['deal', '"deal"'],
    ['a "b"', '"a ""b"""'],
    ["it's\n", '"it\'s\n"'],
  ])('%j is quoted', (name, quoted) => expect(sqlName(name)).toBe(quoted));

  test.each(['', 'a\0b'])('%j is refused', (name) => expect(() => sqlName(name)).toThrow(RangeError));

  test('stand in a statement as they were quoted', () => {
    for (const sql of [stepRows(EVENTS), activityNamesSql(EVENTS).sql]) {
      expect(sql).toContain('FROM "events""; DROP TABLE deals; --" AS source');
      expect(sql).toContain('"to ""stage"""');
    }
  });
});

test('activities that are numbers need no list of names', () => {
  expect(stepRows(EVENTS)).toContain('names');
  expect(stepRows({ ...EVENTS, activities: 'numbers' })).not.toContain('names');
});

test.each([
  ['asOfMs', { asOfMs: Number.NaN }, 'NaN is no number'],
  ['fromMs', { fromMs: Number.NEGATIVE_INFINITY }, '-Infinity is no number'],
  ['closing', { closing: [1.5] }, 'closing: 1.5'],
  ['closing', { closing: [-1] }, 'closing: -1'],
])('%s: what is no number is refused', (_, options, message) =>
  expect(() => visitRows(EVENTS, options)).toThrow(message),
);
