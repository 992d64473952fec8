// What others do with deals appears by itself: only the touched columns and the deal that is open are read again.
import type { LiveChange } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive } from '../live/live.ts';
import { cardOf } from './board-cache.ts';
import { refreshColumns } from './deal-cache.ts';
import { BOARDS, dealQuery, type Board } from './deal-queries.ts';

/** Changes that come together are read together. */
const TOGETHER_MS = 150;

/** @param processId whose board is shown; without it only deals are kept fresh */
export function useLiveDeals(processId?: string): void {
  const client = useQueryClient();
  const touched = useRef({ nodes: new Set<string>(), deals: new Set<string>() });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const nodesOf = (change: LiveChange): readonly string[] => {
    const named = [change.fromNode, change.toNode].filter((node) => node !== null);
    if (processId === undefined || change.dealId === null) return named;
    const { dealId } = change;
    const boards = client.getQueriesData<Board>({ queryKey: [...BOARDS, processId] });
    const seen = boards.flatMap(([, board]) =>
      board === undefined ? [] : (cardOf(board, dealId)?.nodeId ?? []),
    );
    return [...named, ...seen];
  };
  const flush = (): void => {
    const { nodes, deals } = touched.current;
    touched.current = { nodes: new Set(), deals: new Set() };
    timer.current = undefined;
    if (processId !== undefined && nodes.size > 0) void refreshColumns(client, processId, nodes);
    for (const id of deals) {
      void client.invalidateQueries({ queryKey: dealQuery(id).queryKey });
      void client.invalidateQueries({ queryKey: ['deals', 'events', id] });
    }
    void client.invalidateQueries({ queryKey: ['deals', 'list'] });
    void client.invalidateQueries({ queryKey: ['deals', 'summary'] });
  };
  useLive((message) => {
    if (message.kind === 'reset') {
      void client.invalidateQueries({ queryKey: ['deals'] });
      return;
    }
    for (const change of message.changes) {
      if (change.dealId === null) continue;
      touched.current.deals.add(change.dealId);
      if (change.processId !== null && change.processId !== processId) continue;
      for (const node of nodesOf(change)) touched.current.nodes.add(node);
    }
    if (touched.current.deals.size > 0) timer.current ??= setTimeout(flush, TOGETHER_MS);
  });
}
