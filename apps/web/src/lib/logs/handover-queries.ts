// What the screen of hand-overs asks the server.
import { handoverCases, logHandovers, type LogFilter } from '@portolan/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/call.ts';
import type { HandoverPair } from './handover-search.ts';

const PAGE = 50;

export function handoversQuery(id: string, filter: LogFilter, by: 'people' | 'lanes') {
  return queryOptions({
    queryKey: ['logs', 'handovers', id, filter, by],
    queryFn: ({ signal }) => ask(logHandovers, { params: { id }, query: { ...filter, by } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** The deals behind one of them. */
export function handoverCasesQuery(
  id: string,
  filter: LogFilter,
  by: 'people' | 'lanes',
  { giver, taker }: HandoverPair,
) {
  const asked = { ...filter, by, giver, taker, limit: PAGE };
  return infiniteQueryOptions({
    queryKey: ['logs', 'handoverCases', id, asked],
    queryFn: ({ pageParam, signal }) =>
      ask(
        handoverCases,
        { params: { id }, query: pageParam === null ? asked : { ...asked, cursor: pageParam } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 60_000,
  });
}
