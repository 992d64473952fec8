// Follows the log of a pipeline: when it has grown, what was computed from it is asked for again, and what is on screen
// stays until the answer is there.
import type { LogDetail } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { forgetAnalyses } from './log-queries.ts';

export function useLogGrowth(log: LogDetail | undefined): void {
  const client = useQueryClient();
  const seen = useRef<string | null>(null);
  const id = log?.id;
  const revision = log?.origin === 'pipeline' ? log.revision : null;
  useEffect(() => {
    if (id === undefined || revision === null) return;
    const known = `${id} ${revision}`;
    if (seen.current?.startsWith(`${id} `) === true && seen.current !== known) forgetAnalyses(client, id);
    seen.current = known;
  }, [client, id, revision]);
}
