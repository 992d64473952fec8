// What the screens of imports ask the server, each with its key. The import on the server is their state: whoever opens it
// again, here or elsewhere, finds it where it stands.
import {
  getImport,
  listImportRejects,
  listImports,
  previewImportFile,
  type DataImport,
  type DataImportState,
} from '@portolan/contract';
import type { ImportMapping } from '@portolan/core';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../../lib/api/call.ts';

const POLL_MS = 700;
const PAGE = 50;

export function isAtWork(state: DataImportState): boolean {
  return state === 'checking' || state === 'running' || state === 'undoing';
}

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ pageParam, signal }) =>
    ask(listImports, { query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.nextCursor,
  refetchInterval: (query) => {
    const all = query.state.data?.pages.flatMap((page) => page.items) ?? [];
    return all.some(({ state }) => isAtWork(state)) ? POLL_MS : false;
  },
});

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }): Promise<DataImport> => ask(getImport, { params: { id } }, signal),
    refetchInterval: (query) => (query.state.data && isAtWork(query.state.data.state) ? POLL_MS : false),
  });
}

/** The last preview stays on screen while the next is on its way. */
export function previewQuery(id: string, file: string, mapping: ImportMapping) {
  return queryOptions({
    queryKey: ['imports', 'preview', file, mapping],
    queryFn: ({ signal }) => ask(previewImportFile, { params: { id, file }, body: { mapping } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

export function rejectsQuery(id: string, finishedAt: string | null) {
  return queryOptions({
    queryKey: ['imports', 'rejects', id, finishedAt],
    queryFn: ({ signal }) => ask(listImportRejects, { params: { id }, query: { limit: 20 } }, signal),
  });
}
