// The published JSON Schema is current, and a validator that is not ours agrees with it on good and bad files.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapArbitrary } from '../../testing/map-commands.ts';
import { mapJsonSchema, processFactsSchema, writeMapFile } from './map-file.ts';

const published: unknown = JSON.parse(
  readFileSync(new URL('../../../../docs/map.schema.json', import.meta.url), 'utf8'),
);
const process = processFactsSchema.parse({ name: 'New business' });

const ajv = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/u } });
const accepts = ajv.compile(published as object);

test('docs/map.schema.json is current (node scripts/map-schema.mjs writes it)', () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(mapJsonSchema())));
});

test('a validator accepts every map file that we write', () => {
  fc.assert(
    fc.property(mapArbitrary, (map) => {
      accepts(JSON.parse(writeMapFile(process, map)));
      expect(accepts.errors ?? []).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('a validator accepts a file written by hand that leaves defaults out', () => {
  const stage = { type: 'stage', id: 'lead', name: 'Lead' };
  expect(
    accepts({ format: 'portolan-map', schema: 1, process: { name: 'x' }, map: { nodes: [stage] } }),
  ).toBe(true);
});

const ORDINARY = { format: 'portolan-map', schema: 1, process: { name: 'x' }, map: {} };

test.each<[string, object]>([
  ['another format', { format: 'other' }],
  ['a newer schema', { schema: 2 }],
  ['no name of the process', { process: {} }],
  ['an unknown field', { map: { extra: 1 } }],
  ['a node of no type', { map: { nodes: [{ id: 'a', name: 'A' }] } }],
  ['an id with a space', { map: { lanes: [{ id: 'a b', name: 'A' }] } }],
  ['an outcome without a kind', { map: { nodes: [{ type: 'outcome', id: 'a', name: 'A' }] } }],
  ['a rule that is none', { map: { paths: [{ id: 'a', from: 'b', to: 'c', rule: { kind: 'maybe' } }] } }],
  [
    'more lanes than a map has',
    { map: { lanes: Array.from({ length: 51 }, (_, i) => ({ id: `l${i}`, name: 'x' })) } },
  ],
])('a validator refuses %s', (_, broken) => {
  expect(accepts(ORDINARY)).toBe(true);
  expect(accepts({ ...ORDINARY, ...broken })).toBe(false);
});
