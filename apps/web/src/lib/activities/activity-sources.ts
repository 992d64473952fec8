// What the form of an activity chooses from: deals, companies and people are searched for, members are at hand.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { membersQuery } from '../member-queries.ts';
import {
  findCompanies,
  findContacts,
  findOpenDeals,
  type Choice,
  type Find,
} from '../records/find-records.ts';

export interface ActivitySources {
  readonly findDeals: Find;
  readonly findCompanies: Find;
  readonly findContacts: Find;
  readonly members: readonly Choice[];
}

export function useActivitySources(): ActivitySources {
  const { data } = useQuery(membersQuery);
  return useMemo(
    () => ({
      findDeals: findOpenDeals,
      findCompanies,
      findContacts,
      members: (data?.items ?? [])
        .filter(({ deactivatedAt }) => deactivatedAt === null)
        .map(({ id, name, email }) => ({ id, label: name || email })),
    }),
    [data],
  );
}
