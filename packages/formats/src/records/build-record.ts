// Makes the record of a row from the values of its cells, or says what it lacks.
import type { ImportEntity, Money } from '@portolan/core';
import type { CellValue } from './column-reader.ts';
import type {
  ImportRecord,
  ImportedAddress,
  ImportedCustom,
  ImportedDeal,
  ImportedReference,
  RecordProblem,
} from './import-record.ts';
import { recordProblem } from './record-problem.ts';

/** The values of a row by field; a field that is many holds a list. */
export interface RowValues {
  readonly fields: ReadonlyMap<string, CellValue>;
  readonly custom: ImportedCustom;
  readonly entered: ImportedDeal['entered'];
  /** The name of the column that a field is mapped to, for messages. */
  readonly columnOf: (field: string) => string;
  /** A day and a time of day in the zone of the import, as ISO 8601 in UTC. */
  readonly instantOf: (day: string, clock: string) => string;
}

export function buildRecord(
  entity: ImportEntity,
  values: RowValues,
): { readonly record: ImportRecord } | { readonly problem: RecordProblem } {
  const lacks = missing(entity, values);
  if (lacks) return { problem: lacks };
  const text = (field: string) => textOf(values.fields.get(field));
  const list = (field: string) => listOf(values.fields.get(field));
  const { custom } = values;
  switch (entity) {
    case 'contacts':
      return {
        record: present({
          entity,
          sourceId: text('sourceId'),
          fullName: text('fullName'),
          firstName: text('firstName'),
          lastName: text('lastName'),
          emails: list('emails'),
          phones: list('phones'),
          title: text('title'),
          company: reference(values, 'company'),
          owner: text('owner'),
          address: addressOf(values),
          tags: list('tags'),
          source: text('source'),
          note: text('note'),
          createdAt: text('createdAt'),
          modifiedAt: text('modifiedAt'),
          custom,
        }),
      };
    case 'companies':
      return {
        record: present({
          entity,
          sourceId: text('sourceId'),
          name: text('name') ?? text('domain') ?? '',
          domain: text('domain'),
          website: text('website'),
          emails: list('emails'),
          phones: list('phones'),
          address: addressOf(values),
          industry: text('industry'),
          size: text('size'),
          parent: text('parent'),
          owner: text('owner'),
          tags: list('tags'),
          note: text('note'),
          createdAt: text('createdAt'),
          modifiedAt: text('modifiedAt'),
          custom,
        }),
      };
    case 'deals':
      return {
        record: present({
          entity,
          sourceId: text('sourceId'),
          name: text('name') ?? dealName(values) ?? text('sourceId') ?? '',
          amount: moneyOf(values.fields.get('amount')),
          pipeline: text('pipeline'),
          stage: text('stage'),
          status: statusOf(values),
          closeDate: text('closeDate'),
          createdAt: text('createdAt'),
          modifiedAt: text('modifiedAt'),
          stageChangedAt: text('stageChangedAt'),
          wonAt: text('wonAt'),
          lostAt: text('lostAt'),
          owner: text('owner'),
          company: reference(values, 'company'),
          contactIds: list('contactIds'),
          contactNames: list('contactNames'),
          contactEmails: list('contactEmails'),
          products: list('products'),
          source: text('source'),
          lostReason: text('lostReason'),
          wonReason: text('wonReason'),
          nextStep: text('nextStep'),
          note: text('note'),
          tags: list('tags'),
          entered: values.entered,
          custom,
        }),
      };
    case 'activities':
      return { record: activityOf(values, custom) };
    case 'products':
      return {
        record: present({
          entity,
          sourceId: text('sourceId'),
          name: text('name') ?? text('code') ?? '',
          code: text('code'),
          category: text('category'),
          price: moneyOf(values.fields.get('price')),
          cost: moneyOf(values.fields.get('cost')),
          unit: text('unit'),
          active: flagOf(values.fields.get('active')),
          note: text('note'),
          custom,
        }),
      };
    case 'stageHistory':
      return {
        record: present({
          entity,
          sourceId: text('sourceId'),
          deal: reference(values, 'deal') ?? {},
          from: text('from'),
          to: text('to') ?? '',
          at: text('at') ?? '',
          by: text('by'),
          amount: moneyOf(values.fields.get('amount')),
          duration: text('duration'),
        }),
      };
  }
}

/** A deal without a name is called by what it is about and whom it is with. */
function dealName({ fields }: RowValues): string | undefined {
  const company = textOf(fields.get('companyName'));
  const [product] = listOf(fields.get('products'));
  return company === undefined || product === undefined ? (product ?? company) : `${product} – ${company}`;
}

/** What the row lacks to be a record at all. */
function missing(entity: ImportEntity, { fields, columnOf }: RowValues): RecordProblem | undefined {
  const none = (...names: readonly string[]) =>
    names.every((name) => {
      const value = fields.get(name);
      return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    });
  switch (entity) {
    case 'contacts':
      return none('fullName', 'firstName', 'lastName', 'emails', 'phones')
        ? recordProblem('no_name', {})
        : undefined;
    case 'companies':
      return none('name', 'domain') ? recordProblem('no_company_name', {}) : undefined;
    case 'deals':
      return none('name', 'sourceId') ? recordProblem('no_deal_name', {}) : undefined;
    case 'activities':
      return none('kind', 'subject', 'note') ? recordProblem('no_subject', {}) : undefined;
    case 'products':
      return none('name', 'code') ? recordProblem('no_product_name', {}) : undefined;
    case 'stageHistory':
      if (none('dealId', 'dealName')) return recordProblem('no_deal', {});
      if (none('to')) return recordProblem('no_stage', {});
      return none('at') ? recordProblem('no_time', { column: columnOf('at') }) : undefined;
  }
}

function activityOf(values: RowValues, custom: ImportedCustom): ImportRecord {
  const { fields, instantOf } = values;
  const text = (field: string) => textOf(fields.get(field));
  const due = text('dueDate');
  const clock = text('dueTime');
  const dueAt =
    due === undefined
      ? undefined
      : due.includes('T')
        ? due
        : clock === undefined
          ? undefined
          : instantOf(due, clock);
  const minutes = fields.get('duration');
  return present({
    entity: 'activities' as const,
    sourceId: text('sourceId'),
    kind: text('kind'),
    subject: text('subject'),
    note: text('note'),
    dueAt,
    dueOn: dueAt === undefined ? due : undefined,
    minutes: typeof minutes === 'number' ? minutes : undefined,
    done: flagOf(fields.get('done')) ?? (fields.has('doneAt') ? true : undefined),
    doneAt: text('doneAt'),
    owner: text('owner'),
    deal: reference(values, 'deal'),
    contact: reference(values, 'contact'),
    company: reference(values, 'company'),
    createdAt: text('createdAt'),
    custom,
  });
}

function statusOf({ fields }: RowValues): ImportedDeal['status'] | undefined {
  const status = textOf(fields.get('status'));
  if (status === 'open' || status === 'won' || status === 'lost') return status;
  const won = flagOf(fields.get('isWon'));
  const closed = flagOf(fields.get('isClosed'));
  if (won === true) return 'won';
  if (closed === undefined) return undefined;
  return closed ? (won === false ? 'lost' : undefined) : 'open';
}

function reference(
  { fields }: RowValues,
  what: 'company' | 'deal' | 'contact',
): ImportedReference | undefined {
  const found = present({
    id: textOf(fields.get(`${what}Id`)),
    name: textOf(fields.get(`${what}Name`)),
    domain: textOf(fields.get(`${what}Domain`)),
  });
  return Object.keys(found).length === 0 ? undefined : found;
}

function addressOf({ fields }: RowValues): ImportedAddress | undefined {
  const found = present({
    text: textOf(fields.get('address')),
    street: textOf(fields.get('street')),
    city: textOf(fields.get('city')),
    region: textOf(fields.get('region')),
    postalCode: textOf(fields.get('postalCode')),
    country: textOf(fields.get('country')),
  });
  return Object.keys(found).length === 0 ? undefined : found;
}

function textOf(value: CellValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listOf(value: CellValue | undefined): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function flagOf(value: CellValue | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function moneyOf(value: CellValue | undefined): Money | undefined {
  return typeof value === 'object' && 'minor' in value ? value : undefined;
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without entries that are undefined. */
function present<T extends object>(value: T): Present<T> {
  const source = value as Readonly<Record<string, unknown>>;
  const kept: Record<string, unknown> = {};
  for (const name of Object.keys(source)) if (source[name] !== undefined) kept[name] = source[name];
  return kept as Present<T>;
}
