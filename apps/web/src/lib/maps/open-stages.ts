// Where the open deals of a process are, by stage: what somebody wants to know before a stage goes from its map.
import type { SalesMap } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { openDealsQuery, transferQuery } from '../deals/deal-queries.ts';
import { useMay } from '../session.ts';
import { processQuery, versionQuery } from './process-queries.ts';

export interface OpenStage {
  readonly id: string;
  readonly name: string;
  readonly deals: number;
}

/** Stages with open deals, those of older versions as well; empty until it is known, and for whoever may not know. */
export function useOpenStages(processId: string | null): readonly OpenStage[] {
  const enabled = useMay('records.read') && processId !== null;
  const id = processId ?? '';
  const board = useQuery({ ...openDealsQuery(id), enabled }).data;
  const published = useQuery({ ...processQuery(id), enabled }).data?.published?.id;
  const map = useQuery({ ...versionQuery(published ?? ''), enabled: enabled && published !== undefined }).data
    ?.map;
  const steps = useQuery({ ...transferQuery(id), enabled: enabled && board?.elsewhere.length !== 0 }).data
    ?.steps;
  return useMemo(() => {
    const names = new Map([
      ...(steps ?? []).map(({ from, fromName }) => [from, fromName] as const),
      ...(map?.nodes ?? []).flatMap((node) => (node.type === 'stage' ? [[node.id, node.name] as const] : [])),
    ]);
    return [...(board?.columns ?? []), ...(board?.elsewhere ?? [])].flatMap(({ nodeId, count }) => {
      const name = names.get(nodeId);
      return name === undefined || count === 0 ? [] : [{ id: nodeId, name, deals: count }];
    });
  }, [board, map, steps]);
}

/** Those of the stages that a map does not have, most deals first. */
export function missingOn(map: SalesMap, stages: readonly OpenStage[]): readonly OpenStage[] {
  const there = new Set(map.nodes.map(({ id }) => id));
  return stages.filter(({ id }) => !there.has(id)).toSorted((a, b) => b.deals - a.deals);
}
