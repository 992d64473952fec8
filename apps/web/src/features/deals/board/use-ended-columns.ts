// The deals that ended in the last 30 days, a narrow column per outcome of the map at the end of the board. Their cards
// are read when the column is unfolded.
import { listDeals, type DealCard } from '@portolan/contract';
import type { Outcome } from '@portolan/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { ask } from '../../../lib/api/call.ts';
import { bothRules, ruleOf } from '../../../lib/deals/board-rule.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { dealSummaryQuery, type BoardAsk } from '../../../lib/deals/deal-queries.ts';

export interface EndedColumn {
  readonly outcome: Outcome;
  readonly count: number;
  readonly cards: readonly DealCard[];
}

const LATELY = { kind: 'field', field: 'endedAt', is: { op: 'inLast', amount: 30, unit: 'days' } } as const;
/** An unfolded column shows this many; older ones are in the list of deals. */
const SHOWN = 60;

export function useEndedColumns(
  processId: string,
  map: DealMap | undefined,
  query: BoardAsk,
  unfolded: ReadonlySet<string>,
): readonly EndedColumn[] {
  const { sort: _sort, filter, ...who } = query;
  const lately = JSON.stringify(bothRules(ruleOf(filter), LATELY));
  const shared = { ...who, process: processId, state: 'ended', filter: lately } as const;
  const summary = useQuery({
    ...dealSummaryQuery({ ...shared, group: 'stage' }),
    enabled: map !== undefined,
  });
  const outcomes = map?.map.nodes.filter((node) => node.type === 'outcome') ?? [];
  const lists = useQueries({
    queries: outcomes.map(({ id }) => {
      const asked = { ...shared, stage: id, sort: '-endedAt', limit: SHOWN } as const;
      return {
        queryKey: ['deals', 'list', asked],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => ask(listDeals, { query: asked }, signal),
        enabled: unfolded.has(id),
      };
    }),
  });
  return outcomes.map((outcome, index) => ({
    outcome,
    count: summary.data?.groups.find(({ key }) => key === outcome.id)?.count ?? 0,
    cards: lists[index]?.data?.items ?? [],
  }));
}
