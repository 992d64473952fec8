// What a picker searches while one types: companies, people and deals, by the beginnings of their words.
import { listCompanies, listContacts, listDeals } from '@portolan/contract';
import { ask } from '../api/call.ts';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}
export type Find = (text: string, signal: AbortSignal) => Promise<readonly Choice[]>;

const FOUND = 20;
const worded = (text: string): { readonly q?: string } => (text.trim() === '' ? {} : { q: text.trim() });

function choice(id: string, label: string, ...hints: readonly (string | null | undefined)[]): Choice {
  const hint = hints.filter((part) => part !== null && part !== undefined && part !== '').join(' · ');
  return hint === '' ? { id, label } : { id, label, hint };
}

export const findCompanies: Find = async (text, signal) => {
  const query = { sort: 'name', limit: FOUND, ...worded(text) } as const;
  const { items } = await ask(listCompanies, { query }, signal);
  return items.map(({ id, name, domain }) => choice(id, name, domain));
};

/** People outside. */
export const findContacts: Find = async (text, signal) => {
  const query = { sort: 'name', limit: FOUND, ...worded(text) } as const;
  const { items } = await ask(listContacts, { query }, signal);
  return items.map(({ id, name, title, company }) => choice(id, name, title, company?.name));
};

function findDealsThatAre(state: 'open' | 'any'): Find {
  return async (text, signal) => {
    const query = { state, sort: '-updatedAt', limit: FOUND, ...worded(text) } as const;
    const { items } = await ask(listDeals, { query }, signal);
    return items.map(({ id, name, company }) => choice(id, name, company?.name));
  };
}

/** Open and ended ones, what was worked on last first. */
export const findDeals = findDealsThatAre('any');
export const findOpenDeals = findDealsThatAre('open');
