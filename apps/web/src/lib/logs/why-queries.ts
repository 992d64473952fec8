// What the Why screen asks the server, each with its key.
import {
  compareLogSegments,
  explainedCases,
  explainLog,
  type LogFilter,
  type WhyPlace,
  type WhyQuery,
} from '@portolan/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/call.ts';
import { askLong } from '../api/long-questions.ts';

const PAGE = 50;

/** What was there before stays on screen while filters change. */
export function whyOfLogQuery(id: string, query: WhyQuery) {
  return queryOptions({
    queryKey: ['logs', 'why', id, query],
    queryFn: (context) => askLong(explainLog, { params: { id }, query }, context),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function whySegmentsQuery(
  id: string,
  query: WhyQuery,
  groups: { readonly a: LogFilter; readonly b: LogFilter | null },
) {
  return queryOptions({
    queryKey: ['logs', 'whySegments', id, query, groups],
    queryFn: ({ signal }) => ask(compareLogSegments, { params: { id }, query, body: groups }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function whyCasesQuery(id: string, query: WhyQuery, place: WhyPlace) {
  const asked = { ...query, limit: PAGE };
  return infiniteQueryOptions({
    queryKey: ['logs', 'whyCases', id, asked, place],
    queryFn: ({ pageParam, signal }) =>
      ask(
        explainedCases,
        {
          params: { id },
          query: pageParam === null ? asked : { ...asked, cursor: pageParam },
          body: place,
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 60_000,
  });
}
