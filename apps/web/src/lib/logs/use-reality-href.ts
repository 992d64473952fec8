// Addresses of the Reality screen, as links carry them.
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RealitySearch } from './reality-search.ts';

export function useRealityHref(logId: string): (search: RealitySearch) => string {
  const router = useRouter();
  return useCallback(
    (search) => router.buildLocation({ to: '/reality/$logId', params: { logId }, search }).href,
    [router, logId],
  );
}
