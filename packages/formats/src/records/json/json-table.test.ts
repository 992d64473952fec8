// From JSON to records: a board with its history, answers of tools' APIs, any list; and what is no such thing.
import { importMappingSchema } from '@portolan/core';
import { describe, expect, test } from 'vitest';
import { bytesOf, collected } from '../../testing/sources.ts';
import { stageHistoryOf } from '../history/stage-history.ts';
import { readRecords } from '../read-records.ts';
import { readTable } from '../read-table.ts';
import { proposedMapping, recogniseTable, sampleOf } from '../recognition/recognise-table.ts';
import { beginsAsJson } from './json-table.ts';

async function read(json: unknown, fileName = 'export.json') {
  const text = typeof json === 'string' ? json : JSON.stringify(json, null, 2);
  const recognition = recogniseTable(await sampleOf(await readTable(bytesOf(text))), { fileName });
  const mapping = importMappingSchema.parse(proposedMapping(recognition, 'EUR'));
  const { records, warnings } = readRecords(await readTable(bytesOf(text)), mapping);
  const items = await collected(records);
  const all = items.flatMap((item) => ('record' in item ? [item.record] : []));
  const { deals } = await stageHistoryOf({ kind: 'changes', records: items });
  return {
    tool: recognition.tool,
    entity: recognition.entity,
    fields: Object.fromEntries(
      recognition.columns.flatMap(({ column, target }) =>
        target?.kind === 'field' ? [[column, target.field]] : [],
      ),
    ),
    records: all.filter(({ entity }) => entity === recognition.entity),
    ways: deals.map(({ deal, before, moves }) => [
      deal.id,
      ...(before === undefined ? [] : [`from ${before}`]),
      ...moves.map(({ stage, at }) => `${stage} at ${at.slice(0, 10)}`),
    ]),
    warnings: warnings().map(({ code }) => code),
  };
}

const IDS = { a: '65f000000000000000000001', b: '65f000000000000000000002', c: '65f000000000000000000003' };

function moved(card: string, from: string, to: string, date: string) {
  return {
    type: 'updateCard',
    date,
    data: { card: { id: card }, listBefore: { id: from }, listAfter: { id: to }, old: { idList: from } },
    memberCreator: { id: 'm1', fullName: 'Ann Lee' },
  };
}

const BOARD = {
  id: 'board',
  name: 'Harbour sales',
  lists: [
    { id: 'l1', name: 'New' },
    { id: 'l2', name: 'Offer' },
    { id: 'l3', name: 'Won' },
  ],
  members: [{ id: 'm1', fullName: 'Ann Lee', username: 'ann' }],
  customFields: [
    { id: 'f1', name: 'Deal value', type: 'number' },
    { id: 'f2', name: 'Size', type: 'list', options: [{ id: 'o1', value: { text: 'Large' } }] },
  ],
  cards: [
    {
      id: IDS.a,
      name: 'Port gauges',
      desc: 'For the north pier',
      idList: 'l3',
      idMembers: ['m1'],
      due: '2026-09-01T10:00:00.000Z',
      email: 'secret+board@example.com',
      labels: [{ name: 'Hot' }],
      customFieldItems: [
        { idCustomField: 'f1', value: { number: '1200' } },
        { idCustomField: 'f2', idValue: 'o1' },
      ],
    },
    { id: IDS.b, name: 'Buoy lights', idList: 'l2', closed: true },
    { id: IDS.c, name: 'A card to copy', idList: 'l1', isTemplate: true },
  ],
  // Newest first, as Trello writes them.
  actions: [
    {
      type: 'updateCard',
      date: '2026-05-20T10:00:00.000Z',
      data: { card: { id: IDS.b, closed: true }, old: { closed: false } },
    },
    moved(IDS.a, 'l2', 'l3', '2026-05-10T10:00:00.000Z'),
    moved(IDS.b, 'l1', 'l2', '2026-05-09T10:00:00.000Z'),
    moved(IDS.a, 'l1', 'l2', '2026-05-04T10:00:00.000Z'),
    {
      type: 'updateCard',
      date: '2026-05-03T10:00:00.000Z',
      data: { card: { id: IDS.a }, old: { desc: '' } },
    },
    {
      type: 'createCard',
      date: '2026-05-02T10:00:00.000Z',
      data: { card: { id: IDS.b }, list: { id: 'l1' } },
    },
    {
      type: 'createCard',
      date: '2026-05-01T10:00:00.000Z',
      data: { card: { id: IDS.a }, list: { id: 'l1' } },
    },
  ],
};

const change = (at: string, from: string, to: string) => ({
  object: 'dealChange',
  timestamp: at,
  data: {
    item_id: 9,
    field_key: 'stage_id',
    old_value: '1',
    new_value: '2',
    log_time: at,
    additional_data: { old_value_formatted: from, new_value_formatted: to },
  },
});

describe('a Trello board', () => {
  test('its cards are deals, with who has them, what is known of them, and the way that they went', async () => {
    const { tool, entity, fields, records, ways } = await read(BOARD);
    expect([tool, entity]).toEqual(['trello', 'deals']);
    expect(fields).toMatchObject({
      'Card ID': 'sourceId',
      'Card Name': 'name',
      'List Name': 'stage',
      'Board Name': 'pipeline',
      'Due Date': 'closeDate',
    });
    expect(records).toMatchObject([
      {
        sourceId: IDS.a,
        name: 'Port gauges',
        note: 'For the north pier',
        stage: 'Won',
        pipeline: 'Harbour sales',
        owner: 'Ann Lee',
        tags: ['Hot'],
        closeDate: '2026-09-01',
        amount: { minor: 120_000, currency: 'EUR' },
        custom: { size: { value: 'Large' } },
      },
      { sourceId: IDS.b, stage: 'Archived: Offer' },
    ]);
    expect(ways).toEqual([
      [IDS.a, 'New at 2026-05-01', 'Offer at 2026-05-04', 'Won at 2026-05-10'],
      [IDS.b, 'New at 2026-05-02', 'Offer at 2026-05-09', 'Archived: Offer at 2026-05-20'],
    ]);
  });

  test('the address by which anybody can write into it is not read', async () => {
    expect(JSON.stringify(await read(BOARD))).not.toContain('secret');
  });

  test('cards whose making is no longer told begin when their id was made', async () => {
    const { ways, warnings } = await read({ ...BOARD, actions: [] });
    expect(ways[0]).toEqual([IDS.a, 'Won at 2024-03-12']);
    expect(warnings).toContain('creation_from_id');
  });
});

describe('answers of APIs', () => {
  test('deals of HubSpot with the history of their stage', async () => {
    const { tool, entity, records, ways } = await read({
      results: [
        {
          id: '7',
          properties: { dealname: 'Port gauges', amount: '1200', dealstage: 'won', pipeline: 'default' },
          propertiesWithHistory: {
            dealstage: [
              { value: 'won', timestamp: '2026-03-09T10:00:00Z' },
              { value: 'offer', timestamp: '2026-03-04T10:00:00Z', updatedByUserId: 12 },
            ],
          },
          associations: {
            companies: { results: [{ id: '70' }, { id: '70' }] },
            contacts: { results: [{ id: '71' }, { id: '72' }] },
          },
        },
      ],
    });
    expect([tool, entity]).toEqual(['hubspot', 'deals']);
    expect(records).toMatchObject([
      {
        sourceId: '7',
        name: 'Port gauges',
        stage: 'won',
        amount: { minor: 120_000 },
        company: { id: '70' },
        contactIds: ['71', '72'],
      },
    ]);
    expect(ways).toEqual([['7', 'offer at 2026-03-04', 'won at 2026-03-09']]);
  });

  test('changes of a deal of Pipedrive', async () => {
    const { tool, entity, ways } = await read({
      data: [
        change('2026-02-05 10:00:00', 'Offer', 'Talks'),
        change('2026-02-01 09:00:00', 'New', 'Offer'),
        { object: 'note', data: { content: 'hello' } },
      ],
    });
    expect([tool, entity]).toEqual(['pipedrive', 'stageHistory']);
    expect(ways).toEqual([['9', 'from New', 'Offer at 2026-02-01', 'Talks at 2026-02-05']]);
  });

  test('any list of objects, also one to a line, with references flattened', async () => {
    const line = JSON.stringify({
      id: 3,
      title: 'Port gauges',
      value: 1200,
      currency: 'EUR',
      stage: 'Offer',
      org_id: { name: 'Acme', value: 5 },
    });
    const { entity, records } = await read(`${line}\n${line.replace('"id":3', '"id":4')}\n`, 'deals.json');
    expect(entity).toBe('deals');
    expect(records).toMatchObject([
      {
        sourceId: '3',
        name: 'Port gauges',
        amount: { minor: 120_000, currency: 'EUR' },
        company: { id: '5', name: 'Acme' },
      },
      { sourceId: '4' },
    ]);
  });
});

describe('what is none', () => {
  test.each([
    ['{"cards": [', 'truncated'],
    ['{"cards": nope}', 'json_malformed'],
    ['[]', 'no_records'],
    ['{}', 'no_records'],
    ['[[1, 2]]', 'no_records'],
    ['{"name": "Board", "cards": [], "lists": []}', 'no_records'],
  ])('%s', async (text, code) => {
    await expect(readTable(bytesOf(text))).rejects.toMatchObject({ code });
  });

  test.each([
    ['[Deal],[Stage]\nA,B', false],
    ['{deal};stage', false],
    ['\n [ { "id": 1 } ]', true],
    ['{"id": 1}', true],
  ])('%j begins as JSON: %s', (text, is) => expect(beginsAsJson(text)).toBe(is));
});
