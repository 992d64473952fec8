import { mapSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '../testing/hostile-map.ts';
import { sampleMap } from '../testing/sample-map.ts';
import { STAGE_HEADINGS } from './stage-headings.ts';
import { STAGE_COLUMNS, writeStagesCsv } from './write-stages-csv.ts';

/** Rows of RFC 4180. */
function parsed(csv: string): string[][] {
  const cells = [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('one row per stage, sub-stages too, with every field in words', () => {
  const csv = writeStagesCsv(sampleMap());
  expect(csv.startsWith('\uFEFFId,Stage,Part of,')).toBe(true);
  const [head = [], ...rows] = parsed(csv.slice(1));
  expect(head).toEqual(Object.values(STAGE_COLUMNS));
  expect(rows.map((row) => row[1])).toEqual([
    'Lead',
    'Referral',
    'Qualify',
    'Ask for the need',
    'Ask for the budget',
    'Nurture',
    'Offer',
    'Close',
    'Existing customer',
  ]);
  const qualify = Object.fromEntries(head.map((name, i) => [name, rows[2]![i]]));
  expect(qualify).toMatchObject({
    Owner: 'Sales',
    'Also involved': 'Marketing',
    'Journey phase': 'Consideration',
    'What happens': 'Two calls:\nneed, then budget.',
    'Exit checklist: required': 'Budget confirmed (by the buyer, field budget)',
    'Exit checklist: advised': 'Plan agreed',
    'Expected days': '14',
    'Give up after touches': '7',
    KPIs: 'Calls: 12 per week',
    Content: 'Customer story',
    'Leads to': 'Does it fit?',
  });
  expect(rows[3]![2]).toBe('Qualify');
  expect(rows[5]!.at(-1)).toBe('A quarter later → Qualify');
});

test('headings come in the language that is passed in', () => {
  expect(writeStagesCsv(sampleMap(), { name: 'Posms' })).toMatch(/^\uFEFFId,Posms,Part of,/u);
});

test.each(Object.entries(STAGE_HEADINGS))('%s has a heading for every column, none twice', (_, headings) => {
  expect(Object.keys(headings)).toEqual(Object.keys(STAGE_COLUMNS));
  const [head] = parsed(writeStagesCsv(sampleMap(), headings).slice(1));
  expect(head).toEqual(Object.values(headings));
  expect(new Set(head).size).toBe(head!.length);
});

test.each(HOSTILE_TEXTS)('%j stays text and stays in its cell', (text) => {
  const map = mapSchema.parse({
    nodes: [{ type: 'stage', id: 'a', name: text, definition: text, entry: [{ id: 'e', text }] }],
  });
  const rows = parsed(writeStagesCsv(map).slice(1));
  expect(rows).toHaveLength(2);
  expect(rows[1]).toHaveLength(Object.keys(STAGE_COLUMNS).length);
  expect(rows[1]![1]).not.toMatch(/^[=+@]|^-[^\d]/u);
  expect(rows[1]![1]!.replace(/^'/u, '')).toBe(text.trim());
});
