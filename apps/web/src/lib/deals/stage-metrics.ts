// How deals pass the stages of a process, for whoever shows stages: the board's columns, the map's inspector.
import { getStageMetrics, type StageMetrics } from '@portolan/contract';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ask } from '../api/call.ts';

/** Figures over many deals change slowly. */
const AGAIN_MS = 15_000;

export interface StageMetricsWindow {
  /** Entries from this instant up to, not including, the other. */
  readonly from?: string;
  readonly to?: string;
  /** `name=value`: `version=3`, `owner=Ann`, `team=North`. */
  readonly attribute?: readonly string[];
}

export function stageMetricsQuery(processId: string, window: StageMetricsWindow = {}) {
  return queryOptions({
    queryKey: ['stage-metrics', processId, window],
    queryFn: ({ signal }) =>
      ask(
        getStageMetrics,
        {
          params: { id: processId },
          query: {
            from: window.from,
            to: window.to,
            attribute: window.attribute === undefined ? undefined : [...window.attribute],
          },
        },
        signal,
      ),
    placeholderData: keepPreviousData,
    staleTime: AGAIN_MS,
    refetchInterval: AGAIN_MS,
  });
}

/** By the id of a stage; undefined until they are known. */
export function useStageMetrics(
  processId: string,
  window?: StageMetricsWindow,
): ReadonlyMap<string, StageMetrics> | undefined {
  const { data } = useQuery(stageMetricsQuery(processId, window));
  return useMemo(() => data && new Map(data.stages.map((stage) => [stage.node, stage])), [data]);
}
