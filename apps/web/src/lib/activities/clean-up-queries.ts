// What the clean-up asks: its lists as counts, the deals of one, one deal with its ways on, reviews of before.
import { getCleanUp, getDeal, listCleanUpDeals, listCleanUpRuns } from '@portolan/contract';
import type { CleanUpList } from '@portolan/core';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/call.ts';
import type { CleanUpScope } from './clean-up-search.ts';

export interface WhichDeals {
  readonly whose: CleanUpScope;
  readonly process?: string;
}

export function cleanUpQuery(which: WhichDeals) {
  return queryOptions({
    queryKey: ['clean-up', 'lists', which],
    queryFn: ({ signal }) => ask(getCleanUp, { query: which }, signal),
    placeholderData: keepPreviousData,
  });
}

const PAGE = 100;

export function cleanUpDealsQuery(list: CleanUpList, which: WhichDeals) {
  return infiniteQueryOptions({
    queryKey: ['clean-up', 'deals', list, which],
    queryFn: ({ signal, pageParam }) =>
      ask(
        listCleanUpDeals,
        { query: { list, ...which, limit: PAGE, ...(pageParam === null ? {} : { after: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

export const cleanUpRunsQuery = queryOptions({
  queryKey: ['clean-up', 'runs'],
  queryFn: ({ signal }) => ask(listCleanUpRuns, { query: { limit: 10 } }, signal),
});

/** One deal with its checklist and its ways on. */
export function guidedDealQuery(id: string) {
  return queryOptions({
    queryKey: ['deals', 'one', id],
    queryFn: ({ signal }) => ask(getDeal, { params: { id }, query: { guide: 'true' } }, signal),
  });
}
