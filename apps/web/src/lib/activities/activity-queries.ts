// What screens ask about activities, Today, the calendar and the clean-up, each with its key, so that all share one cache.
import {
  getCalendar,
  getCalendarFeed,
  getContact,
  getActivity,
  getToday,
  listActivities,
} from '@portolan/contract';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask, type InputOf, type OutputOf } from '../api/call.ts';
import { refetchOn } from '../live/refetch-table.ts';

export type Today = OutputOf<typeof getToday>;
export type CalendarAsk = InputOf<typeof getCalendar>['query'];

/** Minutes pass and steps fall due without anybody doing anything. */
const MINUTE_MS = 60_000;

export const todayQuery = queryOptions({
  queryKey: ['today', 'mine'],
  queryFn: ({ signal }) => ask(getToday, {}, signal),
  refetchInterval: MINUTE_MS,
});

/** Own open activities that are due within a span of time, soonest first. */
export function upcomingQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['activities', 'upcoming', from, to],
    queryFn: ({ signal }) =>
      ask(listActivities, { query: { owner: 'me', state: 'open', from, to, limit: 100 } }, signal),
    placeholderData: keepPreviousData,
  });
}

/** Own activities done since then, newest first. */
export function doneSinceQuery(from: string) {
  return queryOptions({
    queryKey: ['activities', 'done', from],
    queryFn: ({ signal }) =>
      ask(listActivities, { query: { owner: 'me', state: 'done', from, limit: 100 } }, signal),
    placeholderData: keepPreviousData,
  });
}

export function activityQuery(id: string) {
  return queryOptions({
    queryKey: ['activities', 'one', id],
    queryFn: ({ signal }) => ask(getActivity, { params: { id } }, signal),
  });
}

export function calendarQuery(query: CalendarAsk) {
  return queryOptions({
    queryKey: ['calendar', query],
    queryFn: ({ signal }) => ask(getCalendar, { query }, signal),
    placeholderData: keepPreviousData,
  });
}

export const calendarFeedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: ({ signal }) => ask(getCalendarFeed, {}, signal),
});

/** Somebody's numbers and addresses, for a call or an e-mail. */
export function channelsQuery(contactId: string) {
  return queryOptions({
    queryKey: ['contacts', 'channels', contactId],
    queryFn: async ({ signal }) => {
      const { phones, emails } = await ask(getContact, { params: { id: contactId } }, signal);
      return { phones, emails };
    },
    staleTime: 5 * MINUTE_MS,
  });
}

refetchOn('activity', () => [['today'], ['activities'], ['calendar'], ['clean-up']]);
refetchOn('deal', () => [['today'], ['clean-up']]);
