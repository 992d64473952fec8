// How likely two records are the same person or company, with the facts that speak for it. The same both ways, blind to
// case, accents and legal forms. The figures are set by hand on the tables of the tests: a name alone never makes a
// pair certain, and nothing is merged without a person.
import { isSharedDomain } from '../companies/domains.ts';
import { companyNameKey, companyWords } from '../companies/legal-forms.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import {
  nameWords,
  ownMailboxes,
  personWords,
  workDomains,
  type CompanyFacts,
  type ContactFacts,
  type RecordFacts,
} from './records.ts';

export type DuplicateField =
  | 'id'
  | 'name'
  | 'email'
  | 'phone'
  | 'company'
  | 'domain'
  | 'suffix'
  | 'city'
  | 'country';
export interface DuplicateReason {
  readonly field: DuplicateField;
  readonly kind: 'same' | 'similar' | 'different';
}
export interface Similarity {
  /** 0 to 1. */
  readonly score: number;
  readonly because: readonly DuplicateReason[];
}

export const CERTAIN_DUPLICATE = 0.9;
export const LIKELY_DUPLICATE = 0.7;
export type DuplicateVerdict = 'certain' | 'likely' | 'unlikely';

export function duplicateVerdict(score: number): DuplicateVerdict {
  if (score >= CERTAIN_DUPLICATE) return 'certain';
  return score >= LIKELY_DUPLICATE ? 'likely' : 'unlikely';
}

/** Records of different kinds are never the same. */
export function similarity(a: RecordFacts, b: RecordFacts): Similarity {
  if (a.kind !== b.kind) return { score: 0, because: [] };
  if (a.id !== null && a.id === b.id) return { score: 1, because: [{ field: 'id', kind: 'same' }] };
  if (a.kind === 'contact' && b.kind === 'contact') return ofContacts(a, b);
  return a.kind === 'company' && b.kind === 'company' ? ofCompanies(a, b) : { score: 0, because: [] };
}

type Likeness = DuplicateReason['kind'] | 'unknown';

function ofContacts(a: ContactFacts, b: ContactFacts): Similarity {
  const name = ofPersonNames(a, b);
  const email = ofLists(ownMailboxes(a), ownMailboxes(b));
  const phone = ofLists(a.phones, b.phones);
  const company = ofEmployers(a, b);
  const suffix = ofSuffixes(a, b);
  const because = reasons({ name, email, phone, company, suffix });
  const score =
    suffix === 'different' ? 0.4 : contactScore(name, email === 'same', phone === 'same', company);
  return { score, because };
}

/** Table first, so that it can be read: the name, then what else is the same. */
function contactScore(name: Likeness, email: boolean, phone: boolean, company: Likeness): number {
  switch (name) {
    case 'same':
      if (email && phone) return 1;
      if (email) return 0.99;
      if (phone) return 0.96;
      return company === 'same' ? 0.85 : company === 'different' ? 0.55 : 0.72;
    case 'similar':
      if (email) return phone ? 0.97 : 0.93;
      if (phone) return company === 'different' ? 0.72 : 0.86;
      return company === 'same' ? 0.72 : 0.45;
    case 'unknown':
      return email ? 0.9 : phone ? 0.5 : 0;
    case 'different':
      // A family or an office: one mailbox or one telephone, several people.
      return email && phone ? 0.6 : email ? 0.5 : phone ? 0.3 : 0.05;
  }
}

function ofCompanies(a: CompanyFacts, b: CompanyFacts): Similarity {
  const name = ofCompanyNames(a.name, b.name);
  const domain = ofLists(ownDomains(a), ownDomains(b));
  const phone = ofLists(a.phones, b.phones);
  const city = ofTexts(nameWords(a.city).join(' '), nameWords(b.city).join(' '));
  const country = ofTexts(a.country, b.country);
  const because = reasons({ name, domain, phone, city, country });
  const found = companyScore(name, domain, phone === 'same');
  // Branches: one name and domain, other places. Never certain, and in another country not even likely.
  const most = country === 'different' ? 0.65 : city === 'different' ? 0.8 : 1;
  return { score: Math.min(found, most), because };
}

function companyScore(name: Likeness, domain: Likeness, phone: boolean): number {
  const same = domain === 'same';
  switch (name) {
    case 'same':
      if (same) return phone ? 1 : 0.98;
      if (phone) return 0.95;
      return domain === 'different' ? 0.6 : 0.82;
    case 'similar':
      if (same) return phone ? 0.95 : 0.88;
      if (phone) return 0.85;
      return domain === 'different' ? 0.4 : 0.6;
    case 'unknown':
      return same ? 0.75 : phone ? 0.4 : 0;
    case 'different':
      return same && phone ? 0.65 : same ? 0.5 : phone ? 0.3 : 0.05;
  }
}

function ownDomains(company: CompanyFacts): string[] {
  return company.domains.filter((domain) => !isSharedDomain(domain));
}

/** Given with given and family with family; as a bag of words where one of them has not been parted. */
function ofPersonNames(a: ContactFacts, b: ContactFacts): Likeness {
  const left = personWords(a.name);
  const right = personWords(b.name);
  if (left.length === 0 || right.length === 0) return 'unknown';
  if (left.toSorted().join(' ') === right.toSorted().join(' ') || left.join('') === right.join(''))
    return 'same';
  const [one, two] = [partsOf(a), partsOf(b)];
  if (one === null || two === null) return ofWords(left, right);
  const parts = [
    ofParts(one.given, two.given),
    ofParts(one.family, two.family),
    one.additional === '' || two.additional === '' ? 'same' : ofParts(one.additional, two.additional),
  ];
  if (parts.includes('different')) return 'different';
  return parts.every((part) => part === 'same') && one.additional === two.additional ? 'same' : 'similar';
}

function partsOf(contact: ContactFacts): { given: string; family: string; additional: string } | null {
  const given = nameWords(contact.name.given).join('');
  const family = nameWords(contact.name.family).join('');
  const additional = nameWords(contact.name.additional ?? '').join('');
  return given === '' || family === '' ? null : { given, family, additional };
}

/** A slip of the pen at most; what is longer is judged more kindly than four letters. */
const ALIKE = 0.92;

function ofParts(a: string, b: string): 'same' | 'similar' | 'different' {
  if (a === b) return 'same';
  if (Array.from(a).length === 1 || Array.from(b).length === 1) {
    return !DENSE.test(a + b) && a[0] === b[0] ? 'similar' : 'different';
  }
  if (/\p{N}/u.test(a + b)) return 'different';
  return jaroWinkler(a, b) >= ALIKE ? 'similar' : 'different';
}

/** In these a single character is a whole name, not the initial of one. */
const DENSE = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Every word of the shorter name has one in the longer: the best of all ways to pair them, so the order is no matter. */
function ofWords(a: readonly string[], b: readonly string[]): 'same' | 'similar' | 'different' {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const paired = (from: number, taken: ReadonlySet<number>): boolean => {
    const word = few[from];
    if (word === undefined) return true;
    return many.some(
      (other, j) =>
        !taken.has(j) && ofParts(word, other) !== 'different' && paired(from + 1, new Set([...taken, j])),
    );
  };
  return paired(0, new Set()) ? 'similar' : 'different';
}

function ofCompanyNames(a: string, b: string): Likeness {
  const left = companyWords(a).slice(0, 6);
  const right = companyWords(b).slice(0, 6);
  if (left.length === 0 || right.length === 0) return 'unknown';
  if (left.toSorted().join(' ') === right.toSorted().join(' ') || left.join('') === right.join(''))
    return 'same';
  if (numbersIn(left) !== numbersIn(right)) return 'different';
  if (ofWords(left, right) !== 'different') return 'similar';
  const [one, two] = [left.join(''), right.join('')];
  // Only one run of letters may differ in the end: "Acme Riga" and "Acme Vilnius" begin alike and are two.
  return left.length !== right.length && jaroWinkler(one, two) >= 0.97 ? 'similar' : 'different';
}

/** "School 12" and "School 13" are two. */
function numbersIn(words: readonly string[]): string {
  return words
    .filter((word) => /\p{N}/u.test(word))
    .toSorted()
    .join(' ');
}

function ofEmployers(a: ContactFacts, b: ContactFacts): Likeness {
  const domains = ofLists(workDomains(a), workDomains(b));
  if (domains === 'same') return 'same';
  const [one, two] = [companyNameKey(a.company), companyNameKey(b.company)];
  if (one === '' || two === '') return domains;
  return one === two ? 'same' : ofCompanyNames(a.company, b.company) === 'similar' ? 'similar' : 'different';
}

/** Father and son: Sr. and Jr. */
function ofSuffixes(a: ContactFacts, b: ContactFacts): Likeness {
  const [one, two] = [generationOf(a), generationOf(b)];
  return one === two ? 'unknown' : 'different';
}

function generationOf({ name }: ContactFacts): string {
  return nameWords(name.suffix ?? '').find((word) => /^(jr|sr|ii|iii|iv)$/u.test(word)) ?? '';
}

function ofLists(a: readonly string[], b: readonly string[]): Likeness {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((one) => b.includes(one)) ? 'same' : 'different';
}

function ofTexts(a: string, b: string): Likeness {
  if (a === '' || b === '') return 'unknown';
  return a === b ? 'same' : 'different';
}

function reasons(found: Partial<Record<DuplicateField, Likeness>>): DuplicateReason[] {
  return (Object.entries(found) as [DuplicateField, Likeness][]).flatMap(([field, kind]) =>
    kind === 'unknown' ? [] : [{ field, kind }],
  );
}
