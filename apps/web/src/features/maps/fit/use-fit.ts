// How real deals follow the map on screen, draft or not: measured again a moment after each edit, against a log.
import { fitLog, type Fit } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { ask } from '../../../lib/api/call.ts';
import { logsQuery } from '../../../lib/logs/log-queries.ts';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';

const PAUSE_MS = 300;

/** Logs that can be measured against, newest first. */
export function useReadyLogs() {
  const logs = useInfiniteQuery(logsQuery);
  return useMemo(
    () => logs.data?.pages.flatMap((page) => page.items).filter(({ state }) => state === 'ready'),
    [logs.data],
  );
}

/** The log of the address, otherwise the newest one; undefined while unknown, null where there is none. */
export function useFitLog(): string | null | undefined {
  const { search } = useMapView();
  const ready = useReadyLogs();
  if (search.log !== undefined) return search.log;
  return ready === undefined ? undefined : (ready[0]?.id ?? null);
}

export function useFit(logId: string | null | undefined, enabled: boolean): UseQueryResult<Fit> {
  const map = useSalesMap();
  const [measured, setMeasured] = useState(map);
  useEffect(() => {
    const timer = setTimeout(() => setMeasured(map), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [map]);
  const key = useMemo(() => shapeOf(measured), [measured]);
  return useQuery({
    queryKey: ['fit', logId, key],
    queryFn: ({ signal }) =>
      ask(fitLog, { params: { id: logId ?? '' }, body: { map: measured, limit: 50 } }, signal),
    enabled: enabled && logId != null && measured.nodes.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

/** What of a map decides how deals fit it: rewording a definition or moving a box measures nothing anew. */
function shapeOf(map: SalesMap): string {
  return JSON.stringify([
    map.starts,
    map.paths.map(({ id, from, to }) => [id, from, to]),
    map.nodes.map((node) => [
      node.id,
      node.type,
      node.parent,
      node.name,
      node.alsoKnownAs,
      node.type === 'stage' ? node.milestones : node.type === 'outcome' ? node.kind : '',
    ]),
  ]);
}
