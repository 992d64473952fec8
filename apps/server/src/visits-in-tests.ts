// For the test of plans: what callers do with records and deals, each route with the questions that a large workspace
// would be slow to answer without an index. A new route gets its line here.
import * as contract from '@portolan/contract';
import { fromPlainText, ME } from '@portolan/core';
import type { Route } from '@portolan/contract';
import type { Client as Connection } from 'pg';
import type { DealDetail } from '@portolan/contract';
import { newDeal, publishedProcess } from './deals-in-tests.ts';
import type { Client, Input, Reply } from './test-app.ts';

export interface Visitor {
  readonly owner: Client;
  /** As the tables' owner. */
  readonly database: Connection;
  /** Once, with what the database did recorded under the route's name. */
  readonly visit: <const R extends Route>(
    client: Client,
    route: R,
    input?: Input,
  ) => Promise<Reply<R>['body']>;
  /** As often as it takes for a generic plan. */
  readonly read: <const R extends Route>(route: R, input?: Input) => Promise<Reply<R>['body']>;
  readonly job: (name: string, payload: object) => Promise<void>;
}

type Query = Readonly<Record<string, string | number>>;

type Lists = typeof contract.listDeals | typeof contract.listCompanies | typeof contract.listContacts;

/** Each question by itself, with its second page where there is one. */
async function readEach({ read }: Visitor, route: Lists, questions: readonly Query[]): Promise<void> {
  for (const query of questions) {
    // oxlint-disable no-await-in-loop -- on one connection, one after the other
    const { nextCursor } = await read(route, { query: { ...query, limit: 20 } });
    if (nextCursor !== null) await read(route, { query: { ...query, limit: 20, after: nextCursor } });
    // oxlint-enable no-await-in-loop
  }
}

const rule = (field: string, is: object): string => JSON.stringify({ kind: 'field', field, is });

/** One of the many, which is in nobody's bin. */
async function someId({ database, owner }: Visitor, table: string, at = 20): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `select id from ${table} where workspace_id = $1 and deleted_at is null order by id offset ${at} limit 1`,
    [owner.workspaceId],
  );
  return rows[0]!.id;
}

async function visitRecordsOf(
  visitor: Visitor,
  routes: {
    readonly list: typeof contract.listCompanies | typeof contract.listContacts;
    readonly count: typeof contract.countCompanies | typeof contract.countContacts;
    readonly sorts: readonly string[];
    readonly table: 'companies' | 'contacts';
  },
): Promise<void> {
  const { read } = visitor;
  const { list, count, sorts, table } = routes;
  const word = table === 'companies' ? 'company' : 'person';
  const narrowed: Query[] = [
    { owner: 'me' },
    { owner: 'none' },
    { owner: await someId(visitor, table) },
    { tag: 'tag 5' },
    { tag: 'unheard of' },
    { q: word },
    { q: `${word} 77` },
    { q: 'unheard of' },
    { state: 'deleted' },
    // A condition on what no index knows is looked for along the order; here most fit it.
    { filter: rule('name', { op: 'contains', text: word }) },
  ];
  await readEach(visitor, list, [...sorts.flatMap((sort) => [{ sort }, { sort: `-${sort}` }]), ...narrowed]);
  for (const query of [{}, ...narrowed.slice(0, 8)]) {
    // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
    await read(count, { query });
  }
}

export async function visitCompaniesAndContacts(visitor: Visitor): Promise<void> {
  const { owner, visit, read, job } = visitor;
  await visitRecordsOf(visitor, {
    list: contract.listCompanies,
    count: contract.countCompanies,
    sorts: contract.COMPANY_SORTS,
    table: 'companies',
  });
  await visitRecordsOf(visitor, {
    list: contract.listContacts,
    count: contract.countContacts,
    sorts: contract.CONTACT_SORTS,
    table: 'contacts',
  });
  const made = await visit(owner, contract.createCompany, {
    body: { name: 'Harbour Works', domain: 'harbour.example' },
  });
  const twin = await visit(owner, contract.createCompany, {
    body: { name: 'Harbour Works Ltd', domain: 'harbour.example' },
  });
  const company = { params: { id: made.company.id } };
  const person = await visit(owner, contract.createContact, {
    body: {
      name: { given: 'Mai', family: 'Srisai' },
      companyId: made.company.id,
      emails: [{ address: 'mai@harbour.example' }],
    },
  });
  const same = await visit(owner, contract.createContact, {
    body: { name: { given: 'Mai', family: 'Srisai' }, emails: [{ address: 'mai@harbour.example' }] },
  });
  const contact = { params: { id: person.contact.id } };
  await read(contract.getCompany, company);
  await read(contract.getContact, contact);
  await read(contract.getCompany, { params: { id: await someId(visitor, 'companies') } });
  await visit(owner, contract.updateCompany, { ...company, body: { changes: { industry: 'Ports' } } });
  await visit(owner, contract.updateContact, { ...contact, body: { changes: { title: 'Buyer' } } });
  await read(contract.listCompanyEvents, company);
  await read(contract.listContactEvents, contact);
  const tag = { do: 'tag', add: ['port'], remove: [] };
  await visit(owner, contract.bulkCompanies, { body: { ids: [made.company.id], command: tag } });
  await visit(owner, contract.bulkContacts, { body: { ids: [person.contact.id], command: tag } });
  await read(contract.listTags, { query: { about: 'company' } });
  await read(contract.listTags, { query: { about: 'contact', q: 'tag 5' } });

  await read(contract.listDuplicates, { query: { about: 'contact' } });
  await read(contract.listDuplicates, { query: { about: 'company' } });
  await visit(owner, contract.findLikely, { body: { about: 'company', fields: { name: 'Harbour Works' } } });
  await visit(owner, contract.dismissDuplicate, {
    body: { about: 'company', a: made.company.id, b: twin.company.id },
  });
  await job('records.findDuplicates', { about: 'company', ids: [made.company.id] });
  await visit(owner, contract.mergeCompanies, { ...company, body: { from: twin.company.id } });
  await visit(owner, contract.mergeContacts, { ...contact, body: { from: same.contact.id } });
  const { absorbed } = await read(contract.getContact, contact);
  await visit(owner, contract.undoMerge, { params: { id: absorbed[0]!.mergeId } });

  const ends = {
    from: { about: 'contact', id: person.contact.id },
    to: { about: 'company', id: made.company.id },
  };
  const relation = await visit(owner, contract.createRelation, { body: { ...ends, kind: 'worksAt' } });
  await visit(owner, contract.removeRelation, { params: { id: relation.id } });

  const record = { about: 'company', record: made.company.id };
  const body = fromPlainText('Words');
  const note = {
    params: { id: (await visit(owner, contract.createNote, { body: { ...record, body } })).id },
  };
  await read(contract.listNotes, { query: record });
  await visit(owner, contract.updateNote, { ...note, body: { body } });
  await visit(owner, contract.removeNote, note);
  await visit(owner, contract.restoreNote, note);

  const uploaded = await visit(owner, contract.uploadFile, {
    query: { ...record, name: 'a.txt' },
    bytes: 'words',
  });
  const file = { params: { id: uploaded.id } };
  await read(contract.listFiles, { query: record });
  await visit(owner, contract.downloadFile, file);
  await visit(owner, contract.removeFile, file);
  await visit(owner, contract.restoreFile, file);
  await job('files.sweep', { fileId: uploaded.id });

  await visit(owner, contract.removeContact, contact);
  await visit(owner, contract.restoreContact, contact);
  await visit(owner, contract.removeCompany, company);
  await visit(owner, contract.restoreCompany, company);
}

export async function visitFieldsAndProducts(visitor: Visitor): Promise<void> {
  const { owner, visit, read } = visitor;
  const field = await visit(owner, contract.createField, {
    body: { about: 'deal', label: 'Region', type: 'text' },
  });
  await read(contract.listFields, { query: { about: 'deal' } });
  await visit(owner, contract.updateField, { params: { id: field.id! }, body: { label: 'Area' } });
  await visit(owner, contract.orderFields, { body: { about: 'deal', ids: [field.id!] } });

  const product = await visit(owner, contract.createProduct, { body: { name: 'Gauge', code: 'G-1' } });
  const params = { id: product.id };
  const page = await read(contract.listProducts);
  await read(contract.listProducts, { query: { after: page.nextCursor! } });
  await read(contract.listProducts, { query: { q: 'Product 777' } });
  await read(contract.getProduct, { params });
  await visit(owner, contract.updateProduct, { params, body: { name: 'Gauge, new' } });

  const rate = { currency: 'USD', base: 'EUR', on: '2031-05-06' };
  await visit(owner, contract.putRates, { body: { rates: [{ ...rate, rate: '1.1' }] } });
  await read(contract.listRates);
  await read(contract.listRates, { query: { currency: 'USD' } });
  await read(contract.listRates, { query: { on: '2031-05-06' } });
  await visit(owner, contract.removeRate, { query: rate });
}

/** A process on which the many deals run, too. */
export async function processOfMany({ owner, database }: Visitor): Promise<DealDetail> {
  const { processId } = await publishedProcess(owner);
  const deal = await newDeal(owner, processId, { ownerId: owner.userId });
  await database.query(
    `update deals m set process_id = d.process_id, version_id = d.version_id from deals d
      where d.id = $1 and m.workspace_id = d.workspace_id`,
    [deal.id],
  );
  await database.query('analyze deals');
  return deal;
}

/** On what no index knows: looked for along the order; here most fit it. */
const DEAL_FILTERS: readonly string[] = [
  rule('name', { op: 'contains', text: 'deal' }),
  rule('amount', { op: 'moneyAtLeast', minor: 100_000, currency: 'EUR' }),
];

/** Own fields are in no index: the open deals of a process, or of the workspace, are read and put in order. */
async function visitOwnFields(visitor: Visitor, process: string): Promise<void> {
  const { visit, read, owner } = visitor;
  const field = (more: object) => visit(owner, contract.createField, { body: { about: 'deal', ...more } });
  await field({ label: 'Seats', type: 'number' });
  await field({ label: 'Sector', type: 'choice', options: [{ label: 'Ports' }] });
  await readEach(visitor, contract.listDeals, [
    { fields: 'seats,sector' },
    { fields: 'seats', process, stage: 'offer' },
    ...['custom.seats', '-custom.seats', 'custom.sector'].map((sort) => ({ sort, process })),
    { filter: rule('custom.seats', { op: 'empty' }), fields: 'seats' },
    { filter: rule('owner', { op: 'is', text: ME }) },
  ]);
  await read(contract.summariseDeals, { query: { group: 'custom.sector', process } });
}

export async function visitDeals(visitor: Visitor, deal: DealDetail): Promise<void> {
  const { owner, visit, read } = visitor;
  const { processId: process, versionId } = deal;
  const company = await someId(visitor, 'companies');
  const contact = await someId(visitor, 'contacts');
  const narrowed: Query[] = [
    { process },
    { process, stage: 'offer' },
    { owner: 'me' },
    { owner: 'none' },
    { owner: await someId(visitor, 'deals') },
    { company },
    { contact },
    { q: 'deal' },
    { q: 'deal 77' },
    { q: 'unheard of' },
    ...DEAL_FILTERS.map((filter) => ({ filter })),
    ...['won', 'ended', 'any', 'deleted'].map((state) => ({ state })),
  ];
  await readEach(visitor, contract.listDeals, [
    ...contract.DEAL_SORTS.flatMap((sort) => [{ sort }, { sort: `-${sort}` }, { sort, process }]),
    ...narrowed,
  ]);
  await visitOwnFields(visitor, process);
  for (const group of ['stage', 'owner', 'company', 'source', 'month']) {
    // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
    await read(contract.summariseDeals, { query: { group, process } });
  }
  for (const query of narrowed) {
    // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
    await read(contract.summariseDeals, { query });
  }
  const board = { params: { id: process } };
  for (const sort of ['nextStepAt', 'enteredAt', '-amount', 'closeOn', 'name']) {
    // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
    await read(contract.getBoard, { ...board, query: { sort } });
  }
  for (const query of [{ owner: 'me' }, { q: 'deal 77' }, { filter: DEAL_FILTERS[0]! }]) {
    // oxlint-disable-next-line no-await-in-loop -- on one connection, one after the other
    await read(contract.getBoard, { ...board, query });
  }

  const made = await visit(owner, contract.createDeal, {
    body: {
      processId: process,
      name: 'Gauges',
      companyId: company,
      people: [{ contactId: contact, part: 'user' }],
    },
  });
  const params = { id: made.id };
  await read(contract.getDeal, { params, query: { guide: 'true' } });
  await read(contract.listDealEvents, { params });
  await visit(owner, contract.updateDeal, {
    params,
    body: { changes: { source: 'Fair' }, was: { source: '' } },
  });
  const move = await visit(owner, contract.moveDeal, { params, body: { to: 'qualify' } });
  await visit(owner, contract.commandDeal, { params, body: { do: 'undoMove', event: move.event } });
  await visit(owner, contract.bulkDeals, {
    body: { ids: [made.id], command: { do: 'set', changes: { source: 'Web' } } },
  });
  const other = await newDeal(owner, process);
  await visit(owner, contract.mergeDeals, { params, body: { from: other.id } });
  await visit(owner, contract.unmergeDeal, { params: { id: other.id } });
  await visit(owner, contract.removeDeal, { params: { id: other.id } });

  await visit(owner, contract.moveDeal, { params, body: { to: 'lost', reason: 'Price' } });
  const next = await publishedProcess(owner, undefined, 'Onboarding');
  await visit(owner, contract.continueDeal, { params, body: { processId: next.processId } });
  await read(contract.previewTransfer, { params: { id: process } });
  const plan = await visit(owner, contract.runTransfer, {
    params: { id: process },
    // Nobody stands there.
    body: { toVersion: versionId, steps: [{ fromVersion: next.versionId, from: 'lead', to: 'lead' }] },
  });
  await visit(owner, contract.undoTransfer, { params: { id: plan.id } });
}
