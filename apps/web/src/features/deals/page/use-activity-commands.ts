// What is done with activities of a deal, and what of the deal has to be read again because of it.
import {
  createActivity,
  finishActivity,
  removeActivity,
  reopenActivity,
  restoreActivity,
  updateActivity,
} from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { call, type InputOf } from '../../../lib/api/call.ts';
import type { Outcome } from '../../../lib/api/problem.ts';
import { refreshDeal, refreshFigures } from '../../../lib/deals/deal-cache.ts';

type New = InputOf<typeof createActivity>['body'];
type Changes = InputOf<typeof updateActivity>['body']['changes'];

export function useActivityCommands(deal: { readonly id: string; readonly processId: string }) {
  const client = useQueryClient();
  const then = async <T>(outcome: Outcome<T>): Promise<Outcome<T>> => {
    if (outcome.ok) {
      void client.invalidateQueries({ queryKey: ['activities'] });
      await refreshDeal(client, deal.id);
      // Its card says what is next.
      void client.invalidateQueries({ queryKey: ['deals', 'board', deal.processId] });
      refreshFigures(client, deal.processId);
    }
    return outcome;
  };
  return {
    add: async (body: New) => then(await call(createActivity, { body: { ...body, dealId: deal.id } })),
    finish: async (id: string) => then(await call(finishActivity, { params: { id }, body: {} })),
    reopen: async (id: string) => then(await call(reopenActivity, { params: { id } })),
    change: async (id: string, changes: Changes) =>
      then(await call(updateActivity, { params: { id }, body: { changes } })),
    remove: async (id: string) => then(await call(removeActivity, { params: { id } })),
    restore: async (id: string) => then(await call(restoreActivity, { params: { id } })),
  };
}
