// Decides upon deals of a list and offers to take it back: what was done, to how many, and which were refused and why.
import {
  bulkDeals,
  commandDeal,
  decideCleanUp,
  listDealEvents,
  updateDeal,
  type CleanUpDeal,
} from '@portolan/contract';
import type { CleanUpList } from '@portolan/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshActivities, useActivityCommands } from '../../lib/activities/activity-commands.ts';
import { dueOf, type DueChoice } from '../../lib/activities/due.ts';
import { call, type InputOf, type OutputOf } from '../../lib/api/call.ts';
import { isolate } from '../../lib/locale/isolate.ts';
import { useFormats } from '../../lib/locale/LocaleProvider.tsx';
import { showFailure, showUndo } from '../../ui/toasts.ts';
import { useProblemText } from '../../ui/use-problem-text.ts';

export type Deed = InputOf<typeof decideCleanUp>['body']['deed'];
export type Refused = OutputOf<typeof decideCleanUp>['refused'][number];

export interface Deciding {
  readonly isPending: boolean;
  /** Deals that the last decision left where they were. */
  readonly refused: readonly Refused[];
  readonly decide: (deals: readonly CleanUpDeal[], deed: Deed) => Promise<boolean>;
  readonly plan: (deals: readonly CleanUpDeal[], subject: string, when: DueChoice) => Promise<boolean>;
}

/** Takes the newest move of a deal back. */
async function unmove(dealId: string): Promise<boolean> {
  const events = await call(listDealEvents, { params: { id: dealId }, query: { limit: 10 } });
  const moved = events.ok ? events.value.items.find(({ kind }) => kind === 'entered') : undefined;
  if (moved === undefined) return false;
  const undone = await call(commandDeal, {
    params: { id: dealId },
    body: { do: 'undoMove', event: moved.id },
  });
  return undone.ok;
}

export function useDecide(list: CleanUpList): Deciding {
  const { t } = useTranslation('today');
  const client = useQueryClient();
  const formats = useFormats();
  const text = useProblemText();
  const commands = useActivityCommands();
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const what = (deals: readonly CleanUpDeal[]): string =>
    deals.length === 1
      ? isolate(deals[0]?.name ?? '')
      : t('cleanUp.deals', { count: deals.length, n: formats.number(deals.length) });

  const takeBack = async (deals: readonly CleanUpDeal[], deed: Deed): Promise<void> => {
    const ids = deals.map(({ id }) => id);
    let failed = 0;
    if (deed.do === 'keep') {
      const outcome = await call(decideCleanUp, { body: { list, ids, deed: { do: 'keep', until: null } } });
      failed = outcome.ok ? outcome.value.refused.length : ids.length;
    } else if (deed.do === 'delete') {
      const outcome = await call(bulkDeals, { body: { ids, command: { do: 'restore' } } });
      failed = outcome.ok ? outcome.value.refused.length : ids.length;
    } else {
      for (const deal of deals) {
        const changes = {
          ...('changes' in deed && deed.changes.ownerId !== undefined
            ? { ownerId: deal.owner?.id ?? null }
            : {}),
          ...('changes' in deed && deed.changes.closeOn !== undefined ? { closeOn: deal.closeOn } : {}),
        };
        const isUndone =
          deed.do === 'move'
            ? // oxlint-disable-next-line no-await-in-loop -- each is a move of its own
              await unmove(deal.id)
            : // oxlint-disable-next-line no-await-in-loop -- each gets back its own value
              (await call(updateDeal, { params: { id: deal.id }, body: { changes } })).ok;
        if (!isUndone) failed += 1;
      }
    }
    if (failed > 0) showFailure(t('cleanUp.notUndone', { count: failed, n: formats.number(failed) }));
    refreshActivities(client);
  };

  return {
    isPending,
    refused,
    async decide(deals, deed) {
      setPending(true);
      setRefused([]);
      const outcome = await call(decideCleanUp, { body: { list, ids: deals.map(({ id }) => id), deed } });
      setPending(false);
      if (!outcome.ok) {
        const { title, advice } = text(outcome.problem);
        showFailure(`${title}. ${advice}`);
        return false;
      }
      const not = new Set(outcome.value.refused.map(({ id }) => id));
      const done = deals.filter(({ id }) => !not.has(id));
      setRefused(outcome.value.refused);
      refreshActivities(client);
      if (done.length > 0) {
        showUndo(t(`cleanUp.said.${deed.do}`, { what: what(done) }), () => takeBack(done, deed));
      }
      return done.length > 0;
    },
    async plan(deals, subject, when) {
      setPending(true);
      setRefused([]);
      const made: string[] = [];
      for (const deal of deals) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, so that a refusal ends it
        const outcome = await commands.create({
          kind: 'task',
          subject,
          due: dueOf(when, 30),
          dealId: deal.id,
        });
        if (!outcome.ok) {
          showFailure(text(outcome.problem).title);
          break;
        }
        made.push(outcome.value.id);
      }
      setPending(false);
      if (made.length > 0) {
        showUndo(t('said.planned', { what: isolate(subject) }), async () => {
          await Promise.all(made.map((id) => commands.remove(id)));
        });
      }
      return made.length > 0;
    },
  };
}
