// What the screens ask the server about processes and their versions, each with its key, so that all share one cache.
import {
  getAgreement,
  getNamedState,
  getProcess,
  getVersion,
  listComments,
  listNamedStates,
  listProcesses,
  listShares,
} from '@portolan/contract';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { ask } from '../api/call.ts';

/** Comments and signatures of others appear without a reload. */
const OTHERS_MS = 10_000;

export function processesQuery(archived = false) {
  return queryOptions({
    queryKey: ['processes', 'list', archived],
    queryFn: ({ signal }) => ask(listProcesses, { query: { archived: archived ? 'true' : 'false' } }, signal),
  });
}

export function processQuery(id: string) {
  return queryOptions({
    queryKey: ['processes', 'one', id],
    queryFn: ({ signal }) => ask(getProcess, { params: { id } }, signal),
  });
}

/** A published version never changes; of a draft this is where the editor begins, and it keeps its own state. */
export function versionQuery(id: string) {
  return queryOptions({
    queryKey: ['processes', 'version', id],
    queryFn: ({ signal }) => ask(getVersion, { params: { id } }, signal),
  });
}

export function namedStatesQuery(versionId: string) {
  return queryOptions({
    queryKey: ['processes', 'states', versionId],
    queryFn: ({ signal }) => ask(listNamedStates, { params: { id: versionId } }, signal),
  });
}

export function namedStateQuery(id: string) {
  return queryOptions({
    queryKey: ['processes', 'state', id],
    queryFn: ({ signal }) => ask(getNamedState, { params: { id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function commentsQuery(processId: string) {
  return queryOptions({
    queryKey: ['processes', 'comments', processId],
    queryFn: ({ signal }) => ask(listComments, { params: { id: processId } }, signal),
    refetchInterval: OTHERS_MS,
  });
}

export function agreementQuery(versionId: string) {
  return queryOptions({
    queryKey: ['processes', 'agreement', versionId],
    queryFn: ({ signal }) => ask(getAgreement, { params: { id: versionId } }, signal),
    refetchInterval: OTHERS_MS,
  });
}

export function sharesQuery(processId: string) {
  return queryOptions({
    queryKey: ['processes', 'shares', processId],
    queryFn: ({ signal }) => ask(listShares, { params: { id: processId } }, signal),
  });
}

/** After something about a process changed: its facts, its list entry and its agreement are asked for again. */
export function refreshProcess(client: QueryClient, processId: string): void {
  void client.invalidateQueries({ queryKey: ['processes', 'list'] });
  void client.invalidateQueries({ queryKey: processQuery(processId).queryKey });
  void client.invalidateQueries({ queryKey: ['processes', 'agreement'] });
}
