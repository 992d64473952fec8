// A file's whole way on a real server and database: upload, recognition, preview, import, analyses, exports, deletion.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../test-app.ts';
import { dealsCsv, importFile, type LogsApp, startLogsApp, upload } from './logs-in-tests.ts';
import { purgeLogJob } from './remove-log.ts';

const SHARED = path.join(import.meta.dirname, '../../../../../../shared/data');
const hasShared = existsSync(SHARED);

let app: LogsApp;
let client: Client;
beforeAll(async () => {
  app = await startLogsApp();
  await app.startRunner();
  client = await app.member('member');
});
afterAll(() => app.close());

const XES = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  ${['A', 'B']
    .map(
      (name, i) => `<trace><string key="concept:name" value="${name}"/>
    <event><string key="concept:name" value="Lead"/><date key="time:timestamp" value="2026-01-0${i + 1}T08:00:00Z"/></event>
    <event><string key="concept:name" value="Won"/><date key="time:timestamp" value="2026-01-0${i + 3}T08:00:00Z"/></event>
  </trace>`,
    )
    .join('\n')}
</log>`;

const WIDE = `Deal ID,Owner,Date entered "Lead",Date entered "Demo",Date entered "Won"
1,Ann,2026-01-01,2026-01-05,2026-01-20
2,Bo,2026-01-02,2026-01-09,
3,Ann,2026-01-03,,
`;

async function auditActions(subject: string): Promise<string[]> {
  const { rows } = await app.owner.query<{ action: string }>(
    'select action from audit_entries where subject = $1 order by id',
    [subject],
  );
  return rows.map((row) => row.action);
}

const runningExample = (name: string) => readFileSync(path.join(SHARED, 'running_example', name));

describe('a table of events', () => {
  test('is recognised, previewed, imported and analysed', async () => {
    const log = await upload(client, 'exports/deals.2026.csv', dealsCsv(40));
    expect(log).toMatchObject({
      name: 'deals.2026',
      fileName: 'exports/deals.2026.csv',
      state: 'recognised',
      bytes: dealsCsv(40).length,
      recognition: {
        format: 'csv',
        proposal: { columns: { case: 'deal', activity: 'stage', time: 'time' } },
      },
    });
    const params = { id: log.id };
    const mapping = log.recognition!.proposal;

    const preview = await client.ok(contract.previewLog, { params, body: mapping });
    expect(preview.header).toEqual(['deal', 'stage', 'time', 'owner']);
    expect(preview.rows.length).toBeGreaterThan(10);
    expect(preview.events[0]).toMatchObject({
      case: 'D0',
      activity: 'Lead',
      time: '2026-01-01T00:00:00.000Z',
    });

    const early = await client.call(contract.analyseLog, { params });
    expect(early.problem).toMatchObject({ status: 409, code: 'log_not_ready' });

    const ready = await importFile(client, 'deals.csv', dealsCsv(40));
    expect(ready).toMatchObject({
      state: 'ready',
      progress: 1,
      cases: 40,
      events: 120,
      activities: 3,
      rejectedRows: 0,
    });
    const analysis = await client.ok(contract.analyseLog, { params: { id: ready.id } });
    expect(analysis.log).toMatchObject({
      cases: 40,
      events: 120,
      activities: 3,
      variants: 1,
      from: ready.from,
      to: ready.to,
    });
    expect(analysis.arcs.map(({ from, to, count }) => [from, to, count])).toEqual([
      ['Demo', 'Won', 40],
      ['Lead', 'Demo', 40],
    ]);
    expect(analysis.layout.nodes.map((node) => node.id)).toEqual(
      expect.arrayContaining(['@start', 'Lead', 'Demo', 'Won', '@end']),
    );
    expect(await auditActions(ready.id)).toEqual(['log.import']);
  });

  test('leaves nothing of the file behind once it is a log', async () => {
    const { id } = await importFile(client, 'gone.csv', dealsCsv(10));
    const { rows } = await app.owner.query('select from log_upload_chunks where log_id = $1', [id]);
    expect(rows).toHaveLength(0);
    const again = await client.call(contract.importLog, {
      params: { id },
      body: { mapping: { format: 'csv' } },
    });
    expect(again.problem).toMatchObject({ code: 'log_not_ready' });
  });

  test('a filter narrows the figures and leaves the layout and the choices as they were', async () => {
    const { id } = await importFile(client, 'filter.csv', dealsCsv(40));
    const all = await client.ok(contract.analyseLog, { params: { id } });
    const some = await client.ok(contract.analyseLog, {
      params: { id },
      query: {
        from: '2026-01-01T00:00:00Z',
        to: '2026-01-01T12:00:00Z',
        activity: ['Won', 'Lost'],
        lastActivity: 'Won',
      },
    });
    // D0 to D11 begin before noon, and D24 to D35.
    expect(some.log.cases).toBe(24);
    expect(some.totalCases).toBe(40);
    expect(some.layout).toEqual(all.layout);
    expect(some.attributes).toEqual(all.attributes);
    const none = await client.ok(contract.analyseLog, { params: { id }, query: { activity: 'Unheard of' } });
    expect(none.log).toMatchObject({ cases: 0, events: 0, from: null });
    const variant = await client.ok(contract.analyseLog, {
      params: { id },
      query: { variant: ['Lead', 'Demo', 'Won'].join('\u001F') },
    });
    expect(variant.log.cases).toBe(40);
  });

  test('the deals behind a figure, one deal, and how long things take', async () => {
    const { id } = await importFile(client, 'behind.csv', dealsCsv(40));
    const first = await client.ok(contract.listCases, {
      params: { id },
      query: { at: 'Demo', next: 'Won', limit: 30 },
    });
    expect(first).toMatchObject({
      total: 40,
      items: expect.toSatisfy((items: unknown[]) => items.length === 30),
    });
    const rest = await client.ok(contract.listCases, {
      params: { id },
      query: { at: 'Demo', next: 'Won', limit: 30, cursor: first.nextCursor! },
    });
    expect(rest.nextCursor).toBeNull();
    expect(new Set([...first.items, ...rest.items].map((one) => one.case)).size).toBe(40);
    const one = await client.ok(contract.getCase, { params: { id }, query: { case: 'D7' } });
    expect(one.events.map((event) => event.activity)).toEqual(['Lead', 'Demo', 'Won']);
    const times = await client.ok(contract.distributionOf, {
      params: { id },
      query: { at: 'Lead', next: 'Demo' },
    });
    expect(times).toMatchObject({ n: 40, seconds: { median: 172_800 } });
    const missing = await client.call(contract.getCase, { params: { id }, query: { case: 'D99' } });
    expect(missing.problem).toMatchObject({ code: 'not_found' });
    const wrong = await client.call(contract.listCases, { params: { id }, query: { cursor: '-4' } });
    expect(wrong.problem).toMatchObject({ code: 'invalid_request' });
  });
});

describe('other shapes', () => {
  test('XES', async () => {
    const log = await importFile(client, 'two.xes', XES);
    expect(log).toMatchObject({ state: 'ready', cases: 2, events: 4, name: 'two' });
  });

  test('one row per deal with a date column per stage', async () => {
    const log = await importFile(client, 'wide.csv', WIDE);
    expect(log).toMatchObject({ state: 'ready', cases: 3, events: 6 });
    const analysis = await client.ok(contract.analyseLog, { params: { id: log.id } });
    expect(analysis.activities.map(({ activity, events }) => [activity, events])).toEqual([
      ['Lead', 3],
      ['Demo', 2],
      ['Won', 1],
    ]);
  });

  test.skipIf(!hasShared)('the real CRM export (needs ../shared/data)', async () => {
    const file = readFileSync(path.join(SHARED, 'maven_crm/sales_pipeline.csv'));
    const log = await importFile(client, 'sales_pipeline.csv', file, (proposal) => ({
      ...proposal,
      columns: {
        kind: 'stageDates',
        case: 'opportunity_id',
        stages: [{ stage: 'Engaging', column: 'engage_date' }],
        outcome: { column: 'deal_stage', dateColumn: 'close_date' },
      },
    }));
    const golden = JSON.parse(readFileSync(path.join(SHARED, 'golden/maven_crm.json'), 'utf8')) as {
      cases: number;
      events: number;
    };
    expect(log).toMatchObject({ state: 'ready', cases: golden.cases, events: golden.events });
  });

  test.skipIf(!hasShared)(
    'XES and CSV of one log give the same analysis (needs ../shared/data)',
    async () => {
      const [xes, csv] = await Promise.all([
        importFile(client, 'running-example.xes', runningExample('running-example.xes')),
        importFile(client, 'running-example.csv', runningExample('running-example.csv')),
      ]);
      const [a, b] = await Promise.all(
        [xes, csv].map((log) => client.ok(contract.analyseLog, { params: { id: log.id } })),
      );
      expect(a!.arcs).toEqual(b!.arcs);
      expect(a!.variants).toEqual(b!.variants);
    },
  );
});

describe('files that cannot be read', () => {
  test.each([
    ['empty', 'empty.csv', '', { code: 'empty' }],
    [
      'binary under a false name',
      'picture.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 13]),
      { code: 'binary' },
    ],
    [
      'XES with a DTD',
      'bad.xes',
      '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "b">]><log></log>',
      { code: 'xml_dtd', params: { line: 1 } },
    ],
  ])('%s: refused with the reason, and nothing is kept', async (_name, fileName, bytes, reason) => {
    const before = await app.count('logs');
    const reply = await client.call(contract.uploadLog, { query: { fileName }, bytes });
    expect(reply.problem).toMatchObject({ status: 422, code: 'unreadable_file' });
    expect(reply.problem!.detail!.length).toBeGreaterThan(20);
    expect(reply.problem!.reason).toMatchObject(reason);
    expect(await app.count('logs')).toBe(before);
  });

  test('a mapping that names a missing column fails with the reason, and another one can be tried', async () => {
    const failed = await importFile(client, 'mapping.csv', dealsCsv(5), (proposal) => ({
      ...proposal,
      columns: { kind: 'events', case: 'nothing', activity: 'stage', time: 'time' },
    }));
    expect(failed).toMatchObject({ state: 'failed', cases: null });
    expect(failed.problem).toContain('nothing');
    expect(failed).toMatchObject({
      problemCode: 'missing_column',
      problemParams: { column: 'nothing', columns: expect.stringContaining('"stage"') },
    });
    const again = await client.ok(contract.importLog, {
      params: { id: failed.id },
      body: { mapping: failed.recognition!.proposal, name: 'Mended' },
    });
    expect(again).toMatchObject({ state: 'importing', problem: null, name: 'Mended' });
    expect(again.problemCode).toBeUndefined();
  });

  test('rejected rows are counted, kept with their reasons, and harmless in a spreadsheet', async () => {
    const csv = `${dealsCsv(20)}\n=HYPERLINK("http://evil.example"),Lead,not a date,Ann\nD1,Lead,,Bo\n`;
    const log = await importFile(client, 'rejects.csv', csv);
    expect(log).toMatchObject({ state: 'ready', rejectedRows: 2, cases: 20 });
    const listed = await client.ok(contract.listRejects, { params: { id: log.id } });
    expect(listed.total).toBe(2);
    expect(listed.items).toMatchObject([
      { line: 62, reasonCode: 'not_a_date', params: { value: 'not a date', column: 'time' } },
      { line: 63, reasonCode: 'no_time', params: { column: 'time' } },
    ]);
    const file = await client.call(contract.downloadRejects, { params: { id: log.id } });
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringContaining('attachment'),
    });
    expect(file.text.startsWith('\uFEFF')).toBe(true);
    expect(file.text).toContain('HYPERLINK');
    expect(file.text).not.toMatch(/(^|[,"\n])\s*=HYPERLINK/);
    expect(await auditActions(log.id)).toContain('log.export');
  });
});

test('exports neutralise formulas in every table', async () => {
  const csv = dealsCsv(3).replaceAll('Demo', '=1+1').replaceAll('D1,', '@SUM(A1),');
  const log = await importFile(client, 'formulas.csv', csv);
  for (const table of ['arcs', 'variants', 'activities', 'cases']) {
    // oxlint-disable-next-line no-await-in-loop -- four small downloads
    const file = await client.call(contract.exportAnalysis, { params: { id: log.id }, query: { table } });
    expect(file.status, table).toBe(200);
    expect(file.text.startsWith('\uFEFF')).toBe(true);
    expect(file.text.trimEnd().split('\n').length, table).toBeGreaterThan(1);
    expect(file.text, table).not.toMatch(/(^|[,\n\uFEFF])"?[=@]/);
  }
});

describe('keeping house', () => {
  test('the list is newest first, in pages, and hides what is deleted', async () => {
    const own = await app.member('member');
    const logs = [];
    // oxlint-disable-next-line no-await-in-loop -- their order is the point
    for (const name of ['one.csv', 'two.csv', 'three.csv']) logs.push(await upload(own, name, dealsCsv(2)));
    await own.ok(contract.deleteLog, { params: { id: logs[1]!.id } });
    const first = await own.ok(contract.listLogs, { query: { limit: 1 } });
    expect(first.items.map((log) => log.name)).toEqual(['three']);
    const second = await own.ok(contract.listLogs, { query: { limit: 1, cursor: first.nextCursor! } });
    expect(second.items.map((log) => log.name)).toEqual(['one']);
    expect(second.nextCursor).toBeNull();
    const wrong = await own.call(contract.listLogs, { query: { cursor: 'nonsense' } });
    expect(wrong.problem).toMatchObject({ code: 'invalid_request' });
  });

  test('a log is renamed, deleted, restored, and purged after 30 days', async () => {
    const log = await importFile(client, 'keep.csv', dealsCsv(5));
    const params = { id: log.id };
    const renamed = await client.ok(contract.renameLog, { params, body: { name: 'ดีลทั้งหมด\u0000' } });
    expect(renamed.name).toBe('ดีลทั้งหมด\uFFFD');
    await client.ok(contract.deleteLog, { params });
    expect((await client.call(contract.analyseLog, { params })).problem).toMatchObject({ code: 'not_found' });
    expect((await client.call(contract.deleteLog, { params })).problem).toMatchObject({ code: 'not_found' });
    expect(await client.ok(contract.restoreLog, { params })).toMatchObject({ state: 'ready', cases: 5 });
    expect((await client.ok(contract.analyseLog, { params })).log.cases).toBe(5);

    await client.ok(contract.deleteLog, { params });
    const purgeAt = async (days: number) => {
      const now = () => new Date(Date.now() + days * 86_400_000);
      await purgeLogJob.run(
        { logId: log.id },
        {
          platform: { ...app.platform, now },
          workspaceId: client.workspaceId!,
          id: '1',
          attempt: 1,
          maxAttempts: 1,
          signal: new AbortController().signal,
          log: app.platform.log,
        },
      );
      const { rows } = await app.owner.query(
        'select (select count(*)::int from logs where id = $1) as logs, (select count(*)::int from log_chunks where log_id = $1) as chunks',
        [log.id],
      );
      return rows[0] as { logs: number; chunks: number };
    };
    expect((await purgeAt(29)).logs).toBe(1);
    expect(await purgeAt(31)).toEqual({ logs: 0, chunks: 0 });
    expect(await auditActions(log.id)).toEqual(['log.import', 'log.delete', 'log.restore', 'log.delete']);
  });

  test('another workspace sees nothing of it', async () => {
    const log = await importFile(client, 'secret.csv', dealsCsv(5));
    const outsider = await app.member('owner');
    const params = { id: log.id };
    expect((await outsider.ok(contract.listLogs)).items).toEqual([]);
    for (const route of [
      contract.getLog,
      contract.analyseLog,
      contract.listCases,
      contract.distributionOf,
      contract.restoreLog,
      contract.deleteLog,
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- few, and each small
      expect((await outsider.call(route, { params })).problem, route.name).toMatchObject({
        code: 'not_found',
      });
    }
    expect((await client.ok(contract.getLog, { params })).state).toBe('ready');
  });
});

test('the demo is loaded once, whoever asks, and comes back when it was deleted', async () => {
  const own = await app.member('member');
  const [a, b] = await Promise.all([own.ok(contract.loadDemo), own.ok(contract.loadDemo)]);
  expect(a).toMatchObject({ origin: 'demo', state: 'ready', cases: 4000, name: 'Fairwater Instruments' });
  expect(b.id).toBe(a.id);
  const analysis = await own.ok(contract.analyseLog, { params: { id: a.id } });
  expect(analysis.insights[0]).toMatchObject({ kind: 'return', from: 'Proposal', to: 'Discovery' });
  expect(analysis.attributes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Country', 'Owner', 'Source', 'Product', 'Deal size']),
  );
  await own.ok(contract.deleteLog, { params: { id: a.id } });
  expect((await own.ok(contract.loadDemo)).id).toBe(a.id);
  expect((await own.ok(contract.listLogs)).items).toHaveLength(1);
});
