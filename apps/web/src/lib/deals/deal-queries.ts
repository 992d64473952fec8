// What the screens ask the server about deals, each with its key, so that all share one cache.
import {
  getBoard,
  getDeal,
  listActivities,
  listDealEvents,
  listDeals,
  listFiles,
  listNotes,
  previewTransfer,
  summariseDeals,
} from '@portolan/contract';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, type InputOf, type OutputOf } from '../api/call.ts';

export type Board = OutputOf<typeof getBoard>;
export type BoardAsk = Omit<NonNullable<InputOf<typeof getBoard>['query']>, 'cards'>;
export type DealListAsk = NonNullable<InputOf<typeof listDeals>['query']>;
export type DealPage = OutputOf<typeof listDeals>;

/** Cards of a column that are read at once. */
export const CARDS = 50;

export const BOARDS = ['deals', 'board'] as const;

export function boardQuery(processId: string, query: BoardAsk) {
  return queryOptions({
    queryKey: [...BOARDS, processId, query],
    queryFn: ({ signal }) =>
      ask(getBoard, { params: { id: processId }, query: { ...query, cards: CARDS } }, signal),
    // Another filter: the cards of before stay until those of now are there.
    placeholderData: keepPreviousData,
  });
}

/** How many open deals are in each stage, without the deals. */
export function openDealsQuery(processId: string) {
  return queryOptions({
    queryKey: ['deals', 'open', processId],
    queryFn: ({ signal }) => ask(getBoard, { params: { id: processId }, query: { cards: 0 } }, signal),
  });
}

/** With its checklist, its ways on and the way it came. */
export function dealQuery(id: string) {
  return queryOptions({
    queryKey: ['deals', 'one', id],
    queryFn: ({ signal }) => ask(getDeal, { params: { id }, query: { guide: 'true' } }, signal),
  });
}

/** A list of deals by pages. */
export function dealListQuery(query: Omit<DealListAsk, 'after'>) {
  return infiniteQueryOptions({
    queryKey: ['deals', 'list', query],
    queryFn: ({ signal, pageParam }) =>
      ask(listDeals, { query: { ...query, ...(pageParam === null ? {} : { after: pageParam }) } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function dealSummaryQuery(query: NonNullable<InputOf<typeof summariseDeals>['query']>) {
  return queryOptions({
    queryKey: ['deals', 'summary', query],
    queryFn: ({ signal }) => ask(summariseDeals, { query }, signal),
    placeholderData: keepPreviousData,
  });
}

/** Newest first. */
export function dealEventsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['deals', 'events', id],
    queryFn: ({ signal, pageParam }) =>
      ask(
        listDealEvents,
        { params: { id }, query: { limit: 50, ...(pageParam === null ? {} : { after: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function dealActivitiesQuery(id: string, state: 'open' | 'done') {
  return queryOptions({
    queryKey: ['activities', 'deal', id, state],
    queryFn: ({ signal }) => ask(listActivities, { query: { deal: id, state, limit: 50 } }, signal),
  });
}

export function dealNotesQuery(id: string) {
  return queryOptions({
    queryKey: ['notes', 'deal', id],
    queryFn: ({ signal }) => ask(listNotes, { query: { about: 'deal', record: id, limit: 100 } }, signal),
  });
}

export function dealFilesQuery(id: string) {
  return queryOptions({
    queryKey: ['files', 'deal', id],
    queryFn: ({ signal }) => ask(listFiles, { query: { about: 'deal', record: id, limit: 100 } }, signal),
  });
}

export function transferQuery(processId: string) {
  return queryOptions({
    queryKey: ['deals', 'transfer', processId],
    queryFn: ({ signal }) => ask(previewTransfer, { params: { id: processId } }, signal),
  });
}
