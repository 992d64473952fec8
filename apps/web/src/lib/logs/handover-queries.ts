// What the screen of hand-overs asks the server.
import { logHandovers, type LogFilter } from '@portolan/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/call.ts';

export function handoversQuery(id: string, filter: LogFilter, by: 'people' | 'lanes') {
  return queryOptions({
    queryKey: ['logs', 'handovers', id, filter, by],
    queryFn: ({ signal }) => ask(logHandovers, { params: { id }, query: { ...filter, by } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
