// What a record holds in a field, and how a change of it is said: for a cell, a fact on a page, or many records at once.
// Pure.
import type { CompanyCard, ContactCard, ListedDeal, ListedField } from '@portolan/contract';
import { splitName, type PostalAddress } from '@portolan/core';

/** A row of any list. */
export type ListedRecord = ContactCard | CompanyCard | ListedDeal;

export type FieldInfo = ListedField;
export type FieldPlace = Pick<ListedField, 'property'>;

/** What a PATCH takes: fields of the record by the names of the contract. */
export type Changes = Readonly<Record<string, unknown>>;

const CUSTOM = 'custom.';
const ADDRESS = 'address.';

const NO_ADDRESS: PostalAddress = { lines: [], city: '', region: '', postalCode: '', country: '' };

function addressOf(record: ListedRecord): PostalAddress | null {
  return 'address' in record ? record.address : null;
}

/** Ids for people, companies and stages; texts for addresses of mailboxes and numbers; null for nothing. */
export function valueIn(record: ListedRecord, { property }: FieldPlace): unknown {
  if (property.startsWith(CUSTOM)) {
    return record.custom?.[property.slice(CUSTOM.length)] ?? null;
  }
  if (property.startsWith(ADDRESS)) {
    const part = property.slice(ADDRESS.length) as keyof PostalAddress;
    return addressOf(record)?.[part] ?? null;
  }
  switch (property) {
    case 'ownerId':
      return record.owner?.id ?? null;
    case 'companyId':
      return 'company' in record ? (record.company?.id ?? null) : null;
    case 'parentId':
      return 'parent' in record ? (record.parent?.id ?? null) : null;
    case 'emails':
      return 'emails' in record ? record.emails.map(({ address }) => address) : [];
    case 'phones':
      return 'phones' in record ? record.phones.map(({ number }) => number) : [];
    case 'nextStepAt':
      return 'nextStep' in record ? (record.nextStep?.at ?? null) : null;
    default:
      return (record as unknown as Changes)[property] ?? null;
  }
}

/** The name behind an id that the record itself tells; undefined where it does not. */
export function nameIn(record: ListedRecord, { property }: FieldPlace): string | undefined {
  switch (property) {
    case 'ownerId':
      return record.owner?.name;
    case 'companyId':
      return 'company' in record ? record.company?.name : undefined;
    case 'parentId':
      return 'parent' in record ? record.parent?.name : undefined;
    default:
      return undefined;
  }
}

/** Texts of the contract that are empty and never null. */
const NEVER_NULL: ReadonlySet<string> = new Set([
  'title',
  'source',
  'website',
  'industry',
  'problem',
  'name',
]);

function written(record: ListedRecord, property: string, value: unknown, language: string): Changes {
  if (property.startsWith(CUSTOM)) return { custom: { [property.slice(CUSTOM.length)]: value } };
  if (property.startsWith(ADDRESS)) {
    const part = property.slice(ADDRESS.length);
    return { address: { ...(addressOf(record) ?? NO_ADDRESS), [part]: value ?? '' } };
  }
  if (property === 'name' && 'nameParts' in record) {
    return { name: splitName(typeof value === 'string' ? value : '', { locale: language }) };
  }
  return { [property]: value === null && NEVER_NULL.has(property) ? '' : value };
}

/** What the record has there now, in the words of a change. */
function seen(record: ListedRecord, property: string): Changes {
  if (property.startsWith(ADDRESS)) return { address: addressOf(record) };
  if (property === 'name' && 'nameParts' in record) return { name: record.nameParts };
  if (property === 'emails' || property === 'phones') {
    return { [property]: (record as unknown as Changes)[property] };
  }
  const value = valueIn(record, { property });
  return property.startsWith(CUSTOM)
    ? { custom: { [property.slice(CUSTOM.length)]: value } }
    : { [property]: value === null && NEVER_NULL.has(property) ? '' : value };
}

/**
 * A value as a change of a record, with what the person saw: the server takes it only while that is still so.
 * @param language for a name that is typed as a whole: which part of it is the family's follows its script and language
 */
export function changeOf(
  record: ListedRecord,
  { property }: FieldPlace,
  value: unknown,
  language: string,
): { readonly changes: Changes; readonly was: Changes } {
  return { changes: written(record, property, value, language), was: seen(record, property) };
}

/** Rows by what they have in a field, so that each value is put back with one request. */
export function groupedBy<R extends ListedRecord>(
  records: readonly R[],
  valueOf: (record: R) => unknown,
): readonly { readonly value: unknown; readonly ids: readonly string[] }[] {
  return [...Map.groupBy(records, (record) => JSON.stringify(valueOf(record) ?? null))].map(
    ([json, rows]) => ({
      value: JSON.parse(json) as unknown,
      ids: rows.map(({ id }) => id),
    }),
  );
}
