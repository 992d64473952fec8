// A row that was read, in the shape in which records are kept here: names in parts, addresses, texts that fit, values of
// the workspace's own fields. What does not fit is left out and said.
import type { CompanyFields, ContactFields } from '@portolan/contract';
import {
  COUNTRY_CODES,
  accessFieldOf,
  decimalOf,
  domainOf,
  readEmail,
  readFieldValue,
  splitName,
} from '@portolan/core';
import type { CustomValue, FieldDefinition, PersonName } from '@portolan/core';
import type {
  ImportedAddress,
  ImportedCompany,
  ImportedContact,
  ImportedCustom,
  ImportedCustomValue,
} from '@portolan/formats';
import type { PlanContext } from './plan-context.ts';

type About = FieldDefinition['about'];
type Custom = Record<string, CustomValue>;

/** Cut at a length, and said so. */
export function shortened(
  context: PlanContext,
  text: string | undefined,
  limit: number,
  field: string,
  line: number,
): string {
  if (text === undefined) return '';
  const plain = text.trim();
  if (plain.length <= limit) return plain;
  context.notices.add('text_shortened', { field, limit }, line);
  return plain.slice(0, limit).trim();
}

export function tagsOf(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim().slice(0, 100)).filter((tag) => tag !== ''))].slice(0, 50);
}

export function contactFieldsOf(
  record: ImportedContact,
  companyId: string | null,
  context: PlanContext,
  line: number,
): ContactFields {
  return {
    name: nameOf(record),
    title: shortened(context, record.title, 200, 'title', line),
    emails: emailsOf(record.emails),
    preferredChannel: null,
    companyId,
    phones: phonesOf(record.phones),
    address: addressOf(record.address),
    ownerId: record.owner === undefined ? null : context.ownerOf(record.owner),
    source: shortened(context, record.source, 200, 'source', line),
    tags: tagsOf(record.tags),
    custom: customOf(context, 'contact', record.custom, line),
  };
}

export function nameOf({ firstName, lastName, fullName, emails, phones }: ImportedContact): PersonName {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const cut = (text: string): string => text.trim().slice(0, 200).trim();
  if (firstName !== undefined || lastName !== undefined) {
    return { given: cut(firstName ?? ''), family: cut(lastName ?? '') };
  }
  return splitName(cut(fullName ?? emails[0] ?? phones[0] ?? ''));
}

function emailsOf(emails: readonly string[]): ContactFields['emails'] {
  return emails
    .filter((address) => readEmail(address).kind === 'read')
    .slice(0, 20)
    .map((address) => ({ address, kind: 'work' }));
}

function phonesOf(phones: readonly string[]): ContactFields['phones'] {
  return phones.slice(0, 20).map((number) => ({ number: number.slice(0, 100), kind: 'work', e164: null }));
}

export function companyFieldsOf(
  record: ImportedCompany,
  parentId: string | null,
  context: PlanContext,
  line: number,
): CompanyFields {
  return {
    name: shortened(context, record.name, 300, 'name', line),
    domain: record.domain === undefined ? null : domainOf(record.domain),
    website: record.website ?? '',
    industry: shortened(context, record.industry, 200, 'industry', line),
    employees: employeesOf(record.size, context, line),
    parentId,
    phones: phonesOf(record.phones),
    address: addressOf(record.address),
    ownerId: record.owner === undefined ? null : context.ownerOf(record.owner),
    source: '',
    tags: tagsOf(record.tags),
    custom: customOf(context, 'company', record.custom, line),
  };
}

function employeesOf(size: string | undefined, context: PlanContext, line: number): number | null {
  if (size === undefined) return null;
  const digits = size.replaceAll(/[\s.,'’_]/gu, '');
  if (/^\d{1,8}$/u.test(digits)) return Number(digits);
  context.notices.add('size_unread', { value: size.slice(0, 60) }, line);
  return null;
}

const COUNTRIES = countriesByName();

function countriesByName(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const language of ['en', 'th', 'fa', 'zh-Hant', 'lv', 'de', 'fr', 'es', 'ru']) {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    for (const code of COUNTRY_CODES) found.set(plainName(names.of(code) ?? code), code);
  }
  for (const code of COUNTRY_CODES) found.set(code.toLowerCase(), code);
  const others = {
    usa: 'US',
    'united states of america': 'US',
    uk: 'GB',
    'great britain': 'GB',
    korea: 'KR',
  };
  for (const [name, code] of Object.entries(others)) found.set(name, code);
  return found;
}

function plainName(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

export function countryOf(text: string): string | undefined {
  return COUNTRIES.get(plainName(text));
}

/** No part is lost: a country whose name is not known stands among the lines. */
export function addressOf(address: ImportedAddress | undefined): ContactFields['address'] {
  if (address === undefined) return null;
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- reads best beside what uses it
  const cut = (text: string | undefined, most: number): string => (text ?? '').trim().slice(0, most).trim();
  const asWhole = address.text === undefined ? undefined : countryOf(address.text);
  const country = address.country === undefined ? asWhole : countryOf(address.country);
  const lines = [
    ...(asWhole === undefined || country !== asWhole ? (address.text?.split(/\r?\n/u) ?? []) : []),
    address.street ?? '',
    ...(address.country !== undefined && country === undefined ? [address.country] : []),
  ];
  return {
    lines: lines
      .map((line) => cut(line, 200))
      .filter((line) => line !== '')
      .slice(0, 6),
    city: cut(address.city, 200),
    region: cut(address.region, 200),
    postalCode: cut(address.postalCode, 20),
    country: country ?? '',
  };
}

/** Values of the workspace's own fields, by their keys. */
export function customOf(context: PlanContext, about: About, given: ImportedCustom, line: number): Custom {
  const custom: Custom = {};
  for (const [key, value] of Object.entries(given)) {
    const field = context.ownField(about, key);
    if (field === undefined) {
      context.notices.add('field_unknown', { field: key }, line);
      continue;
    }
    if (
      context.access.field(about, accessFieldOf(`custom.${field.key}`), context.map?.processId ?? null) !==
      'edit'
    ) {
      context.notices.add('field_not_allowed', { field: field.label }, line);
      continue;
    }
    const read = readFieldValue({ ...field, required: false }, rawOf(value, field.type));
    if (read.kind === 'value') {
      if (read.value !== null) custom[field.key] = read.value;
    } else context.notices.add('value_not_taken', { field: field.label }, line);
  }
  return custom;
}

/** Of the type that the field has: a list goes into a text as one, an amount of money into a number without its currency. */
function rawOf({ value, type }: ImportedCustomValue, wanted: FieldDefinition['type']): unknown {
  if (typeof value === 'string') return wanted === 'choices' ? [value] : value;
  if (type === 'choices') return wanted === 'choices' ? value : value.join('; ');
  if (wanted === 'money' || typeof value !== 'object') return value;
  const { minor, currency } = value as { readonly minor: number; readonly currency: string };
  return wanted === 'number' ? decimalOf(minor, currency) : `${decimalOf(minor, currency)} ${currency}`;
}
