// What a duplicate is looked for by: the few facts of a contact or a company that tell it from others, and the keys
// under which they are looked up.
import { companyWords } from '../companies/legal-forms.ts';
import { isSharedDomain } from '../companies/domains.ts';
import { companyDomainOfEmail, emailForMatching, isSharedMailbox } from '../people/emails.ts';
import type { PersonName } from '../people/names.ts';
import { romanise } from '../text/romanise.ts';

export interface ContactFacts {
  readonly kind: 'contact';
  /** Null for a row that is not a record yet. */
  readonly id: string | null;
  readonly name: PersonName;
  readonly emails: readonly string[];
  /** E.164; what could not be read, as typed. */
  readonly phones: readonly string[];
  /** Name of the company; empty where there is none. */
  readonly company: string;
}

export interface CompanyFacts {
  readonly kind: 'company';
  readonly id: string | null;
  readonly name: string;
  /** As `domainOf` returns them. */
  readonly domains: readonly string[];
  readonly phones: readonly string[];
  readonly city: string;
  /** ISO 3166-1 alpha-2; empty where it is not known. */
  readonly country: string;
}

export type RecordFacts = ContactFacts | CompanyFacts;

/** More names than this in one name are not looked at. */
const MOST_WORDS = 5;
const MOST_KEYS = 40;

/** The words of a person's name, folded and in Latin letters where that is simple; titles do not count. */
export function nameWords(text: string): string[] {
  return romanise(text)
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('\u200C', '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

export function personWords(name: PersonName): string[] {
  return nameWords(`${name.family} ${name.given} ${name.additional ?? ''}`);
}

/**
 * The keys under which a record is looked up: two records of one thing have one in common, so only records that share
 * a key need be compared. The kind is in the key (`contact:email:anna@acme.lv`); at most 40.
 *
 * A name gives its words in order (exact), and for every word its beginning with the initials of the others, so that a
 * slip in one word, or words in another order, still leads to the record.
 */
export function candidateKeys(record: RecordFacts): string[] {
  const keys = record.kind === 'contact' ? contactKeys(record) : companyKeys(record);
  return [...new Set(keys)].slice(0, MOST_KEYS).map((key) => `${record.kind}:${key}`);
}

function contactKeys(contact: ContactFacts): string[] {
  const words = personWords(contact.name);
  return [
    ...contact.emails.map((email) => `email:${emailForMatching(email)}`),
    ...contact.phones.map((phone) => `phone:${phone}`),
    ...nameKeys(words),
  ];
}

function companyKeys(company: CompanyFacts): string[] {
  const words = companyWords(company.name);
  return [
    ...company.domains.filter((domain) => !isSharedDomain(domain)).map((domain) => `domain:${domain}`),
    ...company.phones.map((phone) => `phone:${phone}`),
    ...nameKeys(words),
    ...words.slice(0, 2).map((word) => `begins:${beginning(word)}`),
  ];
}

function nameKeys(words: readonly string[]): string[] {
  if (words.length === 0) return [];
  const near = words.flatMap((word, i) =>
    words.length === 1
      ? [`near:${beginning(word)}`]
      : words
          .filter((_other, j) => j !== i)
          .map((other) => `near:${beginning(word)}+${Array.from(other)[0] ?? ''}`),
  );
  return [`name:${words.toSorted().join(' ')}`, `name:${words.toSorted().join('')}`, ...near];
}

/** The first four letters; two where a letter says as much as a syllable or a word. */
function beginning(word: string): string {
  const dense = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word);
  return Array.from(word)
    .slice(0, dense ? 2 : 4)
    .join('');
}

/** E-mail addresses that belong to one person, in the form in which they are compared. */
export function ownMailboxes(contact: ContactFacts): string[] {
  return contact.emails.filter((email) => !isSharedMailbox(email)).map(emailForMatching);
}

/** Domains of the companies in the contact's addresses; a free mailbox has none. */
export function workDomains(contact: ContactFacts): string[] {
  return contact.emails.map(companyDomainOfEmail).filter((domain) => domain !== null);
}
