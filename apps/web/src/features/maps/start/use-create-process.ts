// Creates the process and opens its draft.
import { createProcess, type ORIGINS } from '@portolan/contract';
import type { ProcessFacts, SalesMap } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../../lib/api/call.ts';
import { useSubmit, type Submit } from '../../../lib/api/use-submit.ts';
import type { MapSearch } from '../../../lib/maps/map-search.ts';
import { processQuery, refreshProcess } from '../../../lib/maps/process-queries.ts';

export interface NewProcess {
  readonly facts: ProcessFacts;
  readonly map: SalesMap;
  readonly origin: (typeof ORIGINS)[number];
  /** Which template, file or log; for the audit log. */
  readonly originName: string;
}

/** @param search how its map is opened */
export function useCreateProcess(what: () => NewProcess, search: MapSearch = {}): Submit<unknown> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useSubmit(
    () => {
      const { facts, map, origin, originName } = what();
      return call(createProcess, {
        body: { ...facts, name: facts.name.trim(), purpose: facts.purpose.trim(), map, origin, originName },
      });
    },
    (process) => {
      client.setQueryData(processQuery(process.id).queryKey, process);
      refreshProcess(client, process.id);
      void navigate({ to: '/processes/$processId', params: { processId: process.id }, search });
    },
  );
}
