// Maps from files and as files; and what no way into a process lets through.
import * as contract from '@portolan/contract';
import { mapSchema, readMapFile, writeMapFile } from '@portolan/core';
import type { MapInput } from '@portolan/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newProcess, SMALL_MAP, startMapsApp } from '../../maps-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

let app: MapsApp;
let ann: Client;
beforeAll(async () => {
  app = await startMapsApp();
  ann = await app.member('owner');
});
afterAll(() => app.close());

const read = (bytes: string | Uint8Array, fileName = 'map.json') =>
  ann.call(contract.readMap, { query: { fileName }, bytes });
const stages = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ type: 'stage' as const, id: `s${i}`, name: `Stage ${i}` }));

describe('a map that is', () => {
  const twice = { nodes: [...stages(2), ...stages(1)] };
  const cyclic = {
    nodes: [
      { type: 'stage', id: 'a', name: 'A', parent: 'b' },
      { type: 'stage', id: 'b', name: 'B', parent: 'a' },
    ],
  } satisfies MapInput;
  const nowhere = { nodes: stages(2), paths: [{ id: 'p', from: 's0', to: 's9' }] };
  const large = { nodes: stages(5000) };

  test.each<[string, MapInput, string]>([
    ['with an id twice', twice, 'map/nodes/2/id'],
    ['with stages within each other', cyclic, 'map/nodes/0/parent'],
    ['with a path to a missing node', nowhere, 'map/paths/0/to'],
    ['of 5,000 elements', large, 'map/nodes'],
  ])('%s is refused with the place: by a new process and from a file', async (_what, map, path) => {
    const made = await ann.call(contract.createProcess, { body: { name: 'x', map } });
    expect(made.problem).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(made.problem?.fields?.map((field) => field.path)).toContain(`body/${path}`);
    const file = { format: 'portolan-map', schema: 1, process: { name: 'x' }, map };
    const refused = (await read(JSON.stringify(file))).problem;
    expect(refused).toMatchObject({ status: 422, code: 'unreadable_file' });
    expect(refused?.fields?.map((field) => field.path)).toContain(path);
  });
});

describe('a file', () => {
  test('of a process is read as it was written, and not kept', async () => {
    const process = { name: 'فروش', caseKind: 'deal' as const, purpose: '' };
    const map = mapSchema.parse(SMALL_MAP);
    const reply = await read(`\uFEFF${writeMapFile(process, map)}`);
    expect(reply.body).toEqual({ process, map, warnings: [] });
    const { rows } = await app.owner.query('select from processes where name = $1', [process.name]);
    expect(rows).toHaveLength(0);
  });

  test.each([
    [
      'of a newer Portolan',
      '{"format":"portolan-map","schema":2,"process":{"name":"x"},"map":{}}',
      'newerSchema',
      'Update Portolan',
    ],
    ['that is cut off', '{"format":"portolan-map","schema":1,"proc', 'notJson', 'not JSON'],
    ['that is something else', '{"name":"package.json"}', 'notAMap', '"portolan-map"'],
    ['that is empty', '', 'notJson', 'not JSON'],
    ['of bytes', new Uint8Array([0, 255, 254, 1]), 'notJson', 'not JSON'],
    [
      'with what no map has',
      '{"format":"portolan-map","schema":1,"process":{"name":"x"},"map":{"stages":[]}}',
      'shape',
      'stages',
    ],
    [
      'nested without end',
      `{"format":"portolan-map","schema":1,"process":{"name":"x"},"map":${'{"goal":'.repeat(20_000)}1${'}'.repeat(20_000)}}`,
      'shape',
      'nested deeper',
    ],
  ])('%s is refused in words and by code', async (_what, bytes, code, words) => {
    const reply = await read(bytes);
    expect(reply.problem).toMatchObject({ status: 422, code: 'unreadable_file', reason: { code } });
    expect(reply.problem?.detail).toContain(words);
  });

  test('of more than 5 MB is refused before it is read', async () => {
    const reply = await read(new Uint8Array(5 * 2 ** 20 + 1));
    expect(reply.problem).toMatchObject({ status: 413, code: 'too_large' });
  });
});

describe('a download', () => {
  test('as JSON reads back as the same map, is saved and not opened, and is audited', async () => {
    const { draft } = await newProcess(ann, SMALL_MAP, ' ..\\Verkauf/Ü: 新 "x"\u202Elmth\n');
    const reply = await ann.call(contract.exportVersion, {
      params: { id: draft.id },
      query: { format: 'json' },
    });
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const disposition = String(reply.headers['content-disposition']);
    expect(disposition).toMatch(/^attachment; filename="Verkauf [^"/\\]+ v1\.json"; /);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe('Verkauf Ü 新 x lmth v1.json');
    const file = readMapFile(reply.text);
    expect(file.ok && file.file.map).toEqual(mapSchema.parse(SMALL_MAP));
    expect(await app.auditOf(draft.id)).toEqual(['map.export']);
  });
});
