// Changes of a mapping: one value per field, fields of one's own with keys that do not collide.
import type { ImportMapping, ImportRecognition } from '@portolan/core';
import { importMappingSchema } from '@portolan/core';
import { expect, test } from 'vitest';
import { ownField, setTarget, targetOf } from './mapping-edit.ts';

const MAPPING: ImportMapping = importMappingSchema.parse({
  entity: 'contacts',
  currency: 'EUR',
  columns: [
    { column: 'Mail', target: { kind: 'field', field: 'emails' } },
    { column: 'Job', target: { kind: 'field', field: 'title' } },
  ],
});
const column = (name: string): ImportRecognition['columns'][number] => ({
  column: name,
  type: 'text',
  filled: 1,
  distinct: 1,
  samples: [],
});

test('a field of one value goes to the column that asked last, a list takes both', () => {
  const job = setTarget(MAPPING, 'Role', { kind: 'field', field: 'title' });
  expect(targetOf(job, 'Job')).toBeUndefined();
  expect(targetOf(job, 'Role')).toEqual({ kind: 'field', field: 'title' });
  const mails = setTarget(MAPPING, 'Mail 2', { kind: 'field', field: 'emails' });
  expect(mails.columns.map((one) => one.column)).toEqual(['Mail', 'Job', 'Mail 2']);
  expect(importMappingSchema.safeParse(mails).success).toBe(true);
});

test('a column is left out by taking its target away', () => {
  expect(setTarget(MAPPING, 'Job', undefined).columns.map((one) => one.column)).toEqual(['Mail']);
});

test.each(['Region', 'ภูมิภาค', '2nd region', '', 'Region!'])('“%s” becomes a field with a key that fits', (name) => {
  const first = ownField(MAPPING, column(name), 4);
  const mapping = setTarget(MAPPING, 'other', first);
  const second = ownField(mapping, column(name), 5);
  const both = setTarget(mapping, name === '' ? 'x' : name, second);
  expect(importMappingSchema.safeParse(name === '' ? MAPPING : both).success).toBe(true);
});
