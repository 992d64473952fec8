// The stages and outcomes of a process as its published map has them, in their order.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { processesQuery, versionQuery } from '../../../lib/maps/process-queries.ts';

export interface Stage {
  readonly id: string;
  readonly name: string;
}

const NONE: readonly Stage[] = [];

/** None as long as they are on their way, or without a process. */
export function useStages(processId: string | null): readonly Stage[] {
  const isAsked = processId !== null;
  const processes = useQuery({ ...processesQuery(), enabled: isAsked }).data?.items;
  const versionId = isAsked ? processes?.find(({ id }) => id === processId)?.published?.id : undefined;
  const map = useQuery({ ...versionQuery(versionId ?? ''), enabled: versionId !== undefined }).data?.map;
  return useMemo(
    () => map?.nodes.filter(({ type }) => type !== 'decision').map(({ id, name }) => ({ id, name })) ?? NONE,
    [map],
  );
}
