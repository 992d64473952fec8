// How many comments are open at each element, for badges on the canvas and in the outline.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { commentsQuery } from '../../../lib/maps/process-queries.ts';
import { commentCounts } from './comment-threads.ts';

/** `nodes/qualify` -> 2; elements without open comments are not in it. The same map until a comment changes. */
export function useCommentCounts(processId: string): ReadonlyMap<string, number> {
  const comments = useQuery(commentsQuery(processId)).data?.items;
  return useMemo(() => commentCounts(comments ?? []), [comments]);
}
