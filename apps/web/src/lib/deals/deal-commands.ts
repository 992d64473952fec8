// What can be done with deals, each as one call that also keeps the cache true: on screen at once where that is safe, put
// back where the server refuses. Nothing here speaks to the person; screens say what came of it.
import {
  bulkDeals,
  commandDeal,
  continueDeal,
  createDeal,
  mergeDeals,
  moveDeal,
  removeDeal,
  unmergeDeal,
  updateDeal,
  type DealCard,
  type DealDetail,
} from '@portolan/contract';
import type { Cause } from '@portolan/core';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, type InputOf, type OutputOf } from '../api/call.ts';
import type { Outcome } from '../api/problem.ts';
import { cardMoved, withCard } from './board-cache.ts';
import { dropDeal, patchBoards, refreshFigures, takeDeal } from './deal-cache.ts';
import { dealQuery } from './deal-queries.ts';

export type MoveInput = InputOf<typeof moveDeal>['body'];
export type DealDeedInput = InputOf<typeof commandDeal>['body'];
export type DealChangesInput = InputOf<typeof updateDeal>['body']['changes'];
export type NewDealInput = InputOf<typeof createDeal>['body'];
export type BulkInput = InputOf<typeof bulkDeals>['body'];

export interface Moved {
  readonly deal: DealDetail;
  /** For taking it back and for saying what moved it. */
  readonly event: string;
}

export interface DealCommands {
  /** On screen at once; put back where it is refused. */
  readonly move: (card: DealCard, body: MoveInput) => Promise<Outcome<Moved>>;
  readonly undoMove: (dealId: string, event: string) => Promise<Outcome<DealDetail>>;
  readonly explainMove: (dealId: string, event: string, cause: Cause) => Promise<Outcome<DealDetail>>;
  readonly command: (dealId: string, body: DealDeedInput) => Promise<Outcome<DealDetail>>;
  /** @param was what the person had before them; another value there is a `conflict` */
  readonly update: (
    dealId: string,
    changes: DealChangesInput,
    was?: DealChangesInput,
  ) => Promise<Outcome<DealDetail>>;
  readonly create: (body: NewDealInput) => Promise<Outcome<DealDetail>>;
  readonly remove: (deal: Pick<DealCard, 'id' | 'processId'>) => Promise<Outcome<undefined>>;
  readonly restore: (dealId: string) => Promise<Outcome<DealDetail>>;
  readonly bulk: (processId: string, body: BulkInput) => Promise<Outcome<OutputOf<typeof bulkDeals>>>;
  readonly merge: (into: string, from: string) => Promise<Outcome<DealDetail>>;
  readonly unmerge: (dealId: string) => Promise<Outcome<DealDetail>>;
  readonly continueIn: (dealId: string, processId: string) => Promise<Outcome<DealDetail>>;
}

export function useDealCommands(): DealCommands {
  const client = useQueryClient();
  return useMemo(() => dealCommands(client), [client]);
}

export function dealCommands(client: QueryClient): DealCommands {
  const taken = <T extends DealDetail>(outcome: Outcome<T>): Outcome<T> => {
    if (outcome.ok) takeDeal(client, outcome.value);
    return outcome;
  };
  const command = async (dealId: string, body: DealDeedInput): Promise<Outcome<DealDetail>> =>
    taken(await call(commandDeal, { params: { id: dealId }, body }));
  return {
    async move(card, body) {
      const moved = cardMoved(card, body.to, new Date().toISOString());
      patchBoards(client, card.processId, (board) => withCard(board, moved));
      const outcome = await call(moveDeal, { params: { id: card.id }, body });
      if (outcome.ok) takeDeal(client, outcome.value.deal);
      else {
        patchBoards(client, card.processId, (board) => withCard(board, card));
        refreshFigures(client, card.processId);
        void client.invalidateQueries({ queryKey: dealQuery(card.id).queryKey });
      }
      return outcome;
    },
    undoMove: (dealId, event) => command(dealId, { do: 'undoMove', event }),
    explainMove: (dealId, event, cause) => command(dealId, { do: 'explainMove', event, cause }),
    command,
    async update(dealId, changes, was = {}) {
      const outcome = taken(await call(updateDeal, { params: { id: dealId }, body: { changes, was } }));
      // Somebody else was there: what stands there now is on its way.
      if (!outcome.ok && outcome.problem.code === 'conflict') {
        await client.refetchQueries({ queryKey: dealQuery(dealId).queryKey });
      }
      return outcome;
    },
    create: async (body) => taken(await call(createDeal, { body })),
    async remove(deal) {
      const outcome = await call(removeDeal, { params: { id: deal.id } });
      if (outcome.ok) dropDeal(client, deal);
      return outcome;
    },
    restore: (dealId) => command(dealId, { do: 'restore' }),
    async bulk(processId, body) {
      const outcome = await call(bulkDeals, { body });
      if (outcome.ok) {
        await client.invalidateQueries({ queryKey: ['deals'] });
        refreshFigures(client, processId);
      }
      return outcome;
    },
    async merge(into, from) {
      const outcome = taken(await call(mergeDeals, { params: { id: into }, body: { from } }));
      if (outcome.ok) dropDeal(client, { id: from, processId: outcome.value.processId });
      return outcome;
    },
    unmerge: async (dealId) => taken(await call(unmergeDeal, { params: { id: dealId } })),
    continueIn: async (dealId, processId) => {
      const outcome = taken(await call(continueDeal, { params: { id: dealId }, body: { processId } }));
      void client.invalidateQueries({ queryKey: dealQuery(dealId).queryKey });
      return outcome;
    },
  };
}
