// What a row of a file is known by, in the form in which the records here are looked up.
import type { ImportKey } from '@portolan/contract';
import {
  companyWords,
  domainOf,
  emailForMatching,
  isSharedDomain,
  personWords,
  readPhone,
} from '@portolan/core';
import type { PersonName } from '@portolan/core';

export interface Key {
  readonly by: ImportKey;
  readonly key: string;
}

function phoneKeys(about: string, phones: readonly string[], country: string | null): Key[] {
  return phones.map((number) => {
    const read = readPhone(number, country);
    return { by: 'phone', key: `${about}:phone:${read.kind === 'read' ? read.e164 : number}`.slice(0, 200) };
  });
}

function nameKey(about: string, words: readonly string[]): Key[] {
  if (words.length === 0) return [];
  return [{ by: 'name', key: `${about}:name:${words.toSorted().join(' ')}`.slice(0, 200) }];
}

/** Most telling first. */
export function contactKeys(
  name: PersonName,
  emails: readonly string[],
  phones: readonly string[],
  country: string | null,
): Key[] {
  return [
    ...emails.map((email): Key => ({ by: 'email', key: emailKey(email) })),
    ...phoneKeys('contact', phones, country),
    ...contactNameKey(name),
  ];
}

export function emailKey(email: string): string {
  return `contact:email:${emailForMatching(email)}`.slice(0, 200);
}

export function contactNameKey(name: PersonName): Key[] {
  return nameKey('contact', personWords(name));
}

export function companyKeys(
  name: string,
  domains: readonly (string | undefined)[],
  phones: readonly string[],
  country: string | null,
): Key[] {
  const own = domains
    .map((text) => (text === undefined || text === '' ? null : domainOf(text)))
    .filter((domain) => domain !== null && !isSharedDomain(domain));
  return [
    ...[...new Set(own)].map((domain): Key => ({
      by: 'domain',
      key: `company:domain:${domain}`.slice(0, 200),
    })),
    ...phoneKeys('company', phones, country),
    ...companyNameKey(name),
  ];
}

export function companyNameKey(name: string): Key[] {
  return nameKey('company', companyWords(name));
}
