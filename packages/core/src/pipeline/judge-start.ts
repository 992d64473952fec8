// Where a deal may begin, and begin again: wherever it could have been moved to, step by step, from where the map begins.
// Otherwise creating, or ending and reopening, would be the way round every gate.
import type { RuleRecord } from '../rules/evaluate.ts';
import type { MapGraph } from '../map/traverse.ts';
import { startsOf } from '../map/traverse.ts';
import type { Deal } from './deal.ts';
import type { DealEvent, Passed } from './event.ts';
import { judgeMove } from './judge-move.ts';
import { holdsDeals, nextOf } from './next.ts';

export interface StartJudgement {
  /** What an override would have to pass by; empty where the deal may begin there. */
  readonly passes: readonly Passed[];
  /** Of the gates that block on the way, what is missing, in the map's words. */
  readonly missing: readonly string[];
}

type RecordOf = (deal: Deal) => RuleRecord;

/**
 * Pure; says nothing about permissions. Gates on the way see the fields that the deal begins with, and no tick.
 * @param deal the deal as it would begin
 */
export function judgeStart(graph: MapGraph, deal: Deal, recordOf: RecordOf, now: number): StartJudgement {
  if (firstPlaces(graph).includes(deal.nodeId)) return { passes: [], missing: [] };
  const free = placesFrom(graph, deal, recordOf, now, true).get(deal.nodeId);
  if (free !== undefined) return free;
  return placesFrom(graph, deal, recordOf, now, false).get(deal.nodeId) ?? { passes: ['jump'], missing: [] };
}

/** Stages in which a deal that has ended can be reopened: where it has been, and where it could begin as it is now. */
export function reopensIn(
  graph: MapGraph,
  deal: Deal,
  history: readonly DealEvent[],
  recordOf: RecordOf,
  now: number,
): ReadonlySet<string> {
  const taken = new Set(history.flatMap((event) => (event.kind === 'undone' ? event.events : [])));
  const found = new Set(placesFrom(graph, deal, recordOf, now, true).keys());
  for (const event of history) {
    if (event.kind !== 'created' && event.kind !== 'entered' && event.kind !== 'transferred') continue;
    const node = taken.has(event.id) ? undefined : graph.node(event.to);
    if (node?.type === 'stage' && holdsDeals(node)) found.add(event.to);
  }
  return found;
}

/** Stages by the fewest steps from a start, with what stands in the way; `free` leaves out steps with a hindrance. */
function placesFrom(
  graph: MapGraph,
  deal: Deal,
  recordOf: RecordOf,
  now: number,
  free: boolean,
): ReadonlyMap<string, StartJudgement> {
  const fresh: Deal = { ...deal, ticks: {}, confirmed: null, wonAt: null, endedAt: null, end: null };
  const found = new Map<string, StartJudgement>();
  for (const id of firstPlaces(graph)) found.set(id, { passes: [], missing: [] });
  // The map grows while it is walked: each place once, the nearest first.
  for (const [id, { passes, missing }] of found) {
    const here = { ...fresh, nodeId: id };
    const record = recordOf(here);
    for (const { to } of nextOf(graph, id, record, now)) {
      if (found.has(to.id) || to.type === 'outcome') continue;
      const step = judgeMove(graph, here, to.id, record, now);
      if (!step.ok || (free && step.passes.length > 0)) continue;
      const lacks = step.passes.includes('gate') ? (step.gate?.missing ?? []) : [];
      found.set(to.id, {
        passes: [...new Set([...passes, ...step.passes])],
        missing: [...missing, ...lacks.map(({ item }) => item.text)],
      });
    }
  }
  return found;
}

/** The map's starts that hold deals; of one that does not, the first stages behind it that do. */
function firstPlaces(graph: MapGraph): readonly string[] {
  const seen = new Set<string>();
  const places: string[] = [];
  const queue = [...startsOf(graph)];
  for (const id of queue) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = graph.node(id);
    if (node?.type === 'stage' && holdsDeals(node)) places.push(id);
    else if (node?.type !== 'outcome') queue.push(...graph.out(id).map(({ to }) => to));
  }
  return places;
}

/** Where a new deal stands when nobody says where. */
export function firstPlace(graph: MapGraph): string | undefined {
  return firstPlaces(graph)[0];
}
