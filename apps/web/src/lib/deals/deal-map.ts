// The map that a board or a deal runs on, with what is asked of it again and again.
import { graphOf, type MapGraph, type SalesMap } from '@portolan/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { versionQuery } from '../maps/process-queries.ts';

export interface DealMap {
  readonly versionId: string;
  readonly number: number;
  readonly processId: string;
  readonly processName: string;
  readonly map: SalesMap;
  readonly graph: MapGraph;
  readonly nameOf: (nodeId: string) => string;
}

export interface LoadedMap {
  readonly map: DealMap | undefined;
  readonly query: UseQueryResult;
}

/** @param versionId undefined while it is not known */
export function useDealMap(versionId: string | null | undefined): LoadedMap {
  const query = useQuery({
    ...versionQuery(versionId ?? ''),
    enabled: versionId !== null && versionId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = query;
  const map = useMemo((): DealMap | undefined => {
    if (data === undefined) return undefined;
    const graph = graphOf(data.map);
    return {
      versionId: data.version.id,
      number: data.version.number,
      processId: data.version.processId,
      processName: data.process.name,
      map: data.map,
      graph,
      nameOf: (nodeId) => graph.node(nodeId)?.name ?? nodeId,
    };
  }, [data]);
  return { map, query };
}
