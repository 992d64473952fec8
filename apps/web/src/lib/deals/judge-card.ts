// Where a card may go, judged by the map and by what the card knows, so that columns answer at once while it is carried.
// The server judges again with everything that it knows.
import type { DealCard } from '@portolan/contract';
import {
  holdsDeals,
  isAfterWon,
  isForward,
  nextOf,
  type MapGraph,
  type Outcome,
  type Stage,
} from '@portolan/core';

export type CardVerdict =
  /** Nothing is asked: it goes at once. */
  | 'free'
  /** A way of the map that asks for something first: a checklist, a reason, a day. */
  | 'asks'
  /** Not a way of the map, or its gate blocks: only as an exception. */
  | 'exception'
  | 'refused';

const WITH_REASON: ReadonlySet<string> = new Set(['lost', 'disqualified', 'churned']);

/** Whether a move there must say why, or until when. */
export function needsWords(graph: MapGraph, card: Pick<DealCard, 'wonAt'>, to: Stage | Outcome): boolean {
  if (to.type === 'outcome') return WITH_REASON.has(to.kind);
  return to.kind === 'resting' && card.wonAt === null && !isAfterWon(graph, to.id);
}

function placeOf(graph: MapGraph, id: string): Stage | Outcome | undefined {
  const node = graph.node(id);
  return node === undefined || node.type === 'decision' || !holdsDeals(node) ? undefined : node;
}

function blocks(graph: MapGraph, nodeId: string): boolean {
  const node = graph.node(nodeId);
  if (node?.type !== 'stage') return false;
  if (node.gate === 'block') return true;
  const parent = node.parent === null ? undefined : graph.node(node.parent);
  return parent?.type === 'stage' && parent.gate === 'block';
}

export function judgeCard(
  graph: MapGraph,
  card: Pick<DealCard, 'nodeId' | 'gate' | 'wonAt' | 'endedAt'>,
  toId: string,
  mayOverride: boolean,
): CardVerdict {
  const to = placeOf(graph, toId);
  if (to === undefined || to.id === card.nodeId) return 'refused';
  if (card.endedAt !== null) return to.type === 'stage' ? 'asks' : 'refused';
  const way = nextOf(graph, card.nodeId).find((move) => move.to.id === toId);
  if (way === undefined) return mayOverride ? 'exception' : 'refused';
  const isHeld = card.gate.missing > 0 && isForward(graph, card.nodeId, to);
  if (isHeld) return blocks(graph, card.nodeId) ? 'exception' : 'asks';
  if (needsWords(graph, card, to)) return 'asks';
  // A condition on the way: only the server knows every field of the deal.
  return way.by === 'rule' ? 'asks' : 'free';
}
