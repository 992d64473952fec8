// The model that the inductive miner finds in a log; what was found before stays while another is looked for.
import { discoverModel, type LogFilter } from '@portolan/contract';
import type { FlowRole } from '@portolan/core';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ask } from '../api/call.ts';

export interface ModelAsked {
  readonly logId: string;
  readonly revision: string;
  readonly filter: LogFilter;
  readonly noise: number;
  readonly roles: readonly { readonly activity: string; readonly role: FlowRole }[];
  /** What decisions are called. */
  readonly words: { readonly which: string; readonly again: string };
}

export function modelQuery(asked: ModelAsked | undefined) {
  return queryOptions({
    queryKey: ['logs', 'model', asked],
    queryFn: ({ signal }) => {
      const { logId, filter, noise, roles, words } = asked!;
      return ask(
        discoverModel,
        { params: { id: logId }, query: filter, body: { noise, roles: [...roles], words } },
        signal,
      );
    },
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}
