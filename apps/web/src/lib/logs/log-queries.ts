// What the screens ask the server about logs, each with its key, so that every screen shares one cache.
import {
  analyseLog,
  distributionOf,
  getCase,
  getLog,
  listCases,
  listLogs,
  listRejects,
  loadDemo,
  previewLog,
  replayLog,
  type LogDetail,
  type LogFilter,
  type LogMapping,
} from '@portolan/contract';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query';
import { ask } from '../api/call.ts';
import { behindSelection, type Selection } from './reality-search.ts';

/** While a log is on its way its state is asked for this often. */
const POLL_MS = 500;
const PAGE = 50;

export function isOnItsWay(state: LogDetail['state']): boolean {
  return state === 'uploading' || state === 'importing';
}

export const logsQuery = infiniteQueryOptions({
  queryKey: ['logs', 'list'],
  queryFn: ({ pageParam, signal }) =>
    ask(listLogs, { query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.nextCursor,
  refetchInterval: (query) => {
    const logs = query.state.data?.pages.flatMap((page) => page.items) ?? [];
    return logs.some((log) => isOnItsWay(log.state)) ? POLL_MS : false;
  },
});

/** How often a pipeline's log is asked whether something was added. */
const FOLLOW_MS = 1_500;

export function logQuery(id: string) {
  return queryOptions({
    queryKey: ['logs', 'one', id],
    queryFn: ({ signal }) => ask(getLog, { params: { id } }, signal),
    refetchInterval: (query) => {
      const log = query.state.data;
      if (log === undefined) return false;
      if (isOnItsWay(log.state)) return POLL_MS;
      return log.origin === 'pipeline' ? FOLLOW_MS : false;
    },
  });
}

/** The demo company's log; the server makes it on the first call and returns the same one afterwards. */
export const demoQuery = queryOptions({
  queryKey: ['logs', 'demo'],
  queryFn: ({ signal }) => ask(loadDemo, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The real map. What was there before stays on screen while filters change. */
export function analysisQuery(id: string, filter: LogFilter) {
  return queryOptions({
    queryKey: ['logs', 'analysis', id, filter],
    queryFn: ({ signal }) => ask(analyseLog, { params: { id }, query: filter }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function distributionQuery(id: string, filter: LogFilter, selection: Selection) {
  const asked = behindSelection(filter, selection);
  const query = { ...asked.filter, ...asked.element };
  return queryOptions({
    queryKey: ['logs', 'distribution', id, query],
    queryFn: ({ signal }) => ask(distributionOf, { params: { id }, query }, signal),
    staleTime: 60_000,
  });
}

export function casesQuery(id: string, filter: LogFilter, selection: Selection) {
  const asked = behindSelection(filter, selection);
  const query = { ...asked.filter, ...asked.element, limit: PAGE };
  return infiniteQueryOptions({
    queryKey: ['logs', 'cases', id, query],
    queryFn: ({ pageParam, signal }) =>
      ask(
        listCases,
        { params: { id }, query: pageParam === null ? query : { ...query, cursor: pageParam } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 60_000,
  });
}

export function caseQuery(id: string, name: string) {
  return queryOptions({
    queryKey: ['logs', 'case', id, name],
    queryFn: ({ signal }) => ask(getCase, { params: { id }, query: { case: name } }, signal),
    staleTime: 60_000,
  });
}

export function replayQuery(id: string, filter: LogFilter) {
  return queryOptions({
    queryKey: ['logs', 'replay', id, filter],
    queryFn: ({ signal }) => ask(replayLog, { params: { id }, query: filter }, signal),
    staleTime: 60_000,
  });
}

/** Dry run of a mapping; the last one stays on screen while the next is on its way. */
export function previewQuery(id: string, mapping: LogMapping) {
  return queryOptions({
    queryKey: ['logs', 'preview', id, mapping],
    queryFn: ({ signal }) => ask(previewLog, { params: { id }, body: mapping }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

export function rejectsQuery(id: string) {
  return queryOptions({
    queryKey: ['logs', 'rejects', id],
    queryFn: ({ signal }) => ask(listRejects, { params: { id }, query: { limit: 100 } }, signal),
    staleTime: 60_000,
  });
}

/** Puts a fresh answer about a log into the cache, and lets lists ask again. */
export function takeLog(client: QueryClient, log: LogDetail): void {
  client.setQueryData(logQuery(log.id).queryKey, log);
  void client.invalidateQueries({ queryKey: logsQuery.queryKey });
}

const KINDS_OF_ANALYSIS = [
  'analysis',
  'distribution',
  'cases',
  'case',
  'rejects',
  'bottlenecks',
  'bottleneckCases',
  'why',
  'whySegments',
  'whyCases',
] as const;

/** After a log was read (again) nothing that was computed from it holds any more. */
export function forgetAnalyses(client: QueryClient, id: string): void {
  for (const kind of KINDS_OF_ANALYSIS) {
    void client.invalidateQueries({ queryKey: ['logs', kind, id] });
  }
}
