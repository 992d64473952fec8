// How real deals follow the map on screen, draft or not: measured again a moment after each edit, against a log.
import { fitLog, type Fit } from '@portolan/contract';
import type { SalesMap } from '@portolan/core';
import { keepPreviousData, useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { askLong } from '../../../lib/api/long-questions.ts';
import { logQuery, logsQuery } from '../../../lib/logs/log-queries.ts';
import { fitnessQuery, shapeOf } from '../../../lib/maps/fitness-query.ts';
import { processQuery } from '../../../lib/maps/process-queries.ts';
import type { LongQuestionProps } from '../../../ui/LongQuestion.tsx';
import { useMapView, useSalesMap } from '../draft/draft-context.ts';

const PAUSE_MS = 300;

/** Logs that can be measured against: that of the process's own pipeline first, then newest first. */
export function useReadyLogs() {
  const { processId } = useMapView();
  const logs = useInfiniteQuery(logsQuery);
  return useMemo(
    () =>
      logs.data?.pages
        .flatMap((page) => page.items)
        .filter(({ state }) => state === 'ready')
        .toSorted((a, b) => Number(b.processId === processId) - Number(a.processId === processId)),
    [logs.data, processId],
  );
}

/** The log of the address, otherwise that of the own pipeline, or the newest one; null where there is none. */
export function useFitLog(): string | null | undefined {
  const { search } = useMapView();
  const ready = useReadyLogs();
  if (search.log !== undefined) return search.log;
  return ready === undefined ? undefined : (ready[0]?.id ?? null);
}

export interface FitSource {
  readonly isOwn: boolean;
  /** Another one whenever the log has grown. */
  readonly revision: string | null;
  readonly events: number | null;
  /**
   * Against the published map, the deals of its own pipeline are measured by the versions that they ran on, unless asked
   * otherwise; a draft is measured itself.
   */
  readonly versions: 'sent' | 'inForce';
  /** Whether the deals ran on more than one version, so that it makes a difference. */
  readonly hasChoice: boolean;
}

export function useFitSource(logId: string | null | undefined): FitSource {
  const { processId, versionId, search } = useMapView();
  const log = useQuery({ ...logQuery(logId ?? ''), enabled: logId != null }).data;
  const versions = useQuery(processQuery(processId)).data?.versions ?? [];
  const isPublished = versions.some(({ id, state }) => id === versionId && state === 'published');
  const isMeasured = log?.processId === processId && isPublished;
  return {
    isOwn: log?.origin === 'pipeline',
    revision: log?.revision ?? null,
    events: log?.events ?? null,
    versions: isMeasured && search.measure !== 'shown' ? 'inForce' : 'sent',
    hasChoice: isMeasured && versions.some(({ state }) => state === 'superseded'),
  };
}

/** The one figure: how well all the deals of a log fit a map, 0 to 1; with what says how far it is. */
export function useFitness(
  logId: string | undefined,
  map: SalesMap | undefined,
  versions: FitSource['versions'],
): { readonly share: number | null | undefined; readonly long: LongQuestionProps } {
  const { revision, events } = useFitSource(logId);
  const isKnown = logId !== undefined && revision !== null && map !== undefined;
  const asked = fitnessQuery(isKnown ? { logId, revision, map, versions } : undefined);
  const question = useQuery(asked);
  return { share: question.data, long: { question, keyBegin: asked.queryKey, events, isInline: true } };
}

export function useFit(logId: string | null | undefined, enabled: boolean): UseQueryResult<Fit> {
  const map = useSalesMap();
  const [measured, setMeasured] = useState(map);
  useEffect(() => {
    const timer = setTimeout(() => setMeasured(map), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [map]);
  const key = useMemo(() => shapeOf(measured), [measured]);
  const { revision, versions } = useFitSource(enabled ? logId : undefined);
  return useQuery({
    queryKey: ['fit', logId, revision, versions, key],
    queryFn: (context) =>
      askLong(fitLog, { params: { id: logId ?? '' }, body: { map: measured, limit: 50, versions } }, context),
    enabled: enabled && logId != null && revision !== null && measured.nodes.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}
