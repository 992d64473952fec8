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

  const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(1)>=HYPERLINK("javascript:x")`;
  const everywhere: MapInput = {
    note: EVIL,
    goal: { text: EVIL },
    lanes: [{ id: 'sales', name: EVIL, note: EVIL }],
    phases: [{ id: 'awareness', name: EVIL, problem: EVIL }],
    nodes: [
      {
        type: 'stage',
        id: 'qualify',
        name: EVIL,
        lane: 'sales',
        phase: 'awareness',
        definition: EVIL,
        statement: EVIL,
        checklist: [{ id: 'c', text: EVIL }],
      },
      { type: 'decision', id: 'fits', name: EVIL },
      { type: 'outcome', id: 'lost', name: EVIL, kind: 'lost', leaves: EVIL },
    ],
    paths: [
      { id: 'p1', from: 'qualify', to: 'fits', label: 'x' },
      { id: 'p2', from: 'fits', to: 'lost', label: EVIL.slice(0, 100) },
    ],
  };

  const download = async (format: string, map: MapInput = everywhere, language = 'en') => {
    const { draft } = await newProcess(ann, map, `Sell ${EVIL}`);
    return ann.call(contract.exportVersion, { params: { id: draft.id }, query: { format, language } });
  };

  test.each([
    ['svg', 'image/svg+xml', /^<svg /],
    ['handbook', 'text/html', /^<!doctype html>/],
    ['bpmn', 'application/xml', /^<\?xml /],
    ['mermaid', 'text/plain', /^flowchart LR/],
    ['csv', 'text/csv', /^\uFEFFId,Stage/],
  ])('as %s is well named and inert, whatever the texts of the map say', async (format, type, begins) => {
    const reply = await download(format);
    expect(reply.status).toBe(200);
    expect(String(reply.headers['content-type'])).toBe(`${type}; charset=utf-8`);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(String(reply.headers['content-disposition'])).toMatch(/^attachment; filename="Sell [^"<>/]+"/);
    expect(reply.text).toMatch(begins);
    // In a table a text is a text; it must not be a formula.
    const inert = format === 'csv' ? /(^|,|")=HYPERLINK/m : /<script|<img|href="javascript/;
    expect(reply.text).not.toMatch(inert);
  });

  test('the handbook as a page is shown and not saved, in an origin of its own, and runs and loads nothing', async () => {
    const { draft } = await newProcess(ann, everywhere, `Sell ${EVIL}`);
    const reply = await ann.call(contract.openHandbook, { params: { id: draft.id } });
    expect(reply.status).toBe(200);
    expect(reply.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'unsafe-none',
      'x-frame-options': 'DENY',
    });
    expect(String(reply.headers['content-disposition'])).toMatch(/^inline; filename="Sell [^"<>/]+"/);
    const policy = String(reply.headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining(['sandbox', "default-src 'none'", "frame-ancestors 'none'"]),
    );
    expect(policy.join(' ')).not.toMatch(/script|allow-|self/);
    expect(reply.text).not.toMatch(/<script|<img|href="javascript/);
    expect(await app.auditOf(draft.id)).toEqual(['map.export']);
  });

  test('as BPMN is read back as the same map', async () => {
    const written = await download('bpmn');
    const reply = await read(written.text, 'map.bpmn');
    expect(reply.body.map).toEqual(mapSchema.parse(everywhere));
    expect(reply.body.process.name).toBe(`Sell ${EVIL}`);
  });

  test('is in the language and direction that is asked for', async () => {
    expect((await download('handbook', SMALL_MAP, 'fa')).text).toContain('<html lang="fa" dir="rtl">');
    expect((await download('mermaid', SMALL_MAP, 'fa')).text).toMatch(/^flowchart RL/);
  });

  test('of a published version is a handbook with who agreed and what comes next', async () => {
    const process = await newProcess(ann);
    const params = { id: process.draft.id };
    const stakeholders = [{ userId: ann.userId! }];
    await ann.ok(contract.setStakeholders, { params, body: { stakeholders } });
    await ann.ok(contract.signVersion, { params, body: { answer: 'signed', revision: 0 } });
    await ann.ok(contract.updateVersion, { params, body: { note: 'Qualify earlier' } });
    const query = { format: 'handbook' };
    expect((await ann.call(contract.exportVersion, { params, query })).text).not.toContain('Test owner');
    const body = { revision: 0, nextReviewOn: '2027-09-30' };
    await ann.ok(contract.publishVersion, { params, body });
    const { text } = await ann.call(contract.exportVersion, { params, query });
    for (const part of ['Test owner', 'Qualify earlier', '2027']) expect(text).toContain(part);
  });
});

const bpmn = (tasks: string) => `<?xml version="1.0"?>
    <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x">
      <bpmn:process id="p" name="Sell">${tasks}</bpmn:process></bpmn:definitions>`;

describe('a BPMN file', () => {
  test('of another tool becomes a map with warnings', async () => {
    const reply = await read(
      bpmn(
        '<bpmn:task id="a" name="Qualify"/><bpmn:task id="b" name="Offer"/><bpmn:parallelGateway id="g"/>' +
          '<bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b"/><bpmn:dataObject id="d"/>',
      ),
      'foreign.bpmn',
    );
    expect(reply.body.map.nodes.map((node) => node.name)).toEqual(['Qualify', 'Offer']);
    for (const warning of reply.body.warnings) {
      expect(warning).toMatchObject({ code: expect.any(String), message: expect.any(String) });
    }
  });

  test.each([
    ['with a DTD', '<!DOCTYPE x [<!ENTITY a "b">]><definitions/>', 'xml_dtd'],
    ['that is cut off', bpmn('<bpmn:task id="a"/>').slice(0, 120), 'truncated'],
    ['that is none', '<html></html>', 'not_bpmn'],
    [
      'with 10,000 tasks',
      bpmn(Array.from({ length: 10_000 }, (_, i) => `<bpmn:task id="t${i}"/>`).join('')),
      'map_too_large',
    ],
  ])('%s is refused by code, and requests go on meanwhile', async (_what, text, code) => {
    const [reply, other] = await Promise.all([read(text, 'x.bpmn'), ann.call(contract.listProcesses)]);
    expect(reply.problem).toMatchObject({ status: 422, code: 'unreadable_file', reason: { code } });
    expect(other.status).toBe(200);
  });
});
