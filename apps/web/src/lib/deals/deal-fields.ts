// The fields of deals as screens use them: what there is, how one is read from a deal, and how a change of it is said.
// Until the server lists its fields, the built-in ones are known.
import { listFields, type DealDetail, type ListedField } from '@portolan/contract';
import { BUILT_IN_FIELDS, type DescribedField } from '@portolan/core';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/call.ts';
import { problemOf } from '../api/problem.ts';
import type { DealChangesInput } from './deal-commands.ts';

export type DealFieldInfo = DescribedField & {
  readonly description: string;
  readonly access: ListedField['access'];
};

export const BUILT_IN: readonly DealFieldInfo[] = BUILT_IN_FIELDS.deal.map((field) => ({
  ...field,
  description: '',
  access: 'edit',
}));

export const dealFieldsQuery = queryOptions({
  queryKey: ['fields', 'deal'],
  queryFn: async ({ signal }): Promise<readonly DealFieldInfo[]> => {
    try {
      const { items } = await ask(listFields, { query: { about: 'deal' } }, signal);
      return items.filter(({ access }) => access !== 'hidden');
    } catch (error) {
      if (problemOf(error).code === 'not_found') return BUILT_IN;
      throw error;
    }
  },
  staleTime: 60_000,
});

const CUSTOM = 'custom.';

/** What a deal holds in a field, as `changeOf` takes it; ids for people and companies. */
export function valueIn(deal: DealDetail, name: string): unknown {
  if (name.startsWith(CUSTOM)) return deal.custom[name.slice(CUSTOM.length)] ?? null;
  switch (name) {
    case 'owner':
      return deal.owner?.id ?? null;
    case 'company':
      return deal.company?.id ?? null;
    case 'people':
      return deal.people.map(({ contact, part }) => ({ contactId: contact.id, part }));
    case 'name':
    case 'amount':
    case 'closeOn':
    case 'source':
    case 'problem':
    case 'competitors':
    case 'tags':
    case 'backOn':
    case 'lines':
      return deal[name];
    default:
      return null;
  }
}

const PROPERTIES: Readonly<Record<string, string>> = { owner: 'ownerId', company: 'companyId' };

/** The change that puts a value into a field. */
export function changeOf(name: string, value: unknown): DealChangesInput {
  if (name.startsWith(CUSTOM)) return { custom: { [name.slice(CUSTOM.length)]: value } } as DealChangesInput;
  // Texts are empty, not null; what the role may not see came as null.
  const stored = value === null && (name === 'source' || name === 'problem') ? '' : value;
  return { [PROPERTIES[name] ?? name]: stored };
}
