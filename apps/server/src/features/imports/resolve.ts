// Finds whom a row points to, and makes companies and people who are only named, where that is wished for.
import type { CompanyFields } from '@portolan/contract';
import { domainOf, splitName } from '@portolan/core';
import type { ImportedContact, ImportedReference } from '@portolan/formats';
import { contactFieldsOf, nameOf } from './convert-record.ts';
import type { MadeCompany, MadeContact } from './plan.ts';
import type { PlanContext } from './plan-context.ts';
import type { Candidate, Wanted } from './record-index.ts';
import { companyKeys, companyNameKey, contactKeys, contactNameKey, emailKey } from './record-keys.ts';

/** Records that come about because others name them, in the order in which they were named. */
export interface NamedRecords {
  readonly companies: MadeCompany[];
  readonly contacts: MadeContact[];
}

export function companyWanted(reference: ImportedReference | undefined): Wanted {
  if (reference === undefined) return { about: 'company', sources: [], keys: [] };
  const { id, name, domain } = reference;
  return {
    about: 'company',
    sources: id === undefined ? [] : [id],
    keys: companyKeys(name ?? '', [domain], [], null).map(({ key }) => key),
  };
}

/** The id of the company that is meant; null where there is none. */
export function companyOf(
  reference: ImportedReference | undefined,
  context: PlanContext,
  named: NamedRecords,
  line: number,
): string | null {
  if (reference === undefined) return null;
  const { index, notices, settings } = context;
  const { id, name, domain } = reference;
  const byId = id === undefined ? undefined : index.bySource('company', id);
  if (byId !== undefined) return byId.id;
  for (const { key } of companyKeys('', [domain], [], null)) {
    const [found] = index.byKey('company', key);
    if (found !== undefined) return found.id;
  }
  const called = name ?? domain;
  if (called === undefined) {
    notices.add('missing_company', { value: (id ?? '').slice(0, 100) }, line);
    return null;
  }
  for (const { key } of companyNameKey(called)) {
    const alike = index.byKey('company', key);
    const exact = alike.filter((one) => one.name === called);
    const found = exact.length === 1 ? exact[0] : alike.length === 1 ? alike[0] : undefined;
    if (found !== undefined && (id === undefined || found.sourceId === null)) return found.id;
    if (found === undefined && alike.length > 1) {
      notices.add('several_companies', { value: called.slice(0, 100) }, line);
      return null;
    }
  }
  if (!settings.makeNamed) {
    notices.add('missing_company', { value: called.slice(0, 100) }, line);
    return null;
  }
  const fields: CompanyFields = {
    name: called.trim().slice(0, 300),
    domain: domain === undefined ? null : domainOf(domain),
    website: '',
    industry: '',
    employees: null,
    parentId: null,
    phones: [],
    address: null,
    ownerId: null,
    source: '',
    tags: [],
    custom: {},
  };
  const made: MadeCompany = {
    about: 'company',
    id: context.newId(),
    name: fields.name,
    fields,
    createdAt: null,
    sourceId: id ?? null,
    note: null,
  };
  named.companies.push(made);
  index.add(
    'company',
    candidateOf(made.id, made.name, made.sourceId, null, fields.domain),
    companyKeys(fields.name, [domain], [], null).map(({ key }) => key),
  );
  return made.id;
}

export function candidateOf(
  id: string,
  name: string,
  sourceId: string | null,
  companyId: string | null,
  domain: string | null,
): Candidate {
  return { id, made: true, name, sourceId, companyId, domain };
}

export interface NamedPeople {
  readonly ids: readonly string[];
  readonly emails: readonly string[];
  readonly names: readonly string[];
}

export function peopleWanted({ ids, emails, names }: NamedPeople): Wanted {
  return {
    about: 'contact',
    sources: ids,
    keys: [
      ...emails.map(emailKey),
      ...names.flatMap((name) => contactNameKey(splitName(name)).map(({ key }) => key)),
    ],
  };
}

/** The contacts that are meant. A name beside an id or an address is about the same person. */
export function contactsOf(
  people: NamedPeople,
  companyId: string | null,
  context: PlanContext,
  named: NamedRecords,
  line: number,
): string[] {
  const { index, notices } = context;
  const found = new Set<string>();
  const open: string[] = [];
  for (const id of people.ids) {
    const one = index.bySource('contact', id);
    if (one === undefined) open.push(id);
    else found.add(one.id);
  }
  const byName = people.ids.length === 0 || open.length > 0;
  for (const [i, email] of people.emails.entries()) {
    const [one] = index.byKey('contact', emailKey(email));
    if (one !== undefined) found.add(one.id);
    else if (people.ids.length === 0) {
      const id = makeContact({ emails: [email], fullName: people.names[i] }, companyId, context, named, line);
      if (id !== undefined) found.add(id);
    }
  }
  if (byName && people.emails.length === 0) {
    for (const name of people.names) {
      const id = contactCalled(name, companyId, context, named, line);
      if (id !== undefined) found.add(id);
    }
  }
  if (people.names.length === 0 && people.emails.length === 0) {
    for (const id of open) notices.add('missing_contact', { value: id.slice(0, 100) }, line);
  }
  return [...found];
}

function contactCalled(
  name: string,
  companyId: string | null,
  context: PlanContext,
  named: NamedRecords,
  line: number,
): string | undefined {
  const alike = contactNameKey(splitName(name)).flatMap(({ key }) => context.index.byKey('contact', key));
  const colleagues = companyId === null ? [] : alike.filter((one) => one.companyId === companyId);
  const found = colleagues.length > 0 ? colleagues : alike;
  if (found.length === 1) return found[0]!.id;
  if (found.length > 1) {
    context.notices.add('several_contacts', { value: name.slice(0, 100) }, line);
    return undefined;
  }
  return makeContact({ emails: [], fullName: name }, companyId, context, named, line);
}

function makeContact(
  what: { readonly emails: readonly string[]; readonly fullName: string | undefined },
  companyId: string | null,
  context: PlanContext,
  named: NamedRecords,
  line: number,
): string | undefined {
  if (!context.settings.makeNamed) {
    context.notices.add(
      'missing_contact',
      { value: (what.fullName ?? what.emails[0] ?? '').slice(0, 100) },
      line,
    );
    return undefined;
  }
  const record: ImportedContact = {
    entity: 'contacts',
    ...(what.fullName === undefined ? {} : { fullName: what.fullName }),
    emails: what.emails,
    phones: [],
    tags: [],
    custom: {},
  };
  const fields = contactFieldsOf(record, companyId, context, line);
  const name = what.fullName ?? what.emails[0] ?? '';
  const made: MadeContact = {
    about: 'contact',
    id: context.newId(),
    name,
    fields,
    createdAt: null,
    sourceId: null,
    note: null,
  };
  named.contacts.push(made);
  context.index.add(
    'contact',
    candidateOf(made.id, name, null, companyId, null),
    contactKeys(nameOf(record), what.emails, [], context.country).map(({ key }) => key),
  );
  return made.id;
}
