// The rules of access, and what they mean for one person.
import { explainAccess, getAccessRules } from '@portolan/contract';
import type { RecordKind } from '@portolan/core';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../../lib/api/call.ts';

export const rulesQuery = queryOptions({
  queryKey: ['access', 'rules'],
  queryFn: ({ signal }) => ask(getAccessRules, {}, signal),
});

export function explanationQuery(user: string, about: RecordKind, process: string | null) {
  return queryOptions({
    queryKey: ['access', 'explain', user, about, process],
    queryFn: ({ signal }) =>
      ask(explainAccess, { query: { user, about, ...(process === null ? {} : { process }) } }, signal),
  });
}
