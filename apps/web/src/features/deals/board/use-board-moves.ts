// What happens when cards are let go over a column: they move at once where nothing is asked, else the panel opens that
// asks. A refusal of the server opens it, too, with what it said.
import type { bulkDeals, DealCard, DealDetail } from '@portolan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../lib/api/call.ts';
import { useDealCommands } from '../../../lib/deals/deal-commands.ts';
import type { DealMap } from '../../../lib/deals/deal-map.ts';
import { dealQuery } from '../../../lib/deals/deal-queries.ts';
import { judgeCard } from '../../../lib/deals/judge-card.ts';
import { isolate } from '../../../lib/locale/isolate.ts';
import { useFormats } from '../../../lib/locale/LocaleProvider.tsx';
import { useMay } from '../../../lib/session.ts';
import type { Verdict } from '../../../ui/board/board-model.ts';
import { showFailure, showUndo } from '../../../ui/toasts.ts';
import { useDealProblem, useTell } from '../problem-words.ts';
import type { JustMoved } from './MovedBar.tsx';

export interface AskedMove {
  readonly dealId: string;
  readonly to: string;
  readonly refusal?: string;
}

export interface BoardMoves {
  /** The move that waits for answers in the panel. */
  readonly asked: AskedMove | null;
  readonly setAsked: (asked: AskedMove | null) => void;
  readonly moved: JustMoved | null;
  readonly forgetMoved: () => void;
  readonly judge: (keys: readonly string[], nodeId: string) => Verdict;
  readonly put: (keys: readonly string[], nodeId: string) => void;
  readonly tellMoved: (deal: DealDetail, event: string) => void;
}

/** Moved one by one on screen; more are one request. */
const FEW = 1;

export function useBoardMoves(
  map: DealMap | undefined,
  cardOf: (id: string) => DealCard | undefined,
): BoardMoves {
  const { t } = useTranslation('deals');
  const client = useQueryClient();
  const commands = useDealCommands();
  const words = useDealProblem();
  const tell = useTell();
  const formats = useFormats();
  const mayOverride = useMay('gates.override');
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const [moved, setMoved] = useState<JustMoved | null>(null);
  const forgetMoved = useCallback(() => setMoved(null), []);

  const tellMoved = (deal: DealDetail, event: string): void => {
    const name = isolate(deal.name);
    const to = isolate(map?.nameOf(deal.nodeId) ?? '');
    showUndo(t(deal.endedAt === null ? 'moved.done' : 'moved.ended', { name, to }), async () => {
      setMoved(null);
      tell(await commands.undoMove(deal.id, event));
    });
    setMoved(
      deal.endedAt === null && map?.graph.node(deal.nodeId)?.type === 'stage'
        ? { dealId: deal.id, event }
        : null,
    );
  };

  const moveOne = async (card: DealCard, to: string): Promise<void> => {
    setAsked(null);
    const outcome = await commands.move(card, { to });
    if (outcome.ok) tellMoved(outcome.value.deal, outcome.value.event);
    else if (outcome.problem.code === 'deal_refused')
      setAsked({ dealId: card.id, to, refusal: words(outcome.problem) });
    else showFailure(words(outcome.problem));
  };

  /** The server knows every field: perhaps nothing is asked after all. */
  const lookFirst = async (card: DealCard, to: string): Promise<void> => {
    try {
      const deal = await client.fetchQuery({ ...dealQuery(card.id), staleTime: 0 });
      const way = deal.guide?.ways.find((one) => one.to === to);
      const isFree =
        way !== undefined &&
        way.passes.length === 0 &&
        way.missing.length === 0 &&
        !way.needsReason &&
        !way.needsBackOn;
      if (isFree && deal.endedAt === null) {
        await moveOne(card, to);
        return;
      }
    } catch {
      // The panel says why it cannot be read.
    }
    setAsked({ dealId: card.id, to });
  };

  const tellHeld = ({ done, refused }: OutputOf<typeof bulkDeals>): void => {
    showFailure(
      t('moved.refused', {
        count: refused.length,
        n: formats.number(refused.length),
        done: formats.number(done),
        names: refused
          .slice(0, 3)
          .map(({ name }) => isolate(name))
          .join(', '),
      }),
    );
  };

  const moveMany = async (cards: readonly DealCard[], to: string): Promise<void> => {
    const [first] = cards;
    if (first === undefined) return;
    const outcome = await commands.bulk(first.processId, {
      ids: cards.map(({ id }) => id),
      command: { do: 'move', to },
    });
    if (!tell(outcome) || !outcome.ok) return;
    const { done, moves, refused } = outcome.value;
    if (refused.length === 0) {
      showUndo(
        t('moved.many', { count: done, n: formats.number(done), to: isolate(map?.nameOf(to) ?? '') }),
        async () => {
          const events = Object.fromEntries(moves.map(({ id, event }) => [id, event]));
          const ids = Object.keys(events);
          const undone = await commands.bulk(first.processId, { ids, command: { do: 'undoMove', events } });
          if (tell(undone) && undone.ok && undone.value.refused.length > 0) tellHeld(undone.value);
        },
      );
      return;
    }
    tellHeld(outcome.value);
    if (refused.length === 1 && refused[0] !== undefined) setAsked({ dealId: refused[0].id, to });
  };

  return {
    asked,
    setAsked,
    moved,
    forgetMoved,
    tellMoved,
    judge(keys, nodeId) {
      if (map === undefined) return 'refused';
      let verdict: Verdict = 'allowed';
      for (const key of keys) {
        const card = cardOf(key);
        if (card === undefined || card.nodeId === nodeId) continue;
        const judged = judgeCard(map.graph, card, nodeId, mayOverride);
        if (judged === 'refused') return 'refused';
        if (judged === 'exception') verdict = 'override';
      }
      return verdict;
    },
    put(keys, nodeId) {
      setMoved(null);
      const cards = keys.flatMap((key) => cardOf(key) ?? []).filter((card) => card.nodeId !== nodeId);
      const [card] = cards;
      if (card === undefined || map === undefined) return;
      if (cards.length > FEW) {
        void moveMany(cards, nodeId);
        return;
      }
      const judged = judgeCard(map.graph, card, nodeId, mayOverride);
      if (judged === 'free') void moveOne(card, nodeId);
      else void lookFirst(card, nodeId);
    },
  };
}
