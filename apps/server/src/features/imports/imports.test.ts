// Imports through the API, with the job runner and the import thread: what a check says, what a run writes, that it doubles
// nothing, and that it can be taken back.
import * as contract from '@portolan/contract';
import type { DataImport } from '@portolan/contract';
import type { MapInput } from '@portolan/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedProcess } from '../../deals-in-tests.ts';
import {
  begun,
  checked,
  checkedFor,
  ran,
  startImportsApp,
  undone as takenBack,
} from '../../imports-in-tests.ts';
import type { MapsApp } from '../../maps-in-tests.ts';
import type { Client } from '../../test-app.ts';

const MAP: MapInput = {
  nodes: [
    { type: 'stage', id: 'new', name: 'New' },
    { type: 'stage', id: 'talk', name: 'Talking', alsoKnownAs: ['Engaging'] },
    { type: 'stage', id: 'won', name: 'Closed won', milestones: ['won'] },
    { type: 'outcome', id: 'lost', name: 'Closed lost', kind: 'lost' },
  ],
  starts: ['new'],
  paths: [
    { id: 'p1', from: 'new', to: 'talk' },
    { id: 'p2', from: 'talk', to: 'won' },
    { id: 'p3', from: 'talk', to: 'lost' },
  ],
};

let app: MapsApp;

beforeAll(async () => {
  app = await startImportsApp();
}, 60_000);
afterAll(() => app.close());

async function onMap(client: Client, files: Readonly<Record<string, string>>): Promise<DataImport> {
  const { processId } = await publishedProcess(client, MAP);
  return checkedFor(client, processId, files);
}

const COMPANIES =
  'Company ID,Name,Domain,Industry\nC1,Alpha,alpha.example,Wood\nC2,Beta,beta.example,Steel\n';
const CONTACTS =
  'Contact ID,First name,Last name,Email,Company ID\nP1,Ann,Lee,ann@alpha.example,C1\nP2,Bob,Ray,bob@beta.example,C9\nP3,Cid,Fox,not an address,C1\n';
const DEALS = `Deal ID,Deal name,Stage,Amount,Created at,Close date,Company ID,Contact IDs
D1,Panels,Engaging,1200.50,2024-01-10,2024-06-30,C1,P1
D2,Doors,Closed won,900,2024-01-05,2024-03-01,C2,P2
D3,Floors,Closed lost,300,2024-02-01,2024-02-20,C1,
D4,Roofs,Nowhere,10,2024-02-01,,C1,
`;

test('companies, contacts and deals are checked, written with their own times, and found again instead of doubled', async () => {
  const owner = await app.member('owner');
  const one = await onMap(owner, {
    'companies.csv': COMPANIES,
    'contacts.csv': CONTACTS,
    'deals.csv': DEALS,
  });
  expect(one.problem).toBeNull();
  expect(one.counts).toMatchObject([
    { entity: 'contacts', rows: 3, created: 2, rejected: 1 },
    { entity: 'companies', rows: 2, created: 2, rejected: 0 },
    { entity: 'deals', rows: 4, created: 3, rejected: 1 },
  ]);
  expect(one.words.stages.find(({ stage }) => stage === 'Engaging')?.nodeId).toBe('talk');
  const done = await ran(owner, one.id);
  expect(done.state).toBe('done');
  expect(done.counts).toEqual(one.counts);

  const deals = await owner.ok(contract.listDeals, { query: { state: 'any', sort: 'name' } });
  expect(deals.items.map(({ name, nodeId, createdAt }) => [name, nodeId, createdAt.slice(0, 10)])).toEqual([
    ['Doors', 'won', '2024-01-05'],
    ['Floors', 'lost', '2024-02-01'],
    ['Panels', 'talk', '2024-01-10'],
  ]);
  expect(deals.items[0]).toMatchObject({ company: { name: 'Beta' }, amount: { minor: 90_000 } });
  const events = await owner.ok(contract.listDealEvents, { params: { id: deals.items[0]!.id } });
  const { rows: stored } = await app.owner.query(
    'select kind, actor_kind, happened_at, recorded_at from events where record_id = $1 order by seq',
    [deals.items[0]!.id],
  );
  expect(stored.map(({ kind, actor_kind: actor }) => [kind, actor])).toEqual([
    ['created', 'import'],
    ['entered', 'import'],
    ['won', 'import'],
  ]);
  expect((stored[1]!.happened_at as Date).toISOString()).toContain('2024-03-01');
  expect((stored[1]!.recorded_at as Date).getFullYear()).toBeGreaterThan(2024);
  expect(events.items.length).toBe(3);

  const rejects = await owner.ok(contract.listImportRejects, { params: { id: one.id } });
  expect(rejects.items.map(({ code }) => code).toSorted()).toEqual(['not_an_email', 'stage_unknown']);

  const again = await begun(owner, {
    'companies.csv': COMPANIES,
    'contacts.csv': CONTACTS,
    'deals.csv': DEALS,
  });
  expect(again.files.every(({ earlier }) => earlier[0]?.importId === one.id)).toBe(true);
  await owner.ok(contract.updateImport, { params: { id: again.id }, body: { settings: done.settings } });
  const second = await checked(owner, again.id);
  expect(second.counts).toMatchObject([
    { entity: 'contacts', created: 0, matched: 2 },
    { entity: 'companies', created: 0, matched: 2 },
    { entity: 'deals', created: 0, matched: 3 },
  ]);
  await ran(owner, again.id);
  const { items } = await owner.ok(contract.listDeals, { query: { state: 'any', sort: 'name' } });
  expect(items.length).toBe(3);
});

test('taking back removes what was made, restores what was changed, and leaves what somebody has changed since', async () => {
  const owner = await app.member('owner');
  const known = await owner.ok(contract.createCompany, { body: { name: 'Alpha', domain: 'alpha.example' } });
  const one = await onMap(owner, {
    'companies.csv': COMPANIES,
    'contacts.csv': CONTACTS,
    'deals.csv': DEALS,
  });
  expect(one.counts).toMatchObject([
    { entity: 'contacts', created: 2 },
    { entity: 'companies', created: 1, updated: 1 },
    { entity: 'deals', created: 3 },
  ]);
  const example = one.examples.find(({ what }) => what === 'updated');
  expect(example).toMatchObject({ by: 'domain', changes: [{ field: 'industry', from: '', to: 'Wood' }] });
  await ran(owner, one.id);
  const { items } = await owner.ok(contract.listDeals, { query: { state: 'any', sort: 'name' } });
  const panels = items.find(({ name }) => name === 'Panels')!;
  await owner.ok(contract.updateDeal, { params: { id: panels.id }, body: { changes: { source: 'Fair' } } });

  const undone = await takenBack(owner, one.id);
  expect(undone.state).toBe('undone');
  // The deal, and its person, whom it needs; the company was there before.
  expect(undone.undo).toMatchObject({ removed: 4, restored: 1, left: 2 });
  expect(undone.undo?.examples.map(({ name }) => name).toSorted()).toEqual(['Ann Lee', 'Panels']);
  const company = await owner.ok(contract.getCompany, { params: { id: known.company.id } });
  expect(company.industry).toBe('');
  const left = await owner.ok(contract.listDeals, { query: { state: 'any', sort: 'name' } });
  expect(left.items.map(({ name }) => name)).toEqual(['Panels']);
});

/** Made on the first and the second of May; ids begin with the seconds. */
function cardId(n: number): string {
  return `${(Date.UTC(2026, 4, n, 10) / 1000).toString(16)}000000000000000${n}`;
}

function card(n: number, list: string, more: object = {}): object {
  return { id: cardId(n), name: `Card ${n}`, idList: list, ...more };
}

function action(n: number, date: string, more: object): object {
  return {
    type: 'updateCard',
    date: `2026-05-${date}T10:00:00.000Z`,
    data: { card: { id: cardId(n) }, ...more },
  };
}

test('a board as JSON brings its cards with the way that they went, and what was archived where somebody puts it', async () => {
  const owner = await app.member('owner');
  const board = {
    name: 'Sales',
    lists: [
      { id: 'a', name: 'New' },
      { id: 'b', name: 'Talking' },
      { id: 'c', name: 'Closed won' },
    ],
    cards: [card(1, 'c'), card(2, 'b', { closed: true })],
    actions: [
      action(2, '20', { old: { closed: false } }),
      action(1, '10', { listBefore: { id: 'b' }, listAfter: { id: 'c' } }),
      action(2, '09', { listBefore: { id: 'a' }, listAfter: { id: 'b' } }),
      action(1, '04', { listBefore: { id: 'a' }, listAfter: { id: 'b' } }),
      { ...action(2, '02', { list: { id: 'a' } }), type: 'createCard' },
      { ...action(1, '01', { list: { id: 'a' } }), type: 'createCard' },
    ],
  };
  const one = await onMap(owner, { 'board.json': JSON.stringify(board, null, 1) });
  expect(one.words.stages.find(({ stage }) => stage.startsWith('Archived'))).toMatchObject({
    stage: 'Archived: Talking',
    deals: 1,
    moves: 1,
  });
  const stages = one.settings.stages.filter(({ stage }) => stage !== 'Archived: Talking');
  await owner.ok(contract.updateImport, {
    params: { id: one.id },
    body: {
      settings: {
        ...one.settings,
        stages: [...stages, { pipeline: 'Sales', stage: 'Archived: Talking', nodeId: 'lost' }],
      },
    },
  });
  const ready = await checked(owner, one.id);
  expect(ready.files[0]).toMatchObject({ rows: 2, questions: [] });
  expect(ready.counts).toMatchObject([
    { entity: 'deals', rows: 2, created: 2 },
    { entity: 'stageHistory', created: 6, rejected: 0 },
  ]);
  await ran(owner, one.id);
  const { rows } = await app.owner.query<{ name: string; way: string }>(
    `select d.name, string_agg(e.to_node || ' ' || to_char(e.happened_at at time zone 'UTC', 'MM-DD'), ', ' order by e.seq) as way
      from import_records i join deals d on d.workspace_id = i.workspace_id and d.id = i.record_id
        join events e on e.workspace_id = d.workspace_id and e.record_id = d.id and e.kind in ('created', 'entered')
      where i.import_id = $1 group by d.name order by d.name`,
    [one.id],
  );
  expect(rows).toEqual([
    { name: 'Card 1', way: 'new 05-01, talk 05-04, won 05-10' },
    { name: 'Card 2', way: 'new 05-02, talk 05-09, lost 05-20' },
  ]);
});
