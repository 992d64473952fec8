// Finds deals, contacts and companies by what is typed into the command palette, in any script: those that were opened
// last come first. Loaded when the palette is first typed into.
import { listCompanies, listContacts, listDeals, type RecordAbout } from '@portolan/contract';
import { fold } from '@portolan/core';
import { call } from '../api/call.ts';
import { recentRecords } from './recent.ts';
import { hrefOf } from './record-source.ts';

export interface FoundRecord {
  readonly about: RecordAbout;
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly href: string;
}

const EACH = 6;
const RECENT = 8;

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');

function recentThatFit(text: string): readonly FoundRecord[] {
  const wanted = fold(text);
  return recentRecords()
    .filter(({ name }) => fold(name).includes(wanted))
    .slice(0, RECENT)
    .map((one) => ({ ...one, hint: '', href: hrefOf(one.about, one.id) }));
}

/** Nothing but what was opened last as long as nothing is typed. A kind that cannot be searched is left out. */
export async function findRecords(text: string, signal: AbortSignal): Promise<readonly FoundRecord[]> {
  const q = text.trim();
  const recent = recentThatFit(q);
  if (q === '') return recent;
  const [deals, contacts, companies] = await Promise.all([
    call(listDeals, { query: { q, state: 'any', sort: '-updatedAt', limit: EACH } }, signal),
    call(listContacts, { query: { q, limit: EACH } }, signal),
    call(listCompanies, { query: { q, limit: EACH } }, signal),
  ]);
  const found: readonly Omit<FoundRecord, 'href'>[] = [
    ...(deals.ok
      ? deals.value.items.map(({ id, name, company }) => ({
          about: 'deal' as const,
          id,
          name,
          hint: company === null || company.name === name ? '' : company.name,
        }))
      : []),
    ...(contacts.ok
      ? contacts.value.items.map(({ id, name, title, company }) => ({
          about: 'contact' as const,
          id,
          name,
          hint: joined([title, company?.name]),
        }))
      : []),
    ...(companies.ok
      ? companies.value.items.map(({ id, name, domain, address }) => ({
          about: 'company' as const,
          id,
          name,
          hint: joined([domain, address?.city]),
        }))
      : []),
  ];
  const first = new Set(recent.map(({ id }) => id));
  const all = found.map((one) => ({ ...one, href: hrefOf(one.about, one.id) }));
  return [
    ...recent.map((one) => all.find(({ id }) => id === one.id) ?? one),
    ...all.filter(({ id }) => !first.has(id)),
  ];
}
