// Where a deal stands: what its checklist asks, where it can go and what stands in the way, and the real way it came.
import type { DealGateItem, DealGuide, DealWay } from '@portolan/contract';
import { gateHere, isForward, judgeMove, nextOf, recordOf, reopensIn } from '@portolan/core';
import type { Deal, DealEvent, DealSurroundings, GateItem, MapGraph } from '@portolan/core';
import type { PersonOf } from '../../platform/auth/people.ts';
import type { DealHistory } from './deal-events.ts';

export interface GuideInput {
  readonly graph: MapGraph;
  readonly deal: Deal;
  readonly history: DealHistory;
  readonly now: Date;
  readonly around: DealSurroundings;
  readonly can: DealGuide['can'];
}

export function guideOf(input: GuideInput): DealGuide {
  const { graph, deal, can } = input;
  const { events, personOf } = input.history;
  const now = input.now.getTime();
  const gate = gateHere(graph, deal, recordOf(deal, now, input.around));
  return {
    checklist: {
      mode: gate.mode,
      items: gate.items.map((item) => shownItem(item, personOf)),
      confirming: gate.confirming,
      confirmed: gate.confirmed && {
        at: gate.confirmed.at,
        by: personOf(gate.confirmed.by),
        words: gate.confirmed.words,
      },
    },
    ways: waysOf(input, now),
    reopensIn:
      deal.endedAt === null || deal.deletedAt !== null
        ? []
        : [...reopensIn(graph, deal, events, (one) => recordOf(one, now, input.around), now)],
    trail: trailOf(events, personOf),
    can,
  };
}

function shownItem({ stage, item, state, at, by, evidence }: GateItem, personOf: PersonOf): DealGateItem {
  const { check } = item;
  return {
    stage,
    id: item.id,
    text: item.text,
    required: item.required,
    by: item.by,
    how: check.how,
    what:
      check.how === 'field'
        ? check.field
        : check.how === 'activity'
          ? check.activity
          : check.how === 'document'
            ? check.document
            : check.how === 'approval'
              ? check.role
              : null,
    state,
    at,
    doneBy: personOf(by),
    evidence,
  };
}

function waysOf({ graph, deal, around }: GuideInput, now: number): DealWay[] {
  if (deal.deletedAt !== null) return [];
  const record = recordOf(deal, now, around);
  return nextOf(graph, deal.nodeId, record, now).flatMap(({ to }): DealWay[] => {
    const judged = judgeMove(graph, deal, to.id, record, now);
    if (!judged.ok) return [];
    return [
      {
        to: to.id,
        name: to.name,
        type: to.type,
        answers: judged.through.map(({ label }) => label).filter((label) => label !== ''),
        no: judged.through.findLast(({ no }) => no !== null)?.no ?? null,
        passes: [...judged.passes],
        missing: judged.gate?.missing.map(({ item }) => item.id) ?? [],
        needsReason: judged.needsReason,
        reasons: to.type === 'outcome' ? to.reasons : [],
        needsBackOn: judged.needsBackOn,
        forward: isForward(graph, deal.nodeId, to),
      },
    ];
  });
}

/** Stages in the order they were really entered, without what was taken back. */
export function trailOf(events: readonly DealEvent[], personOf: PersonOf): DealGuide['trail'] {
  const taken = new Set(events.flatMap((event) => (event.kind === 'undone' ? event.events : [])));
  const trail: DealGuide['trail'] = [];
  let override = false;
  for (const event of events) {
    if (taken.has(event.id)) continue;
    const last = trail.at(-1);
    if (event.kind === 'overridden') {
      // Of a new deal it is told after the deal itself, and about where it began.
      if (last?.nodeId === event.to) last.override = true;
      else override = true;
    }
    if (event.kind !== 'created' && event.kind !== 'entered' && event.kind !== 'transferred') continue;
    // Another version of the map is not another stage.
    if (event.kind === 'transferred' && event.from === event.to) continue;
    trail.push({ nodeId: event.to, at: event.happenedAt, override, by: personOf(event.actorId) });
    override = false;
  }
  return trail;
}
