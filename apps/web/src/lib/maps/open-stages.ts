// Where the open deals of a process are, by stage: what somebody wants to know before a stage goes from its map.
import type { SalesMap } from '@portolan/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { openDealsQuery, transferQuery, type Board } from '../deals/deal-queries.ts';
import { useMay } from '../session.ts';
import { processQuery, versionQuery } from './process-queries.ts';

export interface OpenStage {
  readonly id: string;
  readonly name: string;
  readonly deals: number;
  /** Whether the published map has it; others are of older versions. */
  readonly isPublished: boolean;
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
    const stagesOf = (columns: Board['columns'], isPublished: boolean): OpenStage[] =>
      columns.flatMap(({ nodeId, count }) => {
        const name = names.get(nodeId);
        return name === undefined || count === 0 ? [] : [{ id: nodeId, name, deals: count, isPublished }];
      });
    return [...stagesOf(board?.columns ?? [], true), ...stagesOf(board?.elsewhere ?? [], false)];
  }, [board, map, steps]);
}

/**
 * Those of the stages that a map does not have, most deals first. One that went with an older version and is drawn again
 * is there by its name.
 */
export function missingOn(map: SalesMap, stages: readonly OpenStage[]): readonly OpenStage[] {
  const ids = new Set(map.nodes.map(({ id }) => id));
  const names = new Set(map.nodes.map(({ name }) => name));
  return stages
    .filter(({ id, name, isPublished }) => !ids.has(id) && (isPublished || !names.has(name)))
    .toSorted((a, b) => b.deals - a.deals);
}
