// The public CRM files beside the checkout (`../shared/data`): every known flaw comes out as a warning, a reject or a
// decision that stands here. Skipped, visibly, where the folder is absent.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importMappingSchema, type ImportMapping } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { collected } from '../testing/sources.ts';
import { stageHistoryOf } from './history/stage-history.ts';
import type { ImportRecord } from './import-record.ts';
import { missingReferences } from './missing-references.ts';
import { nearest, spellingVariants } from './nearest.ts';
import { readRecords } from './read-records.ts';
import { readTable } from './read-table.ts';
import { proposedMapping, recogniseTable, sampleOf } from './recognition/recognise-table.ts';
import { settleMapping } from './settle-mapping.ts';

const DATA = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

async function recognised(file: string) {
  return recogniseTable(await sampleOf(await readTable(readFileSync(DATA + file))), {
    fileName: file.split('/').at(-1)!,
  });
}

async function read(file: string, currency = 'USD', changes: Partial<ImportMapping> = {}) {
  const proposed = importMappingSchema.parse(proposedMapping(await recognised(file), currency));
  const { mapping, questions } = await settleMapping(await readTable(readFileSync(DATA + file)), {
    ...proposed,
    ...changes,
  });
  const { records, warnings } = readRecords(await readTable(readFileSync(DATA + file)), mapping);
  const items = await collected(records);
  return {
    mapping,
    questions,
    items,
    records: items.flatMap((item) => ('record' in item ? [item.record] : [])),
    rejects: items.flatMap((item) => ('reject' in item ? [`${item.line} ${item.reject.code}`] : [])),
    warnings: Object.fromEntries(warnings().map(({ code, count }) => [code, count])),
  };
}

function ids(records: readonly ImportRecord[]): Set<string> {
  return new Set(records.flatMap(({ sourceId }) => sourceId ?? []));
}

describe.skipIf(!existsSync(`${DATA}crm_shapes`))('the export with planted flaws', () => {
  const folder = 'crm_shapes/bitrix24_testtask/';

  test('deals: one id twice, a negative amount, no currency, no zone, won without a date', async () => {
    const { records, rejects, warnings, items } = await read(`${folder}deals.csv`, 'RUB');
    expect(rejects).toEqual(['8 negative_amount']);
    expect(warnings).toEqual({
      repeated_id: 1,
      won_without_date: 1,
      currency_assumed: 1,
      times_without_zone: 1,
    });
    expect(items.find((item) => 'replaces' in item)).toMatchObject({
      line: 10,
      replaces: 9,
      record: { amount: { minor: 6_900_000, currency: 'RUB' } },
    });
    const odd = records.find(({ sourceId }) => sourceId === 'D1010');
    expect(odd).toMatchObject({ createdAt: '2026-06-14T09:20:00.000Z', amount: { currency: 'RUB' } });
    // No manager: the deal is taken without an owner.
    expect(records.find(({ sourceId }) => sourceId === 'D1011')).not.toHaveProperty('owner');
  });

  test('a day with dots is read in the zone of the import', async () => {
    const { records } = await read(`${folder}deals.csv`, 'RUB', { timeZone: 'Asia/Yekaterinburg' });
    expect(records.find(({ sourceId }) => sourceId === 'D1010')).toMatchObject({
      createdAt: '2026-06-14T04:20:00.000Z',
    });
  });

  test('references to what no file has are found: companies, deals, stages', async () => {
    const deals = await read(`${folder}deals.csv`, 'RUB');
    const companies = await read(`${folder}companies.csv`);
    const contacts = await read(`${folder}contacts.csv`);
    const activities = await read(`${folder}activities.csv`);
    const stages = new Set(
      'NEW QUALIFICATION CALCULATION PROPOSAL CONTRACT PRODUCTION SHIPPED WON LOST'.split(' '),
    );
    const known = {
      companies: ids(companies.records),
      contacts: ids(contacts.records),
      deals: ids(deals.records),
      stages,
    };
    const missing = [...deals.records, ...contacts.records, ...activities.records].flatMap((record) =>
      missingReferences(record, known).map(({ to, value }) => `${record.sourceId} ${to} ${value}`),
    );
    expect(missing).toEqual(['D1011 stage WAIT_CLIENT', 'P304 company C999', 'A903 deal D9999']);
    expect(nearest('WAIT_CLIENT', [...stages])).toEqual([]);
  });

  test('a company without anything is set aside; a contact without e-mail is a contact', async () => {
    expect((await read(`${folder}companies.csv`)).rejects).toEqual(['7 no_company_name']);
    const { records, rejects } = await read(`${folder}contacts.csv`);
    expect(rejects).toEqual([]);
    expect(records[1]).toMatchObject({ sourceId: 'P301', emails: [] });
    expect(records[3]).toMatchObject({ phones: ['89170003003'] });
  });

  test('two products with one code are said', async () => {
    expect((await read(`${folder}products.csv`, 'RUB')).warnings).toMatchObject({ repeated_code: 1 });
  });

  test('spellings of one source are grouped, in two scripts', async () => {
    const { records } = await read(`${folder}deals.csv`, 'RUB');
    const counts = new Map<string, number>();
    for (const record of records)
      if (record.entity === 'deals' && record.source)
        counts.set(record.source, (counts.get(record.source) ?? 0) + 1);
    expect(spellingVariants(counts).map((group) => group.toSorted())).toEqual([
      ['AVITO', 'Avito', 'avito', 'Авито'],
      ['Website', 'website'],
    ]);
  });

  test('the history: an exact repetition is set aside, incomplete beginnings are said', async () => {
    const { items, rejects } = await read(`${folder}stage_history.csv`);
    expect(rejects).toEqual(['6 repeated_row']);
    const { deals, warnings } = await stageHistoryOf({ kind: 'changes', records: items });
    expect(
      deals.map(({ deal, before, moves }) => [deal.id, before, ...moves.map(({ stage }) => stage)]),
    ).toEqual([
      ['D1001', undefined, 'NEW', 'QUALIFICATION', 'PRODUCTION'],
      ['D1003', 'PROPOSAL', 'WON'],
      ['D1012', 'NEW', 'QUALIFICATION'],
    ]);
    expect(warnings).toMatchObject([{ code: 'history_incomplete', count: 2 }]);
  });

  // Payments, shipments, costs, production, line items, people of the company and lists of stages are no kind of record
  // that is imported: their flaws (over-payments, dates with slashes, unclear discounts) never come in.
  test.each([
    'payments',
    'shipments',
    'production_orders',
    'marketing_costs',
    'deal_products',
    'users',
    'pipeline_stages',
  ])('%s.csv is no kind of record that is imported', async (name) =>
    expect((await recognised(`${folder}${name}.csv`)).entity).toBeUndefined(),
  );
});

describe.skipIf(!existsSync(`${DATA}crm_shapes`))('shapes of other tools', () => {
  test.each([
    // All ten are marked as deleted: left out, and said.
    ['salesforce_fivetran/sf_opportunity_data.csv', 'salesforce', 'deals', 0],
    ['salesforce_fivetran/sf_opportunity_history_data.csv', 'salesforce', 'stageHistory', 0],
    ['hubspot_fivetran/deal_data.csv', 'hubspot', 'deals', 44],
    ['hubspot_fivetran/deal_stage_data.csv', 'hubspot', 'stageHistory', 14],
    ['hubspot_fivetran/deal_property_history_data.csv', 'hubspot', 'stageHistory', 100],
  ])('%s', async (file, tool, entity, count) => {
    const recognition = await recognised(`crm_shapes/${file}`);
    expect([recognition.tool, recognition.entity]).toEqual([tool, entity]);
    const { records, rejects, warnings } = await read(`crm_shapes/${file}`);
    expect([records.length, rejects]).toEqual([count, []]);
    expect(warnings['deleted_rows'] ?? 0).toBe(count === 0 ? 10 : 0);
  });

  test('a history of hashed properties asks which one is the stage', async () => {
    const { questions } = await recognised('crm_shapes/hubspot_fivetran/deal_property_history_data.csv');
    expect(questions).toMatchObject([{ kind: 'property', column: 'name' }]);
  });
});

describe.skipIf(!existsSync(`${DATA}maven_crm`))('opportunities of a hardware company', () => {
  test('all of them, with their dates, values and the stage that the engage date is of', async () => {
    const { records, rejects, questions, mapping } = await read('maven_crm/sales_pipeline.csv');
    expect([records.length, rejects, questions]).toEqual([8800, [], []]);
    expect(mapping.dates).toEqual({ engage_date: 'mdy', close_date: 'mdy' });
    const deals = records.flatMap((record) => (record.entity === 'deals' ? [record] : []));
    expect(deals.filter(({ company }) => company === undefined)).toHaveLength(1425);
    expect(deals.filter(({ entered }) => entered.length === 0)).toHaveLength(500);
    expect(deals[0]).toMatchObject({
      closeDate: '2017-03-01',
      amount: { minor: 105_400, currency: 'USD' },
      entered: [{ stage: 'Engaging', at: '2016-10-20T00:00:00.000Z' }],
    });
    const products = (await read('maven_crm/products.csv')).records.flatMap((record) =>
      record.entity === 'products' ? [record.name] : [],
    );
    const unknown = new Set(
      deals.flatMap((deal) => deal.products).filter((name) => !products.includes(name)),
    );
    expect([...unknown]).toEqual(['GTXPro']);
    expect(nearest('GTXPro', products)[0]).toEqual({ option: 'GTX Pro', score: 1 });
  });

  test('companies with a misspelt sector, as it stands', async () => {
    const { records } = await read('maven_crm/accounts.csv');
    expect(records).toHaveLength(85);
    const sectors = new Set(
      records.flatMap((record) => (record.entity === 'companies' ? (record.industry ?? []) : [])),
    );
    expect(sectors).toContain('technolgy');
    expect(nearest('technolgy', ['finance', 'technology', 'telecommunications'])[0]?.option).toBe(
      'technology',
    );
  });

  test('sales teams are no kind of record that is imported', async () => {
    expect((await recognised('maven_crm/sales_teams.csv')).entity).toBeUndefined();
  });
});

describe.skipIf(!existsSync(`${DATA}olist_funnel`))('leads of a marketplace', () => {
  test('leads and the deals they became share their id; one was won before it was met', async () => {
    const leads = await read('olist_funnel/olist_marketing_qualified_leads_dataset.csv', 'BRL');
    const won = await read('olist_funnel/olist_closed_deals_dataset.csv', 'BRL');
    expect([leads.records.length, won.records.length]).toEqual([8000, 842]);
    const met = new Map(
      leads.records.flatMap((lead) =>
        lead.entity === 'deals' && lead.sourceId && lead.createdAt
          ? [[lead.sourceId, lead.createdAt] as const]
          : [],
      ),
    );
    const early = won.records.filter(
      (deal) => deal.entity === 'deals' && (deal.wonAt ?? '') < (met.get(deal.sourceId ?? '') ?? ''),
    );
    expect(early).toHaveLength(1);
  });
});
