// What the Bottlenecks screen asks the server, each with its key.
import { bottleneckCases, getBottlenecks, type BottleneckQuery } from '@portolan/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/call.ts';
import { askLong } from '../api/long-questions.ts';
import type { Place } from './bottleneck-search.ts';

const PAGE = 50;

/** What was there before stays on screen while filters change. */
export function bottlenecksQuery(id: string, query: BottleneckQuery) {
  return queryOptions({
    queryKey: ['logs', 'bottlenecks', id, query],
    queryFn: (context) => askLong(getBottlenecks, { params: { id }, query }, context),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function bottleneckCasesQuery(id: string, query: BottleneckQuery, place: Place) {
  const asked = { ...query, ...place, limit: PAGE };
  return infiniteQueryOptions({
    queryKey: ['logs', 'bottleneckCases', id, asked],
    queryFn: ({ pageParam, signal }) =>
      ask(
        bottleneckCases,
        { params: { id }, query: pageParam === null ? asked : { ...asked, cursor: pageParam } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 60_000,
  });
}
