// What the form of an activity chooses from: deals, companies and people are searched for, members are at hand.
import { listCompanies, listContacts, listDeals } from '@portolan/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../api/call.ts';
import { membersQuery } from '../member-queries.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}
type Find = (text: string, signal: AbortSignal) => Promise<readonly Choice[]>;

export interface ActivitySources {
  readonly findDeals: Find;
  readonly findCompanies: Find;
  readonly findContacts: Find;
  readonly members: readonly Choice[];
}

const FOUND = 20;
const worded = (text: string): { readonly q?: string } => (text.trim() === '' ? {} : { q: text.trim() });
const hinted = (hint: string | null | undefined): { readonly hint?: string } =>
  hint === null || hint === undefined || hint === '' ? {} : { hint };

const findDeals: Find = async (text, signal) => {
  const query = { state: 'open', sort: '-updatedAt', limit: FOUND, ...worded(text) } as const;
  const { items } = await ask(listDeals, { query }, signal);
  return items.map(({ id, name, company }) => ({ id, label: name, ...hinted(company?.name) }));
};
const findCompanies: Find = async (text, signal) => {
  const { items } = await ask(
    listCompanies,
    { query: { sort: 'name', limit: FOUND, ...worded(text) } },
    signal,
  );
  return items.map(({ id, name, domain }) => ({ id, label: name, ...hinted(domain) }));
};
const findContacts: Find = async (text, signal) => {
  const { items } = await ask(
    listContacts,
    { query: { sort: 'name', limit: FOUND, ...worded(text) } },
    signal,
  );
  return items.map(({ id, name, company }) => ({ id, label: name, ...hinted(company?.name) }));
};

export function useActivitySources(): ActivitySources {
  const { data } = useQuery(membersQuery);
  return useMemo(
    () => ({
      findDeals,
      findCompanies,
      findContacts,
      members: (data?.items ?? [])
        .filter(({ deactivatedAt }) => deactivatedAt === null)
        .map(({ id, name, email }) => ({ id, label: name || email })),
    }),
    [data],
  );
}
