// Exports: an archive that another program opens, and that importing again finds every record of.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contract from '@portolan/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDeal, publishedProcess } from '../../deals-in-tests.ts';
import { startJobs } from '../../platform/jobs/runner.ts';
import type { JobRunner } from '../../platform/jobs/runner.ts';
import { startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';
import { zipStream } from './zip-stream.ts';

let app: TestApp;
let jobs: JobRunner;
const folders: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  jobs = await startJobs({ platform: app.platform, jobs: app.app.jobs, url: app.database.jobsUrl });
}, 60_000);
afterAll(async () => {
  await jobs.stop();
  await app.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function unpacked(bytes: Uint8Array): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-zip-'));
  folders.push(folder);
  writeFileSync(join(folder, 'a.zip'), bytes);
  // Python reads archives by their directory and checks every sum.
  execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, 'a.zip'), join(folder, 'out')]);
  return new Map(
    readdirSync(join(folder, 'out')).map((name) => [name, readFileSync(join(folder, 'out', name), 'utf8')]),
  );
}

test('an archive is written while its files are made, and another program reads it', async () => {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  async function* chunks(text: string, times: number): AsyncGenerator<string> {
    for (let i = 0; i < times; i++) yield text;
  }
  async function* files() {
    yield { name: 'ā.csv', chunks: chunks('ģ,1\r\n', 100_000) };
    yield { name: 'empty.csv', chunks: chunks('', 0) };
  }
  const pieces: Buffer[] = [];
  for await (const piece of zipStream(files(), new Date('2026-03-04T05:06:07Z'))) pieces.push(piece);
  const found = unpacked(Buffer.concat(pieces));
  expect([...found.keys()].toSorted()).toEqual(['empty.csv', 'ā.csv'].toSorted());
  expect(found.get('ā.csv')?.length).toBe(500_000);
});

async function exported(client: Client, format: 'csv' | 'json'): Promise<ReadonlyMap<string, string>> {
  const reply = await app.app.server.inject({
    method: 'GET',
    url: `/api/v1/export?format=${format}`,
    headers: { ...client.headers },
  });
  expect(reply.statusCode).toBe(200);
  return unpacked(reply.rawPayload);
}

test('everything comes out, cells are neutral, and importing it again finds every record', async () => {
  const owner = await app.member('owner');
  const { processId } = await publishedProcess(owner);
  const { company } = await owner.ok(contract.createCompany, {
    body: { name: '=Harbour', domain: 'harbour.example' },
  });
  const { contact } = await owner.ok(contract.createContact, {
    body: {
      name: { given: 'Mai', family: 'Srisai' },
      companyId: company.id,
      emails: [{ address: 'mai@harbour.example' }],
    },
  });
  await newDeal(owner, processId, {
    companyId: company.id,
    amount: { minor: 123_450, currency: 'EUR' },
    people: [{ contactId: contact.id }],
  });
  const files = await exported(owner, 'csv');
  expect([...files.keys()].toSorted()).toEqual(contract.EXPORT_KINDS.map((kind) => `${kind}.csv`).toSorted());
  expect(files.get('companies.csv')?.startsWith('\ufeffPortolan ID,')).toBe(true);
  expect(files.get('companies.csv')).toContain("'=Harbour");
  expect(files.get('deals.csv')).toContain('Harbour gauges,New business,Lead,open,1234.50,EUR');
  const lines = (await exported(owner, 'json')).get('deals.jsonl')!.trim().split('\n');
  expect(JSON.parse(lines[0]!)).toMatchObject({ name: 'Harbour gauges', amount_minor: 123_450 });

  let one = await owner.ok(contract.createImport, { body: {} });
  const params = { id: one.id };
  for (const name of ['companies.csv', 'contacts.csv', 'deals.csv']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    one = await owner.ok(contract.uploadImportFile, {
      params,
      query: { fileName: name },
      bytes: files.get(name)!,
    });
  }
  expect(one.files.map(({ recognition }) => [recognition?.tool, recognition?.entity])).toEqual([
    ['portolan', 'companies'],
    ['portolan', 'contacts'],
    ['portolan', 'deals'],
  ]);
  await owner.ok(contract.updateImport, { params, body: { settings: { ...one.settings, processId } } });
  await owner.ok(contract.checkImport, { params });
  do {
    // oxlint-disable-next-line no-await-in-loop -- asked again and again
    one = await owner.ok(contract.getImport, { params });
  } while (one.state === 'checking');
  expect(one.problem).toBeNull();
  expect(one.counts).toMatchObject([
    { entity: 'contacts', rows: 1, created: 0, matched: 1, rejected: 0 },
    { entity: 'companies', rows: 1, created: 0, matched: 1, rejected: 0 },
    { entity: 'deals', rows: 1, created: 0, matched: 1, rejected: 0 },
  ]);
});

test('a list is exported as the caller sees it, and everything by admins only', async () => {
  const owner = await app.member('owner');
  const { processId } = await publishedProcess(owner);
  await newDeal(owner, processId, { name: 'First' });
  await newDeal(owner, processId, { name: 'Second', source: 'Fair' });
  const reply = await owner.call(contract.exportList, {
    params: { about: 'deals' },
    query: { columns: 'name,source' },
  });
  const [head, ...rows] = reply.text.replace('\ufeff', '').trim().split('\r\n');
  expect(head).toBe('id,name,source');
  expect(rows.map((row) => row.split(',').slice(1).join(',')).toSorted()).toEqual(['First,', 'Second,Fair']);
  const member = await app.member('manager', owner.workspaceId);
  expect((await member.call(contract.exportEverything)).status).toBe(403);
  const wrong = await owner.call(contract.exportList, {
    params: { about: 'deals' },
    query: { columns: 'secret' },
  });
  expect(wrong.problem?.code).toBe('invalid_request');
});

/** A list that is written out: its head, and its cells by heading. */
async function listed(client: Client, about: 'deals' | 'contacts' | 'companies', columns?: string) {
  const query = columns === undefined ? {} : { columns };
  const reply = await client.call(contract.exportList, { params: { about }, query });
  expect([reply.status, reply.problem]).toEqual([200, undefined]);
  const [head = [], ...rows] = reply.text
    .replace('\ufeff', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  return { head, rows: rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]]))) };
}

const OWN = [
  { label: 'Sector', type: 'choice', options: [{ label: 'Ports' }, { label: 'Rail' }] },
  { label: 'Modules', type: 'choices', options: [{ label: 'Tides' }, { label: 'Wind' }] },
  { label: 'Budget', type: 'money' },
  { label: 'Engineer', type: 'person' },
  { label: 'Partner', type: 'company' },
  { label: 'name', type: 'text' },
  { label: 'Code', type: 'text' },
  { label: 'Old', type: 'text' },
] as const;

test.each(['deals', 'contacts', 'companies'] as const)(
  'without columns, %s come with every field, own ones under their headings and in words',
  async (about) => {
    const owner = await app.member('owner');
    const { processId } = await publishedProcess(owner);
    const kind = { deals: 'deal', contacts: 'contact', companies: 'company' } as const;
    for (const field of OWN) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      const { id, label } = await owner.ok(contract.createField, { body: { about: kind[about], ...field } });
      if (label !== 'Old') continue;
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await owner.ok(contract.updateField, { params: { id: id! }, body: { archived: true } });
    }
    const partner = await owner.ok(contract.createCompany, { body: { name: 'Sea Wolf' } });
    const custom = {
      sector: 'rail',
      modules: ['tides', 'wind'],
      budget: { minor: 123_450, currency: 'EUR' },
      engineer: owner.userId,
      partner: partner.company.id,
      name: '=1+1',
      code: 'X-9',
    };
    if (about === 'deals') await newDeal(owner, processId, { custom });
    if (about === 'contacts')
      await owner.ok(contract.createContact, { body: { name: { given: 'Mai', family: 'Srisai' }, custom } });
    if (about === 'companies') {
      await owner.ok(contract.createCompany, {
        body: {
          name: 'Harbour',
          custom,
          address: { lines: [], city: 'Liepāja', region: '', postalCode: '', country: 'LV' },
        },
      });
    }
    const { head, rows } = await listed(owner, about);
    expect(head.slice(-7)).toEqual([
      'Sector',
      'Modules',
      'Budget',
      'Engineer',
      'Partner',
      'custom.name',
      'Code',
    ]);
    expect(head).not.toContain('Old');
    const row = rows.find(({ Code }) => Code === 'X-9');
    expect(row).toMatchObject({
      Sector: 'Rail',
      Modules: '"Tides; Wind"',
      Budget: '1234.50 EUR',
      Partner: 'Sea Wolf',
      'custom.name': "'=1+1",
    });
    expect(row!['Engineer']).toBe((await owner.ok(contract.getSession)).user.name);
    expect(row).toMatchObject(
      {
        deals: { process: 'New business', stage: 'Lead' },
        contacts: { name: 'Mai Srisai', city: '' },
        companies: { city: 'Liepāja', country: 'LV' },
      }[about],
    );

    const chosen = await listed(owner, about, 'custom.sector,name,custom.old');
    expect(chosen.head).toEqual(['id', 'Sector', 'name', 'Old']);
    expect(chosen.rows[0]).toMatchObject({ Sector: expect.any(String), Old: '' });
    const params = { about };
    const wrong = await owner.call(contract.exportList, { params, query: { columns: 'custom.moon' } });
    expect(wrong.problem).toMatchObject({ code: 'invalid_request', fields: [{ path: 'query/columns' }] });
  },
);

test.each(['deal', 'contact', 'company'] as const)(
  'a list of %ss is written out in the columns that its screen shows at first',
  async (about) => {
    const owner = await app.member('owner');
    const shown = {
      deal: 'name,company,stage,amount,owner,nextStepAt,closeOn,lastActivityAt,process,confirmed,backOn',
      contact: 'name,company,title,emails,phones,owner,tags,lastActiveAt,preferredChannel,region',
      company: 'name,domain,industry,city,employees,owner,tags,lastActiveAt,parent,country',
    }[about];
    const paths = { deal: 'deals', contact: 'contacts', company: 'companies' } as const;
    expect((await listed(owner, paths[about], shown)).head.join(',')).toBe(`id,${shown}`);
  },
);
