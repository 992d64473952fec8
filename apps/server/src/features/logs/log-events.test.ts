// Logs that other tools wrote or will read, on a real server and database: all events out as XES and OCEL, OCEL in.
import * as contract from '@portolan/contract';
import type { LogMapping } from '@portolan/core';
import { readLog, SAMPLE_BYTES } from '@portolan/formats';
import { caseCount, eventCount } from '@portolan/mining';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../test-app.ts';
import { dealsCsv, importFile, type LogsApp, settled, startLogsApp, upload } from './logs-in-tests.ts';

let app: LogsApp;
let client: Client;
beforeAll(async () => {
  app = await startLogsApp();
  await app.startRunner();
  client = await app.member('member');
});
afterAll(() => app.close());

const events = async (who: Client, id: string, query: Record<string, string | readonly string[]>) =>
  who.call(contract.exportEvents, { params: { id }, query });
const readBack = async (text: string, mapping: LogMapping) => {
  const { log, rejected } = await readLog(one(new TextEncoder().encode(text)), mapping);
  expect(rejected).toBe(0);
  return log;
};
async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function auditedExports(subject: string): Promise<unknown[]> {
  const { rows } = await app.owner.query<{ details: unknown }>(
    "select details from audit_entries where subject = $1 and action = 'log.export'",
    [subject],
  );
  return rows.map(({ details }) => details);
}

const about = (...ids: readonly string[]) => ids.map((objectId) => ({ objectId, qualifier: 'about' }));

describe('all events of a log', () => {
  test.each([
    ['xes', { format: 'xes' }, 'application/xml; charset=utf-8', 'deals - xes.xes'],
    [
      'ocel',
      { format: 'ocel', objects: { case: 'deal', resource: 'resource' } },
      'application/json; charset=utf-8',
      'deals - ocel.json',
    ],
  ] as const)('leave as %s, and what is read from it is the log', async (format, mapping, type, name) => {
    const csv = dealsCsv(30).replaceAll('Demo', '=1+1 <&>');
    const log = await importFile(client, 'deals.csv', csv);
    const file = await events(client, log.id, { format });
    expect(file.status).toBe(200);
    expect(file.headers).toMatchObject({
      'content-type': type,
      'content-disposition': expect.stringContaining(`filename="${name}"`),
    });
    const again = await readBack(file.text, mapping);
    const { log: facts } = await client.ok(contract.analyseLog, { params: { id: log.id } });
    expect([caseCount(again), eventCount(again)]).toEqual([facts.cases, facts.events]);
    expect(again.activities).toContain('=1+1 <&>');
    expect(again.resource?.values).toContain('Ann');
    expect(await auditedExports(log.id)).toEqual([{ name: 'deals', table: format }]);
  });

  test('are those of the filtered cases', async () => {
    const open = '\nX,Lead,2026-01-01T00:00:00Z,Ann';
    const log = await importFile(client, 'deals.csv', dealsCsv(30) + open);
    const filter = { lastActivity: ['Won'] };
    const file = await events(client, log.id, { format: 'xes', ...filter });
    const again = await readBack(file.text, { format: 'xes' });
    const facts = await client.ok(contract.analyseLog, { params: { id: log.id }, query: filter });
    expect(facts.log.cases).toBeLessThan(facts.totalCases);
    expect([caseCount(again), eventCount(again)]).toEqual([facts.log.cases, facts.log.events]);
  });

  test('are only for who may export, in the workspace of the log', async () => {
    const log = await importFile(client, 'deals.csv', dealsCsv(3));
    const viewer = await app.member('viewer', client.workspaceId);
    expect((await events(viewer, log.id, { format: 'xes' })).problem).toMatchObject({ code: 'forbidden' });
    const stranger = await app.member('owner');
    expect((await events(stranger, log.id, { format: 'xes' })).problem).toMatchObject({ code: 'not_found' });
    expect((await events(client, log.id, { format: 'csv' })).problem).toMatchObject({
      code: 'invalid_request',
    });
    expect(await auditedExports(log.id)).toEqual([]);
  });
});

test('of a long object-centric log, all of it is counted before a type is chosen', async () => {
  const ids = Array.from({ length: 12_000 }, (_, i) => `N${i}`);
  const ocel = JSON.stringify({
    objectTypes: [],
    eventTypes: [],
    events: ids.map((id) => ({
      id: `e${id}`,
      type: 'pack',
      time: '2026-01-01T08:00:00Z',
      attributes: [],
      relationships: about(id, 'T'),
    })),
    objects: [...ids.map((id) => ({ id, type: 'box' })), { id: 'T', type: 'truck' }],
  });
  expect(ocel.length).toBeGreaterThan(SAMPLE_BYTES);
  const log = await upload(client, 'long.json', ocel);
  expect(log.recognition).toMatchObject({
    facts: { whole: true },
    objectTypes: [
      { name: 'box', objects: 12_000, events: 12_000 },
      { name: 'truck', objects: 1, events: 12_000 },
    ],
  });
  const mapping = { format: 'ocel', objects: { case: 'box' } } as const;
  // The objects come after the first megabyte, which is all that a dry run looks at.
  expect(await client.ok(contract.previewLog, { params: { id: log.id }, body: mapping })).toMatchObject({
    events: [],
    rejected: 0,
  });
  await client.ok(contract.importLog, { params: { id: log.id }, body: { mapping } });
  expect(await settled(client, log.id)).toMatchObject({ state: 'ready', cases: 12_000 });
  const broken = await client.call(contract.uploadLog, {
    query: { fileName: 'broken.json' },
    bytes: ocel.slice(0, -20),
  });
  expect(broken.problem).toMatchObject({ code: 'unreadable_file', reason: { code: 'truncated' } });
});

test('an object-centric log is imported on the type of object that is chosen', async () => {
  const ocel = JSON.stringify({
    objectTypes: [],
    eventTypes: [],
    objects: [
      { id: 'Q1', type: 'box', attributes: [] },
      { id: 'Q2', type: 'box', attributes: [] },
      { id: 'P1', type: 'truck', attributes: [] },
    ],
    events: [
      { id: 'e1', type: 'pack', time: '2026-01-01T08:00:00Z', attributes: [], relationships: about('Q1') },
      { id: 'e2', type: 'pack', time: '2026-01-01T09:00:00Z', attributes: [], relationships: about('Q2') },
      {
        id: 'e3',
        type: 'drive',
        time: '2026-01-02T08:00:00Z',
        attributes: [],
        relationships: about('Q1', 'Q2', 'P1'),
      },
      { id: 'e3', type: 'drive', time: '2026-01-02T09:00:00Z', attributes: [], relationships: about('Q1') },
    ],
  });
  const log = await upload(client, 'yard.jsonocel', ocel);
  expect(log).toMatchObject({
    name: 'yard',
    recognition: {
      format: 'ocel',
      objectTypes: [
        { name: 'box', objects: 2, events: 3 },
        { name: 'truck', objects: 1, events: 1 },
      ],
      proposal: { format: 'ocel' },
      questions: [{ kind: 'objectType', candidates: ['box', 'truck'] }],
    },
  });
  const mapping = { format: 'ocel', objects: { case: 'box' } } as const;
  const shown = await client.ok(contract.previewLog, { params: { id: log.id }, body: mapping });
  expect([shown.events.length, shown.rejected]).toEqual([4, 1]);
  await client.ok(contract.importLog, { params: { id: log.id }, body: { mapping } });
  const done = await settled(client, log.id);
  expect(done).toMatchObject({ state: 'ready', cases: 2, events: 4, rejectedRows: 1 });
  expect(done.warnings.map(({ code }) => code)).toEqual(['ocel_shared_events', 'ocel_other_objects']);
  const rejects = await client.ok(contract.listRejects, { params: { id: log.id } });
  expect(rejects.items).toMatchObject([{ reasonCode: 'repeated_event', params: { id: 'e3' } }]);
});
