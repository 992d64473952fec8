// Where a deal may go from where it is: along the map, sub-stages included; how far along the map each place lies.
import type { RuleRecord } from '../rules/evaluate.ts';
import type { Outcome, Stage } from '../map/nodes.ts';
import { movesFrom, reachableFrom, startsOf, wonStages } from '../map/traverse.ts';
import type { MapGraph, Move } from '../map/traverse.ts';

/**
 * The next places of a deal: from its own stage, from the stage around it, and into its sub-stages. Those whose
 * conditions do not hold come last, marked as not allowed; audience stages hold no deals and are left out.
 */
export function nextOf(graph: MapGraph, nodeId: string, deal?: RuleRecord, now = 0): readonly Move[] {
  const node = graph.node(nodeId);
  if (node?.type !== 'stage') return [];
  const parts = graph.parts(nodeId);
  const inside = new Set(parts.flatMap(({ id }) => graph.out(id).map(({ to }) => to)));
  const into = parts
    .filter((part): part is Stage => part.type === 'stage' && !inside.has(part.id))
    .map((to): Move => ({ to, through: [], by: 'person', allowed: true }));
  const found = [
    ...movesFrom(graph, nodeId, deal, now),
    ...into,
    ...(node.parent === null ? [] : movesFrom(graph, node.parent, deal, now)),
  ].filter(({ to }) => to.id !== nodeId && holdsDeals(to));
  const best = new Map<string, Move>();
  for (const move of found) {
    const known = best.get(move.to.id);
    if (known === undefined || (!known.allowed && move.allowed)) best.set(move.to.id, move);
  }
  return [...best.values()].toSorted((a, b) => Number(b.allowed) - Number(a.allowed));
}

export function holdsDeals(node: Stage | Outcome): boolean {
  return node.type === 'outcome' || node.kind !== 'audience';
}

const depths = new WeakMap<MapGraph, ReadonlyMap<string, number>>();

/** How many steps of the map lie between its starts and each node; a sub-stage lies just behind its stage. */
export function depthsOf(graph: MapGraph): ReadonlyMap<string, number> {
  const known = depths.get(graph);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  const queue = startsOf(graph).map((id) => ({ id, depth: 0 }));
  for (const { id, depth } of queue) {
    if (found.has(id)) continue;
    found.set(id, depth);
    graph.parts(id).forEach((part, i) => found.set(part.id, depth + (i + 1) / 1000));
    const from = graph.node(id)?.type === 'decision' ? depth : depth + 1;
    for (const { to } of graph.out(id)) queue.push({ id: to, depth: from });
  }
  depths.set(graph, found);
  return found;
}

/** Whether going from one place to the other is an advance: what a gate guards. */
export function isForward(graph: MapGraph, from: string, to: Stage | Outcome): boolean {
  if (to.type === 'outcome') return to.kind === 'finished';
  if (to.kind === 'resting' && !isAfterWon(graph, to.id)) return false;
  const depth = depthsOf(graph);
  return (depth.get(to.id) ?? 0) > (depth.get(from) ?? 0);
}

const behindWon = new WeakMap<MapGraph, ReadonlySet<string>>();

/**
 * Stages after the won milestone: outside forecast and rot. Those that only a deal that was won comes to: a stage for
 * resting without a way out is still before it, and customers whose next wish leads back to the start are behind it.
 */
export function isAfterWon(graph: MapGraph, nodeId: string): boolean {
  let behind = behindWon.get(graph);
  if (behind === undefined) {
    behind = findBehindWon(graph);
    behindWon.set(graph, behind);
  }
  return behind.has(nodeId);
}

function findBehindWon(graph: MapGraph): ReadonlySet<string> {
  const won = new Set(wonStages(graph.map).map(({ id }) => id));
  const before = new Set<string>();
  const waiting = startsOf(graph).filter((id) => !won.has(id));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (before.has(id)) continue;
    before.add(id);
    const next = [...graph.out(id).map(({ to }) => to), ...graph.parts(id).map((part) => part.id)];
    waiting.push(...next.filter((to) => !won.has(to)));
  }
  return new Set([...reachableFrom(graph, [...won])].filter((id) => !before.has(id)));
}
