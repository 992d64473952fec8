// Whether a deal may go from where it is to another place, and what stands in its way. The one rule of moving: screens
// ask it to draw, and every write asks it again.
import type { RuleRecord } from '../rules/evaluate.ts';
import type { MapPath, Outcome, Stage } from '../map/nodes.ts';
import type { MapGraph } from '../map/traverse.ts';
import type { Deal } from './deal.ts';
import type { Passed } from './event.ts';
import { gateOf, stagesAround } from './gate.ts';
import type { Gate } from './gate.ts';
import { holdsDeals, isAfterWon, isForward, nextOf } from './next.ts';
import { refuse } from './refusal.ts';
import type { DealRefusal } from './refusal.ts';

export interface MoveJudgement {
  readonly ok: true;
  readonly to: Stage | Outcome;
  /** Paths of the map that it takes; none where the map has none. */
  readonly through: readonly MapPath[];
  /** What an override would have to pass by; empty where the move is free. */
  readonly passes: readonly Passed[];
  /** What leaving asks for; undefined where no gate is asked: going back, resting, ending. */
  readonly gate: Gate | undefined;
  /** An end after a "no" says why. */
  readonly needsReason: boolean;
  readonly needsBackOn: boolean;
}

const ENDS_WITH_REASON = new Set<string>(['lost', 'disqualified', 'churned']);

/** Pure; says nothing about permissions. */
export function judgeMove(
  graph: MapGraph,
  deal: Deal,
  toId: string,
  record: RuleRecord,
  now: number,
): MoveJudgement | { readonly ok: false; readonly refusal: DealRefusal } {
  const to = graph.node(toId);
  if (to === undefined || to.type === 'decision') {
    return refuse('unknown_stage', `The map has no stage or outcome ${toId}`, toId);
  }
  if (!holdsDeals(to))
    return refuse('no_deals_here', `${to.name} counts an audience; it holds no deals`, toId);
  if (toId === deal.nodeId) return refuse('already_there', `The deal is in ${to.name} already`, toId);
  const needs = {
    needsReason: to.type === 'outcome' && ENDS_WITH_REASON.has(to.kind),
    needsBackOn:
      to.type === 'stage' && to.kind === 'resting' && deal.wonAt === null && !isAfterWon(graph, toId),
  };
  // Reopening: outcomes have no paths, so stages are ways back; which of them, the deal's history says.
  if (deal.endedAt !== null && to.type === 'stage') {
    return { ok: true, to, through: [], passes: [], gate: undefined, ...needs };
  }
  const way = nextOf(graph, deal.nodeId, record, now).find((move) => move.to.id === toId);
  const gate = isForward(graph, deal.nodeId, to) ? gateLeft(graph, deal, to, record) : undefined;
  const passes: Passed[] = [];
  if (way === undefined) passes.push('jump');
  else if (!way.allowed) passes.push('condition');
  if (gate?.mode === 'block' && gate.missing.length > 0) passes.push('gate');
  return { ok: true, to, through: way?.through ?? [], passes, gate, ...needs };
}

/** Going on inside a stage asks only for the sub-stage's own checklist. */
function gateLeft(graph: MapGraph, deal: Deal, to: Stage | Outcome, record: RuleRecord): Gate {
  const here = stagesAround(graph, deal.nodeId);
  const stays = new Set([to.id, to.parent]);
  return gateOf(
    here.filter(({ id }) => !stays.has(id)),
    deal,
    record,
  );
}
