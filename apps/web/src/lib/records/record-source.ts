// The three kinds of records behind one shape, so that a list, a cell and a bulk action need not tell them apart.
import {
  bulkCompanies,
  bulkContacts,
  bulkDeals,
  COMPANY_SORTS,
  CONTACT_SORTS,
  countCompanies,
  countContacts,
  DEAL_SORTS,
  getCompany,
  getContact,
  getDeal,
  listCompanies,
  listContacts,
  listDeals,
  OWN_SORT_TYPES,
  summariseDeals,
  updateCompany,
  updateContact,
  updateDeal,
  type DoneWithMany,
  type RecordAbout,
} from '@portolan/contract';
import { ask, call, type InputOf, type OutputOf } from '../api/call.ts';
import type { Outcome } from '../api/problem.ts';
import type { Changes, FieldInfo, ListedRecord } from './record-values.ts';

export interface ListAsk {
  readonly q?: string;
  readonly owner?: string;
  readonly filter?: string;
  readonly process?: string;
  readonly stage?: string;
  readonly company?: string;
  readonly state?: string;
}

export interface PageAsk extends ListAsk {
  readonly sort?: string;
  readonly after?: string;
  readonly limit: number;
  /** Of deals: keys of own fields that the rows carry. */
  readonly fields?: string;
}

export interface Counted {
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

/** Whether the server can put a list in order by a field. */
export function isSortable(about: RecordAbout, field: FieldInfo): boolean {
  if (field.builtIn) return SOURCES[about].sorts.includes(field.name);
  return about === 'deal' && OWN_SORT_TYPES.some((type) => type === field.type);
}

export type BulkCommand = Readonly<Record<string, unknown>> & { readonly do: string };

export interface RecordSource {
  readonly about: RecordAbout;
  /** Where its list stands. */
  readonly path: '/contacts' | '/companies' | '/deals';
  /** Built-in fields that the server can put in order. */
  readonly sorts: readonly string[];
  readonly firstSort: string;
  /** Columns that are shown as long as nobody has chosen others; the first names the record. */
  readonly firstColumns: readonly string[];
  readonly list: (
    query: PageAsk,
    signal?: AbortSignal,
  ) => Promise<{ readonly items: readonly ListedRecord[]; readonly nextCursor: string | null }>;
  readonly count: (query: ListAsk, signal?: AbortSignal) => Promise<Counted>;
  readonly one: (id: string) => Promise<Outcome<ListedRecord>>;
  readonly update: (id: string, changes: Changes, was: Changes) => Promise<Outcome<ListedRecord>>;
  readonly bulk: (ids: readonly string[], command: BulkCommand) => Promise<Outcome<DoneWithMany>>;
}

// What stands in `changes`, `command` and `query` was put together from the fields that the server itself lists.
const CONTACTS: RecordSource = {
  about: 'contact',
  path: '/contacts',
  sorts: CONTACT_SORTS,
  firstSort: 'name',
  firstColumns: ['name', 'company', 'title', 'emails', 'phones', 'owner', 'tags', 'lastActiveAt'],
  list: (query, signal) =>
    ask(listContacts, { query: query as InputOf<typeof listContacts>['query'] & {} }, signal),
  count: (query, signal) =>
    ask(countContacts, { query: query as InputOf<typeof countContacts>['query'] & {} }, signal),
  one: (id) => call(getContact, { params: { id } }),
  update: (id, changes, was) => call(updateContact, { params: { id }, body: { changes, was } }),
  bulk: (ids, command) =>
    call(bulkContacts, { body: { ids, command } as unknown as InputOf<typeof bulkContacts>['body'] }),
};

const COMPANIES: RecordSource = {
  about: 'company',
  path: '/companies',
  sorts: COMPANY_SORTS,
  firstSort: 'name',
  firstColumns: ['name', 'domain', 'industry', 'city', 'employees', 'owner', 'tags', 'lastActiveAt'],
  list: (query, signal) =>
    ask(listCompanies, { query: query as InputOf<typeof listCompanies>['query'] & {} }, signal),
  count: (query, signal) =>
    ask(countCompanies, { query: query as InputOf<typeof countCompanies>['query'] & {} }, signal),
  one: (id) => call(getCompany, { params: { id } }),
  update: (id, changes, was) => call(updateCompany, { params: { id }, body: { changes, was } }),
  bulk: (ids, command) =>
    call(bulkCompanies, { body: { ids, command } as unknown as InputOf<typeof bulkCompanies>['body'] }),
};

export type DealSummary = OutputOf<typeof summariseDeals>;

export function summaryOf(query: ListAsk, group: string, signal?: AbortSignal): Promise<DealSummary> {
  return ask(
    summariseDeals,
    { query: { ...query, group } as InputOf<typeof summariseDeals>['query'] & {} },
    signal,
  );
}

const DEALS: RecordSource = {
  about: 'deal',
  path: '/deals',
  sorts: DEAL_SORTS,
  firstSort: '-createdAt',
  firstColumns: ['name', 'company', 'stage', 'amount', 'owner', 'nextStepAt', 'closeOn', 'lastActivityAt'],
  list: (query, signal) =>
    ask(listDeals, { query: query as InputOf<typeof listDeals>['query'] & {} }, signal),
  count: async (query, signal) => ({ count: (await summaryOf(query, 'none', signal)).count, more: false }),
  one: (id) => call(getDeal, { params: { id } }),
  update: (id, changes, was) => call(updateDeal, { params: { id }, body: { changes, was } }),
  bulk: (ids, command) =>
    call(bulkDeals, { body: { ids, command } as unknown as InputOf<typeof bulkDeals>['body'] }),
};

export const SOURCES: Readonly<Record<RecordAbout, RecordSource>> = {
  contact: CONTACTS,
  company: COMPANIES,
  deal: DEALS,
};

export function hrefOf(about: RecordAbout, id: string): string {
  return `${SOURCES[about].path}/${id}`;
}
