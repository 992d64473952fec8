// The public CRM files beside the checkout (`../shared/data`), really imported: what stands in the workspace afterwards is
// compared with what the files say, counted here by cutting their lines. Skipped, visibly, where the folder is absent.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as contract from '@portolan/contract';
import type { DataImport } from '@portolan/contract';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedProcess } from '../../deals-in-tests.ts';
import { startJobs } from '../../platform/jobs/runner.ts';
import type { JobRunner } from '../../platform/jobs/runner.ts';
import { startTestApp } from '../../test-app.ts';
import type { Client, TestApp } from '../../test-app.ts';
import { begun, checked, onItsOwnMap, ran } from '../../imports-in-tests.ts';

const DATA = fileURLToPath(new URL('../../../../../../shared/data/', import.meta.url));
const HUBSPOT = 'crm_shapes/hubspot_fivetran';
const SALESFORCE = 'crm_shapes/salesforce_fivetran';
const BITRIX = 'crm_shapes/bitrix24_testtask';
const MOST_DEALS = 3000;

let app: TestApp;
let jobs: JobRunner;
let database: Connection;

beforeAll(async () => {
  app = await startTestApp();
  jobs = await startJobs({ platform: app.platform, jobs: app.app.jobs, url: app.database.jobsUrl });
  database = new Connection({ connectionString: app.database.ownerUrl });
  await database.connect();
}, 60_000);
afterAll(async () => {
  await jobs.stop();
  await database.end();
  await app.close();
});

type Row = Readonly<Record<string, string>>;

/** These files have no quotes, so that a cell ends with its comma. */
function rowsOf(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(DATA + file, 'utf8')
    .trim()
    .split(/\r?\n/u);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
}

function brought(client: Client, folder: string, names: readonly string[]): Promise<DataImport> {
  return begun(
    client,
    Object.fromEntries(names.map((name) => [`${name}.csv`, readFileSync(`${DATA}${folder}/${name}.csv`)])),
  );
}

/** Counts by kind of record, without the figures that are zero. */
function countsOf({ counts }: DataImport) {
  return Object.fromEntries(
    counts.map(({ entity, ...figures }) => [
      entity,
      Object.fromEntries(Object.entries(figures).filter(([, n]) => n > 0)),
    ]),
  );
}

/** "stage at time" by the id that the other tool gave the deal. */
async function waysOf(client: Client, importId: string): Promise<Record<string, string[]>> {
  const { items } = await client.ok(contract.listProcesses, { query: {} });
  const version = await client.ok(contract.getVersion, { params: { id: items.at(-1)!.published!.id } });
  const names = new Map(version.map.nodes.map(({ id, name }) => [id, name]));
  const { rows } = await database.query<{ source_id: string; to_node: string; happened_at: Date }>(
    `select s.source_id, e.to_node, e.happened_at from import_records i
        join record_sources s on s.workspace_id = i.workspace_id and s.record_id = i.record_id
        join events e on e.workspace_id = i.workspace_id and e.record_id = i.record_id
      where i.import_id = $1 and e.kind in ('created', 'entered') and e.about = 'deal' order by e.seq`,
    [importId],
  );
  const ways: Record<string, string[]> = {};
  for (const { source_id: id, to_node: node, happened_at: at } of rows) {
    (ways[id] ??= []).push(`${names.get(node)} at ${at.toISOString()}`);
  }
  return ways;
}

const utc = (text: string): string =>
  new Date(`${text.replace(/ (\d):/u, ' 0$1:').replace(' ', 'T')}Z`).toISOString();

/** Month, day, year. */
const day = (text = ''): string => {
  const [month, date, year] = text.split('/').map(Number);
  return new Date(Date.UTC(year!, month! - 1, date)).toISOString();
};

const status = (row: Row): string =>
  row['is_won'] === 'true' ? 'won' : row['is_closed'] === 'true' ? 'ended' : 'open';

const tally = (all: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(all, (word) => word)].map(([word, list]) => [word, list.length]));

function noticed({ files }: DataImport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code, count } of files.flatMap(({ warnings }) => warnings))
    counts[code] = (counts[code] ?? 0) + count;
  return counts;
}

describe.skipIf(!existsSync(`${DATA}crm_shapes`))('HubSpot', () => {
  test('deals, and moves of deals that no file has, which are set aside with their reason', async () => {
    const owner = await app.member('owner');
    const one = await brought(owner, HUBSPOT, ['deal_data', 'deal_stage_data']);
    const ready = await onItsOwnMap(owner, one.id);
    const done = await ran(owner, one.id);
    const deals = rowsOf(`${HUBSPOT}/deal_data.csv`);
    const moves = rowsOf(`${HUBSPOT}/deal_stage_data.csv`);
    const known = new Set(deals.map((row) => row['deal_id']));
    const strangers = moves.filter((row) => !known.has(row['deal_id'])).length;
    expect(countsOf(done)).toEqual({
      deals: { rows: deals.length, created: deals.length },
      stageHistory: { rows: moves.length, rejected: strangers },
    });
    expect(countsOf(ready)).toEqual(countsOf(done));
    const { reasons } = await owner.ok(contract.listImportRejects, { params: { id: one.id } });
    expect(reasons).toEqual([{ code: 'deal_unknown', count: strangers }]);
    const ways = await waysOf(owner, one.id);
    for (const { deal_id: id, property_createdate: created } of deals) {
      expect(ways[id!]).toEqual([expect.stringContaining(utc(created!))]);
    }
  });

  test('a history alone makes its deals, each where and when it says', async () => {
    const owner = await app.member('owner');
    const one = await brought(owner, HUBSPOT, ['deal_stage_data']);
    await onItsOwnMap(owner, one.id);
    expect((await ran(owner, one.id)).state).toBe('done');
    const moves = rowsOf(`${HUBSPOT}/deal_stage_data.csv`);
    expect(await waysOf(owner, one.id)).toEqual(
      Object.fromEntries(
        moves.map((row) => [row['deal_id'], [`${row['value']} at ${utc(row['date_entered']!)}`]]),
      ),
    );
  });

  test('of a history of many properties nothing is written until it is said which one is the stage', async () => {
    const owner = await app.member('owner');
    const one = await brought(owner, HUBSPOT, ['deal_property_history_data']);
    const history = rowsOf(`${HUBSPOT}/deal_property_history_data.csv`);
    const property = history[0]!['name']!;
    const file = one.files[0]!;
    await onItsOwnMap(owner, one.id);
    expect(
      (await owner.ok(contract.getImport, { params: { id: one.id } })).files[0]!.questions,
    ).toMatchObject([{ kind: 'property', column: 'name' }]);
    const refused = await owner.call(contract.runImport, { params: { id: one.id } });
    expect(refused.problem).toMatchObject({ code: 'import_not_ready' });

    await owner.ok(contract.updateImportFile, {
      params: { id: one.id, file: file.id },
      body: { mapping: { ...file.mapping!, where: { column: 'name', equals: [property] } } },
    });
    await onItsOwnMap(owner, one.id);
    const done = await ran(owner, one.id);
    const told = history
      .filter(({ name }) => name === property)
      .toSorted((a, b) => (a['timestamp']! < b['timestamp']! ? -1 : 1));
    const ways: Record<string, string[]> = {};
    for (const { deal_id: id = '', value = '', timestamp = '' } of told) {
      const way = (ways[id] ??= []);
      if (way.at(-1)?.startsWith(`${value} at`) !== true) way.push(`${value} at ${utc(timestamp)}`);
    }
    expect(await waysOf(owner, one.id)).toEqual(ways);
    expect(countsOf(done)).toMatchObject({ deals: { created: Object.keys(ways).length } });
    expect(noticed(done)).toMatchObject({ other_property: history.length - told.length });
  });
});

describe.skipIf(!existsSync(`${DATA}crm_shapes`))('Salesforce', () => {
  const FILES = ['sf_opportunity_data', 'sf_opportunity_history_data', 'sf_opportunity_line_item_data'];

  test('rows that are marked as deleted stay out, and products of deals are no list of products', async () => {
    const owner = await app.member('owner');
    const { processId } = await publishedProcess(owner);
    const one = await brought(owner, SALESFORCE, FILES);
    await owner.ok(contract.updateImport, {
      params: { id: one.id },
      body: { settings: { ...one.settings, processId } },
    });
    const ready = await checked(owner, one.id);
    expect(ready.files.map(({ mapping }) => mapping?.entity)).toEqual(['deals', 'stageHistory', undefined]);
    expect(ready.counts).toEqual([]);
    const marked = [FILES[0], FILES[1]].flatMap((name) =>
      rowsOf(`${SALESFORCE}/${name}.csv`).filter((row) => row['is_deleted'] === 'true'),
    );
    expect(noticed(ready)).toMatchObject({ deleted_rows: marked.length });
  });

  test('they come in, with their history, where somebody leaves the mark out', async () => {
    const owner = await app.member('owner');
    const one = await brought(owner, SALESFORCE, FILES.slice(0, 2));
    for (const { id: file, mapping } of one.files) {
      const columns = mapping!.columns.filter(
        ({ target }) => !(target.kind === 'field' && target.field === 'deleted'),
      );
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await owner.ok(contract.updateImportFile, {
        params: { id: one.id, file },
        body: { mapping: { ...mapping!, columns } },
      });
    }
    await onItsOwnMap(owner, one.id);
    const done = await ran(owner, one.id);
    const deals = rowsOf(`${SALESFORCE}/sf_opportunity_data.csv`);
    const history = rowsOf(`${SALESFORCE}/sf_opportunity_history_data.csv`);
    expect(countsOf(done)).toEqual({
      deals: { rows: deals.length, created: deals.length },
      stageHistory: { rows: history.length, created: history.length },
    });
    const ways = await waysOf(owner, one.id);
    for (const { id = '', created_date: created = '', stage_name: stage } of deals) {
      const version = history.find((row) => row['id'] === id)!;
      expect(ways[id]!.at(0)).toContain(utc(created));
      expect(ways[id]!.at(-1)).toBe(
        stage === version['stage_name'] && ways[id]!.length > 1
          ? `${stage} at ${utc(version['_fivetran_start']!)}`
          : `${stage} at ${utc(created)}`,
      );
    }
    const { items } = await owner.ok(contract.listDeals, { query: { state: 'any', limit: 100 } });
    expect(
      tally(items.map((deal) => (deal.wonAt !== null ? 'won' : deal.endedAt !== null ? 'ended' : 'open'))),
    ).toEqual(tally(deals.map(status)));
    const cents = deals.reduce((sum, row) => sum + Number(row['amount'] || 0) * 100, 0);
    expect(items.reduce((sum, deal) => sum + (deal.amount?.minor ?? 0), 0)).toBe(cents);
  });
});

describe.skipIf(!existsSync(`${DATA}crm_shapes`))('Bitrix24', () => {
  test('everything that belongs to a deal comes in together, and every flaw is said', async () => {
    const owner = await app.member('owner');
    const names = ['companies', 'contacts', 'products', 'deals', 'activities', 'stage_history'];
    const one = await brought(owner, BITRIX, [...names, 'users', 'pipeline_stages', 'deal_products']);
    expect(one.files.map(({ mapping }) => mapping?.entity)).toEqual([
      'companies',
      'contacts',
      'products',
      'deals',
      'activities',
      'stageHistory',
      undefined,
      undefined,
      undefined,
    ]);
    const ready = await onItsOwnMap(owner, one.id);
    const done = await ran(owner, one.id);
    expect(countsOf(done)).toEqual(countsOf(ready));
    const rows = (name: string): Row[] => rowsOf(`${BITRIX}/${name}.csv`);
    const named = rows('companies').filter(({ name }) => name !== '').length;
    // One id stands twice, one amount is below zero.
    const deals = new Set(
      rows('deals')
        .filter((row) => Number(row['expected_amount']) >= 0)
        .map((row) => row['deal_id']),
    );
    const own = (name: string): Row[] => rows(name).filter((row) => deals.has(row['deal_id']));
    const moves = new Set(own('stage_history').map((row) => row['event_id']));
    expect(done.counts.map(({ entity, created, rejected }) => [entity, created, rejected])).toEqual([
      ['contacts', rows('contacts').length, 0],
      ['companies', named, rows('companies').length - named],
      ['deals', deals.size, rows('deals').length - deals.size],
      ['activities', own('activities').length, rows('activities').length - own('activities').length],
      ['products', rows('products').length, 0],
      ['stageHistory', moves.size, rows('stage_history').length - moves.size],
    ]);
    const ways = await waysOf(owner, one.id);
    expect(ways['D1001']).toEqual([
      'NEW at 2026-06-01T04:14:58.000Z',
      'QUALIFICATION at 2026-06-02T06:30:00.000Z',
      'PRODUCTION at 2026-06-07T07:30:00.000Z',
    ]);
    expect(ways['D1003']).toEqual([
      'PROPOSAL at 2026-06-03T08:10:00.000Z',
      'WON at 2026-06-08T11:45:00.000Z',
    ]);
    expect(ways['D1008']).toHaveLength(1);

    const { items } = await owner.ok(contract.listDeals, { query: { state: 'any', limit: 100 } });
    const deal = items.find(({ name }) => name === 'Панели для склада Альфа')!;
    expect(deal).toMatchObject({
      company: { name: 'ООО Альфа-Строй' },
      amount: { minor: 15_000_000, currency: 'RUB' },
    });
    const detail = await owner.ok(contract.getDeal, { params: { id: deal.id } });
    expect(detail.people.map(({ contact }) => contact.name)).toEqual(['Алексей Смирнов']);
    const activities = await owner.ok(contract.listActivities, { query: { deal: deal.id, state: 'any' } });
    expect(activities.items).toMatchObject([
      { kind: 'call', subject: 'Первичный звонок', doneAt: '2026-06-03T08:00:00.000Z' },
    ]);
  });
});

describe.skipIf(!existsSync(`${DATA}maven_crm`))('a company of hardware', () => {
  test('every deal has the way, the amount and the company that its row says', async () => {
    const owner = await app.member('owner');
    // Of the deals the first ones: that all of them come in, a browser sees.
    const whole = readFileSync(`${DATA}maven_crm/sales_pipeline.csv`, 'utf8');
    const one = await begun(owner, {
      'accounts.csv': readFileSync(`${DATA}maven_crm/accounts.csv`),
      'products.csv': readFileSync(`${DATA}maven_crm/products.csv`),
      'sales_teams.csv': readFileSync(`${DATA}maven_crm/sales_teams.csv`),
      'sales_pipeline.csv': whole
        .split(/(?<=\n)/u)
        .slice(0, MOST_DEALS + 1)
        .join(''),
    });
    await onItsOwnMap(owner, one.id);
    const done = await ran(owner, one.id);
    const deals = rowsOf('maven_crm/sales_pipeline.csv').slice(0, MOST_DEALS);
    const accounts = rowsOf('maven_crm/accounts.csv');
    expect(countsOf(done)).toEqual({
      companies: { rows: accounts.length, created: accounts.length },
      deals: { rows: deals.length, created: deals.length },
      products: { rows: 7, created: 7 },
    });
    const ways = await waysOf(owner, one.id);
    const wrong = deals.filter((row) => {
      const { deal_stage: stage, engage_date: engaged, close_date: closed } = row;
      const way = ways[row['opportunity_id']!] ?? [];
      const expected =
        stage === 'Prospecting'
          ? undefined
          : stage === 'Engaging'
            ? [`Engaging at ${day(engaged)}`]
            : [`Engaging at ${day(engaged)}`, `${stage} at ${day(closed)}`];
      return expected === undefined
        ? way.length !== 1 || !way[0]!.startsWith('Prospecting at ')
        : expected.join() !== way.join();
    });
    expect(wrong).toEqual([]);
    const { rows: stored } = await database.query<{
      id: string;
      minor: string | null;
      company: string | null;
    }>(
      `select s.source_id as id, d.amount_minor as minor, c.name as company from import_records i
          join record_sources s on s.workspace_id = i.workspace_id and s.record_id = i.record_id
          join deals d on d.workspace_id = i.workspace_id and d.id = i.record_id
          left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
        where i.import_id = $1`,
      [one.id],
    );
    const told = new Map(deals.map((row) => [row['opportunity_id'], row]));
    const odd = stored.filter(({ id, minor, company }) => {
      const { close_value: value, account } = told.get(id)!;
      return (
        (value === '' ? null : Number(value) * 100) !== (minor === null ? null : Number(minor)) ||
        (account === '' ? null : account) !== company
      );
    });
    expect(odd).toEqual([]);
    expect(stored).toHaveLength(deals.length);
  });
});
