// In which currency a new amount begins: the one that the workspace counts in.
import { getWorkspace } from '@portolan/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ask } from '../api/call.ts';

const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => ask(getWorkspace, {}, signal),
  staleTime: 60_000,
});

export function useCurrency(): string {
  return useQuery(workspaceQuery).data?.currency ?? 'EUR';
}
