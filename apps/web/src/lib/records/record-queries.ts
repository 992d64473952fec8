// What the screens ask the server about contacts, companies and what hangs on any record, each with its key, so that all
// share one cache.
import {
  getCompany,
  getContact,
  getDeal,
  getView,
  listActivities,
  listCompanyEvents,
  listContactEvents,
  listDuplicates,
  listFields,
  listFiles,
  listNotes,
  listTags,
  listViews,
  type RecordAbout,
} from '@portolan/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/call.ts';
import { refetchOn } from '../live/refetch-table.ts';

/** People and companies: what can be merged, related and reviewed. */
export type Party = 'contact' | 'company';

// What a change makes old.
const LISTS: Readonly<Record<Party, string>> = { contact: 'contacts', company: 'companies' };

for (const about of ['contact', 'company'] as const) {
  refetchOn(about, ({ recordId, kind }) => [
    [LISTS[about], 'one', recordId],
    ['record-events', about, recordId],
    ...(kind === 'changed' ? [] : [['duplicates', about]]),
  ]);
}
refetchOn('activity', () => [
  ['activities', 'contact'],
  ['activities', 'company'],
]);
for (const about of ['note', 'file'] as const) {
  refetchOn(about, () => [[`${about}s`]]);
}

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contacts', 'one', id],
    queryFn: ({ signal }) => ask(getContact, { params: { id } }, signal),
  });
}

export function companyQuery(id: string) {
  return queryOptions({
    queryKey: ['companies', 'one', id],
    queryFn: ({ signal }) => ask(getCompany, { params: { id } }, signal),
  });
}

/** One deal without its checklist. */
export function dealFactsQuery(id: string) {
  return queryOptions({
    queryKey: ['deals', 'facts', id],
    queryFn: ({ signal }) => ask(getDeal, { params: { id } }, signal),
  });
}

/** The history of a contact or company, newest first. */
export function recordEventsQuery(about: Party, id: string) {
  return infiniteQueryOptions({
    queryKey: ['record-events', about, id],
    queryFn: ({ signal, pageParam }) =>
      ask(
        about === 'contact' ? listContactEvents : listCompanyEvents,
        { params: { id }, query: { limit: 30, ...(pageParam === null ? {} : { after: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** The fields of a kind of record that the role sees, built-in ones first. */
export function fieldsQuery(about: RecordAbout) {
  return queryOptions({
    queryKey: ['fields', 'listed', about],
    queryFn: async ({ signal }) => {
      const { items } = await ask(listFields, { query: { about } }, signal);
      return items.filter(({ access }) => access !== 'hidden');
    },
    staleTime: 60_000,
  });
}

export function notesQuery(about: RecordAbout, id: string) {
  return queryOptions({
    queryKey: ['notes', about, id],
    queryFn: ({ signal }) => ask(listNotes, { query: { about, record: id, limit: 100 } }, signal),
  });
}

export function filesQuery(about: RecordAbout, id: string) {
  return queryOptions({
    queryKey: ['files', about, id],
    queryFn: ({ signal }) => ask(listFiles, { query: { about, record: id, limit: 100 } }, signal),
  });
}

export function activitiesQuery(about: Party, id: string, state: 'open' | 'done') {
  return queryOptions({
    queryKey: ['activities', about, id, state],
    queryFn: ({ signal }) => ask(listActivities, { query: { [about]: id, state, limit: 20 } }, signal),
  });
}

export function viewsQuery(about: RecordAbout) {
  return queryOptions({
    queryKey: ['views', about],
    queryFn: ({ signal }) => ask(listViews, { query: { about } }, signal),
  });
}

/** A view that a link names; also one that the list does not have. */
export function viewQuery(id: string) {
  return queryOptions({
    queryKey: ['views', 'one', id],
    queryFn: ({ signal }) => ask(getView, { params: { id } }, signal),
  });
}

export function duplicatesQuery(about: Party) {
  return infiniteQueryOptions({
    queryKey: ['duplicates', about, 'all'],
    queryFn: ({ signal, pageParam }) =>
      ask(
        listDuplicates,
        { query: { about, limit: 50, ...(pageParam === null ? {} : { after: pageParam }) } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Pairs of one record with others that are probably the same. */
export function twinsQuery(about: Party, id: string) {
  return queryOptions({
    queryKey: ['duplicates', about, id],
    queryFn: ({ signal }) => ask(listDuplicates, { query: { about, record: id, limit: 10 } }, signal),
  });
}

/** Tags that are in use, the first hundred. */
export function tagsQuery(about: RecordAbout) {
  return queryOptions({
    queryKey: ['tags', about],
    queryFn: async ({ signal }) => {
      const { items } = await ask(listTags, { query: { about, limit: 100 } }, signal);
      return items.map(({ tag }) => tag);
    },
    staleTime: 60_000,
  });
}
